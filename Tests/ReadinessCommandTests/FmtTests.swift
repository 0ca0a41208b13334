import Testing

/// `readiness fmt`.
struct FmtTests {
  @Test func `A file is rewritten in canonical form, comments and all`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.write(
      "overlays/staffed.yaml",
      """
      kind:   overlay
      format: 1
      facts:
          contact.staff:    "at least 8"



          # The order to preserve data.
          power.preservation: yes
      title: If the point of contact were staffed and preservation were law

      """)
    expect(
      try scratch.readiness("fmt", "--check", "overlays"), output: "overlays/staffed.yaml\n",
      error: "readiness: 1 of 2 files would change\n", code: 1)
    expect(
      try scratch.readiness("fmt", "overlays/staffed.yaml"), output: "overlays/staffed.yaml\n",
      error: "readiness: 1 of 1 file rewritten\n")
    #expect(
      try scratch.read("overlays/staffed.yaml")
        == """
        kind: overlay
        format: 1
        title: If the point of contact were staffed and preservation were law
        facts:
          contact.staff: at least 8

          # The order to preserve data.
          power.preservation: yes

        """)
    expect(try scratch.readiness("fmt", "--check", "overlays", "-q"))
  }

  @Test func `What a rulebook and its profiles say does not change`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    let before = try scratch.readiness("assess", "XAR", "--format", "markdown").output
    #expect(try scratch.readiness("fmt").code == 0)
    expect(
      try scratch.readiness("fmt", "--check"),
      error: "readiness: 0 of 18 files would change\n")
    let after = try scratch.readiness("assess", "XAR", "--format", "markdown").output
    // Only the digests of the files, which stand at the end, may differ.
    #expect(before.firstRange(of: "## How this was made") != nil)
    #expect(
      before.split(separator: "## How this was made")[0]
        == after.split(separator: "## How this was made")[0])
  }

  @Test func `A file with errors is told and left as it is`() throws {
    let scratch = try Scratch()
    let text = "kind: overlay\nformat: 1\nfacts:   {a: &b c}\n"
    try scratch.write("what-if.yaml", text)
    let outcome = try scratch.readiness("fmt", "what-if.yaml", "-q")
    #expect(outcome.code == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.hasPrefix("what-if.yaml:3:14: error: "))
    #expect(try scratch.read("what-if.yaml") == text)
  }
}
