import Readiness
import RulebookYAML
import Testing

struct ProfileSkeletonLoadingTests {
  @Test func `A skeleton loads as it is and states every fact as unknown`() throws {
    let record = try PublishedRecord()
    for code in ["ARG", "CIV", "STP"] {
      let country = try #require(record.register.country(code: code))
      let date = try #require(CalendarDate("2026-06-30"))
      let text = ProfileSkeleton(of: country, asOf: date, under: record.rulebook).text
      let profile = try loaded(text, under: record.rulebook, record.register)
      #expect(profile.country == code)
      #expect(profile.asOf == date)
      #expect(profile.statements.map(\.fact) == Array(record.rulebook.facts.indices))
      #expect(profile.statements.map(\.isUnknown).contains(false) == false)
      let assessment = Assessment(of: profile, under: record.rulebook, on: date)
      #expect(assessment.framework.score.low == .zero)
    }
  }

  private func loaded(
    _ text: String, under rulebook: Rulebook, _ register: CountryRegister
  ) throws -> Profile {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let source = SourceFile(path: "skeleton.yaml", bytes: Array(text.utf8))
    let declaration = try #require(
      readProfile(source, files: &files, diagnostics: &diagnostics))
    let profile = Profile.compile(
      declaration, rulebook: rulebook, countries: register, reporting: &diagnostics)
    #expect(diagnostics.map { $0.text(in: files) } == [])
    return try #require(profile)
  }
}
