/// Every fact of the vocabulary is read by a criterion: nobody is asked what nobody uses.
struct FactsAreRead: RulebookLint {
  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]) {
    for (fact, readers) in zip(rulebook.facts, rulebook.readers)
    where readers.isEmpty && fact.kind != .text {
      diagnostics.append(
        .warning(
          .unreadFact, "no criterion reads `\(fact.id)`", at: fact.location,
          help: "use it in a condition, or take it out of the vocabulary"))
    }
  }
}
