import Testing

/// `readiness check`.
struct CheckTests {
  @Test func `Rules and profiles without a problem pass`() throws {
    let summary = "readiness: 0 errors, 0 warnings in 18 files\n"
    expect(try readiness("check"), error: summary)
    expect(try readiness("check", "--strict"), error: summary)
    expect(try readiness("check", "--strict", "--quiet"))
    try expect(readiness("check", "--format", "json"), snapshot: "check-clean.json")
    try expect(readiness("check", "--format", "sarif"), snapshot: "check-clean.sarif")
  }

  @Test(arguments: [("text", "txt"), ("json", "json"), ("sarif", "sarif")])
  func `Every problem of every file is told in each form`(format: String, suffix: String) throws {
    let scratch = try Scratch(copyingFixtures: true)
    try breakRules(scratch)
    try scratch.write(
      "profiles/xie.yaml", "kind: profile\nformat: 1\ncountry: XIE\nfacts: {a: ~}\n")
    try scratch.write("profiles/notes.txt", "Ask again.\n")
    try expect(
      scratch.readiness("check", "--format", format), snapshot: "check-problems.\(suffix)",
      error: format == "text" ? "readiness: 4 errors, 1 warning in 19 files\n" : "", code: 2)
  }

  @Test func `Every problem of every profile is told`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change("profiles/xar.yaml", "law.revised: on or", "law.revized: on or")
    try scratch.change("profiles/xar.yaml", "until: 2019-03-01", "until: 2008-06-24")
    try scratch.change("profiles/xut.yaml", "is: judge", "is: juge")
    try scratch.change("profiles/xie.yaml", "2024-12-31", "2024-12-32")
    try scratch.change("profiles/countries.yaml", "XUT: {iso2: XU", "XUT: {iso2: XA")
    try expect(
      scratch.readiness("check"), snapshot: "check-profiles.txt",
      error: "readiness: 5 errors, 0 warnings in 18 files\n", code: 2)
  }

  /// Two errors in two files of rules.
  private func breakRules(_ scratch: Scratch) throws {
    try scratch.change("rules/areas/powers.yaml", "    weight: 0.5", "    wieght: 0.5")
    try scratch.change("rules/framework.yaml", "[powers.supervision]", "[powers.supervison]")
  }

  @Test(arguments: [("text", "txt"), ("json", "json"), ("sarif", "sarif")])
  func `Warnings alone fail a strict check only`(format: String, suffix: String) throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change(
      "rules/actions/actions.yaml", "contact-point.answers, contact-point.means",
      "contact-point.answers")
    let error = format == "text" ? "readiness: 0 errors, 1 warning in 18 files\n" : ""
    try expect(
      scratch.readiness("check", "--format", format), snapshot: "check-warnings.\(suffix)",
      error: error)
    try expect(
      scratch.readiness("check", "--strict", "--format", format),
      snapshot: "check-warnings.\(suffix)", error: error, code: 1)
  }

  @Test func `Errors outweigh warnings in a strict check`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try breakRules(scratch)
    let outcome = try scratch.readiness("check", "--strict")
    #expect(outcome.code == 2)
  }

  @Test(
    arguments: [
      (["profiles/xar.yaml"], 1), (["overlays/staffed.yaml"], 1), (["profiles"], 4),
      (["rules"], 14), (["rules", "profiles/xar.yaml"], 15), (["rules/framework.yaml"], 1),
      (["profiles/countries.yaml"], 1), (["profiles/xar.yaml", "profiles/xut.yaml"], 2),
    ])
  func `A check can be of some files and folders`(paths: [String], files: Int) throws {
    let outcome = try Program(["check", "--strict"] + paths).run()
    let counted = files == 1 ? "1 file" : "\(files) files"
    expect(outcome, error: "readiness: 0 errors, 0 warnings in \(counted)\n")
  }

  @Test func `A file on its own is checked against the rulebook at hand`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "what-if.yaml",
      "kind: overlay\nformat: 1\nfacts:\n  contact.staff: at least eight\n  contact.answered: 95\n")
    try scratch.write(
      "xut.yaml",
      "kind: profile\nformat: 1\ncountry: XAR\nas of: 2025-06-30\nfacts: {contact.answered: 95%}\n")
    var program = Program(["check", "what-if.yaml", "xut.yaml", "--rules", fixtures + "/rules"])
    program.folder = scratch.path
    try expect(
      program.run(), snapshot: "check-paths.txt",
      error: "readiness: 2 errors, 0 warnings in 2 files\n", code: 2)
  }

  @Test func `A path that is not there is refused`() throws {
    expect(
      try readiness("check", "profiles/xzz.yaml"),
      error: "readiness: there is no `profiles/xzz.yaml`\n", code: 2)
  }

  @Test func `A code is explained, and one that there is not is told with the nearest`() throws {
    expect(
      try readiness("check", "--explain", "comma-cuts-text"),
      output: """
        comma-cuts-text

        Within `{…}` a comma ends a text without quotes, so that its rest is read as
        another key.

        To mend it: Put the whole text into quotes.

        """)
    expect(
      try readiness("check", "--explain", "comma-cuts-test"),
      error: "readiness: there is no code `comma-cuts-test`; did you mean `comma-cuts-text`?\n",
      code: 2)
    expect(
      try readiness("check", "--explain", "E0308"), error: "readiness: there is no code `E0308`\n",
      code: 2)
    expect(
      try readiness("check", "rules", "--explain", "tag"),
      error: "readiness: --explain checks nothing; leave the paths out\n", code: 2)
  }
}
