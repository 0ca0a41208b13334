package import Readiness

extension GapReport {
  /// The report as a page by itself.
  package func page() -> Page {
    GapReportPage(report: self, pageOfCriterion: nil).page(site: nil)
  }

  /// The report as a country's page of a site, where each criterion has a page of its own: open ones
  /// are told shortly and lead there.
  package func page(
    site: SitePlace, pageOfCriterion: @escaping (Criterion) -> PageAddress
  ) -> Page {
    GapReportPage(report: self, pageOfCriterion: pageOfCriterion).page(site: site)
  }
}

/// Builds the page of a gap report: the answer first, then areas, gaps, actions and evidence.
private struct GapReportPage {
  let report: GapReport
  /// Where a criterion is described; nil for a page by itself.
  let pageOfCriterion: ((Criterion) -> PageAddress)?
  /// The criteria that have an entry to link to.
  private let listed: Set<Int>
  private let cited: Set<String>

  private var assessment: Assessment { report.assessment }
  private var rulebook: Rulebook { report.assessment.rulebook }

  init(report: GapReport, pageOfCriterion: ((Criterion) -> PageAddress)?) {
    self.report = report
    self.pageOfCriterion = pageOfCriterion
    listed = Set(report.gaps.map(\.criterion))
    cited = Set(report.citedEvidence.map(\.evidence.id))
  }

  func page(site: SitePlace?) -> Page {
    Page(
      title: report.countryName, windowTitle: report.title, subtitle: subtitle,
      lead: editionNote + overlayNote + [.figures(figures)] + pressingList,
      blocks: distance + areas + gaps + actions + timeline + evidence,
      method: report.method.map { Prose($0) }, site: site)
  }
}

extension GapReportPage {
  private var subtitle: Prose {
    var words: Prose =
      "\(rulebook.framework.title). As of \(assessment.date), rulebook \(rulebook.framework.id) \(rulebook.edition)"
    if let lens = assessment.lens {
      words += ", criteria of \(rulebook.sources[lens].title) alone"
    }
    return words + ", evidence \(assessment.leastGrade.name) or better."
  }

  private var editionNote: [PageBlock] {
    report.editionSentence.map { [.note(title: "Not the full edition", [.paragraph(Prose($0))])] }
      ?? []
  }

  private var overlayNote: [PageBlock] {
    guard let overlay = report.origin.overlay else { return [] }
    return [
      .note(
        title: "What if: this is no finding",
        [
          .paragraph("Facts of \(code: overlay.path) were laid over the profile."),
          .list(report.overlayChanges.map { Prose($0) }),
        ])
    ]
  }

  private var figures: [KeyFigure] {
    let score = assessment.framework.score
    let pressing = report.pressingNeeds.count
    let open = report.informationGaps
    let critical = open.count(where: \.isPressingQuestion)
    let interval = ScoreText.interval(score)
    let bar =
      score.applies == .no
      ? nil
      : Drawing.bar(
        score, height: 26,
        name: .init(
          id: "score", title: "Score: \(interval)",
          description: "Solid to \(ScoreText.down(score.low)), which evidence shows; striped to "
            + "\(ScoreText.up(score.high)), which is open until known; white beyond, which is "
            + "shown to be missing."))
    return [
      KeyFigure(
        "Score", interval,
        remark: "Evidence shows the lower end; no answer to the open questions could exceed the "
          + "upper one.", bar: bar),
      KeyFigure(
        "Settled", report.settled(assessment.framework),
        remark: assessment.framework.settled == nil ? "nothing applies" : "of the score is known"),
      KeyFigure(
        "Gaps", String(pressing + report.otherGaps.count),
        remark: "\(pressing) of them pressing"),
      KeyFigure(
        "Open criteria", String(open.count),
        remark: "for lack of information, \(critical) of them critical"),
    ]
  }

  /// The pressing needs in a few words each: what the eye should find after the score.
  private var pressingList: [PageBlock] {
    let needs = report.pressingNeeds
    guard !needs.isEmpty else {
      let open = report.informationGaps.prefix(5)
      return [.paragraph("No critical gap is shown by the evidence.")]
        + (open.isEmpty
          ? []
          : [
            .heading(2, "First to find out", anchor: "first-to-find-out"),
            .list(open.map(shortly)),
          ])
    }
    let shown = needs.prefix(10).map(shortly)
    let rest =
      needs.count > shown.count
      ? [
        PageBlock.paragraph(
          .link("All \(needs.count) pressing needs", to: .anchor("pressing-needs")))
      ] : []
    return [.heading(2, "Most pressing", anchor: "most-pressing"), .list(Array(shown))] + rest
  }

  private func shortly(_ gap: Gap) -> Prose {
    let criterion = rulebook.criteria[gap.criterion]
    return link(to: gap.criterion, words: criterion.title)
      + .faint(", \(rulebook.areas[criterion.area].title)")
  }

  private var distance: [PageBlock] {
    guard let distance = report.distanceLines else { return [] }
    var blocks: [PageBlock] = [
      .heading(2, Prose(distance.title), anchor: "distance"),
      .list(distance.counts.map { Prose($0) }),
    ]
    if !distance.notMet.isEmpty {
      blocks += [.paragraph("Not met:"), .list(distance.notMet.map { Prose($0) })]
    }
    return blocks
  }
}

extension GapReportPage {
  private var areas: [PageBlock] {
    let rows = areaRows
    guard !rows.isEmpty else {
      return [.heading(2, "Areas", anchor: "areas"), .paragraph("None applies.")]
    }
    return [
      .heading(2, "Areas", anchor: "areas"),
      .bars(
        BarChart(
          id: "area-bars", title: "What is shown, open and missing in each area",
          description: "The boxes are the stages, from \(rulebook.stages.first ?? "") to "
            + "\(rulebook.stages.last ?? ""): solid where one is reached, striped where it may be.",
          hasKey: true, rows: rows)),
      .table(areaTable),
    ]
  }

  private var areaRows: [BarChart.Row] {
    var rows: [BarChart.Row] = []
    for (number, pillar) in rulebook.pillars.enumerated()
    where assessment.pillars[number].score.applies != .no {
      let outcome = assessment.pillars[number]
      rows.append(
        .init(
          Prose(pillar.title), bar: .bar(outcome.score, height: 8),
          value: Prose(ScoreText.interval(outcome.score)),
          remarks: [report.capLine(on: pillar, outcome)].compactMap { $0.map { Prose($0) } },
          isGroup: true))
      for area in pillar.children where assessment.areas[area].score.applies != .no {
        let outcome = assessment.areas[area]
        let remarks = [
          report.partedLine(ofArea: area), report.capLine(on: rulebook.areas[area], outcome),
        ]
        rows.append(
          .init(
            Prose(rulebook.areas[area].title), bar: .bar(outcome.score),
            value: Prose(ScoreText.interval(outcome.score)) + .lineBreak + stages(outcome),
            remarks: remarks.compactMap { $0.map { Prose($0) } }))
      }
    }
    return rows
  }

  private func stages(_ outcome: Assessment.GroupOutcome) -> Prose {
    .drawing(.stages(outcome.stages, of: rulebook.stages.count))
      + " \(faint: report.stages(outcome.stages))"
  }

  private var areaTable: PageTable {
    let rows = rulebook.areas.indices.filter { assessment.areas[$0].score.applies != .no }
      .map { number -> PageTable.Row in
        let outcome = assessment.areas[number]
        let own = report.gaps.filter { rulebook.criteria[$0.criterion].area == number }
        let gaps = own.count { $0.kind == .gap }
        return .init([
          .init(
            gaps < own.count
              ? .link(
                rulebook.areas[number].title, to: .anchor("open-\(rulebook.areas[number].id)"))
              : Prose(rulebook.areas[number].title)),
          .init(
            Prose(ScoreText.interval(outcome.score)), sortedBy: outcome.score.low.trillionths),
          .init(
            Prose(report.settled(outcome)), sortedBy: outcome.settled?.trillionths ?? -1),
          .init(
            Prose(report.stages(outcome.stages)), sortedBy: Int64(outcome.stages?.lowerBound ?? -1)),
          count(gaps), count(own.count(where: \.isPressingNeed)), count(own.count - gaps),
        ])
      }
    return PageTable(
      id: "area-table", caption: "Areas in numbers",
      columns: [
        .init("Area"), .init("Score"), .init("Settled", isNumeric: true), .init("Stage"),
        .init("Gaps", isNumeric: true), .init("Pressing", isNumeric: true),
        .init("Open", isNumeric: true),
      ], rows: rows)
  }

  private func count(_ number: Int) -> PageTable.Cell {
    .init(Prose(String(number)), sortedBy: Int64(number))
  }
}

extension GapReportPage {
  private var gaps: [PageBlock] {
    report.gapLists.flatMap { list -> [PageBlock] in
      let anchor = list.title.lowercased().split(separator: " ").joined(separator: "-")
      let head = PageBlock.heading(2, "\(list.title) (\(list.gaps.count))", anchor: anchor)
      guard !list.gaps.isEmpty else { return [head, .paragraph(Prose(list.empty))] }
      let numbered = Array(list.gaps.enumerated())
      guard list.gaps.first?.kind == .information else {
        return [head] + numbered.map { entry($1, number: $0 + 1, level: 3) }
      }
      return [head] + informationGaps(numbered)
    }
  }

  /// The open criteria by area, since there may be hundreds; their numbers keep the order of
  /// urgency.
  private func informationGaps(_ numbered: [(offset: Int, element: Gap)]) -> [PageBlock] {
    let byArea = rulebook.areas.indices.map { area in
      (area, numbered.filter { rulebook.criteria[$0.element.criterion].area == area })
    }.filter { !$0.1.isEmpty }
    return [
      .paragraph(
        "What is not known, by area; the numbers say in which order it matters. An answer can only "
          + "narrow the score."),
      .list(
        byArea.map { area, own in
          "\(link: rulebook.areas[area].title, to: .anchor("open-\(rulebook.areas[area].id)")): \(own.count)"
        }),
    ]
      + byArea.map { area, own in
        .section(
          .init(
            level: 3, heading: "\(rulebook.areas[area].title): \(own.count) open",
            anchor: "open-\(rulebook.areas[area].id)",
            openEntries(own, ofArea: area)))
      }
  }

  private func openEntries(
    _ numbered: [(offset: Int, element: Gap)], ofArea area: Int
  ) -> [PageBlock] {
    guard let pageOfCriterion else {
      return numbered.map { entry($0.element, number: $0.offset + 1, level: 4) }
    }
    return [
      .table(
        PageTable(
          id: "open-table-\(rulebook.areas[area].id)",
          caption: "Open criteria of \(rulebook.areas[area].title)",
          columns: [
            .init("Criterion"), .init("Order", isNumeric: true), .init("Severity"),
            .init("State"), .init("Why"),
          ],
          rows: numbered.map { number, gap in
            let entry = report.entry(for: gap)
            return .init(
              anchor: anchor(of: gap.criterion),
              [
                .init(.link(entry.criterion.title, to: pageOfCriterion(entry.criterion))),
                .init(Prose(String(number + 1))), .init(Prose(entry.criterion.severity.rawValue)),
                .init(Prose(entry.verdict)),
                .init(
                  entry.why.map { finding in
                    descriptions(of: finding, asks: false).joined(.lineBreak)
                  }.joined(.lineBreak)),
              ])
          }, isSortable: false))
    ]
  }

  private func entry(_ gap: Gap, number: Int, level: Int) -> PageBlock {
    let entry = report.entry(for: gap)
    return .section(
      .init(
        level: level, heading: "\(number). \(entry.criterion.title)",
        anchor: anchor(of: gap.criterion), staysTogether: true,
        [
          .terms(
            [
              .init(
                "Criterion",
                (pageOfCriterion.map { .link(entry.criterion.id, to: $0(entry.criterion)) }
                  ?? .code(entry.criterion.id)) + ", \(entry.area)")
            ]
              + terms(report.parts(of: entry), asks: gap.kind == .information))
        ]))
  }

  private func terms(
    _ parts: [(label: String, part: GapReport.Part)], asks: Bool
  ) -> [PageBlock.Term] {
    parts.map { label, part in
      switch part {
      case .state(let severity, let state):
        .init(
          Prose(label),
          .label(severity.rawValue, severity == .critical ? .weighty : .plain) + " \(state)")
      case .text(let text): .init(Prose(label), Prose(text))
      case .criteria(let criteria):
        .init(
          Prose(label), criteria.map { link(to: $0, words: rulebook.criteria[$0].id) }.joined())
      case .action(let action):
        .init(
          Prose(label),
          .link(action.title, to: .anchor("action-\(action.id)"))
            + .faint(", \(report.line(of: action))"))
      case .findings(let findings):
        .init(Prose(label), findings.flatMap { descriptions(of: $0, asks: asks) })
      }
    }
  }

  private func descriptions(of finding: GapReport.Finding, asks: Bool) -> [Prose] {
    var sentence = Prose(finding.sentence)
    if asks { sentence += .lineBreak + .faint(finding.fact.ask) }
    return [sentence]
      + finding.sources.map { source in
        guard let evidence = source.evidence, cited.contains(evidence.id) else {
          return "· \(source.text)"
        }
        return "· \(link: evidence.id, to: .anchor("evidence-\(evidence.id)"))"
          + Prose(String(source.text.dropFirst(evidence.id.count)))
      } + finding.notes.map { .faint($0) }
  }

  private func anchor(of criterion: Int) -> String { "gap-\(rulebook.criteria[criterion].id)" }

  /// A link to the criterion's entry, where it has one.
  private func link(to criterion: Int, words: String) -> Prose {
    listed.contains(criterion) ? .link(words, to: .anchor(anchor(of: criterion))) : Prose(words)
  }
}

extension GapReportPage {
  /// The actions that entries name, each once and with all that a planner asks.
  private var actions: [PageBlock] {
    let named = rulebook.actions.map { action in
      let own = report.gaps.filter { action.achieves.contains($0.criterion) }
      let gaps = own.count { $0.kind == .gap }
      return (action: action, gaps: gaps, open: own.count - gaps)
    }
    .filter { $0.gaps + $0.open > 0 }
    .enumerated()
    .sorted {
      ($1.element.gaps, $1.element.open, $0.offset) < ($0.element.gaps, $0.element.open, $1.offset)
    }
    .map(\.element)
    guard !named.isEmpty else { return [] }
    let currency = rulebook.costAssumptions?.currency ?? ""
    return [
      .heading(2, "Actions (\(named.count))", anchor: "actions"),
      .table(
        PageTable(
          id: "action-table",
          caption: "What would close these gaps, and how many of each kind: the most gaps first",
          columns: [
            .init("Action"), .init("Line of support"), .init("Institution"), .init("Assistance"),
            .init("Months", isNumeric: true), .init("Cost, \(currency)"),
            .init("Gaps", isNumeric: true), .init("Open", isNumeric: true),
          ],
          rows: named.map { action, gaps, open in
            .init(
              anchor: "action-\(action.id)",
              [
                .init(Prose(action.title) + .lineBreak + .code(action.id)),
                .init(Prose(report.line(of: action))), .init(Prose(action.institution)),
                .init(Prose(action.assistance)), count(action.months),
                .init(
                  Prose("\(action.cost.low) to \(action.cost.high)"),
                  sortedBy: Int64(clamping: action.cost.low.millionths)), count(gaps), count(open),
              ])
          }, isFilterable: true)),
    ]
  }
}

extension GapReportPage {
  private var timeline: [PageBlock] {
    let statements = assessment.profile.statements.indices
      .filter { assessment.profile.statements[$0].start <= assessment.date }
      .sorted {
        let (one, other) = (assessment.profile.statements[$0], assessment.profile.statements[$1])
        return (one.start, one.fact, $0) < (other.start, other.fact, $1)
      }
    guard let first = statements.first else { return [] }
    let earliest = CalendarDate(
      clampingDay: max(
        Int(assessment.profile.statements[first].start.day), Int(assessment.date.day) - 9131))
    let axis = YearAxis(from: earliest, to: assessment.date)
    return [
      .heading(2, "Timeline", anchor: "timeline"),
      .bars(scores),
      .bars(
        BarChart(
          id: "statement-bars", title: "What is stated, by when it begins",
          description: "Dark: counts on \(assessment.date). Grey: ended, replaced or set aside. "
            + "A short mark is an observation of one day.",
          axis: axis, rows: statements.map { row(ofStatement: $0, axis) })),
    ]
  }

  private func row(ofStatement number: Int, _ axis: YearAxis) -> BarChart.Row {
    let statement = assessment.profile.statements[number]
    let counts = assessment.facts[statement.fact].statements.contains(number)
    let bar: Drawing
    let when: String
    switch statement.kind {
    case .observation:
      bar = axis.point(on: statement.start, isFaded: !counts)
      when = "on \(statement.start)"
    case .state:
      let end = statement.until.map { min($0, assessment.date) } ?? assessment.date
      bar = axis.span(from: statement.start, until: end, isFaded: !counts)
      when =
        statement.until.map { "from \(statement.start) until \($0)" } ?? "since \(statement.start)"
    }
    return .init(
      .code(rulebook.facts[statement.fact].id) + " \(statement.words)", bar: bar,
      value: Prose(when) + (counts ? "" : .faint(", does not count")))
  }

  /// The score on the day of the assessment in earlier years, as known today.
  private var scores: BarChart {
    let last = assessment.date.components
    let dates = stride(from: 15, through: 0, by: -3).compactMap {
      CalendarDate(
        year: last.year - $0, month: last.month,
        day: last.month == 2 ? min(last.day, 28) : last.day)
    }
    return BarChart(
      id: "score-bars", title: "The score over the years, as known today",
      description: "An earlier interval is wide where little is dated so far back.", hasKey: true,
      rows: dates.map { date in
        let score = Assessment(
          of: assessment.profile, under: rulebook, on: date, leastGrade: assessment.leastGrade,
          lens: assessment.lens
        ).framework.score
        return .init(
          Prose(date.description), bar: .bar(score, height: 14),
          value: Prose(ScoreText.interval(score)))
      })
  }

  private var evidence: [PageBlock] {
    let problems = report.evidenceProblems
    let cited = report.citedEvidence
    return [
      .heading(2, "Conflicts, stale and weak evidence", anchor: "problems"),
      problems.isEmpty
        ? .paragraph("None.")
        : .list(
          problems.map { sentence, statements in
            statements.reduce(Prose(sentence)) { $0 + .lineBreak + "· \($1)" }
          }),
      .heading(2, "Sources cited", anchor: "sources"),
      cited.isEmpty
        ? .paragraph("None: nothing that rules read is known.")
        : .table(
          PageTable(
            id: "source-table", caption: "Sources of the profile, the most cited first",
            columns: [
              .init("Source"), .init("Type"), .init("Grade"), .init("Date"),
              .init("Facts", isNumeric: true),
            ], rows: cited.map(row))),
    ]
  }

  private func row(of evidence: Evidence, citedFor facts: Int) -> PageTable.Row {
    var source = Prose(evidence.title) + .lineBreak + .code(evidence.id)
    if let address = evidence.url { source += .lineBreak + .link(address, to: .web(address)) }
    return .init(
      anchor: "evidence-\(evidence.id)",
      [
        .init(source), .init(Prose(evidence.type)),
        .init(Prose(evidence.grade.name), sortedBy: Int64(evidence.grade.rawValue)),
        .init(
          Prose("\(evidence.isSeen ? "seen" : "dated") \(evidence.date)"),
          sortedBy: Int64(evidence.date.day)),
        count(facts),
      ])
  }
}
