import Testing

/// `readiness robustness`.
struct RobustnessTests {
  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("csv", "csv"), ("json", "json")])
  func `The order is studied in each form`(format: String, suffix: String) throws {
    try expect(
      readiness("robustness", "--draws", "500", "--format", format),
      snapshot: "robustness.\(suffix)",
      error: "readiness: as of 2025-06-30, the latest date of the profiles\n")
  }

  @Test(arguments: ["pairs", "weights"])
  func `Pairs and weights have rows of their own`(rows: String) throws {
    try expect(
      readiness(
        "robustness", "--draws", "500", "--format", "csv", "--rows", rows, "--quiet"),
      snapshot: "robustness-\(rows).csv")
  }

  @Test func `Some countries under another date, grade, seed and concentration`() throws {
    try expect(
      readiness(
        "robustness", "Utopia", "profiles/xar.yaml", "--as-of", "2012-01-01", "--least-grade",
        "official", "--draws", "100", "--seed", "18446744073709551615", "--concentration", "3"),
      snapshot: "robustness-some.txt")
  }

  @Test func `An edition says what it left out`() throws {
    try expect(
      readiness("robustness", "--draws", "100", "--edition", "public", "--quiet"),
      snapshot: "robustness-public-edition.txt")
  }

  @Test func `Without draws or concentration there is nothing to study`() throws {
    for (option, value, range) in [
      ("--draws", "0", "1 to 1000000000"), ("--concentration", "0", "1 to 1000000"),
    ] {
      let outcome = try readiness("robustness", option, value)
      #expect(outcome.code == 2)
      #expect(
        outcome.error.hasPrefix("Error: \(option) is from \(range), not \(value)\n"))
    }
  }
}
