import Testing

@testable import Readiness

struct QuantityTests {
  @Test(
    arguments: [
      ("0", 0, "0"), ("25", 25_000_000, "25"), ("0.5", 500_000, "0.5"),
      ("0.500000", 500_000, "0.5"),
      ("007", 7_000_000, "7"), ("0.000001", 1, "0.000001"),
      ("999999999999999.999999", 999_999_999_999_999_999_999, "999999999999999.999999"),
    ] as [(String, Int128, String)])
  func `A number is exact to six decimals`(text: String, millionths: Int128, written: String) {
    #expect(Quantity(text)?.millionths == millionths)
    #expect(Quantity(text)?.description == written)
  }

  @Test(arguments: [
    "", ".", ".5", "5.", "1.2.3", "-1", "+1", "1e3", "1,5", "1 000", "0.0000001",
    "1000000000000000", "1%", "٣", "３", "0x1", "inf", " 1",
  ])
  func `What is not ASCII digits with one point between them is no number`(text: String) {
    #expect(Quantity(text) == nil)
  }

  @Test func `Numbers are whole or not, and ordered`() throws {
    #expect(Quantity("25.0")?.isWhole == true)
    #expect(Quantity("25.1")?.isWhole == false)
    #expect(try #require(Quantity("0.9")) < Quantity(1))
  }
}
