extension BriefReport {
  /// The brief for a terminal: at most 80 cells wide, readable without colour.
  public func text(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    for line in TextLayout.wrapped(title, width: TextLayout.width) {
      layout.line(style.emphasised(line, .heading))
    }
    layout.paragraph(subject)
    for reservation in reservations { layout.paragraph(reservation) }
    layout.line()
    for sentence in answer { layout.paragraph(sentence) }
    writeStandings(&layout)
    writeStrengths(&layout)
    writeNeeds(&layout)
    writeAgenda(&layout)
    writeQuestions(&layout)
    layout.heading("What is not known")
    for sentence in unknowns { layout.paragraph(sentence) }
    layout.heading("How to read the intervals")
    layout.paragraph(Self.reading)
    layout.heading("Sources cited")
    if evidence.isEmpty { layout.paragraph("None.") }
    for evidence in evidence {
      layout.paragraph(evidence.summary + (evidence.url.map { ", \($0)" } ?? ""))
    }
    layout.heading("How this was made")
    for line in method { layout.paragraph(line) }
    return layout.text
  }

  private func writeStandings(_ layout: inout TextLayout) {
    layout.heading("Where the country stands")
    if standings.isEmpty { layout.paragraph("Nothing applies.") }
    for standing in standings {
      let title = TextLayout.fitted((standing.isPillar ? "" : "  ") + standing.title, 45)
      layout.line(
        (standing.isPillar ? layout.style.emphasised(title, .heading) : title)
          + TextLayout.fitted(standing.interval, 17)
          + report.bar(standing.outcome, width: 18, layout))
    }
    layout.line()
    layout.paragraph("Bars: █ shown by evidence, ░ open until known, · shown to be missing.")
  }

  private func writeStrengths(_ layout: inout TextLayout) {
    layout.heading("What is strongest")
    if strengths.isEmpty { layout.paragraph(Self.withoutStrengths) }
    for strength in strengths {
      layout.paragraph("- \(strength.title)")
      for source in strength.sources.lines { layout.paragraph("· \(source)", indent: 4) }
    }
  }

  private func writeNeeds(_ layout: inout TextLayout) {
    layout.heading("Pressing needs (\(needCount))")
    if needs.isEmpty { layout.paragraph(withoutNeeds) }
    for (index, need) in needs.enumerated() {
      layout.line()
      for line in TextLayout.wrapped("\(index + 1). \(need.title)", width: TextLayout.width) {
        layout.line(layout.style.emphasised(line, .heading))
      }
      for (number, reason) in need.why.enumerated() {
        layout.entry(number == 0 ? "Why" : "", "\(reason.question) \(reason.answer)")
        for source in reason.sources.lines { layout.entry("", "· \(source)") }
      }
      if let further = need.furtherReasons { layout.entry("", further) }
      if let consequence = need.consequence { layout.entry("Effect", consequence) }
      layout.entry("Basis", need.basis.joined(separator: "; "))
      layout.entry("Remedy", need.remedy)
    }
    if let furtherNeeds {
      layout.line()
      layout.paragraph(furtherNeeds)
    }
  }

  private func writeAgenda(_ layout: inout TextLayout) {
    layout.heading("What to do first")
    if agenda.isEmpty { layout.paragraph(withoutAgenda) }
    for line in agenda {
      layout.paragraph(line.title)
      for step in line.actions {
        layout.entry("\(step.number).", step.title, indent: 2, column: 5)
        layout.entry("", step.means, indent: 2, column: 5)
        layout.entry("", step.purpose, indent: 2, column: 5)
      }
    }
  }

  private func writeQuestions(_ layout: inout TextLayout) {
    layout.heading("What must be found out")
    if questions.isEmpty { layout.paragraph(Self.withoutQuestions) }
    for (index, inquiry) in questions.enumerated() {
      layout.entry("\(index + 1).", inquiry.question, indent: 0, column: 3)
      layout.entry("", inquiry.source, indent: 0, column: 3)
    }
  }
}
