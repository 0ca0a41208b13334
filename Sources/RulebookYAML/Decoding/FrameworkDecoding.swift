import Readiness

enum FrameworkKey: String, RecordKey {
  case kind, format, id, title, edition, stages, evidence, combine, pillars
  static let shape = RecordShape<FrameworkKey>(
    "a framework", required: [.id, .title, .edition, .stages, .pillars])
}

enum PolicyKey: String, RecordKey {
  case leastGrade = "least grade"
  case staleAfter = "stale after"
  static let shape = RecordShape<PolicyKey>("an evidence policy", required: [])
}

enum PillarKey: String, RecordKey {
  case id, title, weight, combine, cap, areas
  static let shape = RecordShape<PillarKey>("a pillar", required: [.id, .title, .areas])
}

enum AreaEntryKey: String, RecordKey {
  case id, weight, combine, cap
  static let shape = RecordShape<AreaEntryKey>("an area's entry", required: [.id])
}

enum CapKey: String, RecordKey {
  case at, until, basis
  static let shape = RecordShape<CapKey>("a cap", required: [.at, .until, .basis])
}

extension DocumentReader {
  mutating func framework() -> FrameworkDeclaration? {
    guard let fields = fields(YAMLTree.root, FrameworkKey.self) else { return nil }
    let id = identifier(fields[.id])
    let title = freeText(fields[.title])
    let edition = text(fields[.edition])
    let stages = stages(fields[.stages])
    let policy = fields[.evidence].flatMap { self.fields($0, PolicyKey.self) }
    let leastGrade = grade(policy?[.leastGrade])
    let staleAfter = freshness(policy?[.staleAfter])
    let combine = combination(fields[.combine])
    let pillars = list(fields[.pillars], "a list of pillars") { $0.pillar($1) }
    guard let id, let title, let edition, let stages, let pillars else { return nil }
    return FrameworkDeclaration(
      id: id, title: title, edition: edition, stages: stages, leastGrade: leastGrade,
      staleAfter: staleAfter, combine: combine, pillars: pillars)
  }

  private mutating func stages(_ node: YAMLNode?) -> [Located<String>]? {
    guard let node, let stages = identifiers(node, "a list of stages") else { return nil }
    if tree[node].count < 2 {
      problems.error(
        .tooFewStages, "a framework needs at least two stages", at: location(of: node),
        help: "add the stages above `\(stages.first?.value ?? "")`, lowest first")
    }
    for (number, stage) in stages.enumerated() {
      guard let first = stages[..<number].first(where: { $0.value == stage.value }) else {
        continue
      }
      problems.error(
        .duplicateStage, "\(stage.value.quoted) is a stage already", at: stage.location,
        help: "keep one of the two", notes: [.init("the first one", at: first.location)])
    }
    return stages
  }

  private mutating func combination(_ node: YAMLNode?) -> Located<Combination>? {
    word(node, Combination.self, "a way to combine")
  }

  private mutating func pillar(_ node: YAMLNode) -> PillarDeclaration? {
    guard let fields = fields(node, PillarKey.self) else { return nil }
    let id = identifier(fields[.id])
    let title = freeText(fields[.title])
    let weight = weight(fields[.weight])
    let combine = combination(fields[.combine])
    let cap = cap(fields[.cap])
    let areas = list(fields[.areas], "a list of areas") { $0.areaEntry($1) }
    guard let id, let title, let areas else { return nil }
    return PillarDeclaration(
      id: id, title: title, weight: weight, combine: combine, cap: cap, areas: areas)
  }

  private mutating func areaEntry(_ node: YAMLNode) -> AreaEntryDeclaration? {
    guard let fields = fields(node, AreaEntryKey.self) else { return nil }
    let id = identifier(fields[.id])
    let weight = weight(fields[.weight])
    let combine = combination(fields[.combine])
    let cap = cap(fields[.cap])
    return id.map { AreaEntryDeclaration(id: $0, weight: weight, combine: combine, cap: cap) }
  }

  private mutating func cap(_ node: YAMLNode?) -> CapDeclaration? {
    guard let node, let fields = fields(node, CapKey.self) else { return nil }
    let ceiling = percent(fields[.at])
    let until = identifiers(fields[.until], "a list of criteria")
    let basis = references(fields[.basis])
    guard let ceiling, let until, let basis else { return nil }
    return CapDeclaration(ceiling: ceiling, until: until, basis: basis)
  }
}
