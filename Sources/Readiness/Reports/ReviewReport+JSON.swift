extension ReviewReport {
  /// The whole review: shares with every digit, lists uncut, countries by their codes.
  var json: JSONValue {
    .object([
      ("kind", "review"), ("format", .int(1)),
      ("asOf", .string(review.date.description)),
      ("since", review.since.map { .string($0.description) } ?? .null),
      ("leastGrade", .string(review.comparison.leastGrade.name)),
      (
        "rulebook",
        ["id": .string(rulebook.framework.id), "edition": .string(rulebook.edition)]
      ),
      ("countries", .array(review.countries.indices.map(country))),
      ("groups", .array((review.groups + [review.all]).map(group))),
      (
        "weakSpots",
        [
          "areas": .array(
            review.weakAreas.map { area in
              .object(
                [("id", .string(rulebook.areas[area].id))] + tally(review.tally(ofArea: area)))
            }),
          "criteria": .array(
            review.weakCriteria.map { number in
              .object(
                [("id", .string(rulebook.criteria[number].id))] + tally(review.tallies[number]))
            }),
        ]
      ),
      ("pressingNeeds", .array(review.pressingNeeds.map(need))),
      ("supportLines", .array(review.lines.map(line))),
      ("help", .array(review.help.map(help))),
      (
        "questions",
        .array(
          review.openFacts.map { open in
            [
              "fact": .string(rulebook.facts[open.fact].id),
              "ask": .string(rulebook.facts[open.fact].ask),
              "respondent": .string(rulebook.facts[open.fact].respondent),
              "countries": .int(open.countries), "criteria": .int(open.criteria),
              "criticalCriteria": .int(open.criticalCriteria),
            ]
          })
      ),
    ])
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
    let findings = state.findings.reduce(into: Tally()) { $0.count($1) }
    return .object(
      [
        ("code", .string(state.country.iso3)), ("name", .string(state.country.name)),
        ("region", .string(state.country.region)),
        ("subregion", .string(state.country.subregion)),
        ("groups", .array(state.country.groups.map(JSONValue.string))),
        ("profileAsOf", .string(state.summary.profileDate.description)),
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
        ("gaps", ids(state.gaps)), ("pressingNeeds", ids(state.pressingNeeds.map(\.criterion))),
        ("informationGaps", .int(state.informationGaps.count)),
        ("grownOld", .array(state.staleFacts.map { .string(rulebook.facts[$0].id) })),
        ("progress", state.progress.map(progress) ?? .null),
      ])
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
      ("framework", standing(review.standing(of: group))),
      (
        "areas",
        .object(
          rulebook.areas.enumerated().map { number, area in
            (area.id, standing(review.standing(of: group, inArea: number)))
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
      ("toldApart", .int(standing.toldApart)),
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
      ("unknown", .int(tally.unknown)), ("notApplicable", .int(tally.notApplicable)),
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
