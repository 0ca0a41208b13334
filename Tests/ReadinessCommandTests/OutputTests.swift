import Glibc
import Testing

/// `--output`: a file that appears whole or not at all.
struct OutputTests {
  @Test func `A file takes the whole result, and standard output nothing`() throws {
    let scratch = try Scratch()
    for option in ["--output", "-o"] {
      expect(try readiness("assess", "XAR", option, scratch.path + "/report.txt"))
      try expect(scratch.read("report.txt"), snapshot: "assess-arcadia.txt")
      #expect(scratch.names() == ["report.txt"])
      scratch.delete("report.txt")
    }
  }

  @Test func `A hyphen means standard output`() throws {
    try expect(readiness("assess", "XAR", "--output", "-"), snapshot: "assess-arcadia.txt")
  }

  @Test func `A file that is there is replaced and keeps its permissions`() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/report.txt"
    try scratch.write("report.txt", "What stood here before.\n")
    chmod(path, 0o640)
    expect(try readiness("assess", "XAR", "-o", path))
    try expect(scratch.read("report.txt"), snapshot: "assess-arcadia.txt")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(scratch.names() == ["report.txt"])
  }

  @Test func `Behind a link the file is replaced, not the link`() throws {
    let scratch = try Scratch()
    try scratch.makeFolder("reports")
    try scratch.write("reports/real.txt", "What stood here before.\n")
    try scratch.link("link.txt", to: "reports/real.txt")
    expect(try readiness("assess", "XAR", "-o", scratch.path + "/link.txt"))
    try expect(scratch.read("reports/real.txt"), snapshot: "assess-arcadia.txt")
    #expect(scratch.names() == ["link.txt", "reports"])
    #expect(entries(of: scratch.path + "/reports") == ["real.txt"])
    var status = stat()
    #expect(
      lstat(scratch.path + "/link.txt", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test(
    arguments: [
      ["assess", "Atlantis"], ["assess", "XAR", "--as-of", "yesterday"],
      ["assess", "XAR", "--lens", "acord"], ["explain", "XAR", "nothing"],
      ["ask", "XAR", "--respondent", "nobody"], ["rules", "nothing"], ["trace", "nothing"],
      ["treaties", "--treaty", "nothing"], ["list", "laws"],
      ["assess", "XAR", "--overlay", "overlays/none.yaml"], ["new", "Atlantis"],
      ["batch", "Atlantis"], ["evidence", "Atlantis"],
    ])
  func `On wrong input a file that is there stays as it is, and none is made`(
    arguments: [String]
  ) throws {
    let scratch = try Scratch()
    try scratch.write("old.txt", "What stood here before.\n")
    for name in ["old.txt", "new.txt"] {
      let outcome = try Program(arguments + ["-o", scratch.path + "/" + name]).run()
      #expect(outcome.code == 2)
      #expect(outcome.output == "")
      #expect(outcome.error != "")
    }
    #expect(scratch.names() == ["old.txt"])
    #expect(try scratch.read("old.txt") == "What stood here before.\n")
  }

  @Test func `A target that cannot be written is told`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.write("file", "")
    try scratch.link("loop", to: "loop")
    for (target, reason) in [
      ("nowhere/report.txt", "No such file or directory"), ("file/report.txt", "Not a directory"),
      ("rules", "it is a folder"), ("", "No such file or directory"),
    ] {
      expect(
        try scratch.readiness("assess", "XAR", "-o", target),
        error: "readiness: cannot write `\(target)`: \(reason)\n", code: 2)
    }
    #expect(scratch.names() == ["file", "loop", "overlays", "profiles", "rules"])
  }

  @Test func `A full disk is told`() throws {
    var program = Program(["assess", "XAR"])
    program.outputFile = "/dev/full"
    expect(
      try program.run(),
      error: "readiness: cannot write standard output: No space left on device\n", code: 2)
    expect(
      try readiness("assess", "XAR", "-o", "/dev/full"),
      error: "readiness: cannot write `/dev/full`: No space left on device\n", code: 2)
    program.arguments = ["--help"]
    #expect(try program.run().code == 2)
  }

  @Test func `A device is written to, not replaced`() throws {
    expect(try readiness("assess", "XAR", "-o", "/dev/null"))
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test(arguments: [
    ["assess", "XAR"], ["--help"], ["list", "facts"], ["check", "--format", "json"],
  ])
  func `A closed pipe ends the program quietly`(arguments: [String]) throws {
    var program = Program(arguments)
    program.outputIsClosedPipe = true
    // As a shell has it: 128 and the number of SIGPIPE.
    expect(try program.run(), code: 141)
    program.ignoresBrokenPipes = true
    expect(try program.run(), code: 141)
  }
}
