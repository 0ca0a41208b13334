import Testing

@testable import Readiness

struct ShareTests {
  @Test(
    arguments: [
      ("0%", 0, "0%", "0.000000000000"), ("50%", 500_000_000_000, "50%", "0.500000000000"),
      ("33.3333333333%", 333_333_333_333, "33.3333333333%", "0.333333333333"),
      ("100%", 1_000_000_000_000, "100%", "1.000000000000"),
      ("100.0000000000%", 1_000_000_000_000, "100%", "1.000000000000"),
      ("0.0000000001%", 1, "0.0000000001%", "0.000000000001"),
      ("007.50%", 75_000_000_000, "7.5%", "0.075000000000"),
    ] as [(String, Int64, String, String)])
  func `A percent is exact to ten decimals`(
    text: String, trillionths: Int64, written: String, decimals: String
  ) {
    #expect(Share(percent: text)?.trillionths == trillionths)
    #expect(Share(percent: text)?.description == written)
    #expect(Share(percent: text)?.decimals == decimals)
  }

  @Test(arguments: [
    "", "%", "50", "50 %", "-1%", "100.0000000001%", "101%", "1000%", "0.00000000001%", "5,5%",
    "50%%", "½%",
  ])
  func `What is no percent up to a hundred is no share`(text: String) {
    #expect(Share(percent: text) == nil)
  }
}
