extension GapReport {
  /// The report as CommonMark with pipe tables, for any viewer that renders them.
  public func markdown() -> String {
    var page = MarkdownPage()
    page.heading(1, title)
    writeHead(&page)
    writeOverlay(&page)
    writeDistance(&page)
    writeAreas(&page)
    for list in gapLists { writeGaps(list.title, list.gaps, empty: list.empty, &page) }
    writeEvidence(&page)
    writeSources(&page)
    page.heading(2, "How this was made")
    for line in method { page.item(MarkdownText.escaped(line)) }
    return page.text
  }

  private func writeHead(_ page: inout MarkdownPage) {
    let framework = assessment.framework
    var rows = [
      ("As of", assessment.date.description),
      ("Rulebook", "\(rulebook.framework.id) \(rulebook.edition)"),
      ("Evidence", "\(assessment.leastGrade.name) or better"),
    ]
    if let lens = assessment.lens {
      rows.append(("Lens", "criteria of \(rulebook.sources[lens].id) alone"))
    }
    rows.append(("Score", ScoreText.interval(framework.score)))
    let summary = [
      ("Settled", settledSentence),
      ("Gaps", summaryOfGaps),
    ]
    page.table(
      ["Item", "Finding"],
      rows.map { [$0, MarkdownText.escaped($1)] }
        + [["Bar", bar(framework, width: 30)]]
        + summary.map { [$0, MarkdownText.escaped($1)] })
    if let edition = editionSentence { page.paragraph(MarkdownText.escaped(edition)) }
    page.paragraph("Bars: █ shown by evidence, ░ open until known, · shown to be missing.")
  }

  private func writeOverlay(_ page: inout MarkdownPage) {
    guard let overlay = origin.overlay else { return }
    page.heading(2, "What if")
    page.paragraph(
      MarkdownText.escaped(
        "This is no finding: facts of \(overlay.path) were laid over the profile."))
    for change in overlayChanges { page.item(MarkdownText.escaped(change)) }
  }

  private func writeDistance(_ page: inout MarkdownPage) {
    guard let distance = distanceLines else { return }
    page.heading(2, distance.title)
    for line in distance.counts { page.item(MarkdownText.escaped(line)) }
    if !distance.notMet.isEmpty { page.paragraph("Not met:") }
    for line in distance.notMet { page.item(MarkdownText.escaped(line)) }
  }

  private func writeAreas(_ page: inout MarkdownPage) {
    page.heading(2, "Areas")
    var rows: [[String]] = []
    var remarks: [String] = []
    for (number, pillar) in rulebook.pillars.enumerated()
    where assessment.pillars[number].score.applies != .no {
      let outcome = assessment.pillars[number]
      rows.append([
        MarkdownText.strong(pillar.title), ScoreText.interval(outcome.score),
        bar(outcome, width: 15), "", "",
      ])
      remarks.append(contentsOf: cap(on: pillar, outcome))
      for area in pillar.children where assessment.areas[area].score.applies != .no {
        rows.append(row(ofArea: area))
        if let parted = partedLine(ofArea: area) {
          remarks.append("\(rulebook.areas[area].title): \(parted)")
        }
        remarks.append(contentsOf: cap(on: rulebook.areas[area], assessment.areas[area]))
      }
    }
    if rows.isEmpty { page.paragraph("None applies.") }
    if !rows.isEmpty { page.table(["Area", "Score", "Bar", "Stage", "Gaps (pressing)"], rows) }
    for remark in remarks { page.item(MarkdownText.escaped(remark)) }
  }

  private func row(ofArea number: Int) -> [String] {
    let outcome = assessment.areas[number]
    return [
      MarkdownText.escaped(rulebook.areas[number].title), ScoreText.interval(outcome.score),
      bar(outcome, width: 15), MarkdownText.escaped(stages(outcome.stages)),
      gapCount(of: number),
    ]
  }

  private func cap(on group: Group, _ outcome: Assessment.GroupOutcome) -> [String] {
    capLine(on: group, outcome).map { ["\(group.title): \($0)"] } ?? []
  }

  /// The bar as code, so that its cells are of one width.
  func bar(_ outcome: Assessment.GroupOutcome, width: Int) -> String {
    guard outcome.score.applies != .no else { return "" }
    let plain = TextLayout(style: TextStyle(isColoured: false))
    return "`\(bar(outcome, width: width, plain))`"
  }

  private func writeGaps(
    _ heading: String, _ gaps: [Gap], empty: String, _ page: inout MarkdownPage
  ) {
    page.heading(2, "\(heading) (\(gaps.count))")
    if gaps.isEmpty { page.paragraph(empty) }
    for (number, gap) in gaps.enumerated() {
      write(entry(for: gap), number: number + 1, &page)
    }
  }

  private func write(_ entry: Entry, number: Int, _ page: inout MarkdownPage) {
    page.heading(3, lead: "\(number). ", entry.criterion.title)
    page.entry("Criterion", "\(entry.criterion.id), \(entry.area)")
    for (label, part) in parts(of: entry) {
      switch part {
      case .state(let severity, let state): page.entry(label, "\(severity.rawValue); \(state)")
      case .text(let text): page.entry(label, text)
      case .criteria(let criteria): page.entry(label, ids(of: criteria))
      case .action(let action):
        page.entry(label, text(of: action))
        page.entry("Line", line(of: action))
      case .findings(let findings):
        page.item("**\(label)**:")
        for finding in findings {
          page.item(MarkdownText.escaped(finding.sentence), depth: 1)
          for source in finding.sources.map(\.text) + finding.notes {
            page.item(MarkdownText.escaped(source), depth: 2)
          }
        }
      }
    }
  }

  private func writeEvidence(_ page: inout MarkdownPage) {
    page.heading(2, "Conflicts, stale and weak evidence")
    let problems = evidenceProblems
    if problems.isEmpty { page.paragraph("None.") }
    for (sentence, statements) in problems {
      page.item(MarkdownText.escaped(sentence))
      for statement in statements { page.item(MarkdownText.escaped(statement), depth: 1) }
    }
  }

  private func writeSources(_ page: inout MarkdownPage) {
    page.heading(2, "Sources cited")
    if citedEvidence.isEmpty { page.paragraph("None: nothing that rules read is known.") }
    for (evidence, facts) in citedEvidence {
      page.item(
        MarkdownText.escaped(
          "\(evidence.summary), " + (facts == 1 ? "1 fact" : "\(facts) facts"))
          + (evidence.url.map { ", " + MarkdownText.link($0) } ?? ""))
    }
  }
}
