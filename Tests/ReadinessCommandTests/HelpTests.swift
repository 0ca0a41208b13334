import Testing

let subcommands = [
  "assess", "explain", "ask", "list", "batch", "robustness", "progress", "review", "site",
  "treaties", "evidence", "rules", "trace", "new", "fmt", "check", "test",
]

/// Help, version and completions.
struct HelpTests {
  @Test func `The program says what it does and where to begin`() throws {
    for arguments in [[], ["--help"], ["-h"], ["help"]] {
      try expect(Program(arguments).run(), snapshot: "help.txt")
    }
  }

  @Test(arguments: subcommands)
  func `A subcommand says what it does`(name: String) throws {
    try expect(readiness(name, "--help"), snapshot: "help-\(name).txt")
    try expect(readiness("help", name), snapshot: "help-\(name).txt")
  }

  @Test func `Every subcommand's help is known to these tests`() throws {
    let help = try readiness("--help").output
    let lines = help[(help.firstRange(of: "SUBCOMMANDS:\n")?.upperBound ?? help.endIndex)...]
      .split(separator: "\n")
    let names = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(names.filter { $0 != "See" }) == Set(subcommands))
  }

  @Test func `The version names engine and rulebook`() throws {
    try expect(readiness("--version"), snapshot: "version.txt")
    var program = Program(["--version", "--rules", fixtures + "/rules"])
    program.folder = "/"
    try expect(program.run(), snapshot: "version.txt")
  }

  @Test func `Without a rulebook the version of the engine is told`() throws {
    var program = Program(["--version"])
    program.folder = "/"
    let outcome = try program.run()
    let version = try contents(of: snapshots + "/version.txt").split(separator: "\n")[0]
    expect(outcome, output: version + "\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `A completion script is made for each shell`(shell: String) throws {
    let outcome = try readiness("--generate-completion-script", shell)
    #expect(outcome.code == 0)
    #expect(outcome.error == "")
    for name in subcommands {
      #expect(outcome.output.contains(name), "\(name)")
    }
    #expect(outcome.output.contains("least-grade"))
  }
}
