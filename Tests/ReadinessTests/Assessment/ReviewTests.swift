import Testing

@testable import Readiness

/// A rulebook for reviews, with an area of law and one of a unit.
let reviewRules = """
  area law-area; title Law; cap 50% until act
  criterion act; title The act is in force; severity high; stage basic
    met when law.act: yes
    partly met when law.draft: yes
  criterion reform; title Reform has gone on; stage full
    met when law.reform: yes
  area unit-area; title Unit
  criterion unit; title There is a unit; severity critical; stage basic
    met when police.unit: yes
  criterion staff; title The unit has staff; requires unit; stage full
    met when police.staff: at least 5
  fact law.act: yes or no; ask Is the act in force?; respondent justice
  fact law.draft: yes or no; respondent justice
  fact law.reform: yes or no; stale after 2 years
  fact police.unit: yes or no; ask Is there a unit?; respondent police
  fact police.staff: whole number; range 0 to 100
  line legislation; title Legislation
  line units; title Units
  action draft-act; title Draft the act; line legislation; achieves act, reform
  action set-up-unit; title Set up a unit; line units; achieves unit, staff
  costs EUR
  """

/// Countries in a notation of one block each, for reviews.
///
/// Alba and Bela are of the North, Cala, Dora and Elba of the South; Bela and Cala share the OIF.
let reviewProfiles = [
  (
    "AAA Alba North",
    """
    profile AAA; as of 2020-01-01
    evidence law; grade primary; dated 2015-01-01
    evidence press; grade reported; dated 2015-01-01
    law.act: yes; from 2018-01-01; evidence law
    police.unit: yes; evidence law
    law.reform: yes; evidence press
    police.staff: 20
    """
  ),
  (
    "BBB Bela North oif",
    """
    profile BBB; as of 2020-01-01
    law.act: no
    law.draft: yes
    police.unit: no
    project pilot; lines units; from 2019-01-01; until 2021-01-01
    project done; lines legislation; until 2020-01-01
    """
  ),
  (
    "CCC Cala South oif",
    """
    profile CCC; as of 2020-01-01
    evidence law; grade official; dated 2019-01-01
    police.unit: yes; evidence law
    law.act: no
    law.draft: no
    project abroad; lines units
    """
  ),
  (
    "DDD Dora South commonwealth",
    """
    profile DDD; as of 2019-06-01
    police.unit: no
    """
  ),
  ("EEE Elba South", "profile EEE; as of 2020-01-01"),
]

/// How the reviews of tests were made.
let reviewOrigin = ReportOrigin(
  engineVersion: "0", rulesDigest: "rules-digest", profileDigest: "profiles-digest",
  countriesLeftOut: 0)

/// The review of countries that are written as a head (code, name, region, groups) and a profile.
func review(
  _ profiles: [(String, String)] = reviewProfiles, under rules: String = reviewRules,
  by grouping: Review.Grouping = .region, on date: String = "2020-01-01",
  leastGrade: Grade? = nil, since: String? = nil
) throws -> Review {
  let rulebook = try rulebook(rules)
  let states = try profiles.map { head, facts in
    let words = head.split(separator: " ").map(String.init)
    return CountryState(
      of: try profile(facts, under: rulebook),
      Country(
        iso3: words[0], iso2: String(words[0].prefix(2)), m49: "001", name: words[1],
        region: words[2], subregion: "\(words[2]) \(words[0].prefix(1))",
        groups: Array(words.dropFirst(3))),
      under: rulebook, on: day(date), leastGrade: leastGrade, since: since.map(day))
  }
  return Review(
    states, by: grouping, under: rulebook, on: day(date),
    leastGrade: leastGrade ?? rulebook.leastGrade, since: since.map(day))
}

extension Review {
  fileprivate func codes(_ numbers: [Int]) -> String {
    numbers.map { countries[$0].country.iso3 }.joined(separator: " ")
  }

  fileprivate func id(_ criterion: Int) -> String { rulebook.criteria[criterion].id }
}

struct ReviewTests {
  @Test func `What is unknown is counted as unknown, never as lacking`() throws {
    let review = try ReadinessTests.review()
    let counts = review.tallies.map { [$0.notMet, $0.partly, $0.met, $0.unknown] }
    #expect(counts == [[1, 1, 1, 2], [0, 0, 0, 5], [2, 0, 2, 1], [2, 0, 1, 2]])
    #expect(review.countries.map(\.isBlank) == [false, false, false, false, true])
    #expect(!review.lines.contains { $0.needing.contains(4) })
    #expect(!review.pressingNeeds.contains { $0.countries.contains(4) })
  }

  @Test func `Groups are regions, subregions, or members and the others`() throws {
    func groups(by grouping: Review.Grouping) throws -> [String] {
      let review = try ReadinessTests.review(by: grouping)
      return review.groups.map { "\($0.title): \(review.codes($0.members))" }
    }
    #expect(try groups(by: .region) == ["North: AAA BBB", "South: CCC DDD EEE"])
    #expect(
      try groups(by: .subregion) == [
        "North A: AAA", "North B: BBB", "South C: CCC", "South D: DDD", "South E: EEE",
      ])
    #expect(try groups(by: .membership("oif")) == ["oif: BBB CCC", "others: AAA DDD EEE"])
  }

  @Test func `Means and stages go from what is shown to what is possible`() throws {
    let review = try ReadinessTests.review()
    let world = review.standing(of: review.all, inArea: 0)
    #expect(world.countries == 5)
    // Alba 50% to 100%, Bela 25% to 50% under the cap, Cala 0% to 50%, the others open.
    #expect(world.low == percent("15%"))
    #expect(world.high == percent("80%"))
    #expect(world.reached == [1...3, 0...3])
    #expect(world.toldApart == 0)
    let south = review.standing(of: review.groups[1], inArea: 1)
    #expect(south.low == Share(trillionths: 166_666_666_666))
    #expect(south.high == Share(trillionths: 666_666_666_667))
    #expect(review.standing(of: review.all).reached == [])
  }

  @Test func `Only countries that can be told apart are put in order`() throws {
    let review = try ReadinessTests.review()
    #expect(review.codes(review.ordered) == "AAA BBB DDD")
    #expect(try ReadinessTests.review([reviewProfiles[4]]).ordered == [])
  }

  @Test func `Weak spots stand in order of what is not met, then partly`() throws {
    let review = try ReadinessTests.review()
    #expect(review.weakCriteria.map(review.id) == ["staff", "unit", "act"])
    #expect(review.weakAreas == [1, 0])
  }

  @Test func `Pressing needs are shared by countries and hold things back`() throws {
    let review = try ReadinessTests.review()
    let needs = review.pressingNeeds.map { need in
      "\(review.id(need.criterion)): \(review.codes(need.countries)), "
        + "blocks \(need.blocks.map(review.id)), caps \(need.caps)"
    }
    #expect(
      needs == [
        "act: BBB CCC, blocks [], caps [\"law-area\"]",
        "unit: BBB DDD, blocks [\"staff\"], caps []",
      ])
  }

  @Test func `Actions are needed where a gap is shown, and projects count while they run`() throws {
    let review = try ReadinessTests.review()
    let lines = review.lines.map { line in
      "\(review.rulebook.supportLines[line.line].id): needed \(review.codes(line.needing)), "
        + "perhaps \(line.mayNeed), served \(review.codes(line.served.sorted())), "
        + "unserved \(review.codes(line.unserved))"
    }
    #expect(
      lines == [
        "legislation: needed BBB CCC, perhaps 3, served , unserved BBB CCC",
        "units: needed BBB DDD, perhaps 2, served BBB CCC, unserved DDD",
      ])
  }

  @Test func `Help comes from a country of the region or of a group, on good evidence`() throws {
    func help(_ review: Review) -> [String] {
      review.help.flatMap { help in
        help.ties.map {
          "\(review.id(help.criterion)), \($0.title): \(review.codes($0.needing)) from "
            + review.codes($0.helping)
        } + ["alone: \(review.codes(help.alone))"]
      }
    }
    #expect(
      help(try review()) == [
        "unit, North: BBB from AAA", "unit, South: DDD from CCC", "unit, oif: BBB from CCC",
        "alone: ", "act, North: BBB from AAA", "alone: CCC",
      ])
    // Nobody can tell where Alba's staff stands on reported evidence alone.
    #expect(!help(try review()).contains { $0.hasPrefix("staff") })
  }

  @Test func `Open facts stand in order of the critical criteria that wait for them`() throws {
    let review = try ReadinessTests.review()
    let open = review.openFacts.map {
      "\(review.rulebook.facts[$0.fact].id): \($0.countries) \($0.criteria) \($0.criticalCriteria)"
    }
    #expect(
      open == [
        "police.unit: 1 1 1", "law.reform: 5 5 0", "law.act: 2 2 0", "law.draft: 2 2 0",
        "police.staff: 2 2 0",
      ])
  }

  @Test func `Progress tells reform from evidence and from age`() throws {
    let review = try ReadinessTests.review(since: "2016-01-01")
    let alba = try #require(review.countries[0].progress)
    #expect(alba.reformed.map(review.id) == ["act"])
    #expect(alba.learned.map(review.id) == ["staff"])
    #expect(alba.lost.map(review.id) == ["reform"])
    #expect(review.codes(review.moved).hasPrefix("AAA CCC"))
    #expect(try ReadinessTests.review().moved == [])
  }

  @Test func `Countries stand in the order of their names, not of their codes`() throws {
    let heads = ["AAA Zeta North", "BBB Öland North", "CCC Oslo North", "DDD alfa North"]
    let profiles = heads.map { ($0, "profile \($0.prefix(3)); as of 2020-01-01") }
    let review = try ReadinessTests.review(profiles)
    #expect(review.countries.map(\.country.name) == ["alfa", "Öland", "Oslo", "Zeta"])
  }

  @Test func `Findings and scores are counted by group and area`() throws {
    let review = try ReadinessTests.review()
    let north = review.tally(of: review.groups[0])
    #expect(
      [north.notMet, north.partly, north.met, north.unknown, north.notFully] == [2, 1, 3, 2, 0])
    #expect(review.tally(of: review.groups[0], inArea: 1).known == 4)
    #expect(review.standing(of: review.all).scoring == [2...5, 1...4, 1...3])
    #expect(review.codes(review.countries(where: 0, is: .notMet)) == "CCC")
  }

  @Test func `An unknown finding that is surely not fully met is a weak spot`() throws {
    let rules = """
      area law-area; title Law
      criterion act; title The act is in force; severity high; stage basic
        met when law.act: full
        partly met when law.act: partial
      fact law.act: ordered choice; choices none, partial, full
      line legislation; title Legislation
      action draft-act; title Draft the act; line legislation; achieves act
      costs EUR
      """
    let profile = "profile AAA; as of 2020-01-01\nlaw.act: at most partial"
    let review = try ReadinessTests.review([("AAA Alba North", profile)], under: rules)
    #expect(review.tallies.map(\.unknown) == [1])
    #expect(review.tallies.map(\.notFully) == [1])
    #expect(review.weakCriteria == [0])
  }

  @Test func `The order of the profiles makes no difference`() throws {
    let forward = try review(since: "2016-01-01")
    let backward = try ReadinessTests.review(reviewProfiles.reversed(), since: "2016-01-01")
    for format in ReviewReport.Format.allCases {
      #expect(
        ReviewReport(forward, origin: reviewOrigin).written(as: format, style: plain)
          == ReviewReport(backward, origin: reviewOrigin).written(as: format, style: plain))
    }
  }
}
