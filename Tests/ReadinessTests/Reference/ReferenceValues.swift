/// A truth value of three-valued logic, from false to true.
enum Kleene: Int, Comparable {
  case no
  case unknown
  case yes

  static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  var negated: Kleene {
    switch self {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }
}

/// An interval of numbers in millionths, or of dates in days; an open end is not part of it.
struct Stretch: Hashable {
  var low: Int128
  var isOpenBelow = false
  var high: Int128
  var isOpenAbove = false

  var isEmpty: Bool {
    low > high || (low == high && (isOpenBelow || isOpenAbove))
  }

  var isSingle: Bool { low == high }

  func intersection(_ other: Stretch) -> Stretch {
    var common = self
    if other.low > low || (other.low == low && other.isOpenBelow) {
      (common.low, common.isOpenBelow) = (other.low, other.isOpenBelow)
    }
    if other.high < high || (other.high == high && other.isOpenAbove) {
      (common.high, common.isOpenAbove) = (other.high, other.isOpenAbove)
    }
    return common
  }

  /// The same values with closed ends, where only the multiples of `step` are values.
  func closed(step: Int128) -> Stretch {
    var low = (self.low + step - 1) / step * step
    if isOpenBelow, low == self.low { low += step }
    var high = self.high / step * step
    if isOpenAbove, high == self.high { high -= step }
    return Stretch(low: low, high: high)
  }

  /// The stretches in rising order, those without a value between them made one.
  static func union(_ stretches: [Stretch], step: Int128?) -> [Stretch] {
    let sorted = stretches.sorted {
      ($0.low, $0.isOpenBelow ? 1 : 0) < ($1.low, $1.isOpenBelow ? 1 : 0)
    }
    var result: [Stretch] = []
    for next in sorted {
      guard let last = result.last, last.touches(next, step: step) else {
        result.append(next)
        continue
      }
      if next.high > last.high || (next.high == last.high && !next.isOpenAbove) {
        result[result.count - 1].high = next.high
        result[result.count - 1].isOpenAbove = next.isOpenAbove
      }
    }
    return result
  }

  private func touches(_ next: Stretch, step: Int128?) -> Bool {
    if let step { return next.low <= high + step }
    return next.low < high || (next.low == high && !(isOpenAbove && next.isOpenBelow))
  }
}

/// The values of a fact that are still possible.
enum ReferenceValues: Hashable {
  enum Membership: Hashable {
    case inside
    case outside
    case possible
  }

  /// The possible words, in the order of the fact's choices.
  case words([String])
  /// Stretches of numbers or dates, rising, with a value between any two that is not possible.
  case line([Stretch])
  /// What is known of each choice, in the order of the fact's choices.
  case members([Membership])
  /// The possible texts in their order; nil for any text.
  case texts([String]?)

  var isDetermined: Bool {
    switch self {
    case .words(let words): words.count == 1
    case .line(let stretches): stretches.count == 1 && stretches[0].isSingle
    case .members(let members): !members.contains(.possible)
    case .texts(let texts): texts?.count == 1
    }
  }
}
