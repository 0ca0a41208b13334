/// Where countries stand towards a treaty on a date.
public struct TreatyStatus: Sendable {
  /// One country's standing.
  public struct Standing: Sendable {
    public let country: Country
    /// The choices that are possible, in the vocabulary's words; nil where nothing is known.
    public let words: String?
    /// The number of the choice, where exactly one is possible.
    public let choice: Int?
    /// When it began, where a statement says so.
    public let since: CalendarDate?
    /// Whether it rests on reported or asserted evidence alone.
    public let isDoubtful: Bool
  }

  /// The number of the treaty's fact.
  public let fact: Int
  /// In the order of the register.
  public let standings: [Standing]

  /// The standing of each profile's country towards a treaty.
  ///
  /// - Parameters:
  ///   - fact: A fact whose choices are a ladder towards a treaty.
  ///   - profiles: Profiles with their countries, in the order of the register.
  ///   - date: The day whose state is asked for.
  ///   - rulebook: The rulebook that the profiles were checked against.
  public init(
    of fact: Int, among profiles: [(country: Country, profile: Profile)], on date: CalendarDate,
    under rulebook: Rulebook
  ) {
    self.fact = fact
    standings = profiles.map { country, profile in
      let resolved = profile.resolve(fact, on: date, leastGrade: .asserted, rulebook: rulebook)
      // A statement of `unknown` says nothing that could have begun or be doubtful.
      let statements =
        resolved.reason == nil ? resolved.statements.map { profile.statements[$0] } : []
      var choice: Int?
      if case .choices(let mask) = resolved.values, mask.nonzeroBitCount == 1 {
        choice = mask.trailingZeroBitCount
      }
      return Standing(
        country: country,
        words: resolved.reason == nil ? rulebook.facts[fact].text(of: resolved.values) : nil,
        choice: choice, since: statements.map(\.start).max(),
        isDoubtful: !statements.isEmpty && statements.allSatisfy { $0.grade < .official })
    }
  }

  /// How many countries stand at that choice or above it on the ladder.
  public func count(atLeast choice: Int) -> Int {
    standings.count { $0.choice.map { $0 >= choice } ?? false }
  }

  public func count(at choice: Int) -> Int {
    standings.count { $0.choice == choice }
  }
}

extension Rulebook {
  /// The facts that are ladders towards a treaty: ordered choices that end with `party`.
  public var treatyFacts: [Int] {
    facts.indices.filter {
      facts[$0].kind == .orderedChoice && facts[$0].choices.last?.word == "party"
    }
  }
}
