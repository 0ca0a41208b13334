extension Rulebook {
  /// Between which stages an area stands: section 5, "Stage of an area".
  ///
  /// Stages by their numbers, lowest first; nil for an area that does not apply.
  func stages(of area: Group, _ scores: [Score], counted: [Bool]?) -> ClosedRange<Int>? {
    let children = area.children.filter { counted?[$0] ?? true }
    guard children.contains(where: { scores[$0].applies != .no }) else { return nil }
    var least = 0
    var greatest = 0
    var allShown = true
    var allPossible = true
    for stage in 1..<max(stages.count, 1) {
      let own = children.filter { criteria[$0].stage == stage }
      allShown =
        allShown && own.allSatisfy { scores[$0].applies == .no || scores[$0].low == .one }
      allPossible =
        allPossible && own.allSatisfy { scores[$0].applies != .yes || scores[$0].high == .one }
      if allShown, own.contains(where: { scores[$0].applies == .yes }) { least = stage }
      if allPossible, own.contains(where: { scores[$0].applies != .no && scores[$0].high == .one })
      {
        greatest = stage
      }
    }
    return least...max(least, greatest)
  }
}
