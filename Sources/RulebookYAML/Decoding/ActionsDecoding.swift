import Readiness

enum ActionsKey: String, RecordKey {
  case kind, format, actions
  static let shape = RecordShape<ActionsKey>("an actions file", required: [.actions])
}

enum ActionKey: String, RecordKey {
  case id, title, line, achieves, after, assistance, institution, months, cost, indicator
  static let shape = RecordShape<ActionKey>(
    "an action",
    required: [
      .id, .title, .line, .achieves, .assistance, .institution, .months, .cost, .indicator,
    ])
}

enum CostKey: String, RecordKey {
  case low, likely, high
  static let shape = RecordShape<CostKey>("a cost", required: [.low, .likely, .high])
}

extension DocumentReader {
  mutating func actions() -> ActionsDeclaration? {
    guard let fields = fields(YAMLTree.root, ActionsKey.self) else { return nil }
    return list(fields[.actions], "a list of actions") { $0.action($1) }
      .map { ActionsDeclaration(actions: $0) }
  }

  private mutating func action(_ node: YAMLNode) -> ActionDeclaration? {
    guard let fields = fields(node, ActionKey.self) else { return nil }
    let id = identifier(fields[.id])
    let title = freeText(fields[.title])
    let line = identifier(fields[.line])
    let achieves = identifiers(fields[.achieves], "a list of criteria")
    let after = identifiers(fields[.after], "a list of actions", mayBeEmpty: true)
    let assistance = freeText(fields[.assistance])
    let institution = identifier(fields[.institution])
    let months = wholeNumber(fields[.months], "a number of months", in: 0...600)
    let cost = cost(fields[.cost])
    let indicator = freeText(fields[.indicator])
    guard let id, let title, let line, let achieves, let assistance, let institution, let months,
      let cost, let indicator
    else { return nil }
    return ActionDeclaration(
      id: id, title: title, line: line, achieves: achieves, after: after ?? [],
      assistance: assistance, institution: institution, months: months, cost: cost,
      indicator: indicator)
  }

  mutating func cost(_ node: YAMLNode?) -> Located<CostRange>? {
    guard let node, let fields = fields(node, CostKey.self) else { return nil }
    let low = quantity(fields[.low])
    let likely = quantity(fields[.likely])
    let high = quantity(fields[.high])
    guard let low, let likely, let high else { return nil }
    checkOrder(low, likely, "`low` is above `likely`")
    checkOrder(likely, high, "`likely` is above `high`")
    return Located(
      CostRange(low: low.value, likely: likely.value, high: high.value), at: location(of: node))
  }

  private mutating func checkOrder(
    _ lesser: Located<Quantity>, _ greater: Located<Quantity>, _ problem: String
  ) {
    guard lesser.value > greater.value else { return }
    problems.error(
      .costOrder, problem, at: lesser.location, help: "write `low`, `likely` and `high` in order",
      notes: [.init("`\(greater.value)` stands here", at: greater.location)])
  }
}
