import Readiness
import RulebookYAML
import Testing

/// The rulebook and the profiles of this repository.
struct PublishedRecord {
  let rulebook: Rulebook
  let tests: [RuleTest]
  let register: CountryRegister
  /// In the order of the register.
  let profiles: [(country: Country, profile: Profile)]

  /// - Throws: What a person reads of the first folder that has problems, warnings among them.
  init() throws {
    let root = testFolder.split(separator: "/").dropLast(2).reduce("/") { $0 + $1 + "/" }
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let rules = try readRulebook(
      at: root + "rules", shownAs: "rules", files: &files, diagnostics: &diagnostics)
    let compiled = Rulebook.compile(rules, reporting: &diagnostics)
    compiled?.lint(reporting: &diagnostics)
    guard let rulebook = compiled, diagnostics.isEmpty else {
      throw Problems(text: diagnostics.map { $0.text(in: files) }.joined())
    }
    self.rulebook = rulebook
    tests = RuleTest.compile(rules.tests, rulebook: rulebook, reporting: &diagnostics)
    let countries = readCountries(
      at: root + "profiles/countries.yaml", shownAs: "profiles/countries.yaml", files: &files,
      diagnostics: &diagnostics)
    let written = try readProfiles(
      at: root + "profiles", shownAs: "profiles", files: &files, diagnostics: &diagnostics)
    guard
      let register = countries.flatMap({
        CountryRegister.compile($0, reporting: &diagnostics)
      })
    else { throw Problems(text: diagnostics.map { $0.text(in: files) }.joined()) }
    self.register = register
    profiles = written.compactMap(\.profile).compactMap { declaration in
      guard
        let profile = Profile.compile(
          declaration, rulebook: rulebook, countries: register, reporting: &diagnostics),
        let country = register.country(code: profile.country)
      else { return nil }
      return (country, profile)
    }.sorted { $0.country.iso3 < $1.country.iso3 }
    guard diagnostics.isEmpty else {
      throw Problems(text: diagnostics.map { $0.text(in: files) }.joined())
    }
  }

  private struct Problems: Error, CustomStringConvertible {
    let text: String

    var description: String { text }
  }
}

struct PublishedRecordTests {
  private let record: PublishedRecord

  init() throws {
    record = try PublishedRecord()
  }

  /// The codes of the countries that surely stand at one of these rungs of ETS 185.
  private func codes(_ rungs: [String], on date: String) throws -> String {
    let fact = try #require(record.rulebook.fact(named: "treaty.budapest"))
    let ladder = record.rulebook.facts[fact].choices.map(\.word)
    let status = TreatyStatus(
      of: fact, among: record.profiles, on: try #require(CalendarDate(date)),
      under: record.rulebook)
    return status.standings.filter { standing in
      standing.choice.map { rungs.contains(ladder[$0]) } ?? false
    }.map(\.country.iso3).joined(separator: " ")
  }

  @Test func `By 25 March 2010 29 States had ratified ETS 185, 17 more signed, 6 were invited`()
    throws
  {
    let ratified = """
      ALB ARM AZE BGR BIH CYP DEU DNK EST FIN FRA HRV HUN ISL ITA LTU LVA MDA MKD MNE NLD NOR \
      PRT ROU SRB SVK SVN UKR USA
      """
    let signed = "AUT BEL CAN CHE CZE ESP GBR GEO GRC IRL JPN LIE LUX MLT POL SWE ZAF"
    let invited = "ARG CHL CRI DOM MEX PHL"
    #expect(try codes(["ratified", "party"], on: "2010-03-25") == ratified)
    #expect(try codes(["signed"], on: "2010-03-25") == signed)
    #expect(try codes(["invited"], on: "2010-03-25") == invited)
    #expect([ratified, signed, invited].map { $0.split(separator: " ").count } == [29, 17, 6])
  }

  @Test func `Ten years after its opening 55 States had ratified or signed it or were invited`()
    throws
  {
    let states = """
      ALB ARG ARM AUS AUT AZE BEL BGR BIH CAN CHE CHL CRI CYP CZE DEU DNK DOM ESP EST FIN FRA \
      GBR GEO GRC HRV HUN IRL ISL ITA JPN LIE LTU LUX LVA MDA MEX MKD MLT MNE NLD NOR PHL POL \
      PRT ROU SEN SRB SVK SVN SWE TUR UKR USA ZAF
      """
    #expect(
      try codes(["ratified", "party", "signed", "invited"], on: "2011-11-23") == states)
    #expect(states.split(separator: " ").count == 55)
  }

  @Test func `In November 2019 it had 64 Parties, 8 more had signed or were invited`() throws {
    let parties = """
      ALB AND ARG ARM AUS AUT AZE BEL BGR BIH CAN CHE CHL CPV CRI CYP CZE DEU DNK DOM ESP EST \
      FIN FRA GBR GEO GHA GRC HRV HUN ISL ISR ITA JPN LIE LKA LTU LUX LVA MAR MCO MDA MKD MLT \
      MNE MUS NLD NOR PAN PER PHL POL PRT PRY ROU SEN SMR SRB SVK SVN TON TUR UKR USA
      """
    let others = "BEN COL IRL MEX NGA SWE TUN ZAF"
    #expect(try codes(["ratified", "party"], on: "2019-11-22") == parties)
    #expect(try codes(["signed", "invited"], on: "2019-11-22") == others)
    #expect([parties, others].map { $0.split(separator: " ").count } == [64, 8])
  }

  @Test func `Every State of the register has a profile, and every profile a State`() {
    #expect(record.profiles.map(\.country.iso3) == record.register.countries.map(\.iso3))
    #expect(record.register.countries.count == 195)
  }

  @Test func `Every criterion of every document is met by rules or left out with a reason`() {
    #expect(
      TraceReport(record.rulebook, source: nil, onlyUnmet: true).text(
        style: TextStyle(isColoured: false)) == "")
    #expect(TraceReport(record.rulebook, source: nil, onlyUnmet: true).unmet == 0)
  }

  @Test func `The rulebook has at least 250 criteria, and no lint finds anything`() {
    var diagnostics: [Diagnostic] = []
    record.rulebook.lint(reporting: &diagnostics)
    #expect(diagnostics.map(\.message) == [])
    #expect(record.rulebook.criteria.count >= 250)
  }

  @Test func `Every rule test holds, and together they cover everything`() {
    let run = record.rulebook.run(record.tests)
    #expect(run.failures.map { "\($0.test.name): \($0.expectation.id) is \($0.actual)" } == [])
    #expect(run.uncovered.map { "\($0.id): \($0.missing)" } == [])
    #expect(run.results.count >= record.rulebook.criteria.count)
  }
}
