import Glibc
import TestTools
import Testing

/// Workbooks, as the programs of others read them.
@Suite(.needs(.openpyxl))
struct WorkbookTests {
  @Test(
    arguments: [
      ["XAR"], ["XIE"], ["XUT"], ["XAR", "--as-of", "2012-01-01"],
      ["XAR", "--as-of", "0001-01-01"], ["XAR", "--as-of", "9999-12-31"],
      ["XAR", "--least-grade", "primary"], ["XAR", "--lens", "accord"],
      ["XAR", "--edition", "public"],
      ["XUT", "--lens", "summit", "--edition", "partners", "--overlay", "overlays/staffed.yaml"],
    ])
  func `Each cell says what JSON and CSV say`(arguments: [String]) throws {
    let scratch = try Scratch()
    let arguments = ["assess"] + arguments
    try makeWorkbook(arguments, in: scratch)
    #expect(try differences("assess.py", scratch, arguments) == "")
  }

  @Test(arguments: [["ARG", "--as-of", "2010-05-05"], ["PAK", "--lens", "budapest"]])
  func `Each cell says what JSON and CSV say of real countries`(arguments: [String]) throws {
    let scratch = try Scratch()
    let arguments = ["assess"] + arguments
    try makeWorkbook(arguments, in: scratch, over: repository)
    #expect(try differences("assess.py", scratch, arguments, over: repository) == "")
  }

  @Test(
    arguments: [
      ["batch"], ["batch", "XAR", "Utopia"], ["batch", "--edition", "public"],
      ["batch", "--as-of", "2012-01-01", "--lens", "accord", "--least-grade", "official"],
      ["batch", "--dates", "2005-01-01..2025-01-01/10y"],
    ])
  func `Each cell says what the other forms say of countries side by side`(
    arguments: [String]
  ) throws {
    let scratch = try Scratch()
    try makeWorkbook(arguments, in: scratch)
    #expect(try differences("batch.py", scratch, arguments + ["--quiet"]) == "")
  }

  @Test(
    arguments: [
      ["review"], ["review", "--since", "2012-01-01"],
      ["review", "--group", "islands", "--edition", "public", "--as-of", "2024-12-31"],
    ])
  func `Each cell says what JSON says of the review`(arguments: [String]) throws {
    let scratch = try Scratch()
    try makeWorkbook(arguments, in: scratch)
    #expect(try differences("review.py", scratch, arguments + ["--quiet"]) == "")
  }

  @Test func `A profile with errors is told and left out, and the others are written`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change("profiles/xie.yaml", "facts: {}", "facts: {law.nothing: yes}")
    for command in ["batch", "review"] {
      let outcome = try scratch.readiness(
        command, "--quiet", "--format", "xlsx", "-o", scratch.path + "/book.xlsx")
      #expect(outcome.code == 2)
      #expect(outcome.error.hasPrefix("profiles/xie.yaml:5:9: error: "))
      let found = try differences(
        "\(command).py", scratch, [command, "--quiet"], over: scratch.path)
      #expect(found == "")
    }
  }

  @Test func `A cell that said something else would be told`() throws {
    let scratch = try Scratch()
    try makeWorkbook(["assess", "XAR", "--as-of", "2019-02-28"], in: scratch)
    let found = try differences("assess.py", scratch, ["assess", "XAR", "--as-of", "2019-03-01"])
    #expect(found.contains("head, row 1, As of: '2019-02-28', not '2019-03-01'\n"))
    #expect(found.contains("\nOverview, row 1, low: "))
  }

  @Test func `A hostile profile is shown as it is written`() throws {
    let scratch = try hostileProfile()
    let arguments = ["assess", "XAR"]
    try makeWorkbook(arguments, in: scratch, over: scratch.path)
    #expect(try differences("assess.py", scratch, arguments, over: scratch.path) == "")
  }

  /// Formulas, escapes, markup, characters beyond 16 bits, and a text longer than a cell.
  private func hostileProfile() throws -> Scratch {
    let scratch = try Scratch(copyingFixtures: true)
    for (old, new) in [
      ("Article 153 bis", "=HYPERLINK(\"https://example.org/\";\"click\")"),
      ("Article 183", "_x0041_ is no letter, nor is _x000D_"),
      ("Article 190", "<r><t>rich</t></r>"),
      ("type: gazette", "@SUM(A1:A9)"), ("type: statistics", "+1+cmd|' /C calc'!A0"),
      ("Report of a mission", "&amp; ' ]]> 𝔄𝔯𝔠𝔞𝔡𝔦𝔞 %s %n %1$s"),
      (
        "The article was repealed with nothing in its place.",
        "-2+3" + String(repeating: " 🗺 repealed", count: 4000)
      ),
    ] {
      let key = old.hasPrefix("type: ") ? "type: " : ""
      let escaped = new.replacing("\"", with: "\\\"")
      try scratch.change("profiles/xar.yaml", old, "\(key)\"\(escaped)\"")
    }
    return scratch
  }

  @Test func `Pages, panes, filters, formats and links`() throws {
    let scratch = try Scratch()
    try makeWorkbook(
      ["assess", "XAR", "--lens", "accord", "--overlay", "overlays/staffed.yaml"], in: scratch)
    try expect(python("looks.py", [scratch.path + "/book.xlsx"]).output, snapshot: "workbook.txt")
  }

  @Test(.needs(.calc)) func `LibreOffice reads the same from them and from its own copies`() throws
  {
    let scratch = try Scratch()
    let all = [
      ["assess", "XAR"],
      ["assess", "XAR", "--lens", "accord", "--overlay", "overlays/staffed.yaml"],
      ["batch"], ["review", "--since", "2012-01-01"],
    ]
    for (number, arguments) in all.enumerated() {
      try makeWorkbook(arguments, named: "\(number).xlsx", in: scratch)
    }
    try makeWorkbook(
      ["assess", "ARG", "--as-of", "2010-05-05"], named: "real.xlsx", in: scratch,
      over: repository)
    let hostile = try hostileProfile()
    try makeWorkbook(
      ["assess", "XAR"], named: "hostile.xlsx", in: scratch, over: hostile.path)
    let outcome = try python("converted.py", [scratch.path])
    #expect(outcome.output == "")
  }

  @Test func `The same bytes in another language, time zone and folder`() throws {
    let arguments = ["assess", "XAR", "--format", "xlsx", "-o"]
    let scratch = try Scratch(copyingFixtures: true)
    var first: [UInt8] = []
    for (number, variables) in [
      [:], [:], ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"],
      ["LANG": "de_DE.ISO-8859-1", "TZ": "America/Argentina/Buenos_Aires", "TMPDIR": "/nowhere"],
    ].enumerated() {
      var program = Program(arguments + ["\(scratch.path)/\(number).xlsx"])
      program.environment.merge(variables) { $1 }
      if number == 1 { program.folder = scratch.path }
      expect(try program.run())
      let bytes = try scratch.bytes("\(number).xlsx")
      #expect(bytes.starts(with: Array("PK".utf8)))
      if number == 0 { first = bytes }
      #expect(bytes == first)
    }
    // To standard output the same, through a pipe or into a file.
    var program = Program(arguments + ["-"])
    try scratch.write("standard.xlsx", "")
    program.outputFile = scratch.path + "/standard.xlsx"
    #expect(try program.run().code == 0)
    #expect(try scratch.bytes("standard.xlsx") == first)
    program.launcher = ["/bin/sh", "-c", "\"$@\" | cat", "sh"]
    try scratch.write("standard.xlsx", "")
    #expect(try program.run().code == 0)
    #expect(try scratch.bytes("standard.xlsx") == first)
  }

  private func makeWorkbook(
    _ arguments: [String], named name: String = "book.xlsx", in scratch: Scratch,
    over folder: String = fixtures
  ) throws {
    var program = Program(
      arguments + ["--quiet", "--format", "xlsx", "-o", scratch.path + "/" + name])
    program.folder = folder
    expect(try program.run())
  }

  /// What a script finds that JSON and CSV say otherwise, a line each.
  private func differences(
    _ script: String, _ scratch: Scratch, _ arguments: [String], over folder: String = fixtures
  ) throws -> String {
    let outcome = try python(
      script, [scratch.path + "/book.xlsx", programPath] + arguments, over: folder)
    return outcome.output
  }

  private func python(
    _ script: String, _ arguments: [String], over folder: String = fixtures
  ) throws -> Outcome {
    var program = Program(["-B", testFolder + "/Workbooks/" + script] + arguments)
    program.executable = "/usr/bin/python3"
    program.folder = folder
    program.environment["PYTHONIOENCODING"] = "utf-8"
    let outcome = try program.run()
    #expect(outcome.code == 0, "\(outcome.error)")
    return outcome
  }
}

/// Where a workbook may be written.
struct WorkbookOutputTests {
  private let arguments = ["assess", "XAR", "--format", "xlsx"]

  @Test func `A terminal takes no workbook`() throws {
    for more in [[], ["-o", "-"]] {
      let outcome = try onTerminal(Program(arguments + more))
      #expect(
        outcome.output
          == "readiness: a workbook cannot be shown on a terminal; name a file with --output\n")
      #expect(outcome.code == 2)
    }
  }

  @Test func `A target that cannot be written is told, and nothing is left behind`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    for (target, reason) in [
      ("nowhere/book.xlsx", "No such file or directory"), ("rules", "it is a folder"),
      ("", "No such file or directory"),
    ] {
      expect(
        try scratch.readiness("assess", "XAR", "--format", "xlsx", "-o", target),
        error: "readiness: cannot write `\(target)`: \(reason)\n", code: 2)
    }
    #expect(scratch.names() == ["overlays", "profiles", "rules"])
  }

  @Test func `A full disk is told, be it while temporary files are written`() throws {
    let scratch = try Scratch()
    try scratch.write("book.xlsx", "What stood here before.\n")
    var program = Program(arguments + ["-o", scratch.path + "/book.xlsx"])
    program.launcher = ["/bin/sh", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh"]
    expect(
      try program.run(),
      error: "readiness: cannot write `\(scratch.path)/book.xlsx`: File too large\n", code: 2)
    #expect(scratch.names() == ["book.xlsx"])
    #expect(try scratch.read("book.xlsx") == "What stood here before.\n")
    expect(
      try Program(arguments + ["-o", "/dev/full"]).run(),
      error: "readiness: cannot write `/dev/full`: No space left on device\n", code: 2)
  }

  @Test func `A device is written to, not replaced`() throws {
    expect(try Program(arguments + ["-o", "/dev/null"]).run())
  }
}
