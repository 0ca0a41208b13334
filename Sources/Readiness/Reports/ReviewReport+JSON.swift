extension ReviewReport {
  /// The whole review, as `docs/review.schema.json` describes it: shares with every digit, lists
  /// uncut, countries by their codes in the order of their names.
  var json: JSONValue {
    .object([
      ("kind", "review"), ("format", .int(1)),
      ("asOf", .string(review.date.description)),
      ("since", review.since.map { .string($0.description) } ?? .null),
      ("leastGrade", .string(review.comparison.leastGrade.name)),
      ("engineVersion", .string(origin.engineVersion)),
      ("rulebook", rulebookValue),
      (
        "profiles",
        ["count": .int(review.countries.count), "digest": .string(origin.profileDigest)]
      ),
      ("edition", origin.editionValue),
      ("grouping", .string(grouping)),
      ("countries", .array(review.countries.indices.map(country))),
      ("groups", .array((review.groups + [review.all]).map(group))),
      ("weakSpots", weakSpots),
      ("pressingNeeds", .array(review.pressingNeeds.map(need))),
      ("supportLines", .array(review.lines.map(line))),
      ("help", .array(review.help.map(help))),
      ("questions", .array(review.openFacts.map(question))),
    ])
  }

  private var rulebookValue: JSONValue {
    [
      "id": .string(rulebook.framework.id), "edition": .string(rulebook.edition),
      "digest": .string(origin.rulesDigest),
    ]
  }

  private var weakSpots: JSONValue {
    let areas = review.weakAreas.map { area -> JSONValue in
      .object([("id", .string(rulebook.areas[area].id))] + tally(review.tally(ofArea: area)))
    }
    let criteria = review.weakCriteria.map { number -> JSONValue in
      .object(
        [("id", .string(rulebook.criteria[number].id))] + tally(review.tallies[number]) + [
          ("notMetIn", codes(review.countries(where: number, is: .notMet))),
          ("partlyMetIn", codes(review.countries(where: number, is: .partlyMet))),
        ])
    }
    return ["areas": .array(areas), "criteria": .array(criteria)]
  }

  private func question(_ open: OpenFact) -> JSONValue {
    let fact = rulebook.facts[open.fact]
    return [
      "fact": .string(fact.id), "ask": .string(fact.ask), "respondent": .string(fact.respondent),
      "countries": .int(open.countries), "criteria": .int(open.criteria),
      "criticalCriteria": .int(open.criticalCriteria),
    ]
  }

  private var grouping: String {
    switch review.grouping {
    case .region: "region"
    case .subregion: "subregion"
    case .membership(let id): id
    }
  }

  private func codes(_ numbers: [Int]) -> JSONValue {
    .array(numbers.map { .string(review.countries[$0].country.iso3) })
  }

  private func ids(_ criteria: [Int]) -> JSONValue {
    .array(criteria.map { .string(rulebook.criteria[$0].id) })
  }

  private func bounds(_ score: Score) -> JSONValue {
    score.applies == .no
      ? .null : ["low": .string(score.low.decimals), "high": .string(score.high.decimals)]
  }

  private func country(_ number: Int) -> JSONValue {
    let state = review.countries[number]
    let findings = zip(state.findings, state.highs).reduce(into: Tally()) { $0.count($1.0, $1.1) }
    return .object(
      [
        ("code", .string(state.country.iso3)), ("name", .string(state.country.name)),
        ("region", .string(state.country.region)),
        ("subregion", .string(state.country.subregion)),
        ("groups", .array(state.country.groups.map(JSONValue.string))),
        ("profileAsOf", .string(state.summary.profileDate.description)),
        ("leftOut", .int(state.summary.leftOut)),
        ("score", bounds(state.summary.framework.score)),
        (
          "rank",
          review.comparison.ranks[number].map { rank in
            [
              "best": .int(rank.lowerBound), "worst": .int(rank.upperBound),
              "of": .int(review.comparison.ranked),
              "distinguishable": .bool(review.comparison.isDistinguishable(number)),
            ]
          } ?? .null
        ),
      ] + tally(findings) + [
        ("areas", areas(of: state.summary)),
        ("gaps", ids(state.gaps)), ("pressingNeeds", ids(state.pressingNeeds.map(\.criterion))),
        ("informationGaps", .int(state.informationGaps.count)),
        ("grownOld", .array(state.staleFacts.map { .string(rulebook.facts[$0].id) })),
        ("progress", state.progress.map(progress) ?? .null),
      ])
  }

  private func areas(of summary: CountrySummary) -> JSONValue {
    .object(
      zip(rulebook.areas, summary.areas).map { area, outcome in
        (
          area.id,
          [
            "score": bounds(outcome.score),
            "settled": outcome.settled.map { .string($0.decimals) } ?? .null,
            "stages": outcome.stages.map { stages in
              .array([stages.lowerBound, stages.upperBound].map { .string(rulebook.stages[$0]) })
            } ?? .null,
          ]
        )
      })
  }

  private func progress(_ progress: CountryProgress) -> JSONValue {
    [
      "before": bounds(progress.before), "afterAge": bounds(progress.aged),
      "afterEvidence": bounds(progress.known), "now": bounds(progress.now),
      "metByReform": ids(progress.reformed), "shownByEvidence": ids(progress.learned),
      "noLongerShown": ids(progress.lost),
    ]
  }

  private func group(_ group: Review.CountryGroup) -> JSONValue {
    .object([
      ("title", .string(group.title)), ("countries", codes(group.members)),
      ("findings", .object(tally(review.tally(of: group)))),
      ("framework", standing(review.standing(of: group))),
      (
        "areas",
        .object(
          rulebook.areas.enumerated().map { number, area in
            (
              area.id,
              [
                "findings": .object(tally(review.tally(of: group, inArea: number))),
                "standing": standing(review.standing(of: group, inArea: number)),
              ]
            )
          })
      ),
    ])
  }

  private func standing(_ standing: Standing) -> JSONValue {
    guard standing.countries > 0 else { return .null }
    return .object([
      ("countries", .int(standing.countries)), ("meanLow", .string(standing.low.decimals)),
      ("meanHigh", .string(standing.high.decimals)),
      ("meanSettled", .string(standing.settled.decimals)),
      ("distinguishable", .int(standing.toldApart)),
      (
        "scoring",
        .object(
          zip(Review.thresholds, standing.scoring).map { threshold, range in
            (threshold.decimals, .array([.int(range.lowerBound), .int(range.upperBound)]))
          })
      ),
      (
        "reached",
        standing.reached.isEmpty
          ? .null
          : .object(
            zip(rulebook.stages.dropFirst(), standing.reached).map { stage, range in
              (stage, .array([.int(range.lowerBound), .int(range.upperBound)]))
            })
      ),
    ])
  }

  private func tally(_ tally: Tally) -> [(String, JSONValue)] {
    [
      ("notMet", .int(tally.notMet)), ("partly", .int(tally.partly)), ("met", .int(tally.met)),
      ("unknown", .int(tally.unknown)), ("notFullyMet", .int(tally.notFully)),
      ("notApplicable", .int(tally.notApplicable)),
    ]
  }

  private func need(_ need: SharedNeed) -> JSONValue {
    [
      "criterion": .string(rulebook.criteria[need.criterion].id),
      "severity": .string(rulebook.criteria[need.criterion].severity.rawValue),
      "countries": codes(need.countries), "blocks": ids(need.blocks),
      "caps": .array(need.caps.map(JSONValue.string)),
    ]
  }

  private func line(_ need: SupportNeed) -> JSONValue {
    [
      "line": .string(rulebook.supportLines[need.line].id), "countries": codes(need.needing),
      "mayNeed": .int(need.mayNeed), "noProjectKnown": codes(need.unserved),
      "actions": .array(
        need.actions.map { action in
          [
            "id": .string(rulebook.actions[action.action].id),
            "countries": codes(action.needing), "mayNeed": .int(action.mayNeed),
          ]
        }),
      "projects": .array(
        need.projects.map { country, project in
          [
            "country": .string(review.countries[country].country.iso3),
            "id": .string(project.id), "title": .string(project.title),
            "donor": project.donor.map(JSONValue.string) ?? .null,
            "source": project.source.map(JSONValue.string) ?? .null,
            "from": project.from.map { .string($0.description) } ?? .null,
            "until": project.until.map { .string($0.description) } ?? .null,
          ]
        }),
    ]
  }

  private func help(_ help: PossibleHelp) -> JSONValue {
    [
      "criterion": .string(rulebook.criteria[help.criterion].id),
      "ties": .array(
        help.ties.map { tie in
          [
            "title": .string(tie.title), "needing": codes(tie.needing),
            "helping": codes(tie.helping),
          ]
        }),
      "alone": codes(help.alone),
    ]
  }
}
