/// The verdicts on every criterion of a rulebook for one set of facts on one date.
///
/// Section 5 of the language, "Conditions", "A criterion" and "Prerequisites". Evaluating cannot
/// fail: the rulebook is checked and every fact has possible values.
struct Evaluation {
  let rulebook: Rulebook
  let date: CalendarDate
  private let facts: [ResolvedFact]

  /// The truth of each of the rulebook's tests.
  private(set) var truths: [Truth]
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
    truths = [Truth](repeating: .unknown, count: rulebook.tests.count)
    own = rulebook.openScores
    scores = []
    var isTouched = [Bool](repeating: false, count: rulebook.criteria.count)
    func touch(_ fact: Int) {
      for test in rulebook.plan.testsOfFacts[fact] {
        truths[test] = rulebook.tests[test].test.truth(of: facts[fact].values, on: date)
      }
      for reader in rulebook.readers[fact] { isTouched[reader] = true }
    }
    for fact in stated { touch(fact) }
    // At the very end of the calendar even `within` can be settled without a statement.
    for fact in rulebook.plan.factsOfDate { touch(fact) }
    for criterion in isTouched.indices where isTouched[criterion] {
      own[criterion] = ownScore(of: criterion) { facts[$0].values.measuredEnds }
    }
    scores = withPrerequisites(own)
  }

  /// The scores by their own conditions of all criteria while nothing is known.
  static func openScores(of rulebook: Rulebook) -> [Score] {
    let evaluation = Evaluation(withoutScores: rulebook)
    return rulebook.criteria.indices.map { criterion in
      evaluation.ownScore(of: criterion) { rulebook.facts[$0].allValues.measuredEnds }
    }
  }

  private init(withoutScores rulebook: Rulebook) {
    self.rulebook = rulebook
    date = .earliest
    facts = []
    truths = [Truth](repeating: .unknown, count: rulebook.tests.count)
    own = []
    scores = []
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
    var changed = self
    for test in rulebook.plan.testsOfFacts[fact] {
      changed.truths[test] = rulebook.tests[test].test.truth(of: values, on: date)
    }
    for criterion in rulebook.readers[fact] {
      changed.own[criterion] = changed.ownScore(of: criterion) { measured in
        guard measured == fact else { return facts[measured].values.measuredEnds }
        let ends = values.measuredEnds
        return (point ?? ends.low, point ?? ends.high)
      }
    }
    return revised(changed.own, changed: rulebook.readers[fact])
  }

  /// The scores after some criteria's own scores have changed.
  ///
  /// Only those criteria and the ones that build on them can come out differently.
  private func revised(_ own: [Score], changed: [Int]) -> (scores: [Score], changed: [Int]) {
    guard changed.contains(where: { !rulebook.dependents[$0].isEmpty }) else {
      var revised = scores
      for number in changed { revised[number] = withPrerequisites(number, own[number], revised) }
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

  /// The criterion's applicability and credit, before prerequisites.
  private func ownScore(
    of number: Int, measured: (Int) -> (low: Int128, high: Int128)
  ) -> Score {
    withUnsafeTemporaryAllocation(of: Truth.self, capacity: rulebook.plan.program.depth) {
      stack in
      truths.withUnsafeBufferPointer { truths in
        ownScore(of: rulebook.plan.entries[number], truths, stack, measured: measured)
      }
    }
  }

  private func ownScore(
    of entry: EvaluationPlan.Entry, _ truths: UnsafeBufferPointer<Truth>,
    _ stack: UnsafeMutableBufferPointer<Truth>, measured: (Int) -> (low: Int128, high: Int128)
  ) -> Score {
    var condition = entry.firstCondition
    func nextTruth() -> Truth {
      defer { condition += 1 }
      return rulebook.plan.program.truth(of: condition, tests: truths, stack: stack)
    }
    let applies = entry.hasApplicability ? nextTruth() : .yes
    if let fact = entry.measured {
      let ends = measured(fact)
      let one = Self.credit(ends.low, from: entry.from, to: entry.to)
      let other = Self.credit(ends.high, from: entry.from, to: entry.to)
      return Score(applies: applies, low: min(one, other), high: max(one, other))
    }
    // Walk from the highest credit: true collects and stops, unknown collects and goes on.
    var low = Share.one
    var high = Share.zero
    for index in entry.credits {
      let truth = nextTruth()
      guard truth != .no else { continue }
      let credit = rulebook.plan.credits[index]
      low = min(low, credit)
      high = max(high, credit)
      if truth == .yes { return Score(applies: applies, low: low, high: high) }
    }
    return Score(applies: applies, low: .zero, high: high)
  }

  /// The credit at a position: its share of the way from `from` to `to`, rounded half up.
  private static func credit(_ position: Int128, from: Int128, to: Int128) -> Share {
    let length = (to - from).magnitude
    let way = to > from ? position - from : from - position
    guard way > 0 else { return .zero }
    guard way.magnitude < length else { return .one }
    let one = UInt128(Share.one.trillionths)
    return Share(trillionths: Int64((2 * way.magnitude * one + length) / (2 * length)))
  }

  private func withPrerequisites(_ own: [Score]) -> [Score] {
    var scores = own
    for number in rulebook.prerequisiteOrder where rulebook.plan.entries[number].hasPrerequisites {
      scores[number] = withPrerequisites(number, own[number], scores)
    }
    return scores
  }

  /// Unless P surely does not apply: `l(P) < 1` makes `l = 0`; P surely applying and `h(P) < 1`
  /// makes `h = 0` too.
  private func withPrerequisites(_ number: Int, _ own: Score, _ scores: [Score]) -> Score {
    guard rulebook.plan.entries[number].hasPrerequisites else { return own }
    var score = own
    for required in rulebook.criteria[number].requires where scores[required].applies != .no {
      if scores[required].low < .one { score.low = .zero }
      if scores[required].applies == .yes, scores[required].high < .one { score.high = .zero }
    }
    return score
  }
}

extension PossibleValues {
  /// The ends between which a quantity is measured; an open end counts as reached.
  fileprivate var measuredEnds: (low: Int128, high: Int128) {
    guard case .numbers(let set) = self else { return (0, 0) }
    return (set.low - set.low % 2, set.high + set.high % 2)
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
