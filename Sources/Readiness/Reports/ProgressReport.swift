/// What changed in a country between two dates, share by share, each with what is behind it.
public struct ProgressReport: Sendable {
  let progress: Progress
  let countryName: String
  /// How the two assessments were made.
  let origins: (first: ReportOrigin, last: ReportOrigin)

  public init(
    _ progress: Progress, countryName: String, first: ReportOrigin, last: ReportOrigin
  ) {
    self.progress = progress
    self.countryName = countryName
    origins = (first, last)
  }

  /// A fact behind a share: what is known of it before and after, and the statements that say so.
  private struct FactChange {
    let id: String
    let before: String
    let after: String
    let reason: String?
    /// The statements that count after the step, and those that counted before it alone.
    let statements: [StatementText]
    let former: [StatementText]
  }

  private struct StatementText: Hashable {
    let words: String
    let citation: String

    var text: String { "“\(words)”: \(citation)" }
  }

  private struct CriterionChange {
    let id: String
    let title: String
    let before: String
    let after: String
    /// The facts and the required criteria that make it come out otherwise.
    let facts: [String]
    let criteria: [String]
  }

  private func title(_ cause: Progress.Cause) -> String {
    switch cause {
    case .rules: "Other rules"
    case .staleness: "Evidence grown old"
    case .evidence: "New evidence"
    case .reform: "Reform"
    }
  }

  private func explanation(_ cause: Progress.Cause) -> String {
    switch cause {
    case .rules: "What the other edition of the rulebook changes by itself."
    case .staleness: "Statements that can no longer be relied on, and what must be recent."
    case .evidence: "Observations and statements without a date of their own: what became known."
    case .reform: "States with a beginning or an end: what became so."
    }
  }

  /// A change in points of percent, exact: `+3.25`, `-0.5`, `0`.
  private func points(_ trillionths: Int64) -> String {
    (trillionths > 0 ? "+" : "") + DecimalDigits.text(of: Int128(trillionths), places: 10)
  }

  private func rounded(_ trillionths: Int64) -> String {
    // To hundredths of a point; the JSON has every digit.
    let unit: Int64 = 100_000_000
    let magnitude = Int64(trillionths.magnitude)
    let hundredths = (2 * magnitude + unit) / (2 * unit)
    let text = DecimalDigits.text(of: Int128(hundredths), places: 2)
    let isExact = hundredths * unit == magnitude
    return (isExact ? "" : "≈") + (trillionths > 0 ? "+" : trillionths < 0 ? "-" : "") + text
  }

  /// The sum of all shares.
  private var total: (low: Int64, high: Int64) {
    progress.steps.reduce(into: (low: 0, high: 0)) {
      $0.low += $1.change.low
      $0.high += $1.change.high
    }
  }

  private func line(_ assessment: Assessment) -> String {
    "\(assessment.date): \(ScoreText.interval(assessment.framework.score, places: 2)), settled "
      + (assessment.framework.settled.map { ScoreText.down($0, places: 2) } ?? "nothing")
      + ", rulebook \(assessment.rulebook.framework.id) \(assessment.rulebook.edition)"
  }

  private func outcome(_ id: String, _ assessment: Assessment) -> String {
    guard let number = assessment.rulebook.criterion(named: id) else { return "not asked" }
    let outcome = assessment.criteria[number]
    return outcome.verdict.text(of: outcome.score, under: assessment.rulebook)
  }

  /// The criteria that a step changes, each with what makes it come out otherwise.
  private func criteria(_ step: Progress.Step) -> [CriterionChange] {
    let changedCriteria = Set(step.changedCriteria)
    let changedFacts = Set(step.changedFacts)
    return step.changedCriteria.map { id in
      // A criterion that only the earlier rules ask is explained by what they read.
      let rulebook =
        step.after.rulebook.criterion(named: id) == nil
        ? step.before.rulebook : step.after.rulebook
      let criterion = rulebook.criterion(named: id).map { rulebook.criteria[$0] }
      let changed = criterion?.facts.filter(changedFacts.contains) ?? []
      let required =
        criterion?.requires.map { rulebook.criteria[$0].id }.filter(changedCriteria.contains) ?? []
      // By other rules, or by age alone: the facts are the same, and what is known of them decides.
      let reads = changed.isEmpty && required.isEmpty ? criterion?.facts ?? [] : changed
      return CriterionChange(
        id: id, title: criterion?.title ?? "", before: outcome(id, step.before),
        after: outcome(id, step.after), facts: reads.map { rulebook.facts[$0].id }.sorted(),
        criteria: required)
    }
  }

  /// The facts behind a step: those that it changes, and those by which its criteria come out
  /// otherwise though they are the same.
  private func facts(_ step: Progress.Step) -> [FactChange] {
    let changed = step.changedFacts.map { step.after.rulebook.facts[$0].id }
    let all = Set(changed).union(criteria(step).flatMap(\.facts))
    return all.sorted().compactMap { id in
      let (before, after) = (known(id, step.before), known(id, step.after))
      guard changed.contains(id) || !before.statements.isEmpty || !after.statements.isEmpty else {
        return nil
      }
      return FactChange(
        id: id, before: before.value, after: after.value, reason: after.reason,
        statements: after.statements,
        former: before.statements.filter { !after.statements.contains($0) })
    }
  }

  private func known(
    _ id: String, _ assessment: Assessment
  ) -> (value: String, reason: String?, statements: [StatementText]) {
    guard let number = assessment.rulebook.fact(named: id) else { return ("not asked", nil, []) }
    let resolved = assessment.facts[number]
    return (
      assessment.rulebook.facts[number].text(of: resolved.values),
      resolved.reason.map { "\($0)" },
      resolved.statements.map { index in
        StatementText(
          words: assessment.profile.statements[index].words,
          citation: assessment.citation(ofStatement: index).text)
      }
    )
  }

  private func line(_ fact: FactChange) -> String {
    let reason = fact.reason.map { " (\($0))" } ?? ""
    return fact.before == fact.after
      ? "\(fact.id): still \(fact.after)\(reason)"
      : "\(fact.id): \(fact.before) → \(fact.after)\(reason)"
  }

  private func line(_ criterion: CriterionChange) -> String {
    "\(criterion.id): \(criterion.before) → \(criterion.after)"
  }

  /// `by law.act; requires unit`.
  private func cause(_ criterion: CriterionChange) -> String? {
    let parts = [
      criterion.facts.isEmpty ? nil : "by \(criterion.facts.joined(separator: ", "))",
      criterion.criteria.isEmpty ? nil : "requires \(criterion.criteria.joined(separator: ", "))",
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// How the two assessments were made, a sentence each.
  private var method: [String] {
    let (first, last) = origins
    let isSame =
      first.rulesDigest == last.rulesDigest && first.profileDigest == last.profileDigest
    func sentence(_ when: String, _ origin: ReportOrigin) -> String {
      "\(when): rules SHA-256 \(origin.rulesDigest), profile SHA-256 \(origin.profileDigest)."
    }
    return
      (isSame ? [sentence("Both", last)] : [sentence("First", first), sentence("Second", last)])
      + [
        "Evidence \(progress.last.leastGrade.name) or better, readiness \(last.engineVersion)."
      ]
  }

  private func hasContents(_ step: Progress.Step) -> Bool {
    !step.changedCriteria.isEmpty || !step.changedFacts.isEmpty
  }

  public func text(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    layout.paragraph("Progress of \(countryName) (\(progress.last.profile.country))")
    layout.line()
    layout.entry("from", line(progress.first), indent: 0, column: 6)
    layout.entry("to", line(progress.last), indent: 0, column: 6)
    layout.heading("Shares of the change, in points of percent")
    layout.line(
      TextLayout.fitted("", 28) + TextLayout.fitted("low", 14) + "high")
    for step in progress.steps {
      layout.line(
        TextLayout.fitted(title(step.cause), 28)
          + TextLayout.fitted(rounded(step.change.low), 14) + rounded(step.change.high))
    }
    layout.line(
      TextLayout.fitted("together", 28) + TextLayout.fitted(rounded(total.low), 14)
        + rounded(total.high))
    for step in progress.steps where hasContents(step) { write(step, &layout) }
    layout.heading("How this was made")
    for sentence in method { layout.paragraph(sentence) }
    return layout.text
  }

  private func write(_ step: Progress.Step, _ layout: inout TextLayout) {
    layout.heading(title(step.cause))
    layout.paragraph(explanation(step.cause))
    let (facts, criteria) = (facts(step), criteria(step))
    if !facts.isEmpty { layout.paragraph("Facts:") }
    for fact in facts {
      layout.entry("-", line(fact), indent: 2, column: 4)
      for statement in fact.statements {
        layout.entry("·", statement.text, indent: 4, column: 6)
      }
      for statement in fact.former {
        layout.entry("·", "no longer \(statement.text)", indent: 4, column: 6)
      }
    }
    if !criteria.isEmpty { layout.paragraph("Criteria:") }
    for criterion in criteria {
      layout.entry("-", line(criterion), indent: 2, column: 4)
      if let cause = cause(criterion) { layout.paragraph(cause, indent: 4) }
    }
  }

  public func markdown() -> String {
    var text =
      "# Progress of \(MarkdownText.escaped(countryName))\n\n"
      + "- from \(MarkdownText.escaped(line(progress.first)))\n"
      + "- to \(MarkdownText.escaped(line(progress.last)))\n\n"
    text += TableReport(
      columns: ["Cause", "Low", "High"],
      rows: progress.steps.map {
        [title($0.cause), rounded($0.change.low), rounded($0.change.high)]
      } + [["together", rounded(total.low), rounded(total.high)]]
    ).written(as: .markdown, style: TextStyle(isColoured: false))
    for step in progress.steps where hasContents(step) { text += markdown(step) }
    text += "\n## How this was made\n\n"
    for sentence in method { text += "- \(MarkdownText.escaped(sentence))\n" }
    return text
  }

  private func markdown(_ step: Progress.Step) -> String {
    var text = "\n## \(title(step.cause))\n\n\(explanation(step.cause))\n\n"
    let (facts, criteria) = (facts(step), criteria(step))
    if !facts.isEmpty { text += "Facts:\n\n" }
    for fact in facts {
      text += "- \(MarkdownText.escaped(line(fact)))\n"
      for statement in fact.statements { text += "  - \(MarkdownText.escaped(statement.text))\n" }
      for statement in fact.former {
        text += "  - no longer \(MarkdownText.escaped(statement.text))\n"
      }
    }
    if !criteria.isEmpty { text += (facts.isEmpty ? "" : "\n") + "Criteria:\n\n" }
    for criterion in criteria {
      text += "- \(MarkdownText.escaped(line(criterion)))\n"
      if let cause = cause(criterion) { text += "  - \(MarkdownText.escaped(cause))\n" }
    }
    return text
  }

  public func json() -> String {
    JSONValue.object([
      ("kind", "progress"), ("format", .int(1)),
      ("country", .string(progress.last.profile.country)), ("name", .string(countryName)),
      ("leastGrade", .string(progress.last.leastGrade.name)),
      ("engineVersion", .string(origins.last.engineVersion)),
      ("from", value(of: progress.first, origins.first)),
      ("to", value(of: progress.last, origins.last)),
      ("steps", .array(progress.steps.map(value))),
    ]).text
  }

  private func value(of assessment: Assessment, _ origin: ReportOrigin) -> JSONValue {
    let score = assessment.framework.score
    return [
      "asOf": .string(assessment.date.description),
      "edition": .string(assessment.rulebook.edition),
      "rulesDigest": .string(origin.rulesDigest),
      "profileDigest": .string(origin.profileDigest),
      "low": score.applies == .no ? .null : .string(score.low.decimals),
      "high": score.applies == .no ? .null : .string(score.high.decimals),
    ]
  }

  private func value(of step: Progress.Step) -> JSONValue {
    [
      "cause": .string(title(step.cause)),
      "lowPoints": .string(points(step.change.low)),
      "highPoints": .string(points(step.change.high)),
      "facts": .array(facts(step).map(value)),
      "criteria": .array(
        criteria(step).map { criterion in
          [
            "id": .string(criterion.id), "title": .string(criterion.title),
            "before": .string(criterion.before), "after": .string(criterion.after),
            "facts": .array(criterion.facts.map(JSONValue.string)),
            "requires": .array(criterion.criteria.map(JSONValue.string)),
          ]
        }),
    ]
  }

  private func value(of fact: FactChange) -> JSONValue {
    func statements(_ statements: [StatementText]) -> JSONValue {
      .array(
        statements.map { ["words": .string($0.words), "source": .string($0.citation)] })
    }
    return [
      "id": .string(fact.id), "before": .string(fact.before), "after": .string(fact.after),
      "reason": fact.reason.map(JSONValue.string) ?? .null,
      "statements": statements(fact.statements), "noLonger": statements(fact.former),
    ]
  }
}
