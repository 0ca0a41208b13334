import TestTools
import Testing

/// Colour: where someone looks, unless they said otherwise.
struct ColourTests {
  static let commands = [
    ["assess", "XAR"], ["explain", "XAR", "powers.supervision"], ["ask", "XAR"],
    ["list", "facts"], ["batch", "-q"], ["review", "-q"], ["treaties", "-q"], ["evidence", "XAR"],
    ["rules"],
    ["trace"], ["progress", "XAR", "--from", "2012-01-01", "--to", "2025-06-30"],
  ]

  @Test(arguments: commands)
  func `There is none where no terminal is`(arguments: [String]) throws {
    var program = Program(arguments)
    program.environment["TERM"] = "xterm-256color"
    #expect(try !program.run().output.contains("\u{1B}"))
  }

  @Test(arguments: commands)
  func `Asked for, it adds codes and changes no letter`(arguments: [String]) throws {
    let plain = try Program(arguments).run()
    let coloured = try Program(arguments + ["--color", "always"]).run()
    #expect(withoutColour(coloured.output) == plain.output)
    #expect(coloured.output.contains("\u{1B}["))
    #expect(coloured.output.hasSuffix("\n"))
  }

  @Test func `Asked for, it is there in spite of NO_COLOR`() throws {
    let outcome = try readiness(
      "assess", "XAR", "--color", "always", environment: ["NO_COLOR": "1", "TERM": "dumb"])
    try expect(outcome, snapshot: "assess-coloured.txt")
  }

  @Test(.needs(.python)) func `A terminal gets it`() throws {
    var program = Program(["assess", "XAR"])
    program.environment["TERM"] = "xterm-256color"
    try expect(onTerminal(program), snapshot: "assess-coloured.txt")
  }

  @Test(
    .needs(.python),
    arguments: [["NO_COLOR": "1"], ["NO_COLOR": "0"], ["TERM": "dumb"]] as [[String: String]])
  func `A terminal gets none if the environment says so`(environment: [String: String]) throws {
    var program = Program(["assess", "XAR"])
    program.environment["TERM"] = "xterm"
    program.environment.merge(environment) { $1 }
    try expect(onTerminal(program), snapshot: "assess-arcadia.txt")
  }

  @Test(.needs(.python))
  func `A terminal gets none if the user says so, and an empty NO_COLOR says nothing`() throws {
    var program = Program(["assess", "XAR", "--color", "never"])
    program.environment["TERM"] = "xterm"
    try expect(onTerminal(program), snapshot: "assess-arcadia.txt")
    program.arguments = ["assess", "XAR"]
    program.environment["NO_COLOR"] = ""
    try expect(onTerminal(program), snapshot: "assess-coloured.txt")
  }

  @Test(.needs(.python)) func `A file gets none, even from a terminal`() throws {
    let scratch = try Scratch()
    var program = Program(["assess", "XAR", "-o", scratch.path + "/report.txt"])
    program.environment["TERM"] = "xterm"
    expect(try onTerminal(program))
    try expect(scratch.read("report.txt"), snapshot: "assess-arcadia.txt")
  }
}
