import Testing

/// Wrong usage: exit code 2, a message on standard error, and nothing else.
struct UsageTests {
  @Test(
    arguments: [
      (
        ["assess", "XAR", "--colour"],
        """
        Error: Unknown option '--colour'. Did you mean '--color'?
        Usage: readiness assess [<options>] <country>
          See 'readiness assess --help' for more information.

        """
      ),
      (
        ["assess"],
        """
        Error: Missing expected argument '<country>'
        Help:  <country>  The country: a code such as ARG or AR, a name, or the path of a profile (- for standard input).
        Usage: readiness assess [<options>] <country>
          See 'readiness assess --help' for more information.

        """
      ),
      (
        ["assess", "XAR", "--as-of", "2010-02-30"],
        """
        Error: The value '2010-02-30' is invalid for '--as-of <date>'
        Help:  --as-of <date>  The day whose state is asked for; without it, the profile's own date.
        Usage: readiness assess [<options>] <country>
          See 'readiness assess --help' for more information.

        """
      ),
      (
        ["assess", "XAR", "--least-grade", "secondary"],
        """
        Error: The value 'secondary' is invalid for '--least-grade <grade>'. Please provide one of 'primary', 'official', 'reported' or 'asserted'.
        Help:  --least-grade <grade>  Leave out evidence weaker than this grade.
        Usage: readiness assess [<options>] <country>
          See 'readiness assess --help' for more information.

        """
      ),
      (
        ["assess", "XAR", "--at-least", "60"],
        """
        Error: The value '60' is invalid for '--at-least <P%>'
        Help:  --at-least <P%>  Ask whether the framework's score is at least so high, such as 60%.
        Usage: readiness assess [<options>] <country>
          See 'readiness assess --help' for more information.

        """
      ),
      (
        ["assess", "XAR", "--format", "odt"],
        """
        Error: The value 'odt' is invalid for '--format <format>'. Please provide one of the following:
          - text
          - markdown
          - json
          - html
          - docx
          - pdf
          - csv
          - xlsx
        Help:  --format <format>  The report's form.
        Usage: readiness assess [<options>] <country>
          See 'readiness assess --help' for more information.

        """
      ),
      (
        ["list", "laws"],
        """
        Error: The value 'laws' is invalid for '<subject>'. Please provide one of 'countries', 'areas', 'criteria', 'facts' or 'sources'.
        Help:  <subject>  What to list.
        Usage: readiness list [<options>] <subject>
          See 'readiness list --help' for more information.

        """
      ),
      (
        ["assesss", "XAR"],
        """
        Error: 2 unexpected arguments: 'assesss', 'XAR'
        Usage: readiness [--version] [--rules <dir>] [--profiles <dir>] <subcommand>
          See 'readiness --help' for more information.

        """
      ),
    ])
  func `Words that the program does not know are refused with the usage`(
    arguments: [String], message: String
  ) throws {
    expect(try Program(arguments).run(), error: message, code: 2)
  }

  @Test(
    arguments: [
      "2010-2-3", "03.02.2010", "2010-13-01", "0000-01-01", "10000-01-01", "2010-02-29",
      "2010-02-03T00:00", " 2010-02-03", "", "yesterday", "²010-02-03", "٢٠١٠-٠٢-٠٣",
    ])
  func `A date is written as year, month and day`(date: String) throws {
    let outcome = try readiness("assess", "XAR", "--as-of", date)
    #expect(outcome.code == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.hasPrefix("Error: The value '\(date)' is invalid for '--as-of <date>'\n"))
  }

  @Test(arguments: ["60", "101%", "-1%", "60 %", "%", "6e1%", "50.00000000001%", "½%", "nan%"])
  func `A threshold is written with its percent sign`(least: String) throws {
    let outcome = try readiness("assess", "XAR", "--at-least=\(least)")
    #expect(outcome.code == 2)
    #expect(outcome.output == "")
    #expect(outcome.error.hasPrefix("Error: The value '\(least)' is invalid for"))
  }

  @Test(
    arguments: [
      ("Arcadai", "; did you mean Arcadia (XAR)?"), ("XTU", "; did you mean Utopia (XUT)?"),
      ("Ile d’Ete", "; did you mean Île d’Été (XIE)?"), ("Atlantis", ""), ("", ""),
      ("Arcadia\u{301}", "; did you mean Arcadia (XAR)?"),
    ])
  func `A country that is not there is refused with the nearest spelling`(
    name: String, suggestion: String
  ) throws {
    for command in ["assess", "ask"] {
      expect(
        try readiness(command, name),
        error: "readiness: there is no country `\(name)`\(suggestion)\n", code: 2)
    }
  }

  @Test func `A country without a profile is told apart from one that is not there`() throws {
    expect(
      try readiness("assess", "nova terra"),
      error: "readiness: Nova Terra has no profile: there is no `profiles/xnt.yaml`\n", code: 2)
  }

  @Test func `A profile or an overlay that is not there is refused`() throws {
    expect(
      try readiness("assess", "profiles/xzz.yaml"),
      error: """
        profiles/xzz.yaml:1:1: error: cannot be read: no such file or directory [unreadable]
            1 |
              | ^

        readiness: 1 error, 0 warnings in 1 file

        """,
      code: 2)
    expect(
      try readiness("assess", "XAR", "--overlay", "overlays/none.yaml"),
      error: """
        overlays/none.yaml:1:1: error: cannot be read: no such file or directory [unreadable]
            1 |
              | ^

        readiness: 1 error, 0 warnings in 1 file

        """,
      code: 2)
  }

  @Test func `A source that is not there is refused with the nearest spelling`() throws {
    expect(
      try readiness("assess", "XAR", "--lens", "acord"),
      error: "readiness: there is no source `acord`; did you mean `accord`?\n", code: 2)
  }

  @Test(
    arguments: [
      ["assess", "XAR"], ["explain", "XAR", "law"], ["ask", "XAR"], ["list", "areas"], ["batch"],
      ["review"],
      ["progress", "XAR", "--from", "2012-01-01", "--to", "2025-06-30"], ["treaties"],
      ["evidence"], ["rules"], ["trace"], ["new", "XNT"], ["check"], ["test"], ["fmt"],
    ])
  func `Folders that are not there are refused`(arguments: [String]) throws {
    expect(
      try Program(arguments + ["--rules", "nowhere"]).run(),
      error: "readiness: `nowhere` is no folder\n", code: 2)
    var program = Program(arguments)
    program.folder = "/"
    expect(
      try program.run(),
      error: "readiness: no folder `rules` here, in a parent folder or beside the installed "
        + "program; name it with --rules\n",
      code: 2)
  }

  @Test func `Profiles that are not there are refused`() throws {
    expect(
      try readiness("assess", "XAR", "--profiles", "nowhere"),
      error: "readiness: `nowhere` is no folder\n", code: 2)
    expect(
      try readiness("batch", "--profiles", "overlays"),
      error: "readiness: there is no `overlays/countries.yaml`\n", code: 2)
  }

  @Test func `A folder without a framework is no rulebook`() throws {
    let scratch = try Scratch()
    try scratch.makeFolder("rules")
    expect(
      try scratch.readiness("rules"),
      error: "readiness: `rules` is no rulebook: no file in it begins with `kind: framework`\n",
      code: 2)
  }

  @Test func `Wrong rules are told with every place, and nothing else is written`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change("rules/areas/powers.yaml", "    weight: 0.5", "    wieght: 0.5")
    try scratch.change("rules/framework.yaml", "[powers.supervision]", "[powers.supervison]")
    for arguments in [["assess", "XAR", "-o", "report.txt"], ["rules"], ["list", "facts"]] {
      var program = Program(arguments)
      program.folder = scratch.path
      try expect(program.run().errorAsOutput(), snapshot: "wrong-rules.txt", code: 2)
    }
    #expect(scratch.names() == ["overlays", "profiles", "rules"])
  }

  @Test func `A wrong profile is told with every place, and nothing else is written`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change("profiles/xar.yaml", "law.revised: on or", "law.revized: on or")
    try scratch.change("profiles/xar.yaml", "at least 3", "at least 1001")
    for arguments in [
      ["assess", "XAR", "-o", "report.txt"], ["ask", "XAR"], ["evidence", "XAR"],
    ] {
      var program = Program(arguments)
      program.folder = scratch.path
      try expect(program.run().errorAsOutput(), snapshot: "wrong-profile.txt", code: 2)
    }
    #expect(scratch.names() == ["overlays", "profiles", "rules"])
  }
}
