import Testing

@testable import Readiness

/// A rulebook of facts alone; `law` goes stale after two years, `staff` after a year.
private let rules = """
  framework f; stale after 2 years
  fact law: ordered choice; choices none, partial, full
  fact staff: whole number; range 0 to 100; stale after 1 year
  fact treaty: yes or no; stale after never
  fact networks: set of choices; choices g7, interpol, gpen, europol; stale after never
  """

private let evidence = """

  evidence old; grade official; dated 2012-05-01
  evidence act; grade primary; dated 2018-06-30
  evidence note; grade official; dated 2019-01-01
  evidence press; grade reported; dated 2019-06-30
  evidence site; grade reported; seen 2019-06-30

  """

/// One fact on a day, as its value in words and what stands behind it.
private struct Resolved {
  /// `full`, `unknown: stale since 2020-01-01`.
  let text: String
  let fact: ResolvedFact
  /// The words of the statements that count.
  let counting: [String]

  init(
    _ id: String, of statements: String, on date: String = "2020-01-01",
    leastGrade: Grade = .asserted
  ) throws {
    let rulebook = try rulebook(rules)
    let profile = try profile(evidence + statements, under: rulebook)
    let number = try #require(rulebook.fact(named: id))
    fact = profile.resolve(on: day(date), leastGrade: leastGrade, rulebook: rulebook)[number]
    text =
      rulebook.facts[number].text(of: fact.values) + (fact.reason.map { ": \($0)" } ?? "")
    counting = fact.statements.map { profile.statements[$0].words }
  }
}

/// The value of one fact on a day, and why it is not known.
private func text(
  _ id: String, of statements: String, on date: String = "2020-01-01",
  leastGrade: Grade = .asserted
) throws -> String {
  try Resolved(id, of: statements, on: date, leastGrade: leastGrade).text
}

struct StatementStartTests {
  @Test func `A state starts at its from`() throws {
    let law = "law: full; from 2018-03-01; evidence act"
    #expect(try text("law", of: law, on: "2018-03-01") == "full")
    #expect(try text("law", of: law, on: "2018-02-28") == "unknown: only from 2018-03-01")
  }

  @Test func `Without from a state starts at its evidence's date`() throws {
    for (name, date) in [("act", "2018-06-30"), ("site", "2019-06-30")] {
      let law = "law: full; evidence \(name)"
      #expect(try text("law", of: law, on: date) == "full")
      let dayBefore = CalendarDate(clampingDay: Int(day(date).day) - 1)
      #expect(
        try text("law", of: law, on: dayBefore.description) == "unknown: only from \(date)")
    }
  }

  @Test func `Without evidence a state starts at the profile's as of`() throws {
    #expect(try text("law", of: "law: full", on: "2020-01-01") == "full")
    #expect(try text("law", of: "law: full", on: "2019-12-31") == "unknown: only from 2020-01-01")
  }

  @Test func `An observation starts on its day`() throws {
    let staff = "staff: 5; on 2019-03-01; evidence act"
    #expect(try text("staff", of: staff, on: "2019-03-01") == "5")
    #expect(try text("staff", of: staff, on: "2019-02-28") == "unknown: only from 2019-03-01")
  }
}

struct LatestStatementTests {
  @Test func `Of the states only those with the latest start remain`() throws {
    let law = """
      law: none; from 2018-01-01; evidence act
      law: full; from 2019-01-01; evidence act
      law: at least partial; from 2019-01-01; evidence note
      """
    let resolved = try Resolved("law", of: law)
    #expect(resolved.text == "full")
    #expect(resolved.counting == ["full", "at least partial"])
    #expect(try text("law", of: law, on: "2018-12-31") == "none")
  }

  @Test func `What has been replaced does not come back when its successor has ended`() throws {
    let law = """
      law: none; from 2018-01-01; evidence act
      law: full; from 2019-01-01; until 2019-06-01; evidence act
      """
    #expect(try text("law", of: law, on: "2019-05-31") == "full")
    #expect(try text("law", of: law, on: "2019-06-01") == "unknown: ended 2019-06-01")
  }

  @Test func `What has been replaced does not come back when its successor is stale`() throws {
    let staff = """
      staff: 5; from 2019-12-31; evidence press
      staff: 9; on 2018-12-31; evidence press
      """
    #expect(try text("staff", of: staff, on: "2020-12-31") == "5")
    #expect(try text("staff", of: staff, on: "2021-01-01") == "unknown: stale since 2021-01-01")
  }

  @Test func `Of the observations only those of the latest day remain`() throws {
    let staff = """
      staff: 5; on 2019-03-01; evidence press
      staff: at least 8; on 2019-09-01; evidence press
      staff: at most 9; on 2019-09-01; evidence note
      """
    #expect(try text("staff", of: staff) == "between 8 and 9")
    #expect(try text("staff", of: staff, on: "2019-08-31") == "5")
  }

  @Test func `An observation from before the remaining states does not count`() throws {
    let staff = """
      staff: 5; on 2019-03-01; evidence press
      staff: at least 8; from 2019-03-02; evidence press
      """
    #expect(try text("staff", of: staff) == "at least 8")
  }

  @Test func `An observation of the day on which the state starts counts with it`() throws {
    let staff = """
      staff: 9; on 2019-03-01; evidence press
      staff: at least 8; from 2019-03-01; evidence press
      """
    let resolved = try Resolved("staff", of: staff)
    #expect(resolved.text == "9")
    #expect(Set(resolved.counting) == ["9", "at least 8"])
  }

  @Test func `A later observation counts with the state and does not replace it`() throws {
    let networks = """
      networks: [g7, interpol]; from 2018-01-01; evidence act
      networks: includes all of g7; on 2019-01-01; evidence press
      """
    #expect(try text("networks", of: networks) == "exactly g7, interpol")
  }

  @Test func `A later observation stands alone once the state has ended`() throws {
    let treaty = """
      treaty: yes; from 2018-01-01; until 2019-06-01; evidence act
      treaty: yes; on 2019-01-01; evidence press
      """
    #expect(try text("treaty", of: treaty) == "yes")
  }

  @Test func `Unknown supersedes what was said before`() throws {
    let law = """
      law: full; from 2018-01-01; evidence act
      law: unknown; from 2019-01-01; evidence note
      """
    let resolved = try Resolved("law", of: law)
    #expect(resolved.text == "unknown: stated as unknown")
    #expect(resolved.counting == ["unknown"])
    #expect(try text("law", of: law, on: "2018-12-31") == "full")
  }

  @Test func `Unknown beside another statement says nothing more`() throws {
    let law = """
      law: full; from 2019-01-01; evidence act
      law: unknown; from 2019-01-01; evidence note
      """
    #expect(try text("law", of: law) == "full")
  }
}

struct FreshnessTests {
  @Test func `On its last day a statement is fresh, on the day after it is stale`() throws {
    let staff = "staff: 5; on 2019-03-01; evidence press"
    #expect(try text("staff", of: staff, on: "2020-03-01") == "5")
    #expect(try text("staff", of: staff, on: "2020-03-02") == "unknown: stale since 2020-03-02")
  }

  @Test func `A fact that never goes stale stays`() throws {
    #expect(
      try text("treaty", of: "treaty: yes; from 2010-01-01; evidence old", on: "9999-12-31")
        == "yes")
  }

  @Test func `A state's freshness runs from its evidence's date where that is later`() throws {
    let law = "law: full; from 2010-01-01; evidence act"
    #expect(try text("law", of: law, on: "2020-06-30") == "full")
    #expect(try text("law", of: law, on: "2020-07-01") == "unknown: stale since 2020-07-01")
  }

  @Test func `A state's freshness runs from its start where that is later`() throws {
    let law = "law: full; from 2019-01-01; evidence old"
    #expect(try text("law", of: law, on: "2021-01-01") == "full")
    #expect(try text("law", of: law, on: "2021-01-02") == "unknown: stale since 2021-01-02")
  }

  @Test func `Without evidence a state's freshness runs from the profile's as of`() throws {
    let law = "law: full; from 2010-01-01"
    #expect(try text("law", of: law, on: "2022-01-01") == "full")
    #expect(try text("law", of: law, on: "2022-01-02") == "unknown: stale since 2022-01-02")
  }

  @Test func `An observation's freshness runs from its day, whatever its evidence's date`() throws {
    let staff = "staff: 5; on 2018-01-01; evidence press"
    #expect(try text("staff", of: staff, on: "2019-01-01") == "5")
    #expect(try text("staff", of: staff, on: "2019-01-02") == "unknown: stale since 2019-01-02")
  }

  @Test func `A leap day is fresh until the end of February`() throws {
    let staff = """
      profile ARG; as of 2021-01-01
      staff: 5; on 2020-02-29; evidence press
      """
    #expect(try text("staff", of: staff, on: "2021-02-28") == "5")
    #expect(try text("staff", of: staff, on: "2021-03-01") == "unknown: stale since 2021-03-01")
  }

  @Test func `A statement that lasts beyond the calendar is never stale`() throws {
    let staff = """
      profile ARG; as of 9999-12-31
      staff: 5; on 9999-06-01; evidence press
      """
    #expect(try text("staff", of: staff, on: "9999-12-31") == "5")
  }
}

struct ConflictTests {
  @Test func `Statements that agree are taken together`() throws {
    let staff = """
      staff: at least 5; on 2019-03-01; evidence press
      staff: at most 9; on 2019-03-01; evidence note
      """
    let resolved = try Resolved("staff", of: staff)
    #expect(resolved.text == "between 5 and 9")
    #expect(!resolved.fact.disagrees)
    #expect(!resolved.fact.isConflicting)
    #expect(resolved.fact.overruled == [])
  }

  @Test func `Where they contradict each other the best grade decides, and it is reported`() throws
  {
    let law = """
      law: none; on 2019-03-01; evidence press
      law: at least partial; on 2019-03-01; evidence note
      law: at most partial; on 2019-03-01; evidence note
      law: none; on 2019-03-01
      """
    let resolved = try Resolved("law", of: law)
    #expect(resolved.text == "partial")
    #expect(resolved.counting == ["at least partial", "at most partial"])
    #expect(resolved.fact.overruled.count == 2)
    #expect(resolved.fact.disagrees)
    #expect(!resolved.fact.isConflicting)
  }

  @Test func `Where the best contradict each other what either says is possible`() throws {
    let law = """
      law: none; on 2019-03-01; evidence note
      law: full; on 2019-03-01; evidence old
      law: partial; on 2019-03-01; evidence press
      """
    let resolved = try Resolved("law", of: law)
    #expect(resolved.text == "none, or full")
    #expect(resolved.counting == ["none", "full"])
    #expect(resolved.fact.overruled.count == 1)
    #expect(resolved.fact.disagrees)
    #expect(resolved.fact.isConflicting)
  }

  @Test func `Numbers in conflict leave two stretches`() throws {
    let staff = """
      staff: at most 3; on 2019-03-01; evidence note
      staff: between 8 and 9; on 2019-03-01; evidence note
      """
    #expect(try text("staff", of: staff) == "at most 3, or between 8 and 9")
  }

  @Test func `A conflict of sets makes possible whatever the statements do not agree on`() throws {
    let networks = """
      networks: [g7, interpol]; on 2019-03-01; evidence note
      networks: [g7, gpen]; on 2019-03-01; evidence note
      """
    let resolved = try Resolved("networks", of: networks)
    #expect(resolved.text == "includes all of g7 and includes none of europol")
    #expect(resolved.fact.isConflicting)
  }

  @Test func `What is said of a set leaves members in, out or possible`() throws {
    let networks = """
      networks: includes all of g7; on 2019-03-01; evidence note
      networks: includes none of gpen, europol; on 2019-03-01; evidence press
      """
    #expect(
      try text("networks", of: networks)
        == "includes all of g7 and includes none of gpen, europol")
  }
}

struct ReasonTests {
  @Test func `A fact of which nothing is said is not stated`() throws {
    let resolved = try Resolved("law", of: "staff: 5")
    #expect(resolved.text == "unknown: not stated")
    #expect(resolved.counting == [])
  }

  @Test func `Statements of weaker grade leave the fact as if unstated`() throws {
    let law = """
      law: full; from 2018-01-01; evidence press
      law: none; from 2019-01-01
      """
    #expect(try text("law", of: law, on: "2020-01-01", leastGrade: .reported) == "full")
    #expect(
      try text("law", of: law, on: "2020-01-01", leastGrade: .official)
        == "unknown: grade too low")
  }

  @Test func `Raising the least grade may change a fact`() throws {
    let law = """
      law: full; from 2018-01-01; evidence act
      law: none; from 2019-01-01; evidence press
      """
    #expect(try text("law", of: law) == "none")
    #expect(try text("law", of: law, leastGrade: .official) == "full")
  }

  @Test func `Only from names the earliest start of sufficient grade`() throws {
    let law = """
      law: none; from 2017-01-01; evidence press
      law: full; from 2019-01-01; evidence note
      law: partial; from 2018-06-01; evidence note
      """
    #expect(
      try text("law", of: law, on: "2016-06-01", leastGrade: .official)
        == "unknown: only from 2018-06-01")
  }

  @Test func `Of several days on which statements ended or went stale the latest is named`() throws
  {
    let ended = """
      treaty: yes; from 2018-01-01; until 2019-01-01; evidence act
      treaty: yes; from 2018-01-01; until 2019-06-01; evidence note
      """
    #expect(try text("treaty", of: ended) == "unknown: ended 2019-06-01")
    let stale = """
      law: full; from 2010-01-01; evidence old
      law: full; from 2010-01-01; evidence act
      """
    #expect(try text("law", of: stale, on: "2025-01-01") == "unknown: stale since 2020-07-01")
  }

  @Test func `A statement both ended and stale says that it ended`() throws {
    #expect(
      try text(
        "law", of: "law: full; from 2010-01-01; until 2012-01-01; evidence old",
        on: "2019-01-01") == "unknown: ended 2012-01-01")
  }

  @Test func `Stale comes before ended`() throws {
    let staff = """
      staff: 5; from 2017-01-01; until 2017-06-01; evidence old
      staff: 6; on 2017-03-01; evidence press
      """
    #expect(try text("staff", of: staff) == "unknown: stale since 2018-03-02")
  }
}
