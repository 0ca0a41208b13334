import Testing

/// Text fits a terminal of 80 columns.
///
/// Diagnostics and places of failing examples are left out: they stand on one line each, so that
/// editors find them.
struct WidthTests {
  static let commands = [
    ["--help"], ["list", "countries"], ["list", "areas"], ["list", "criteria"], ["list", "facts"],
    ["list", "sources"], ["batch", "-q"], ["review", "-q"], ["treaties", "-q"], ["evidence", "-q"],
    ["rules"],
    ["robustness", "-q", "--draws", "50"], ["trace"], ["test"],
  ]

  @Test(arguments: subcommands.map { [$0, "--help"] } + commands)
  func `Every line fits, and none ends in blanks`(arguments: [String]) throws {
    expectToFit(try Program(arguments).run())
    expectToFit(try readinessOfRepository(arguments))
  }

  @Test(
    arguments: ["XAR", "XIE", "XUT"],
    [
      ["assess"], ["assess", "--lens", "accord"], ["assess", "--as-of", "2012-01-01"],
      ["assess", "--overlay", "overlays/staffed.yaml"], ["ask", "--all"], ["evidence"],
      ["ask", "--respondent", "ministry-of-justice"],
      ["progress", "--from", "2012-01-01", "--to", "2025-06-30"],
    ])
  func `Every line about a country fits`(country: String, arguments: [String]) throws {
    expectToFit(try Program(arguments + [country]).run())
  }

  @Test(
    arguments: ["ARG", "PAK"],
    [
      ["assess"], ["assess", "--lens", "budapest"], ["assess", "--as-of", "2010-05-05"],
      ["ask", "--all"], ["evidence"], ["ask", "--respondent", "ministry-of-justice"],
      ["progress", "--from", "2010-05-05", "--to", "2025-06-30"],
    ])
  func `Every line about a real country fits`(country: String, arguments: [String]) throws {
    expectToFit(try readinessOfRepository(arguments + [country]))
  }

  @Test func `Every line of every explanation fits`() throws {
    for kind in ["areas", "criteria", "facts"] {
      for line in try readiness("list", kind, "--format", "csv").output.split(separator: "\r\n")
        .dropFirst()
      {
        guard let id = line.split(separator: ",").first else { continue }
        expectToFit(try readiness("explain", "XAR", String(id), "--full"))
      }
    }
  }

  @Test func `Wide letters count twice, and marks that combine not at all`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    let wide = String(repeating: "条約の報告書 ", count: 20) + String(repeating: "漢", count: 90)
    let combined = String(repeating: "e\u{301}", count: 120)
    try scratch.change("profiles/countries.yaml", "name: Utopia", "name: \(wide)")
    try scratch.change("profiles/xar.yaml", "at: activities, city of Arcadia", "at: \(combined)")
    try scratch.change("rules/areas/powers.yaml", "title: Procedural powers", "title: \(wide)")
    for arguments in [
      ["assess", "XAR"], ["assess", "XUT"], ["list", "countries"], ["list", "areas"], ["batch"],
      ["treaties"], ["explain", "XAR", "power.orders"], ["rules"], ["robustness", "--draws", "9"],
      ["assess", "XAR", "--as-of", "2012-01-01"],
    ] {
      var program = Program(arguments + ["--quiet"])
      program.folder = scratch.path
      expectToFit(try program.run())
    }
  }

  private func expectToFit(
    _ outcome: Outcome, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.code == 0, "\(outcome.error)", sourceLocation: location)
    #expect(linesTooWide(outcome.output) == [], sourceLocation: location)
    let blankEnds = outcome.output.split(separator: "\n").filter { $0.hasSuffix(" ") }
    #expect(blankEnds == [], sourceLocation: location)
  }
}
