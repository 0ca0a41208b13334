import Glibc
import TestTools
import Testing

/// What holds for every format of every command.
@Suite(
  .needs(.python, .pandoc, .weasyPrint, .poppler, .openpyxl))
struct EveryFormatTests {
  /// Every command whose result holds words of profiles or of the register.
  static let commands = [
    ["assess", "XAR"], ["assess", "XAR", "--brief"], ["assess", "XAR", "--lens", "accord"],
    ["explain", "XAR", "law"], ["explain", "XAR", "contact.remarks"], ["ask", "XAR"],
    ["ask", "XAR", "--respondent", "police"], ["batch"], ["review"],
    ["robustness", "--draws", "20"],
    ["review", "--since", "2012-01-01"], ["treaties"], ["evidence", "XAR"],
    ["progress", "XAR", "--from", "2012-01-01", "--to", "2025-06-30"], ["list", "countries"],
  ]

  /// Words that would act if anything took them for more than words.
  ///
  /// The first ones stand in the order of their first letters, so that sorted names keep theirs.
  static let hostileWords = [
    "+1+1", "-2+3", "=cmd|' /C calc'!A0", "@SUM(1)",
    "<script>alert(1)</script>", "<img src=http://evil.example/x onerror=alert(1)>", "</style>",
    "\"><svg onload=alert(1)>", "'><b>", "{{title}} {{{title}}}", "]]>", "<!-- -->", "<?php",
    "![x](/etc/passwd)", "[x](javascript:alert(1))", "<javascript:alert(1)>",
    "<http://evil.example/>", "http://evil.example/ www.evil.example a@evil.example",
    "`x`{=html}", "```{=openxml}", "$x$ \\input{/etc/passwd} \\write18{ls}", "| a | b |", "# h",
    "--- a: b", ",\u{301} \"\u{301} &\u{301} <\u{301}b> |\u{301} `\u{301}",
    "&lt;script&gt; &#60;b&#62;", "[[x]] ^[note] ~~x~~ **x** __x__",
  ]

  @Test(arguments: commands)
  func `Hostile words are shown and do nothing`(command: [String]) throws {
    let harmless = try scratch(wording: { "harmless words \($0)" })
    let hostile = try scratch(wording: {
      Self.hostileWords[$0 % Self.hostileWords.count] + " "
        + Self.hostileWords.joined(separator: " ")
    })
    for format in try formats(of: command) {
      let expected = try inspection("skeleton", of: command, format, in: harmless)
      let actual = try inspection("skeleton", of: command, format, in: hostile)
      let known = Set(expected.split(separator: "\n"))
      let more = actual.split(separator: "\n").filter { !known.contains($0) }.joined(
        separator: "\n")
      let isAlike = actual == expected
      #expect(isAlike, "\(command) as \(format): \(more)")
    }
  }

  @Test(arguments: commands)
  func `The same input gives the same bytes anywhere`(command: [String]) throws {
    let near = try Scratch(copyingFixtures: true)
    let far = try Scratch(copyingFixtures: true)
    for folder in ["a", "a/b", "tmp"] { try far.makeFolder(folder) }
    for format in try formats(of: command) {
      let first = try bytes(command, format, in: near.path)
      let second = try bytes(
        command, format, in: far.path + "/a/b", jobs: "1",
        ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo", "HOME": "/nowhere", "COLUMNS": "40"])
      let third = try bytes(
        command, format, in: far.path, jobs: "3",
        [
          "LANG": "de_DE.ISO-8859-1", "TZ": "America/Argentina/Buenos_Aires",
          "TMPDIR": far.path + "/tmp", "SOURCE_DATE_EPOCH": "1", "PYTHONHASHSEED": "7",
          "SWIFT_DETERMINISTIC_HASHING": "1",
        ])
      let isSame = first == second && first == third
      #expect(isSame, "\(command) as \(format)")
    }
    #expect(entries(of: far.path + "/tmp") == [])
  }

  @Test(
    arguments: [["assess", "XAR"], ["assess", "XAR", "--brief"], ["review"]],
    ["public", "partners"])
  func `An edition holds no word of what it leaves out`(
    command: [String], edition: String
  ) throws {
    let scratch = try scratchWithSecrets()
    for format in try formats(of: command) {
      let full = try inspection("words", of: command, format, in: scratch)
      // A review and a table of criteria name no source of a statement.
      let isThere = full.contains("OnlyHere") || command == ["review"] || format == "csv"
      #expect(isThere, "\(command) as \(format)")
      let words = try inspection(
        "words", of: command + ["--edition", edition], format, in: scratch)
      let leaks = words.contains("OnlyHere")
      #expect(!leaks, "\(command) as \(format)")
      let isTold = words.contains("left out") || words.contains("leftOut")
      #expect(isTold, "\(command) as \(format)")
    }
  }

  /// The fixtures, with the words of each free text of Arcadia and of the register replaced.
  private func scratch(wording: (Int) -> String) throws -> Scratch {
    let scratch = try Scratch(copyingFixtures: true)
    var count = 0
    func quoted() -> String {
      defer { count += 1 }
      let escaped = wording(count).unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
        scalar == "\\" || scalar == "\"" ? ["\\", scalar] : [scalar]
      }
      return "\"\(String(String.UnicodeScalarView(escaped)))\""
    }
    for name in ["profiles/countries.yaml", "profiles/xar.yaml"] {
      let lines = try scratch.read(name).split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in
          for key in ["title: ", "type: ", "at: ", "note: ", "donor: ", "is: Everyone", "name: "] {
            guard let found = line.firstRange(of: key),
              line[..<found.lowerBound].allSatisfy({ " {-".contains($0) })
                || line[..<found.lowerBound].hasSuffix(", ")
            else { continue }
            // In braces the text ends where the next key begins.
            let rest = line[found.upperBound...]
            let end =
              line.contains("{")
              ? rest.firstRange(of: key == "name: " ? ", region" : ", type")?.lowerBound
              : rest.endIndex
            guard let end else { continue }
            let label = key.hasPrefix("is") ? "is: " : key
            return line[..<found.lowerBound] + label + quoted() + rest[end...]
          }
          return String(line)
        }
      try scratch.write(name, lines.joined(separator: "\n"))
    }
    #expect(count > 10)
    return scratch
  }

  /// Arcadia with statements for nobody else, whose words occur nowhere else.
  private func scratchWithSecrets() throws -> Scratch {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change(
      "profiles/xar.yaml", "facts:\n",
      """
        secret:
          title: OnlyHere title
          type: OnlyHere type
          dated: 2025-01-01
          grade: primary
          url: https://example.org/OnlyHere
      facts:

      """)
    try scratch.change(
      "profiles/xar.yaml", "  power.preservation:\n",
      """
        power.preservation:
          - is: no
            from: 2019-03-01
            evidence: secret
            at: OnlyHere place
            note: OnlyHere note
            visibility: restricted

      """)
    try scratch.change(
      "profiles/xar.yaml", "  contact.remarks:\n",
      """
        contact.remarks:
          - {is: OnlyHere value, on: 2024-11-20, visibility: restricted}

      """)
    return scratch
  }

  /// The formats that a command offers in its help; text alone where it offers none.
  private func formats(of command: [String]) throws -> [String] {
    // Without a respondent it is no questionnaire, which alone has other formats.
    if command == ["ask", "XAR"] { return ["text"] }
    let help = try readiness(command[0], "--help").output.split { $0.isWhitespace }
      .joined(separator: " ")
    guard let option = help.firstRange(of: "--format <format>"),
      let values = help[option.upperBound...].firstRange(of: "(values: "),
      let end = help[values.upperBound...].firstIndex(where: { ";)".contains($0) })
    else { return ["text"] }
    let formats = help[values.upperBound..<end].split(separator: ", ").map(String.init)
    let isBrief = command.contains("--brief")
    return formats.filter { !isBrief || !["json", "csv", "xlsx"].contains($0) }
  }

  /// What a command writes in that format, with so many threads where it has several.
  private func bytes(
    _ command: [String], _ format: String, in folder: String, jobs: String = "2",
    _ variables: [String: String] = [:]
  ) throws -> [UInt8] {
    let scratch = try Scratch()
    let file = scratch.path + "/document"
    var program = Program(
      command + (format == "text" ? [] : ["--format", format]) + ["-q", "-o", file]
        + (["batch", "review"].contains(command[0]) ? ["--jobs", jobs] : []))
    program.folder = folder
    program.environment.merge(variables) { $1 }
    let outcome = try program.run()
    #expect(outcome.code == 0, "\(command) as \(format): \(outcome.error)")
    return try Descriptor(opening: file, O_RDONLY).bytes()
  }

  private func inspection(
    _ what: String, of command: [String], _ format: String, in scratch: Scratch
  ) throws -> String {
    let file = scratch.path + "/document"
    let outcome = try run(
      command + (format == "text" ? [] : ["--format", format]) + ["-q", "-o", file], in: scratch)
    #expect(outcome.code == 0, "\(command) as \(format): \(outcome.error)")
    var look = Program([testFolder + "/Inspection/examine.py", what, format, file])
    look.executable = "/usr/bin/python3"
    let found = try look.run()
    #expect(found.code == 0, "\(command) as \(format): \(found.error)")
    return found.output
  }

  private func run(_ arguments: [String], in scratch: Scratch) throws -> Outcome {
    var program = Program(arguments)
    program.folder = scratch.path
    return try program.run()
  }
}
