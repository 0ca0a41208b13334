import Testing

@testable import Readiness

private let rules = """
  line training; title Training
  criterion staffed
    met when unit.staff: at least 20
  criterion lawful; basis doc/1
    met when law: full
  criterion ready; requires lawful
    met when all of (point: yes; plan: yes)
  fact law: ordered choice; choices none, partial, full
  fact unit.staff: whole number; range 0 to 100; track institution; respondent police
  fact point: yes or no; track practice
  fact plan: yes or no
  fact motto: text
  """

private let facts = """
  evidence act; grade primary; dated 2010-01-01; title Penal Code
  evidence secret-report; grade primary; dated 2019-01-01; title Report by SECRET Agency
  evidence shared-report; grade official; dated 2018-01-01; title PARTNERS audit
  evidence press; grade reported; dated 2017-01-01; title Newspaper
  evidence uncited; grade reported; dated 2017-01-01; title Never cited
  law: partial; from 2010-02-01; evidence act; at Article 2
  law: none; from 2019-02-01; evidence secret-report; at page SECRET; note SECRET note; visibility restricted
  unit.staff: 5; on 2019-03-01; evidence secret-report; note SECRET number; visibility restricted
  unit.staff: at least 10; on 2018-03-01; evidence shared-report; at PARTNERS page; note PARTNERS note; visibility partners
  unit.staff: at least 30; on 2017-03-01; evidence press; visibility public
  point: yes; evidence act; note SECRET place; visibility restricted
  motto: SECRET words; evidence secret-report; visibility restricted
  """

private func edition(_ edition: Edition) throws -> (profile: Profile, leftOut: Int) {
  try profile(facts, under: try rulebook(rules)).edition(edition)
}

private func report(_ edition: Edition, _ facts: String = facts) throws -> GapReport {
  let rulebook = try rulebook(rules)
  let (shown, leftOut) = try profile(facts, under: rulebook).edition(edition)
  return GapReport(
    Assessment(of: shown, under: rulebook, on: day("2020-01-01")), countryName: "Argentina",
    origin: ReportOrigin(
      engineVersion: "1", rulesDigest: "0", profileDigest: "1", edition: edition, leftOut: leftOut))
}

/// Everything that is written about a country from an edition of its profile.
private func everything(from edition: Edition) throws -> [(name: String, text: String)] {
  let report = try report(edition)
  let assessment = report.assessment
  let rulebook = assessment.rulebook
  let quality = EvidenceQuality(of: assessment.profile, on: assessment.date, under: rulebook)
  let evidence = EvidenceReport([("Argentina", quality)], under: rulebook)
  let earlier = Assessment(of: assessment.profile, under: rulebook, on: day("2018-12-31"))
  let progress = ProgressReport(
    Progress(from: earlier, oldProfile: assessment.profile, to: assessment),
    countryName: "Argentina", first: progressOrigin("rules"), last: progressOrigin("rules"))
  let explained = ExplanationReport(report, style: plain)
  return [
    ("text", report.text(style: plain)), ("Markdown", report.markdown()), ("JSON", report.json()),
    ("progress", progress.text(style: plain)), ("progress in JSON", progress.json()),
  ]
    + TableReport.Format.allCases.map {
      ("evidence as \($0)", evidence.written(as: $0, style: plain))
    }
    + rulebook.criteria.indices.map {
      ("explanation of \($0)", explained.criterion($0, inFull: true))
    }
}

struct EditionTests {
  @Test func `Each edition shows what its readers may see`() {
    let shown = Edition.allCases.map { edition in
      Visibility.allCases.filter(edition.shows).map(\.rawValue)
    }
    #expect(
      shown == [["public"], ["public", "partners"], ["public", "partners", "restricted"]])
  }

  @Test func `Statements without a visibility are public`() throws {
    let (shown, leftOut) = try edition(.public)
    #expect(leftOut == 5)
    #expect(shown.statements.map(\.words) == ["partial", "at least 30"])
    #expect(try edition(.partners).leftOut == 4)
    #expect(try edition(.full).leftOut == 0)
    #expect(try edition(.full).profile.statements.count == 7)
  }

  @Test func `A source that only hidden statements cite disappears, others keep their place`()
    throws
  {
    func sources(_ of: Edition) throws -> [String] { try edition(of).profile.evidence.map(\.id) }
    #expect(try sources(.public) == ["act", "press", "uncited"])
    #expect(try sources(.partners) == ["act", "shared-report", "press", "uncited"])
    #expect(
      try sources(.full) == ["act", "secret-report", "shared-report", "press", "uncited"])
    let shown = try edition(.public).profile
    #expect(
      shown.statements.map { $0.evidence.map { shown.evidence[$0].id } } == ["act", "press"])
  }

  @Test func `What is hidden appears in no report`() throws {
    for (name, text) in try everything(from: .public) {
      for word in ["SECRET", "PARTNERS", "secret-report", "shared-report", "restricted"] {
        #expect(!text.contains(word), "\(name) shows \(word):\n\(text)")
      }
    }
    for (name, text) in try everything(from: .partners) {
      for word in ["SECRET", "secret-report", "restricted"] {
        #expect(!text.contains(word), "\(name) shows \(word):\n\(text)")
      }
    }
    // The same words are there for those who may see them.
    let full = try everything(from: .full).map(\.text).joined()
    #expect(full.contains("SECRET note"))
    #expect(full.contains("PARTNERS page"))
  }

  @Test func `An edition is assessed from what it shows`() throws {
    #expect(
      verdicts(try report(.full)) == [
        "staffed: not met", "lawful: not met", "ready: not met, blocked by lawful",
      ])
    #expect(verdicts(try report(.partners)).first == "staffed: unknown, 0% to 100%")
    #expect(verdicts(try report(.public)).first == "staffed: met")
  }

  private func verdicts(_ report: GapReport) -> [String] {
    report.assessment.rulebook.criteria.indices.map {
      "\(report.rulebook.criteria[$0].id): \(report.assessment.outcomeText(of: .criterion($0)))"
    }
  }

  @Test func `The head says how many statements were left out`() throws {
    #expect(
      try report(.public).editionSentence
        == "Public edition: 5 statements were left out, and the full edition may differ.")
    #expect(
      try report(.partners).editionSentence
        == "Edition for partners: 4 statements were left out, and the full edition may differ.")
    #expect(try report(.full).editionSentence == nil)
    #expect(
      try report(.public, "law: full; visibility partners").editionSentence
        == "Public edition: 1 statement was left out, and the full edition may differ.")
    #expect(
      try report(.partners, "law: full; visibility partners").editionSentence
        == "Edition for partners: nothing had to be left out.")
    #expect(
      try report(.public).text(style: plain).hasPrefix(
        """
        Argentina (ARG): Title of framework
        As of 2020-01-01, rulebook framework 1, evidence asserted or better
        Public edition: 5 statements were left out, and the full edition may differ.

        """))
  }
}
