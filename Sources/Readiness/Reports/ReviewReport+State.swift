extension ReviewReport {
  var stateBlocks: [Block] {
    let tally = review.tally(of: review.all)
    let short =
      tally.notFully == 0
      ? ""
      : " Of \(tally.notFully) more it is known that the criterion is not fully met."
    return [
      .paragraph(
        """
        A finding says of one criterion in one country whether it is met, partly met or not met, or \
        that this is unknown; criteria that do not apply are left out. \(tally.known) of \
        \(tally.mayApply) findings are known (\(share(tally.known, of: tally.mayApply))).\(short)
        """),
      .table(knowledgeTable),
    ] + orderBlocks + [scoreBlock, .table(areaTable), .table(areaAndGroupTable)] + stageBlocks
  }

  private var groups: [Review.CountryGroup] { review.groups + [review.all] }

  private func titles(_ groups: [Review.CountryGroup]) -> [String] { groups.map(title(of:)) }

  private var knowledgeTable: Table {
    Table(
      caption: "Findings by \(groupColumn). Any known: countries of which at least one finding is "
        + "known.",
      columns: [
        groupColumn, "countries", "any known", "findings", "known", "met", "partly",
        "not met",
      ],
      rows: groups.map { group in
        let tally = review.tally(of: group)
        let some = group.members.count { !review.countries[$0].isBlank }
        return [
          title(of: group), String(group.members.count), String(some), String(tally.mayApply),
          countAndShare(tally.known, of: tally.mayApply), String(tally.met),
          String(tally.partly), String(tally.notMet),
        ]
      })
  }

  private var groupColumn: String {
    switch review.grouping {
    case .region: "region"
    case .subregion: "subregion"
    case .membership: "membership"
    }
  }

  /// The countries that can be placed, in order; the others stay without one.
  private var orderBlocks: [Block] {
    let ordered = review.ordered
    let others = review.comparison.ranked - ordered.count
    guard !ordered.isEmpty else {
      return [
        .paragraph(
          review.comparison.ranked < 2
            ? "There are no two countries to compare."
            : """
            The scores of all \(counted(others)) overlap: no country is distinguishable from \
            another, and none is placed ahead of another.
            """
        )
      ]
    }
    return [
      .table(
        Table(
          caption: "Countries that are distinguishable from another by their score, with the best "
            + "and the worst place that each can have.",
          columns: ["country", "place", "score"],
          rows: ordered.compactMap { number in
            review.comparison.ranks[number].map { rank in
              [
                review.countries[number].country.name, place(rank),
                ScoreText.interval(review.countries[number].summary.framework.score),
              ]
            }
          }, shown: Self.entriesShown, kind: "countries"))
    ]
      + (others == 0
        ? []
        : [
          .paragraph(
            others == 1
              ? "The other country is not distinguishable from any and is left unordered."
              : """
              The other \(counted(others)) are not distinguishable from any and are left \
              unordered.
              """
          )
        ])
  }

  private func place(_ rank: ClosedRange<Int>) -> String {
    rank.lowerBound == rank.upperBound
      ? "\(rank.lowerBound)" : "\(rank.lowerBound) to \(rank.upperBound)"
  }

  private var thresholdColumns: [String] {
    Review.thresholds.map { "\(ScoreText.nearest($0, places: 0)) or more" }
  }

  /// How many countries score how much, or that nothing can be said of it.
  private var scoreBlock: Block {
    let standings = groups.map { ($0, review.standing(of: $0)) }
    guard
      standings.contains(where: { $1.scoring.contains { $0 != 0...$0.upperBound } })
        || standings.contains(where: { standing in
          standing.1.scoring.contains { $0.upperBound < standing.1.countries }
        })
    else {
      return .paragraph(
        """
        For no country does the evidence decide whether it scores \
        \(thresholdColumns.joined(separator: ", ")).
        """
      )
    }
    return .table(
      Table(
        caption: "How many countries score how much: those that are shown to, and those that may.",
        columns: [groupColumn, "countries"] + thresholdColumns,
        rows: standings.map { group, standing in
          [title(of: group), String(standing.countries)] + standing.scoring.map(short)
        }))
  }

  private var areaTable: Table {
    Table(
      caption: "Areas: findings known; countries that score at least "
        + "\(ScoreText.nearest(Review.thresholds[1], places: 0)) and that have reached each stage, "
        + "from those shown to those possible; countries distinguishable from another.",
      columns: ["area", "known", thresholdColumns[1]] + rulebook.stages.dropFirst()
        + ["distinguishable"],
      rows: rulebook.areas.indices.map { area in
        let tally = review.tally(ofArea: area)
        let standing = review.standing(of: review.all, inArea: area)
        return [
          rulebook.areas[area].title, countAndShare(tally.known, of: tally.mayApply),
          short(standing.scoring[1]),
        ]
          + (standing.reached.isEmpty
            ? rulebook.stages.dropFirst().map { _ in "–" } : standing.reached.map(short))
          + [String(standing.toldApart)]
      })
  }

  private var areaAndGroupTable: Table {
    Table(
      caption: "Findings by area and \(groupColumn): how many are met, of how many known; the rest "
        + "is unknown.",
      columns: ["area"] + titles(groups),
      rows: rulebook.areas.indices.map { area in
        [rulebook.areas[area].title]
          + groups.map { group in
            let tally = review.tally(of: group, inArea: area)
            return tally.known == 0 ? "–" : "\(tally.met) of \(tally.known)"
          }
      })
  }

  /// Where countries of a group are shown to have reached a stage or a score.
  private var stageBlocks: [Block] {
    let entries = rulebook.areas.indices.compactMap(stageEntry)
    guard !entries.isEmpty else {
      return [.paragraph("No country is shown to have reached a stage above the first.")]
    }
    return [
      .paragraph(
        """
        By \(groupColumn), areas in which a country is shown to have reached a stage or a score \
        of \(thresholdColumns[1]): how many have, of how many.
        """
      ),
      .entries(Entries(entries)),
    ]
  }

  private func stageEntry(ofArea area: Int) -> Entry? {
    func line(_ title: String, _ count: (Standing) -> ClosedRange<Int>?) -> Passage? {
      let known = review.groups.compactMap { group -> String? in
        let standing = review.standing(of: group, inArea: area)
        guard let count = count(standing), count.lowerBound > 0 else { return nil }
        return "\(self.title(of: group)) \(short(count)) of \(standing.countries)"
      }
      return known.isEmpty ? nil : "\(title): \(known.joined(separator: ", "))"
    }
    let lines =
      rulebook.stages.indices.dropFirst().compactMap { stage in
        line(rulebook.stages[stage]) { $0.reached.dropFirst(stage - 1).first }
      } + [line("score \(thresholdColumns[1])") { $0.scoring[1] }].compactMap(\.self)
    return lines.isEmpty
      ? nil : Entry(title: "\(rulebook.areas[area].title)", lines: lines)
  }

  var weakBlocks: [Block] {
    let areas: Block = .table(
      Table(
        caption: "Findings on the criteria of each area, the greatest share not met first, then "
          + "partly met. Short are those of the unknown that are surely not fully met.",
        columns: ["area", "not met", "partly", "short", "met", "unknown"],
        rows: review.weakAreas.map { area in
          let tally = review.tally(ofArea: area)
          func cell(_ count: Int) -> String { countAndShare(count, of: tally.mayApply) }
          return [
            rulebook.areas[area].title, cell(tally.notMet), cell(tally.partly),
            String(tally.notFully), cell(tally.met), cell(tally.unknown),
          ]
        }))
    guard !review.weakCriteria.isEmpty else {
      return [areas, .paragraph("No criterion is shown to be lacking in any country.")]
    }
    return [
      areas,
      .paragraph("The criteria that are not met in most countries, then those partly met in most:"),
      .entries(
        Entries(
          review.weakCriteria.map(weakEntry), shown: Self.entriesShown, kind: "criteria")),
    ]
  }

  private func weakEntry(_ number: Int) -> Entry {
    let tally = review.tallies[number]
    let counts = [
      ("not met", tally.notMet), ("partly", tally.partly), ("met", tally.met),
      ("unknown", tally.unknown),
    ].map { "\($0) \(countAndShare($1, of: tally.mayApply))" }.joined(separator: ", ")
    let short = review.countries(where: number, is: .unknown)
      .filter { review.countries[$0].highs[number] < .one }
    let lists: [Passage] = [
      ("Not met", review.countries(where: number, is: .notMet)),
      ("Partly met", review.countries(where: number, is: .partlyMet)),
      ("Unknown, but surely not fully met", short),
    ].compactMap { title, countries in
      countries.isEmpty ? nil : "\(title): \(countries: countries)"
    }
    return Entry(
      title: "\(criterion(number))",
      lines: ["Of \(counted(tally.mayApply)): \(counts)"] + lists)
  }
}
