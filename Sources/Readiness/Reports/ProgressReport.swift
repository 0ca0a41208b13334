/// What changed in a country between two dates, share by share.
public struct ProgressReport: Sendable {
  let progress: Progress
  let countryName: String

  public init(_ progress: Progress, countryName: String) {
    self.progress = progress
    self.countryName = countryName
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
  }

  private func outcome(_ id: String, _ assessment: Assessment) -> String {
    guard let number = assessment.rulebook.criterion(named: id) else { return "not asked" }
    let outcome = assessment.criteria[number]
    return outcome.verdict.text(of: outcome.score, under: assessment.rulebook)
  }

  private func criteria(_ step: Progress.Step) -> [String] {
    step.changedCriteria.map { "\($0): \(outcome($0, step.before)) → \(outcome($0, step.after))" }
  }

  /// Each changed fact with what is now known and the statements behind it.
  private func facts(_ step: Progress.Step) -> [String] {
    step.changedFacts.map { number in
      let fact = step.after.rulebook.facts[number]
      let resolved = step.after.facts[number]
      let sources = resolved.statements.compactMap { index -> String? in
        let statement = step.after.profile.statements[index]
        return statement.evidence.map { step.after.profile.evidence[$0].id }
          .map { $0 + (statement.at.map { ", \($0)" } ?? "") }
      }
      return "\(fact.id): \(fact.text(of: step.before.facts[number].values)) → "
        + fact.text(of: resolved.values) + (resolved.reason.map { " (\($0))" } ?? "")
        + (sources.isEmpty ? "" : "; \(sources.joined(separator: "; "))")
    }
  }

  public func text(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    layout.paragraph(
      "Progress of \(countryName) (\(progress.last.profile.country)), rulebook "
        + "\(progress.last.rulebook.framework.id) \(progress.last.rulebook.edition)")
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
    for step in progress.steps where !criteria(step).isEmpty || !facts(step).isEmpty {
      layout.heading(title(step.cause))
      layout.paragraph(explanation(step.cause))
      for fact in facts(step) { layout.paragraph("- \(fact)", indent: 2) }
      if !criteria(step).isEmpty { layout.paragraph("Criteria:") }
      for criterion in criteria(step) { layout.paragraph("- \(criterion)", indent: 2) }
    }
    return layout.text
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
    for step in progress.steps where !criteria(step).isEmpty || !facts(step).isEmpty {
      text += "\n## \(title(step.cause))\n\n\(explanation(step.cause))\n\n"
      for fact in facts(step) { text += "- \(MarkdownText.escaped(fact))\n" }
      if !criteria(step).isEmpty { text += (facts(step).isEmpty ? "" : "\n") + "Criteria:\n\n" }
      for criterion in criteria(step) { text += "- \(MarkdownText.escaped(criterion))\n" }
    }
    return text
  }

  public func json() -> String {
    func bounds(_ assessment: Assessment) -> JSONValue {
      let score = assessment.framework.score
      return .object([
        ("asOf", .string(assessment.date.description)),
        ("edition", .string(assessment.rulebook.edition)),
        ("low", score.applies == .no ? .null : .string(score.low.decimals)),
        ("high", score.applies == .no ? .null : .string(score.high.decimals)),
      ])
    }
    return JSONValue.object([
      ("kind", .string("progress")), ("format", .int(1)),
      ("country", .string(progress.last.profile.country)), ("name", .string(countryName)),
      ("from", bounds(progress.first)), ("to", bounds(progress.last)),
      (
        "steps",
        .array(
          progress.steps.map { step in
            .object([
              ("cause", .string(title(step.cause))),
              ("lowPoints", .string(points(step.change.low))),
              ("highPoints", .string(points(step.change.high))),
              ("facts", .array(facts(step).map(JSONValue.string))),
              (
                "criteria",
                .array(
                  step.changedCriteria.map { id in
                    .object([
                      ("id", .string(id)), ("before", .string(outcome(id, step.before))),
                      ("after", .string(outcome(id, step.after))),
                    ])
                  })
              ),
            ])
          })
      ),
    ]).text
  }
}
