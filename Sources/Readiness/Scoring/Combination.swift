/// Combines the scores of a group's children into the group's own: section 5, "A group".
///
/// Everything is whole numbers: shares in trillionths, weights without common divisor. Children
/// that may or may not apply enter a bound only where that moves it outward, which gives the exact
/// least and greatest score over all choices.
struct ScoreCombination {
  let combination: Combination
  let weights: [Int64]

  func score(of children: ArraySlice<Score>) -> Score {
    Self.score(of: children.span, weights: weights.span, by: combination)
  }

  /// The score of children with those weights.
  static func score(
    of children: borrowing Span<Score>, weights: borrowing Span<Int64>, by combination: Combination
  ) -> Score {
    if combination == .mean, let score = everydayMean(of: children, weights) { return score }
    var applies = Truth.no
    var hasUncertain = false
    for index in children.indices {
      applies = max(applies, children[index].applies)
      hasUncertain = hasUncertain || children[index].applies == .unknown
    }
    guard applies != .no else { return .notApplicable }
    let low: Share
    let high: Share
    switch combination {
    case .mean where hasUncertain:
      low = mean(of: children, weights, .low)
      high = mean(of: children, weights, .high)
    case .mean:
      (low, high) = certainMeans(of: children, weights)
    case .lowest:
      (low, high) = lowest(of: children)
    case .geometric:
      low = geometric(of: children, weights, .low)
      high = geometric(of: children, weights, .high)
    }
    return Score(applies: applies, low: low, high: high)
  }

  /// The mean in one walk and a machine's words, or nil where those do not reach: weights of
  /// everyday size leave the sum of the shares in a word while each child surely applies or not.
  private static func everydayMean(
    of children: borrowing Span<Score>, _ weights: borrowing Span<Int64>
  ) -> Score? {
    var lows: UInt64 = 0
    var highs: UInt64 = 0
    var weight: UInt64 = 0
    var allWeights: Int64 = 0
    var applies: UInt8 = 0
    for index in children.indices {
      let child = children[index]
      applies |= child.applies.rawValue
      allWeights += weights[index]
      let childWeight =
        child.applies == .yes ? UInt64(truncatingIfNeeded: weights[index]) : 0
      lows &+= childWeight &* UInt64(truncatingIfNeeded: child.low.trillionths)
      highs &+= childWeight &* UInt64(truncatingIfNeeded: child.high.trillionths)
      weight &+= childWeight
    }
    guard applies & Truth.unknown.rawValue == 0, allWeights <= 4_000_000 else { return nil }
    guard applies != Truth.no.rawValue else { return .notApplicable }
    let low = (2 &* lows &+ weight) / (2 &* weight)
    let high = lows == highs ? low : (2 &* highs &+ weight) / (2 &* weight)
    return Score(
      applies: .yes, low: Share(trillionths: Int64(low)), high: Share(trillionths: Int64(high)))
  }

  /// Both weighted means of children that surely apply or surely do not.
  private static func certainMeans(
    of children: borrowing Span<Score>, _ weights: borrowing Span<Int64>
  ) -> (low: Share, high: Share) {
    var lows: UInt128 = 0
    var highs: UInt128 = 0
    var weight: UInt128 = 0
    for index in children.indices where children[index].applies == .yes {
      let childWeight = UInt128(truncatingIfNeeded: weights[index])
      lows += childWeight * UInt128(truncatingIfNeeded: children[index].low.trillionths)
      highs += childWeight * UInt128(truncatingIfNeeded: children[index].high.trillionths)
      weight += childWeight
    }
    let low = (2 * lows + weight) / (2 * weight)
    let high = lows == highs ? low : (2 * highs + weight) / (2 * weight)
    return (Share(trillionths: Int64(low)), Share(trillionths: Int64(high)))
  }

  /// The weighted mean, with the uncertain children that move it in one direction.
  private static func mean(
    of children: borrowing Span<Score>, _ weights: borrowing Span<Int64>, _ bound: ScoreEnd
  ) -> Share {
    var sum: Int128 = 0
    var weight: Int128 = 0
    for index in children.indices where children[index].applies == .yes {
      sum += Int128(weights[index]) * Int128(bound.value(of: children[index]).trillionths)
      weight += Int128(weights[index])
    }
    for (value, childWeight) in uncertain(children, weights, bound) {
      // Compared with the running mean exactly, by cross-multiplying.
      guard weight == 0 || bound.movesOutward(value * weight, against: sum) else { break }
      sum += childWeight * value
      weight += childWeight
    }
    return Share(trillionths: Int64((2 * sum + weight) / (2 * weight)))
  }

  /// The children that may or may not apply, those that move the bound most first.
  private static func uncertain(
    _ children: borrowing Span<Score>, _ weights: borrowing Span<Int64>, _ bound: ScoreEnd
  ) -> [(value: Int128, weight: Int128)] {
    var found: [(value: Int128, weight: Int128)] = []
    for index in children.indices where children[index].applies == .unknown {
      found.append((Int128(bound.value(of: children[index]).trillionths), Int128(weights[index])))
    }
    return found.sorted { bound.movesOutward($0.0, against: $1.0) }
  }

  private static func lowest(of children: borrowing Span<Score>) -> (low: Share, high: Share) {
    var low = Share.one
    var certainHigh: Share?
    var possibleHigh = Share.zero
    for index in children.indices where children[index].applies != .no {
      let child = children[index]
      low = min(low, child.low)
      possibleHigh = max(possibleHigh, child.high)
      if child.applies == .yes { certainHigh = min(certainHigh ?? .one, child.high) }
    }
    return (low, certainHigh ?? possibleHigh)
  }

  /// The weighted geometric mean, rounded down, with the uncertain children that move it.
  private static func geometric(
    of children: borrowing Span<Score>, _ weights: borrowing Span<Int64>, _ bound: ScoreEnd
  ) -> Share {
    var product = NaturalNumber.one
    var weight = 0
    for index in children.indices where children[index].applies == .yes {
      product.multiply(
        by: UInt64(bound.value(of: children[index]).trillionths), times: Int(weights[index]))
      weight += Int(weights[index])
    }
    for (value, childWeight) in uncertain(children, weights, bound) {
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
