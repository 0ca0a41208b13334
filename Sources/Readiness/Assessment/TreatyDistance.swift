/// How far a country is from what a treaty, or another source, asks: section 5, "A lens".
public struct SourceDistance: Sendable {
  /// What can be said of one criterion of the source.
  public enum Standing: Hashable, Sendable {
    /// Every rule that cites it and applies is met.
    case met
    /// A rule that cites it and applies is surely not fully met.
    case notMet
    /// Too little is known.
    case open
    /// No rule cites it, or none of those that do applies.
    case notAssessed

    public var words: String {
      switch self {
      case .met: "met"
      case .notMet: "not met"
      case .open: "open"
      case .notAssessed: "not assessed"
      }
    }
  }

  public struct Entry: Sendable {
    /// The number of the criterion in its source.
    public let criterion: Int
    public let standing: Standing
    /// The numbers of the rules that cite it.
    public let rules: [Int]
  }

  /// In the source's order.
  public let entries: [Entry]

  /// How many criteria of that obligation stand so; criteria without an obligation count as
  /// `required`.
  public func count(_ standing: Standing, _ obligation: Obligation, of source: Source) -> Int {
    entries.count {
      $0.standing == standing
        && (source.criteria[$0.criterion].obligation ?? .required) == obligation
    }
  }
}

extension Assessment {
  /// The standing of each criterion of a source.
  public func distance(to source: Int) -> SourceDistance {
    SourceDistance(
      entries: rulebook.sources[source].criteria.indices.map { number in
        let reference = SourceReference(source: source, criterion: number)
        let rules = rulebook.criteria.indices.filter {
          rulebook.criteria[$0].basis.contains(reference)
        }
        let scores = rules.map { criteria[$0].score }.filter { $0.applies != .no }
        let standing: SourceDistance.Standing
        if scores.isEmpty {
          standing = .notAssessed
        } else if scores.contains(where: { $0.applies == .yes && $0.high < .one }) {
          standing = .notMet
        } else if scores.allSatisfy({ $0.low == .one }) {
          standing = .met
        } else {
          standing = .open
        }
        return .init(criterion: number, standing: standing, rules: rules)
      })
  }
}
