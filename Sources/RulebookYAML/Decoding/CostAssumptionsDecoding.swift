import Readiness

enum CostAssumptionsKey: String, RecordKey {
  case kind, format, currency
  case priceYear = "price year"
  case source
  case unitCosts = "unit costs"
  static let shape = RecordShape<CostAssumptionsKey>(
    "a cost assumptions file", required: [.currency, .priceYear, .source, .unitCosts])
}

enum UnitCostKey: String, RecordKey {
  case id, title, cost, reasoning
  static let shape = RecordShape<UnitCostKey>(
    "a unit cost", required: [.id, .title, .cost, .reasoning])
}

extension DocumentReader {
  mutating func costAssumptions() -> CostAssumptionsDeclaration? {
    guard let fields = fields(YAMLTree.root, CostAssumptionsKey.self) else { return nil }
    let currency = text(fields[.currency])
    let priceYear = wholeNumber(fields[.priceYear], "a year", in: 1000...9999)
    let source = freeText(fields[.source])
    let unitCosts = list(fields[.unitCosts], "a list of unit costs") { $0.unitCost($1) }
    guard let currency, let priceYear, let source, let unitCosts else { return nil }
    return CostAssumptionsDeclaration(
      currency: currency, priceYear: priceYear, source: source, unitCosts: unitCosts)
  }

  private mutating func unitCost(_ node: YAMLNode) -> CostAssumptionsDeclaration.UnitCost? {
    guard let fields = fields(node, UnitCostKey.self) else { return nil }
    let id = identifier(fields[.id])
    let title = freeText(fields[.title])
    let cost = cost(fields[.cost])
    let reasoning = freeText(fields[.reasoning])
    guard let id, let title, let cost, let reasoning else { return nil }
    return CostAssumptionsDeclaration.UnitCost(
      id: id, title: title, cost: cost, reasoning: reasoning)
  }
}
