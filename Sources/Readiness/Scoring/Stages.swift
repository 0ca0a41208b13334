extension Rulebook {
  /// Between which stages an area stands: section 5 of the language, "Stage of an area".
  ///
  /// Stages by their numbers, lowest first; nil for an area that does not apply.
  func stages(of area: Group, _ scores: [Score], counted: [Bool]?) -> ClosedRange<Int>? {
    // For each stage what its criteria allow it to be.
    var tallies = [StageTally](repeating: StageTally(), count: stages.count)
    var applies = false
    for number in area.children where counted?[number] ?? true {
      let score = scores[number]
      guard score.applies != .no else { continue }
      applies = true
      tallies[plan.entries[number].stage].note(score)
    }
    guard applies else { return nil }
    var least = 0
    var greatest = 0
    var allShown = true
    var allPossible = true
    for (stage, tally) in tallies.enumerated() {
      allShown = allShown && tally.allShown
      allPossible = allPossible && tally.allPossible
      if allShown, tally.hasCertain { least = stage }
      if allPossible, tally.hasReachable { greatest = stage }
    }
    return least...max(least, greatest)
  }
}

/// What is known of the criteria of one stage that may apply.
private struct StageTally {
  /// Whether each of them is shown to be met.
  var allShown = true
  /// Whether each that surely applies may be met.
  var allPossible = true
  /// Whether one surely applies.
  var hasCertain = false
  /// Whether one may be met.
  var hasReachable = false

  mutating func note(_ score: Score) {
    if score.low < .one { allShown = false }
    if score.high == .one {
      hasReachable = true
    } else if score.applies == .yes {
      allPossible = false
    }
    if score.applies == .yes { hasCertain = true }
  }
}
