/// Whether a country is at least as high as another under every weighting, and not only in the draws.
///
/// Weights are any positive numbers, those of each group on their own. A mean comes as close as one
/// likes to the score of any child whose weight is made large, so that for means dominance comes
/// down to the children:
///
/// - Where the same children surely apply to both, A is never below B if and only if that holds of
///   each child by itself.
/// - Where a child applies to one of them only, its weight moves one and leaves the other, so that
///   different children meet: what A can come down to must reach what B can get up to.
/// - Children that may or may not apply enter as section 5 of the language has them.
/// - A cap cuts both off at its ceiling; what lies above it does not count.
///
/// The answer is exact for `mean` and `lowest`, rounding left out, with two exceptions that are told
/// apart as `unknown`: a cap on a pillar (or a pillar that may not apply) over areas that are below
/// only outside the cap's reach, and `lowest` where nothing surely applies. For `geometric` children
/// that are at least as high, and apply alike, show dominance; nothing shows that there is none.
///
/// Example: A scores 80 % and 20 % for two criteria, B 60 % and 20 %. A is never below B. With a
/// third criterion that applies to A only, and that A scores 50 % for, that criterion's weight can
/// bring A down to 50 % while B stands at nearly 60 %: neither is never below the other.
final class Dominance {
  private let table: ScoreTable
  /// Whether `geometric` stands somewhere, so that no crossing is sure.
  private let hasGeometric: Bool
  /// Areas, then pillars, then the framework.
  private let groups: [GroupRows]
  /// For each group and row, between which values its score can be brought.
  private let reaches: [[ClosedRange<Int64>]]
  /// For each group whether one row crosses another somewhere, once that has been asked.
  private var answers: [[Truth?]]

  init(_ table: ScoreTable) {
    self.table = table
    groups = table.areas + table.pillars + [table.framework]
    hasGeometric = groups.contains { $0.combination == .geometric }
    var reaches: [[ClosedRange<Int64>]] = []
    for (number, rows) in groups.enumerated() {
      let first = Self.firstChild(of: number, table)
      reaches.append(
        (0..<rows.count).map { row in
          rows.reach(ofRow: row) { child, value in
            first.map { reaches[$0 + child][Int(value)] } ?? value...value
          }
        })
    }
    self.reaches = reaches
    answers = groups.map { [Truth?](repeating: nil, count: $0.count * $0.count) }
  }

  /// Whether one class of countries is at least as high as another under every weighting.
  func holds(_ one: Int, over other: Int) -> Truth {
    let crosses = crosses(groups.count - 1, one, other, .whole)
    return hasGeometric && crosses == .yes ? .unknown : crosses.negated
  }

  /// The group's first child among the groups; nil for areas.
  private static func firstChild(of group: Int, _ table: ScoreTable) -> Int? {
    let areaCount = table.areas.count
    if group < areaCount { return nil }
    let pillar = group - areaCount
    return pillar < table.pillars.count
      ? table.rulebook.pillars[pillar].children.lowerBound : areaCount
  }

  /// Whether under some weighting the first row lies below the second within the window.
  private func crosses(_ group: Int, _ a: Int, _ b: Int, _ window: Window) -> Truth {
    guard a != b else { return .no }
    guard window == .whole else { return computed(group, a, b, window) }
    let place = a * groups[group].count + b
    if let answer = answers[group][place] { return answer }
    let answer = computed(group, a, b, window)
    answers[group][place] = answer
    return answer
  }

  private func computed(_ group: Int, _ a: Int, _ b: Int, _ window: Window) -> Truth {
    let rows = groups[group]
    // The second's ceiling closes the window from above; below that, the first's ceiling holds it
    // down wherever the second can rise above it.
    let window = window.upTo(rows.ceilings[b])
    if window.above(rows.ceilings[a]).upTo(reaches[group][b].upperBound).isOpen { return .yes }
    guard window.isOpen else { return .no }
    let first = Self.firstChild(of: group, table)
    let pairs = zip(rows.children(ofRow: a), rows.children(ofRow: b)).enumerated()
      .compactMap { child, rows -> ChildPair? in
        let (one, other) = rows
        guard one.applies != .no || other.applies != .no else { return nil }
        let group = first.map { $0 + child }
        return ChildPair(
          group: group, one: one, other: other,
          least: group.map { reaches[$0][Int(one.value)].lowerBound } ?? one.value,
          greatest: group.map { reaches[$0][Int(other.value)].upperBound } ?? other.value)
      }
    let question = CrossingQuestion(pairs: pairs) { pair, window in
      guard let group = pair.group else {
        return window.above(pair.one.value).upTo(pair.other.value).isOpen ? .yes : .no
      }
      return self.crosses(group, Int(pair.one.value), Int(pair.other.value), window)
    }
    switch (rows.combination, rows.end) {
    case (.mean, .low): return question.ofLowMeans(window)
    case (.mean, .high): return question.mirrored.ofLowMeans(window.mirrored)
    case (.lowest, .low): return question.ofLeast(of: { $0 != .no }, { $0 != .no }, window)
    case (.lowest, .high): return question.ofHighLowest(window)
    case (.geometric, let end): return question.ofGeometric(end)
    }
  }
}

/// The values from just above one up to another: where a crossing is looked for.
private struct Window: Equatable {
  private let lower: Int64
  private let upper: Int64

  static let whole = Window(lower: 0, upper: Share.one.trillionths)

  private init(lower: Int64, upper: Int64) {
    self.lower = lower
    self.upper = upper
  }

  var isOpen: Bool { lower < upper }

  func above(_ value: Int64) -> Window { Window(lower: max(lower, value), upper: upper) }
  func upTo(_ value: Int64) -> Window { Window(lower: lower, upper: min(upper, value)) }

  /// The window seen from the other end, as scores are when subtracted from 1.
  var mirrored: Window {
    Window(lower: Share.one.trillionths - upper, upper: Share.one.trillionths - lower)
  }

  /// Whether some mixture of two children, each the same in both rows, lies in the window: the first
  /// row's below a value, the second row's at it or above.
  ///
  /// With the weight x of the second child where the first child's is 1, what has to hold is linear
  /// in x; each condition bounds it from one side.
  func isCrossed(
    mixing first: (one: Int64, other: Int64), with second: (one: Int64, other: Int64)
  ) -> Bool {
    // (one + x one') < (other + x other'), < (1 + x) upper; (1 + x) lower < (other + x other').
    let conditions = [
      (first.other - first.one, second.other - second.one),
      (upper - first.one, upper - second.one),
      (first.other - lower, second.other - lower),
    ]
    var least = Fraction(0, 1)
    var greatest: Fraction?
    for (constant, slope) in conditions {
      // constant + x · slope > 0.
      if slope > 0 {
        least = max(least, Fraction(-constant, slope))
      } else if slope < 0 {
        let bound = Fraction(constant, -slope)
        greatest = greatest.map { min($0, bound) } ?? bound
      } else if constant <= 0 {
        return false
      }
    }
    return greatest.map { least < $0 } ?? true
  }
}

/// A fraction with a positive denominator.
private struct Fraction: Comparable {
  private let numerator: Int128
  private let denominator: Int128

  init(_ numerator: Int64, _ denominator: Int64) {
    self.numerator = Int128(numerator)
    self.denominator = Int128(denominator)
  }

  static func == (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator == right.numerator * left.denominator
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

/// One child in the two rows that are compared.
private struct ChildPair {
  /// The child among the groups; nil for a criterion.
  let group: Int?
  let one: GroupRows.Child
  let other: GroupRows.Child
  /// What it can come down to in the first row.
  let least: Int64
  /// What it can get up to in the second row.
  let greatest: Int64
}

/// Whether one row of a group can lie below another, from what is known of their children.
private struct CrossingQuestion {
  /// The children that may apply in one row or the other.
  let pairs: [ChildPair]
  /// Whether a child that may apply in both can itself lie below within a window.
  let crosses: (ChildPair, Window) -> Truth

  /// The same question of the scores subtracted from 1, which changes rows and ends.
  var mirrored: CrossingQuestion {
    let one = Share.one.trillionths
    return CrossingQuestion(
      pairs: pairs.map { pair in
        ChildPair(
          group: pair.group, one: pair.other.subtracted(fromOne: pair.group == nil),
          other: pair.one.subtracted(fromOne: pair.group == nil), least: one - pair.greatest,
          greatest: one - pair.least)
      }
    ) { pair, window in
      let restored = ChildPair(
        group: pair.group, one: pair.other.subtracted(fromOne: pair.group == nil),
        other: pair.one.subtracted(fromOne: pair.group == nil), least: one - pair.greatest,
        greatest: one - pair.least)
      return crosses(restored, window.mirrored)
    }
  }

  /// Whether some of the questions is answered yes, or else may be.
  private func any(_ answers: some Sequence<Truth>) -> Truth {
    var result = Truth.no
    for answer in answers {
      if answer == .yes { return .yes }
      result = max(result, answer)
    }
    return result
  }

  private func isOpen(_ window: Window) -> Truth { window.isOpen ? .yes : .no }

  /// For the low ends of means.
  ///
  /// A child's weight may be so great that all others hardly count, and one among these so great that
  /// the rest hardly counts: a row then has the least of what its children score up to the first that
  /// surely applies. If no such order of weights lets the rows cross, no weights do, unless the window
  /// hides a child that crosses outside it: mixtures can bring that into the window.
  func ofLowMeans(_ window: Window) -> Truth {
    let certain = pairs.indices.filter { pairs[$0].other.applies == .yes }
    guard let top = certain.map({ pairs[$0].greatest }).max() else {
      return ofLeast(of: { $0 != .no }, { $0 != .no }, window)
    }
    let possible = pairs.indices.filter { pairs[$0].one.applies != .no }
    let alone = possible.lazy.map { child -> Truth in
      let pair = pairs[child]
      switch pair.other.applies {
      case .yes: return crosses(pair, window)
      case .unknown: return crosses(pair, window.upTo(top))
      case .no: return isOpen(window.above(pair.least).upTo(top))
      }
    }
    let met = certain.lazy.filter { pairs[$0].one.applies != .yes }.flatMap { other in
      possible.lazy.filter { $0 != other }.map { one in
        isOpen(window.above(pairs[one].least).upTo(pairs[other].greatest))
      }
    }
    let answer = max(any(alone), any(met))
    guard answer == .no, window != .whole else { return answer }
    return ofMixtures(window)
  }

  /// For means whose rows cross in no order of weights within the window.
  private func ofMixtures(_ window: Window) -> Truth {
    let both = pairs.filter { $0.one.applies != .no && $0.other.applies != .no }
    guard any(both.lazy.map { crosses($0, .whole) }) != .no else { return .no }
    guard both.allSatisfy({ $0.group == nil }) else { return .unknown }
    // The first child scores below the value in both rows, the second, which surely applies, reaches
    // it in both; so neither is left out of its row.
    let certain = both.filter { $0.one.applies == .yes && $0.other.applies == .yes }
    return any(
      certain.lazy.flatMap { second in
        both.lazy.map { first in
          let window = window.above(first.one.value).above(first.other.value)
            .upTo(second.one.value).upTo(second.other.value)
          let isCrossed = window.isCrossed(
            mixing: (first.one.value, first.other.value),
            with: (second.one.value, second.other.value))
          return window.isOpen && isCrossed ? .yes : .no
        }
      })
  }

  /// For the least child among some: one of the first row's lies below all of the second's.
  func ofLeast(
    of inFirst: (Truth) -> Bool, _ inSecond: (Truth) -> Bool, _ window: Window
  ) -> Truth {
    let second = pairs.indices.filter { inSecond(pairs[$0].other.applies) }
    return any(
      pairs.indices.filter { inFirst(pairs[$0].one.applies) }.map { child in
        let others = second.filter { $0 != child }.map { pairs[$0].greatest }
        let window = others.reduce(window) { $0.upTo($1) }
        return second.contains(child)
          ? crosses(pairs[child], window) : isOpen(window.above(pairs[child].least))
      })
  }

  /// For the high ends of `lowest`: the least of what surely applies, or else the greatest.
  func ofHighLowest(_ window: Window) -> Truth {
    let first = pairs.indices.filter { pairs[$0].one.applies == .yes }
    let second = pairs.indices.filter { pairs[$0].other.applies == .yes }
    switch (first.isEmpty, second.isEmpty) {
    case (false, false): return ofLeast(of: { $0 == .yes }, { $0 == .yes }, window)
    case (false, true):
      return any(
        pairs.indices.lazy.filter { pairs[$0].other.applies != .no }.flatMap { other in
          first.lazy.map { one in
            one == other
              ? crosses(pairs[one], window)
              : isOpen(window.above(pairs[one].least).upTo(pairs[other].greatest))
          }
        })
    case (true, true): return mirrored.ofLeast(of: { $0 != .no }, { $0 != .no }, window.mirrored)
    case (true, false):
      // All of the first row's must lie below one value, and all of the second's reach it.
      var window = window
      var both: [ChildPair] = []
      for pair in pairs {
        if pair.one.applies != .no, pair.other.applies == .yes {
          both.append(pair)
        } else if pair.one.applies != .no {
          window = window.above(pair.least)
        } else if pair.other.applies == .yes {
          window = window.upTo(pair.greatest)
        }
      }
      guard window.isOpen else { return .no }
      guard both.count > 1 else { return both.first.map { crosses($0, window) } ?? .yes }
      if both.contains(where: { crosses($0, window) == .no }) { return .no }
      guard both.allSatisfy({ $0.group == nil }) else { return .unknown }
      return isOpen(both.reduce(window) { $0.above($1.one.value).upTo($1.other.value) })
    }
  }

  /// For geometric means: no crossing where children apply alike, or so that the choices of one row
  /// are among those of the other, and none crosses.
  func ofGeometric(_ end: ScoreEnd) -> Truth {
    let isCovered = pairs.allSatisfy { pair in
      // Of the low ends' rows the second has every choice that the first has, of the high ends' the
      // first every choice that the second has.
      let (chooser, covering) =
        end == .low
        ? (pair.one.applies, pair.other.applies) : (pair.other.applies, pair.one.applies)
      switch chooser {
      case .yes: return covering != .no
      case .unknown: return covering == .unknown
      case .no: return covering != .yes
      }
    }
    guard isCovered else { return .unknown }
    let both = pairs.lazy.filter { $0.one.applies != .no && $0.other.applies != .no }
    return any(both.map { crosses($0, .whole) }) == .no ? .no : .unknown
  }
}

extension GroupRows.Child {
  fileprivate func subtracted(fromOne isCriterion: Bool) -> GroupRows.Child {
    isCriterion
      ? GroupRows.Child(applies: applies, value: Share.one.trillionths - value) : self
  }
}

extension GroupRows {
  /// Between which values the row's score can be brought, given the same of its children.
  fileprivate func reach(
    ofRow row: Int, child: (Int, Int64) -> ClosedRange<Int64>
  ) -> ClosedRange<Int64> {
    var certain: [ClosedRange<Int64>] = []
    var possible: [ClosedRange<Int64>] = []
    for (number, entry) in children(ofRow: row).enumerated() where entry.applies != .no {
      let reach = child(number, entry.value)
      possible.append(reach)
      if entry.applies == .yes { certain.append(reach) }
    }
    func least(_ ranges: [ClosedRange<Int64>]) -> ClosedRange<Int64>? {
      guard let lower = ranges.map(\.lowerBound).min(), let upper = ranges.map(\.upperBound).min()
      else { return nil }
      return lower...upper
    }
    func greatest(_ ranges: [ClosedRange<Int64>]) -> ClosedRange<Int64>? {
      guard let lower = ranges.map(\.lowerBound).max(), let upper = ranges.map(\.upperBound).max()
      else { return nil }
      return lower...upper
    }
    let leastCertain = least(certain)
    guard let least = least(possible), let greatest = greatest(possible) else { return 0...0 }
    let range: ClosedRange<Int64>
    switch (combination, end) {
    case (.lowest, .low): range = least
    case (.lowest, .high): range = leastCertain ?? greatest
    case (.mean, .low), (.geometric, .low):
      range = least.lowerBound...(certain.map(\.upperBound).max() ?? least.upperBound)
    case (.mean, .high), (.geometric, .high):
      range = (certain.map(\.lowerBound).min() ?? greatest.lowerBound)...greatest.upperBound
    }
    return min(range.lowerBound, ceilings[row])...min(range.upperBound, ceilings[row])
  }
}
