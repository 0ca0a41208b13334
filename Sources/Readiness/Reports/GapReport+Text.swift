extension GapReport {
  /// The report for a terminal: at most 80 cells wide, readable without colour.
  public func text(style: TextStyle) -> String {
    text(style: style) { pieces in pieces.map { $0() } }
  }

  /// The same, made of pieces of which none needs another, so that several threads can make them.
  package func text(
    style: TextStyle, making: ([@Sendable () -> String]) -> [String]
  ) -> String {
    func piece(
      _ write: @escaping @Sendable (inout TextLayout) -> Void
    ) -> @Sendable () -> String {
      {
        var layout = TextLayout(style: style)
        write(&layout)
        return layout.text
      }
    }
    var pieces = [
      piece { layout in
        writeHead(&layout)
        writeOverlay(&layout)
        writeDistance(&layout)
        writeAreas(&layout)
      }
    ]
    for list in gapLists {
      pieces.append(
        piece { layout in
          layout.heading("\(list.title) (\(list.gaps.count))")
          if list.gaps.isEmpty { layout.paragraph(list.empty) }
        })
      for first in stride(from: 0, to: list.gaps.count, by: Self.gapsOfPiece) {
        let end = min(first + Self.gapsOfPiece, list.gaps.count)
        pieces.append(piece { writeGaps(list.gaps, first..<end, &$0) })
      }
    }
    pieces.append(
      piece { layout in
        writeEvidence(&layout)
        writeMethod(&layout)
      })
    return making(pieces).joined()
  }

  private static let gapsOfPiece = 16

  private func writeHead(_ layout: inout TextLayout) {
    for line in TextLayout.wrapped(title, width: TextLayout.width) {
      layout.line(layout.style.emphasised(line, .heading))
    }
    let lens = assessment.lens.map { ", criteria of \(rulebook.sources[$0].id) alone" } ?? ""
    layout.paragraph(
      "As of \(assessment.date), rulebook \(rulebook.framework.id) \(rulebook.edition)\(lens), "
        + "evidence \(assessment.leastGrade.name) or better")
    if let edition = editionSentence { layout.paragraph(edition) }
    layout.line()
    let framework = assessment.framework
    // Not an entry: wrapping text would take the colours for something hostile.
    layout.line(
      layout.style.emphasised("Score", .faint) + "     "
        + "\(ScoreText.interval(framework.score))   \(bar(framework, width: 30, layout))")
    layout.entry("Settled", settledSentence, indent: 0, column: 10)
    layout.entry("Gaps", summaryOfGaps, indent: 0, column: 10)
    layout.line()
    layout.paragraph("Bars: █ shown by evidence, ░ open until known, · shown to be missing.")
  }

  var summaryOfGaps: String {
    let gaps = pressingNeeds.count + otherGaps.count
    let pressing = pressingNeeds.count
    let questions = informationGaps.count { $0.isPressingQuestion }
    let open = informationGaps.count
    return
      "\(gaps), of which \(pressing) pressing; \(open) \(open == 1 ? "criterion" : "criteria") "
      + "open for lack of information, of which \(questions) critical"
  }

  private func writeOverlay(_ layout: inout TextLayout) {
    guard let overlay = origin.overlay else { return }
    layout.heading("What if")
    layout.paragraph("This is no finding: facts of \(overlay.path) were laid over the profile.")
    for change in overlayChanges { layout.paragraph("- \(change)", indent: 2) }
  }

  /// What an overlay changed: facts, then verdicts, then the score.
  package var overlayChanges: [String] {
    guard let overlay = origin.overlay else { return [] }
    var changes: [String] = []
    for number in overlay.facts {
      let fact = rulebook.facts[number]
      changes.append(
        "\(fact.id): \(fact.text(of: overlay.before.facts[number].values)) becomes "
          + fact.text(of: assessment.facts[number].values))
    }
    for number in rulebook.criteria.indices
    where overlay.before.criteria[number] != assessment.criteria[number] {
      let before = overlay.before.criteria[number]
      let now = assessment.criteria[number]
      changes.append(
        "\(rulebook.criteria[number].id): \(before.verdict.text(of: before.score, under: rulebook))"
          + " becomes \(now.verdict.text(of: now.score, under: rulebook))")
    }
    changes.append(
      "score: \(ScoreText.interval(overlay.before.framework.score)) becomes "
        + ScoreText.interval(assessment.framework.score))
    return changes
  }

  private func writeDistance(_ layout: inout TextLayout) {
    guard let distance = distanceLines else { return }
    layout.heading(distance.title)
    for line in distance.counts { layout.paragraph(line) }
    if !distance.notMet.isEmpty { layout.paragraph("Not met:") }
    for line in distance.notMet { layout.paragraph("- \(line)", indent: 2) }
  }

  private func writeAreas(_ layout: inout TextLayout) {
    layout.heading("Areas")
    layout.line(
      layout.style.emphasised(
        TextLayout.fitted("", 45) + TextLayout.fitted("score", 17) + "gaps (pressing)", .faint))
    for (number, pillar) in rulebook.pillars.enumerated() {
      let outcome = assessment.pillars[number]
      guard outcome.score.applies != .no else { continue }
      layout.line(
        layout.style.emphasised(TextLayout.fitted(pillar.title, 45), .heading)
          + ScoreText.interval(outcome.score))
      if let capped = capLine(on: pillar, outcome) { layout.paragraph(capped, indent: 2) }
      for area in pillar.children { writeArea(area, &layout) }
    }
  }

  private func writeArea(_ number: Int, _ layout: inout TextLayout) {
    let area = rulebook.areas[number]
    let outcome = assessment.areas[number]
    guard outcome.score.applies != .no else { return }
    let score = ScoreText.interval(outcome.score)
    let count = gapCount(of: number)
    layout.line(
      "  " + TextLayout.fitted(area.title, 43)
        + (count.isEmpty ? score : TextLayout.fitted(score, 17) + count))
    layout.line(
      "  " + bar(outcome, width: 42, layout) + "  stage \(stages(outcome.stages))")
    if let parted = partedLine(ofArea: number) { layout.paragraph(parted, indent: 4) }
    if let capped = capLine(on: area, outcome) { layout.paragraph(capped, indent: 4) }
  }

  /// How many criteria of an area are gaps, pressing needs and open: `3 (1), 20 open`.
  func gapCount(of area: Int) -> String {
    let own = gaps.filter { rulebook.criteria[$0.criterion].area == area }
    let gaps = own.count { $0.kind == .gap }
    let open = own.count - gaps
    return [
      gaps == 0 ? nil : "\(gaps) (\(own.count(where: \.isPressingNeed)))",
      open == 0 ? nil : "\(open) open",
    ].compactMap(\.self).joined(separator: ", ")
  }

  /// The interval drawn: settled as met, open, settled as missing.
  func bar(_ outcome: Assessment.GroupOutcome, width: Int, _ layout: TextLayout) -> String {
    guard outcome.score.applies != .no else { return String(repeating: " ", count: width) }
    let one = Share.one.trillionths
    let met = Int(outcome.score.low.trillionths * Int64(width) / one)
    let reached = Int((outcome.score.high.trillionths * Int64(width) + one - 1) / one)
    let style = layout.style
    return style.emphasised(String(repeating: "█", count: met), .good)
      + style.emphasised(String(repeating: "░", count: reached - met), .open)
      + style.emphasised(String(repeating: "·", count: width - reached), .faint)
  }

  private func writeGaps(_ gaps: [Gap], _ range: Range<Int>, _ layout: inout TextLayout) {
    for number in range {
      layout.line()
      write(entry(for: gaps[number]), number: number + 1, &layout)
    }
  }

  private func write(_ entry: Entry, number: Int, _ layout: inout TextLayout) {
    let emphasis: TextStyle.Emphasis = entry.gap.kind == .gap ? .bad : .open
    let lead = "\(number). "
    for (index, line) in TextLayout.wrapped(
      entry.criterion.title, width: TextLayout.width - lead.count
    ).enumerated() {
      layout.line(
        (index == 0 ? lead : String(repeating: " ", count: lead.count))
          + layout.style.emphasised(line, .heading))
    }
    layout.entry(
      "", "\(entry.criterion.id), \(entry.area)", indent: 0, column: 3)
    for (label, part) in parts(of: entry) {
      switch part {
      case .state(let severity, let state):
        layout.entry(label, "\(severity.rawValue); \(state)", emphasis: emphasis)
      case .text(let text): layout.entry(label, text)
      case .criteria(let criteria): layout.entry(label, ids(of: criteria))
      case .action(let action):
        layout.entry(label, text(of: action))
        layout.entry("Line", line(of: action))
      case .findings(let findings):
        for (index, finding) in findings.enumerated() {
          layout.entry(index == 0 ? label : "", finding.sentence)
          for source in finding.sources { layout.entry("", "· \(source.text)") }
          for note in finding.notes { layout.entry("", "  \(note)") }
        }
      }
    }
  }

  private func writeEvidence(_ layout: inout TextLayout) {
    layout.heading("Conflicts, stale and weak evidence")
    let problems = evidenceProblems
    if problems.isEmpty { layout.paragraph("None.") }
    for (sentence, statements) in problems {
      layout.paragraph(sentence)
      for statement in statements { layout.paragraph("· \(statement)", indent: 2) }
    }
  }

  private func writeMethod(_ layout: inout TextLayout) {
    layout.heading("Sources cited")
    if citedEvidence.isEmpty { layout.paragraph("None: nothing that rules read is known.") }
    for (evidence, facts) in citedEvidence {
      layout.paragraph(
        "\(evidence.summary), " + (facts == 1 ? "1 fact" : "\(facts) facts")
          + (evidence.url.map { ", \($0)" } ?? ""))
    }
    layout.heading("How this was made")
    for line in method { layout.paragraph(line) }
  }

  /// How to read the report and how it was made, a sentence each.
  package var method: [String] {
    [
      "Each score lies between what the evidence shows and what no answer to the open questions "
        + "could exceed; what is unknown counts as neither yes nor no."
    ] + making
  }

  /// How the report was made, enough to make it again, a sentence each.
  var making: [String] {
    var lines = [
      "Rulebook \(rulebook.framework.id) \(rulebook.edition), SHA-256 \(origin.rulesDigest).",
      "Profile \(assessment.profile.country) as of \(assessment.profile.asOf), SHA-256 "
        + "\(origin.profileDigest).",
      "Assessed for \(assessment.date) with evidence \(assessment.leastGrade.name) or better by "
        + "readiness \(origin.engineVersion).",
    ]
    if let overlay = origin.overlay {
      lines.append("Overlay \(overlay.path), SHA-256 \(overlay.digest).")
    }
    if let costs = rulebook.costAssumptions {
      lines.append(
        "Costs are assumptions in \(costs.currency) of \(costs.priceYear): \(costs.source)")
    }
    return lines
  }
}
