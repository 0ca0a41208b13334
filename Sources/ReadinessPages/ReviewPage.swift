package import Readiness

extension Page {
  /// The global review of needs as a page: the same document as in the other forms, with its lists
  /// uncut, and with charts and a map.
  package init(_ report: ReviewReport) {
    let page = ReviewPage(report: report)
    self.init(
      title: report.title, subtitle: Prose(report.head), lead: page.lead, blocks: page.sections,
      method: [])
  }
}

private struct ReviewPage {
  let report: ReviewReport

  private var review: Review { report.review }
  private var rulebook: Rulebook { report.rulebook }

  var lead: [PageBlock] {
    let all = review.tally(of: review.all)
    let known = review.countries.count { !$0.isBlank }
    let pressed = Set(review.pressingNeeds.flatMap(\.countries)).count
    let needing = Set(review.lines.flatMap(\.needing)).count
    let unserved = Set(review.lines.flatMap(\.unserved)).count
    return report.preamble.map { .paragraph(Prose($0)) } + [
      .figures([
        KeyFigure(
          "Findings known", report.share(all.known, of: all.mayApply),
          remark: """
            \(all.known) of \(all.mayApply), in \(known) of \(review.countries.count) countries
            """),
        KeyFigure(
          "Pressing needs", String(review.pressingNeeds.count),
          remark: "in \(pressed) \(pressed == 1 ? "country" : "countries") together"),
        KeyFigure(
          "Countries shown to need support", String(needing),
          remark: "no project is known on a line that they need in \(unserved)"),
      ])
    ]
  }

  var sections: [PageBlock] {
    var tables = 0
    return report.sections.enumerated().map { number, section in
      var paragraphs = 0
      var blocks = section.blocks.flatMap { block in
        self.blocks(block, section: number + 1, &paragraphs, &tables)
      }
      if section.subject == .state {
        // The map first, after the paragraph that says what a finding is.
        blocks.insert(contentsOf: [.tileMap(map), .bars(areas)], at: min(1, blocks.count))
        blocks.append(.table(stages))
      }
      return .section(
        PageBlock.Section(
          level: 2, heading: Prose("\(number + 1). \(section.title)"),
          anchor: section.subject.rawValue, blocks))
    } + [annex]
  }

  /// What only a page has room for.
  private var annex: PageBlock {
    .section(
      PageBlock.Section(
        level: 2, heading: "Annex: countries and groups by area", anchor: "annex",
        (review.groups.count > 1
          ? [.fold("Findings, scores and stages of each area by group", groupTables, isOpen: false)]
          : []) + [.table(heat)]))
  }

  private func blocks(
    _ block: ReviewReport.Block, section: Int, _ paragraphs: inout Int, _ tables: inout Int
  ) -> [PageBlock] {
    switch block {
    case .paragraph(let passage):
      paragraphs += 1
      return [
        .numbered(NumberedParagraph(section, paragraphs, prose(passage), isEntry: false))
      ]
    case .table(let table):
      tables += 1
      return [.table(page(of: table, number: tables))]
    case .entries(let entries):
      let first = paragraphs
      paragraphs += entries.entries.count
      let all = entries.entries.enumerated().map { number, entry -> PageBlock in
        .numbered(
          NumberedParagraph(
            section, first + number + 1, prose(entry.title), lines: entry.wholeLines.map(prose),
            isEntry: true))
      }
      let rest = Array(all.dropFirst(entries.shown))
      guard !rest.isEmpty else { return all }
      return Array(all.prefix(entries.shown)) + [
        .fold(
          """
          \(rest.count) more \(entries.kind): \(section).\(first + entries.shown + 1) to \
          \(section).\(paragraphs)
          """, rest, isOpen: false)
      ]
    }
  }

  private func prose(_ passage: Passage) -> Prose {
    passage.parts.map { part -> Prose in
      switch part {
      case .text(let text): Prose(text)
      case .countries(let numbers):
        Prose(numbers.map { review.countries[$0].country.name }.joined(separator: ", "))
      case .criteria(let numbers):
        Prose(numbers.map(report.criterion).joined(separator: "; "))
      case .section(let subject):
        .link("section \(report.number(of: subject))", to: .anchor(subject.rawValue))
      }
    }.joined("")
  }

  /// The first number of a cell in tenths; a cell without one stands before all others.
  private func sortKey(of cell: String) -> Int64 {
    let start = cell.drop { !$0.isASCII || !($0.isNumber || $0 == "-") }
    let isNegative = start.hasPrefix("-")
    let number = start.drop { $0 == "-" }.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let parts = number.split(separator: ".")
    guard let whole = parts.first.flatMap({ Int64($0.prefix(15)) }) else { return .min }
    let decimal = parts.dropFirst().first?.first?.wholeNumberValue ?? 0
    let tenths = whole * 10 + Int64(decimal)
    return isNegative ? -tenths : tenths
  }

  private func page(of table: ReviewReport.Table, number: Int) -> PageTable {
    PageTable(
      id: "table-\(number)", caption: Prose("Table \(number). \(table.caption)"),
      columns: table.columns.enumerated().map { PageTable.Column($1, isNumeric: $0 > 0) },
      rows: table.rows.map { row in
        PageTable.Row(
          row.enumerated().map { column, cell in
            column == 0
              ? PageTable.Cell(Prose(cell))
              : PageTable.Cell(Prose(cell), sortedBy: sortKey(of: cell))
          })
      }, isFilterable: table.rows.count > 30)
  }
}

extension ReviewPage {
  private var map: TileMap {
    let known = review.countries.count { !$0.isBlank }
    return TileMap(
      id: "world", title: "The world, one tile for each country",
      description: """
        The bar of a tile goes from solid, shown by evidence, over striped, open until known, to \
        white, shown to be missing. Nothing is known of the \(review.countries.count - known) grey \
        tiles, something of the \(known) white ones. The table of countries by area at the end says the \
        same in numbers.
        """,
      tiles: review.countries.map { state in
        TileMap.Tile(
          code: state.country.iso3, name: state.country.name,
          score: state.summary.framework.score, isKnown: !state.isBlank)
      })
  }

  private var areas: BarChart {
    BarChart(
      id: "areas", title: "Between what is shown and what is possible, by area",
      description: """
        The mean score of the countries lies within each bar, whatever the unknown turns out to be.
        """,
      hasKey: true,
      rows: rulebook.pillars.flatMap { pillar in
        [BarChart.Row(Prose(pillar.title), value: "", isGroup: true)]
          + pillar.children.map { area in
            let standing = review.standing(of: review.all, inArea: area)
            return BarChart.Row(
              Prose(rulebook.areas[area].title), bar: .bar(from: standing.low, to: standing.high),
              value: Prose(ScoreText.interval(from: standing.low, to: standing.high)))
          }
      })
  }

  private var stages: PageTable {
    PageTable(
      id: "stages",
      caption: """
        How many countries have reached each stage of an area: those that are shown to, and those \
        that may.
        """,
      columns: [PageTable.Column("area")]
        + rulebook.stages.dropFirst().map { PageTable.Column($0, isNumeric: true) },
      rows: rulebook.areas.indices.map { area in
        let standing = review.standing(of: review.all, inArea: area)
        return PageTable.Row(
          [PageTable.Cell(Prose(rulebook.areas[area].title))]
            + (standing.reached.isEmpty
              ? rulebook.stages.dropFirst().map { _ in "–" }
              : standing.reached.map { cell($0, of: standing.countries) }))
      })
  }

  /// A range of numbers of countries over its bar.
  private func cell(_ range: ClosedRange<Int>, of all: Int) -> PageTable.Cell {
    func share(_ count: Int) -> Share {
      Share(trillionths: Share.one.trillionths * Int64(count) / Int64(max(1, all)))
    }
    let score = Score(
      applies: .yes, low: share(range.lowerBound), high: share(range.upperBound))
    return PageTable.Cell(
      Prose(report.short(range)) + .lineBreak + .drawing(.smallBar(score)),
      sortedBy: Int64(range.lowerBound))
  }

  private var groupTables: [PageBlock] {
    let thresholds = Review.thresholds.map { "\(ScoreText.nearest($0, places: 0)) or more" }
    return review.groups.enumerated().map { number, group in
      .table(
        PageTable(
          id: "group-\(number + 1)",
          caption: Prose(
            "\(report.title(of: group)), \(group.members.count) countries: "
              + "findings, and countries shown to and possibly at each score and stage."),
          columns: ["area", "met", "partly", "not met", "unknown"].enumerated().map {
            PageTable.Column($1, isNumeric: $0 > 0)
          }
            + (thresholds + rulebook.stages.dropFirst()).map {
              PageTable.Column($0, isNumeric: true)
            },
          rows: rulebook.areas.indices.map { area in
            let tally = review.tally(of: group, inArea: area)
            let standing = review.standing(of: group, inArea: area)
            let reached =
              standing.reached.isEmpty
              ? rulebook.stages.dropFirst().map { _ in "–" } : standing.reached.map(report.short)
            return PageTable.Row(
              [PageTable.Cell(Prose(rulebook.areas[area].title))]
                + [tally.met, tally.partly, tally.notMet, tally.unknown].map {
                  PageTable.Cell(Prose(String($0)))
                }
                + (standing.scoring.map(report.short) + reached).map { PageTable.Cell(Prose($0)) })
          }))
    }
  }

  private var heat: PageTable {
    PageTable(
      id: "countries",
      caption: """
        Countries by area: scores in percent, from what is shown to what is possible, over a bar. \
        An empty cell is open from 0 to 100.
        """,
      columns: [PageTable.Column("country")]
        + rulebook.areas.map { PageTable.Column($0.title, isNumeric: true) },
      rows: review.countries.enumerated().map { number, state in
        PageTable.Row(
          anchor: "country-\(number + 1)",
          [PageTable.Cell(Prose(state.country.name), sortedBy: Int64(number))]
            + state.summary.areas.map { area in
              area.score.applies == .yes && area.score.low == .zero && area.score.high == .one
                ? PageTable.Cell("", sortedBy: 0) : .score(area.score)
            })
      }, isFilterable: true, isWide: true)
  }
}
