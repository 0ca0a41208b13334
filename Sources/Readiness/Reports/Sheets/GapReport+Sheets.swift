extension GapReport {
  /// The criteria as CSV, a row each in the rulebook's order, with their place among the gaps.
  public func csv() -> String {
    criteriaSheet.preceded(
      by: [
        .init("country", 8), .init("as of", 11), .init("edition", 10), .init("left out", 8),
      ],
      [
        .text(assessment.profile.country), .date(assessment.date),
        .text(origin.edition.rawValue), .count(origin.leftOut),
      ]
    ).csv
  }

  /// What the workbook says, a sheet for each of its questions.
  package var sheets: [Sheet] {
    [overviewSheet, gapSheet, actionSheet, criteriaSheet, factSheet]
      + [distanceSheet, overlaySheet].compactMap(\.self) + [methodSheet]
  }

  private var overviewSheet: Sheet {
    let framework = assessment.framework
    var head: [Sheet.HeadLine] = [
      .init("Country", .text("\(countryName) (\(assessment.profile.country))")),
      .init("Asked", .text(rulebook.framework.title)),
      .init("As of", .date(assessment.date)),
      .init("Rulebook", .text("\(rulebook.framework.id) \(rulebook.edition)")),
      .init("Evidence", .text("\(assessment.leastGrade.name) or better")),
    ]
    if let lens = assessment.lens {
      head.append(.init("Lens", .text("criteria of \(rulebook.sources[lens].id) alone")))
    }
    if let edition = editionSentence { head.append(.init("Edition", .text(edition))) }
    if let overlay = origin.overlay {
      head.append(
        .init(
          "What if",
          .text("This is no finding: facts of \(overlay.path) were laid over the profile.")))
    }
    head += [
      .init("Score", .text(ScoreText.interval(framework.score))),
      .init("Settled", .text(settledSentence)), .init("Gaps", .text(summaryOfGaps)),
    ]
    let areas = rulebook.pillars.enumerated().flatMap { number, pillar in
      [row(of: pillar, assessment.pillars[number], level: "pillar")]
        + pillar.children.map {
          row(of: rulebook.areas[$0], assessment.areas[$0], level: "area", area: $0)
        }
    }
    return Sheet(
      "Overview", head: head,
      columns: [
        .init("level", 11), .init("title", 36), .init("low", 10, bars: .shown),
        .init("high", 10, bars: .possible), .init("settled", 9), .init("least stage", 12),
        .init("greatest stage", 12), .init("gaps", 7), .init("pressing needs", 10),
        .init("information gaps", 12), .init("remarks", 34), .init("id", 24),
      ],
      rows: [row(of: rulebook.framework, framework, level: "framework")] + areas)
  }

  private func row(
    of group: Group, _ outcome: Assessment.GroupOutcome, level: String, area: Int? = nil
  ) -> [Sheet.Cell] {
    let own = gaps.filter { gap in
      let area = rulebook.criteria[gap.criterion].area
      return switch level {
      case "framework": true
      case "pillar": group.children.contains(area)
      default: rulebook.areas[area].id == group.id
      }
    }
    let remarks = [
      outcome.score.appliesRemark, capLine(on: group, outcome),
      area.flatMap(partedLine(ofArea:)),
    ].compactMap(\.self)
    let count = own.count { $0.kind == .gap }
    return [
      .text(level), .text(group.title), .low(of: outcome.score), .high(of: outcome.score),
      .share(ifAny: outcome.settled),
      .text(ifAny: outcome.stages.map { rulebook.stages[$0.lowerBound] }),
      .text(ifAny: outcome.stages.map { rulebook.stages[$0.upperBound] }),
      .count(count), .count(own.count(where: \.isPressingNeed)), .count(own.count - count),
      .lines(remarks), .text(group.id),
    ]
  }

  private var gapSheet: Sheet {
    Sheet(
      "Gaps",
      columns: [
        .init("criterion", 24), .init("order", 7), .init("kind", 12), .init("severity", 9),
        .init("title", 34), .init("area", 22), .init("verdict", 20),
        .init("low", 10, bars: .shown), .init("high", 10, bars: .possible),
        .init("gain", 9, bars: .relative), .init("held back by", 22), .init("blocks", 22),
        .init("caps", 16), .init("why", 44), .init("sources and notes", 50), .init("basis", 32),
        .init("remedy", 44), .init("action", 40), .init("line", 26),
      ],
      rows: gaps.enumerated().map { number, gap in
        let entry = entry(for: gap)
        let score = assessment.criteria[gap.criterion].score
        return [
          .text(entry.criterion.id), .count(number + 1), .text(gap.kindWords),
          .text(entry.criterion.severity.rawValue), .text(entry.criterion.title),
          .text(entry.area), .text(entry.verdict), .low(of: score), .high(of: score),
          .share(gap.gain), .list(entry.heldBackBy.map { rulebook.criteria[$0].id }),
          .list(gap.blocks.map { rulebook.criteria[$0].id }), .list(entry.caps),
          .lines(entry.why.map(\.sentence)),
          .lines(entry.why.flatMap { $0.sources.map { "· \($0.text)" } + $0.notes }),
          .lines(entry.basis), .text(entry.criterion.remedy),
          .lines(entry.actions.map { "\($0.title) (\($0.id))" }),
          .lines(entry.actions.map(line(of:)).withoutRepeats),
        ]
      })
  }

  /// The actions that close a gap or may be needed, under the lines of support.
  private var actionSheet: Sheet {
    let currency = rulebook.costAssumptions.map { " (\($0.currency))" } ?? ""
    func ids(_ kind: Gap.Kind, _ action: Int) -> [String] {
      gaps.filter { $0.kind == kind && rulebook.achievers[$0.criterion].contains(action) }
        .map { rulebook.criteria[$0.criterion].id }
    }
    return Sheet(
      "Actions",
      columns: [
        .init("action", 26), .init("line", 28), .init("title", 44), .init("institution", 24),
        .init("assistance", 22), .init("months", 8), .init("cost low\(currency)", 12),
        .init("cost likely\(currency)", 12), .init("cost high\(currency)", 12),
        .init("closes gaps", 36), .init("may be needed for", 36), .init("after", 26),
        .init("indicator", 44),
      ],
      rows: rulebook.supportLines.indices.flatMap { line in
        rulebook.actions.indices.filter { rulebook.actions[$0].line == line }
          .compactMap { number -> [Sheet.Cell]? in
            let action = rulebook.actions[number]
            let (closes, mayClose) = (ids(.gap, number), ids(.information, number))
            guard !closes.isEmpty || !mayClose.isEmpty else { return nil }
            return [
              .text(action.id), .text(rulebook.supportLines[line].title), .text(action.title),
              .text(action.institution), .text(action.assistance), .count(action.months),
              .amount(action.cost.low), .amount(action.cost.likely), .amount(action.cost.high),
              .list(closes), .list(mayClose), .list(action.after.map { rulebook.actions[$0].id }),
              .text(action.indicator),
            ]
          }
      })
  }

  private var criteriaSheet: Sheet {
    let places = Dictionary(
      gaps.enumerated().map { ($0.element.criterion, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    return Sheet(
      "Criteria",
      columns: [
        .init("criterion", 28), .init("title", 44), .init("pillar", 14), .init("area", 24),
        .init("stage", 12), .init("severity", 9), .init("applies", 9), .init("verdict", 13),
        .init("low", 10, bars: .shown), .init("high", 10, bars: .possible),
        .init("blocked by", 24), .init("order", 7), .init("kind", 12),
        .init("gain", 9, bars: .relative), .init("blocks", 24), .init("caps", 18),
        .init("facts", 30), .init("actions", 30), .init("basis", 36), .init("remedy", 50),
      ],
      rows: rulebook.criteria.indices.filter { assessment.criteria[$0].isCounted }.map { number in
        let criterion = rulebook.criteria[number]
        let outcome = assessment.criteria[number]
        let area = rulebook.areas[criterion.area]
        let place = places[number]
        let gap = place.map { gaps[$0] }
        var blockers: [Int] = []
        if case .notMet(let blockedBy) = outcome.verdict { blockers = blockedBy }
        return [
          .text(criterion.id), .text(criterion.title),
          .text(ifAny: area.parent.map { rulebook.pillars[$0].id }), .text(area.id),
          .text(rulebook.stages[criterion.stage]), .text(criterion.severity.rawValue),
          .applies(outcome.score), .text(outcome.verdict.word), .low(of: outcome.score),
          .high(of: outcome.score), .list(blockers.map { rulebook.criteria[$0].id }),
          place.map { .count($0 + 1) } ?? .none, .text(ifAny: gap?.kindWords),
          .share(ifAny: gap?.gain),
          .list(gap?.blocks.map { rulebook.criteria[$0].id } ?? []), .list(gap?.caps ?? []),
          .list(criterion.facts.map { rulebook.facts[$0].id }),
          .list(rulebook.achievers[number].map { rulebook.actions[$0].id }),
          .list(criterion.basis.map(citation)), .text(criterion.remedy),
        ]
      })
  }

  /// What is known, and each statement behind it.
  private var factSheet: Sheet {
    Sheet(
      "Facts and evidence",
      columns: [
        .init("fact", 30), .init("question", 44), .init("track", 10), .init("respondent", 22),
        .init("value", 26), .init("meaning", 30), .init("reason", 18),
        .init("sources disagree", 10), .init("role", 10), .init("statement", 24), .init("from", 11),
        .init("until", 11),
        .init("on", 11), .init("grade", 9), .init("evidence", 20), .init("title", 44),
        .init("type", 18), .init("dated", 11), .init("seen", 11), .init("place", 28),
        .init("note", 50), .init("visibility", 10), .init("url", 40),
      ],
      rows: factsInScope.flatMap { number -> [[Sheet.Cell]] in
        let fact = rulebook.facts[number]
        let resolved = assessment.facts[number]
        let known: [Sheet.Cell] = [
          .text(fact.id), .text(fact.ask), .text(fact.track.rawValue), .text(fact.respondent),
          .text(fact.text(of: resolved.values)), .text(ifAny: fact.meaning(of: resolved.values)),
          .text(ifAny: resolved.reason?.description),
          resolved.disagrees ? .text(resolved.isConflicting ? "undecided" : "decided") : .none,
        ]
        let statements = assessment.profile.statements(about: number)
        guard !statements.isEmpty else {
          return [known + [Sheet.Cell](repeating: .none, count: 15)]
        }
        return statements.map { known + cells(ofStatement: $0, resolved) }
      })
  }

  private func cells(ofStatement number: Int, _ resolved: ResolvedFact) -> [Sheet.Cell] {
    let statement = assessment.profile.statements[number]
    let evidence = statement.evidence.map { assessment.profile.evidence[$0] }
    let isState = statement.kind == .state
    return [
      .text(resolved.role(ofStatement: number)), .text(statement.words),
      isState ? .date(statement.start) : .none, .date(ifAny: statement.until),
      isState ? .none : .date(statement.start), .text(statement.grade.name),
      .text(ifAny: evidence?.id), .text(ifAny: evidence?.title), .text(ifAny: evidence?.type),
      .date(ifAny: evidence.flatMap { $0.isSeen ? nil : $0.date }),
      .date(ifAny: evidence.flatMap { $0.isSeen ? $0.date : nil }), .text(ifAny: statement.at),
      .text(ifAny: statement.note), .text(statement.visibility.rawValue),
      evidence?.url.map { .address($0) } ?? .none,
    ]
  }

  /// How far the country is from the source that the lens looks at.
  private var distanceSheet: Sheet? {
    guard let lens = assessment.lens else { return nil }
    let source = rulebook.sources[lens]
    return Sheet(
      "Distance",
      columns: [
        .init("provision", 26), .init("place", 28), .init("obligation", 12),
        .init("standing", 14), .init("criteria", 60), .init("says", 60),
      ],
      rows: assessment.distance(to: lens).entries.map { entry in
        let criterion = source.criteria[entry.criterion]
        return [
          .text(criterion.id), .text(criterion.at), .text(ifAny: criterion.obligation?.rawValue),
          .text(entry.standing.words), .list(entry.rules.map { rulebook.criteria[$0].id }),
          .text(criterion.says),
        ]
      })
  }

  private var overlaySheet: Sheet? {
    guard origin.overlay != nil else { return nil }
    return Sheet(
      "What if", columns: [.init("change", 150)], rows: overlayChanges.map { [.text($0)] })
  }

  private var methodSheet: Sheet {
    var notes = Sheet.howToRead
    notes += [
      (
        "Gain",
        "By how much the framework's low score would rise if the criterion's own condition "
          + "were met, while prerequisites and caps still act."
      ),
      ("As of", assessment.date.description),
      ("Least grade", "\(assessment.leastGrade.name) or better"),
      ("Rulebook", "\(rulebook.framework.id) \(rulebook.edition)"),
      ("Rulebook's digest", "SHA-256 \(origin.rulesDigest)"),
      ("Profile", "\(assessment.profile.country) as of \(assessment.profile.asOf)"),
      ("Profile's digest", "SHA-256 \(origin.profileDigest)"),
    ]
    if let edition = editionSentence { notes.append(("Edition", edition)) }
    if let lens = assessment.lens {
      notes.append(("Lens", "Criteria that cite \(rulebook.sources[lens].title) alone"))
    }
    if let overlay = origin.overlay {
      notes.append(("Overlay", "\(overlay.path), SHA-256 \(overlay.digest)"))
    }
    if let costs = rulebook.costAssumptions {
      notes.append(
        ("Costs", "Assumptions in \(costs.currency) of \(costs.priceYear): \(costs.source)"))
    }
    notes.append(("Made by", "readiness \(origin.engineVersion)"))
    return .notes("Method", notes)
  }
}

extension Score {
  /// Words where it is not sure that something applies.
  var appliesRemark: String? {
    switch applies {
    case .yes: nil
    case .unknown: "may not apply"
    case .no: "does not apply"
    }
  }
}

extension Gap {
  /// The kind in words that also say whether it presses.
  fileprivate var kindWords: String {
    switch kind {
    case .gap: isPressingNeed ? "pressing need" : "gap"
    case .information: isPressingQuestion ? "pressing question" : "information gap"
    }
  }
}

extension [String] {
  /// Each text where it stands first.
  fileprivate var withoutRepeats: [String] {
    indices.filter { !self[..<$0].contains(self[$0]) }.map { self[$0] }
  }
}
