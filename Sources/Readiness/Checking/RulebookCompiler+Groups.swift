extension RulebookCompiler {
  mutating func compileArea(_ area: Plan.AreaEntry) -> Group {
    Group(
      id: area.entry.id.value, title: area.file.title.value,
      weight: area.entry.weight?.value ?? .one,
      combination: area.entry.combine?.value ?? .mean, cap: compileCap(area.entry.cap),
      children: area.criteria,
      childWeights: childWeights(
        area.file.criteria.map { $0.weight?.value ?? .one }, combine: area.entry.combine),
      parent: area.pillar, location: area.file.id.location)
  }

  mutating func compilePillar(_ pillar: PillarDeclaration, _ number: Int, _ plan: Plan) -> Group {
    let areas = plan.areasOfPillars[number]
    return Group(
      id: pillar.id.value, title: pillar.title.value, weight: pillar.weight?.value ?? .one,
      combination: pillar.combine?.value ?? .mean, cap: compileCap(pillar.cap), children: areas,
      childWeights: childWeights(
        areas.map { plan.areas[$0].entry.weight?.value ?? .one }, combine: pillar.combine),
      parent: nil, location: pillar.id.location)
  }

  mutating func compileFramework(_ framework: FrameworkDeclaration) -> Group {
    Group(
      id: framework.id.value, title: framework.title.value, weight: .one,
      combination: framework.combine?.value ?? .mean, cap: nil,
      children: framework.pillars.indices,
      childWeights: childWeights(
        framework.pillars.map { $0.weight?.value ?? .one }, combine: framework.combine),
      parent: nil, location: framework.id.location)
  }

  private mutating func compileCap(_ cap: CapDeclaration?) -> Cap? {
    cap.map {
      Cap(
        ceiling: $0.ceiling.value, until: criteria(named: $0.until), basis: references($0.basis),
        location: $0.ceiling.location)
    }
  }

  /// The weights divided by their greatest common divisor; under `geometric` they then sum to at
  /// most 100, so that the mean's root stays exact.
  private mutating func childWeights(_ weights: [Weight], combine: Located<Combination>?) -> [Int64]
  {
    let divisor = weights.reduce(0) { Self.greatestCommonDivisor($0, $1.millionths) }
    let reduced = weights.map { $0.millionths / max(1, divisor) }
    if let combine, combine.value == .geometric, reduced.reduce(0, +) > 100 {
      report(
        .error(
          .geometricWeights,
          "the weights under `geometric` sum to \(reduced.reduce(0, +)) after dividing out their "
            + "common divisor", at: combine.location,
          help: "use small whole weights that then sum to at most 100"))
    }
    return reduced
  }

  private static func greatestCommonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}
