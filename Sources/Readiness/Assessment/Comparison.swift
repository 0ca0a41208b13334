/// What a comparison keeps of one country's assessment.
public struct CountrySummary: Sendable {
  public let code: String
  public let name: String
  /// The date up to which the country's assessor looked.
  public let profileDate: CalendarDate
  public let framework: Assessment.GroupOutcome
  public let areas: [Assessment.GroupOutcome]
  public let gaps: Int
  public let pressingNeeds: Int
  public let informationGaps: Int
  /// How many statements the edition leaves out.
  public let leftOut: Int

  public init(_ assessment: Assessment, name: String, leftOut: Int = 0) {
    code = assessment.profile.country
    self.name = name
    profileDate = assessment.profile.asOf
    framework = assessment.framework
    areas = assessment.areas
    let counts = assessment.gapCounts
    gaps = counts.gaps
    pressingNeeds = counts.pressing
    informationGaps = counts.open
    self.leftOut = leftOut
  }
}

/// Countries side by side on one date and by one least grade: section 5, "Comparison".
public struct Comparison: Sendable {
  public let rulebook: Rulebook
  public let date: CalendarDate
  public let leastGrade: Grade
  /// The source whose criteria the assessments are restricted to.
  public let lens: Int?
  public let countries: [CountrySummary]
  /// For each country between which ranks it stands; nil where the framework does not apply.
  public let ranks: [ClosedRange<Int>?]
  /// The least of the ranked countries' high ends.
  private let leastHigh: Share?

  public init(
    _ countries: [CountrySummary], under rulebook: Rulebook, on date: CalendarDate,
    leastGrade: Grade, lens: Int? = nil
  ) {
    self.rulebook = rulebook
    self.date = date
    self.leastGrade = leastGrade
    self.lens = lens
    self.countries = countries
    let scores = countries.map(\.framework.score)
    let ranked = scores.filter { $0.applies != .no }
    let lows = ranked.map(\.low).sorted()
    let highs = ranked.map(\.high).sorted()
    leastHigh = highs.first
    ranks = scores.map { score in
      guard score.applies != .no else { return nil }
      // A country is ahead of another only if its low lies above the other's high.
      let ahead = lows.count - lows.firstIndex(above: score.high)
      // Itself is among those whose high lies above its low, unless it is settled.
      let itself = score.high > score.low ? 1 : 0
      let notBehind = highs.count - highs.firstIndex(above: score.low) - itself
      return (1 + ahead)...(1 + notBehind)
    }
  }

  /// How many countries have a rank.
  public var ranked: Int { ranks.count { $0 != nil } }

  /// Whether a country can be told apart from at least one other.
  public func isDistinguishable(_ number: Int) -> Bool {
    guard let rank = ranks[number], let leastHigh else { return false }
    return rank.lowerBound > 1 || leastHigh < countries[number].framework.score.low
  }
}

extension [Share] {
  /// The index of the first element above a share, in a sorted array.
  fileprivate func firstIndex(above share: Share) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] > share { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
