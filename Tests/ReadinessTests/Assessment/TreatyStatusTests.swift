import Testing

@testable import Readiness

/// The standings of countries towards two treaties: a line names the country and its region, the
/// lines behind it are its profile.
func treatyStatus(_ countries: String, on date: String = "2020-01-01") throws -> TreatyReport {
  let rulebook = try rulebook(
    """
    criterion x
      met when treaty.ets: party
    criterion y
      met when protocol: party
    criterion z
      met when all of (rank: high; stance: party)
    fact treaty.ets: ordered choice; choices none, invited, signed, party; ask What of *it*?
    fact protocol: ordered choice; choices none, party
    fact rank: ordered choice; choices low, high
    fact stance: choice; choices none, party
    """)
  var blocks: [(country: Country, facts: String)] = []
  for line in Phrase.lines(of: countries, in: FileID(index: 0)) {
    if let words = line.after("country ")?.separated(by: " ").map(\.text) {
      let country = Country(
        iso3: words[0], iso2: String(words[0].prefix(2)), m49: "001", name: words[1],
        region: words[2], subregion: "Part", groups: [])
      blocks.append((country, "profile \(words[0]); as of 2020-01-01\n"))
    } else {
      blocks[blocks.count - 1].facts += line.text + "\n"
    }
  }
  let profiles = try blocks.map { ($0.country, try profile($0.facts, under: rulebook)) }
  return TreatyReport(
    rulebook.treatyFacts.map {
      TreatyStatus(of: $0, among: profiles, on: day(date), under: rulebook)
    }, on: day(date), under: rulebook)
}

let treatyCountries = """
  country ALB Albania Europe
    evidence chart; grade primary; dated 2004-01-01
    treaty.ets: signed; from 2001-11-23; evidence chart
    treaty.ets: party; from 2004-07-01; evidence chart
  country ARG Argentina Americas
    evidence press; grade reported; seen 2011-06-30
    treaty.ets: invited; from 2010-09-22; evidence press
    protocol: none
  country AUT Austria Europe
    evidence chart; grade primary; dated 2012-06-13
    treaty.ets: signed; from 2001-11-23; until 2019-01-01; evidence chart
  country BEL Belgium Europe
    evidence chart; grade official; dated 2002-01-01
    treaty.ets: at least signed; on 2002-01-01; evidence chart
  country CAF CAR Africa
  country CHE Switzerland Europe
    treaty.ets: party
  country CHL Chile Americas
    treaty.ets: unknown
  country CIV C|I Africa
    evidence chart; grade primary; dated 2019-01-01
    evidence press; grade reported; dated 2019-01-01
    treaty.ets: party; evidence press
    treaty.ets: none; evidence chart
  country CMR Cameroon Africa
    evidence one; grade official; dated 2019-01-01
    evidence two; grade official; dated 2019-01-01
    treaty.ets: signed; evidence one
    treaty.ets: party; evidence two
  """

struct TreatyStatusTests {
  private func standings(on date: String = "2020-01-01") throws -> [String] {
    let report = try treatyStatus(treatyCountries, on: date)
    return report.treaties[1].standings.map { standing in
      "\(standing.country.iso3) \(standing.words ?? "nothing")"
        + (standing.choice.map { " (\($0))" } ?? "")
        + (standing.since.map { " since \($0)" } ?? "") + (standing.isDoubtful ? "?" : "")
    }
  }

  @Test func `A standing is what is possible, since when, and on what evidence`() throws {
    #expect(
      try standings() == [
        "ALB party (3) since 2004-07-01", "ARG invited (1) since 2010-09-22?", "AUT nothing",
        "BEL at least signed since 2002-01-01", "CAF nothing", "CHE party (3) since 2020-01-01?",
        "CHL nothing", "CIV none (0) since 2019-01-01", "CMR at least signed since 2019-01-01",
      ])
  }

  @Test func `At an earlier date the standing of that day counts`() throws {
    #expect(
      try standings(on: "2004-06-30") == [
        "ALB signed (2) since 2001-11-23", "ARG nothing", "AUT signed (2) since 2001-11-23",
        "BEL at least signed since 2002-01-01", "CAF nothing", "CHE nothing", "CHL nothing",
        "CIV nothing", "CMR nothing",
      ])
    #expect(try standings(on: "2004-07-01").first == "ALB party (3) since 2004-07-01")
  }

  @Test func `Only settled standings are counted`() throws {
    let status = try treatyStatus(treatyCountries).treaties[1]
    #expect((0...3).map(status.count(at:)) == [1, 1, 0, 2])
    #expect((0...3).map(status.count(atLeast:)) == [4, 3, 2, 2])
  }

  @Test func `A treaty's fact is an ordered choice that ends with party`() throws {
    let report = try treatyStatus(treatyCountries)
    #expect(
      report.treaties.map { report.rulebook.facts[$0.fact].id } == ["protocol", "treaty.ets"])
  }
}
