import Readiness

extension GeneratedCase {
  /// Completions of the unknowns that score outside of the bounds, or that leave something open.
  ///
  /// Every completion is tried where there are few, and some where there are many.
  func unsoundCompletions(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    let rulebook = try compiled().get().rulebook
    let open = try byEngine(under: rulebook)
    let every = everyCompletion(of: open.facts, limit: 64)
    var completions = every ?? []
    if every == nil {
      for _ in 0..<3 { completed(open.facts, &random).map { completions.append($0) } }
    }
    var settled: [Conclusions] = []
    for completed in completions {
      let conclusions = try completed.byEngine(under: rulebook)
      let problems = conclusions.problems(asPartOf: open) + conclusions.openSubjects
      if !problems.isEmpty { return ["completed to\n\(completed)"] + problems }
      settled.append(conclusions)
    }
    return every == nil ? [] : unreachedBounds(open, settled)
  }

  /// The bounds of criteria that no completion reaches although nothing stands in the way: each
  /// asks one question about one fact, so that the interval must be exact.
  private func unreachedBounds(_ open: Conclusions, _ settled: [Conclusions]) -> [String] {
    let facts = Dictionary(uniqueKeysWithValues: referenceFacts.map { ($0.id, $0) })
    return rulebook.areas.flatMap(\.criteria).compactMap { criterion -> String? in
      let id = criterion.id.value
      guard criterion.requires.isEmpty, criterion.appliesWhen == nil,
        criterion.readFacts.count == 1, let fact = facts[criterion.readFacts[0]],
        fact.hasFewValues, let bounds = open.criteria[id]?.bounds
      else { return nil }
      let reached = settled.compactMap { $0.criteria[id]?.bounds.low }
      guard reached.min() != bounds.low || reached.max() != bounds.high else { return nil }
      return "\(id): \(bounds) is wider than what completions reach"
    }
  }

  /// Answers to open questions by which some interval becomes wider.
  func wideningAnswers(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    let rulebook = try compiled().get().rulebook
    var wider = try byEngine(under: rulebook)
    var current = self
    // Learning goes on from what was learnt before.
    for _ in 0..<3 {
      guard let narrowed = current.narrowed(wider.facts, &random) else { return [] }
      let narrower = try narrowed.byEngine(under: rulebook)
      let problems = narrower.problems(asPartOf: wider)
      if !problems.isEmpty { return ["narrowed to\n\(narrowed)"] + problems }
      (current, wider) = (narrowed, narrower)
    }
    return []
  }

  func changesByOrder(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    let shuffled = shuffled(&random)
    let changes = try byEngine().differences(from: shuffled.byEngine())
    return changes.isEmpty ? [] : ["shuffled to\n\(shuffled)"] + changes
  }

  func changesByWeights(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    let multiplied = withMultipliedWeights(&random)
    let changes = try byEngine().differences(from: multiplied.byEngine())
    return changes.isEmpty ? [] : ["multiplied to\n\(multiplied)"] + changes
  }

  /// What becomes worse although a fact that rules only want high becomes higher.
  func harmfulImprovements(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    guard let (before, after) = improved(&random) else { return [] }
    let rulebook = try compiled().get().rulebook
    let worse = try before.byEngine(under: rulebook)
    let better = try after.byEngine(under: rulebook)
    return worse.subjects.keys.sorted().filter { id in
      guard let one = worse.subjects[id], let other = better.subjects[id] else { return true }
      return one.applies != other.applies || other.low < one.low || other.high < one.high
    }.map { "\($0) becomes worse, improved by\n\(after)" }
  }
}

extension ReferenceFact {
  fileprivate var hasFewValues: Bool {
    switch allValues {
    case .words, .members: true
    case .line, .texts: false
    }
  }
}
