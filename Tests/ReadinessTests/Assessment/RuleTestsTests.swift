import Testing

@testable import Readiness

private let rules = """
  pillar crime; cap 60% until supervised
  area offences; cap 50% until supervised
  criterion access; weight 3
    met when law: full
    30% when law: partial
  criterion supervised; requires access
    applies when court: yes
    met when judge: yes
  fact law: ordered choice; choices none, partial, full
  fact court: yes or no
  fact judge: yes or no
  """

/// How the tests come out: the failures, and what is not covered.
private func run(_ text: String) throws -> RuleTestRun {
  let rulebook = try rulebook(rules)
  var diagnostics: [Diagnostic] = []
  let tests = RuleTest.compile(
    [testsDeclaration("tests offences; as of 2020-01-01\n" + text)], rulebook: rulebook,
    reporting: &diagnostics)
  guard diagnostics.isEmpty else { throw UnexpectedProblems(text: "\(diagnostics)") }
  return rulebook.run(tests)
}

struct RuleTestsTests {
  @Test(arguments: [
    ("law: full", "access: met"), ("law: none", "access: not met"),
    ("law: partial", "access: partly met, 30%"), ("law: partial", "access: partly met, 30.0%"),
    ("law: at least partial", "access: unknown"), ("court: no", "supervised: not applicable"),
    ("court: yes", "supervised: unknown"), ("law: none", "supervised: unknown"),
    ("law: full", "offences: 50% to 100%"), ("law: full", "framework: 50% to 100%"),
    ("law: none", "offences: 0%"),
  ])
  func `An example holds where the outcome is what it expects`(fact: String, outcome: String) throws
  {
    #expect(try run("case One\n  with \(fact)\n  expect \(outcome)").failures.isEmpty)
  }

  @Test(arguments: [
    ("law: full", "access: not met", "met"), ("law: none", "access: met", "not met"),
    ("law: none", "access: partly met, 0%", "not met"),
    ("law: partial", "access: partly met, 31%", "partly met, 30%"),
    ("law: partial", "access: partly met, 30.1%", "partly met, 30%"),
    ("law: partial", "access: met", "partly met, 30%"),
    ("court: no", "supervised: unknown", "not applicable"),
    ("court: yes", "supervised: not applicable", "unknown, 0% to 100%"),
    ("law: full", "supervised: blocked by access", "unknown, may not apply; 0% to 100%"),
    ("law: full", "offences: 50%", "50% to 100%"),
    ("law: full", "offences: 51% to 100%", "50% to 100%"),
    ("law: full", "offences: not applicable", "50% to 100%"),
    ("law: full", "crime: 0% to 100%", "50% to 100%"),
  ])
  func `An example fails where the outcome is another, and says which`(
    fact: String, outcome: String, actual: String
  ) throws {
    let failures = try run("case One\n  with \(fact)\n  expect \(outcome)").failures
    #expect(failures.map(\.actual) == [actual])
    #expect(failures.map { "\($0.expectation.id): \($0.expectation.words)" } == [outcome])
  }

  @Test func `A percent holds within one unit of its last decimal`() throws {
    let third = """
      criterion a
        measures staff from 0 to 3
      fact staff: whole number; range 0 to 3
      """
    let rulebook = try rulebook(third)
    func holds(_ expectation: String) throws -> Bool {
      var diagnostics: [Diagnostic] = []
      let tests = RuleTest.compile(
        [testsDeclaration("tests area\ncase One\n  with staff: 1\n  expect \(expectation)")],
        rulebook: rulebook, reporting: &diagnostics)
      #expect(tests.count == 1)
      return rulebook.run(tests).failures.isEmpty
    }
    for words in ["33%", "34%", "33.3%", "33.4%", "33.3333333333%"] {
      #expect(try holds("a: partly met, \(words)"))
      #expect(try holds("area: \(words)"))
    }
    for words in ["32%", "35%", "33.2%", "33.5%", "33.3333333332%"] {
      #expect(try !holds("a: partly met, \(words)"))
      #expect(try !holds("area: \(words)"))
    }
    // An interval is compared after outward rounding.
    #expect(try holds("area: 33% to 34%"))
    #expect(try holds("area: 33.3% to 34%"))
    #expect(try !holds("area: 33% to 33%"))
    #expect(try !holds("area: 33.3% to 33.5%"))
  }

  @Test func `Blocked by names any of the blockers`() throws {
    let failures = try run(
      """
      base law: none
      base court: yes
      case One
        expect supervised: blocked by access
        expect supervised: not met
      case Two
        expect supervised: blocked by supervised
      """
    ).failures
    #expect(failures.map(\.test.name) == ["Two"])
    #expect(failures.map(\.actual) == ["not met, blocked by access"])
  }

  @Test func `What a case states replaces the base fact by fact`() throws {
    let run = try run(
      """
      base law: full
      base court: no
      case One
        with law: none
        expect access: not met
        expect supervised: not applicable
      case Two
        expect access: met
      """)
    #expect(run.failures.isEmpty)
    #expect(run.results.map(\.test.name) == ["One", "Two"])
  }

  private func uncovered(_ text: String) throws -> [String] {
    let run = try run(text)
    #expect(run.coverable == 10)
    return run.uncovered.map { "\($0.id): \($0.missing)" }
  }

  @Test func `Without examples nothing is covered`() throws {
    #expect(
      try uncovered("") == [
        "access: no test expects it met", "access: no test expects it not met",
        "access: no test expects it unknown", "supervised: no test expects it met",
        "supervised: no test expects it not met", "supervised: no test expects it unknown",
        "supervised: no test expects it not applicable",
        "supervised: no test shows it where it applies",
        "offences: no test shows its cap in force", "crime: no test shows its cap in force",
      ])
  }

  @Test func `An expectation that holds covers, one that fails does not`() throws {
    #expect(
      try uncovered(
        """
        base law: full
        case Met
          with judge: yes
          with court: yes
          expect access: met
          expect supervised: met
        case Not met
          with law: none
          with court: yes
          expect access: not met
          expect supervised: blocked by access
        case Unknown
          with law: unknown
          expect access: unknown
          expect supervised: unknown
        case Not applicable
          with court: no
          expect supervised: not applicable
        case Capped
          with court: yes
          with judge: no
          expect offences: 50%
          expect crime: 100%
        """) == ["crime: no test shows its cap in force"])
  }
}
