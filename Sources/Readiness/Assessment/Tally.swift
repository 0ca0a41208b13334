/// A verdict in one word, without its share and its blockers.
public enum Finding: Hashable, Sendable {
  case met
  case partlyMet
  case notMet
  case notApplicable
  case unknown

  init(_ verdict: Verdict) {
    switch verdict {
    case .met: self = .met
    case .partlyMet: self = .partlyMet
    case .notMet: self = .notMet
    case .notApplicable: self = .notApplicable
    case .unknown: self = .unknown
    }
  }
}

/// How often each finding was made.
public struct Tally: Hashable, Sendable {
  public private(set) var notMet = 0
  public private(set) var partly = 0
  public private(set) var met = 0
  public private(set) var unknown = 0
  public private(set) var notApplicable = 0
  /// How many of the unknown ones are surely not fully met.
  public private(set) var notFully = 0

  /// How many findings there are without those that the criterion does not apply.
  public var mayApply: Int { known + unknown }

  /// How many of them are known: not met, partly met or met.
  public var known: Int { notMet + partly + met }

  /// Whether some finding is shown not to be fully met.
  var isWeak: Bool { notMet + partly + notFully > 0 }

  /// Whether greater shares are not met than in another, of equal shares partly, then not fully
  /// met; nil where all are equal.
  func isWeaker(than other: Tally) -> Bool? {
    for count in [\Tally.notMet, \Tally.partly, \Tally.notFully] {
      // Shares are compared without dividing.
      let left = self[keyPath: count] * max(1, other.mayApply)
      let right = other[keyPath: count] * max(1, mayApply)
      if left != right { return left > right }
    }
    return nil
  }

  mutating func count(_ finding: Finding, _ high: Share) {
    if finding == .unknown, high < .one { notFully += 1 }
    switch finding {
    case .met: met += 1
    case .partlyMet: partly += 1
    case .notMet: notMet += 1
    case .notApplicable: notApplicable += 1
    case .unknown: unknown += 1
    }
  }

  mutating func add(_ other: Tally) {
    notMet += other.notMet
    partly += other.partly
    met += other.met
    unknown += other.unknown
    notApplicable += other.notApplicable
    notFully += other.notFully
  }
}
