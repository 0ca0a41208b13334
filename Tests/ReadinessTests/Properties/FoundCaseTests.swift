import Readiness
import Testing

/// Cases in which engine and reference once differed, or that chance meets too rarely, with what
/// must come out of them.
///
/// All properties are tried on them too, as on every saved case.
struct FoundCaseTests {
  @Test(arguments: [
    ("measure-of-another-fact", "held", [100, 0]),
    ("neighbouring-decimals", "rate", [0, 0]),
    // Half of the score would stay open at 50, which is no end of the cell.
    ("conflict-about-a-number", "staff", [0, 0]),
    ("conflict-about-a-whole-number", "staff", [0, 0]),
    ("ten-open-members", "networks", [100, 0]),
    ("eleven-open-members", "networks", [0, 0]),
  ])
  func `So much stays open after the worst and the best answer`(
    name: String, fact: String, expected: [Int]
  ) throws {
    let questions = try SavedCase(named: name + ".yaml").generated.byEngine().questions
    let question = try #require(questions.first { $0.fact == fact })
    #expect([question.worst, question.best].map { Int($0 / 10_000_000_000) } == expected)
  }
}
