import Glibc
import TestTools
import Testing

/// Files that cannot be read, or change while they are: each is named with the reason.
struct InputFaultTests {
  /// Every command that reads all profiles.
  private static let readers = [
    ["batch", "-q"], ["review", "-q"], ["robustness", "-q", "--draws", "5"],
    ["site", "-q", "-o", "site"], ["evidence", "-q"], ["treaties", "-q"],
  ]

  /// The fixtures with everything in the profiles' folder that may stand there by mistake.
  private func scratchOfOddFiles() throws -> Scratch {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.makePipe("profiles/a-pipe.yaml")
    try scratch.link("profiles/a-device.yaml", to: "/dev/zero")
    try scratch.link("profiles/a-loop.yaml", to: "a-loop.yaml")
    try scratch.link("profiles/a-broken-link.yaml", to: "nothing")
    try scratch.makeFolder("profiles/a-folder.yaml")
    try scratch.link("profiles/a-folder.yaml/up", to: "..")
    try scratch.write("profiles/an-empty-file.yaml", "")
    try scratch.write("profiles/closed.yaml", "kind: profile\n")
    try scratch.makeFolder("profiles/closed")
    try makeSocket(scratch.path + "/profiles/a-socket.yaml")
    for name in ["closed.yaml", "closed"] { chmod(scratch.path + "/profiles/" + name, 0) }
    return scratch
  }

  private func makeSocket(_ path: String) throws {
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw HarnessProblem("socket") }
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { throw HarnessProblem(path) }
  }

  @Test func `Everything that is no readable file is named with the reason`() throws {
    let scratch = try scratchOfOddFiles()
    var program = Program(["check"], in: scratch)
    program.launcher = withoutPowers
    try expect(
      program.run(), snapshot: "faults-odd-files.txt",
      error: "readiness: 8 errors, 0 warnings in 26 files\n", code: 2)
  }

  @Test func `Every command names what it left out, and goes on with the rest`() throws {
    let scratch = try scratchOfOddFiles()
    let told = try contents(of: snapshots + "/faults-odd-files.txt")
    for arguments in Self.readers + [["fmt", "--check", "-q", "profiles"]] {
      var program = Program(arguments, in: scratch)
      program.launcher = withoutPowers
      let outcome = try program.run()
      #expect(outcome.code == 2, "\(arguments)")
      #expect(outcome.error.hasPrefix(told), "\(arguments): \(outcome)")
    }
    #expect(entries(of: scratch.path + "/site/countries") == ["xar.html", "xie.html", "xut.html"])
  }

  @Test(
    .needs(.strace),
    arguments: [
      ("read", "EIO", "input/output error"), ("openat", "ENOENT", "no such file or directory"),
      ("fstat", "ESTALE", "stale file handle"),
    ])
  func `A profile that is gone or fails while it is read is named, and the rest goes on`(
    call: String, error: String, reason: String
  ) throws {
    let scratch = try Scratch(copyingFixtures: true)
    let path = scratch.path + "/profiles/xie.yaml"
    var program = Program([
      "batch", "-q", "--format", "csv", "--profiles", scratch.path + "/profiles",
    ])
    program.launcher = injecting(
      "error=\(error):when=1+", at: call == "fstat" ? "fstat,newfstatat" : call, of: path)
    let outcome = try program.run()
    #expect(
      outcome.error == """
        \(path):1:1: error: cannot be read: \(reason) [unreadable]
            1 |
              | ^

        readiness: 1 error, 0 warnings in 3 files

        """)
    #expect(outcome.code == 2)
    scratch.delete("profiles/xie.yaml")
    #expect(
      try Program(["batch", "-q", "--format", "csv", "--profiles", scratch.path + "/profiles"])
        .run().output == outcome.output)
  }

  @Test(.needs(.strace))
  func `A profile that is cut to nothing while it is read is no profile`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    let path = scratch.path + "/profiles/xar.yaml"
    var program = Program(["assess", path])
    program.launcher = injecting("retval=0:when=1", at: "read", of: path)
    expect(
      try program.run(),
      error: """
        \(path):1:1: error: the file says nothing [empty-file]
            1 |
              | ^
              = help: begin it with `kind:`

        readiness: 1 error, 0 warnings in 1 file

        """, code: 2)
  }

  @Test func `A file that is longer than it says is read to its end`() throws {
    // A file of the system whose size is told as nothing.
    expect(
      try readiness("check", "/proc/self/comm"),
      output: """
        /proc/self/comm:1:1: error: a text stands where a mapping with the keys of a document is expected [unexpected-text]
            1 | readiness
              | ^
              = help: begin the file with `kind: …` and `format: 1`

        """, error: "readiness: 1 error, 0 warnings in 1 file\n", code: 2)
  }

  @Test(.needs(.strace))
  func `A folder that fails while it is read is named`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    let rules = scratch.path + "/rules"
    var program = Program(["assess", "XAR", "--rules", rules])
    program.launcher = injecting("error=EIO:when=1", at: "getdents64", of: rules + "/areas")
    let outcome = try program.run()
    #expect(outcome.code == 2 && outcome.output == "")
    // What the files in it declare is missing elsewhere, and told there.
    #expect(
      outcome.error.contains(
        "\n\(rules)/areas:1:1: error: cannot be read: input/output error [unreadable]\n"),
      "\(outcome)")
    program.arguments = ["batch", "-q", "--profiles", scratch.path + "/profiles"]
    program.launcher = injecting(
      "error=EIO:when=1", at: "getdents64", of: scratch.path + "/profiles")
    expect(
      try program.run(),
      error: "readiness: \(scratch.path)/profiles cannot be read: input/output error\n", code: 2)
  }

  @Test(.needs(.strace))
  func `A stream that fails is told, and no file appears`() throws {
    let scratch = try scratchWithStream(records: 10_000)
    let stream = scratch.path + "/stream.ndjson"
    let names = scratch.names()
    var program = Program(["batch", "--input", "ndjson", stream])
    program.launcher = injecting("error=EIO:when=2", at: "read", of: stream)
    let outcome = try program.run()
    #expect(outcome.code == 2)
    #expect(outcome.error == "readiness: `\(stream)` cannot be read: Input/output error\n")
    #expect(outcome.output.isEmpty || outcome.output.hasSuffix("}\n"))
    program.arguments += ["-o", scratch.path + "/result"]
    #expect(try program.run().code == 2)
    #expect(scratch.names() == names)
  }

  @Test func `What is no stream is told`() throws {
    for (path, reason) in [
      ("profiles", "Is a directory"), ("nothing", "No such file or directory"),
      ("profiles/xar.yaml/x", "Not a directory"),
    ] {
      expect(
        try readiness("batch", "--input", "ndjson", path),
        error: "readiness: `\(path)` cannot be read: \(reason)\n", code: 2)
    }
  }

  @Test func `Files that fmt may not write to are named, and it goes on with the rest`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    for name in ["closed", "open"] {
      try scratch.makeFolder(name)
      for country in ["xie", "xut"] {
        try scratch.write(
          "\(name)/\(country).yaml", "\n" + scratch.read("profiles/\(country).yaml"))
      }
    }
    let before = try scratch.read("closed/xie.yaml")
    chmod(scratch.path + "/closed", 0o555)
    defer { chmod(scratch.path + "/closed", 0o755) }
    var program = Program(["fmt", "closed", "open"], in: scratch)
    program.launcher = withoutPowers
    expect(
      try program.run(), output: "open/xie.yaml\nopen/xut.yaml\n",
      error: """
        readiness: cannot write `closed/xie.yaml`: Permission denied
        readiness: cannot write `closed/xut.yaml`: Permission denied
        readiness: 2 of 4 files rewritten

        """, code: 2)
    #expect(try scratch.read("closed/xie.yaml") == before)
    #expect(entries(of: scratch.path + "/closed") == ["xie.yaml", "xut.yaml"])
  }
}
