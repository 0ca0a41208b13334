import Glibc
import TestTools
import Testing

/// Right lines, wrong ones and blank ones, as a stream has them.
private let mixedLines = """
  \u{FEFF}{"country":"Arcadia","as of":"2025-06-30","facts":{"law.illegal-access":"full","power.preservation":true,"law.greatest-penalty":2.5}}

  {"country":"Ys","as of":"2025-06-30","facts":{"law.ilegal-access":"ful","power.preservation":1}}\r
  {"country":"Utopia","as of":"2024-01-31","facts":{"law.protected-data":["stored"],"law.illegal-access":[{"is":"partial","from":"2020-01-01"}]}}
  {"country":"Ys",
  {"country":"Nowhere","as of":"2025-06-30","facts":{}}
  """

private let mixedTable = """
  as of,country,law.illegal-access,law.protected-data
  2025-06-30,Arcadia,full,stored;moving
  2025-06-30,"Ys
  by the sea",ful,

  2024-01-31,"Utopia",,[]

  """

/// A run of `readiness batch --input` over a text on standard input.
private func stream(
  _ text: String, _ input: String = "ndjson", _ arguments: String...
) throws -> Outcome {
  var program = Program(["batch", "--input", input] + arguments)
  program.input = Array(text.utf8)
  return try program.run()
}

/// `readiness batch --input`: profiles from a stream.
struct StreamTests {
  private static let twoErrors = "readiness: 2 records have errors\n"

  @Test func `A line is written for each profile, and bad ones say what is wrong`() throws {
    try expect(stream(mixedLines), snapshot: "stream.ndjson", error: Self.twoErrors)
    try expect(
      stream(mixedLines, "ndjson", "--verdicts", "--as-of", "2025-01-01"),
      snapshot: "stream-verdicts.ndjson", error: Self.twoErrors)
    try expect(
      stream(
        mixedLines, "ndjson", "--lens", "accord", "--least-grade", "asserted", "--verdicts"),
      snapshot: "stream-lens.ndjson", error: Self.twoErrors)
    try expect(
      stream(mixedTable, "csv"), snapshot: "stream-table.ndjson",
      error: "readiness: 1 record has errors\n")
  }

  @Test(.needs(.jsonSchema)) func `Schemas describe the lines that are read and written`() throws {
    for arguments in [[], ["--verdicts"], ["--dates", "2024-01-01..2026-01-01/6m"]] {
      var program = Program(["batch", "--input", "ndjson"] + arguments)
      program.input = Array(mixedLines.utf8)
      let lines = try program.run().output
      #expect(try schemaProblems(in: lines, of: "batch") == "")
    }
    let right = mixedLines.split(whereSeparator: \.isNewline)
      .filter { !$0.contains("Ys") }.map { $0.replacing("\u{FEFF}", with: "") }
    #expect(try schemaProblems(in: right.joined(separator: "\n"), of: "profile") == "")
    let line = try stream(String(right[0])).output
    for (old, new) in [
      ("\"low\":\"0.", "\"low\":\"1."), ("\"leftOut\":0", "\"leftOut\":-1"),
      ("\"stages\":[", "\"stages\":[\"x\","), ("\"country\"", "\"land\""),
    ] {
      #expect(try schemaProblems(in: line.replacing(old, with: new), of: "batch") != "")
    }
    for (old, new) in [
      ("\"as of\"", "\"asOf\""), ("2025-06-30", "2025-06-31x"), ("2.5", "-2.5"), ("true", "{}"),
    ] {
      #expect(
        try schemaProblems(in: String(right[0]).replacing(old, with: new), of: "profile") != "")
    }
    let full = try stream(String(right.joined(separator: "\n")), "ndjson", "--full").output
    #expect(full.split(separator: "\n").count == 3)
    #expect(try schemaProblems(in: full, of: "assessment") == "")
  }

  @Test func `The full line is what assess says of the same profile`() throws {
    let line = try stream(
      #"{"country":"XAR","as of":"2025-06-30","facts":{"law.illegal-access":"full"}}"#, "ndjson",
      "--full"
    ).output
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.write(
      "profiles/xar.yaml",
      """
      kind: profile
      format: 1
      country: XAR
      as of: 2025-06-30
      facts: {law.illegal-access: full}

      """)
    scratch.delete("profiles/countries.yaml")
    let report = try scratch.readiness("assess", "profiles/xar.yaml", "--format", "json").output
    #expect(line.withoutBlanksAndDigest == report.withoutBlanksAndDigest)
  }

  @Test func `Nothing depends on how many threads there are or where the stream comes from`() throws
  {
    let scratch = try Scratch(copyingFixtures: true)
    // More than one chunk, with lines of every length.
    let lines = (0..<3000).map { number in
      number % 400 == 399
        ? "{\(number)"
        : #"{"country":"\#(String(repeating: "c", count: number % 300))-\#(number)","as of":"2025-06-30","facts":{"law.greatest-penalty":\#(number % 31)}}"#
    }
    let text = lines.joined(separator: "\n")
    try scratch.write("stream.ndjson", text)
    let one = try stream(text, "ndjson", "--jobs", "1")
    #expect(one.output.split(separator: "\n").count == lines.count)
    #expect(one.error == "readiness: 7 records have errors\n")
    for jobs in ["2", "3", "8"] {
      #expect(try stream(text, "ndjson", "--jobs", jobs) == one)
      #expect(
        try scratch.readiness("batch", "--input", "ndjson", "stream.ndjson", "--jobs", jobs) == one)
    }
    #expect(try stream(text, "ndjson", "-") == one)
  }

  @Test func `Lines longer than a chunk are read, and longer ones than 1 MiB passed over`() throws {
    let line = #"{"country":"XAR","as of":"2025-06-30","facts":{}}"#
    let long = line + String(repeating: " ", count: (1 << 20) - line.utf8.count)
    let overlong = long + String(repeating: " ", count: 3 << 20)
    let alone = try stream(line).output
    let outcome = try stream([long, overlong, line, long].joined(separator: "\n"))
    let lines = outcome.output.split(separator: "\n").map { "\($0)\n" }
    #expect(
      lines == [
        alone,
        #"{"line":2,"country":null,"errors":[{"code":"record-too-long","message":"the line is longer than 1 MiB","column":1,"pointer":null,"fact":null,"found":null,"help":null,"notes":[]}]}"#
          + "\n", alone, alone,
      ])
    let bad = try stream([long, overlong, "[]"].joined(separator: "\n")).output
    #expect(bad.contains(#"{"line":3,"country":null"#))
  }

  @Test func `A table's quotation marks may hold line breaks across chunks`() throws {
    let heading = "country,as of,law.illegal-access\n"
    let rows = (0..<4000).map { number in
      "\"\(String(repeating: "x\n", count: number % 90 + 1))\",2025-06-30,\(number % 50 == 7 ? "ful" : "full")\n"
    }
    let outcome = try stream(heading + rows.joined(), "csv")
    #expect(outcome.output.split(separator: "\n").count == rows.count)
    #expect(outcome.error == "readiness: 80 records have errors\n")
    let open = try stream(heading + "\"x,2025-06-30,full\n" + rows.joined(), "csv")
    #expect(open.code == 0)
  }

  @Test func `With --strict a record with errors means exit code 2`() throws {
    #expect(try stream(mixedLines, "ndjson", "--strict").code == 2)
    #expect(
      try stream(mixedLines, "ndjson", "--strict").output == stream(mixedLines).output)
    #expect(
      try stream(#"{"country":"XAR","as of":"2025-06-30","facts":{}}"#, "ndjson", "--strict").code
        == 0)
  }

  @Test func `An empty stream is one without profiles`() throws {
    expect(try stream(""))
    expect(try stream("\n \n"))
    expect(try stream("country,as of\n", "csv"))
  }

  @Test func `A table needs its heading`() throws {
    let outcome = try stream("country,as of,law.ilegal-access\n", "csv")
    expect(
      outcome,
      error: """
        standard input:1:15: error: there is no fact `law.ilegal-access` [unknown-fact]
            1 | country,as of,law.ilegal-access
              |               ^
              = help: write `law.illegal-access`

        readiness: 1 error, 0 warnings in 1 file

        """, code: 2)
  }

  @Test func `The file appears whole or not at all`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.write("in.ndjson", mixedLines)
    let names = scratch.names()
    let outcome = try scratch.readiness(
      "batch", "--input", "ndjson", "in.ndjson", "--output", "out.ndjson")
    expect(outcome, error: Self.twoErrors)
    #expect(try scratch.read("out.ndjson") == stream(mixedLines).output)
    #expect(scratch.names() == (names + ["out.ndjson"]).sorted())
  }

  @Test func `What cannot be read or written is told`() throws {
    expect(
      try readiness("batch", "--input", "ndjson", "nowhere.ndjson"),
      error: "readiness: `nowhere.ndjson` cannot be read: No such file or directory\n", code: 2)
    expect(
      try readiness("batch", "--input", "csv", "."),
      error: "readiness: `.` cannot be read: Is a directory\n", code: 2)
    var program = Program(["batch", "--input", "ndjson", "--jobs", "2"])
    program.input = Array(mixedLines.utf8)
    program.outputFile = "/dev/full"
    expect(
      try program.run(),
      error: "readiness: cannot write standard output: No space left on device\n", code: 2)
  }

  @Test(arguments: ["1", "2"]) func `A closed pipe ends the program quietly`(jobs: String) throws {
    var program = Program(["batch", "--input", "ndjson", "--jobs", jobs])
    program.input = Array(mixedLines.utf8)
    program.outputIsClosedPipe = true
    let outcome = try program.run()
    #expect(outcome.code == 128 + SIGPIPE)
    #expect(outcome.error == "")
  }

  @Test(
    arguments: [
      (["--verdicts"], "Error: --verdicts, --full and --strict go with --input"),
      (
        ["--input", "ndjson", "--verdicts", "--full"],
        "Error: --full says what --verdicts does, and more"
      ),
      (["--input", "ndjson", "a", "b"], "readiness: --input reads one file, or standard input"),
      (
        ["--input", "ndjson", "--format", "csv"],
        "readiness: --input writes NDJSON; leave --format out"
      ),
      (
        ["--input", "ndjson", "--lens", "acord"],
        "readiness: there is no source `acord`; did you mean `accord`?"
      ),
      (
        ["--as-of", "2020-01-01", "--dates", "2020-01-01..2021-01-01/1y"],
        "readiness: --as-of names one day and --dates many; give one of them"
      ),
      (
        ["--dates", "2020-01-01"],
        "readiness: `2020-01-01` is no series of dates; write the first day, the last and the step: `2001-01-01..2026-01-01/1y`"
      ),
      (
        ["--dates", "2021-01-01..2020-01-01/1y"],
        "readiness: `2021-01-01..2020-01-01` is no span from one day to a later one; write the first day, the last and the step: `2001-01-01..2026-01-01/1y`"
      ),
      (
        ["--dates", "2020-01-01..2021-01-01/0d"],
        "readiness: `0d` is no step; write years, months or days: `1y`, `6m`, `90d`"
      ),
      (
        ["--dates", "0001-01-01..9999-12-31/1d"],
        "readiness: `0001-01-01..9999-12-31/1d` is more than 10000 dates; take a longer step"
      ),
    ])
  func `Options that do not go together are refused`(arguments: [String], message: String) throws {
    let outcome = try Program(["batch"] + arguments).run()
    #expect(outcome.code == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.split(separator: "\n").first.map(String.init) == message)
  }
}

/// `readiness batch --dates`: the same countries on many days.
struct PanelTests {
  @Test(arguments: [("text", "txt"), ("csv", "csv"), ("json", "json"), ("ndjson", "ndjson")])
  func `Files are assessed on each day, with ranks among the others on that day`(
    format: String, suffix: String
  ) throws {
    try expect(
      readiness(
        "batch", "--dates", "2010-01-31..2025-12-31/8y", "--format", format),
      snapshot: "panel.\(suffix)")
  }

  @Test func `A stream's profile is assessed on each day, one line after the other`() throws {
    let lines = try stream(mixedLines, "ndjson", "--dates", "2024-01-31..2025-07-01/6m").output
      .split(separator: "\n").map(String.init)
    var expected: [String] = []
    for date in ["2024-01-31", "2024-07-31", "2025-01-31"] {
      let there = try stream(mixedLines, "ndjson", "--as-of", date).output.split(separator: "\n")
      expected += there.map(String.init)
    }
    #expect(lines.count == 3 * 3 + 2)
    #expect(
      lines.filter { !$0.contains("errors") }.sorted()
        == expected.filter { !$0.contains("errors") }.sorted())
    #expect(lines.prefix(3).allSatisfy { $0.hasPrefix(#"{"country":"Arcadia""#) })
  }

  @Test(
    arguments: [
      ("2020-01-31..2020-05-31/1m", "2020-01-31 2020-02-29 2020-03-31 2020-04-30 2020-05-31"),
      ("2020-02-29..2024-12-31/1y", "2020-02-29 2021-02-28 2022-02-28 2023-02-28 2024-02-29"),
      ("2020-01-01..2020-01-01/90d", "2020-01-01"),
      ("2020-12-31..2021-01-02/1d", "2020-12-31 2021-01-01 2021-01-02"),
      ("9998-01-01..9999-12-31/1y", "9998-01-01 9999-01-01"),
      ("9999-12-30..9999-12-31/1d", "9999-12-30 9999-12-31"),
    ])
  func `Days are counted from the first`(series: String, days: String) throws {
    let outcome = try readiness("batch", "XIE", "--dates", series, "--format", "csv")
    let found = outcome.output.split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false)[2] }
    #expect(found.joined(separator: " ") == days)
  }
}

/// What Python's validator finds in lines of JSON, a line each.
private func schemaProblems(in lines: String, of schema: String) throws -> String {
  var program = Program([
    "-c",
    """
    import json, jsonschema, sys
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for line in sys.stdin.buffer.read().decode("utf-8").splitlines():
      for error in jsonschema.Draft202012Validator(schema).iter_errors(json.loads(line)):
        print("/".join(map(str, error.absolute_path)), error.message[:200])
    """, repository + "/docs/\(schema).schema.json",
  ])
  program.executable = "/usr/bin/python3"
  program.environment["PYTHONIOENCODING"] = "utf-8"
  program.input = Array(lines.utf8)
  let outcome = try program.run()
  #expect(outcome.code == 0, "\(outcome.error)")
  return outcome.output
}

extension String {
  /// The text without what differs between a line and a report on a file.
  fileprivate var withoutBlanksAndDigest: String {
    let text = filter { !$0.isWhitespace }
    guard let start = text.firstRange(of: "\"profile\":{"),
      let end = text[start.upperBound...].firstIndex(of: "}")
    else { return text }
    return String(text[..<start.lowerBound] + text[end...])
  }
}
