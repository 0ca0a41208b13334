import Glibc
import TestTools
import Testing

/// What whoever starts the program may have left out.
struct SurroundingsTests {
  @Test func `Standard output that is closed is an error, even for nothing but help`() throws {
    for arguments in [["assess", "XAR"], ["batch", "-q", "--format", "xlsx"], ["--help"]] {
      var program = Program(arguments)
      program.launcher = shell(redirecting: ">&-")
      expect(
        try program.run(),
        error: "readiness: cannot write standard output: Bad file descriptor\n", code: 2)
    }
  }

  @Test func `Standard input that is closed is an error where it is read, and no other file`()
    throws
  {
    for _ in 0..<3 {
      var program = Program(["assess", "-"])
      program.launcher = shell(redirecting: "<&-")
      expect(
        try program.run(),
        error: "readiness: standard input cannot be read: Bad file descriptor\n", code: 2)
      program.arguments = ["batch", "--input", "ndjson"]
      expect(
        try program.run(),
        error: "readiness: standard input cannot be read: Bad file descriptor\n", code: 2)
    }
  }

  @Test func `With all standard files closed a report is written as ever, and no word more`() throws
  {
    let scratch = try Scratch()
    var program = Program(["batch", "-o", scratch.path + "/table.txt"])
    let expected = try readiness("batch")
    program.launcher = shell(redirecting: "<&- >&- 2>&-")
    expect(try program.run())
    #expect(try scratch.read("table.txt") == expected.output)
    program.arguments = ["batch", "Atlantis", "-o", scratch.path + "/none.txt"]
    expect(try program.run(), code: 2)
    #expect(scratch.names() == ["table.txt"])
  }

  @Test func `Too few files that may be open are told before anything is read`() throws {
    for limit in [8, 16, 20] {
      var program = Program(["assess", "XAR"])
      program.launcher = shell("ulimit -n \(limit)")
      expect(
        try program.run(),
        error: "readiness: too few files may be open at once: 24 are needed (ulimit -n)\n", code: 2)
    }
  }

  @Test func `With as few open files as are asked for everything works`() throws {
    let scratch = try Scratch()
    var program = Program(["assess", "XAR"])
    // What the tests themselves hold open does not count.
    program.launcher = shell("for n in {3..99}; do eval \"exec $n>&-\"; done; ulimit -n 32")
    try expect(program.run(), snapshot: "assess-arcadia.txt")
    program.arguments = ["site", "-q", "--jobs", "8", "-o", scratch.path + "/site"]
    expect(try program.run())
    program.arguments = ["batch", "-q", "--format", "xlsx", "-o", scratch.path + "/table.xlsx"]
    expect(try program.run())
    #expect(scratch.names() == ["site", "table.xlsx"])
  }

  @Test func `Nothing of the environment is needed`() throws {
    for environment in [
      [:],
      ["LANG": "xx_XX.no-such", "LC_ALL": "xx_XX.no-such", "HOME": "/nowhere", "TZ": "No/Where"],
      ["TMPDIR": "/nowhere", "PATH": ""],
    ] {
      var program = Program(["assess", "XAR"])
      program.environment = environment
      try expect(program.run(), snapshot: "assess-arcadia.txt")
    }
  }

  @Test func `A folder for temporary files that is missing is told where one is needed`() throws {
    let scratch = try Scratch()
    var program = Program(["batch", "-q", "--format", "xlsx"])
    program.environment["TMPDIR"] = "/nowhere"
    expect(
      try program.run(),
      error: "readiness: cannot make a file in `/nowhere`: No such file or directory\n", code: 2)
    // Beside a target there is no need for it.
    program.arguments += ["-o", scratch.path + "/table.xlsx"]
    expect(try program.run())
    #expect(scratch.names() == ["table.xlsx"])
  }

  @Test(.needs(.pandoc, .weasyPrint), arguments: ["docx", "pdf"])
  func `A folder for the files of other programs that is missing is told`(format: String) throws {
    var program = Program(["assess", "XAR", "--format", format])
    program.environment["TMPDIR"] = "/nowhere"
    expect(
      try program.run(),
      error: "readiness: cannot make a folder in `/nowhere`: No such file or directory\n", code: 2)
  }

  @Test func `In a folder that is gone the rules must be named`() throws {
    let scratch = try Scratch()
    try scratch.makeFolder("gone")
    var program = Program(["assess", fixtures + "/profiles/xar.yaml"])
    program.folder = scratch.path + "/gone"
    program.launcher = shell("rmdir ../gone")
    expect(
      try program.run(),
      error:
        "readiness: no folder `rules` here, in a parent folder or beside the installed program; "
        + "name it with --rules\n", code: 2)
  }
}
