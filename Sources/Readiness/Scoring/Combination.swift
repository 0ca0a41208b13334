/// Combines the scores of a group's children into the group's own: section 5, "A group".
///
/// Everything is whole numbers: shares in trillionths, weights without common divisor. Children
/// that may or may not apply enter a bound only where that moves it outward, which gives the exact
/// least and greatest score over all choices.
struct ScoreCombination {
  let combination: Combination
  let weights: [Int64]

  func score(of children: ArraySlice<Score>) -> Score {
    var applies = Truth.no
    for child in children { applies = max(applies, child.applies) }
    guard applies != .no else { return .notApplicable }
    switch combination {
    case .mean:
      return Score(
        applies: applies, low: mean(of: children, .low), high: mean(of: children, .high))
    case .lowest:
      return lowest(of: children, applies: applies)
    case .geometric:
      return Score(
        applies: applies, low: geometric(of: children, .low),
        high: geometric(of: children, .high))
    }
  }

  /// One end of the interval: the least score over all choices, or the greatest.
  private enum Bound {
    case low
    case high

    func value(of score: Score) -> Int64 {
      switch self {
      case .low: score.low.trillionths
      case .high: score.high.trillionths
      }
    }

    /// Whether an uncertain child with that value, against the running mean, moves the bound.
    func movesOutward<Value: Comparable>(_ value: Value, against mean: Value) -> Bool {
      switch self {
      case .low: value < mean
      case .high: mean < value
      }
    }
  }

  /// The weighted mean, with the uncertain children that move it in one direction.
  private func mean(of children: ArraySlice<Score>, _ bound: Bound) -> Share {
    var sum: Int128 = 0
    var weight: Int128 = 0
    var hasUncertain = false
    for (child, childWeight) in zip(children, weights) {
      switch child.applies {
      case .yes:
        sum += Int128(childWeight) * Int128(bound.value(of: child))
        weight += Int128(childWeight)
      case .unknown: hasUncertain = true
      case .no: break
      }
    }
    if hasUncertain {
      for (value, childWeight) in uncertain(children, bound) {
        // Compared with the running mean exactly, by cross-multiplying.
        guard weight == 0 || bound.movesOutward(value * weight, against: sum) else { break }
        sum += childWeight * value
        weight += childWeight
      }
    }
    return Share(trillionths: Int64((2 * sum + weight) / (2 * weight)))
  }

  /// The children that may or may not apply, those that move the bound most first.
  private func uncertain(
    _ children: ArraySlice<Score>, _ bound: Bound
  ) -> [(value: Int128, weight: Int128)] {
    zip(children, weights).filter { $0.0.applies == .unknown }
      .map { (Int128(bound.value(of: $0.0)), Int128($0.1)) }
      .sorted { bound.movesOutward($0.0, against: $1.0) }
  }

  private func lowest(of children: ArraySlice<Score>, applies: Truth) -> Score {
    let possible = children.filter { $0.applies != .no }
    let certain = children.filter { $0.applies == .yes }
    let low = possible.map(\.low).min() ?? .zero
    let high =
      certain.isEmpty ? possible.map(\.high).max() ?? .one : certain.map(\.high).min() ?? .one
    return Score(applies: applies, low: low, high: high)
  }

  /// The weighted geometric mean, rounded down, with the uncertain children that move it.
  private func geometric(of children: ArraySlice<Score>, _ bound: Bound) -> Share {
    var product = NaturalNumber.one
    var weight = 0
    for (child, childWeight) in zip(children, weights) where child.applies == .yes {
      product.multiply(by: UInt64(bound.value(of: child)), times: Int(childWeight))
      weight += Int(childWeight)
    }
    for (value, childWeight) in uncertain(children, bound) {
      if weight > 0 {
        var power = NaturalNumber.one
        power.multiply(by: UInt64(value), times: weight)
        guard bound.movesOutward(power, against: product) else { break }
      }
      product.multiply(by: UInt64(value), times: Int(childWeight))
      weight += Int(childWeight)
    }
    return Share(trillionths: Int64(product.root(weight, atMost: UInt64(Share.one.trillionths))))
  }
}

/// A whole number of any size: just enough of one to take an exact geometric mean.
struct NaturalNumber: Comparable {
  /// Least significant first, without leading zeros.
  private var digits: [UInt64]

  static let one = NaturalNumber(digits: [1])

  private init(digits: [UInt64]) {
    self.digits = digits
  }

  mutating func multiply(by factor: UInt64, times count: Int) {
    for _ in 0..<count {
      var carry: UInt64 = 0
      for index in digits.indices {
        let (high, low) = digits[index].multipliedFullWidth(by: factor)
        let (sum, overflow) = low.addingReportingOverflow(carry)
        digits[index] = sum
        carry = high + (overflow ? 1 : 0)
      }
      if carry > 0 { digits.append(carry) }
      while digits.last == 0 { digits.removeLast() }
    }
  }

  /// The greatest whole number up to `limit` whose power does not exceed this one.
  func root(_ degree: Int, atMost limit: UInt64) -> UInt64 {
    var low: UInt64 = 0
    var high = limit
    while low < high {
      let middle = low + (high - low + 1) / 2
      var power = NaturalNumber.one
      power.multiply(by: middle, times: degree)
      if self < power { high = middle - 1 } else { low = middle }
    }
    return low
  }

  static func < (left: NaturalNumber, right: NaturalNumber) -> Bool {
    guard left.digits.count == right.digits.count else {
      return left.digits.count < right.digits.count
    }
    return left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }
}
