import Testing

private let latestDate =
  "readiness: as of 2025-06-30, the latest date of the profiles\n"

/// `readiness batch`.
struct BatchTests {
  @Test(arguments: [("text", "txt"), ("csv", "csv"), ("json", "json"), ("ndjson", "ndjson")])
  func `Countries stand side by side in each form`(format: String, suffix: String) throws {
    try expect(
      readiness("batch", "--format", format), snapshot: "batch.\(suffix)", error: latestDate)
    try expect(
      readiness("batch", "--format", format, "--quiet"), snapshot: "batch.\(suffix)")
  }

  @Test func `Some countries can be compared under another date, grade and lens`() throws {
    try expect(
      readiness(
        "batch", "Utopia", "profiles/xar.yaml", "--as-of", "2012-01-01", "--least-grade",
        "official", "--lens", "accord"),
      snapshot: "batch-some.txt")
  }

  @Test(arguments: [("text", "txt"), ("json", "json"), ("csv", "csv")])
  func `An edition says what it left out`(format: String, suffix: String) throws {
    try expect(
      readiness("batch", "--edition", "public", "--quiet", "--format", format),
      snapshot: "batch-public.\(suffix)")
  }

  @Test func `A profile with errors is told and left out, and the others are written`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change("profiles/xie.yaml", "facts: {}", "facts: {law.nothing: yes}")
    try expect(
      scratch.readiness("batch"), snapshot: "batch-with-errors.txt",
      error: """
        profiles/xie.yaml:5:9: error: there is no fact `law.nothing` [unknown-fact]
            5 | facts: {law.nothing: yes}
              |         ^

        readiness: 1 error, 0 warnings in 3 files
        \(latestDate)
        """,
      code: 2)
  }

  @Test func `A country that is named twice is refused`() throws {
    expect(
      try readiness("batch", "XAR", "XIE", "profiles/xar.yaml"),
      error: "readiness: Arcadia (XAR) is named twice; name each country once\n", code: 2)
  }

  @Test func `Countries that are not there are refused`() throws {
    expect(
      try readiness("batch", "Utopai", "XAR"),
      error: "readiness: there is no country `Utopai`; did you mean Utopia (XUT)?\n", code: 2)
    expect(
      try readiness("batch", "XNT"),
      error: "readiness: Nova Terra has no profile: there is no `profiles/xnt.yaml`\n", code: 2)
  }
}

/// `readiness review`.
struct ReviewTests {
  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("csv", "csv"), ("json", "json")])
  func `The needs of all are reviewed in each form`(format: String, suffix: String) throws {
    try expect(
      readiness("review", "--format", format), snapshot: "review.\(suffix)", error: latestDate)
    try expect(
      readiness("review", "--since", "2012-01-01", "--quiet", "--format", format),
      snapshot: "review-since.\(suffix)")
  }

  @Test func `The countries of a group can stand apart, on another date and grade`() throws {
    try expect(
      readiness(
        "review", "--group", "islands", "--as-of", "2024-12-31", "--least-grade", "official"),
      snapshot: "review-islands.txt")
  }

  @Test func `The page says the same, with its lists uncut and its numbers as anchors`() throws {
    let page = try readiness("review", "--since", "2012-01-01", "--quiet", "--format", "html")
    #expect(page.code == 0)
    // Style and script have their own tests.
    let body = page.output.replacing(#/<(style|script)>[\s\S]*?<\/(style|script)>/#, with: "")
    try expect(body, snapshot: "review-since.html")
    let text = try readiness("review", "--since", "2012-01-01", "--quiet").output
    for match in text.matches(of: #/(?m)^([1-9])\.([0-9]+) /#) {
      #expect(body.contains("id=\"p-\(match.1)-\(match.2)\""))
    }
  }

  @Test func `Hostile names and titles stay text in the page`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    let hostile = "\"<script>alert(1)</script><img src=x onerror=alert(1)>' & </title>\""
    try scratch.change("profiles/countries.yaml", "name: Utopia", "name: \(hostile)")
    try scratch.change("profiles/xar.yaml", "title: Model project", "title: \(hostile)")
    try scratch.change("rules/areas/powers.yaml", "title: Procedural powers", "title: \(hostile)")
    let page = try scratch.readiness("review", "--quiet", "--format", "html").output
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<img"))
    #expect(page.matches(of: #/<\/title>/#).count == page.matches(of: #/<title/#).count)
  }

  @Test(arguments: [("public", "txt"), ("partners", "txt"), ("public", "json")])
  func `An edition is reviewed and says what it left out`(edition: String, suffix: String) throws {
    try expect(
      readiness(
        "review", "--edition", edition, "--quiet", "--format", suffix == "txt" ? "text" : suffix),
      snapshot: "review-\(edition)-edition.\(suffix)")
  }

  @Test func `The digest of the profiles is what sha256sum makes of them`() throws {
    var program = Program(["-c", "sha256sum *.yaml | sha256sum"])
    program.executable = "/bin/sh"
    program.folder = fixtures + "/profiles"
    program.environment["LC_ALL"] = "C"
    let digest = try program.run().output.prefix(64)
    #expect(digest.count == 64)
    for command in ["batch", "review"] {
      #expect(try readiness(command, "-q", "--format", "json").output.contains(digest))
    }
  }

  @Test func `A group that is not there is refused with the nearest spelling`() throws {
    expect(
      try readiness("review", "--group", "island", "--quiet"),
      error: "readiness: there is no group `island`; did you mean `islands`?\n", code: 2)
  }

  @Test func `An earlier day that is not earlier is refused`() throws {
    expect(
      try readiness("review", "--since", "2025-06-30", "--quiet"),
      error: "readiness: --since 2025-06-30 does not lie before 2025-06-30\n", code: 2)
  }
}

/// `readiness progress`.
struct ProgressTests {
  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("json", "json")])
  func `A difference between two dates is split in each form`(
    format: String, suffix: String
  ) throws {
    try expect(
      readiness(
        "progress", "XAR", "--from", "2012-01-01", "--to", "2025-06-30", "--format", format),
      snapshot: "progress.\(suffix)")
  }

  @Test func `Earlier rules and an earlier profile have shares of their own`() throws {
    let old = try Scratch(copyingFixtures: true)
    try old.change("rules/framework.yaml", "edition: 1.2", "edition: 1.1")
    try old.change(
      "rules/areas/offences.yaml", "met when: {law.illegal-access: full}",
      "met when: {law.illegal-access: none}")
    // A fact that only the earlier rules know.
    try old.change(
      "rules/vocabulary/law.yaml", "facts:\n",
      """
      facts:
        law.former:
          type: yes or no
          ask: Is the former law in force?
          track: law
          respondent: ministry-of-justice

      """)
    try old.change("profiles/xar.yaml", "facts:\n", "facts:\n  law.former: yes\n")
    try expect(
      readiness(
        "progress", "XAR", "--from", "2012-01-01", "--to", "2025-06-30", "--from-rules",
        old.path + "/rules", "--from-profiles", old.path + "/profiles"),
      snapshot: "progress-old-rules.txt",
      error: "readiness: the later rules do not know what the profile states: law.former\n")
  }

  @Test func `Folders and countries that are not there are refused`() throws {
    let dates = ["--from", "2012-01-01", "--to", "2025-06-30"]
    expect(
      try Program(["progress", "XAR"] + dates + ["--from-rules", "nowhere"]).run(),
      error: "readiness: `nowhere` is no folder\n", code: 2)
    expect(
      try Program(["progress", "XAR"] + dates + ["--from-profiles", "rules"]).run(),
      error: "readiness: there is no country `XAR`\n", code: 2)
    expect(
      try Program(["progress", "profiles/xar.yaml"] + dates + ["--from-profiles", "profiles"])
        .run(),
      error: """
        readiness: --from-profiles needs a country's code or name, not `profiles/xar.yaml`

        """, code: 2)
    expect(
      try Program(["progress", "-"] + dates + ["--from-rules", "rules"]).run(),
      error: """
        readiness: --from-profiles and --from-rules need a country's code or name, not `-`

        """, code: 2)
  }

  @Test func `Dates in the wrong order are refused`() throws {
    expect(
      try readiness("progress", "XAR", "--from", "2025-06-30", "--to", "2012-01-01"),
      error: "readiness: --from 2025-06-30 lies after --to 2012-01-01\n", code: 2)
  }
}

/// `readiness treaties`.
struct TreatiesTests {
  @Test(arguments: [("text", "txt"), ("csv", "csv"), ("json", "json"), ("markdown", "md")])
  func `Standings are counted in each form`(format: String, suffix: String) throws {
    try expect(
      readiness("treaties", "--format", format), snapshot: "treaties.\(suffix)", error: latestDate)
  }

  @Test func `One treaty on another date`() throws {
    for name in ["accord", "treaty.accord"] {
      try expect(
        readiness("treaties", "--treaty", name, "--as-of", "2012-01-01"),
        snapshot: "treaties-2012.txt")
    }
  }

  @Test func `A treaty that is not there is refused with the nearest spelling`() throws {
    expect(
      try readiness("treaties", "--treaty", "acord"),
      error: "readiness: there is no treaty `acord`; did you mean `accord`?\n", code: 2)
  }
}

/// `readiness evidence`.
struct EvidenceTests {
  @Test(arguments: [("text", "txt"), ("csv", "csv"), ("json", "json"), ("markdown", "md")])
  func `The quality of evidence is shown in each form`(format: String, suffix: String) throws {
    try expect(
      readiness("evidence", "XAR", "--format", format), snapshot: "evidence-arcadia.\(suffix)")
    try expect(
      readiness("evidence", "--format", format), snapshot: "evidence.\(suffix)", error: latestDate)
  }

  @Test func `What expires soon depends on the date`() throws {
    try expect(
      readiness("evidence", "XAR", "--as-of", "2026-06-30"), snapshot: "evidence-2026.txt")
  }
}
