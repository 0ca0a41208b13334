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

  @Test func `A country is not ranked against itself`() throws {
    expect(
      try readiness("robustness", "XAR", "profiles/xar.yaml"),
      error: "readiness: Arcadia (XAR) is named twice; name each country once\n", code: 2)
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

  /// Right lines, wrong ones and blank ones, with names that would act if they were more than names.
  private static let lines = """
    {"country":"Utopia","as of":"2024-01-31","facts":{"law.illegal-access":"full","contact.staff":9}}
    {"country":"=1+1","as of":"2025-06-30","facts":{"law.illegal-access":"partial","power.preservation":true}}

    {"country":"<b>|`x`","as of":"2025-06-30","facts":{"power.preservation":true,"contact.designated":true}}
    """

  private static let table = """
    country,as of,law.illegal-access,contact.staff,power.preservation,contact.designated
    <b>|`x`,2025-06-30,,,yes,yes
    =1+1,2025-06-30,partial,,yes,
    Utopia,2024-01-31,full,9,,

    """

  /// A run over a stream on standard input.
  private func robustness(_ text: String, _ arguments: String...) throws -> Outcome {
    var program = Program(["robustness", "--draws", "200"] + arguments)
    program.input = Array(text.utf8)
    return try program.run()
  }

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("csv", "csv")])
  func `The countries may come from a stream`(format: String, suffix: String) throws {
    try expect(
      robustness(Self.lines, "--input", "ndjson", "--format", format),
      snapshot: "robustness-stream.\(suffix)",
      error: "readiness: as of 2025-06-30, the latest date of the profiles\n")
  }

  @Test func `A stream says the same in any order and form`() throws {
    let lines = Self.lines.split(separator: "\n").reversed().joined(separator: "\n")
    let expected = try contents(of: snapshots + "/robustness-stream.csv")
    for (text, form) in [(lines, "ndjson"), ("\u{FEFF}" + Self.table, "csv")] {
      expect(
        try robustness(text, "--input", form, "--format", "csv", "--quiet"), output: expected)
    }
  }

  @Test func `What is wrong with a stream is told with its place, and the rest is studied`() throws
  {
    let found = try robustness(
      "\u{FEFF}" + Self.table + "\"Ys\né\",2025-06-30,ful,at least x,,\n,2025,,,,\nZ\n", "--input",
      "csv", "--format", "csv", "--quiet")
    #expect(try found.output == contents(of: snapshots + "/robustness-stream.csv"))
    #expect(found.code == 2)
    #expect(
      found.error == """
        standard input:6:15: error: `ful` is no choice of `law.illegal-access` [unreadable-test]
            6 | é",2025-06-30,ful,at least x,,
              |               ^
              = help: write `full`

        standard input:6:19: error: `x` is no number [unreadable-test]
            6 | é",2025-06-30,ful,at least x,,
              |                   ^
              = help: write ASCII digits with `.` as decimal point, at most 15 before and 6 after it

        standard input:7:1: error: `country` is empty [empty-text]
            7 | ,2025,,,,
              | ^

        standard input:7:2: error: `2025` is not a date [invalid-date]
            7 | ,2025,,,,
              |  ^
              = help: write a day of the calendar with year, month and day: `2010-03-25`

        standard input:8:1: error: the row has 1 cell, and the heading 6 [wrong-number-of-cells]
            8 | Z
              | ^
              = help: leave cells empty where nothing is stated, and put texts with commas into quotation marks

        readiness: 5 errors, 0 warnings in 1 file

        """)
  }

  @Test func `What is wrong with a heading is told with its place`() throws {
    expect(
      try robustness("country,as of,é,\"a\nb\",c\n", "--input", "csv"),
      error: """
        standard input:1:15: error: there is no fact `é` [unknown-fact]
            1 | country,as of,é,"a
              |               ^

        standard input:1:17: error: there is no fact `a
        b` [unknown-fact]
            1 | country,as of,é,"a
              |                 ^

        standard input:2:4: error: there is no fact `c` [unknown-fact]
            2 | b",c
              |    ^

        readiness: 3 errors, 0 warnings in 1 file
        readiness: there are no profiles

        """, code: 2)
  }

  @Test func `A stream that cannot be ordered is refused`() throws {
    for (text, arguments, error) in [
      (
        Self.table + "Utopia,2025-06-30,,,,\n", ["csv"],
        "Utopia has two profiles; give one for each country"
      ),
      ("\n", ["ndjson"], "there are no profiles"),
      ("", ["ndjson", "a", "b"], "--input reads one file, or standard input"),
      ("", ["csv", "none.csv"], "`none.csv` cannot be read: No such file or directory"),
    ] {
      var program = Program(["robustness", "--input"] + arguments)
      program.input = Array(text.utf8)
      expect(try program.run(), error: "readiness: \(error)\n", code: 2)
    }
  }
}
