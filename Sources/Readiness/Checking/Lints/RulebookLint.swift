/// A property that a good rulebook has beyond being valid; what lacks it is warned about.
protocol RulebookLint {
  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic])
}

extension Rulebook {
  /// Warns of what is valid but surely not meant, or what a reader would stumble over.
  public func lint(reporting diagnostics: inout [Diagnostic]) {
    let lints: [any RulebookLint] = [
      FactsAreRead(), CriteriaCarryWeight(), NoCriterionDominates(), StagesAreReachable(),
      CapsLowerScores(), ConditionsCanGoBothWays(), ConditionsDiffer(), GapsHaveActions(),
      BasisIsAssessed(),
    ]
    for lint in lints { lint.check(self, reporting: &diagnostics) }
  }
}
