import Testing

@testable import Readiness

private let facts = """

  fact law: ordered choice; choices none, partial, full
  fact act: yes or no
  fact staff: whole number; range 0 to 100
  fact rate: number; range 0 to 10
  fact level: percent
  """

struct LevelTests {
  private let rules = """
    criterion a
      met when law: full
      60% when law: at least partial
      30% when act: yes
    """ + facts

  @Test(arguments: [
    ("law: full", "met"), ("law: partial", "partly met, 60%"),
    ("law: none\nact: yes", "partly met, 30%"), ("law: none\nact: no", "not met"),
    // True collects and stops, unknown collects and goes on.
    ("law: at least partial", "unknown, 60% to 100%"),
    ("law: none", "unknown, 0% to 30%, not fully met"),
    ("law: at most partial\nact: yes", "unknown, 30% to 60%, not fully met"),
    ("law: at most partial", "unknown, 0% to 60%, not fully met"),
    ("act: yes", "unknown, 30% to 100%"), ("", "unknown, 0% to 100%"),
  ])
  func `The walk from the highest credit collects what is true or unknown`(
    profile: String, verdict: String
  ) throws {
    #expect(try verdicts(rules, profile) == ["a: \(verdict)"])
  }

  @Test func `A credit collected twice is settled`() throws {
    let rules = """
      criterion a
        met when all of (act: yes; law: full)
        partly met when any of (law: none; law: [partial, full])
      """ + facts
    #expect(try verdicts(rules, "act: no") == ["a: unknown, 0% to 50%, not fully met"])
    #expect(try verdicts(rules, "act: no\nlaw: partial") == ["a: partly met, 50%"])
  }
}

struct MeasureTests {
  private func verdict(_ measure: String, _ profile: String) throws -> [String] {
    try verdicts("criterion a\n  measures \(measure)" + facts, profile)
  }

  @Test(arguments: [
    ("staff from 0 to 100", "staff: 25", "partly met, 25%"),
    ("staff from 0 to 100", "staff: 0", "not met"), ("staff from 0 to 100", "staff: 100", "met"),
    ("staff from 20 to 60", "staff: 20", "not met"), ("staff from 20 to 60", "staff: 5", "not met"),
    ("staff from 20 to 60", "staff: 30", "partly met, 25%"),
    ("staff from 20 to 60", "staff: 61", "met"),
    ("staff from 60 to 20", "staff: 30", "partly met, 75%"),
    ("staff from 60 to 20", "staff: 61", "not met"), ("staff from 60 to 20", "staff: 5", "met"),
    ("staff from 0 to 3", "staff: 1", "partly met, ≈33.33%"),
    ("level from 50% to 100%", "level: 62.5%", "partly met, 25%"),
    ("rate from 0 to 10", "rate: 0.5", "partly met, 5%"),
  ])
  func `Credit grows from the first value to the second, or falls`(
    measure: String, profile: String, verdict: String
  ) throws {
    #expect(try self.verdict(measure, profile) == ["a: \(verdict)"])
  }

  @Test(arguments: [
    ("staff from 0 to 100", "staff: between 20 and 30", "unknown, 20% to 30%, not fully met"),
    ("staff from 100 to 0", "staff: between 20 and 30", "unknown, 70% to 80%, not fully met"),
    ("staff from 0 to 100", "", "unknown, 0% to 100%"),
    ("staff from 0 to 50", "staff: at least 50", "met"),
    ("staff from 50 to 100", "staff: at most 50", "not met"),
    ("staff from 0 to 100", "staff: more than 25", "unknown, 26% to 100%"),
    ("rate from 0 to 10", "rate: more than 2.5", "unknown, 25% to 100%"),
    ("rate from 0 to 10", "rate: less than 2.5", "unknown, 0% to 25%, not fully met"),
    ("rate from 10 to 0", "rate: less than 2.5", "unknown, 75% to 100%"),
  ])
  func `The interval is that over the possible values, an open end counting as reached`(
    measure: String, profile: String, verdict: String
  ) throws {
    #expect(try self.verdict(measure, profile) == ["a: \(verdict)"])
  }

  @Test func `Sources in conflict leave the span from the least to the greatest credit`() throws {
    let profile = """
      staff: 10; on 2019-01-01
      staff: 40; on 2019-01-01
      """
    #expect(
      try verdict("staff from 0 to 100", profile) == ["a: unknown, 10% to 40%, not fully met"])
  }

  @Test(
    arguments: [
      ("1", 333_333_333_333), ("2", 666_666_666_667), ("1.5", 500_000_000_000),
      ("0.000001", 333_333),
    ] as [(String, Int64)])
  func `Credit is rounded half up to twelve places`(value: String, trillionths: Int64) throws {
    let assessment = try assessment(
      "criterion a\n  measures rate from 0 to 3" + facts, "rate: \(value)")
    #expect(assessment.criteria[0].score.low.trillionths == trillionths)
    #expect(assessment.criteria[0].score.high.trillionths == trillionths)
  }
}

struct ApplicabilityTests {
  private let rules = """
    criterion a
      applies when act: yes
      met when law: full
      partly met when law: partial
    """ + facts

  @Test(arguments: [
    ("act: no", "not applicable"), ("act: no\nlaw: full", "not applicable"),
    ("act: yes\nlaw: full", "met"), ("law: full", "unknown, may not apply; 100%"),
    ("law: partial", "unknown, may not apply; 50%, not fully met"),
    ("", "unknown, may not apply; 0% to 100%"), ("act: yes", "unknown, 0% to 100%"),
  ])
  func `What surely does not apply is not applicable, and what may not is unknown`(
    profile: String, verdict: String
  ) throws {
    #expect(try verdicts(rules, profile) == ["a: \(verdict)"])
  }
}

struct PrerequisiteTests {
  /// `b` requires `a`, `c` requires `b`; `b` applies when the act is there.
  private let rules = """
    criterion a
      met when law: full
      partly met when law: at least partial
    criterion b; requires a
      applies when act: yes
      met when staff: at least 5
      partly met when staff: at least 1
    criterion c; requires b
      met when level: at least 50%
    """ + facts

  private let met = "\nlevel: 50%"

  @Test(arguments: [
    ("law: full\nact: yes\nstaff: 5", ["met", "met", "met"]),
    // Surely not fully met: what requires it is blocked, and what requires that too.
    (
      "law: none\nact: yes\nstaff: 5",
      ["not met", "not met, blocked by a", "not met, blocked by b"]
    ),
    (
      "law: partial\nact: yes\nstaff: 5",
      ["partly met, 50%", "not met, blocked by a", "not met, blocked by b"]
    ),
    // Unknown: nothing is shown, nothing is excluded.
    (
      "law: at least partial\nact: yes\nstaff: 5",
      ["unknown, 50% to 100%", "unknown, 0% to 100%", "unknown, 0% to 100%"]
    ),
    (
      "act: yes\nstaff: 1",
      ["unknown, 0% to 100%", "unknown, 0% to 50%, not fully met", "not met, blocked by b"]
    ),
    // What does not apply is ignored, and what it requires is not inherited.
    ("law: none\nact: no\nstaff: 5", ["not met", "not applicable", "met"]),
    // What may not apply takes away what was shown and excludes nothing.
    (
      "law: none\nstaff: 5",
      ["not met", "unknown, may not apply; 0%, not fully met", "unknown, 0% to 100%"]
    ),
    ("law: full\nstaff: 5", ["met", "unknown, may not apply; 100%", "met"]),
  ])
  func `What is required holds back what requires it`(profile: String, expected: [String]) throws {
    #expect(
      try verdicts(rules, profile + met) == zip(["a", "b", "c"], expected).map { "\($0): \($1)" })
  }

  @Test(arguments: ["", "\nact: no"])
  func `What may not apply blocks nothing that is not met by itself`(act: String) throws {
    #expect(
      try verdicts(rules, "law: none\nstaff: 5\nlevel: 10%" + act).last == "c: not met")
  }

  @Test func `Blockers are named in the order in which they are required`() throws {
    let rules = """
      criterion a
        met when law: full
      criterion b
        met when act: yes
      criterion c; requires b, a
        met when staff: at least 5
      """ + facts
    #expect(
      try verdicts(rules, "law: none\nact: no\nstaff: 5") == [
        "a: not met", "b: not met", "c: not met, blocked by b, a",
      ])
    #expect(try verdicts(rules, "law: none\nact: yes\nstaff: 0").last == "c: not met, blocked by a")
  }
}
