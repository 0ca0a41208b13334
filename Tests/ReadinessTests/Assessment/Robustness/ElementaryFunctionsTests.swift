import Testing

@testable import Readiness

/// Against the values to 60 digits, rounded to the nearest number.
struct ElementaryFunctionsTests {
  private static let logarithms: [(Double, Double)] = [
    (0x1p-1021, -0x1.61da04cbafe44p+9),
    (0x1p-1022, -0x1.6232bdd7abcd2p+9),
    (0x1.56e1fc2f8f359p-997, -0x1.5963447f87fb5p+9),
    (0x1.79ca10c924223p-67, -0x1.7069e2aa2aa5bp+5),
    (0x1p-53, -0x1.25e4f7b2737fap+5),
    (0x1.0624dd2f1a9fcp-10, -0x1.ba18a998fffa0p+2),
    (0x1.999999999999ap-4, -0x1.26bb1bbb55515p+1),
    (0x1p-2, -0x1.62e42fefa39efp+0),
    (0x1p-1, -0x1.62e42fefa39efp-1),
    (0x1.6666666666666p-1, -0x1.6d3c324e13f50p-2),
    (0x1.6a09e667f3bccp-1, -0x1.62e42fefa39f1p-2),
    (0x1.6a09e667f3bcdp-1, -0x1.62e42fefa39eep-2),
    (0x1.ccccccccccccdp-1, -0x1.af8e8210a415cp-4),
    (0x1.fae147ae147aep-1, -0x1.495453e6fd4bcp-7),
    (0x1.fffffffffffffp-1, -0x1p-53),
    (0x1p+0, 0),
    (0x1.0000000000001p+0, 0x1.fffffffffffffp-53),
    (0x1.028f5c28f5c29p+0, 0x1.460d6ccca367cp-7),
    (0x1.199999999999ap+0, 0x1.8663f793c46ccp-4),
    (0x1.6a09e667f3bcdp+0, 0x1.62e42fefa39f0p-2),
    (0x1.6a09e667f3bcep+0, 0x1.62e42fefa39f3p-2),
    (0x1.8000000000000p+0, 0x1.9f323ecbf984cp-2),
    (0x1p+1, 0x1.62e42fefa39efp-1),
    (0x1.5bf0a8b145769p+1, 0x1p+0),
    (0x1.8000000000000p+1, 0x1.193ea7aad030bp+0),
    (0x1.4000000000000p+3, 0x1.26bb1bbb55516p+1),
    (0x1.81cd6c8b43958p+13, 0x1.2d79559791e31p+3),
    (0x1.2a05f20000000p+33, 0x1.7069e2aa2aa5bp+4),
    (0x1.249ad2594c37dp+332, 0x1.cc845b54b54f2p+7),
    (0x1.fffffffffffffp+1023, 0x1.62e42fefa39efp+9),
  ]

  private static let exponentials: [(Double, Double)] = [
    (0, 0x1p+0),
    (-0x1.56e1fc2f8f359p-997, 0x1p+0),
    (-0x1.b7cdfd9d7bdbbp-34, 0x1.ffffffff24190p-1),
    (-0x1.999999999999ap-4, 0x1.cf46d99d52b3ap-1),
    (-0x1p-2, 0x1.8ebef9eac820bp-1),
    (-0x1.62d0e56041893p-2, 0x1.6a10b883d5676p-1),
    (-0x1.62eb1c432ca58p-2, 0x1.6a0773cd678a4p-1),
    (-0x1p-1, 0x1.368b2fc6f960ap-1),
    (-0x1.62e42fefa39efp-1, 0x1p-1),
    (-0x1p+0, 0x1.78b56362cef38p-2),
    (-0x1p+1, 0x1.152aaa3bf81ccp-3),
    (-0x1.c000000000000p+1, 0x1.eec1018e4ff66p-6),
    (-0x1.4000000000000p+3, 0x1.7cd79b5647c9bp-15),
    (-0x1.b99999999999ap+4, 0x1.2257eee500edcp-40),
    (-0x1.9000000000000p+6, 0x1.a8c1f14e2af5dp-145),
    (-0x1.5940000000000p+8, 0x1.e0e19f745027ep-499),
    (-0x1.5e00000000000p+9, 0x1.14f2b0fb9307fp-1010),
    (-0x1.61f3333333333p+9, 0x1.a4904f4342894p-1022),
    (0x1.999999999999ap-4, 0x1.1aec7b35a00d4p+0),
    (0x1p-1, 0x1.a61298e1e069cp+0),
    (0x1p+0, 0x1.5bf0a8b145769p+1),
    (0x1p+1, 0x1.d8e64b8d4ddaep+2),
    (0x1.4000000000000p+3, 0x1.5829dcf950560p+14),
    (0x1.9200000000000p+6, 0x1.fcc37a76f9e76p+144),
    (0x1.5e00000000000p+9, 0x1.d945df4f8ec8ep+1009),
  ]

  @Test(arguments: logarithms)
  func `A logarithm is off by at most 2^−51 of itself`(number: Double, expected: Double) {
    #expect(abs(number.naturalLogarithm - expected) <= 0x1p-51 * abs(expected))
  }

  @Test(arguments: exponentials)
  func `An exponential is off by at most 2^−51 of itself`(number: Double, expected: Double) {
    #expect(abs(number.exponential - expected) <= 0x1p-51 * expected)
  }

  @Test func `What is below the least normal number is zero`() {
    #expect((-709.0).exponential == 0)
    #expect((-Double.infinity).exponential == 0)
  }

  @Test func `Logarithm and exponential undo each other`() {
    var random = RandomSource(seed: 2011)
    let wrong = (0..<10_000).filter { _ in
      let number = Double(random.below(1 << 40) + 1) / 0x1p40
      let logarithm = number.naturalLogarithm
      // An error of the logarithm becomes one of the exponential's share.
      let allowed = 0x1p-51 + 0x1p-51 * abs(logarithm)
      return abs(logarithm.exponential - number) > allowed * number
    }
    #expect(wrong == [])
  }

  @Test func `The logarithm grows with its number`() {
    let logarithms = stride(from: 0.70710, to: 1.4143, by: 0x1p-16).map(\.naturalLogarithm)
    #expect(zip(logarithms, logarithms.dropFirst()).allSatisfy { $0 < $1 })
  }
}
