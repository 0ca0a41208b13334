/// Every criterion can be worked towards: some action achieves it, if the rulebook has actions.
struct GapsHaveActions: RulebookLint {
  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]) {
    guard !rulebook.actions.isEmpty else { return }
    let achieved = Set(rulebook.actions.flatMap(\.achieves))
    for (number, criterion) in rulebook.criteria.enumerated() where !achieved.contains(number) {
      diagnostics.append(
        .warning(
          .gapWithoutAction, "no action achieves `\(criterion.id)`", at: criterion.location,
          help: "name it under `achieves` of an action"))
    }
  }
}

/// What a criterion cites is neither left without a rule on purpose nor asked of others.
struct BasisIsAssessed: RulebookLint {
  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]) {
    for criterion in rulebook.criteria {
      for reference in criterion.basis {
        let cited = rulebook.sourceCriterion(reference)
        guard cited.isInternational || cited.notAssessed != nil else { continue }
        diagnostics.append(
          .warning(
            .basisNotAssessed,
            cited.isInternational
              ? "`\(cited.id)`, which `\(criterion.id)` cites, is addressed to international bodies"
              : "`\(cited.id)`, which `\(criterion.id)` cites, is marked as not assessed",
            at: criterion.location, help: "cite another place, or mend the source's entry",
            notes: [.init("the entry", at: cited.location)]))
      }
    }
  }
}
