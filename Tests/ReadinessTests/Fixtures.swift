@testable import Readiness

/// A rulebook written in the notation of these tests, of which every word knows its place.
///
/// One declaration a line, its parts separated by `;`. What a test does not care about is left
/// out: the framework, its pillar, its area, a source `doc/1`, titles, stages.
///
/// ```
/// fact law: yes or no
/// fact staff: whole number; range 0 to 100; stale after 2 years
/// criterion unit; severity high; requires act
///   applies when law: yes
///   met when all of (staff: at least 5; any of (law: yes; staff: 7))
///   partly met when staff: at least 1
/// ```
func ruleDeclaration(_ text: String, file: FileID = FileID(index: 0)) -> RulebookDeclaration {
  var notation = RuleNotation(start: FileLocation(file: file, line: 1, column: 1))
  for line in Phrase.lines(of: text, in: file) { notation.read(line) }
  return notation.finished()
}

/// The rulebook that the notation declares.
///
/// - Throws: What a person reads of its problems, if it has any.
func rulebook(_ text: String) throws -> Rulebook {
  var diagnostics: [Diagnostic] = []
  let rulebook = Rulebook.compile(ruleDeclaration(text), reporting: &diagnostics)
  guard let rulebook, diagnostics.isEmpty else {
    throw UnexpectedProblems(text: rendered(diagnostics, [("rules", text)]))
  }
  return rulebook
}

/// What a person reads of a rulebook's problems: errors, or the warnings of the lints.
func problems(ofRules text: String) -> String {
  var diagnostics: [Diagnostic] = []
  let rulebook = Rulebook.compile(ruleDeclaration(text), reporting: &diagnostics)
  rulebook?.lint(reporting: &diagnostics)
  return rendered(diagnostics, [("rules", text)])
}

/// What a person reads of one lint's warnings.
func warnings(of lint: some RulebookLint, rules text: String) throws -> String {
  var diagnostics: [Diagnostic] = []
  lint.check(try rulebook(text), reporting: &diagnostics)
  return rendered(diagnostics, [("rules", text)])
}

/// A profile in the notation of these tests; without a head it is of Argentina, as of 2020-01-01.
///
/// ```
/// profile ARG; as of 2020-01-01
/// evidence act; grade primary; dated 2015-06-30
/// law: yes; from 2016-01-01; evidence act; at Article 2
/// networks: [g7, interpol]
/// ```
func profileDeclaration(_ text: String, file: FileID = FileID(index: 0)) -> ProfileDeclaration {
  var notation = ProfileNotation(start: FileLocation(file: file, line: 1, column: 1))
  for line in Phrase.lines(of: text, in: file) { notation.read(line) }
  return notation.profile
}

/// The profile that the notation declares.
///
/// - Throws: What a person reads of its problems, if it has any.
func profile(_ text: String, under rulebook: Rulebook) throws -> Profile {
  var diagnostics: [Diagnostic] = []
  let profile = Profile.compile(
    profileDeclaration(text), rulebook: rulebook, countries: nil, reporting: &diagnostics)
  guard let profile, !diagnostics.hasErrors else {
    throw UnexpectedProblems(text: rendered(diagnostics, [("profile", text)]))
  }
  return profile
}

/// What a person reads of a profile's problems.
func problems(
  ofProfile text: String, under rules: String, countries: CountryRegister? = nil
) throws -> String {
  var diagnostics: [Diagnostic] = []
  _ = Profile.compile(
    profileDeclaration(text), rulebook: try rulebook(rules), countries: countries,
    reporting: &diagnostics)
  return rendered(diagnostics, [("profile", text)])
}

/// The rule tests in the notation of these tests.
///
/// ```
/// tests area; as of 2020-01-01
/// base law: yes
/// case The unit is too small
///   with staff: 0
///   expect unit: not met
/// ```
func testsDeclaration(_ text: String, file: FileID = FileID(index: 0)) -> TestsDeclaration {
  var notation = TestNotation(start: FileLocation(file: file, line: 1, column: 1))
  for line in Phrase.lines(of: text, in: file) { notation.read(line) }
  return notation.tests
}

/// What a person reads of the problems of rule tests.
func problems(ofTests text: String, under rules: String) throws -> String {
  var diagnostics: [Diagnostic] = []
  _ = RuleTest.compile(
    [testsDeclaration(text)], rulebook: try rulebook(rules), reporting: &diagnostics)
  return rendered(diagnostics, [("tests", text)])
}

/// The register of countries, one a line: `ARG AR 032 Argentina`.
func countriesDeclaration(_ text: String) -> CountriesDeclaration {
  CountriesDeclaration(
    countries: Phrase.lines(of: text, in: FileID(index: 0)).map { line in
      let words = line.separated(by: " ")
      return CountryDeclaration(
        iso3: words[0].located, iso2: words[1].located, m49: words[2].located,
        name: words[3].located, region: words[3].with("Region"),
        subregion: words[3].with("Subregion"))
    })
}

/// The assessment of the profile under the rulebook.
func assessment(
  _ rules: String, _ facts: String, on date: String = "2020-01-01", leastGrade: Grade? = nil,
  lens: Int? = nil
) throws -> Assessment {
  let rulebook = try rulebook(rules)
  return Assessment(
    of: try profile(facts, under: rulebook), under: rulebook, on: day(date),
    leastGrade: leastGrade, lens: lens)
}

/// The verdicts on all criteria in the words of reports: `unit: not met`.
func verdicts(_ rules: String, _ facts: String) throws -> [String] {
  let assessment = try assessment(rules, facts)
  return assessment.rulebook.criteria.indices.map {
    "\(assessment.rulebook.criteria[$0].id): \(assessment.outcomeText(of: .criterion($0)))"
  }
}

/// The report on the profile under the rulebook, with stand-ins for the digests.
func gapReport(_ rules: String, _ facts: String, lens: Int? = nil) throws -> GapReport {
  GapReport(
    try assessment(rules, facts, lens: lens), countryName: "Argentina",
    origin: ReportOrigin(engineVersion: "1", rulesDigest: "0", profileDigest: "1"))
}

let plain = TextStyle(isColoured: false)

/// The day that the text writes.
func day(_ text: String) -> CalendarDate {
  guard let date = CalendarDate(text) else { preconditionFailure("`\(text)` is no date") }
  return date
}

/// The share that the text writes as a percent.
func percent(_ text: String) -> Share {
  guard let share = Share(percent: text) else { preconditionFailure("`\(text)` is no percent") }
  return share
}

/// The first place of the first file, where the place does not matter.
let somewhere = FileLocation(file: FileID(index: 0), line: 1, column: 1)

/// The diagnostics as a person reads them, in order of place.
func rendered(_ diagnostics: [Diagnostic], _ files: [(path: String, text: String)]) -> String {
  let files = SourceFiles(files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) })
  return diagnostics.sortedByPlace().map { $0.text(in: files) }.joined()
}

/// The problems of a fixture that should have none.
struct UnexpectedProblems: Error, CustomStringConvertible {
  let text: String

  var description: String { text }
}
