/// The verdicts on every criterion of a rulebook for one set of facts on one date.
///
/// Section 5 of the language, "Conditions", "A criterion" and "Prerequisites". Evaluating cannot
/// fail: the rulebook is checked and every fact has possible values.
struct Evaluation {
  let rulebook: Rulebook
  let date: CalendarDate
  private let facts: [ResolvedFact]

  private var bits: [TruthBits]
  /// Each criterion by its own conditions alone.
  private(set) var own: [Score]
  /// Each criterion with its prerequisites.
  private(set) var scores: [Score]

  /// Evaluates the criteria that read a stated fact, beginning with what holds of no country.
  ///
  /// A test that a rule may ask is neither passed by all values nor by none, so that of a fact about
  /// which nothing is stated it is unknown, and what reads only such facts is the same for all.
  init(
    of rulebook: Rulebook, facts: [ResolvedFact], stated: some Sequence<Int>, on date: CalendarDate
  ) {
    self.rulebook = rulebook
    self.date = date
    self.facts = facts
    bits = [TruthBits](repeating: .unknown, count: rulebook.tests.count)
    own = rulebook.openScores
    scores = []
    var isTouched = [Bool](repeating: false, count: rulebook.criteria.count)
    func touch(_ fact: Int) {
      for test in rulebook.plan.testsOfFacts[fact] {
        bits[test] = TruthBits(
          rulebook.tests[test].test.truth(of: facts[fact].values, on: date))
      }
      for reader in rulebook.readers[fact] { isTouched[reader] = true }
    }
    for fact in stated { touch(fact) }
    // At the very end of the calendar even `within` can be settled without a statement.
    for fact in rulebook.plan.factsOfDate { touch(fact) }
    var judged = own
    var span = judged.mutableSpan
    rulebook.plan.judge(
      isTouched.indices.lazy.filter { isTouched[$0] }, truths: bits.span, into: &span
    ) { facts[$0].values.measuredEnds }
    own = judged
    scores = withPrerequisites(own)
  }

  /// The truth of each of the rulebook's tests.
  var truths: [Truth] { bits.map(\.truth) }

  /// The scores by their own conditions of all criteria while nothing is known.
  static func openScores(of rulebook: Rulebook) -> [Score] {
    let bits = [TruthBits](repeating: .unknown, count: rulebook.tests.count)
    var scores = [Score](repeating: .notApplicable, count: rulebook.criteria.count)
    var own = scores.mutableSpan
    rulebook.plan.judge(rulebook.criteria.indices, truths: bits.span, into: &own) {
      rulebook.facts[$0].allValues.measuredEnds
    }
    return scores
  }

  /// The scores if one criterion's own condition were met, and which criteria that changes.
  func scores(ifMet criterion: Int) -> (scores: [Score], changed: [Int]) {
    var own = own
    own[criterion].low = .one
    own[criterion].high = .one
    return revised(own, changed: [criterion])
  }

  /// The scores if a fact's values were only these, measured at one point of them, and which
  /// criteria that changes.
  func scores(
    ifFact fact: Int, were values: PossibleValues, measuredAt point: Int128?
  ) -> (scores: [Score], changed: [Int]) {
    var bits = bits
    var own = own
    for test in rulebook.plan.testsOfFacts[fact] {
      bits[test] = TruthBits(rulebook.tests[test].test.truth(of: values, on: date))
    }
    var span = own.mutableSpan
    rulebook.plan.judge(rulebook.readers[fact], truths: bits.span, into: &span) { measured in
      guard measured == fact else { return facts[measured].values.measuredEnds }
      let ends = values.measuredEnds
      return (point ?? ends.low, point ?? ends.high)
    }
    return revised(own, changed: rulebook.readers[fact])
  }

  /// The scores after some criteria's own scores have changed.
  ///
  /// Only those criteria and the ones that build on them can come out differently.
  private func revised(_ own: [Score], changed: [Int]) -> (scores: [Score], changed: [Int]) {
    guard changed.contains(where: { !rulebook.dependents[$0].isEmpty }) else {
      var revised = scores
      for number in changed { revised[number] = own[number] }
      var span = revised.mutableSpan
      for number in changed { rulebook.plan.applyPrerequisites(of: number, to: &span) }
      return (revised, changed)
    }
    let revised = withPrerequisites(own)
    return (revised, revised.indices.filter { revised[$0] != scores[$0] })
  }

  /// The numbers of the criteria that surely keep one from being met, in the order of `requires`.
  static func blockers(of criterion: Int, _ scores: [Score], _ rulebook: Rulebook) -> [Int] {
    guard rulebook.plan.entries[criterion].hasPrerequisites else { return [] }
    return rulebook.criteria[criterion].requires.filter {
      scores[$0].applies == .yes && scores[$0].high < .one
    }
  }

  private func withPrerequisites(_ own: [Score]) -> [Score] {
    var scores = own
    var span = scores.mutableSpan
    rulebook.plan.applyPrerequisites(to: &span)
    return scores
  }
}

extension PossibleValues {
  /// The ends between which a quantity is measured; an open end counts as reached.
  var measuredEnds: MeasuredEnds {
    guard case .numbers(let set) = self else { return (0, 0) }
    return Interval(low: set.low, high: set.high).measuredEnds
  }
}

extension Interval {
  /// The ends between which a quantity is measured; an open end counts as reached.
  var measuredEnds: MeasuredEnds {
    (low - low % 2, high + high % 2)
  }
}

extension Score {
  /// The verdict in one word: section 5 of the language, "Verdict".
  func verdict(blockers: [Int]) -> Verdict {
    switch applies {
    case .no: return .notApplicable
    case .unknown: return .unknown
    case .yes:
      if low == .one { return .met }
      if high == .zero { return .notMet(blockedBy: blockers) }
      if low == high { return .partlyMet(low) }
      return .unknown
    }
  }
}
