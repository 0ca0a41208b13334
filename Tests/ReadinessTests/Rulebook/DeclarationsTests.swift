import Testing

@testable import Readiness

struct WeightTests {
  @Test(
    arguments: [
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
