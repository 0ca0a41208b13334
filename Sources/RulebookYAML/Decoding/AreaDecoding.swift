import Readiness

enum AreaKey: String, RecordKey {
  case kind, format, id, title, criteria
  static let shape = RecordShape<AreaKey>("an area", required: [.id, .title, .criteria])
}

enum CriterionKey: String, RecordKey {
  case id, title, basis, stage, weight, severity, requires
  case appliesWhen = "applies when"
  case metWhen = "met when"
  case partlyMetWhen = "partly met when"
  case levels, measures, remedy
  static let shape = RecordShape<CriterionKey>(
    "a criterion", required: [.id, .title, .basis, .stage, .severity, .remedy])
}

enum LevelKey: String, RecordKey {
  case credit, when
  static let shape = RecordShape<LevelKey>("a level", required: [.credit, .when])
}

enum MeasureKey: String, RecordKey {
  case fact, from, to
  static let shape = RecordShape<MeasureKey>("a measure", required: [.fact, .from, .to])
}

extension DocumentReader {
  mutating func area() -> AreaDeclaration? {
    guard let fields = fields(YAMLTree.root, AreaKey.self) else { return nil }
    let id = identifier(fields[.id])
    let title = freeText(fields[.title])
    let criteria = list(fields[.criteria], "a list of criteria") { $0.criterion($1) }
    guard let id, let title, let criteria else { return nil }
    return AreaDeclaration(id: id, title: title, criteria: criteria)
  }

  private mutating func criterion(_ node: YAMLNode) -> CriterionDeclaration? {
    guard let fields = fields(node, CriterionKey.self) else { return nil }
    let id = identifier(fields[.id])
    let title = freeText(fields[.title])
    let basis = references(fields[.basis])
    let stage = identifier(fields[.stage])
    let weight = weight(fields[.weight])
    let severity = word(fields[.severity], Severity.self, "a severity")
    let requires = identifiers(fields[.requires], "a list of criteria", mayBeEmpty: true)
    let appliesWhen = condition(fields[.appliesWhen])
    let measurement = measurement(fields)
    let remedy = freeText(fields[.remedy])
    guard let id, let title, let basis, let stage, let severity, let measurement, let remedy else {
      return nil
    }
    return CriterionDeclaration(
      id: id, title: title, basis: basis, stage: stage, weight: weight, severity: severity,
      requires: requires ?? [], appliesWhen: appliesWhen, measurement: measurement, remedy: remedy)
  }

  private mutating func measurement(
    _ fields: Fields<CriterionKey>
  ) -> CriterionDeclaration.Measurement? {
    let met = condition(fields[.metWhen])
    let partlyMet = condition(fields[.partlyMetWhen])
    let levels = levels(fields[.levels])
    let quantity = measure(fields[.measures])
    guard isConsistent(fields) else { return nil }
    if fields[.measures] != nil { return quantity }
    guard let met else { return nil }
    if let node = fields[.partlyMetWhen] {
      guard let partlyMet else { return nil }
      let half = Located(Share(trillionths: Share.one.trillionths / 2), at: location(of: node))
      return .conditions(met: met, levels: [.init(credit: half, condition: partlyMet)])
    }
    return .conditions(met: met, levels: levels ?? [])
  }

  /// Exactly one of `met when` and `measures`; steps of one kind and only beside `met when`.
  private mutating func isConsistent(_ fields: Fields<CriterionKey>) -> Bool {
    let steps = fields[.partlyMetWhen] ?? fields[.levels]
    if let measures = fields[.measures], let steps {
      problems.error(
        .conflictingKeys, "a criterion with `measures` has no further steps",
        at: keyLocation(of: steps),
        help: "take them out, or write `met when` instead of `measures`",
        notes: [.init("`measures` stands here", at: keyLocation(of: measures))])
      return false
    }
    guard let met = fields[.metWhen] else {
      guard fields.lacks(.measures), fields.lacks(.metWhen) else { return true }
      problems.error(
        .missingKey, "a criterion needs `met when` or `measures`", at: location(of: fields.node),
        help: "add `met when: {FACT: TEST}`, or `measures: {fact: …, from: …, to: …}`")
      return false
    }
    if let measures = fields[.measures] {
      problems.error(
        .conflictingKeys, "a criterion has either `met when` or `measures`",
        at: keyLocation(of: measures), help: "take one of them out",
        notes: [.init("`met when` stands here", at: keyLocation(of: met))])
      return false
    }
    if let partlyMet = fields[.partlyMetWhen], let levels = fields[.levels] {
      problems.error(
        .conflictingKeys, "a criterion has either `partly met when` or `levels`",
        at: keyLocation(of: levels),
        help: "take one of them out; `partly met when` is the same as one level of 50%",
        notes: [.init("`partly met when` stands here", at: keyLocation(of: partlyMet))])
      return false
    }
    return true
  }

  private mutating func levels(_ node: YAMLNode?) -> [CriterionDeclaration.Level]? {
    guard let levels = list(node, "a list of levels", { $0.level($1) }) else { return nil }
    for (higher, lower) in zip(levels, levels.dropFirst())
    where lower.credit.value >= higher.credit.value {
      problems.error(
        .creditNotFalling,
        "the credit `\(lower.credit.value)` is not below `\(higher.credit.value)` of the level"
          + " before it", at: lower.credit.location,
        help: "write the levels from the highest credit",
        notes: [.init("the level before it", at: higher.credit.location)])
    }
    return levels
  }

  private mutating func level(_ node: YAMLNode) -> CriterionDeclaration.Level? {
    guard let fields = fields(node, LevelKey.self) else { return nil }
    let credit = percent(fields[.credit])
    let condition = condition(fields[.when])
    if let credit, credit.value == .zero || credit.value == .one {
      problems.error(
        .creditOutOfRange,
        "the credit `\(credit.value)` leaves nothing between met and not met",
        at: credit.location, help: "write a percent between 0% and 100%, both excluded")
    }
    guard let credit, let condition else { return nil }
    return CriterionDeclaration.Level(credit: credit, condition: condition)
  }

  private mutating func measure(_ node: YAMLNode?) -> CriterionDeclaration.Measurement? {
    guard let node, let fields = fields(node, MeasureKey.self) else { return nil }
    let fact = identifier(fields[.fact])
    let from = text(fields[.from])
    let to = text(fields[.to])
    guard let fact, let from, let to else { return nil }
    return .quantity(fact: fact, from: from, to: to)
  }
}
