/// The global review of needs: the first step of the Action Plan of 2010, over many countries.
///
/// A country about which nothing is known is counted as unknown, never as lacking: whatever is said
/// of several countries goes from what the evidence shows to what remains possible.
public struct Review: Sendable {
  /// How countries are put side by side.
  public enum Grouping: Hashable, Sendable {
    case region
    case subregion
    /// The members of a group of the register, and the others.
    case membership(String)
  }

  /// Countries that are looked at together.
  public struct CountryGroup: Hashable, Sendable {
    public let title: String
    /// The numbers of its countries.
    public let members: [Int]
  }

  /// Memberships that bring a language or a legal tradition, so that help travels easily.
  public static let memberships = ["oif", "cplp", "commonwealth", "arab-league"]
  /// The scores by which countries are counted.
  public static let thresholds = [
    Share(trillionths: 250_000_000_000), Share(trillionths: 500_000_000_000),
    Share(trillionths: 750_000_000_000),
  ]

  public let rulebook: Rulebook
  public let date: CalendarDate
  /// The earlier date of the progress.
  public let since: CalendarDate?
  public let grouping: Grouping
  /// In the alphabetical order of their names.
  public let countries: [CountryState]
  public let comparison: Comparison
  public let groups: [CountryGroup]
  /// All countries.
  public let all: CountryGroup
  /// What is said of each criterion in all countries.
  public let tallies: [Tally]
  private let areaTallies: [Tally]
  /// The criteria that are shown not to be fully met somewhere, those with the greatest
  /// share not met first, then partly, then not fully met.
  public let weakCriteria: [Int]
  /// The areas, those with the greatest
  /// share not met first, then partly, then not fully met.
  public let weakAreas: [Int]
  /// Those of most countries first.
  public let pressingNeeds: [SharedNeed]
  /// In the order of the Action Plan.
  public let lines: [SupportNeed]
  /// The criteria with most countries that could be helped first.
  public let help: [PossibleHelp]
  /// Facts behind most open critical criteria first.
  public let openFacts: [OpenFact]

  /// Puts the states of countries together.
  ///
  /// - Parameters:
  ///   - states: What is kept of each country, all on the same date and by the same least grade.
  ///   - grouping: How they are put side by side.
  ///   - rulebook: The rulebook of all of them.
  ///   - date: The day that is asked about.
  ///   - leastGrade: The weakest grade that counted.
  ///   - since: The earlier date of the progress.
  public init(
    _ states: [CountryState], by grouping: Grouping, under rulebook: Rulebook,
    on date: CalendarDate, leastGrade: Grade, since: CalendarDate? = nil
  ) {
    let countries = states.map { ($0.country.name.alphabeticalKey, $0) }
      .sorted { ($0.0, $0.1.country.iso3) < ($1.0, $1.1.country.iso3) }.map(\.1)
    self.rulebook = rulebook
    self.date = date
    self.since = since
    self.grouping = grouping
    self.countries = countries
    comparison = Comparison(
      countries.map(\.summary), under: rulebook, on: date, leastGrade: leastGrade)
    groups = Self.groups(of: countries.map(\.country), by: grouping)
    all = CountryGroup(title: "All", members: Array(countries.indices))
    let tallies = rulebook.criteria.indices.map { criterion in
      countries.reduce(into: Tally()) { $0.count($1.findings[criterion], $1.highs[criterion]) }
    }
    self.tallies = tallies
    weakCriteria = rulebook.criteria.indices.filter { tallies[$0].isWeak }.sorted { one, other in
      tallies[one].isWeaker(than: tallies[other])
        ?? (rulebook.criteria[one].id < rulebook.criteria[other].id)
    }
    areaTallies = rulebook.areas.map { area in
      tallies[area.children].reduce(into: Tally()) { $0.add($1) }
    }
    let areaTallies = areaTallies
    weakAreas = rulebook.areas.indices.sorted { one, other in
      areaTallies[one].isWeaker(than: areaTallies[other])
        ?? (rulebook.areas[one].id < rulebook.areas[other].id)
    }
    pressingNeeds = SharedNeed.all(countries, rulebook)
    lines = SupportNeed.all(countries, rulebook)
    help = PossibleHelp.all(countries, rulebook)
    openFacts = OpenFact.all(countries, rulebook)
  }

  private static func groups(of countries: [Country], by grouping: Grouping) -> [CountryGroup] {
    func group(_ title: String, _ isMember: (Country) -> Bool) -> CountryGroup {
      CountryGroup(title: title, members: countries.indices.filter { isMember(countries[$0]) })
    }
    switch grouping {
    case .region:
      return Set(countries.map(\.region)).sorted().map { region in
        group(region) { $0.region == region }
      }
    case .subregion:
      return Set(countries.map(\.subregion)).sorted().map { subregion in
        group(subregion) { $0.subregion == subregion }
      }
    case .membership(let id):
      return [
        group(id) { $0.groups.contains(id) }, group("others") { !$0.groups.contains(id) },
      ]
    }
  }

  /// What is said of an area's criteria in all countries together.
  public func tally(ofArea area: Int) -> Tally { areaTallies[area] }

  /// What is said of all criteria, or of an area's, in a group's countries.
  public func tally(of group: CountryGroup, inArea area: Int? = nil) -> Tally {
    let criteria = area.map { rulebook.areas[$0].children } ?? rulebook.criteria.indices
    return group.members.reduce(into: Tally()) { tally, number in
      let state = countries[number]
      for criterion in criteria { tally.count(state.findings[criterion], state.highs[criterion]) }
    }
  }

  /// The countries where a criterion comes out so.
  public func countries(where criterion: Int, is finding: Finding) -> [Int] {
    countries.indices.filter { countries[$0].findings[criterion] == finding }
  }
}

/// Where several countries stand together in an area, or in the framework.
public struct Standing: Sendable {
  /// How many countries it may apply to.
  public let countries: Int
  /// The means of the low and of the high scores, rounded outward.
  public let low: Share
  public let high: Share
  /// The mean of the settled shares, rounded down.
  public let settled: Share
  /// For each stage above the first how many countries have reached it: those that are shown to
  /// have, and those that may have; empty for the framework.
  public let reached: [ClosedRange<Int>]
  /// For each of `Review.thresholds` how many countries score at least that: those that are shown
  /// to, and those that may.
  public let scoring: [ClosedRange<Int>]
  /// How many countries stand surely ahead of, or surely behind, some country of the review.
  public let toldApart: Int
}

extension Review {
  /// Where a group's countries stand in the framework.
  public func standing(of group: CountryGroup) -> Standing {
    standing(of: group) { $0.framework }
  }

  /// Where a group's countries stand in an area.
  public func standing(of group: CountryGroup, inArea area: Int) -> Standing {
    standing(of: group) { $0.areas[area] }
  }

  private func standing(
    of group: CountryGroup, _ outcome: (CountrySummary) -> Assessment.GroupOutcome
  ) -> Standing {
    let all = countries.map { outcome($0.summary) }.filter { $0.score.applies != .no }
    let own = group.members.map { outcome(countries[$0].summary) }
      .filter { $0.score.applies != .no }
    let greatestLow = all.map(\.score.low).max() ?? .zero
    let leastHigh = all.map(\.score.high).min() ?? .one
    let stages = own.compactMap(\.stages)
    return Standing(
      countries: own.count, low: .mean(own.map(\.score.low)),
      high: .mean(own.map(\.score.high), roundedUp: true),
      settled: .mean(own.compactMap(\.settled)),
      reached: stages.isEmpty
        ? []
        : rulebook.stages.indices.dropFirst().map { stage in
          stages.count { $0.lowerBound >= stage }...stages.count { $0.upperBound >= stage }
        },
      scoring: Review.thresholds.map { threshold in
        own.count { $0.score.low >= threshold }...own.count { $0.score.high >= threshold }
      },
      toldApart: own.count { $0.score.high < greatestLow || $0.score.low > leastHigh })
  }

  /// The countries that can be placed before or behind another, by their range of ranks.
  public var ordered: [Int] {
    countries.indices.filter(comparison.isDistinguishable).sorted { one, other in
      guard let left = comparison.ranks[one], let right = comparison.ranks[other] else {
        return one < other
      }
      return (left.lowerBound, left.upperBound, one) < (right.lowerBound, right.upperBound, other)
    }
  }
}

extension Review {
  /// By how many trillionths a country's low score rose since the earlier date.
  public func rise(of country: Int) -> Int64 {
    guard let progress = countries[country].progress else { return 0 }
    return progress.now.shownLow - progress.before.shownLow
  }

  /// The countries whose score changed, the greatest rise of the low score first.
  public var moved: [Int] {
    countries.indices.filter { countries[$0].progress.map { $0.before != $0.now } ?? false }
      .sorted { (rise(of: $1), $0) < (rise(of: $0), $1) }
  }

  /// The criteria that changed in one way and the countries where they did, most countries first.
  public func changes(
    _ path: KeyPath<CountryProgress, [Int]>
  ) -> [(criterion: Int, countries: [Int])] {
    var changed = [[Int]](repeating: [], count: rulebook.criteria.count)
    for (number, state) in countries.enumerated() {
      for criterion in state.progress?[keyPath: path] ?? [] { changed[criterion].append(number) }
    }
    return changed.indices.filter { !changed[$0].isEmpty }.map { ($0, changed[$0]) }.sorted {
      ($1.countries.count, rulebook.criteria[$0.criterion].id)
        < ($0.countries.count, rulebook.criteria[$1.criterion].id)
    }
  }
}

extension Score {
  /// The low score in trillionths, 0 where it surely does not apply.
  fileprivate var shownLow: Int64 { applies == .no ? 0 : low.trillionths }
}

extension Share {
  /// The mean of the shares, rounded down or up to 12 decimals; without any, the widest bound.
  fileprivate static func mean(_ shares: [Share], roundedUp: Bool = false) -> Share {
    guard !shares.isEmpty else { return roundedUp ? .one : .zero }
    let sum = shares.reduce(Int64(0)) { $0 + $1.trillionths }
    let count = Int64(shares.count)
    return Share(trillionths: (sum + (roundedUp ? count - 1 : 0)) / count)
  }
}
