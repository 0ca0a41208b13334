import Glibc
import TestTools
import Testing

/// The program is killed at every call that matters: what it wrote is whole or not there, and the
/// next run trips over nothing.
@Suite(.needs(.strace))
struct KilledTests {
  private static let old = "What stood here before.\n"

  /// Runs a command and kills it where it makes a call for the nth time.
  private func kill(
    _ arguments: [String], at call: String, _ number: Int = 1, in scratch: Scratch
  ) throws -> Outcome {
    var program = Program(arguments)
    program.folder = scratch.path
    program.launcher = injecting("signal=KILL:when=\(number)", at: call)
    return try program.run()
  }

  @Test(
    arguments: ["write", "fchmod", "fsync", "linkat", "rename"].map { (["assess", "XAR"], $0) }
      + ["write", "rename"].flatMap { call in
        [["batch", "-q", "--format", "xlsx"], ["batch", "--input", "ndjson", "stream.ndjson"]]
          .map { ($0, call) }
      })
  func `A file is the old one or the new one`(arguments: [String], call: String) throws {
    let scratch = try scratchWithStream()
    let arguments = arguments + ["-o", "result"]
    #expect(try Program(arguments, in: scratch).run().code == 0)
    let new = try scratch.bytes("result")
    scratch.delete("result")
    let names = scratch.names()
    // A file that is not there yet needs no other to be replaced.
    if call != "rename" {
      expect(try kill(arguments, at: call, in: scratch), code: killed)
      let isWhole = try scratch.names() == names || scratch.bytes("result") == new
      #expect(isWhole)
    }
    try scratch.write("result", Self.old)
    expect(try kill(arguments, at: call, in: scratch), code: killed)
    let left = try scratch.bytes("result")
    #expect(left == Array(Self.old.utf8) || left == new)
    expectHidden(scratch.names(), beside: names + ["result"])
    #expect(try Program(arguments, in: scratch).run().code == 0)
    #expect(try scratch.bytes("result") == new)
  }

  @Test func `A stream that is killed half-way leaves no file`() throws {
    let scratch = try scratchWithStream(records: 20_000)
    let names = scratch.names()
    let arguments = ["batch", "--input", "ndjson", "stream.ndjson", "-o", "result"]
    expect(try kill(arguments, at: "write", 3, in: scratch), code: killed)
    #expect(scratch.names() == names)
  }

  @Test(arguments: [
    ("mkdir", 1), ("write", 1), ("write", 24), ("rename", 1), ("renameat2", 1), ("unlink", 9),
    ("rmdir", 4),
  ])
  func `A site is the old one or the new one`(call: String, number: Int) throws {
    let scratch = try Scratch(copyingFixtures: true)
    let arguments = ["site", "-q", "--jobs", "1", "-o", "site"]
    #expect(try Program(arguments, in: scratch).run().code == 0)
    let new = try files(below: scratch.path + "/site")
    try scratch.write("site/index.html", Self.old)
    let old = try files(below: scratch.path + "/site")
    let names = scratch.names()
    _ = try kill(arguments, at: call, number, in: scratch)
    let left = try files(below: scratch.path + "/site")
    #expect(left == old || left == new)
    expectHidden(scratch.names(), beside: names)
    #expect(try Program(arguments, in: scratch).run().code == 0)
    #expect(try files(below: scratch.path + "/site") == new)
    #expect(try Program(["check", "--strict", "-q"], in: scratch).run().code == 0)
  }

  @Test(arguments: ["write", "linkat", "rename"], [1, 2])
  func `Files that fmt rewrites are each the old one or the new one`(
    call: String, number: Int
  ) throws {
    let scratch = try Scratch(copyingFixtures: true)
    let paths = ["profiles/xie.yaml", "profiles/xut.yaml"]
    #expect(try Program(["fmt", "-q"] + paths, in: scratch).run().code == 0)
    let new = try paths.map { try scratch.read($0) }
    let old = new.map { "\n\n" + $0.replacing("facts: ", with: "facts:    ") }
    for (path, text) in zip(paths, old) { try scratch.write(path, text) }
    _ = try kill(["fmt", "-q"] + paths, at: call, number, in: scratch)
    for (path, text) in zip(paths, zip(old, new)) {
      let left = try scratch.read(path)
      #expect(left == text.0 || left == text.1, "\(path)")
    }
    // What a killed run leaves beside them is passed over by every other.
    #expect(try Program(["check", "--strict", "-q"], in: scratch).run().code == 0)
    #expect(try Program(["fmt", "-q"] + paths, in: scratch).run().code == 0)
    #expect(try paths.map { try scratch.read($0) } == new)
  }

  /// Expects that nothing stands beside the names that a folder walk would read.
  private func expectHidden(
    _ found: [String], beside names: [String], at location: SourceLocation = #_sourceLocation
  ) {
    let left = found.filter { !names.contains($0) }
    #expect(
      left.allSatisfy { $0.hasPrefix(".readiness.") } && left.count <= 1, "\(left)",
      sourceLocation: location)
  }

  /// The paths and bytes of all files below a folder.
  private func files(below folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in entries(of: folder) {
      let path = folder + "/" + name
      if isFolder(path) {
        files.merge(try self.files(below: path)) { one, _ in one }
      } else {
        files[path] = try Descriptor(opening: path, O_RDONLY).bytes()
      }
    }
    return files
  }
}
