extension RuleTest {
  /// Checks the examples of a rulebook's test files against the rulebook.
  ///
  /// All problems are reported; an example with an error is left out.
  public static func compile(
    _ declarations: [TestsDeclaration], rulebook: Rulebook,
    reporting diagnostics: inout [Diagnostic]
  ) -> [RuleTest] {
    declarations.flatMap { file -> [RuleTest] in
      guard let area = rulebook.area(named: file.area.value) else {
        diagnostics.append(
          unknown("area", file.area, among: rulebook.areas.map(\.id)))
        return []
      }
      _ = Profile.statements(
        file.base, on: file.asOf.value, rulebook: rulebook, reporting: &diagnostics)
      return file.cases.compactMap {
        compile($0, of: file, area: area, rulebook: rulebook, reporting: &diagnostics)
      }
    }
  }

  private static func compile(
    _ test: TestsDeclaration.Case, of file: TestsDeclaration, area: Int, rulebook: Rulebook,
    reporting diagnostics: inout [Diagnostic]
  ) -> RuleTest? {
    let date = test.asOf?.value ?? file.asOf.value
    let replaced = Set(test.with.map(\.fact.value))
    // The problems of the base are the file's: they have been reported once.
    var reported: [Diagnostic] = []
    let base = Profile.statements(
      file.base.filter { !replaced.contains($0.fact.value) }, on: date, rulebook: rulebook,
      reporting: &reported)
    let with = Profile.statements(
      test.with, on: date, rulebook: rulebook, reporting: &diagnostics)
    let expectations = test.expect.map {
      expectation($0, rulebook: rulebook, reporting: &diagnostics)
    }
    let readable = expectations.compactMap(\.self)
    guard let base, let with, readable.count == expectations.count else { return nil }
    return RuleTest(
      name: test.name.value, area: area, date: date, statements: base + with,
      expectations: readable, location: test.name.location)
  }

  private static func expectation(
    _ written: TestsDeclaration.Expectation, rulebook: Rulebook,
    reporting diagnostics: inout [Diagnostic]
  ) -> Expectation? {
    let id = written.id.value
    let subject: Expectation.Subject
    if let number = rulebook.criterion(named: id) {
      subject = .criterion(number)
    } else if let number = rulebook.area(named: id) {
      subject = .area(number)
    } else if let number = rulebook.pillar(named: id) {
      subject = .pillar(number)
    } else if rulebook.framework.id == id {
      subject = .framework
    } else {
      diagnostics.append(
        unknown(
          "criterion, area or pillar", written.id,
          among: rulebook.criteria.map(\.id) + rulebook.areas.map(\.id)
            + rulebook.pillars.map(\.id)))
      return nil
    }
    guard
      let outcome = outcome(
        written.outcome, subject: subject, rulebook: rulebook, reporting: &diagnostics)
    else { return nil }
    return Expectation(
      subject: subject, outcome: outcome, words: written.outcome.value, id: id,
      location: written.id.location)
  }

  private static func outcome(
    _ written: Located<String>, subject: Expectation.Subject, rulebook: Rulebook,
    reporting diagnostics: inout [Diagnostic]
  ) -> Expectation.Outcome? {
    let text = written.value
    if text == "not applicable" { return .notApplicable }
    if case .criterion = subject {
      switch text {
      case "met": return .met
      case "not met": return .notMet
      case "unknown": return .unknown
      default: break
      }
      if let percent = text.after("partly met, ").flatMap({ WrittenPercent($0) }) {
        return .partlyMet(percent)
      }
      if let id = text.after("blocked by ") {
        guard let blocker = rulebook.criterion(named: id) else {
          diagnostics.append(
            unknown(
              "criterion", Located(id, at: written.location), among: rulebook.criteria.map(\.id)))
          return nil
        }
        return .blocked(by: blocker)
      }
      diagnostics.append(
        .error(
          .unreadableOutcome, "`\(text.excerpt)` is no outcome of a criterion",
          at: written.location,
          help: "write `met`, `partly met, 50%`, `not met`, `blocked by …`, `unknown` or "
            + "`not applicable`"))
      return nil
    }
    if let percent = WrittenPercent(text) { return .score(percent) }
    if let ends = text.split(at: " to "), let low = WrittenPercent(ends.0),
      let high = WrittenPercent(ends.1)
    {
      return .interval(low, high)
    }
    diagnostics.append(
      .error(
        .unreadableOutcome, "`\(text.excerpt)` is no score", at: written.location,
        help: "write `50%`, `0% to 50%` or `not applicable`"))
    return nil
  }

  private static func unknown(
    _ what: String, _ id: Located<String>, among known: some Sequence<String>
  ) -> Diagnostic {
    .error(
      .unknownName, "there is no \(what) `\(id.value.excerpt)`", at: id.location,
      help: Spelling.nearest(to: id.value, among: known).map { "write `\($0)`" })
  }
}
