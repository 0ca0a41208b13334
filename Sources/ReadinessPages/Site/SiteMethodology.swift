package import Readiness

extension Site {
  /// How everything is judged: the rulebook in plain language, with the rules on their own pages.
  var methodology: File {
    let methodology = Methodology(rulebook)
    return page(
      "methodology.html", "Methodology",
      subtitle:
        "Rulebook \(rulebook.framework.id), edition \(rulebook.edition), generated from its files.",
      methodology.introductionBlocks + [
        .section(
          .init(
            level: 2, heading: "Pillars, areas and what they weigh", anchor: "weights",
            [.table(weightTable)])),
        .section(
          .init(
            level: 2, heading: "Sources", anchor: "sources", [.table(sourceTable)])),
        .section(
          .init(
            level: 2, heading: "Every rule", anchor: "rules",
            [
              .paragraph(
                "Each criterion has \(.link("a page of its own", to: .page("criteria.html"))) with its rule in words, the places that it rests on and the questions that it asks."
              )
            ])),
      ], part: .methodology)
  }

  private var weightTable: PageTable {
    PageTable(
      id: "weights-table",
      caption: "The share of the whole score that each area carries while everything applies.",
      columns: [
        .init("Area"), .init("Pillar"), .init("Weight", isNumeric: true),
        .init("Share, %", isNumeric: true), .init("Criteria", isNumeric: true), .init("Cap"),
      ],
      rows: rulebook.areas.enumerated().map { number, area in
        let share = rulebook.effectiveShare(ofArea: number)
        return PageTable.Row([
          .init(link(toArea: number, "")),
          .init(Prose(area.parent.map { rulebook.pillars[$0].title } ?? "")),
          .init(Prose(area.weight.description), sortedBy: area.weight.millionths),
          .init(
            Prose(String(ScoreText.nearest(share, places: 2).dropLast())),
            sortedBy: share.trillionths),
          count(area.children.count),
          .init(Prose(area.cap.map { "at \(ScoreText.nearest($0.ceiling))" } ?? "–")),
        ])
      })
  }

  private var sourceTable: PageTable {
    PageTable(
      id: "sources-table", caption: "The documents and treaties that the rules encode.",
      columns: [
        .init("Source"), .init("Publisher"), .init("Dated"), .init("Criteria", isNumeric: true),
      ],
      rows: rulebook.sources.map { source in
        PageTable.Row([
          .init(.link(source.title, to: .page("trace.html", anchor: source.id))),
          .init(Prose(source.publisher ?? "–")),
          .init(source.dated.map { "\($0)" } ?? "–"), count(source.criteria.count),
        ])
      })
  }

  /// Which rule meets which criterion of which document.
  var trace: File {
    let report = TraceReport(rulebook, source: nil, onlyUnmet: false)
    return page(
      "trace.html", "Trace",
      subtitle: "What each document and treaty asks, and the rules that answer.",
      rulebook.sources.indices.map { number in
        let source = rulebook.sources[number]
        return .section(
          .init(
            level: 2, heading: Prose(source.title), anchor: source.id,
            [
              .paragraph(Prose(report.summary(of: number) + ".")),
              .table(traceTable(report, of: number)),
            ]))
      }, part: .trace)
  }

  private func traceTable(_ report: TraceReport, of number: Int) -> PageTable {
    PageTable(
      id: "trace-\(rulebook.sources[number].id)",
      caption: "Criteria of \(rulebook.sources[number].title)",
      columns: [.init("Place"), .init("Says"), .init("Rules")],
      rows: report.entries(of: number).map { entry in
        let remarks = [
          entry.criterion.obligation?.rawValue,
          entry.criterion.checked.map { $0 ? "text read" : "text not read" },
        ].compactMap(\.self).joined(separator: ", ")
        let rules = entry.rules.compactMap(rulebook.criterion(named:))
          .map { link(toCriterion: $0, "") }.joined("; ")
        return PageTable.Row(
          anchor: Self.anchor(ofSourceCriterion: entry.criterion.id),
          [
            .init("\(entry.criterion.at)\(faint: remarks.isEmpty ? "" : " (\(remarks))")"),
            .init(Prose(entry.criterion.says)),
            .init(entry.rules.isEmpty ? Prose(entry.reason ?? "no rule cites it") : rules),
          ])
      }, isSortable: false, isFilterable: true)
  }
}

extension Methodology {
  /// The methodology as a page by itself.
  package func page(_ subject: Subject, origin: ReportOrigin) -> Page {
    var blocks: [PageBlock] = []
    var title = ""
    var statements: [(depth: Int, prose: Prose)] = []
    func flush() {
      if !statements.isEmpty { blocks.append(.outline(OutlineItem.nested(statements))) }
      statements = []
    }
    var number = 0
    for part in parts(subject) {
      switch part {
      case .heading(let level, let words):
        flush()
        if title.isEmpty {
          title = words
        } else {
          number += 1
          blocks.append(.heading(min(level, 4), Prose(words), anchor: "part-\(number)"))
        }
      case .paragraph(let words):
        flush()
        blocks.append(.paragraph(Prose(words)))
      case .item(let depth, let words): statements.append((depth, Prose(words)))
      }
    }
    flush()
    return Page(title: title, blocks: blocks, method: origin.method(of: rulebook))
  }

  /// The paragraphs before the first pillar.
  fileprivate var introductionBlocks: [PageBlock] {
    introduction.compactMap { part in
      if case .paragraph(let words) = part { .paragraph(Prose(words)) } else { nil }
    }
  }

  /// When a criterion applies and when it counts, without what other parts of its page say.
  func ruleOutline(of criterion: Int) -> [OutlineItem] {
    OutlineItem.nested(
      rule(of: criterion).compactMap { part in
        if case .item(let depth, let words) = part { (depth, Prose(words)) } else { nil }
      })
  }
}
