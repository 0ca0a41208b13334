import TestTools
import Testing

/// How far long work has come, told on standard error.
@Suite(.needs(.python))
struct ProgressLineTests {
  private static let remark = "readiness: as of 2025-06-30, the latest date of the profiles\n"

  @Test(arguments: ["batch", "review"])
  func `A terminal sees one line that is rewritten and cleared`(command: String) throws {
    let shown = try shownOnTerminal(command, "--jobs", "1")
    #expect(
      shown == Self.remark + "\rassessing 1 of 3\rassessing 2 of 3\rassessing 3 of 3"
        + "\r\(String(repeating: " ", count: 16))\r")
  }

  @Test(arguments: ["2", "3", "64"])
  func `With several threads the numbers rise`(jobs: String) throws {
    let shown = try shownOnTerminal("batch", "--jobs", jobs)
    let parts = shown.dropFirst(Self.remark.count).split(separator: "\r")
    let numbers = parts.dropLast().map { Int($0.split(separator: " ")[1]) ?? 0 }
    #expect(numbers.last == 3 && numbers == numbers.sorted())
    #expect(parts.last?.allSatisfy { $0 == " " } == true)
  }

  @Test(arguments: ["batch", "review"])
  func `Quiet leaves it out`(command: String) throws {
    #expect(try shownOnTerminal(command, "--quiet") == "")
  }

  @Test(arguments: ["batch", "review"])
  func `A file or a pipe gets nothing of it`(command: String) throws {
    #expect(try readiness(command).error == Self.remark)
  }

  /// What a terminal shows of standard error while the result goes to a file.
  private func shownOnTerminal(_ arguments: String...) throws -> String {
    let scratch = try Scratch()
    return try onTerminal(Program(arguments + ["-o", scratch.path + "/result"])).output
  }
}
