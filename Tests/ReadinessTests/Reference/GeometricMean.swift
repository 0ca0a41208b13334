import Foundation

/// A whole number of any size, from 0 on: as much as an exact root needs.
struct Natural {
  /// The least significant part first; no zero at the end.
  private var parts: [UInt64]

  init(_ value: UInt64) {
    parts = value == 0 ? [] : [value]
  }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in parts.indices {
      let product = parts[index].multipliedFullWidth(by: factor)
      let (low, overflow) = product.low.addingReportingOverflow(carry)
      parts[index] = low
      carry = product.high + (overflow ? 1 : 0)
    }
    if carry > 0 { parts.append(carry) }
    while parts.last == 0 { parts.removeLast() }
  }

  static func <= (left: Natural, right: Natural) -> Bool {
    guard left.parts.count == right.parts.count else {
      return left.parts.count < right.parts.count
    }
    for (one, other) in zip(left.parts, right.parts).reversed() where one != other {
      return one < other
    }
    return true
  }

  static func power(_ base: Int64, _ exponent: Int64) -> Natural {
    var result = Natural(1)
    for _ in 0..<exponent { result.multiply(by: UInt64(base)) }
    return result
  }
}

/// Weighted geometric means of shares, rounded down to whole trillionths.
final class GeometricMean {
  private struct Key: Hashable {
    let shares: [Int64]
    let weights: [Int64]
  }

  // The same few means are asked for again and again, and an exact root is slow.
  private var known: [Key: Int64] = [:]

  func value(of shares: [Int64], weights: [Int64]) -> Int64 {
    if shares.contains(0) { return 0 }
    let divisor = weights.reduce(0, Self.greatestCommonDivisor)
    let weights = weights.map { $0 / divisor }
    let key = Key(shares: shares, weights: weights)
    if let value = known[key] { return value }
    let value = Self.root(of: shares, weights: weights)
    known[key] = value
    return value
  }

  private static func greatestCommonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    right == 0 ? left : greatestCommonDivisor(right, left % right)
  }

  /// The greatest whole `r` whose power of the weights' sum is at most the product of powers.
  private static func root(of shares: [Int64], weights: [Int64]) -> Int64 {
    let sum = weights.reduce(0, +)
    var product = Natural(1)
    for (share, weight) in zip(shares, weights) {
      for _ in 0..<weight { product.multiply(by: UInt64(share)) }
    }
    let logarithm = zip(shares, weights).reduce(0.0) { $0 + log(Double($1.0)) * Double($1.1) }
    // The floating-point number is a first guess alone; whole numbers decide.
    var root = max(1, Int64(exp(logarithm / Double(sum))))
    while !(Natural.power(root, sum) <= product) { root -= 1 }
    while Natural.power(root + 1, sum) <= product { root += 1 }
    return root
  }
}
