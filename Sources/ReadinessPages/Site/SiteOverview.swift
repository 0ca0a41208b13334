import Readiness

extension Site {
  /// The front page: what is known of the world, and every country in one table.
  var overview: File {
    page(
      "index.html", rulebook.framework.title,
      subtitle:
        "\(counted(review.countries.count, "country", "countries")) as of \(review.date), rulebook \(rulebook.framework.id) \(rulebook.edition), evidence \(review.comparison.leastGrade.name) or better.",
      lead: remarks + [.figures(worldFigures), .tileMap(map)],
      [
        .section(
          .init(
            level: 2, heading: "Areas", anchor: "areas",
            [.bars(areaBars(id: "areas-chart", root: ""))])),
        .section(
          .init(
            level: 2, heading: "Countries", anchor: "countries",
            [
              .paragraph(
                "A score is an interval: evidence shows its lower end, and no answer to the open questions could exceed the upper one. A country is ahead of another only where their intervals do not overlap."
              ), .table(countryTable),
            ])),
      ], part: .overview)
  }

  private var map: TileMap {
    TileMap(
      id: "world-map", title: "The world, one tile a country",
      description: "Each tile bears a country's code over the bar of its score and leads to its "
        + "page; of greyed ones nothing is known. The table of countries says the same in words.",
      tiles: review.countries.map { state in
        TileMap.Tile(
          code: state.country.iso3, name: state.country.name,
          score: state.summary.framework.score, isKnown: !state.isBlank,
          address: .page(Self.path(ofCountry: state.country.iso3)))
      })
  }

  private var worldFigures: [KeyFigure] {
    let known = review.tallies.reduce(into: (settled: 0, all: 0)) {
      $0.settled += $1.mayApply - $1.unknown
      $0.all += $1.mayApply
    }
    let standing = review.standing(of: review.all)
    let blank = review.countries.count(where: \.isBlank)
    let gaps = review.countries.reduce(0) { $0 + $1.summary.gaps }
    let pressing = review.countries.reduce(0) { $0 + $1.summary.pressingNeeds }
    let score = standing.score
    return [
      KeyFigure(
        "Mean score", ScoreText.interval(score),
        remark: "The means of the lower and of the upper ends.",
        bar: .bar(
          score, height: 26,
          name: .init(
            id: "world-score", title: "Mean score: \(ScoreText.interval(score))",
            description: "Solid to the mean lower end, striped to the mean upper end."))),
      KeyFigure(
        "Findings that are known", "\(known.settled)",
        remark: "of \(known.all) that may apply"),
      KeyFigure(
        "Gaps shown", "\(gaps)", remark: "\(pressing) of them pressing needs"),
      KeyFigure(
        "Countries with findings", "\(review.countries.count - blank)",
        remark: "of the other \(blank) nothing is settled"),
    ]
  }

  /// The areas with the means of all countries.
  func areaBars(id: String, root: String) -> BarChart {
    let pillars = rulebook.pillars.map { pillar -> [BarChart.Row] in
      [BarChart.Row(.strong(pillar.title), value: "", isGroup: true)]
        + pillar.children.map { area in
          let standing = review.standing(of: review.all, inArea: area)
          let score = standing.score
          return BarChart.Row(
            link(toArea: area, root), bar: .bar(score), value: Prose(ScoreText.interval(score)))
        }
    }
    return BarChart(
      id: id, title: "Mean scores of the countries by area",
      description: "From what the evidence shows to what remains possible.", hasKey: true,
      rows: pillars.flatMap(\.self))
  }

  private var countryTable: PageTable {
    PageTable(
      id: "countries-table",
      caption: "Every country with its score, what of it is settled, its gaps and its rank.",
      columns: [
        .init("Country"), .init("Score, %", isNumeric: true),
        .init("Settled, %", isNumeric: true), .init("Gaps", isNumeric: true),
        .init("Pressing", isNumeric: true), .init("Open", isNumeric: true), .init("Rank"),
        .init("Region"),
      ],
      rows: countriesByName.map { number in
        let state = review.countries[number]
        let summary = state.summary
        return PageTable.Row(
          anchor: state.country.iso3.lowercased(),
          [
            .init(link(toCountry: number, "")),
            .score(summary.framework.score), settled(summary.framework),
            count(summary.gaps), count(summary.pressingNeeds), count(summary.informationGaps),
            rank(of: number), .init(Prose(state.country.subregion)),
          ])
      }, isFilterable: true)
  }

  func settled(_ outcome: Assessment.GroupOutcome) -> PageTable.Cell {
    guard let settled = outcome.settled else { return .init("–", sortedBy: -1) }
    return .init(
      Prose(String(ScoreText.down(settled).dropLast())), sortedBy: settled.trillionths)
  }

  func count(_ count: Int) -> PageTable.Cell {
    .init(Prose(String(count)), sortedBy: Int64(count))
  }

  private func rank(of country: Int) -> PageTable.Cell {
    guard let rank = review.comparison.ranks[country] else {
      return .init("none", sortedBy: Int64(Int32.max))
    }
    let words =
      review.comparison.isDistinguishable(country)
      ? rank.lowerBound == rank.upperBound
        ? "\(rank.lowerBound)" : "\(rank.lowerBound) to \(rank.upperBound)"
      : "not distinguishable"
    return .init(Prose(words), sortedBy: Int64(rank.lowerBound) * 1000 + Int64(rank.upperBound))
  }

  func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
