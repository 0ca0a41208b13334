import Readiness

extension Conclusions {
  /// What the engine concluded, in the words of the comparison.
  init(of assessment: Assessment, withLists: Bool) {
    let rulebook = assessment.rulebook
    for (fact, resolved) in zip(rulebook.facts, assessment.facts) {
      facts[fact.id] = Fact(resolved, of: fact, assessment.profile)
    }
    for (criterion, outcome) in zip(rulebook.criteria, assessment.criteria) {
      criteria[criterion.id] = Criterion(
        bounds: Bounds(outcome.score), verdict: Self.text(of: outcome.verdict, rulebook))
    }
    for (area, outcome) in zip(rulebook.areas, assessment.areas) {
      groups[area.id] = Group(outcome)
    }
    for (pillar, outcome) in zip(rulebook.pillars, assessment.pillars) {
      groups[pillar.id] = Group(outcome)
    }
    groups[rulebook.framework.id] = Group(assessment.framework)
    func ids(_ numbers: [Int]) -> [String] { numbers.map { rulebook.criteria[$0].id }.sorted() }
    let counts = assessment.gapCounts
    gapSummary = GapSummary(
      gaps: counts.gaps, information: counts.open,
      pressing: assessment.pressingNeeds.map { need in
        GapSummary.text(
          rulebook.criteria[need.criterion].id, blocks: ids(need.blocks), caps: need.caps.sorted())
      }.sorted())
    if let lens = assessment.lens {
      let source = rulebook.sources[lens]
      for entry in assessment.distance(to: lens).entries {
        distance[source.criteria[entry.criterion].id] = entry.standing.words
      }
    }
    guard withLists else { return }
    gaps = assessment.gaps().map { gap in
      Gap(
        criterion: rulebook.criteria[gap.criterion].id, isSure: gap.kind == .gap,
        gain: gap.gain.trillionths, areaGain: gap.areaGain.trillionths, unblocks: gap.unblocks,
        isPressingNeed: gap.isPressingNeed, isPressingQuestion: gap.isPressingQuestion,
        blocks: ids(gap.blocks), caps: gap.caps.sorted())
    }
    questions = assessment.questions().map { question in
      Question(
        fact: rulebook.facts[question.fact].id, worst: question.worst.trillionths,
        best: question.best.trillionths, readers: ids(question.readers))
    }
  }

  private static func text(of verdict: Verdict, _ rulebook: Rulebook) -> String {
    switch verdict {
    case .met: "met"
    case .partlyMet(let share): "partly met \(share.trillionths)"
    case .notMet(let blockers):
      (["not met"] + blockers.map { rulebook.criteria[$0].id }).joined(separator: ", blocked by ")
    case .notApplicable: "not applicable"
    case .unknown: "unknown"
    }
  }
}

extension Kleene {
  init(_ truth: Truth) {
    switch truth {
    case .no: self = .no
    case .unknown: self = .unknown
    case .yes: self = .yes
    }
  }
}

extension Conclusions.Bounds {
  init(_ score: Score) {
    if score.applies == .no {
      self = .notApplicable
    } else {
      self.init(
        applies: Kleene(score.applies), low: score.low.trillionths, high: score.high.trillionths)
    }
  }
}

extension Conclusions.Group {
  fileprivate init(_ outcome: Assessment.GroupOutcome) {
    self.init(
      bounds: Conclusions.Bounds(outcome.score), settled: outcome.settled?.trillionths,
      stages: outcome.stages, isCapped: outcome.isCapped)
  }
}

extension Conclusions.Fact {
  fileprivate init(_ resolved: ResolvedFact, of fact: Fact, _ profile: Profile) {
    func texts(_ numbers: [Int]) -> [String] {
      numbers.map { number in
        let statement = profile.statements[number]
        return Self.text(
          ReferenceValues(statement.values, of: fact), isState: statement.kind == .state,
          start: "\(statement.start)", until: statement.until.map { "\($0)" }, statement.grade)
      }.sorted()
    }
    self.init(
      values: ReferenceValues(resolved.values, of: fact),
      reason: resolved.reason.map { Self.text(of: $0) } ?? "",
      disagrees: resolved.disagrees, isConflicting: resolved.isConflicting,
      counting: texts(resolved.statements), overruled: texts(resolved.overruled))
  }

  private static func text(of reason: ResolvedFact.Reason) -> String {
    switch reason {
    case .stale(let since): "stale since \(since)"
    case .ended(let until): "ended \(until)"
    case .onlyFrom(let start): "only from \(start)"
    case .gradeTooLow: "grade too low"
    case .notStated: "not stated"
    case .statedAsUnknown: "stated as unknown"
    }
  }
}

extension ReferenceValues {
  fileprivate init(_ values: PossibleValues, of fact: Fact) {
    switch values {
    case .choices(let mask):
      let words = fact.kind == .yesOrNo ? ["no", "yes"] : fact.choices.map(\.word)
      self = .words(words.indices.filter { mask & (1 << UInt64($0)) != 0 }.map { words[$0] })
    case .numbers(let set):
      let step: Int128? =
        fact.kind == .wholeNumber ? 1_000_000 : fact.kind == .date ? 1 : nil
      self = .line(Stretch.union(set.intervals.map(Stretch.init), step: step))
    case .members(let within, let possible):
      self = .members(
        fact.choices.indices.map { choice in
          let bit: UInt64 = 1 << UInt64(choice)
          return within & bit != 0 ? .inside : possible & bit != 0 ? .possible : .outside
        })
    case .texts(let texts):
      self = .texts(texts?.sorted())
    }
  }
}

extension Stretch {
  /// The stretch between two positions: twice the value, one more for the gap just above it.
  fileprivate init(_ interval: Interval) {
    let isOpenBelow = interval.low % 2 != 0
    let isOpenAbove = interval.high % 2 != 0
    self.init(
      low: (interval.low - (isOpenBelow ? 1 : 0)) / 2, isOpenBelow: isOpenBelow,
      high: (interval.high + (isOpenAbove ? 1 : 0)) / 2, isOpenAbove: isOpenAbove)
  }
}
