/// Every cap lies below 100 %.
struct CapsLowerScores: RulebookLint {
  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]) {
    for case let cap? in (rulebook.areas + rulebook.pillars).map(\.cap) where cap.ceiling == .one {
      diagnostics.append(
        .warning(
          .capWithoutEffect, "a cap at 100% never lowers a score", at: cap.location,
          help: "lower it, or leave the cap out"))
    }
  }
}
