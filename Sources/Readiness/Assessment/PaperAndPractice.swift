/// What an area scores on paper and in practice, each by the criteria of that kind alone.
///
/// A criterion is one of practice if it reads a fact of the track `practice`. Weights count as in
/// the area's score; caps are left out.
public struct PaperAndPractice: Hashable, Sendable {
  public let paper: Score
  public let practice: Score

  /// Whether one surely lags behind the other: their intervals do not meet.
  public var haveParted: Bool {
    paper.applies != .no && practice.applies != .no
      && (paper.low > practice.high || practice.low > paper.high)
  }
}

extension Assessment {
  /// What an area scores on paper and in practice.
  public func paperAndPractice(ofArea number: Int) -> PaperAndPractice {
    let area = rulebook.areas[number]
    let combination = ScoreCombination(
      combination: area.combination, weights: area.childWeights)
    func score(ofPractice isPractice: Bool) -> Score {
      let children = area.children.map { criterion in
        rulebook.criteria[criterion].asksOfPractice == isPractice
          && criteria[criterion].isCounted ? criteria[criterion].score : .notApplicable
      }
      return combination.score(of: children[...])
    }
    return PaperAndPractice(paper: score(ofPractice: false), practice: score(ofPractice: true))
  }
}
