// Logarithm and exponential, made of +, −, × and ÷ in a fixed order: IEEE 754 rounds each of them in
// one way only, so the same bits come out on every machine. The C library's functions differ from
// one version and processor to the next. Swift joins no multiplication with an addition by itself.

extension Double {
  /// The natural logarithm of a positive, finite, normal number.
  ///
  /// Off by at most 2 to the power of −51 of the result.
  var naturalLogarithm: Double {
    // x = 2^k · m with m from √½ to √2, and ln m = 2 artanh z with z = (m − 1)/(m + 1).
    let shifted = Int64(bitPattern: bitPattern &- Self.squareRootOfHalf)
    let power = shifted >> 52
    let m = Double(bitPattern: bitPattern &- UInt64(bitPattern: power << 52))
    let z = (m - 1) / (m + 1)
    let s = z * z
    let s2 = s * s
    let s4 = s2 * s2
    // artanh z = z (1 + s/3 + s²/5 + …); s is below 0.0295, so ten terms leave less than 2^−60.
    let low = (2.0 / 3 + s * (2.0 / 5)) + s2 * (2.0 / 7 + s * (2.0 / 9))
    let middle = (2.0 / 11 + s * (2.0 / 13)) + s2 * (2.0 / 15 + s * (2.0 / 17))
    let high = 2.0 / 19 + s * (2.0 / 21)
    let series = s * (low + s4 * (middle + s4 * high))
    let k = Double(power)
    return k * Self.naturalLogarithmOf2.leading
      + (2 * z + (z * series + k * Self.naturalLogarithmOf2.rest))
  }

  /// e to the power of a number that is not above 700.
  ///
  /// Off by at most 2 to the power of −51 of the result; 0 where that lies below the least normal
  /// number.
  var exponential: Double {
    guard self > -708 else { return 0 }
    // x = k ln 2 + r with r from −0.35 to 0.35.
    let scaled = self * 1.4426950408889634
    let power = Int64(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
    let k = Double(power)
    let r =
      (self - k * Self.naturalLogarithmOf2.leading) - k * Self.naturalLogarithmOf2.rest
    // The series of e^r; r^14/14! is below 2^−57.
    var sum = 1.0 / 479_001_600 + r * (1.0 / 6_227_020_800)
    sum = 1.0 / 39_916_800 + r * sum
    sum = 1.0 / 3_628_800 + r * sum
    sum = 1.0 / 362_880 + r * sum
    sum = 1.0 / 40_320 + r * sum
    sum = 1.0 / 5_040 + r * sum
    sum = 1.0 / 720 + r * sum
    sum = 1.0 / 120 + r * sum
    sum = 1.0 / 24 + r * sum
    sum = 1.0 / 6 + r * sum
    sum = 1.0 / 2 + r * sum
    sum = 1 + r * (1 + r * sum)
    return sum * Double(bitPattern: UInt64(bitPattern: (power + 1023) << 52))
  }

  private static let squareRootOfHalf: UInt64 = 0x3FE6_A09E_667F_3BCD

  /// ln 2 in two parts, the first so short that its product with a power of two's exponent is exact.
  private static let naturalLogarithmOf2 = (
    leading: Double(bitPattern: 0x3FE6_2E42_FEE0_0000),
    rest: Double(bitPattern: 0x3DEA_39EF_3579_3C76)
  )
}
