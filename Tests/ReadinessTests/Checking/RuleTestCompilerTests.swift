import Testing

@testable import Readiness

private let rules = """
  pillar law
  area offences
  criterion access
    met when offence: yes
  criterion device; requires access
    met when offence: yes
  fact offence: yes or no
  """

struct RuleTestCompilerTests {
  @Test func `Tests are of an area of the framework`() throws {
    let text = """
      tests offenses; as of 2020-01-01
      case Not read
        with offnce: yes
      """
    #expect(
      try problems(ofTests: text, under: rules) == """
        tests:1:7: error: there is no area `offenses` [unknown-name]
            1 | tests offenses; as of 2020-01-01
              |       ^
              = help: write `offences`

        """)
  }

  @Test func `What a test states is checked like a profile, and the base once`() throws {
    let text = """
      tests offences; as of 2020-01-01
      base offnce: yes
      case One
        with offence: maybe
        expect access: met
      case Two
        expect access: met
      """
    #expect(
      try problems(ofTests: text, under: rules) == """
        tests:2:6: error: there is no fact `offnce` [unknown-fact]
            2 | base offnce: yes
              |      ^
              = help: write `offence`
        tests:4:17: error: `maybe` is neither `yes` nor `no` [unreadable-test]
            4 |   with offence: maybe
              |                 ^
              = help: write `yes` or `no`

        """)
  }

  @Test func `What a test expects is of something in the rulebook`() throws {
    let text = """
      tests offences; as of 2020-01-01
      case One
        expect acces: met
        expect offence: met
        expect device: blocked by acess
      """
    #expect(
      try problems(ofTests: text, under: rules) == """
        tests:3:10: error: there is no criterion, area or pillar `acces` [unknown-name]
            3 |   expect acces: met
              |          ^
              = help: write `access`
        tests:4:10: error: there is no criterion, area or pillar `offence` [unknown-name]
            4 |   expect offence: met
              |          ^
              = help: write `offences`
        tests:5:18: error: there is no criterion `acess` [unknown-name]
            5 |   expect device: blocked by acess
              |                  ^
              = help: write `access`

        """)
  }

  @Test(arguments: [
    "Met", "partly met", "partly met, 50", "partly met 50%", "partly met, 101%", "blocked",
    "50%", "0% to 50%", "not met, blocked by access",
  ])
  func `What is no outcome of a criterion is refused`(words: String) throws {
    let text = "tests offences\ncase One\n  expect access: \(words)"
    let expected = Diagnostic.error(
      .unreadableOutcome, "`\(words)` is no outcome of a criterion",
      at: FileLocation(file: FileID(index: 0), line: 3, column: 18),
      help: "write `met`, `partly met, 50%`, `not met`, `blocked by …`, `unknown` or "
        + "`not applicable`")
    #expect(
      try problems(ofTests: text, under: rules) == rendered([expected], [("tests", text)]))
  }

  @Test(arguments: ["met", "unknown", "50", "0 to 50%", "0% - 50%", "150%", "0% to", "half"])
  func `What is no score is refused for an area, a pillar and the framework`(
    words: String
  ) throws {
    for id in ["offences", "law", "framework"] {
      let text = "tests offences\ncase One\n  expect \(id): \(words)"
      let expected = Diagnostic.error(
        .unreadableOutcome, "`\(words)` is no score",
        at: FileLocation(file: FileID(index: 0), line: 3, column: Int32(id.count + 12)),
        help: "write `50%`, `0% to 50%` or `not applicable`")
      #expect(
        try problems(ofTests: text, under: rules) == rendered([expected], [("tests", text)]))
    }
  }

  @Test func `A test with an error is left out, and the others stay`() throws {
    var diagnostics: [Diagnostic] = []
    let tests = RuleTest.compile(
      [
        testsDeclaration(
          """
          tests offences; as of 2020-01-01
          base offence: yes
          case Wrong
            expect access: perhaps
          case Right; as of 2019-01-01
            with offence: no
            expect access: not met
            expect framework: 0%
          """)
      ], rulebook: try rulebook(rules), reporting: &diagnostics)
    #expect(diagnostics.map(\.code) == [.unreadableOutcome])
    #expect(tests.map(\.name) == ["Right"])
    #expect(tests[0].date == day("2019-01-01"))
    #expect(tests[0].statements.map(\.words) == ["no"])
    #expect(tests[0].statements.map(\.grade) == [.primary])
    #expect(tests[0].expectations.map(\.subject) == [.criterion(0), .framework])
  }
}
