extension RulebookCompiler {
  /// Where the criteria and areas will stand in the rulebook.
  struct Plan {
    struct CriterionEntry {
      let declaration: CriterionDeclaration
      let area: Int
    }

    struct AreaEntry {
      let entry: AreaEntryDeclaration
      let file: AreaDeclaration
      let criteria: Range<Int>
      let pillar: Int
    }

    var criteria: [CriterionEntry] = []
    var areas: [AreaEntry] = []
    /// For each pillar the numbers of its areas.
    var areasOfPillars: [Range<Int>] = []
  }

  /// Puts the areas in the order of the framework and finds the file of each.
  mutating func plan(of framework: FrameworkDeclaration) -> Plan {
    var plan = Plan()
    var files: [String: AreaDeclaration] = [:]
    for area in declaration.areas where files[area.id.value] == nil { files[area.id.value] = area }
    var placed: [String: FileLocation] = [:]
    for (pillarNumber, pillar) in framework.pillars.enumerated() {
      let start = plan.areas.count
      for entry in pillar.areas {
        if let earlier = placed[entry.id.value] {
          report(
            .error(
              .areaPlacedTwice, "`\(entry.id.value)` stands in a pillar already",
              at: entry.id.location, help: "leave the area in one pillar",
              notes: [.init("the first place", at: earlier)]))
          continue
        }
        placed[entry.id.value] = entry.id.location
        guard let file = files[entry.id.value] else {
          report(
            .error(
              .areaWithoutFile, "no file states the criteria of `\(entry.id.value)`",
              at: entry.id.location,
              help: Spelling.nearest(to: entry.id.value, among: files.keys).map { "write `\($0)`" }
                ?? "add `areas/\(entry.id.value).yaml`"))
          continue
        }
        let first = plan.criteria.count
        plan.criteria += file.criteria.map { .init(declaration: $0, area: plan.areas.count) }
        plan.areas.append(
          .init(
            entry: entry, file: file, criteria: first..<plan.criteria.count, pillar: pillarNumber))
      }
      plan.areasOfPillars.append(start..<plan.areas.count)
    }
    for area in declaration.areas where placed[area.id.value] == nil {
      report(
        .error(
          .areaWithoutPillar, "`\(area.id.value)` stands in no pillar of the framework",
          at: area.id.location, help: "add it to a pillar of the framework, or remove the file"))
    }
    return plan
  }

  mutating func compileCriterion(_ entry: Plan.CriterionEntry, stages: [Located<String>])
    -> Criterion
  {
    let criterion = entry.declaration
    var stage = 1
    if let number = stages.firstIndex(of: criterion.stage) {
      stage = number
      if number == 0 {
        report(
          .error(
            .criterionOfFirstStage,
            "`\(criterion.stage.value)` is where a country starts, so no criterion belongs to it",
            at: criterion.stage.location,
            help: stages.count > 1 ? "write `\(stages[1].value)` or a later stage" : nil))
      }
    } else {
      reportUnknown("stage", .unknownStage, criterion.stage, among: stages.map(\.value))
    }
    let appliesWhen = criterion.appliesWhen.flatMap { condition($0) }
    let measurement: Criterion.Measurement
    switch criterion.measurement {
    case .conditions(let met, let levels):
      let first = condition(met).map { Criterion.Level(credit: .one, condition: $0) }
      let others = levels.map { level in
        condition(level.condition).map {
          Criterion.Level(credit: level.credit.value, condition: $0)
        }
      }
      measurement = .levels(([first] + others).compactMap(\.self))
    case .quantity(let fact, let from, let to):
      measurement = quantity(fact: fact, from: from, to: to)
    }
    var read: [Int] = []
    func note(_ fact: Int) { if !read.contains(fact) { read.append(fact) } }
    for test in appliesWhen?.tests ?? [] { note(tests[test].fact) }
    switch measurement {
    case .levels(let levels):
      for test in levels.flatMap(\.condition.tests) { note(tests[test].fact) }
    case .quantity(let fact, _, _): note(fact)
    }
    return Criterion(
      id: criterion.id.value, title: criterion.title.value, basis: references(criterion.basis),
      stage: stage, weight: criterion.weight?.value ?? .one, severity: criterion.severity.value,
      requires: criteria(named: criterion.requires), appliesWhen: appliesWhen,
      measurement: measurement, remedy: criterion.remedy.value, area: entry.area, facts: read,
      asksOfPractice: read.contains { facts[$0].track == .practice },
      location: criterion.id.location)
  }

  /// The condition, or nil where a part of it could not be read.
  mutating func condition(_ written: WrittenCondition) -> Condition? {
    switch written {
    case .fact(let id, let written):
      guard let number = factNumbers[id.value] else {
        reportUnknown("fact", .unknownFact, id, among: factNumbers.keys)
        return nil
      }
      let reader = TestReader(fact: facts[number], side: .rule)
      guard let test = reader.read(written, reporting: &diagnostics) else { return nil }
      let key = AskedTestKey(fact: number, test: test)
      if let known = testNumbers[key] { return .test(known) }
      testNumbers[key] = tests.count
      tests.append(AskedTest(fact: number, test: test, words: written.text))
      return .test(tests.count - 1)
    case .all(let parts, _): return conditions(parts).map(Condition.all)
    case .any(let parts, _): return conditions(parts).map(Condition.any)
    case .none(let parts, _): return conditions(parts).map(Condition.none)
    case .atLeast(let count, let parts, _):
      return conditions(parts).map { .atLeast(count, $0) }
    }
  }

  private mutating func conditions(_ written: [WrittenCondition]) -> [Condition]? {
    let parts = written.map { condition($0) }
    let readable = parts.compactMap(\.self)
    return readable.count == parts.count ? readable : nil
  }

  private mutating func quantity(
    fact id: Located<String>, from: Located<String>, to: Located<String>
  )
    -> Criterion.Measurement
  {
    guard let number = factNumbers[id.value] else {
      reportUnknown("fact", .unknownFact, id, among: factNumbers.keys)
      return .levels([])
    }
    let fact = facts[number]
    guard fact.kind.isNumber else {
      report(
        .error(
          .measureOfNoNumber, "`\(fact.id)` is \(fact.kind.withArticle), not a number",
          at: id.location, help: "measure a whole number, number, percent or money"))
      return .levels([])
    }
    // As an exact value read on the profile's side, where a value may fill the whole range.
    let reader = TestReader(fact: fact, side: .profile)
    func position(_ written: Located<String>) -> Int128? {
      guard let test = reader.read(.words(written), reporting: &diagnostics) else { return nil }
      if case .interval(let interval) = test, interval.low == interval.high { return interval.low }
      report(
        .error(
          .measureEndIsNoValue, "`\(written.value.excerpt)` is not one value",
          at: written.location, help: "write the value at which credit begins or is full"))
      return nil
    }
    guard let low = position(from), let high = position(to) else { return .levels([]) }
    guard low != high else {
      report(
        .error(
          .measureWithoutLength, "`from` and `to` are the same", at: to.location,
          help: "credit needs two different values to run between"))
      return .levels([])
    }
    return .quantity(fact: number, from: low, to: high)
  }
}

extension WrittenTest {
  /// The test on one line, as its author wrote it.
  public var text: String {
    switch self {
    case .words(let words): words.value
    case .list(let items, _): items.isEmpty ? "[]" : items.map(\.value).joined(separator: ", ")
    }
  }
}
