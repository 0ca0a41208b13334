/// A criterion that is not fully met, or about which too little is known: section 5, "Gaps".
public struct Gap: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// It surely applies and surely is not fully met.
    case gap
    /// It may apply and may not be fully met.
    case information

    /// Nil for a criterion that does not apply or is met.
    init?(of score: Score) {
      guard score.applies != .no, score.low < .one else { return nil }
      self = score.applies == .yes && score.high < .one ? .gap : .information
    }
  }

  public let kind: Kind
  /// The number of the criterion.
  public let criterion: Int
  /// By how much the framework's low score would rise if the criterion's own condition were met.
  public let gain: Share
  /// The same for the low score of its area, without caps.
  public let areaGain: Share
  /// How many other criteria that may apply are blocked now and would then not be.
  public let unblocks: Int
  /// The criteria that may apply and are blocked by this one, in the rulebook's order.
  public let blocks: [Int]
  /// The areas and pillars that may apply and whose cap names it.
  public let caps: [String]
  public let isPressingNeed: Bool
  /// Whether it is a critical information gap.
  public let isPressingQuestion: Bool

  /// All gaps, in the order of the language.
  static func all(
    _ evaluation: Evaluation, counted: [Bool]?, capped: Scorecard, free: Scorecard
  ) -> [Gap] {
    let rulebook = evaluation.rulebook
    let scores = evaluation.scores
    let blockedNow = blockedCriteria(scores, counted, rulebook)
    var gaps: [Gap] = []
    for (number, criterion) in rulebook.criteria.enumerated() {
      guard counted?[number] ?? true, let kind = Kind(of: scores[number]) else { continue }
      let (then, changed) = evaluation.scores(ifMet: number)
      let cappedThen = capped.updated(for: then, changed: changed, under: rulebook)
      let freeThen = free.updated(for: then, changed: changed, under: rulebook)
      let unblocks =
        rulebook.dependents[number].isEmpty
        ? 0
        : zip(blockedNow, blockedCriteria(then, counted, rulebook)).enumerated()
          .count { $0.offset != number && $0.element.0 && !$0.element.1 }
      let blocks = kind == .gap ? blocked(by: number, scores, counted, rulebook) : []
      let caps = groupsCapped(by: number, rulebook, capped)
      gaps.append(
        Gap(
          kind: kind, criterion: number,
          gain: rise(capped.framework, cappedThen.framework),
          areaGain: rise(free.areas[criterion.area], freeThen.areas[criterion.area]),
          unblocks: unblocks, blocks: blocks, caps: caps,
          isPressingNeed: kind == .gap
            && isPressing(criterion.severity, holdsBack: !blocks.isEmpty || !caps.isEmpty),
          isPressingQuestion: kind == .information && criterion.severity == .critical))
    }
    let criteria = rulebook.criteria
    return gaps.sorted { left, right in
      // Field by field: copying whole criteria would cost more than comparing them.
      let one = criteria[left.criterion].severity
      let other = criteria[right.criterion].severity
      if one != other { return one < other }
      if left.gain != right.gain { return left.gain > right.gain }
      if left.areaGain != right.areaGain { return left.areaGain > right.areaGain }
      if left.unblocks != right.unblocks { return left.unblocks > right.unblocks }
      return criteria[left.criterion].id < criteria[right.criterion].id
    }
  }

  /// How many gaps, pressing needs and information gaps there are, without putting them in order.
  static func count(
    _ evaluation: Evaluation, counted: [Bool]?, capped: Scorecard
  ) -> (gaps: Int, pressing: Int, open: Int) {
    var (gaps, open) = (0, 0)
    for number in evaluation.scores.indices where counted?[number] ?? true {
      switch Kind(of: evaluation.scores[number]) {
      case nil: break
      case .information: open += 1
      case .gap: gaps += 1
      }
    }
    let pressing = pressingNeeds(evaluation, counted: counted, capped: capped).count
    return (gaps, pressing, open)
  }

  /// The pressing needs among the gaps, in the rulebook's order, without their gains.
  static func pressingNeeds(
    _ evaluation: Evaluation, counted: [Bool]?, capped: Scorecard
  ) -> [PressingNeed] {
    let rulebook = evaluation.rulebook
    return rulebook.criteria.indices.compactMap { number in
      guard counted?[number] ?? true, Kind(of: evaluation.scores[number]) == .gap else {
        return nil
      }
      let blocks = blocked(by: number, evaluation.scores, counted, rulebook)
      let caps = groupsCapped(by: number, rulebook, capped)
      return isPressing(
        rulebook.criteria[number].severity, holdsBack: !blocks.isEmpty || !caps.isEmpty)
        ? PressingNeed(criterion: number, blocks: blocks, caps: caps) : nil
    }
  }

  /// Critical, or high and blocking another criterion or named by a cap.
  private static func isPressing(_ severity: Severity, holdsBack: Bool) -> Bool {
    severity == .critical || (severity == .high && holdsBack)
  }

  /// The criteria that may apply and that a gap surely keeps from being met.
  private static func blocked(
    by criterion: Int, _ scores: [Score], _ counted: [Bool]?, _ rulebook: Rulebook
  ) -> [Int] {
    rulebook.dependents[criterion].filter {
      scores[$0].applies != .no && counted?[$0] ?? true
    }
  }

  private static func rise(_ now: Score, _ then: Score) -> Share {
    guard now.applies != .no else { return .zero }
    return Share(trillionths: then.low.trillionths - now.low.trillionths)
  }

  /// Which criteria that may apply are surely kept from being met by a prerequisite.
  private static func blockedCriteria(
    _ scores: [Score], _ counted: [Bool]?, _ rulebook: Rulebook
  ) -> [Bool] {
    rulebook.criteria.indices.map { number in
      rulebook.plan.entries[number].hasPrerequisites
        && scores[number].applies != .no && counted?[number] ?? true
        && rulebook.criteria[number].requires.contains {
          scores[$0].applies == .yes && scores[$0].high < .one
        }
    }
  }

  private static func groupsCapped(
    by criterion: Int, _ rulebook: Rulebook, _ scorecard: Scorecard
  ) -> [String] {
    func ids(_ groups: [Group], _ scores: [Score]) -> [String] {
      groups.indices.compactMap { number in
        scores[number].applies != .no && groups[number].cap?.until.contains(criterion) ?? false
          ? groups[number].id : nil
      }
    }
    return ids(rulebook.areas, scorecard.areas) + ids(rulebook.pillars, scorecard.pillars)
  }
}

/// A pressing need and what it holds back.
public struct PressingNeed: Hashable, Sendable {
  /// The number of the criterion.
  public let criterion: Int
  /// The criteria that may apply and are blocked by this one, in the rulebook's order.
  public let blocks: [Int]
  /// The areas and pillars that may apply and whose cap names it.
  public let caps: [String]
}
