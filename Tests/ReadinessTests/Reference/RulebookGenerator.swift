import Readiness

/// Makes rulebooks that the language accepts, with every construct it has.
struct RulebookGenerator {
  private var random: RandomSource
  private var facts: [ReferenceFact] = []
  /// Facts that conditions may test as they like; the others are asked for `at least` or `yes`.
  private var free: [ReferenceFact] = []
  private var rising: [ReferenceFact] = []
  private var measurable: [ReferenceFact] = []
  private var criterionIDs: [String] = []
  private var stages: [String] = []

  init(_ random: RandomSource) {
    self.random = random
  }

  mutating func rulebook() -> RulebookDeclaration {
    var rulebook = RulebookDeclaration()
    let declared = (0..<random.within(2...7)).map { fact(number: $0) }
    stages = Array(
      ["start-up", "formative", "established", "strategic"].prefix(random.within(2...4)))
    criterionIDs = random.shuffled(
      ["c", "c-1", "c.1", "c1", "c10", "c2", "c9", "ca", "d", "d-x", "e", "f"])
    rulebook.vocabularies = [VocabularyDeclaration(facts: declared)]
    var framework = framework()
    sortFacts(declared, framework)

    var ids = Array(criterionIDs.prefix(random.within(1...(random.chance(10) ? 12 : 7))))
    criterionIDs = ids
    let entries = framework.pillars.flatMap(\.areas)
    rulebook.areas = entries.enumerated().map { number, entry in
      let isLast = number == entries.count - 1
      let count = isLast ? ids.count : min(ids.count, random.below(ids.count / 2 + 3))
      let own = ids.prefix(count).map { criterion($0) }
      ids.removeFirst(count)
      return AreaDeclaration(id: entry.id, title: located("Area"), criteria: Array(own))
    }
    addWeights(&framework, &rulebook)
    addCaps(&framework)
    rulebook.frameworks = [framework]
    rulebook.sources = ["s", "t"].map { source in
      SourceDeclaration(
        id: located(source), title: located("Source"),
        criteria: ["a", "b"].map {
          SourceCriterionDeclaration(
            id: located($0), at: located("page"), says: located("Something is so."))
        })
    }
    return rulebook
  }

  private mutating func fact(number: Int) -> FactDeclaration {
    // `yes or no` and ordered choices stand more often, as in real vocabularies.
    // Texts are never tested, so the first fact is none.
    let kinds = FactKind.allCases + [.yesOrNo, .yesOrNo, .orderedChoice, .wholeNumber]
    let kind = random.pick(number == 0 ? kinds.filter { $0 != .text } : kinds)
    var choices: [String] = []
    var range: String?
    switch kind {
    case .choice, .orderedChoice:
      choices = Array(["none", "some parts", "3-4", "most", "full"].prefix(random.within(2...5)))
    case .setOfChoices:
      let count = random.chance(4) ? random.within(9...12) : random.within(1...4)
      choices = Array("abcdefghijkl".prefix(count).map(String.init))
    case .wholeNumber:
      range = random.pick(["0 to 8", "3 to 4", "5 to 100000", "0 to 999999999999999"])
    case .number, .money:
      range = random.pick([
        "0 to 1", "0.5 to 2.5", "0 to 0.000002", "0 to 999999999999999.999999", "10 to 17",
      ])
    case .percent:
      range = random.pick([nil, "0% to 100%", "10% to 43.3%", "0% to 200%"])
    case .yesOrNo, .date, .text:
      break
    }
    return FactDeclaration(
      id: located(random.pick(["x", "y.", "z-"]) + "\(number)"), kind: located(kind),
      choices: choices.map { .init(word: located($0), meaning: located("meaning")) },
      unit: kind == .money ? located("EUR") : nil, range: range.map(located),
      ask: located("What is so?"), track: located(.practice), respondent: located("someone"),
      staleAfter: freshness(chance: 20))
  }

  private mutating func freshness(chance: Int) -> Located<Freshness>? {
    guard random.chance(chance) else { return nil }
    return located(random.chance(25) ? .never : .after(TestGenerator.period(&random)))
  }

  private mutating func sortFacts(
    _ declared: [FactDeclaration], _ framework: FrameworkDeclaration
  ) {
    facts = declared.map { ReferenceFact($0, framework: framework) }
    for fact in facts {
      switch fact.kind {
      case .text: break
      case .choice, .date, .setOfChoices: free.append(fact)
      case .yesOrNo, .orderedChoice, .wholeNumber, .number, .percent, .money:
        if random.chance(30) {
          rising.append(fact)
        } else {
          free.append(fact)
          switch fact.kind {
          case .wholeNumber, .number, .percent, .money: measurable.append(fact)
          case .yesOrNo, .choice, .orderedChoice, .date, .setOfChoices, .text: break
          }
        }
      }
    }
  }

  private mutating func criterion(_ id: String) -> CriterionDeclaration {
    let place = criterionIDs.firstIndex(of: id) ?? 0
    // The order in which ids were drawn keeps prerequisites free of circles.
    let required = random.shuffled(Array(criterionIDs[..<place]))
      .prefix(random.chance(45) ? random.within(1...3) : 0)
    return CriterionDeclaration(
      id: located(id), title: located("Criterion"), basis: basis(),
      stage: located(random.pick(Array(stages.dropFirst()))),
      severity: located(random.pick([.critical, .high, .high, .medium, .low])),
      requires: required.map(located),
      appliesWhen: random.chance(30) ? condition(depth: 1, from: free) : nil,
      measurement: measurement(), remedy: located("Do it."))
  }

  private mutating func basis() -> [Located<String>] {
    random.subset(of: ["s/a", "s/b", "t/a"], atLeast: 1).map(located)
  }

  private mutating func measurement() -> CriterionDeclaration.Measurement {
    if random.chance(25), !measurable.isEmpty {
      let fact = random.pick(measurable)
      while true {
        let from = TestGenerator.value(of: fact, &random)
        let to = TestGenerator.value(of: fact, &random)
        guard fact.position(from) != fact.position(to) else { continue }
        return .quantity(fact: located(fact.id), from: located(from), to: located(to))
      }
    }
    var credits = [
      "99.9999999999%", "66.6666666667%", "50%", "33.3%", "25%", "0.0000000001%",
    ]
    credits = random.subset(of: credits, atLeast: 0)
    let levels = credits.prefix(random.pick([0, 0, 1, 1, 2, 3])).map { text in
      guard let credit = Share(percent: text) else { preconditionFailure("`\(text)` is a share") }
      return CriterionDeclaration.Level(
        credit: located(credit), condition: condition(depth: 1, from: nil))
    }
    return .conditions(met: condition(depth: 2, from: nil), levels: Array(levels))
  }

  /// A condition over the given facts, or over all that can be tested.
  ///
  /// Rising facts are asked by rising tests, and never below a `none of`.
  private mutating func condition(depth: Int, from given: [ReferenceFact]?) -> WrittenCondition {
    if depth == 0 || random.chance(40) {
      let candidates = given ?? (free + rising)
      guard !candidates.isEmpty else { return constant() }
      let fact = random.pick(candidates)
      let isRising = rising.contains { $0.id == fact.id }
      return .fact(
        located(fact.id),
        isRising
          ? TestGenerator.risingTest(of: fact, &random)
          : TestGenerator.ruleTest(of: fact, &random))
    }
    let combiner = random.below(4)
    let below = combiner == 2 ? free : given
    let parts = (0..<random.within(1...3)).map { _ in condition(depth: depth - 1, from: below) }
    switch combiner {
    case 0: return .all(parts, at: .nowhere)
    case 1: return .any(parts, at: .nowhere)
    case 2: return .none(parts, at: .nowhere)
    default: return .atLeast(random.within(1...parts.count), parts, at: .nowhere)
    }
  }

  /// A condition where no free fact can be tested: it reads whichever fact there is.
  private mutating func constant() -> WrittenCondition {
    let testable = facts.filter { $0.kind != .text }
    guard !testable.isEmpty else { preconditionFailure("a rulebook has a fact to test") }
    let fact = random.pick(testable)
    rising.removeAll { $0.id == fact.id }
    if !free.contains(where: { $0.id == fact.id }) { free.append(fact) }
    return .fact(located(fact.id), TestGenerator.ruleTest(of: fact, &random))
  }

  private mutating func framework() -> FrameworkDeclaration {
    var areaNumber = 0
    let pillars = (0..<random.within(1...3)).map { number in
      let areas = (0..<random.pick([1, 1, 2, 3])).map { _ in
        areaNumber += 1
        return AreaEntryDeclaration(id: located("area-\(areaNumber)"), combine: combination())
      }
      return PillarDeclaration(
        id: located("pillar-\(number + 1)"), title: located("Pillar"), combine: combination(),
        areas: areas)
    }
    return FrameworkDeclaration(
      id: located("framework"), title: located("Framework"), edition: located("1"),
      stages: stages.map(located),
      leastGrade: random.chance(20) ? located(random.pick(Grade.allCases)) : nil,
      staleAfter: freshness(chance: 25), combine: combination(), pillars: pillars)
  }

  private mutating func combination() -> Located<Combination>? {
    switch random.below(10) {
    case 0, 1: located(.lowest)
    case 2: located(.geometric)
    case 3: located(.mean)
    default: nil
    }
  }

  private mutating func weight(under combination: Located<Combination>?) -> Located<Weight>? {
    let texts =
      combination?.value == .geometric
      ? [nil, "1", "2", "3", "0.5", "1.5", "5"]
      : [nil, nil, "1", "2", "3", "0.5", "2.75", "0.333333", "0.000001", "1000000"]
    return random.pick(texts).map { text in
      guard let weight = Weight(text) else { preconditionFailure("`\(text)` is a weight") }
      return located(weight)
    }
  }

  private mutating func addWeights(
    _ framework: inout FrameworkDeclaration, _ rulebook: inout RulebookDeclaration
  ) {
    for pillar in framework.pillars.indices {
      framework.pillars[pillar].weight = weight(under: framework.combine)
      for area in framework.pillars[pillar].areas.indices {
        let entry = framework.pillars[pillar].areas[area]
        framework.pillars[pillar].areas[area].weight =
          weight(under: framework.pillars[pillar].combine)
        for file in rulebook.areas.indices where rulebook.areas[file].id == entry.id {
          for criterion in rulebook.areas[file].criteria.indices {
            rulebook.areas[file].criteria[criterion].weight = weight(under: entry.combine)
          }
        }
      }
    }
  }

  private mutating func addCaps(_ framework: inout FrameworkDeclaration) {
    for pillar in framework.pillars.indices {
      framework.pillars[pillar].cap = cap()
      for area in framework.pillars[pillar].areas.indices {
        framework.pillars[pillar].areas[area].cap = cap()
      }
    }
  }

  private mutating func cap() -> CapDeclaration? {
    guard random.chance(25) else { return nil }
    guard let ceiling = Share(percent: random.pick(["0%", "40%", "50%", "66.6666666667%", "99%"]))
    else { preconditionFailure("a ceiling is a share") }
    let until = random.shuffled(criterionIDs).prefix(random.within(1...3))
    return CapDeclaration(
      ceiling: located(ceiling), until: until.map(located), basis: basis())
  }
}
