extension RulebookCompiler {
  mutating func compileSupportLines() -> [SupportLine] {
    declaration.supportLines.flatMap(\.lines).map {
      SupportLine(id: $0.id.value, title: $0.title.value, basis: references($0.basis))
    }
  }

  mutating func compileActions(lines: [SupportLine]) -> [Action] {
    let declared = declaration.actions.flatMap(\.actions)
    let numbers = Dictionary(
      declared.enumerated().map { ($0.element.id.value, $0.offset) }, uniquingKeysWith: { $1 })
    let actions = declared.enumerated().map { number, action in
      var line = 0
      if let known = lines.firstIndex(where: { $0.id == action.line.value }) {
        line = known
      } else {
        reportUnknown("support line", .unknownSupportLine, action.line, among: lines.map(\.id))
      }
      var after: [Int] = []
      for id in action.after {
        guard let earlier = numbers[id.value] else {
          reportUnknown("action", .unknownAction, id, among: numbers.keys)
          continue
        }
        if after.contains(earlier) { reportRepeated(id) } else { after.append(earlier) }
      }
      return Action(
        id: action.id.value, title: action.title.value, line: line,
        achieves: criteria(named: action.achieves), after: after,
        assistance: action.assistance.value, institution: action.institution.value,
        months: action.months.value, cost: action.cost.value, indicator: action.indicator.value,
        location: action.id.location)
    }
    checkOrder(of: actions)
    return actions
  }

  /// Actions come one after the other, so `after` has no circle.
  private mutating func checkOrder(of actions: [Action]) {
    var remaining = Set(actions.indices)
    while let free = remaining.first(where: { number in
      !actions[number].after.contains(where: remaining.contains)
    }) {
      remaining.remove(free)
    }
    // What merely comes after the circle is no part of it.
    while let last = remaining.first(where: { number in
      !remaining.contains { actions[$0].after.contains(number) }
    }) {
      remaining.remove(last)
    }
    guard let first = remaining.min() else { return }
    report(
      .error(
        .cyclicActions,
        "`after` runs in a circle among "
          + remaining.sorted().map { "`\(actions[$0].id)`" }.joined(separator: ", "),
        at: actions[first].location, help: "leave out one `after` of the circle"))
  }

  mutating func compileCostAssumptions() -> CostAssumptions? {
    for other in declaration.costAssumptions.dropFirst() {
      report(
        .error(
          .secondCostAssumptions, "a rulebook has one file of cost assumptions",
          at: other.currency.location, help: "take one of the files away"))
    }
    return declaration.costAssumptions.first.map { costs in
      CostAssumptions(
        currency: costs.currency.value, priceYear: costs.priceYear.value,
        source: costs.source.value,
        unitCosts: costs.unitCosts.map {
          .init(
            id: $0.id.value, title: $0.title.value, cost: $0.cost.value,
            reasoning: $0.reasoning.value)
        })
    }
  }
}
