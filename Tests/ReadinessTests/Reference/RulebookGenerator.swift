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

    let entries = framework.pillars.flatMap(\.areas)
    let most = max(entries.count, random.chance(10) ? 12 : 7)
    var ids = Array(criterionIDs.prefix(random.within(entries.count...most)))
    criterionIDs = ids
    rulebook.areas = entries.enumerated().map { number, entry in
      // Each area has a criterion, and the last one those that are left.
      let later = entries.count - number - 1
      let count = later == 0 ? ids.count : random.within(1...min(ids.count - later, 4))
      let own = ids.prefix(count).map { criterion($0) }
      ids.removeFirst(count)
      return AreaDeclaration(id: entry.id, title: text("Area"), criteria: Array(own))
    }
    addWeights(&framework, &rulebook)
    addCaps(&framework)
    rulebook.frameworks = [framework]
    rulebook.sources = ["s", "t"].map { source($0) }
    addActions(&rulebook)
    return rulebook
  }

  /// A free text, sometimes one in which YAML or a report could see more than a text.
  private mutating func text(_ plain: String) -> Located<String> {
    located(
      random.chance(80)
        ? plain
        : random.pick([
          "What: a title", "A \"quoted\" word, and 'another'", "It's so; isn't it?", "# no comment",
          "[brackets] and {braces}", "- a dash", "C:\\path", "É – ünïcode, 中文", "100% of it",
          "@Article 2", "& co * ! | > %", "a <b>bold</b> claim", "ends with a colon:",
        ]))
  }

  private mutating func source(_ id: String) -> SourceDeclaration {
    let isTreaty = random.chance(30)
    var criteria = ["a", "b"].map { id in
      SourceCriterionDeclaration(
        id: located(id), at: located("page"), says: text("Something is so."),
        obligation: isTreaty ? located(random.pick(Obligation.allCases)) : nil,
        checked: isTreaty && random.chance(50) ? located(random.chance(50)) : nil)
    }
    // Criteria that no rule may cite.
    if random.chance(20) {
      criteria.append(
        SourceCriterionDeclaration(
          id: located("i"), at: located("page"), says: text("The world does so."),
          isInternational: true))
    }
    if random.chance(20) {
      criteria.append(
        SourceCriterionDeclaration(
          id: located("n"), at: located("page"), says: text("Someone does so."),
          notAssessed: text("It cannot be measured.")))
    }
    return SourceDeclaration(
      id: located(id), title: text("Source"),
      publisher: random.chance(30) ? text("Council of Europe") : nil,
      dated: random.chance(30) ? located(day(TestGenerator.anyDay(&random))) : nil,
      url: random.chance(20) ? located("https://example.org/\(id)?a=1&b=2#c") : nil,
      criteria: criteria)
  }

  /// Support lines, cost assumptions and actions, which touch no score.
  private mutating func addActions(_ rulebook: inout RulebookDeclaration) {
    guard random.chance(25) else { return }
    let lines = ["legislation", "training"]
    rulebook.supportLines = [
      SupportLinesDeclaration(
        lines: lines.map { .init(id: located($0), title: text("Line"), basis: basis()) })
    ]
    func cost() -> Located<CostRange> {
      located(CostRange(low: Quantity(random.below(3)), likely: Quantity(5), high: Quantity(9)))
    }
    rulebook.costAssumptions = [
      CostAssumptionsDeclaration(
        currency: located("EUR"), priceYear: located(2025), source: text("Own figures"),
        unitCosts: [
          .init(
            id: located("expert-day"), title: text("A day of an expert"), cost: cost(),
            reasoning: text("Tenders say so."))
        ])
    ]
    let ids = ["act-1", "act-2", "act-3"].prefix(random.within(1...3))
    rulebook.actions = [
      ActionsDeclaration(
        actions: ids.enumerated().map { number, id in
          ActionDeclaration(
            id: located(id), title: text("Action"), line: located(random.pick(lines)),
            achieves: random.subset(of: criterionIDs, atLeast: 1).map(located),
            after: random.subset(of: Array(ids.prefix(number)), atLeast: 0).map(located),
            assistance: text("advice"), institution: located("ministry"),
            months: located(random.below(600)), cost: cost(), indicator: text("It is done."))
        })
    ]
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
      choices: choices.map { .init(word: located($0), meaning: text("meaning")) },
      unit: kind == .money || (hasUnit(kind) && random.chance(30)) ? located("EUR") : nil,
      range: range.map(located), ask: text("What is so?"),
      track: located(random.pick(Track.allCases)), respondent: located("someone"),
      staleAfter: freshness(chance: 20))
  }

  private func hasUnit(_ kind: FactKind) -> Bool {
    switch kind {
    case .wholeNumber, .number: true
    case .yesOrNo, .choice, .orderedChoice, .percent, .money, .date, .setOfChoices, .text: false
    }
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
      id: located(id), title: text("Criterion"), basis: basis(),
      stage: located(random.pick(Array(stages.dropFirst()))),
      severity: located(random.pick([.critical, .high, .high, .medium, .low])),
      requires: required.map(located),
      appliesWhen: random.chance(30) ? condition(depth: 1, from: free) : nil,
      measurement: measurement(), remedy: text("Do it."))
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
        id: located("pillar-\(number + 1)"), title: text("Pillar"), combine: combination(),
        areas: areas)
    }
    return FrameworkDeclaration(
      id: located("framework"), title: text("Framework"), edition: located("2026.1"),
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
