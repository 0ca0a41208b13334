/// Every stage of every area has a criterion, so that it can be the answer.
struct StagesAreReachable: RulebookLint {
  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]) {
    for area in rulebook.areas {
      for (stage, name) in rulebook.stages.enumerated().dropFirst()
      where !area.children.contains(where: { rulebook.criteria[$0].stage == stage }) {
        diagnostics.append(
          .warning(
            .unreachableStage, "`\(area.id)` can never stand at `\(name)`", at: area.location,
            help: "give the stage a criterion: a stage without one is never the answer"))
      }
    }
  }
}
