import TestTools
import Testing

/// The recipes of `docs/scale.md`.
@Suite(.needs(.parallel))
struct ScaleTests {
  @Test(arguments: ["--pipepart", "--sshloginfile"])
  func `GNU parallel gives the bytes of one run`(option: String) throws {
    let scratch = try Scratch(copyingFixtures: true)
    let lines = (1...2000).map { number in
      #"{"country": "C\#(number)", "as of": "2025-06-30", "facts": {"contact.staff": \#(number % 100)}}"#
    }
    try scratch.write("profiles.ndjson", lines.joined(separator: "\n") + "\n")
    // The machine that the tests run on, by the name that needs no connection.
    try scratch.write("machines", "2/:\n")
    let whole = try scratch.readiness("batch", "--input", "ndjson", "profiles.ndjson")
    #expect(whole.code == 0)

    var parallel = Program(["-c", try command(with: option)])
    parallel.executable = "/bin/sh"
    parallel.folder = scratch.path
    parallel.environment["PATH"] = parent(of: programPath) + ":/usr/bin:/bin"
    parallel.environment["HOME"] = scratch.path
    #expect(try parallel.run() == Outcome(code: 0, output: "", error: ""))
    #expect(try scratch.read("assessed.ndjson") == whole.output)
  }

  /// The command of the manual that uses an option, with blocks so small that there are many.
  private func command(with option: String) throws -> String {
    let blocks = try contents(of: repository + "/docs/scale.md").split(separator: "```")
    let block = try #require(blocks.first { $0.hasPrefix("sh\n") && $0.contains(option) })
    #expect(block.contains("--block 64M "))
    return String(block.dropFirst("sh\n".count)).replacing("--block 64M ", with: "--block 10k ")
  }
}
