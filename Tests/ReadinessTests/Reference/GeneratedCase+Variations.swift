import Readiness

extension GeneratedCase {
  var referenceFacts: [ReferenceFact] {
    rulebook.vocabularies.flatMap(\.facts).map {
      ReferenceFact($0, framework: rulebook.frameworks[0])
    }
  }

  /// The case in which the facts are known, on the day of assessment, by primary evidence.
  ///
  /// What the profile states about these facts is replaced; each test is a statement of its own.
  func learning(_ learned: [(fact: ReferenceFact, tests: [WrittenTest])]) -> GeneratedCase {
    var result = self
    let source = EvidenceDeclaration(
      id: located("learned"), title: located("Answers"), type: located("answer"),
      date: located(date), grade: located(.primary))
    result.profile.evidence.append(source)
    result.profile.facts.removeAll { stated in
      learned.contains { $0.fact.id == stated.fact.value }
    }
    result.profile.facts += learned.map { fact, tests in
      StatedFactDeclaration(
        fact: located(fact.id),
        statements: tests.map { StatementDeclaration(value: $0, evidence: source.id) })
    }
    return result
  }

  /// The case with one possible value chosen for each fact; nil if a value has no short decimals.
  func completed(_ facts: [String: Conclusions.Fact], _ random: inout RandomSource)
    -> GeneratedCase?
  {
    var learned: [(fact: ReferenceFact, tests: [WrittenTest])] = []
    for fact in referenceFacts {
      guard let values = facts[fact.id]?.values, let test = fact.oneValue(of: values, &random)
      else { return nil }
      learned.append((fact, [test]))
    }
    return learning(learned)
  }

  /// The case in which less of an undetermined fact's values is possible; nil if all are settled.
  func narrowed(_ facts: [String: Conclusions.Fact], _ random: inout RandomSource)
    -> GeneratedCase?
  {
    let open = referenceFacts.filter {
      $0.kind != .text && !(facts[$0.id]?.values.isDetermined ?? true)
    }
    guard !open.isEmpty else { return nil }
    let fact = random.pick(open)
    guard let values = facts[fact.id]?.values, let tests = fact.part(of: values, &random) else {
      return nil
    }
    return learning([(fact, tests)])
  }

  /// The case with files, criteria, statements and everything else without order shuffled.
  func shuffled(_ random: inout RandomSource) -> GeneratedCase {
    var result = self
    let facts = random.shuffled(rulebook.vocabularies.flatMap(\.facts))
    let cut = random.below(facts.count + 1)
    result.rulebook.vocabularies = [facts[..<cut], facts[cut...]].map {
      VocabularyDeclaration(facts: Array($0))
    }
    result.rulebook.sources = random.shuffled(rulebook.sources)
    result.rulebook.areas = random.shuffled(rulebook.areas)
    for area in result.rulebook.areas.indices {
      result.rulebook.areas[area].criteria = random.shuffled(result.rulebook.areas[area].criteria)
    }
    result.rulebook.frameworks[0].pillars = random.shuffled(rulebook.frameworks[0].pillars)
    for pillar in result.rulebook.frameworks[0].pillars.indices {
      result.rulebook.frameworks[0].pillars[pillar].areas = random.shuffled(
        result.rulebook.frameworks[0].pillars[pillar].areas)
    }
    result.profile.evidence = random.shuffled(profile.evidence)
    result.profile.facts = random.shuffled(profile.facts)
    for fact in result.profile.facts.indices {
      result.profile.facts[fact].statements = random.shuffled(
        result.profile.facts[fact].statements)
    }
    return result
  }

  /// The case with the weights of all siblings multiplied by the same number, where they allow it.
  func withMultipliedWeights(_ random: inout RandomSource) -> GeneratedCase {
    func multiplied(_ weights: [Located<Weight>?], by factor: Int64) -> [Located<Weight>?] {
      let products = weights.map { ($0?.value ?? .one).millionths * factor }
      guard products.allSatisfy({ $0 <= 1_000_000_000_000 }) else { return weights }
      return products.map { located(Weight(millionths: $0)) }
    }
    func factor() -> Int64 { random.pick([2, 3, 7, 10]) }
    var result = self
    let pillars = rulebook.frameworks[0].pillars
    for (pillar, weight) in multiplied(pillars.map(\.weight), by: factor()).enumerated() {
      result.rulebook.frameworks[0].pillars[pillar].weight = weight
      let weights = multiplied(pillars[pillar].areas.map(\.weight), by: factor())
      for (area, weight) in weights.enumerated() {
        result.rulebook.frameworks[0].pillars[pillar].areas[area].weight = weight
      }
    }
    for (area, file) in rulebook.areas.enumerated() {
      let weights = multiplied(file.criteria.map(\.weight), by: factor())
      for (criterion, weight) in weights.enumerated() {
        result.rulebook.areas[area].criteria[criterion].weight = weight
      }
    }
    return result
  }

  /// The same case twice, a fact that rules only want high being higher in the second.
  func improved(_ random: inout RandomSource) -> (before: GeneratedCase, after: GeneratedCase)? {
    let criteria = rulebook.areas.flatMap(\.criteria)
    let wanted = referenceFacts.filter { fact in
      criteria.contains { $0.readFacts.contains(fact.id) }
        && criteria.allSatisfy { $0.onlyWantsHigh(fact.id) }
    }
    guard !wanted.isEmpty else { return nil }
    let fact = random.pick(wanted)
    let before: String
    let after: String
    switch fact.allValues {
    case .words(let words):
      let places = random.subset(of: Array(words.indices), atLeast: 2)
      (before, after) = (words[places[0]], words[places[1]])
    case .line:
      let values = (0..<2).map { _ in TestGenerator.value(of: fact, &random) }
        .sorted { fact.position($0) < fact.position($1) }
      (before, after) = (values[0], values[1])
    case .members, .texts:
      return nil
    }
    return (
      learning([(fact, [.words(located(before))])]), learning([(fact, [.words(located(after))])])
    )
  }
}

extension CriterionDeclaration {
  /// Whether the fact, if read at all, is asked for `yes` or `at least` alone, and never negated.
  fileprivate func onlyWantsHigh(_ fact: String) -> Bool {
    if let appliesWhen, appliesWhen.readFacts.contains(fact) { return false }
    switch measurement {
    case .quantity(let measured, _, _):
      return measured.value != fact
    case .conditions(let met, let levels):
      return ([met] + levels.map(\.condition)).allSatisfy { $0.onlyWantsHigh(fact) }
    }
  }
}

extension WrittenCondition {
  fileprivate func onlyWantsHigh(_ fact: String) -> Bool {
    switch self {
    case .fact(let read, .words(let words)):
      read.value != fact || words.value == "yes" || words.value.hasPrefix("at least ")
    case .fact(let read, .list):
      read.value != fact
    case .all(let parts, _), .any(let parts, _), .atLeast(_, let parts, _):
      parts.allSatisfy { $0.onlyWantsHigh(fact) }
    case .none:
      !readFacts.contains(fact)
    }
  }
}

extension ReferenceFact {
  private func words(_ text: String) -> WrittenTest { .words(located(text)) }

  private func list(_ words: [String]) -> WrittenTest { .list(words.map(located), at: .nowhere) }

  /// A statement of one of the values; nil where that would need more than six decimals.
  func oneValue(of values: ReferenceValues, _ random: inout RandomSource)
    -> WrittenTest?
  {
    switch values {
    case .words(let possible):
      return words(random.pick(possible))
    case .line(let stretches):
      return position(in: random.pick(stretches), &random).map { words(text(at: $0)) }
    case .members(let members):
      let inside = choices.indices.filter { choice in
        members[choice] == .inside || (members[choice] == .possible && random.chance(50))
      }
      return list(inside.map { choices[$0] })
    case .texts(let texts):
      return words(random.pick(texts ?? ["any text"]))
    }
  }

  private func position(in stretch: Stretch, _ random: inout RandomSource) -> Int128? {
    let unit = step ?? 1
    let low = stretch.isOpenBelow ? stretch.low + unit : stretch.low
    let high = stretch.isOpenAbove ? stretch.high - unit : stretch.high
    guard low <= high else { return nil }
    let part = (high - low) * Int128(random.below(9)) / 8
    return low + part / unit * unit
  }

  /// Statements that together allow a part of the values, or all of one stretch.
  fileprivate func part(of values: ReferenceValues, _ random: inout RandomSource)
    -> [WrittenTest]?
  {
    switch values {
    case .words(let possible):
      return kind == .yesOrNo
        ? [words(random.pick(possible))] : [list(random.subset(of: possible, atLeast: 1))]
    case .members(let members):
      func pick(_ known: ReferenceValues.Membership) -> [String] {
        choices.indices.filter { members[$0] == known }.map { choices[$0] }
      }
      let open = random.shuffled(pick(.possible))
      let cut = random.below(open.count + 1)
      let inside = pick(.inside) + open[..<cut]
      let outside = pick(.outside) + (random.chance(50) ? open[cut...] : [])
      return (inside.isEmpty ? [] : [words("includes all of " + inside.joined(separator: ", "))])
        + (outside.isEmpty ? [] : [words("includes none of " + outside.joined(separator: ", "))])
        + [words("unknown")]
    case .line(let stretches):
      var stretch = random.pick(stretches)
      let ends = (0..<2).compactMap { _ in position(in: stretch, &random) }.sorted()
      guard ends.count == 2 else { return nil }
      if random.chance(60) { (stretch.low, stretch.isOpenBelow) = (ends[0], false) }
      if random.chance(60) { (stretch.high, stretch.isOpenAbove) = (ends[1], false) }
      let low = text(at: stretch.low)
      let high = text(at: stretch.high)
      if kind == .date { return [words("on or after " + low), words("on or before " + high)] }
      return [
        words((stretch.isOpenBelow ? "more than " : "at least ") + low),
        words((stretch.isOpenAbove ? "less than " : "at most ") + high),
      ]
    case .texts:
      return nil
    }
  }
}
