extension ReviewReport {
  /// What the workbook says: a sheet for each section, its lists whole, and the countries behind it.
  package var sheets: [Sheet] {
    [
      stateSheet, countrySheet, weakSheet, needSheet, actionSheet, projectSheet, helpSheet,
      questionSheet,
    ] + (review.since == nil ? [] : [progressSheet]) + [methodSheet]
  }

  private func names(_ countries: [Int]) -> Sheet.Cell {
    .list(countries.map { review.countries[$0].country.name })
  }

  private func ids(_ criteria: [Int]) -> Sheet.Cell {
    .list(criteria.map { rulebook.criteria[$0].id })
  }

  /// The columns that identify a criterion.
  private static let criterionColumns: [Sheet.Column] = [
    .init("criterion", 28), .init("title", 40), .init("area", 22),
  ]

  private func cells(ofCriterion number: Int) -> [Sheet.Cell] {
    let criterion = rulebook.criteria[number]
    return [
      .text(criterion.id), .text(criterion.title), .text(rulebook.areas[criterion.area].title),
    ]
  }

  private static let tallyColumns: [Sheet.Column] = [
    .init("not met", 9), .init("partly met", 9), .init("met", 9), .init("unknown", 10),
    .init("of these not fully met", 12), .init("not applicable", 12),
  ]

  private func cells(of tally: Tally) -> [Sheet.Cell] {
    [tally.notMet, tally.partly, tally.met, tally.unknown, tally.notFully, tally.notApplicable]
      .map { .count($0) }
  }

  private var stateSheet: Sheet {
    let reached = rulebook.stages.dropFirst().flatMap { stage in
      ["shown", "possible"].map { Sheet.Column("\(stage), \($0)", 11) }
    }
    let scoring = Review.thresholds.flatMap { threshold in
      ["shown", "possible"].map { Sheet.Column("at least \(threshold), \($0)", 11) }
    }
    return Sheet(
      "State",
      columns: [
        .init("group", 22), .init("title", 36), .init("countries", 10),
        .init("mean low", 10, bars: .shown), .init("mean high", 10, bars: .possible),
        .init("mean settled", 10), .init("distinguishable", 15),
      ] + scoring + reached + Self.tallyColumns + [.init("id", 24)],
      rows: (review.groups + [review.all]).flatMap { group in
        [
          row(
            of: group, rulebook.framework, review.standing(of: group), review.tally(of: group))
        ]
          + rulebook.areas.enumerated().map { number, area in
            row(
              of: group, area, review.standing(of: group, inArea: number),
              review.tally(of: group, inArea: number))
          }
      })
  }

  private func row(
    of countries: Review.CountryGroup, _ group: Group, _ standing: Standing, _ tally: Tally
  ) -> [Sheet.Cell] {
    let hasAny = standing.countries > 0
    func counts(_ ranges: [ClosedRange<Int>], _ count: Int) -> [Sheet.Cell] {
      guard hasAny, !ranges.isEmpty else { return [Sheet.Cell](repeating: .none, count: 2 * count) }
      return ranges.flatMap { [.count($0.lowerBound), .count($0.upperBound)] }
    }
    return [
      .text(title(of: countries)), .text(group.title), .count(standing.countries),
      hasAny ? .share(standing.low) : .none, hasAny ? .share(standing.high) : .none,
      hasAny ? .share(standing.settled) : .none, hasAny ? .count(standing.toldApart) : .none,
    ] + counts(standing.scoring, Review.thresholds.count)
      + counts(standing.reached, rulebook.stages.count - 1) + cells(of: tally)
      + [.text(group.id)]
  }

  private var countrySheet: Sheet {
    Sheet(
      "Countries",
      columns: [
        .init("country", 28), .init("code", 7), .init("region", 14), .init("subregion", 26),
        .init("groups", 30), .init("profile as of", 11), .init("low", 10, bars: .shown),
        .init("high", 10, bars: .possible), .init("settled", 10), .init("rank", 19),
      ] + Self.tallyColumns + [
        .init("gaps", 40), .init("pressing needs", 40), .init("information gaps", 12),
        .init("answers grown old", 40), .init("left out", 8),
      ],
      rows: review.countries.enumerated().map { number, state in
        let score = state.summary.framework.score
        return [
          .text(state.country.name), .text(state.country.iso3), .text(state.country.region),
          .text(state.country.subregion), .list(state.country.groups),
          .date(state.summary.profileDate), .low(of: score), .high(of: score),
          .share(ifAny: state.summary.framework.settled),
          .text(review.comparison.rankWords(of: number)),
        ]
          + cells(
            of: zip(state.findings, state.highs).reduce(into: Tally()) { $0.count($1.0, $1.1) })
          + [
            ids(state.gaps), ids(state.pressingNeeds.map(\.criterion)),
            .count(state.informationGaps.count),
            .list(state.staleFacts.map { rulebook.facts[$0].id }), .count(state.summary.leftOut),
          ]
      })
  }

  private var weakSheet: Sheet {
    func shares(_ tally: Tally) -> [Sheet.Cell] {
      [tally.notMet, tally.partly, tally.met, tally.unknown].map {
        .share(ifAny: Share($0, of: tally.mayApply))
      }
    }
    return Sheet(
      "Weak spots",
      columns: [.init("id", 28), .init("level", 10), .init("title", 40), .init("area", 22)]
        + Self.tallyColumns + [
          .init("share not met", 10, bars: .relative), .init("share partly met", 10),
          .init("share met", 10), .init("share unknown", 10), .init("not met in", 40),
          .init("partly met in", 40),
        ],
      rows: review.weakAreas.map { number in
        let (area, tally) = (rulebook.areas[number], review.tally(ofArea: number))
        return [.text(area.id), .text("area"), .text(area.title), .text(area.title)]
          + cells(of: tally) + shares(tally) + [.none, .none]
      }
        + review.weakCriteria.map { number in
          let tally = review.tallies[number]
          var identity = cells(ofCriterion: number)
          identity.insert(.text("criterion"), at: 1)
          return identity + cells(of: tally) + shares(tally) + [
            names(review.countries(where: number, is: .notMet)),
            names(review.countries(where: number, is: .partlyMet)),
          ]
        })
  }

  private var needSheet: Sheet {
    Sheet(
      "Pressing needs",
      columns: Self.criterionColumns + [
        .init("severity", 10), .init("number of countries", 10), .init("by group", 24),
        .init("countries", 44), .init("blocks", 40), .init("caps", 22), .init("remedy", 44),
        .init("actions", 40),
      ],
      rows: review.pressingNeeds.map { need in
        let criterion = rulebook.criteria[need.criterion]
        return cells(ofCriterion: need.criterion) + [
          .text(criterion.severity.rawValue), .count(need.countries.count),
          .text(ifAny: spread(need.countries)), names(need.countries), ids(need.blocks),
          .list(need.caps), .text(criterion.remedy),
          .list(rulebook.achievers[need.criterion].map { rulebook.actions[$0].id }),
        ]
      })
  }

  /// Under each line of support the line itself, then its actions.
  private var actionSheet: Sheet {
    let currency = rulebook.costAssumptions.map { " (\($0.currency))" } ?? ""
    return Sheet(
      "Actions",
      columns: [
        .init("line", 30), .init("action", 28), .init("title", 44), .init("needed in", 9),
        .init("may be needed in", 10), .init("by group", 24), .init("countries", 60),
        .init("no project known in", 40), .init("institution", 22), .init("assistance", 22),
        .init("months", 8), .init("cost low\(currency)", 12), .init("cost likely\(currency)", 12),
        .init("cost high\(currency)", 12), .init("indicator", 44),
      ],
      rows: review.lines.flatMap { need -> [[Sheet.Cell]] in
        let line = rulebook.supportLines[need.line].title
        let whole: [Sheet.Cell] =
          [
            .text(line), .none, .text("The whole line"), .count(need.needing.count),
            .count(need.mayNeed), .text(ifAny: spread(need.needing)), names(need.needing),
            names(need.unserved),
          ] + [Sheet.Cell](repeating: .none, count: 7)
        return [whole]
          + need.actions.map { proposed in
            let action = rulebook.actions[proposed.action]
            return [
              .text(line), .text(action.id), .text(action.title),
              .count(proposed.needing.count), .count(proposed.mayNeed),
              .text(ifAny: spread(proposed.needing)), names(proposed.needing), .none,
              .text(action.institution), .text(action.assistance), .count(action.months),
              .amount(action.cost.low), .amount(action.cost.likely), .amount(action.cost.high),
              .text(action.indicator),
            ]
          }
      })
  }

  private var projectSheet: Sheet {
    Sheet(
      "Projects",
      columns: [
        .init("project", 24), .init("line", 30), .init("country", 26), .init("title", 44),
        .init("donor", 26), .init("from", 11), .init("until", 11), .init("source", 40),
      ],
      rows: review.lines.flatMap { need in
        need.projects.map { country, project in
          [
            .text(project.id), .text(rulebook.supportLines[need.line].title),
            .text(review.countries[country].country.name), .text(project.title),
            .text(ifAny: project.donor), .date(ifAny: project.from), .date(ifAny: project.until),
            project.source.map { .address($0) } ?? .none,
          ]
        }
      })
  }

  private var helpSheet: Sheet {
    Sheet(
      "Help",
      columns: Self.criterionColumns + [
        .init("shared", 18), .init("number to be helped", 10), .init("number that could help", 12),
        .init("could be helped", 50), .init("could help", 50),
      ],
      rows: review.help.flatMap { help -> [[Sheet.Cell]] in
        let criterion = cells(ofCriterion: help.criterion)
        return help.ties.map { tie in
          criterion + [
            .text(Self.tieTitle(tie.title)), .count(tie.needing.count), .count(tie.helping.count),
            names(tie.needing), names(tie.helping),
          ]
        }
          + (help.alone.isEmpty
            ? []
            : [
              criterion + [
                .text("nothing"), .count(help.alone.count), .count(0), names(help.alone), .none,
              ]
            ])
      })
  }

  private var questionSheet: Sheet {
    Sheet(
      "Questions",
      columns: [
        .init("fact", 32), .init("question", 60), .init("respondent", 26),
        .init("open in countries", 10), .init("open findings", 10),
        .init("of these critical", 10),
      ],
      rows: review.openFacts.map { open in
        let fact = rulebook.facts[open.fact]
        return [
          .text(fact.id), .text(fact.ask), .text(fact.respondent), .count(open.countries),
          .count(open.criteria), .count(open.criticalCriteria),
        ]
      })
  }

  private var progressSheet: Sheet {
    func cells(_ score: Score) -> [Sheet.Cell] { [.low(of: score), .high(of: score)] }
    return Sheet(
      "Progress",
      columns: [.init("country", 28), .init("code", 7)]
        + ["before", "after age", "after evidence", "now"].flatMap {
          [Sheet.Column("low \($0)", 10), Sheet.Column("high \($0)", 10)]
        } + [
          .init("rise of low", 10), .init("met by reform", 40), .init("shown by evidence", 40),
          .init("no longer shown", 40),
        ],
      rows: review.countries.indices.compactMap { number -> [Sheet.Cell]? in
        let state = review.countries[number]
        guard let progress = state.progress else { return nil }
        return [.text(state.country.name), .text(state.country.iso3)] + cells(progress.before)
          + cells(progress.aged) + cells(progress.known) + cells(progress.now) + [
            .change(review.rise(of: number)), ids(progress.reformed), ids(progress.learned),
            ids(progress.lost),
          ]
      })
  }

  private var methodSheet: Sheet {
    var notes = Sheet.howToRead
    notes += [
      (
        "Shown, possible",
        "How many countries have reached a stage or a score by what the evidence shows, and how "
          + "many may have by what remains possible."
      ),
      (
        "Means",
        "Mean scores are of the countries to which an area may apply: low is rounded down and high "
          + "up to 12 decimals."
      ),
      (
        "Help",
        "A country could help with a criterion that it is shown to meet by official or primary "
          + "evidence; shared is the region or membership that both belong to."
      ),
      ("Review", head), ("As of", review.date.description),
    ]
    if let since = review.since { notes.append(("Since", since.description)) }
    notes += [
      ("Least grade", "\(review.comparison.leastGrade.name) or better"),
      ("Rulebook", "\(rulebook.framework.id) \(rulebook.edition)"),
    ]
    if let costs = rulebook.costAssumptions {
      notes.append(
        ("Costs", "Assumptions in \(costs.currency) of \(costs.priceYear): \(costs.source)"))
    }
    return .notes("Method", notes + origin.notes)
  }
}

extension Share {
  /// The share that a count is of a greater one, rounded to nearest; nil of none.
  fileprivate init?(_ count: Int, of all: Int) {
    guard all > 0 else { return nil }
    let one = Int128(Share.one.trillionths)
    self.init(trillionths: Int64((2 * Int128(count) * one + Int128(all)) / (2 * Int128(all))))
  }
}
