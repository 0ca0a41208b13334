package import Readiness

/// Assesses a country on some days and in each edition, and writes the reports.
package func checkAssessments(of profile: Profile, under rulebook: Rulebook) {
  checkAssessment(of: profile, under: rulebook, on: profile.asOf)
  for date in [CalendarDate.earliest, .latest] {
    checkScores(of: Assessment(of: profile, under: rulebook, on: date))
  }
  for edition in [Edition.public, .partners] {
    let shown = profile.edition(edition).profile
    checkScores(of: Assessment(of: shown, under: rulebook, on: profile.asOf))
  }
}

/// Assesses a country and writes every report about it.
package func checkAssessment(
  of profile: Profile, under rulebook: Rulebook, on date: CalendarDate, leastGrade: Grade? = nil,
  lens: Int? = nil
) {
  let assessment = Assessment(
    of: profile, under: rulebook, on: date, leastGrade: leastGrade, lens: lens)
  checkScores(of: assessment)
  let report = GapReport(
    assessment, countryName: profile.country,
    origin: ReportOrigin(engineVersion: "1", rulesDigest: "2", profileDigest: "3"))
  _ = report.json()
  _ = report.markdown()
  _ = report.text(style: TextStyle(isColoured: true))
  _ = QuestionReport(report).text(style: TextStyle(isColoured: true), limit: nil)
  _ = BriefReport(report).markdown()
}

/// Every interval lies within 0 and 100 % and begins before it ends.
package func checkScores(of assessment: Assessment) {
  let groups = assessment.areas + assessment.pillars + [assessment.framework]
  for score in assessment.criteria.map(\.score) + groups.map(\.score) where score.applies != .no {
    expect(
      .zero <= score.low && score.low <= score.high && score.high <= .one,
      "a score lies between \(score.low) and \(score.high)")
  }
  for settled in groups.compactMap(\.settled) {
    expect(.zero <= settled && settled <= .one, "the settled share is \(settled)")
  }
}
