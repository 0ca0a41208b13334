extension BriefReport {
  /// The brief as CommonMark with pipe tables.
  public func markdown() -> String {
    var page = MarkdownPage()
    page.heading(1, title)
    page.paragraph(MarkdownText.escaped(subject))
    for reservation in reservations { page.paragraph(MarkdownText.escaped(reservation)) }
    page.paragraph(answer.map(MarkdownText.escaped).joined(separator: " "))
    writeStandings(&page)
    writeStrengths(&page)
    writeNeeds(&page)
    writeAgenda(&page)
    writeQuestions(&page)
    page.heading(2, "What is not known")
    page.paragraph(unknowns.map(MarkdownText.escaped).joined(separator: " "))
    page.heading(2, "How to read the intervals")
    page.paragraph(Self.reading)
    page.heading(2, "Sources cited")
    if evidence.isEmpty { page.paragraph("None.") }
    for evidence in evidence {
      page.item(
        MarkdownText.escaped(evidence.summary)
          + (evidence.url.map { ", " + MarkdownText.link($0) } ?? ""))
    }
    page.heading(2, "How this was made")
    for line in method { page.item(MarkdownText.escaped(line)) }
    return page.text
  }

  private func writeStandings(_ page: inout MarkdownPage) {
    page.heading(2, "Where the country stands")
    guard !standings.isEmpty else { return page.paragraph("Nothing applies.") }
    page.table(
      ["Area", "Score", "Bar", "Stage"],
      standings.map { standing in
        [
          standing.isPillar
            ? MarkdownText.strong(standing.title) : MarkdownText.escaped(standing.title),
          standing.interval, report.bar(standing.outcome, width: 15),
          MarkdownText.escaped(standing.stages),
        ]
      })
    page.paragraph("Bars: █ shown by evidence, ░ open until known, · shown to be missing.")
  }

  private func writeStrengths(_ page: inout MarkdownPage) {
    page.heading(2, "What is strongest")
    if strengths.isEmpty { page.paragraph(Self.withoutStrengths) }
    for strength in strengths {
      page.item(MarkdownText.escaped(strength.title))
      for source in strength.sources.lines { page.item(MarkdownText.escaped(source), depth: 1) }
    }
  }

  private func writeNeeds(_ page: inout MarkdownPage) {
    page.heading(2, "Pressing needs (\(needCount))")
    if needs.isEmpty { page.paragraph(MarkdownText.escaped(withoutNeeds)) }
    for (index, need) in needs.enumerated() {
      page.heading(3, lead: "\(index + 1). ", need.title)
      for reason in need.why {
        page.entry("Why", "\(reason.question) \(reason.answer)")
        for source in reason.sources.lines { page.item(MarkdownText.escaped(source), depth: 1) }
      }
      if let further = need.furtherReasons { page.item(MarkdownText.escaped(further)) }
      if let consequence = need.consequence { page.entry("Effect", consequence) }
      page.entry("Basis", need.basis.joined(separator: "; "))
      page.entry("Remedy", need.remedy)
    }
    if let furtherNeeds { page.paragraph(MarkdownText.escaped(furtherNeeds)) }
  }

  private func writeAgenda(_ page: inout MarkdownPage) {
    page.heading(2, "What to do first")
    if agenda.isEmpty { page.paragraph(withoutAgenda) }
    for line in agenda {
      page.heading(3, line.title)
      for step in line.actions {
        page.item(
          "**\(step.number)**: "
            + MarkdownText.escaped("\(step.title) (\(step.means)). \(step.purpose)"))
      }
    }
  }

  private func writeQuestions(_ page: inout MarkdownPage) {
    page.heading(2, "What must be found out")
    if questions.isEmpty { page.paragraph(Self.withoutQuestions) }
    for (index, inquiry) in questions.enumerated() {
      page.item(
        "**\(index + 1)**: " + MarkdownText.escaped("\(inquiry.question) \(inquiry.source)"))
    }
  }
}
