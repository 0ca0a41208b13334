import Readiness
import Testing

/// One country after another, against assessments of each by itself.
struct SerialAssessmentTests {
  @Test func `One country after another is assessed as each is by itself`() throws {
    for number in 0..<(CaseCount.cases / 5) {
      let generated = GeneratedCase.generated(
        seed: CaseCount.seed &+ 2, number: number, withLens: number % 4 == 0)
      let (rulebook, profile) = try generated.compiled().get()
      let lens = generated.lens.flatMap { lens in rulebook.sources.firstIndex { $0.id == lens } }
      var series = SerialAssessment(
        under: rulebook, leastGrade: generated.leastGrade, lens: lens)
      // Each day twice and in between others, so that nothing of the country before may stay.
      for date in [generated.date, profile.asOf, .earliest, generated.date, .latest, profile.asOf] {
        let single = Assessment(
          of: profile, under: rulebook, on: date, leastGrade: generated.leastGrade, lens: lens)
        series.assess(profile, on: date)
        try #require(series.framework == single.framework, "case \(number)\n\(generated)")
        try #require(series.areas == single.areas, "case \(number)\n\(generated)")
        for criterion in rulebook.criteria.indices {
          try #require(series.isCounted(criterion) == single.criteria[criterion].isCounted)
          try #require(
            series.verdict(on: criterion) == single.criteria[criterion].verdict.withoutBlockers,
            "case \(number)\n\(generated)")
        }
      }
    }
  }
}

extension Verdict {
  fileprivate var withoutBlockers: Verdict {
    if case .notMet = self { .notMet(blockedBy: []) } else { self }
  }
}
