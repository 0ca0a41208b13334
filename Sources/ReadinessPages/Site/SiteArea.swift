import Readiness

extension Site {
  /// The page of an area: where the world stands in it, what it asks, and every country.
  func areaPage(_ number: Int) -> File {
    let area = rulebook.areas[number]
    let pillar = area.parent.map { rulebook.pillars[$0].title } ?? ""
    let standing = review.standing(of: review.all, inArea: number)
    let score = standing.score
    let tally = review.tally(ofArea: number)
    let figures = [
      KeyFigure(
        "Mean score", ScoreText.interval(score),
        remark: "of \(counted(standing.countries, "country", "countries"))",
        bar: .bar(
          score, height: 26,
          name: .init(
            id: "area-score", title: "Mean score: \(ScoreText.interval(score))",
            description: "Solid to the mean lower end, striped to the mean upper end."))),
      KeyFigure("Criteria", String(area.children.count), remark: shareRemark(of: number)),
      KeyFigure(
        "Findings that are known", String(tally.mayApply - tally.unknown),
        remark: "of \(tally.mayApply) that may apply"),
      KeyFigure(
        "Shown not to be met", String(tally.notMet),
        remark: "\(tally.partly) partly met, \(tally.met) met"),
    ]
    return page(
      Self.path(ofArea: area.id), area.title,
      subtitle: "An area of the pillar \(pillar). As of \(review.date).",
      lead: remarks + [.figures(figures)] + capParagraph(of: area),
      [
        .section(
          .init(
            level: 2, heading: "Regions and stages", anchor: "stages",
            [.bars(groupBars(inArea: number)), .table(stageTable(ofArea: number))])),
        .section(
          .init(
            level: 2, heading: "Criteria", anchor: "criteria",
            [.table(criteriaTable(Array(area.children), root: "../", withArea: false))])),
        .section(
          .init(
            level: 2, heading: "Countries", anchor: "countries",
            [.table(countryTable(inArea: number))])),
      ], part: .criteria, root: "../")
  }

  private func shareRemark(of area: Int) -> Prose {
    "\(ScoreText.nearest(rulebook.effectiveShare(ofArea: area), places: 2)) of the whole score"
  }

  private func capParagraph(of area: Group) -> [PageBlock] {
    guard let cap = area.cap else { return [] }
    let links = cap.until.map { link(toCriterion: $0, "../") }.joined("; ")
    return [
      .paragraph(
        "The score is capped at \(ScoreText.nearest(cap.ceiling)) until these are met: \(links).")
    ]
  }

  private func groupBars(inArea area: Int) -> BarChart {
    BarChart(
      id: "groups", title: "Mean scores of groups of countries", hasKey: true,
      rows: (review.groups + [review.all]).map { group in
        let standing = review.standing(of: group, inArea: area)
        let score = standing.score
        return BarChart.Row(
          Prose(group.title), bar: .bar(score),
          value:
            "\(ScoreText.interval(score)), \(counted(standing.countries, "country", "countries"))")
      })
  }

  private func stageTable(ofArea area: Int) -> PageTable {
    PageTable(
      id: "stages-table",
      caption: "How many countries have reached each stage: shown to have, to may have.",
      columns: [.init("Group")]
        + rulebook.stages.dropFirst().map { .init($0, isNumeric: true) },
      rows: (review.groups + [review.all]).map { group in
        let standing = review.standing(of: group, inArea: area)
        let reached =
          standing.reached.isEmpty
          ? rulebook.stages.dropFirst().map { _ in PageTable.Cell("–") }
          : standing.reached.map { range in
            PageTable.Cell(
              Prose(
                range.lowerBound == range.upperBound
                  ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"),
              sortedBy: Int64(range.lowerBound))
          }
        return PageTable.Row([PageTable.Cell(Prose(group.title))] + reached)
      })
  }

  private func countryTable(inArea area: Int) -> PageTable {
    let children = rulebook.areas[area].children
    return PageTable(
      id: "countries-table", caption: "Every country in this area.",
      columns: [
        .init("Country"), .init("Score, %", isNumeric: true),
        .init("Settled, %", isNumeric: true), .init("Stage"), .init("Gaps", isNumeric: true),
        .init("Region"),
      ],
      rows: countriesByName.map { number in
        let state = review.countries[number]
        let outcome = state.summary.areas[area]
        return PageTable.Row([
          .init(link(toCountry: number, "../")), .score(outcome.score), settled(outcome),
          stage(outcome), count(state.gaps.count(where: children.contains)),
          .init(Prose(state.country.subregion)),
        ])
      }, isFilterable: true)
  }

  private func stage(_ outcome: Assessment.GroupOutcome) -> PageTable.Cell {
    guard let stages = outcome.stages else { return .init("–", sortedBy: -1) }
    let low = rulebook.stages[stages.lowerBound]
    let high = rulebook.stages[stages.upperBound]
    return .init(
      .drawing(.stages(stages, of: rulebook.stages.count)) + .lineBreak
        + Prose(low == high ? low : "\(low) to \(high)"),
      sortedBy: Int64(stages.lowerBound * 100 + stages.upperBound))
  }
}

extension Site {
  /// What is asked: every criterion, with the findings of all countries.
  var criteriaIndex: File {
    page(
      "criteria.html", "What is asked",
      subtitle:
        "\(rulebook.criteria.count) criteria in \(rulebook.areas.count) areas, each resting on a document of the conferences or an article of a treaty.",
      lead: [.bars(areaBars(id: "areas-chart", root: ""))],
      [
        .section(
          .init(
            level: 2, heading: "Criteria", anchor: "criteria",
            [.table(criteriaTable(Array(rulebook.criteria.indices), root: "", withArea: true))]))
      ], part: .criteria)
  }

  /// Criteria with the findings of all countries.
  func criteriaTable(_ numbers: [Int], root: String, withArea: Bool) -> PageTable {
    PageTable(
      id: "criteria-table",
      caption: "In how many countries each criterion is met, partly met, not met or unknown.",
      columns: [.init("Criterion")] + (withArea ? [.init("Area")] : []) + [
        .init("Severity"), .init("Stage"), .init("Not met", isNumeric: true),
        .init("Partly", isNumeric: true), .init("Met", isNumeric: true),
        .init("Unknown", isNumeric: true),
      ],
      rows: numbers.map { number in
        let criterion = rulebook.criteria[number]
        let tally = review.tallies[number]
        return PageTable.Row(
          [PageTable.Cell(link(toCriterion: number, root))]
            + (withArea ? [.init(link(toArea: criterion.area, root))] : [])
            + [
              .init(
                Prose(criterion.severity.rawValue), sortedBy: severityOrder(criterion.severity)),
              .init(Prose(rulebook.stages[criterion.stage]), sortedBy: Int64(criterion.stage)),
              count(tally.notMet), count(tally.partly), count(tally.met), count(tally.unknown),
            ])
      }, isFilterable: true)
  }

  private func severityOrder(_ severity: Severity) -> Int64 {
    Int64(Severity.allCases.firstIndex(of: severity) ?? 0)
  }
}
