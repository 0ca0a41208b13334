import Testing

/// The same input gives the same bytes.
struct SameBytesTests {
  static let commands = [
    ["assess", "XAR"], ["assess", "XAR", "--format", "json"],
    ["assess", "Île d’Été", "--format", "markdown"], ["assess", "XAR", "--format", "html"],
    ["explain", "XAR", "powers"], ["ask", "XAR"],
    ["list", "facts"], ["list", "countries"], ["batch"], ["review"], ["treaties"],
    ["review", "--format", "html"], ["robustness", "--draws", "100", "--format", "json"],
    ["evidence", "XAR"],
    ["rules"], ["trace"], ["new", "XNT"], ["check"], ["test", "--coverage"], ["--version"],
    ["progress", "XAR", "--from", "2012-01-01", "--to", "2025-06-30"], ["fmt", "--check"],
  ]

  @Test(arguments: commands)
  func `Run again, in another language and another time zone`(arguments: [String]) throws {
    let first = try Program(arguments).run()
    #expect(try Program(arguments).run() == first)
    for variables in [
      ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"],
      ["LANG": "C", "LC_ALL": "POSIX", "TZ": "America/Argentina/Buenos_Aires"],
      ["LANG": "de_DE.ISO-8859-1", "COLUMNS": "40", "LINES": "5", "HOME": "/nowhere"],
      ["SWIFT_DETERMINISTIC_HASHING": "1"],
    ] {
      var program = Program(arguments)
      program.environment.merge(variables) { $1 }
      #expect(try program.run() == first)
    }
  }

  @Test(arguments: ["batch", "review"], ["1", "2", "3", "64"])
  func `Run with any number of threads`(command: String, jobs: String) throws {
    #expect(try readiness(command, "--jobs", jobs) == readiness(command))
  }

  @Test(arguments: ["1", "2", "3", "64"])
  func `Draw weights with any number of threads`(jobs: String) throws {
    let arguments = ["robustness", "--draws", "1000", "--format", "json", "--quiet"]
    #expect(try Program(arguments + ["--jobs", jobs]).run() == Program(arguments).run())
    #expect(
      try readinessOfRepository(arguments + ["--jobs", jobs]) == readinessOfRepository(arguments))
  }

  @Test(arguments: commands)
  func `Run in a folder below`(arguments: [String]) throws {
    var program = Program(arguments)
    program.folder = fixtures + "/rules/areas"
    #expect(try program.run() == Program(arguments).run())
  }

  @Test(arguments: commands)
  func `Run over a copy elsewhere`(arguments: [String]) throws {
    let scratch = try Scratch(copyingFixtures: true)
    var program = Program(arguments)
    program.folder = scratch.path
    #expect(try program.run() == Program(arguments).run())
  }

  @Test(arguments: commands.filter { !["check", "test", "fmt", "--version"].contains($0[0]) })
  func `Run far away with the folders named`(arguments: [String]) throws {
    let first = try Program(arguments).run()
    var program = Program(
      arguments + ["--rules", fixtures + "/rules", "--profiles", fixtures + "/profiles/"])
    program.folder = "/"
    #expect(try program.run() == first)
    // An installed program finds them beside itself.
    let scratch = try Scratch()
    for folder in ["bin", "share", "share/readiness"] { try scratch.makeFolder(folder) }
    for folder in ["rules", "profiles"] {
      try scratch.link("share/readiness/\(folder)", to: "\(fixtures)/\(folder)")
    }
    try scratch.copyProgram(to: "bin/readiness")
    program.arguments = arguments
    program.executable = scratch.path + "/bin/readiness"
    #expect(try program.run() == first)
  }
}

extension Scratch {
  /// A program that knows no other place than this folder.
  fileprivate func copyProgram(to name: String) throws {
    var copy = Program(["--reflink=auto", programPath, path + "/" + name])
    copy.executable = "/bin/cp"
    let outcome = try copy.run()
    #expect(outcome.code == 0, "\(outcome.error)")
  }
}
