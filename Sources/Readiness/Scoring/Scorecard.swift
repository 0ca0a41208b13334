/// The scores of all groups, from the criteria up to the framework.
struct Scorecard: Equatable {
  private(set) var areas: [Score]
  private(set) var pillars: [Score]
  private(set) var framework: Score

  /// Which criteria enter the scores; nil counts all.
  ///
  /// Those that a lens leaves out still act through prerequisites and caps.
  private let counted: [Bool]?
  private let withCaps: Bool

  /// Scores the groups, with caps or as if there were none.
  init(of scores: [Score], counted: [Bool]?, under rulebook: Rulebook, withCaps: Bool) {
    self.counted = counted
    self.withCaps = withCaps
    areas = [Score](repeating: .notApplicable, count: rulebook.areas.count)
    pillars = [Score](repeating: .notApplicable, count: rulebook.pillars.count)
    framework = .notApplicable
    score(scores, under: rulebook)
  }

  /// Scores the groups anew, for other scores of the criteria.
  mutating func score(_ scores: [Score], under rulebook: Rulebook) {
    for area in areas.indices { scoreArea(area, scores, rulebook) }
    for pillar in pillars.indices { scorePillar(pillar, scores, rulebook) }
    framework = combined(rulebook.plan.framework, pillars.span, rulebook)
  }

  /// The scores after some criteria have changed: only the groups that they touch are scored anew.
  func updated(
    for scores: [Score], changed: [Int], under rulebook: Rulebook
  ) -> Scorecard {
    var result = self
    var touched = [Bool](repeating: false, count: pillars.count)
    for area in areas.indices
    where changed.contains(where: rulebook.areas[area].children.contains)
      || (withCaps && rulebook.areas[area].cap?.names(changed) ?? false)
    {
      result.scoreArea(area, scores, rulebook)
      if let pillar = rulebook.areas[area].parent { touched[pillar] = true }
    }
    for pillar in pillars.indices
    where touched[pillar] || (withCaps && rulebook.pillars[pillar].cap?.names(changed) ?? false) {
      result.scorePillar(pillar, scores, rulebook)
    }
    result.framework = combined(
      rulebook.plan.framework, result.pillars.span, rulebook)
    return result
  }

  private mutating func scoreArea(_ area: Int, _ scores: [Score], _ rulebook: Rulebook) {
    let group = rulebook.plan.areas[area]
    let score: Score
    if let counted {
      let entering = group.children.map { counted[$0] ? scores[$0] : .notApplicable }
      score = combined(group, entering.span, rulebook)
    } else {
      score = combined(group, scores.span.extracting(group.children), rulebook)
    }
    areas[area] =
      withCaps && group.hasCap ? score.capped(by: rulebook.areas[area].cap, scores) : score
  }

  private mutating func scorePillar(_ pillar: Int, _ scores: [Score], _ rulebook: Rulebook) {
    let group = rulebook.plan.pillars[pillar]
    let score = combined(group, areas.span.extracting(group.children), rulebook)
    pillars[pillar] =
      withCaps && group.hasCap ? score.capped(by: rulebook.pillars[pillar].cap, scores) : score
  }

  private func combined(
    _ group: EvaluationPlan.Combining, _ children: borrowing Span<Score>, _ rulebook: Rulebook
  ) -> Score {
    ScoreCombination.score(
      of: children, weights: rulebook.plan.weights.span.extracting(group.weights),
      by: group.combination)
  }
}

extension Score {
  /// Section 5, "Cap": in force while a named criterion that applies is not shown to be met.
  func capped(by cap: Cap?, _ criteria: [Score]) -> Score {
    guard let cap, applies != .no else { return self }
    var capped = self
    if cap.mayHold(criteria) { capped.low = min(low, cap.ceiling) }
    if cap.surelyHolds(criteria) { capped.high = min(high, cap.ceiling) }
    return capped
  }
}

extension Cap {
  /// Whether some named criterion may apply and is not shown to be met.
  func mayHold(_ criteria: [Score]) -> Bool {
    until.contains { criteria[$0].applies != .no && criteria[$0].low < .one }
  }

  /// Whether some named criterion surely applies and is surely not fully met.
  func surelyHolds(_ criteria: [Score]) -> Bool {
    until.contains { criteria[$0].applies == .yes && criteria[$0].high < .one }
  }

  fileprivate func names(_ criteria: [Int]) -> Bool {
    criteria.contains(where: until.contains)
  }
}
