import Glibc
import TestTools
import Testing

/// Results that cannot be written: an error that says why, nothing half-written, nothing left over.
struct OutputFaultTests {
  @Test(arguments: writers)
  func `A full disk is told in every format, and leaves the old file whole`(
    arguments: [String]
  ) throws {
    let scratch = try scratchWithStream()
    try scratch.write("old", "What stood here before.\n")
    let names = scratch.names()
    var program = Program(arguments)
    program.folder = scratch.path
    program.outputFile = "/dev/full"
    expect(
      try program.run(),
      error: "readiness: cannot write standard output: No space left on device\n", code: 2)
    program.outputFile = nil
    program.arguments = arguments + ["-o", "old"]
    // No file may be longer than nothing; what is told goes to a pipe.
    program.launcher = [
      "/bin/bash", "-c", "(ulimit -f 0; exec \"$0\" \"$@\") 2>&1 | cat; exit ${PIPESTATUS[0]}",
    ]
    expect(
      try program.run(), output: "readiness: cannot write `old`: File too large\n", code: 2)
    #expect(scratch.names() == names)
    #expect(try scratch.read("old") == "What stood here before.\n")
  }

  @Test func `A file that grows over the limit is told, like a full disk`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    let names = scratch.names()
    for format in ["html", "xlsx"] {
      var program = Program(["assess", "XAR", "--format", format, "-o", "report"])
      program.folder = scratch.path
      program.launcher = shell("ulimit -f 4")
      expect(
        try program.run(), error: "readiness: cannot write `report`: File too large\n", code: 2)
    }
    #expect(scratch.names() == names)
  }

  @Test(.needs(.strace), arguments: ["write", "fsync", "fchmod", "linkat"])
  func `Whatever call fails, the error is told and nothing appears`(call: String) throws {
    let scratch = try Scratch(copyingFixtures: true)
    let names = scratch.names()
    let target = scratch.path + "/report.txt"
    var program = Program(["assess", "XAR", "-o", target])
    program.folder = scratch.path
    program.launcher = injecting("error=EIO:when=1", at: call)
    expect(
      try program.run(), error: "readiness: cannot write `\(target)`: Input/output error\n",
      code: 2)
    #expect(scratch.names() == names)
  }

  @Test(.needs(.strace), arguments: ["linkat", "rename"])
  func `An old file stays where the new one cannot take its place`(call: String) throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.write("report.txt", "What stood here before.\n")
    let names = scratch.names()
    var program = Program(["assess", "XAR", "-o", "report.txt"])
    program.folder = scratch.path
    program.launcher = injecting("error=EIO:when=1", at: call)
    expect(
      try program.run(), error: "readiness: cannot write `report.txt`: Input/output error\n",
      code: 2)
    #expect(scratch.names() == names)
    #expect(try scratch.read("report.txt") == "What stood here before.\n")
  }

  @Test(.needs(.strace))
  func `Where files need names a hidden one takes the target's place`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.makeFolder("reports")
    for _ in ["new", "old"] {
      let folder = scratch.path + "/reports"
      var program = Program(["assess", "XAR", "-o", folder + "/report.txt"])
      program.launcher = injecting("error=EOPNOTSUPP:when=1", at: "openat", of: folder)
      expect(try program.run())
      try expect(scratch.read("reports/report.txt"), snapshot: "assess-arcadia.txt")
      #expect(entries(of: scratch.path + "/reports") == ["report.txt"])
    }
  }

  @Test(arguments: writers)
  func `A folder that may not be written to is told in every format`(arguments: [String]) throws {
    let scratch = try scratchWithStream()
    try scratch.makeFolder("closed")
    chmod(scratch.path + "/closed", 0o555)
    defer { chmod(scratch.path + "/closed", 0o755) }
    var program = Program(arguments + ["-o", "closed/report"])
    program.folder = scratch.path
    program.launcher = withoutPowers
    expect(
      try program.run(),
      error: "readiness: cannot write `closed/report`: Permission denied\n", code: 2)
    #expect(entries(of: scratch.path + "/closed") == [])
  }

  @Test(.needs(.pandoc, .weasyPrint), arguments: ["docx", "pdf"])
  func `Word files and PDF that cannot be written are told`(format: String) throws {
    let scratch = try Scratch(copyingFixtures: true)
    for folder in ["closed", "tmp"] { try scratch.makeFolder(folder) }
    chmod(scratch.path + "/closed", 0o555)
    defer { chmod(scratch.path + "/closed", 0o755) }
    var program = Program(["assess", "XAR", "--format", format])
    program.folder = scratch.path
    program.environment["TMPDIR"] = scratch.path + "/tmp"
    program.outputFile = "/dev/full"
    expect(
      try program.run(),
      error: "readiness: cannot write standard output: No space left on device\n", code: 2)
    program.outputFile = nil
    program.launcher = withoutPowers
    program.arguments += ["-o", "closed/report"]
    expect(
      try program.run(),
      error: "readiness: cannot write `closed/report`: Permission denied\n", code: 2)
    #expect(entries(of: scratch.path + "/closed") == [])
    #expect(entries(of: scratch.path + "/tmp") == [])
  }

  @Test(.needs(.pandoc), arguments: ["docx", "pdf"])
  func `A full disk under a program that makes documents is told, and its files go`(
    format: String
  ) throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.makeFolder("tmp")
    var program = Program(["assess", "XAR", "--format", format, "-o", "report"])
    program.folder = scratch.path
    program.environment["TMPDIR"] = scratch.path + "/tmp"
    program.launcher = shell("ulimit -f \(format == "docx" ? 10 : 4)")
    let outcome = try program.run()
    #expect(outcome.code == 2)
    let told = outcome.error.replacing(/readiness\.\w{6}/, with: "readiness.X")
      .replacing(scratch.path, with: "…")
    #expect(
      told
        == (format == "docx"
          ? """
          readiness: pandoc could not make the document (exit code 1)
            pandoc: …/tmp/readiness.X/report.docx: hPutBuf: permission denied (File too large)

          """ : "readiness: cannot write `…/tmp/readiness.X/report.html`: File too large\n"))
    #expect(scratch.names() == ["overlays", "profiles", "rules", "tmp"])
    #expect(entries(of: scratch.path + "/tmp") == [])
  }

  @Test func `No report replaces a file of rules or profiles`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    for (arguments, target) in [
      (["assess", "profiles/xar.yaml"], "profiles/xar.yaml"), (["batch"], "rules/framework.yaml"),
      (["assess", "XAR", "--overlay", "overlays/staffed.yaml"], "overlays/staffed.yaml"),
      (["new", "XUT"], "profiles/xut.yaml"), (["review", "--format", "xlsx"], "profiles/xar.yaml"),
    ] {
      let before = try scratch.read(target)
      var program = Program(arguments + ["-q", "-o", target])
      program.folder = scratch.path
      expect(
        try program.run(),
        error: "readiness: cannot write `\(target)`: it is a file of rules or profiles; delete it "
          + "or name another\n", code: 2)
      #expect(try scratch.read(target) == before)
    }
  }

  @Test func `A stream is not written over while it is read`() throws {
    let scratch = try scratchWithStream()
    try scratch.link("link.ndjson", to: "stream.ndjson")
    let before = try scratch.read("stream.ndjson")
    for target in ["stream.ndjson", "./profiles/../stream.ndjson", "link.ndjson"] {
      for command in ["batch", "robustness"] {
        expect(
          try scratch.readiness(command, "--input", "ndjson", "stream.ndjson", "-o", target),
          error: "readiness: cannot write `\(target)`: it is what is read; name another file\n",
          code: 2)
      }
    }
    #expect(try scratch.read("stream.ndjson") == before)
    expect(
      try readiness("batch", "--input", "ndjson", "/dev/null", "-o", "/dev/null"))
  }

  @Test func `A link that leads nowhere is no target`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.link("link", to: "nowhere")
    try scratch.link("loop", to: "loop")
    let names = scratch.names()
    for target in ["link", "loop"] {
      expect(
        try scratch.readiness("assess", "XAR", "-o", target),
        error: "readiness: cannot write `\(target)`: it is a link that leads nowhere\n", code: 2)
    }
    #expect(scratch.names() == names)
  }

  @Test func `A pipe with a name is written to, not replaced`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.makePipe("pipe")
    var program = Program(["assess", "XAR", "-o", "pipe"])
    program.folder = scratch.path
    program.launcher = ["/bin/bash", "-c", "cat pipe & \"$0\" \"$@\"; code=$?; wait; exit $code"]
    try expect(program.run(), snapshot: "assess-arcadia.txt")
    var status = stat()
    #expect(stat(scratch.path + "/pipe", &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func `A reader that has seen enough ends the program quietly`() throws {
    let scratch = try scratchWithStream(records: 4000)
    for arguments in [
      ["batch", "--input", "ndjson", "stream.ndjson"],
      ["batch", "--input", "ndjson", "stream.ndjson", "--full", "--jobs", "1"],
    ] {
      var program = Program(arguments)
      program.folder = scratch.path
      program.launcher = [
        "/bin/bash", "-c", "\"$0\" \"$@\" | head -1 | wc -l; exit ${PIPESTATUS[0]}",
      ]
      expect(try program.run(), output: "1\n", code: 128 + SIGPIPE)
    }
  }

  @Test(.needs(.python))
  func `A pipe that does not wait gets everything`() throws {
    var program = Program(["assess", "XAR", "--format", "html"])
    let expected = try program.run().output
    program.launcher = [
      "/usr/bin/python3", "-c",
      """
      import os, subprocess, sys, time
      reader, writer = os.pipe()
      os.set_blocking(writer, False)
      child = subprocess.Popen(sys.argv[1:], stdout=writer)
      os.close(writer)
      while piece := os.read(reader, 1000):
          os.write(1, piece)
      sys.exit(child.wait())
      """,
    ]
    expect(try program.run(), output: expected)
  }
}
