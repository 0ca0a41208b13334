import Testing

@testable import Readiness

private let facts = """
  fact law: ordered choice; choices none, partial, full
  fact court: yes or no
  fact staff: whole number; range 0 to 100
  fact share: percent
  fact since: date
  fact tasks: set of choices; choices a, b, c
  fact host: choice; choices person, office, agency
  """

/// The changes of a rulebook whose one criterion is this.
private func changes(_ criterion: String) throws -> [String] {
  let text = "criterion access; weight 2\n\(criterion)\n\(facts)"
  return try rulebook(text).mutants(of: ruleDeclaration(text)).filter { $0.id == "access" }
    .map(\.change)
}

private let rules = """
  pillar crime
  area offences; cap 50% until supervised
  criterion access; weight 3
    met when law: full
    30% when law: at least partial
  criterion supervised; requires access
    met when court: yes
  """

/// What comes of each mutant under these cases, with the reasons that the file of tests gives.
private func run(_ cases: String, reasons: [(String, String)] = []) throws -> MutationRun {
  let text = "\(rules)\n\(facts)"
  let rulebook = try rulebook(text)
  var tests = testsDeclaration("tests offences; as of 2020-01-01\n" + cases)
  tests.unnoticed = reasons.map { id, change in
    let place = tests.area
    return .init(
      id: Located(id, at: place.location), change: Located(change, at: place.location),
      because: Located("It cannot matter.", at: place.location))
  }
  var diagnostics: [Diagnostic] = []
  let compiled = RuleTest.compile([tests], rulebook: rulebook, reporting: &diagnostics)
  guard diagnostics.isEmpty else { throw UnexpectedProblems(text: "\(diagnostics)") }
  let declaration = ruleDeclaration(text)
  let mutants = rulebook.mutants(of: declaration)
  return MutationRun(
    of: mutants, fates: mutants.map { rulebook.fate(of: $0, of: declaration, under: compiled) },
    reasons: tests.unnoticed)
}

extension MutationRun {
  fileprivate var summary: [String] {
    alive.map { "\($0.mutant.id): \($0.mutant.change)" + ($0.reason.map { " | \($0)" } ?? "") }
      + needless.map { "needless: \($0.id.value): \($0.change.value)" }
      + ["killed \(killed), refused \(refused), holds \(holds)"]
  }
}

struct RuleMutantTests {
  @Test(arguments: [
    ("law: full", ["law: full → partial"]),
    (
      "law: at least partial",
      ["law: at least partial → at least full", "law: at least partial → at most partial"]
    ),
    ("court: yes", ["court: yes → no"]),
    ("host: office", ["host: office → person", "host: office → agency"]),
    (
      "staff: at least 10",
      [
        "staff: at least 10 → at least 9", "staff: at least 10 → at least 11",
        "staff: at least 10 → at most 10",
      ]
    ),
    (
      "share: more than 50%",
      [
        "share: more than 50% → more than 49%", "share: more than 50% → more than 51%",
        "share: more than 50% → at least 50%", "share: more than 50% → less than 50%",
      ]
    ),
    (
      "since: on or before 2020-03-01",
      [
        "since: on or before 2020-03-01 → on or before 2020-02-29",
        "since: on or before 2020-03-01 → on or before 2020-03-02",
        "since: on or before 2020-03-01 → on or after 2020-03-01",
      ]
    ),
    (
      "since: within 2 years",
      [
        "since: within 2 years → within 1 year", "since: within 2 years → within 3 years",
      ]
    ),
    (
      "tasks: includes all of a, b",
      [
        "tasks: includes all of a, b → includes all of b",
        "tasks: includes all of a, b → includes all of a",
        "tasks: includes all of a, b → includes any of a, b",
        "tasks: includes all of a, b → includes none of a, b",
      ]
    ),
    ("tasks: includes all of a", ["tasks: includes all of a → includes none of a"]),
    (
      "tasks: includes at least 2",
      [
        "tasks: includes at least 2 → includes at least 1",
        "tasks: includes at least 2 → includes at least 3",
      ]
    ),
  ])
  func `The words of a test are changed to their neighbours, each meaning once`(
    test: String, expected: [String]
  ) throws {
    let changes = try changes("met when \(test)")
    #expect(changes == ["weight: 2 → none"] + expected.map { "met when: " + $0 })
  }

  @Test func `Combiners, parts, levels and ends are changed`() throws {
    #expect(
      try changes("applies when court: yes\nmet when all of (staff: 3; host: [person, office])")
        == [
          "weight: 2 → none", "applies when: left out", "applies when: court: yes → no",
          "met when: all of → any of", "met when: without staff: 3", "met when: staff: 3 → 2",
          "met when: staff: 3 → 4", "met when: staff: 3 → at least 3",
          "met when: staff: 3 → at most 3", "met when: without host: person, office",
          "met when: host: person, office → office", "met when: host: person, office → person",
        ])
    #expect(
      try changes("met when at least 2 of (law: full; court: yes; staff: 3)").filter {
        !$0.contains(": law") && !$0.contains(": court") && !$0.contains(": staff")
      } == [
        "weight: 2 → none", "met when: at least 2 of → at least 1 of",
        "met when: at least 2 of → at least 3 of", "met when: without law: full",
        "met when: without court: yes", "met when: without staff: 3",
      ])
    #expect(
      try changes("measures staff from 0 to 50") == [
        "weight: 2 → none", "from: 0 → 1", "to: 50 → 49", "to: 50 → 51",
      ])
    #expect(
      try changes("met when law: full\n30% when court: yes") == [
        "weight: 2 → none", "met when: law: full → partial",
        "30% when: left out", "credit: 30% → 29%", "credit: 30% → 31%", "30% when: court: yes → no",
      ])
  }

  @Test func `What no example notices is alive, in the order of the files`() throws {
    #expect(
      try run("case One\n  with law: full\n  expect access: met").summary == [
        "access: weight: 3 → none", "access: 30% when: left out", "access: credit: 30% → 29%",
        "access: credit: 30% → 31%", "access: 30% when: law: at least partial → at least full",
        "access: 30% when: law: at least partial → at most partial",
        "supervised: weight: 1 → none", "supervised: requires: without access",
        "supervised: met when: court: yes → no", "crime: weight: 1 → none",
        "offences: weight: 1 → none", "offences: cap: left out", "offences: cap: at: 50% → 49%",
        "offences: cap: at: 50% → 51%", "killed 1, refused 0, holds false",
      ])
  }

  @Test func `Examples that tell every word leave alive what has a reason`() throws {
    let cases = """
      case Full
        with law: full
        with court: yes
        expect access: met
        expect supervised: met
      case Partial
        with law: partial
        with court: yes
        expect access: partly met, 30%
        expect supervised: blocked by access
        expect offences: 22.5%
      case At least
        with law: at least partial
        expect offences: 22.5% to 100%
      case Capped
        with law: full
        with court: no
        expect supervised: not met
        expect offences: 50%
      """
    // The only child of a group decides alone, whatever it weighs.
    let alive = [("crime", "weight: 1 → none"), ("offences", "weight: 1 → none")]
    let summary = try run(cases, reasons: alive).summary
    #expect(
      summary == [
        "crime: weight: 1 → none | It cannot matter.",
        "offences: weight: 1 → none | It cannot matter.", "killed 13, refused 0, holds true",
      ])
  }

  @Test func `A reason for a change that is noticed is needless`() throws {
    #expect(
      try run(
        "case One\n  with law: full\n  expect access: met",
        reasons: [("access", "met when: law: full → partial"), ("access", "no such change")]
      ).needless.map(\.change.value) == ["met when: law: full → partial", "no such change"])
  }
}
