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
    for area in areas.indices { scoreArea(area, scores, rulebook) }
    for pillar in pillars.indices { scorePillar(pillar, scores, rulebook) }
    framework = combined(rulebook.framework, pillars[...])
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
    result.framework = combined(rulebook.framework, result.pillars[...])
    return result
  }

  private mutating func scoreArea(_ area: Int, _ scores: [Score], _ rulebook: Rulebook) {
    let children = rulebook.areas[area].children
    guard let counted else {
      areas[area] = capped(
        combined(rulebook.areas[area], scores[children]), rulebook.areas[area].cap, scores)
      return
    }
    let entering = children.map { counted[$0] ? scores[$0] : .notApplicable }
    areas[area] = capped(
      combined(rulebook.areas[area], entering[...]), rulebook.areas[area].cap, scores)
  }

  private mutating func scorePillar(_ pillar: Int, _ scores: [Score], _ rulebook: Rulebook) {
    pillars[pillar] = capped(
      combined(rulebook.pillars[pillar], areas[rulebook.pillars[pillar].children]),
      rulebook.pillars[pillar].cap, scores)
  }

  private func combined(_ group: Group, _ children: ArraySlice<Score>) -> Score {
    ScoreCombination(combination: group.combination, weights: group.childWeights)
      .score(of: children)
  }

  /// Section 5, "Cap": in force while a named criterion that applies is not shown to be met.
  private func capped(_ score: Score, _ cap: Cap?, _ criteria: [Score]) -> Score {
    guard withCaps, let cap, score.applies != .no else { return score }
    var capped = score
    if cap.mayHold(criteria) { capped.low = min(capped.low, cap.ceiling) }
    if cap.surelyHolds(criteria) { capped.high = min(capped.high, cap.ceiling) }
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
