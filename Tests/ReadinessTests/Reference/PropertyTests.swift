import Readiness
import Testing

@Test func `No way of filling in the unknowns leaves the bounds`() {
  forEachCase { generated, random throws(CompilationErrors) in
    let open = try generated.scoresByEngine()
    for _ in 0..<3 {
      guard let completed = generated.completed(open.facts, &random) else { return [] }
      let settled = try completed.scoresByEngine()
      let problems = settled.problems(asPartOf: open) + settled.openSubjects
      if !problems.isEmpty { return ["completed to\n\(completed)"] + problems }
    }
    return []
  }
}

@Test func `Learning something about a fact never widens an interval`() {
  forEachCase { generated, random throws(CompilationErrors) in
    let open = try generated.scoresByEngine()
    guard let narrowed = generated.narrowed(open.facts, &random) else { return [] }
    let problems = try narrowed.scoresByEngine().problems(asPartOf: open)
    return problems.isEmpty ? [] : ["narrowed to\n\(narrowed)"] + problems
  }
}

@Test func `The order of files, criteria and statements never matters`() {
  forEachCase { generated, random throws(CompilationErrors) in
    try generated.byEngine().differences(from: generated.shuffled(&random).byEngine())
  }
}

@Test func `Weights times a constant never matter`() {
  forEachCase { generated, random throws(CompilationErrors) in
    try generated.byEngine().differences(from: generated.withMultipliedWeights(&random).byEngine())
  }
}

@Test func `Improving a fact that rules only want high never lowers a bound`() {
  forEachCase { generated, random throws(CompilationErrors) in
    guard let (before, after) = generated.improved(&random) else { return [] }
    let worse = try before.scoresByEngine()
    let better = try after.scoresByEngine()
    return worse.subjects.keys.sorted().filter { id in
      guard let one = worse.subjects[id], let other = better.subjects[id] else { return true }
      return one.applies != other.applies || other.low < one.low || other.high < one.high
    }.map { "\($0) becomes worse, improved by\n\(after)" }
  }
}

@Test func `Generated cases contain every construct of the language and every outcome`() {
  var seen: Set<String> = []
  // The same cases whatever the environment asks for, so that rare constructs are surely met.
  for number in 0..<1000 {
    let generated = GeneratedCase.generated(seed: 2011, number: number)
    let conclusions = generated.byReference()
    seen.formUnion(conclusions.outcomes)
    seen.formUnion(generated.constructs)
    // The other properties say nothing about cases that cannot be varied.
    var random = RandomSource(seed: UInt64(number))
    if generated.completed(conclusions.facts, &random) != nil { seen.insert("completed") }
    if generated.narrowed(conclusions.facts, &random) != nil { seen.insert("narrowed") }
    if generated.improved(&random) != nil { seen.insert("improved") }
  }
  let expected: Set<String> = [
    "met", "partly met", "not met", "not met, blocked", "not applicable", "unknown",
    "not stated", "grade too low", "only from", "ended", "stale since", "stated as unknown",
    "disagreement", "conflict", "group that may apply", "group that does not apply",
    "open stages", "gap", "information gap", "pressing", "unblocking", "question", "sure answer",
    "all of", "any of", "none of", "at least of", "levels", "measures rising", "measures falling",
    "requires", "applies when", "cap", "mean", "lowest", "geometric", "on", "from", "until",
    "several statements", "list", "within", "includes any of", "includes at least",
    "completed", "narrowed", "improved",
  ]
  #expect(expected.subtracting(seen) == [])
}

/// Records the first case in which something is wrong.
private func forEachCase(
  _ problems: (GeneratedCase, inout RandomSource) throws(CompilationErrors) -> [String]
) {
  for number in 0..<(CaseCount.cases / 5) {
    var random = RandomSource(seed: CaseCount.seed &+ UInt64(number))
    // A seed apart from that of the differential test, so that other cases are met.
    let seed = CaseCount.seed &+ 1
    let generated = GeneratedCase.generated(seed: seed, number: number)
    let found: [String]
    do throws(CompilationErrors) {
      found = try problems(generated, &random)
    } catch {
      found = error.messages
    }
    guard found.isEmpty else {
      Issue.record("seed \(seed), case \(number)\n\(generated)\n\(found.joined(separator: "\n"))")
      return
    }
  }
}

extension Conclusions {
  fileprivate var outcomes: Set<String> {
    var seen: Set<String> = []
    for criterion in criteria.values {
      let words = ["not met, blocked", "partly met"]
      seen.insert(words.first(where: criterion.verdict.hasPrefix) ?? criterion.verdict)
    }
    for fact in facts.values {
      let words = ["only from", "ended", "stale since"]
      seen.insert(words.first(where: fact.reason.hasPrefix) ?? fact.reason)
      if fact.disagrees { seen.insert(fact.isConflicting ? "conflict" : "disagreement") }
    }
    for group in groups.values {
      if group.bounds.applies == .unknown { seen.insert("group that may apply") }
      if group.bounds.applies == .no { seen.insert("group that does not apply") }
      if let stages = group.stages, stages.count > 1 { seen.insert("open stages") }
    }
    for gap in gaps {
      seen.insert(gap.isSure ? "gap" : "information gap")
      if gap.isPressing { seen.insert("pressing") }
      if gap.unblocks > 0 { seen.insert("unblocking") }
    }
    for question in questions {
      seen.insert(question.worst == question.best ? "sure answer" : "question")
    }
    return seen
  }
}

extension GeneratedCase {
  fileprivate var constructs: Set<String> {
    let text = description
    var seen: Set<String> = []
    let marks = [
      ("{all of", "all of"), ("{any of", "any of"), ("{none of", "none of"),
      (" of: [", "at least of"), ("% when", "levels"), ("requires:", "requires"),
      ("applies when:", "applies when"), (", cap:", "cap"), ("combine: mean", "mean"),
      ("combine: lowest", "lowest"), ("combine: geometric", "geometric"), (", on:", "on"),
      (", from: 20", "from"), (", until:", "until"), ("is: [", "list"), (": within ", "within"),
      ("includes any of", "includes any of"), ("includes at least", "includes at least"),
    ]
    for (mark, name) in marks where text.contains(mark) { seen.insert(name) }
    if profile.facts.contains(where: { $0.statements.count > 1 }) {
      seen.insert("several statements")
    }
    for criterion in rulebook.areas.flatMap(\.criteria) {
      guard case .quantity(let id, let from, let to) = criterion.measurement,
        let fact = referenceFacts.first(where: { $0.id == id.value })
      else { continue }
      seen.insert(
        fact.position(from.value) < fact.position(to.value) ? "measures rising" : "measures falling"
      )
    }
    return seen
  }
}
