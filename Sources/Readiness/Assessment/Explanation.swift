/// Why a condition is true, false or unknown: a tree of the tests that it asks.
public indirect enum ConditionExplanation: Hashable, Sendable {
  public enum Combiner: Hashable, Sendable {
    case all
    case any
    case none
    case atLeast(Int)
  }

  /// The number of a test in the rulebook's `tests`, and its truth.
  case test(Int, Truth)
  /// How many of the parts were left out because they do not decide.
  case combined(Combiner, Truth, [ConditionExplanation], leftOut: Int)

  public var truth: Truth {
    switch self {
    case .test(_, let truth), .combined(_, let truth, _, _): truth
    }
  }

  /// Explains a condition with all its parts, or with those alone that decide.
  static func explaining(
    _ condition: Condition, _ truths: [Truth], onlyDeciding: Bool
  ) -> ConditionExplanation {
    func combined(_ combiner: Combiner, _ parts: [Condition], _ decides: (Truth) -> Bool)
      -> ConditionExplanation
    {
      let truth = condition.truth { truths[$0] }
      let explained = parts.map { explaining($0, truths, onlyDeciding: onlyDeciding) }
      let kept = onlyDeciding ? explained.filter { decides($0.truth) } : explained
      return .combined(combiner, truth, kept, leftOut: explained.count - kept.count)
    }
    let truth = condition.truth { truths[$0] }
    switch condition {
    case .test(let test):
      return .test(test, truths[test])
    case .all(let parts):
      return combined(.all, parts) { $0 == truth }
    case .any(let parts):
      return combined(.any, parts) { $0 == truth }
    case .none(let parts):
      return combined(.none, parts) { $0 == truth.negated }
    case .atLeast(let count, let parts):
      // What is true always counts; to see why the rest falls short, the false parts are needed.
      return combined(.atLeast(count), parts) { part in
        switch truth {
        case .yes: part == .yes
        case .no: part == .no
        case .unknown: part == .unknown
        }
      }
    }
  }
}

/// Why a criterion came out as it did.
public struct CriterionExplanation: Sendable {
  public struct Level: Sendable {
    public let credit: Share
    public let condition: ConditionExplanation
  }

  public enum Measurement: Sendable {
    /// The levels that the walk met, from the highest credit on.
    case levels([Level])
    case quantity(fact: Int, from: Int128, to: Int128)
  }

  public let appliesWhen: ConditionExplanation?
  public let measurement: Measurement
  /// The score by its own conditions, before prerequisites.
  public let own: Score
  /// The prerequisites that lower a bound.
  public let heldBackBy: [Int]
}

extension Assessment {
  /// Why a criterion came out as it did, in full or with the deciding branches alone.
  ///
  /// Only levels that the walk met are shown: those below the first true one play no part.
  public func explanation(of criterion: Int, onlyDeciding: Bool) -> CriterionExplanation {
    let rule = rulebook.criteria[criterion]
    let truths = evaluation.truths
    let measurement: CriterionExplanation.Measurement
    switch rule.measurement {
    case .quantity(let fact, let from, let to):
      measurement = .quantity(fact: fact, from: from, to: to)
    case .levels(let levels):
      var met: [CriterionExplanation.Level] = []
      for level in levels {
        let explained = ConditionExplanation.explaining(
          level.condition, truths, onlyDeciding: onlyDeciding)
        met.append(.init(credit: level.credit, condition: explained))
        if onlyDeciding, explained.truth == .yes { break }
      }
      measurement = .levels(met)
    }
    let scores = evaluation.scores
    return CriterionExplanation(
      appliesWhen: rule.appliesWhen.map {
        .explaining($0, truths, onlyDeciding: onlyDeciding)
      },
      measurement: measurement, own: evaluation.own[criterion],
      heldBackBy: rule.requires.filter {
        scores[$0].applies != .no && scores[$0].low < .one
      })
  }
}
