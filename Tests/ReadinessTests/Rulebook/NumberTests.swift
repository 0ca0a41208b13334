import Testing

@testable import Readiness

struct QuantityTests {
  @Test(arguments: [
    ("0", 0, "0"), ("25", 25_000_000, "25"), ("0.5", 500_000, "0.5"), ("0.500000", 500_000, "0.5"),
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

struct ShareTests {
  @Test(arguments: [
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

struct WeightTests {
  @Test(arguments: [
    ("1", 1_000_000, "1"), ("2.5", 2_500_000, "2.5"), ("0.000001", 1, "0.000001"),
    ("1000000", 1_000_000_000_000, "1000000"),
  ] as [(String, Int64, String)])
  func `A weight is exact to six decimals`(text: String, millionths: Int64, written: String) {
    #expect(Weight(text)?.millionths == millionths)
    #expect(Weight(text)?.description == written)
  }

  @Test(arguments: ["0", "0.0", "0.0000001", "1000000.000001", "1000001", "-1", "1%", "", "1e6"])
  func `What lies outside the range of weights is none`(text: String) {
    #expect(Weight(text) == nil)
  }
}

struct GradeTests {
  @Test func `Grades are ordered from the weakest to the best`() {
    #expect(Grade.allCases.map(\.name) == ["asserted", "reported", "official", "primary"])
    #expect(Grade.allCases.sorted() == Grade.allCases)
    #expect(Grade.allCases.map { Grade(name: $0.name) } == Grade.allCases)
    #expect(Grade(name: "Official") == nil)
  }

  @Test func `The more severe is the smaller`() {
    #expect(Severity.allCases.sorted() == [.critical, .high, .medium, .low])
  }
}
