extension EvaluationPlan {
  /// Between which stages an area stands: section 5 of the language, "Stage of an area".
  ///
  /// Stages by their numbers, lowest first; nil for an area that does not apply.
  func stages(
    of criteria: Range<Int>, among count: Int, _ scores: borrowing Span<Score>, counted: [Bool]?
  ) -> ClosedRange<Int>? {
    withUnsafeTemporaryAllocation(of: StageTally.self, capacity: count) { tallies in
      tallies.initialize(repeating: [])
      // For each stage what its criteria allow it to be.
      var all: StageTally = []
      func note(_ number: Int) {
        let tally = StageTally(of: scores[number])
        tallies[Int(entries[number].stage)].formUnion(tally)
        all.formUnion(tally)
      }
      if let counted {
        for number in criteria where counted[number] { note(number) }
      } else {
        for number in criteria { note(number) }
      }
      guard all.contains(.applies) else { return nil }
      var least = 0
      var greatest = 0
      var upTo: StageTally = []
      for stage in tallies.indices {
        let tally = tallies[stage]
        upTo.formUnion(tally)
        if !upTo.contains(.hasUnshown), tally.contains(.hasCertain) { least = stage }
        if !upTo.contains(.hasImpossible), tally.contains(.hasReachable) { greatest = stage }
      }
      return least...max(least, greatest)
    }
  }
}

/// What is known of the criteria of one stage that may apply.
private struct StageTally: OptionSet {
  let rawValue: UInt8

  /// One may apply.
  static let applies = StageTally(rawValue: 1)
  /// One is not shown to be met.
  static let hasUnshown = StageTally(rawValue: 2)
  /// One surely applies and is surely not met.
  static let hasImpossible = StageTally(rawValue: 4)
  /// One surely applies.
  static let hasCertain = StageTally(rawValue: 8)
  /// One may be met.
  static let hasReachable = StageTally(rawValue: 16)
}

extension StageTally {
  /// Without a branch: which criteria are met is what no processor can foresee.
  @inline(__always)
  fileprivate init(of score: Score) {
    let mayApply: UInt8 = score.applies != .no ? 0xFF : 0
    let isCertain: UInt8 = score.applies == .yes ? 0xFF : 0
    let isUnshown: UInt8 = score.low < .one ? 0xFF : 0
    let isReachable: UInt8 = score.high == .one ? 0xFF : 0
    rawValue =
      mayApply
      & (Self.applies.rawValue | isUnshown & Self.hasUnshown.rawValue
        | isReachable & Self.hasReachable.rawValue
        | isCertain
        & (Self.hasCertain.rawValue | ~isReachable & Self.hasImpossible.rawValue))
  }
}
