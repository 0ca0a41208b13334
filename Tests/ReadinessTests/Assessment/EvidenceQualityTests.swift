import Testing

@testable import Readiness

let evidenceRules = """
  criterion all
    met when all of (law: yes; staff: at least 20; level: full; checked: within 5 years; net: includes all of a)
  criterion more
    met when any of (unit: yes; point: yes; plan: yes)
  fact law: yes or no
  fact staff: whole number; range 0 to 100; stale after 2 years
  fact level: ordered choice; choices none, partial, full
  fact checked: date
  fact net: set of choices; choices a, b
  fact unit: yes or no; stale after 6 months
  fact point: yes or no
  fact plan: yes or no
  fact motto: text
  """

let evidenceFacts = """
  evidence act; grade primary; dated 2015-06-30; title Penal * Code
  evidence report; grade official; dated 2019-03-01
  evidence press; grade reported; seen 2019-06-30
  evidence poster; grade official; dated 2019-01-01
  law: yes; from 2016-01-01; until 2020-12-31; evidence act; at Article 2
  staff: at least 10; on 2018-06-30; evidence report
  level: at least partial; from 2015-01-01; evidence act
  level: partial; from 2015-01-01; evidence report; visibility partners
  net: [a]
  unit: yes; on 2019-02-01; evidence press
  point: no; evidence report
  point: yes; from 2019-03-01; evidence press
  plan: yes; on 2019-01-01; evidence report
  plan: no; on 2019-01-01; evidence poster
  motto: Be, safe; evidence report; note Painted on the wall
  """

/// The quality of a profile's evidence under `evidenceRules`.
func evidenceQuality(
  _ facts: String = evidenceFacts, on date: String = "2020-01-01"
) throws -> (quality: EvidenceQuality, rulebook: Rulebook) {
  let rulebook = try rulebook(evidenceRules)
  return (
    EvidenceQuality(of: try profile(facts, under: rulebook), on: day(date), under: rulebook),
    rulebook
  )
}

struct EvidenceQualityTests {
  private func ids(
    _ facts: KeyPath<EvidenceQuality, [Int]>, on date: String = "2020-01-01"
  ) throws -> [String] {
    let (quality, rulebook) = try evidenceQuality(on: date)
    return quality[keyPath: facts].map { rulebook.facts[$0].id }
  }

  @Test func `Facts with one value are counted by the best grade behind them`() throws {
    let (quality, _) = try evidenceQuality()
    #expect(quality.factsRead == 8)
    #expect(quality.settled == [.primary: 2, .official: 1, .asserted: 1])
    #expect(quality.settledCount == 4)
  }

  @Test func `Facts are narrowed, stale, disputed, in conflict or merely asserted`() throws {
    #expect(try ids(\.narrowed) == ["plan", "staff"])
    #expect(try ids(\.stale) == ["unit"])
    #expect(try ids(\.disagreeing) == ["plan", "point"])
    #expect(try ids(\.conflicting) == ["plan"])
    #expect(try ids(\.assertedOnly) == ["net"])
  }

  @Test func `A fact that is said to be unknown is neither narrowed nor merely asserted`() throws {
    let (quality, _) = try evidenceQuality("staff: unknown")
    #expect(quality.narrowed == [])
    #expect(quality.assertedOnly == [])
    #expect(quality.settledCount == 0)
  }

  @Test func `Sources are ordered by the facts that rest on them, each counted once`() throws {
    let (quality, _) = try evidenceQuality()
    #expect(
      quality.sources.map { "\(quality.profile.evidence[$0.evidence].id) \($0.facts)" } == [
        "report 4", "act 2", "poster 1",
      ])
  }

  private func expiries(_ facts: String, on date: String) throws -> [String] {
    let (quality, rulebook) = try evidenceQuality(facts, on: date)
    return quality.expiring.map { expiry in
      let statement = quality.profile.statements[expiry.statement]
      return
        "\(rulebook.facts[statement.fact].id) \(expiry.isStale ? "stale" : "ends") \(expiry.day)"
    }
  }

  @Test func `What expires within twelve months is listed by day`() throws {
    #expect(
      try expiries(evidenceFacts, on: "2020-01-01") == [
        "staff stale 2020-07-01", "law ends 2020-12-31",
      ])
  }

  @Test(arguments: [
    ("2018-06-30", []), ("2019-07-01", ["staff stale 2020-07-01"]),
    ("2020-06-30", ["staff stale 2020-07-01"]), ("2020-07-01", []),
  ])
  func `An expiry is looked for on the days up to the same day of the next year`(
    date: String, expected: [String]
  ) throws {
    #expect(try expiries("staff: 10; on 2018-06-30", on: date) == expected)
  }

  @Test func `A state that goes stale before it ends expires when it is stale`() throws {
    let facts = "evidence act; grade primary; dated 2019-01-01\nunit: yes; from 2019-01-01; until "
    #expect(
      try expiries(facts + "2019-12-01; evidence act", on: "2019-02-01") == [
        "unit stale 2019-07-02"
      ])
    #expect(
      try expiries(facts + "2019-06-01; evidence act", on: "2019-02-01") == ["unit ends 2019-06-01"]
    )
    // Resolution says `ended` of a state that is both.
    #expect(
      try expiries(facts + "2019-07-02; evidence act", on: "2019-02-01") == ["unit ends 2019-07-02"]
    )
  }
}
