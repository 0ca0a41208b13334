/// A weight of the rulebook: the part that a criterion, an area or a pillar has in its group.
public enum RulebookWeight: Hashable, Sendable {
  case criterion(Int)
  case area(Int)
  case pillar(Int)
}

extension ScoreTable {
  /// The scores of all groups' rows under the rulebook's own weights.
  struct Scores: Sendable {
    fileprivate(set) var areas: [[Score]]
    fileprivate(set) var pillars: [[Score]]
    fileprivate(set) var framework: [Score]
  }

  /// The scores under the rulebook's own weights.
  func scores() -> Scores {
    let areas = rulebook.areas.indices.map { score(area: $0) }
    let pillars = rulebook.pillars.indices.map { score(pillar: $0, areas) }
    return Scores(areas: areas, pillars: pillars, framework: scoreFramework(pillars))
  }

  /// The scores as if one child were left out of its group; it still acts through prerequisites and
  /// caps.
  func scores(without weight: RulebookWeight, _ whole: Scores) -> Scores {
    var scores = whole
    switch weight {
    case .criterion(let criterion):
      let area = rulebook.criteria[criterion].area
      scores.areas[area] = score(
        area: area, without: criterion - rulebook.areas[area].children.lowerBound)
      guard let pillar = rulebook.areas[area].parent else { return whole }
      scores.pillars[pillar] = score(pillar: pillar, scores.areas)
      scores.framework = scoreFramework(scores.pillars)
    case .area(let area):
      guard let pillar = rulebook.areas[area].parent else { return whole }
      scores.pillars[pillar] = score(
        pillar: pillar, scores.areas,
        without: area - rulebook.pillars[pillar].children.lowerBound)
      scores.framework = scoreFramework(scores.pillars)
    case .pillar(let pillar):
      scores.framework = scoreFramework(scores.pillars, without: pillar)
    }
    return scores
  }

  private func score(area: Int, without child: Int? = nil) -> [Score] {
    score(areas[area], rulebook.areas[area], without: child) { _, entry in
      let share = Share(trillionths: entry.value)
      return Score(applies: entry.applies, low: share, high: share)
    }
  }

  private func score(pillar: Int, _ areas: [[Score]], without child: Int? = nil) -> [Score] {
    let first = rulebook.pillars[pillar].children.lowerBound
    return score(pillars[pillar], rulebook.pillars[pillar], without: child) { child, entry in
      areas[first + child][Int(entry.value)]
    }
  }

  private func scoreFramework(_ pillars: [[Score]], without child: Int? = nil) -> [Score] {
    score(framework, rulebook.framework, without: child) { child, entry in
      pillars[child][Int(entry.value)]
    }
  }

  private func score(
    _ rows: GroupRows, _ group: Group, without left: Int?,
    _ score: (Int, GroupRows.Child) -> Score
  ) -> [Score] {
    var children = [Score](repeating: .notApplicable, count: rows.childCount)
    return (0..<rows.count).map { row in
      for (child, entry) in rows.children(ofRow: row).enumerated() {
        children[child] =
          child == left || entry.applies == .no ? .notApplicable : score(child, entry)
      }
      let result = ScoreCombination.score(
        of: children.span, weights: group.childWeights.span, by: group.combination)
      guard result.applies != .no else { return .notApplicable }
      let share = min(end.value(of: result), Share(trillionths: rows.ceilings[row]))
      return Score(applies: result.applies, low: share, high: share)
    }
  }
}
