import Glibc
import Testing

/// Input that means harm or makes no sense: a diagnostic or a refusal each, exit code 2.
struct HostileTests {
  /// The head of a profile that is well until `facts`.
  private static let head = "kind: profile\nformat: 1\ncountry: XAR\nas of: 2025-06-30\n"

  private static let limit = 8 << 20

  @Test(
    arguments: [
      ("a tag", "facts: {law.revised: !!python/object:os.system ls}\n", "5:22: error: "),
      ("an anchor", "facts: &all {law.revised: unknown}\n", "5:8: error: "),
      ("an alias", "facts: {law.revised: *all}\n", "5:22: error: "),
      ("a second document", "facts: {}\n---\nkind: profile\n", "6:1: error: "),
      ("a control character", "facts: {law.revised: \u{7}}\n", "5:22: error: "),
      ("a character that reorders text", "facts: {law.revised: \u{202E}}\n", "5:22: error: "),
      ("a quote without its end", "facts: {law.revised: \"unknown}\n", "5:22: error: "),
      ("brackets without their end", "facts: {law.revised: [[[\n", "6:1: error: "),
      ("nothing", "facts:\n", "5:"),
      (
        "a number beyond all ranges", "facts: {contact.staff: 99999999999999999999}\n",
        "5:24: error: "
      ),
      ("text in place of facts", "facts: none\n", "5:8: error: "),
    ])
  func `A profile with something that is refused`(
    what: String, facts: String, place: String
  ) throws {
    try expectRefusal(of: Array((Self.head + facts).utf8), place: place, what)
  }

  @Test(
    arguments: [
      ("bytes that are not UTF-8", [0x66, 0xC3, 0x28], "5:"),
      ("an overlong form", [0xC0, 0xAF], "5:"),
      ("a half of a pair", [0xED, 0xA0, 0x80], "5:"), ("a zero byte", [0x66, 0x00, 0x66], "5:"),
      ("UTF-16", [0xFF, 0xFE, 0x6B, 0x00], "5:"),
    ] as [(String, [UInt8], String)])
  func `A profile with bytes that are no text`(
    what: String, bytes: [UInt8], place: String
  ) throws {
    try expectRefusal(
      of: Array((Self.head + "facts: {law.revised: ").utf8) + bytes + Array("}\n".utf8),
      place: place, what)
  }

  @Test func `A profile that is all zeros, one word or empty`() throws {
    for bytes in [[UInt8](repeating: 0, count: 4096), Array("kind".utf8), []] {
      try expectRefusal(of: bytes, place: "1:1: error: ", "\(bytes.count) bytes")
    }
  }

  @Test(arguments: ["[", "{a: ", "- ", "a:\n ", "? "])
  func `A profile that is nested without end`(opening: String) throws {
    var text = Self.head + "facts:\n  "
    for depth in 0..<20_000 {
      text += opening == "a:\n " ? "a:\n" + String(repeating: " ", count: 3 + depth % 90) : opening
    }
    try expectRefusal(of: Array(text.utf8), place: "", "\(opening) without end")
  }

  @Test func `A profile of 8 MiB is read, and one of a byte more is refused`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    let profile = Array(try scratch.read("profiles/xar.yaml").utf8)
    let line = Array("# \(String(repeating: "x", count: 77))\n".utf8)
    var bytes = profile
    while bytes.count + line.count < Self.limit { bytes += line }
    bytes += Array("#".utf8) + [UInt8](repeating: 0x78, count: Self.limit - bytes.count - 1)
    try scratch.write("profiles/xar.yaml", bytes)
    #expect(try scratch.readiness("assess", "XAR").code == 0)
    try scratch.write("profiles/xar.yaml", bytes + [0x78])
    expect(
      try scratch.readiness("assess", "XAR"),
      error: """
        profiles/xar.yaml:1:1: error: cannot be read: larger than 8 MiB [unreadable]
            1 |
              | ^

        readiness: 1 error, 0 warnings in 1 file

        """,
      code: 2)

    var program = Program(["assess", "-"])
    program.input = bytes
    #expect(try program.run().code == 0)
    program.input = bytes + [0x78]
    expect(
      try program.run(),
      error: "readiness: standard input is over 8 MiB, the limit of a file\n", code: 2)
  }

  @Test func `Endless input is not read to its end`() throws {
    expect(
      try readiness("assess", "/dev/zero"),
      error: """
        /dev/zero:1:1: error: cannot be read: not a regular file [unreadable]
            1 |
              | ^

        readiness: 1 error, 0 warnings in 1 file

        """,
      code: 2)
  }

  @Test(
    arguments: [
      ("a pipe", "not a regular file"), ("a folder", "not a regular file"),
      ("a link to itself", "too many levels of symbolic links"),
      ("a link to nothing", "no such file or directory"),
      ("a link to a device", "not a regular file"),
    ])
  func `Something that is no file in a file's place`(what: String, reason: String) throws {
    for name in ["profiles/xie.yaml", "profiles/countries.yaml", "rules/framework.yaml"] {
      let scratch = try Scratch(copyingFixtures: true)
      scratch.delete(name)
      switch what {
      case "a pipe": try scratch.makePipe(name)
      case "a folder": try scratch.makeFolder(name)
      case "a link to itself":
        try scratch.link(name, to: String(name[name.range(of: "/").upperBound...]))
      case "a link to nothing": try scratch.link(name, to: "nothing")
      default: try scratch.link(name, to: "/dev/zero")
      }
      let outcome = try scratch.readiness("check")
      // A folder is walked into, whatever its name.
      if what != "a folder" || name == "profiles/countries.yaml" {
        #expect(outcome.code == 2)
        #expect(
          outcome.output.contains("\(name):1:1: error: cannot be read: \(reason) [unreadable]"),
          "\(what) as \(name): \(outcome)")
      }
      let assessed = try scratch.readiness("assess", "XIE")
      #expect(assessed.code == 2 && assessed.output == "", "\(what) as \(name): \(assessed)")
    }
  }

  @Test func `Something that is no file as an argument`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.makePipe("xar.yaml")
    for arguments in [
      ["assess", "./xar.yaml"], ["assess", "./profiles"], ["check", "./xar.yaml"],
      ["assess", "XAR", "--overlay", "xar.yaml"], ["assess", "XAR", "--overlay", "/dev/zero"],
      ["assess", "XAR", "--overlay", "-"], ["batch", "./xar.yaml"], ["fmt", "./xar.yaml"],
    ] {
      var program = Program(arguments)
      program.folder = scratch.path
      let outcome = try program.run()
      #expect(outcome.code == 2, "\(arguments): \(outcome)")
      #expect(!outcome.error.isEmpty || !outcome.output.isEmpty)
    }
  }

  @Test func `Links that lead round in a circle`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.link("rules/areas/again", to: "..")
    try scratch.link("profiles/again", to: ".")
    try scratch.link("profiles/xzz", to: "xzz")
    let outcome = try scratch.readiness("check")
    #expect(!outcome.output.contains("again/"))
    #expect(outcome.output.contains("profiles/xzz:1:1: "))
    try expect(scratch.readiness("assess", "XAR"), snapshot: "assess-arcadia.txt")
  }

  @Test func `A rulebook with bytes that are no text, deep nesting and a huge file`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.write("rules/areas/offences.yaml", [0xFF, 0xFE, 0x00])
    try scratch.write("rules/areas/powers.yaml", String(repeating: "[", count: 1 << 20))
    try scratch.write(
      "rules/areas/contact-point.yaml", [UInt8](repeating: 0x20, count: Self.limit + 1))
    let outcome = try scratch.readiness("check")
    #expect(outcome.code == 2)
    for name in ["offences", "powers", "contact-point"] {
      #expect(outcome.output.contains("rules/areas/\(name).yaml:1:"), "\(name): \(outcome)")
    }
    #expect(outcome.output.utf8.count < 10_000)
    let assessed = try scratch.readiness("assess", "XAR")
    #expect(assessed.code == 2 && assessed.output == "")
  }

  @Test func `Files and folders without permission are named with the reason`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.makeFolder("rules/closed")
    try scratch.write("rules/sources/treaty.yaml", "kind: source\n")
    let paths = ["rules/closed", "rules/sources/treaty.yaml"].map { scratch.path + "/" + $0 }
    for path in paths { chmod(path, 0) }
    defer { for path in paths { chmod(path, 0o700) } }
    var program = Program(["rules"])
    program.folder = scratch.path
    program.launcher = withoutPowers
    expect(
      try program.run(),
      error: """
        rules/closed:1:1: error: cannot be read: permission denied [unreadable]
            1 |
              | ^

        rules/sources/treaty.yaml:1:1: error: cannot be read: permission denied [unreadable]
            1 |
              | ^

        readiness: 2 errors, 0 warnings in 13 files

        """,
      code: 2)
  }

  @Test func `Names of files that are no text or steer a terminal`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.write("profiles/\u{1B}[31mred\n.yaml", "kind: profile\n")
    let outcome = try scratch.readiness("check")
    #expect(outcome.code == 2)
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test func `Words of a hostile profile steer neither terminal, table nor page`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change(
      "profiles/xar.yaml", "title: Official gazette of Arcadia",
      "title: \"=cmd|' /C calc'!A0 \\u001b[31m [x](javascript:alert(1)) <script>alert(1)</script>\""
    )
    let refused = try scratch.readiness("assess", "XAR")
    #expect(!refused.output.contains("\u{1B}"))
    try scratch.change("profiles/xar.yaml", "\\u001b[31m ", "")
    let markdown = try scratch.readiness("assess", "XAR", "--format", "markdown").output
    #expect(!markdown.contains("<script>"))
    #expect(!markdown.contains("[x](javascript"))
    let page = try scratch.readiness("assess", "XAR", "--format", "html").output
    #expect(
      page.contains(
        "=cmd|&#39; /C calc&#39;!A0 [x](javascript:alert(1)) &lt;script&gt;alert(1)&lt;/script&gt;")
    )
    #expect(!page.contains("<script>alert"))
    let table = try scratch.readiness("evidence", "XAR", "--format", "csv").output
    #expect(table.contains("'=SUM(A1:A9)"))
    #expect(!table.contains(",=") && !table.contains("\"=") && !table.contains("\n="))
  }

  @Test func `Every word of a profile in a page is text, in attributes too`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    let harm = "\"\u{301} onfocus=alert(1) x='&lt;<img src=x>"
    try scratch.write(
      "profiles/xar.yaml",
      """
      kind: profile
      format: 1
      country: XAR
      as of: 2025-06-30
      evidence:
        act:
          title: '\(harm.replacing("'", with: "''"))'
          type: '\(harm.replacing("'", with: "''"))'
          dated: 2020-01-01
          grade: primary
          url: https://example.org/?a="><script>alert(1)</script>
      facts:
        power.preservation:
          - is: no
            evidence: act
            at: '\(harm.replacing("'", with: "''"))'
            note: '\(harm.replacing("'", with: "''"))'

      """)
    let outcome = try scratch.readiness("assess", "XAR", "--format", "html")
    #expect(outcome.code == 0, "\(outcome.error)")
    let page = outcome.output
    let shown = "&quot;\u{301} onfocus=alert(1) x=&#39;&amp;lt;&lt;img src=x&gt;"
    // The place, the note, the title and the type.
    #expect(page.count(of: shown) == 4)
    #expect(!page.contains("<img") && !page.contains("<script>alert"))
    #expect(!page.contains("href=\"https://example.org/?a="))
  }

  /// Expects that a profile is refused in every way of handing it over, at a place that is told.
  private func expectRefusal(
    of bytes: [UInt8], place: String, _ what: String,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.write("profiles/xar.yaml", bytes)
    let outcome = try scratch.readiness("assess", "XAR", "-o", "report.txt")
    #expect(outcome.code == 2, "\(what): \(outcome)", sourceLocation: location)
    #expect(outcome.output == "", sourceLocation: location)
    #expect(
      outcome.error.hasPrefix("profiles/xar.yaml:\(place)"), "\(what): \(outcome)",
      sourceLocation: location)
    #expect(outcome.error.utf8.count < 10_000, sourceLocation: location)
    #expect(!scratch.names().contains("report.txt"), sourceLocation: location)
    #expect(try scratch.readiness("check").code == 2, "\(what)", sourceLocation: location)
    var program = Program(["assess", "-"])
    program.input = bytes
    let piped = try program.run()
    #expect(piped.code == 2 && piped.output == "", "\(what): \(piped)", sourceLocation: location)
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index> {
    firstRange(of: text) ?? endIndex..<endIndex
  }

  /// How often the text occurs.
  fileprivate func count(of text: String) -> Int {
    ranges(of: text).count
  }
}
