/// What a criterion or group scores: whether it applies, and between which shares its score lies.
public struct Score: Hashable, Sendable {
  public var applies: Truth
  /// What the evidence demonstrates; without meaning where it surely does not apply.
  public var low: Share
  /// What no way of filling in the unknowns exceeds.
  public var high: Share

  public init(applies: Truth, low: Share, high: Share) {
    self.applies = applies
    self.low = low
    self.high = high
  }

  public static let notApplicable = Score(applies: .no, low: .zero, high: .one)

  /// The share of the score that is still open.
  var width: Int64 {
    applies == .no ? 0 : high.trillionths - low.trillionths
  }
}

/// One end of a score's interval: the least score over all choices, or the greatest.
enum ScoreEnd: Sendable {
  case low
  case high

  func value(of score: Score) -> Share {
    switch self {
    case .low: score.low
    case .high: score.high
    }
  }

  /// Whether an uncertain child with that value, against the running mean, moves the end.
  func movesOutward<Value: Comparable>(_ value: Value, against mean: Value) -> Bool {
    switch self {
    case .low: value < mean
    case .high: mean < value
    }
  }
}

/// What can be said about a criterion in one word.
public enum Verdict: Hashable, Sendable {
  case met
  /// Between 0 and 1, and the same for every way of filling in the unknowns.
  case partlyMet(Share)
  /// The numbers of the criteria that block it, in the order of `requires`; usually none.
  case notMet(blockedBy: [Int])
  case notApplicable
  case unknown
}
