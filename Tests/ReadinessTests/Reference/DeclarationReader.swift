import Readiness

/// Puts the declarations of a rulebook in numbers, for the reference evaluator.
struct DeclarationReader {
  let rulebook: RulebookDeclaration
  let facts: [ReferenceFact]
  let lens: String?
  let framework: FrameworkDeclaration
  let areas: [AreaEntryDeclaration]
  private let written: [(area: Int, criterion: CriterionDeclaration)]
  private let numbers: [String: Int]
  private let factNumbers: [String: Int]

  init(rulebook: RulebookDeclaration, facts: [ReferenceFact], lens: String?) {
    self.rulebook = rulebook
    self.facts = facts
    self.lens = lens
    framework = rulebook.frameworks[0]
    areas = framework.pillars.flatMap(\.areas)
    written = areas.enumerated().flatMap { number, entry in
      rulebook.areas.filter { $0.id == entry.id }.flatMap(\.criteria).map { (number, $0) }
    }
    numbers = Dictionary(
      uniqueKeysWithValues: written.enumerated().map { ($1.criterion.id.value, $0) })
    factNumbers = Dictionary(uniqueKeysWithValues: facts.enumerated().map { ($1.id, $0) })
  }

  func criteria() -> [ReferenceEvaluator.Criterion] {
    let stages = framework.stages.map(\.value)
    return written.map { area, criterion in
      ReferenceEvaluator.Criterion(
        id: criterion.id.value, stage: stages.firstIndex(of: criterion.stage.value) ?? 0,
        weight: criterion.weight?.value.millionths ?? 1_000_000,
        severity: criterion.severity.value, requires: numbers(of: criterion.requires),
        appliesWhen: criterion.appliesWhen.map { condition($0) },
        measurement: measurement(criterion.measurement), area: area,
        isCounted: lens.map { lens in
          criterion.basis.contains { $0.value.hasPrefix(lens + "/") }
        } ?? true)
    }
  }

  /// Areas, then pillars, then the framework.
  func groups() -> [ReferenceEvaluator.Group] {
    let areaGroups = areas.enumerated().map { number, entry in
      let children = written.indices.filter { written[$0].area == number }
      return ReferenceEvaluator.Group(
        id: entry.id.value, weight: millionths(entry.weight),
        combination: entry.combine?.value ?? .mean, cap: cap(entry.cap),
        children: .criteria(children))
    }
    var first = 0
    let pillarGroups = framework.pillars.map { pillar in
      let children = Array(first..<(first + pillar.areas.count))
      first += pillar.areas.count
      return ReferenceEvaluator.Group(
        id: pillar.id.value, weight: millionths(pillar.weight),
        combination: pillar.combine?.value ?? .mean, cap: cap(pillar.cap),
        children: .groups(children))
    }
    let top = ReferenceEvaluator.Group(
      id: framework.id.value, weight: 1, combination: framework.combine?.value ?? .mean, cap: nil,
      children: .groups(Array(first..<(first + framework.pillars.count))))
    return areaGroups + pillarGroups + [top]
  }

  /// The criteria of the lens's source, each with the criteria of the rulebook that cite it.
  func lensCriteria() -> [(id: String, rules: [Int])] {
    guard let source = rulebook.sources.first(where: { $0.id.value == lens }) else { return [] }
    return source.criteria.map { criterion in
      let reference = "\(source.id.value)/\(criterion.id.value)"
      return (
        reference,
        written.indices.filter { number in
          written[number].criterion.basis.contains { $0.value == reference }
        }
      )
    }
  }

  private func millionths(_ weight: Located<Weight>?) -> Int64 {
    weight?.value.millionths ?? 1_000_000
  }

  private func numbers(of ids: [Located<String>]) -> [Int] {
    ids.map { id in
      guard let number = numbers[id.value] else {
        preconditionFailure("there is no criterion `\(id.value)`")
      }
      return number
    }
  }

  private func cap(_ cap: CapDeclaration?) -> (ceiling: Int64, until: [Int])? {
    cap.map { ($0.ceiling.value.trillionths, numbers(of: $0.until)) }
  }

  private func fact(_ id: Located<String>) -> Int {
    guard let number = factNumbers[id.value] else {
      preconditionFailure("there is no fact `\(id.value)`")
    }
    return number
  }

  private func condition(_ written: WrittenCondition) -> ReferenceEvaluator.Condition {
    switch written {
    case .fact(let id, let test):
      let number = fact(id)
      return .test(number, facts[number].read(test))
    case .all(let parts, _): return .all(parts.map { condition($0) })
    case .any(let parts, _): return .any(parts.map { condition($0) })
    case .none(let parts, _): return .none(parts.map { condition($0) })
    case .atLeast(let count, let parts, _): return .atLeast(count, parts.map { condition($0) })
    }
  }

  private func measurement(_ written: CriterionDeclaration.Measurement)
    -> ReferenceEvaluator.Measurement
  {
    switch written {
    case .conditions(let met, let levels):
      return .levels(
        [(ReferenceEvaluator.one, condition(met))]
          + levels.map { ($0.credit.value.trillionths, condition($0.condition)) })
    case .quantity(let id, let from, let to):
      let number = fact(id)
      return .quantity(
        fact: number, from: facts[number].position(from.value),
        to: facts[number].position(to.value))
    }
  }
}
