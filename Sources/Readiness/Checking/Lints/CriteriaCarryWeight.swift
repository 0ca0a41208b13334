/// Every criterion has a share in the framework's score that can be seen.
struct CriteriaCarryWeight: RulebookLint {
  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]) {
    // A ten-thousandth of a percent: no report shows less.
    let least = Share(trillionths: 1_000_000)
    for (number, criterion) in rulebook.criteria.enumerated()
    where rulebook.effectiveShare(of: number) < least {
      diagnostics.append(
        .warning(
          .weightlessCriterion, "`\(criterion.id)` has no share in the score that could be seen",
          at: criterion.location, help: "give it, its area or its pillar more weight"))
    }
  }
}

/// No single criterion carries more than a tenth of the framework's score.
struct NoCriterionDominates: RulebookLint {
  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]) {
    let most = Share(trillionths: 100_000_000_000)
    for (number, criterion) in rulebook.criteria.enumerated() {
      let share = rulebook.effectiveShare(of: number)
      guard share > most else { continue }
      diagnostics.append(
        .warning(
          .dominantCriterion,
          "`\(criterion.id)` alone carries \(ScoreText.nearest(share)) of the framework's score",
          at: criterion.location, help: "spread the weight: 10% is the most for one criterion"))
    }
  }
}
