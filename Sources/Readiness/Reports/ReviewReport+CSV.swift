extension ReviewReport {
  /// The whole review as one long table: each row is one figure, with the countries behind it.
  var table: TableReport {
    TableReport(
      columns: ["section", "group", "item", "measure", "value", "countries"],
      rows: originRows + stateRows + weakRows + needRows + actionRows + helpRows + questionRows
        + progressRows)
  }

  private func codes(_ numbers: [Int]) -> String {
    numbers.map { review.countries[$0].country.iso3 }.joined(separator: ";")
  }

  private func ids(_ criteria: [Int]) -> String {
    criteria.map { rulebook.criteria[$0].id }.joined(separator: ";")
  }

  private var originRows: [[String]] {
    [
      ("as of", review.date.description), ("since", review.since?.description ?? ""),
      ("least grade", review.comparison.leastGrade.name),
      ("rulebook", "\(rulebook.framework.id) \(rulebook.edition)"),
      ("rules digest", origin.rulesDigest), ("profiles digest", origin.profileDigest),
      ("engine version", origin.engineVersion), ("edition", origin.edition.rawValue),
      ("statements left out", String(origin.leftOut)),
    ].map { ["origin", "", "", $0, $1, ""] }
      + review.countries.indices.filter { review.countries[$0].summary.leftOut > 0 }.map {
        let count = String(review.countries[$0].summary.leftOut)
        return ["origin", "", "", "statements left out", count, codes([$0])]
      }
  }

  private var stateRows: [[String]] {
    (review.groups + [review.all]).flatMap { group in
      rows(of: review.standing(of: group), group.title, rulebook.framework.id, group.members)
        + rows(of: review.tally(of: group), "state", group.title, rulebook.framework.id)
        + rulebook.areas.enumerated().flatMap { number, area in
          rows(of: review.standing(of: group, inArea: number), group.title, area.id, group.members)
            + rows(of: review.tally(of: group, inArea: number), "state", group.title, area.id)
        }
    }
      + review.ordered.compactMap { number in
        review.comparison.ranks[number].map { rank in
          [
            "state", "", rulebook.framework.id, "place",
            "\(rank.lowerBound) to \(rank.upperBound)", codes([number]),
          ]
        }
      }
  }

  private func rows(
    of standing: Standing, _ group: String, _ item: String, _ members: [Int]
  ) -> [[String]] {
    guard standing.countries > 0 else { return [] }
    let figures =
      [
        ("countries", String(standing.countries)), ("mean low", standing.low.decimals),
        ("mean high", standing.high.decimals), ("mean settled", standing.settled.decimals),
        ("distinguishable", String(standing.toldApart)),
      ]
      + zip(rulebook.stages.dropFirst(), standing.reached).flatMap { stage, range in
        [
          ("\(stage) reached, shown", String(range.lowerBound)),
          ("\(stage) reached, possible", String(range.upperBound)),
        ]
      }
    let scoring = zip(Review.thresholds, standing.scoring).flatMap { threshold, range in
      let score = "\(ScoreText.nearest(threshold, places: 0)) or more"
      return [
        ("\(score), shown", String(range.lowerBound)),
        ("\(score), possible", String(range.upperBound)),
      ]
    }
    return (figures + scoring).map { measure, value in
      ["state", group, item, measure, value, measure == "countries" ? codes(members) : ""]
    }
  }

  private var weakRows: [[String]] {
    review.weakAreas.flatMap {
      rows(of: review.tally(ofArea: $0), "weak spots", "", rulebook.areas[$0].id)
    } + review.weakCriteria.flatMap(weakRows)
  }

  private func weakRows(ofCriterion criterion: Int) -> [[String]] {
    let findings: [(String, Finding)] = [
      ("not met", .notMet), ("partly", .partlyMet), ("met", .met), ("unknown", .unknown),
      ("not applicable", .notApplicable),
    ]
    return findings.map { measure, finding in
      let countries = review.countries(where: criterion, is: finding)
      return [
        "weak spots", "", rulebook.criteria[criterion].id, measure, String(countries.count),
        codes(countries),
      ]
    }
  }

  private func rows(
    of tally: Tally, _ section: String, _ group: String, _ item: String
  ) -> [[String]] {
    [
      ("not met", tally.notMet), ("partly", tally.partly), ("met", tally.met),
      ("unknown", tally.unknown), ("unknown, not fully met", tally.notFully),
      ("not applicable", tally.notApplicable),
    ].map { [section, group, item, $0, String($1), ""] }
  }

  private var needRows: [[String]] {
    review.pressingNeeds.flatMap { need in
      let id = rulebook.criteria[need.criterion].id
      return [
        [
          "pressing needs", "", id, "countries", String(need.countries.count),
          codes(need.countries),
        ],
        ["pressing needs", "", id, "blocks", ids(need.blocks), ""],
        ["pressing needs", "", id, "caps", need.caps.joined(separator: ";"), ""],
      ]
    }
  }

  private var actionRows: [[String]] {
    review.lines.flatMap { need -> [[String]] in
      let line = rulebook.supportLines[need.line].id
      func row(_ item: String, _ measure: String, _ value: String, _ countries: [Int]) -> [String] {
        ["actions", line, item, measure, value, codes(countries)]
      }
      return [
        row("", "needed", String(need.needing.count), need.needing),
        row("", "may be needed", String(need.mayNeed), []),
        row("", "no project known", String(need.unserved.count), need.unserved),
      ]
        + need.actions.flatMap { action in
          let id = rulebook.actions[action.action].id
          return [
            row(id, "needed", String(action.needing.count), action.needing),
            row(id, "may be needed", String(action.mayNeed), []),
          ]
        }
        + need.projects.map { row($0.project.id, "under way", $0.project.title, [$0.country]) }
    }
  }

  private var helpRows: [[String]] {
    review.help.flatMap { help -> [[String]] in
      let id = rulebook.criteria[help.criterion].id
      func row(_ group: String, _ measure: String, _ countries: [Int]) -> [String] {
        ["help", group, id, measure, String(countries.count), codes(countries)]
      }
      return help.ties.flatMap { tie in
        [row(tie.title, "could be helped", tie.needing), row(tie.title, "could help", tie.helping)]
      } + (help.alone.isEmpty ? [] : [row("", "no such country known", help.alone)])
    }
  }

  private var questionRows: [[String]] {
    review.openFacts.flatMap { open in
      [
        ("countries", open.countries), ("open criteria", open.criteria),
        ("open critical criteria", open.criticalCriteria),
      ].map { ["questions", "", rulebook.facts[open.fact].id, $0, String($1), ""] }
    }
      + review.countries.enumerated().filter { !$1.staleFacts.isEmpty }.map { number, state in
        [
          "questions", "", "", "grown old",
          state.staleFacts.map { rulebook.facts[$0].id }.joined(separator: ";"), codes([number]),
        ]
      }
  }

  private var progressRows: [[String]] {
    review.countries.enumerated().flatMap { number, state -> [[String]] in
      guard let progress = state.progress else { return [] }
      func row(_ measure: String, _ value: String) -> [String] {
        ["progress", "", rulebook.framework.id, measure, value, codes([number])]
      }
      let scores = [
        ("before", progress.before), ("after age", progress.aged),
        ("after evidence", progress.known), ("now", progress.now),
      ].filter { $0.1.applies != .no }
      return scores.flatMap { name, score in
        [row("low \(name)", score.low.decimals), row("high \(name)", score.high.decimals)]
      } + [
        row("met by reform", ids(progress.reformed)),
        row("shown by new evidence", ids(progress.learned)),
        row("no longer shown", ids(progress.lost)),
      ]
    }
  }
}
