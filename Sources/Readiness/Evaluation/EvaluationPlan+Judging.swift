/// The ends between which a quantity is measured.
typealias MeasuredEnds = (low: Int128, high: Int128)

extension EvaluationPlan {
  /// Judges criteria by their own conditions alone: applicability and credit, before prerequisites.
  ///
  /// - Parameters:
  ///   - criteria: Which ones.
  ///   - truths: That of each test.
  ///   - scores: Where theirs are put.
  ///   - measured: The ends of a fact's possible values.
  func judge(
    _ criteria: some Sequence<Int>, truths: borrowing Span<TruthBits>,
    into scores: inout MutableSpan<Score>, measured: (Int) -> MeasuredEnds
  ) {
    withUnsafeTemporaryAllocation(of: TruthBits.self, capacity: program.depth) { stack in
      truths.withUnsafeBufferPointer { truths in
        program.words.withUnsafeBufferPointer { tape in
          entries.withUnsafeBufferPointer { entries in
            // Without conditions there is nothing to read.
            guard let stack = stack.baseAddress, let first = tape.baseAddress else {
              for criterion in criteria where entries[criterion].quantity >= 0 {
                scores[criterion] = score(
                  of: quantities[Int(entries[criterion].quantity)], measured)
              }
              return
            }
            let truths = truths.baseAddress.unsafelyUnwrapped
            for criterion in criteria {
              let entry = entries[criterion]
              var step = first + Int(entry.firstCondition)
              guard !entry.isPlain else {
                let truth = ConditionProgram.truth(at: &step, truths, stack)
                scores[criterion] = Score(applies: .yes, plain: truth)
                continue
              }
              let applies =
                entry.hasApplicability
                ? ConditionProgram.truth(at: &step, truths, stack).truth : .yes
              var score =
                entry.quantity >= 0
                ? score(of: quantities[Int(entry.quantity)], measured)
                : walk(entry) { ConditionProgram.truth(at: &step, truths, stack).truth }
              score.applies = applies
              scores[criterion] = score
            }
          }
        }
      }
    }
  }

  /// Walks from the highest credit: true collects and stops, unknown collects and goes on.
  private func walk(_ entry: Entry, _ nextTruth: () -> Truth) -> Score {
    var low = Share.one
    var high = Share.zero
    for level in entry.firstCredit..<(entry.firstCredit + entry.levels) {
      let truth = nextTruth()
      guard truth != .no else { continue }
      let credit = credits[Int(level)]
      low = min(low, credit)
      high = max(high, credit)
      if truth == .yes { return Score(applies: .yes, low: low, high: high) }
    }
    return Score(applies: .yes, low: .zero, high: high)
  }

  private func score(of quantity: Quantity, _ measured: (Int) -> MeasuredEnds) -> Score {
    let ends = measured(quantity.fact)
    let one = Self.credit(ends.low, from: quantity.from, to: quantity.to)
    let other = Self.credit(ends.high, from: quantity.from, to: quantity.to)
    return Score(applies: .yes, low: min(one, other), high: max(one, other))
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

extension Score {
  /// All or nothing by one condition, without a branch on its truth.
  @inline(__always)
  fileprivate init(applies: Truth, plain truth: TruthBits) {
    self.applies = applies
    low = Share(trillionths: Int64(truth.sure) &* Share.one.trillionths)
    high = Share(trillionths: Int64(truth.possible) &* Share.one.trillionths)
  }
}
