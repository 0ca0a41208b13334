extension GapReport {
  /// The report for a program, as `docs/assessment.schema.json` describes it.
  ///
  /// Every key is always there, with `null` where there is nothing to say. Shares are texts with
  /// all 12 places, since readers of JSON tend to make floating-point numbers of numbers.
  public func json() -> String { jsonValue.text }

  package var jsonValue: JSONValue {
    let gaps = gaps.map { ($0, entry(for: $0)) }
    return [
      "kind": "assessment",
      "format": .int(1),
      "country": [
        "code": .string(assessment.profile.country), "name": .string(countryName),
      ],
      "asOf": .written(assessment.date),
      "leastGrade": .string(assessment.leastGrade.name),
      "engineVersion": .string(origin.engineVersion),
      "rulebook": rulebookValue,
      "profile": [
        "asOf": .written(assessment.profile.asOf), "digest": .string(origin.profileDigest),
      ],
      "edition": origin.editionValue,
      "lens": lensValue,
      "overlay": overlayValue,
      "framework": value(of: rulebook.framework, assessment.framework, within: nil),
      "pillars": pillarValues,
      "areas": areaValues,
      "criteria": criterionValues,
      "facts": factValues,
      "evidence": .array(assessment.profile.evidence.map(value(of:))),
      "gaps": .array(gaps.map(value(of:_:))),
      "actions": actionValues(named: gaps.map(\.1)),
      "openWidth": .share(assessment.openWidth),
      "questions": .array(assessment.questions().map(value(of:))),
    ]
  }

  private var rulebookValue: JSONValue {
    [
      "id": .string(rulebook.framework.id),
      "title": .string(rulebook.framework.title),
      "edition": .string(rulebook.edition),
      "digest": .string(origin.rulesDigest),
      "costAssumptions": rulebook.costAssumptions.map { costs in
        [
          "currency": .string(costs.currency), "priceYear": .int(costs.priceYear),
          "source": .string(costs.source),
        ]
      } ?? .null,
    ]
  }

  private var lensValue: JSONValue {
    assessment.lens.map { number in
      let source = rulebook.sources[number]
      return [
        "id": .string(source.id), "title": .string(source.title),
        "distance": .array(
          assessment.distance(to: number).entries.map { entry in
            let criterion = source.criteria[entry.criterion]
            return [
              "id": .string(criterion.id), "at": .string(criterion.at),
              "obligation": .written(criterion.obligation?.rawValue),
              "standing": .string(entry.standing.words), "rules": criterionIDs(entry.rules),
            ]
          }),
      ]
    } ?? .null
  }

  private var overlayValue: JSONValue {
    guard let overlay = origin.overlay else { return .null }
    let changed = criteriaInScope.filter { overlay.before.criteria[$0] != assessment.criteria[$0] }
    return [
      "path": .string(overlay.path),
      "digest": .string(overlay.digest),
      "facts": .array(
        overlay.facts.map { number in
          let fact = rulebook.facts[number]
          return [
            "id": .string(fact.id),
            "before": .string(fact.text(of: overlay.before.facts[number].values)),
            "after": .string(fact.text(of: assessment.facts[number].values)),
          ]
        }),
      "criteria": .array(
        changed.map { number in
          [
            "id": .string(rulebook.criteria[number].id),
            "before": .object(conclusion(overlay.before.criteria[number])),
            "after": .object(conclusion(assessment.criteria[number])),
          ]
        }),
      "framework": [
        "before": .object(bounds(of: overlay.before.framework.score)),
        "after": .object(bounds(of: assessment.framework.score)),
      ],
    ]
  }

  /// The numbers of the criteria that the lens, if there is one, looks at.
  private var criteriaInScope: [Int] {
    rulebook.criteria.indices.filter { assessment.criteria[$0].isCounted }
  }
}

extension GapReport {
  private var pillarValues: JSONValue {
    .array(
      zip(rulebook.pillars, assessment.pillars).map {
        value(of: $0, $1, within: rulebook.framework)
      })
  }

  private var areaValues: JSONValue {
    .array(
      rulebook.areas.enumerated().map { number, area in
        let both = assessment.paperAndPractice(ofArea: number)
        let value = value(
          of: area, assessment.areas[number], within: area.parent.map { rulebook.pillars[$0] })
        guard case .object(let members) = value else { return value }
        return .object(
          members + [
            ("paper", .object(bounds(of: both.paper))),
            ("practice", .object(bounds(of: both.practice))),
          ])
      })
  }

  private func value(
    of group: Group, _ outcome: Assessment.GroupOutcome, within parent: Group?
  ) -> JSONValue {
    .object(
      [
        ("id", .string(group.id)),
        ("title", .string(group.title)),
        ("within", .written(parent?.id)),
      ] + bounds(of: outcome.score) + [
        ("settled", outcome.settled.map(JSONValue.share) ?? .null),
        ("isCapped", .bool(outcome.isCapped)),
        (
          "cap",
          group.cap.map { cap in
            ["ceiling": .share(cap.ceiling), "until": criterionIDs(cap.until)]
          } ?? .null
        ),
        (
          "stages",
          outcome.stages.map { stages in
            [
              "least": .string(rulebook.stages[stages.lowerBound]),
              "greatest": .string(rulebook.stages[stages.upperBound]),
            ]
          } ?? .null
        ),
      ])
  }

  /// Whether something applies, and between which shares it scores if it may.
  private func bounds(of score: Score) -> [(String, JSONValue)] {
    let mayApply = score.applies != .no
    return [
      ("applies", .string(score.applies.word)),
      ("low", mayApply ? .share(score.low) : .null),
      ("high", mayApply ? .share(score.high) : .null),
    ]
  }

  /// What was concluded about a criterion.
  private func conclusion(_ outcome: Assessment.CriterionOutcome) -> [(String, JSONValue)] {
    var blockers: [Int] = []
    if case .notMet(let blockedBy) = outcome.verdict { blockers = blockedBy }
    return bounds(of: outcome.score) + [
      ("verdict", .string(outcome.verdict.word)),
      ("blockedBy", criterionIDs(blockers)),
      (
        "isNotFullyMet",
        .bool(outcome.score.applies != .no && outcome.score.high < .one)
      ),
    ]
  }

  private var criterionValues: JSONValue {
    .array(
      criteriaInScope.map { number in
        let criterion = rulebook.criteria[number]
        return .object(
          [
            ("id", .string(criterion.id)),
            ("title", .string(criterion.title)),
            ("area", .string(rulebook.areas[criterion.area].id)),
            ("stage", .string(rulebook.stages[criterion.stage])),
            ("severity", .string(criterion.severity.rawValue)),
          ] + conclusion(assessment.criteria[number]) + [
            (
              "basis",
              .array(
                criterion.basis.map { reference in
                  let cited = rulebook.sourceCriterion(reference)
                  return ["id": .string(cited.id), "at": .string(cited.at)]
                })
            ),
            ("remedy", .string(criterion.remedy)),
          ])
      })
  }

  private func criterionIDs(_ numbers: [Int]) -> JSONValue {
    .strings(numbers.map { rulebook.criteria[$0].id })
  }
}

extension GapReport {
  private var factValues: JSONValue {
    .array(factsInScope.map(value(ofFact:)))
  }

  /// The numbers of the facts that rules read or the profile states.
  var factsInScope: [Int] {
    let known = Set(assessment.profile.statements.map(\.fact))
    return rulebook.facts.indices.filter { !rulebook.readers[$0].isEmpty || known.contains($0) }
  }

  private func value(ofFact number: Int) -> JSONValue {
    let fact = rulebook.facts[number]
    let resolved = assessment.facts[number]
    return [
      "id": .string(fact.id),
      "track": .string(fact.track.rawValue),
      "respondent": .string(fact.respondent),
      "value": .string(fact.text(of: resolved.values)),
      "meaning": .written(fact.meaning(of: resolved.values)),
      "isDetermined": .bool(resolved.values.isDetermined),
      "reason": .written(resolved.reason),
      "disagrees": .bool(resolved.disagrees),
      "isConflicting": .bool(resolved.isConflicting),
      "statements": .array(
        assessment.profile.statements(about: number).map { statement in
          value(
            of: assessment.profile.statements[statement],
            role: resolved.role(ofStatement: statement))
        }),
    ]
  }

  private func value(of statement: Statement, role: String) -> JSONValue {
    let kind: JSONValue
    let day: CalendarDate?
    switch statement.kind {
    case .state: (kind, day) = ("state", nil)
    case .observation: (kind, day) = ("observation", statement.start)
    }
    return [
      "role": .string(role),
      "words": .string(statement.words),
      "kind": kind,
      "start": .written(statement.start),
      "until": .written(statement.until),
      "on": .written(day),
      "grade": .string(statement.grade.name),
      "evidence": .written(statement.evidence.map { assessment.profile.evidence[$0].id }),
      "at": .written(statement.at),
      "note": .written(statement.note),
      "visibility": .string(statement.visibility.rawValue),
    ]
  }

  private func value(of evidence: Evidence) -> JSONValue {
    [
      "id": .string(evidence.id),
      "title": .string(evidence.title),
      "type": .string(evidence.type),
      "date": .written(evidence.date),
      "isSeen": .bool(evidence.isSeen),
      "grade": .string(evidence.grade.name),
      "url": .written(evidence.url),
    ]
  }
}

extension GapReport {
  private func value(of gap: Gap, _ entry: Entry) -> JSONValue {
    let kind: JSONValue =
      switch gap.kind {
      case .gap: "gap"
      case .information: "information"
      }
    return [
      "kind": kind,
      "criterion": .string(entry.criterion.id),
      "severity": .string(entry.criterion.severity.rawValue),
      "gain": .share(gap.gain),
      "areaGain": .share(gap.areaGain),
      "unblocks": .int(gap.unblocks),
      "blocks": criterionIDs(gap.blocks),
      "caps": .strings(entry.caps),
      "isPressingNeed": .bool(gap.isPressingNeed),
      "isPressingQuestion": .bool(gap.isPressingQuestion),
      "heldBackBy": criterionIDs(entry.heldBackBy),
      "why": .strings(entry.why.map(\.fact.id)),
      "actions": .strings(entry.actions.map(\.id)),
    ]
  }

  /// The actions that some gap names, in the order of the rulebook.
  private func actionValues(named entries: [Entry]) -> JSONValue {
    let named = Set(entries.flatMap { $0.actions.map(\.id) })
    return .array(
      rulebook.actions.filter { named.contains($0.id) }.map { action in
        let line = rulebook.supportLines[action.line]
        return [
          "id": .string(action.id),
          "title": .string(action.title),
          "line": ["id": .string(line.id), "title": .string(line.title)],
          "assistance": .string(action.assistance),
          "institution": .string(action.institution),
          "months": .int(action.months),
          "cost": [
            "low": .decimal(action.cost.low.description),
            "likely": .decimal(action.cost.likely.description),
            "high": .decimal(action.cost.high.description),
          ],
          "after": .strings(action.after.map { rulebook.actions[$0].id }),
          "indicator": .string(action.indicator),
        ]
      })
  }

  private func value(of question: Question) -> JSONValue {
    let fact = rulebook.facts[question.fact]
    return [
      "fact": .string(fact.id),
      "ask": .string(fact.ask),
      "respondent": .string(fact.respondent),
      "worst": .share(question.worst),
      "best": .share(question.best),
      "readers": criterionIDs(question.readers),
    ]
  }
}

extension JSONValue {
  fileprivate static func share(_ share: Share) -> JSONValue {
    .string(share.decimals)
  }

  /// The text that the value prints as, or null where there is none.
  fileprivate static func written(_ value: (some CustomStringConvertible)?) -> JSONValue {
    value.map { .string($0.description) } ?? .null
  }

  fileprivate static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }
}

extension ResolvedFact {
  /// What became of one of the fact's statements.
  func role(ofStatement number: Int) -> String {
    statements.contains(number)
      ? "counts" : overruled.contains(number) ? "overruled" : "set aside"
  }
}

extension Truth {
  /// Whether something applies, in one word.
  var word: String {
    switch self {
    case .yes: "yes"
    case .unknown: "unknown"
    case .no: "no"
    }
  }
}
