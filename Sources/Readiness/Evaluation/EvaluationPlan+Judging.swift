/// The ends between which a quantity is measured.
typealias MeasuredEnds = (low: Int128, high: Int128)

extension EvaluationPlan {
  /// Judges criteria by their own conditions alone: applicability and credit, before prerequisites.
  func judge(
    _ criteria: some Sequence<Int>, truths: borrowing Span<Truth>,
    into scores: inout MutableSpan<Score>, measured: (Int) -> MeasuredEnds
  ) {
    entries.withUnsafeBufferPointer { entries in
      program.walk(truths: truths) { walk in
        for criterion in criteria {
          scores[criterion] = ownScore(of: entries[criterion], walk, measured: measured)
        }
      }
    }
  }

  @inline(__always)
  private func ownScore(
    of entry: Entry, _ walk: ConditionProgram.Walk, measured: (Int) -> MeasuredEnds
  ) -> Score {
    var condition = Int(entry.firstCondition)
    var applies = Truth.yes
    if entry.hasApplicability {
      applies = walk.truth(of: condition)
      condition += 1
    }
    if entry.quantity >= 0 {
      let quantity = quantities[Int(entry.quantity)]
      let ends = measured(quantity.fact)
      let one = Self.credit(ends.low, from: quantity.from, to: quantity.to)
      let other = Self.credit(ends.high, from: quantity.from, to: quantity.to)
      return Score(applies: applies, low: min(one, other), high: max(one, other))
    }
    // Walk from the highest credit: true collects and stops, unknown collects and goes on.
    var low = Share.one
    var high = Share.zero
    for level in entry.firstCredit..<(entry.firstCredit + entry.levels) {
      let truth = walk.truth(of: condition)
      condition += 1
      guard truth != .no else { continue }
      let credit = credits[Int(level)]
      low = min(low, credit)
      high = max(high, credit)
      if truth == .yes { return Score(applies: applies, low: low, high: high) }
    }
    return Score(applies: applies, low: .zero, high: high)
  }

  /// The credit at a position: its share of the way from `from` to `to`, rounded half up.
  private static func credit(_ position: Int128, from: Int128, to: Int128) -> Share {
    let length = (to - from).magnitude
    let way = to > from ? position - from : from - position
    guard way > 0 else { return .zero }
    guard way.magnitude < length else { return .one }
    let one = UInt128(Share.one.trillionths)
    return Share(trillionths: Int64((2 * way.magnitude * one + length) / (2 * length)))
  }

  /// Lowers the criteria's own scores by what they require.
  func applyPrerequisites(to scores: inout MutableSpan<Score>) {
    for criterion in prerequisiteOrder { applyPrerequisites(of: criterion, to: &scores) }
  }

  /// Lowers a criterion's own score by what it requires, whose scores are final.
  ///
  /// Unless P surely does not apply: `l(P) < 1` makes `l = 0`; P surely applying and `h(P) < 1`
  /// makes `h = 0` too.
  func applyPrerequisites(of criterion: Int, to scores: inout MutableSpan<Score>) {
    let first = Int(entries[criterion].firstRequired)
    for index in first..<(first + Int(entries[criterion].requires)) {
      let prerequisite = scores[Int(required[index])]
      guard prerequisite.applies != .no else { continue }
      if prerequisite.low < .one { scores[criterion].low = .zero }
      if prerequisite.applies == .yes, prerequisite.high < .one { scores[criterion].high = .zero }
    }
  }
}
