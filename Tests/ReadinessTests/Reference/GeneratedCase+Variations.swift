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

  /// The cases with one possible value for each fact, one for each choice of values that rules may
  /// tell apart; nil where these are more than `limit` or need values with many decimals.
  func everyCompletion(
    of facts: [String: Conclusions.Fact], limit: Int
  ) -> [GeneratedCase]? {
    var choices: [[(fact: ReferenceFact, tests: [WrittenTest])]] = [[]]
    let read = Set(rulebook.areas.flatMap(\.criteria).flatMap(\.readFacts))
    for fact in referenceFacts where read.contains(fact.id) {
      guard let values = facts[fact.id]?.values,
        let each = fact.everyValue(of: values, tests: tests(of: fact), on: date, limit: limit),
        !each.isEmpty, choices.count * each.count <= limit
      else { return nil }
      choices = choices.flatMap { choice in each.map { choice + [(fact, [$0])] } }
    }
    return choices.map(learning)
  }

  /// The tests and measures that rules put to the fact.
  private func tests(of fact: ReferenceFact) -> [ReferenceTest] {
    rulebook.areas.flatMap(\.criteria).flatMap { criterion -> [ReferenceTest] in
      var conditions = criterion.appliesWhen.map { [$0] } ?? []
      switch criterion.measurement {
      case .quantity(let measured, let from, let to):
        guard measured.value == fact.id else { break }
        let ends = [from.value, to.value].map(fact.position).sorted()
        return [.inside(Stretch(low: ends[0], high: ends[1]))]
          + conditions.flatMap { $0.tests(of: fact.id) }.map(fact.read)
      case .conditions(let met, let levels):
        conditions += [met] + levels.map(\.condition)
      }
      return conditions.flatMap { $0.tests(of: fact.id) }.map(fact.read)
    }
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
        .map { $0.shuffled(&random) }
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
  /// The same criterion with the parts of its conditions in another order; that of `requires`
  /// orders blockers, so it is kept.
  fileprivate func shuffled(_ random: inout RandomSource) -> CriterionDeclaration {
    var result = self
    result.basis = random.shuffled(basis)
    result.appliesWhen = appliesWhen?.shuffled(&random)
    if case .conditions(let met, let levels) = measurement {
      result.measurement = .conditions(
        met: met.shuffled(&random),
        levels: levels.map { .init(credit: $0.credit, condition: $0.condition.shuffled(&random)) })
    }
    return result
  }

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
  /// The tests that the condition puts to the fact.
  fileprivate func tests(of fact: String) -> [WrittenTest] {
    switch self {
    case .fact(let read, let test): read.value == fact ? [test] : []
    case .all(let parts, _), .any(let parts, _), .none(let parts, _), .atLeast(_, let parts, _):
      parts.flatMap { $0.tests(of: fact) }
    }
  }

  /// The same condition with the parts of each combiner in another order.
  fileprivate func shuffled(_ random: inout RandomSource) -> WrittenCondition {
    func parts(_ parts: [WrittenCondition]) -> [WrittenCondition] {
      random.shuffled(parts.map { $0.shuffled(&random) })
    }
    return switch self {
    case .fact: self
    case .all(let all, let place): .all(parts(all), at: place)
    case .any(let all, let place): .any(parts(all), at: place)
    case .none(let all, let place): .none(parts(all), at: place)
    case .atLeast(let count, let all, let place): .atLeast(count, parts(all), at: place)
    }
  }

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

  /// Statements of one value each, which cover all that the tests tell apart; nil where these are
  /// more than `limit` or need more than six decimals.
  func everyValue(
    of values: ReferenceValues, tests: [ReferenceTest], on date: CalendarDate, limit: Int
  ) -> [WrittenTest]? {
    switch values {
    case .words(let possible):
      return possible.map { words($0) }
    case .members(let members):
      let open = members.indices.filter { members[$0] == .possible }
      guard open.count <= 6 else { return nil }
      return (0..<(1 << open.count)).map { choice in
        list(
          choices.indices.filter { index in
            members[index] == .inside
              || (open.firstIndex(of: index).map { choice & (1 << $0) != 0 } ?? false)
          }.map { choices[$0] })
      }
    case .texts(let texts):
      return [words(texts?.first ?? "any text")]
    case .line(let stretches):
      let unit = step ?? 1
      let ends = stretches + tests.compactMap { passing($0, on: ReferenceDate(date)) }
      // Beside each end of a stretch or of what passes a test lies a value that differs from it.
      let near = Set(ends.flatMap { [$0.low, $0.high] }.flatMap { [$0 - unit, $0, $0 + unit] })
      let inside = near.filter { place in
        place % unit == 0
          && stretches.contains { !$0.intersection(Stretch(low: place, high: place)).isEmpty }
      }
      guard !inside.isEmpty, inside.count <= limit else { return nil }
      return inside.sorted().map { words(text(at: $0)) }
    }
  }

  private func passing(_ test: ReferenceTest, on date: ReferenceDate) -> Stretch? {
    switch test {
    case .inside(let stretch):
      stretch
    case .within(let period):
      Stretch(low: date.moved(by: period, sign: -1).ordinal, high: date.ordinal)
    case .oneOf, .includesAll, .includesAny, .includesNone, .includesAtLeast, .exactly, .text,
      .unknown:
      nil
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
