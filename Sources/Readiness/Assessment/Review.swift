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

  public let rulebook: Rulebook
  public let date: CalendarDate
  /// The earlier date of the progress.
  public let since: CalendarDate?
  public let grouping: Grouping
  /// In the order of their codes.
  public let countries: [CountryState]
  public let comparison: Comparison
  public let groups: [CountryGroup]
  /// All countries.
  public let all: CountryGroup
  /// What is said of each criterion in all countries.
  public let tallies: [Tally]
  private let areaTallies: [Tally]
  /// The criteria that are not met or partly met somewhere, those of most countries first.
  public let weakCriteria: [Int]
  /// The areas, those with the greatest share not met first.
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
    let countries = states.sorted { $0.country.iso3 < $1.country.iso3 }
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
      countries.reduce(into: Tally()) { $0.count($1.findings[criterion]) }
    }
    self.tallies = tallies
    weakCriteria = rulebook.criteria.indices
      .filter { tallies[$0].notMet + tallies[$0].partly > 0 }
      .sorted {
        (tallies[$1].notMet, tallies[$1].partly, rulebook.criteria[$0].id)
          < (tallies[$0].notMet, tallies[$0].partly, rulebook.criteria[$1].id)
      }
    areaTallies = rulebook.areas.map { area in
      tallies[area.children].reduce(into: Tally()) { $0.add($1) }
    }
    let areaTallies = areaTallies
    weakAreas = rulebook.areas.indices.sorted {
      let (one, other) = (areaTallies[$0], areaTallies[$1])
      for count in [\Tally.notMet, \Tally.partly] {
        // Shares are compared without dividing.
        let left = one[keyPath: count] * max(1, other.mayApply)
        let right = other[keyPath: count] * max(1, one.mayApply)
        if left != right { return left > right }
      }
      return rulebook.areas[$0].id < rulebook.areas[$1].id
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
}

/// What a review keeps of one country.
public struct CountryState: Sendable {
  public let country: Country
  public let summary: CountrySummary
  /// For each criterion.
  public let findings: [Finding]
  /// The criteria that surely apply and surely are not fully met.
  public let gaps: [Int]
  /// The criteria that may apply and may not be fully met.
  public let informationGaps: [Int]
  public let pressingNeeds: [PressingNeed]
  /// The criteria that are met, and met by official and primary evidence alone.
  public let metOnGoodEvidence: [Int]
  /// The facts that rules read and that still have several possible values.
  public let openFacts: [Int]
  /// Those of them that were known until the evidence grew old.
  public let staleFacts: [Int]
  /// The projects that are under way.
  public let projects: [Project]
  public let progress: CountryProgress?

  /// Assesses a country and keeps what a review needs.
  ///
  /// - Parameters:
  ///   - profile: What is stated about the country.
  ///   - country: The country as the register has it.
  ///   - rulebook: The rulebook that the profile was checked against.
  ///   - date: The day that is asked about.
  ///   - leastGrade: The weakest grade that counts; nil takes the rulebook's.
  ///   - since: The earlier date of the progress.
  public init(
    of profile: Profile, _ country: Country, under rulebook: Rulebook, on date: CalendarDate,
    leastGrade: Grade? = nil, since: CalendarDate? = nil
  ) {
    let assessment = Assessment(of: profile, under: rulebook, on: date, leastGrade: leastGrade)
    let good = Assessment(
      of: profile, under: rulebook, on: date, leastGrade: max(assessment.leastGrade, .official))
    self.country = country
    summary = CountrySummary(assessment, name: country.name)
    findings = assessment.criteria.map { Finding($0.verdict) }
    gaps = assessment.criteria.indices.filter {
      Gap.Kind(of: assessment.criteria[$0].score) == .gap
    }
    informationGaps = assessment.criteria.indices.filter {
      Gap.Kind(of: assessment.criteria[$0].score) == .information
    }
    pressingNeeds = assessment.pressingNeeds
    metOnGoodEvidence = assessment.criteria.indices.filter {
      assessment.criteria[$0].verdict == .met && good.criteria[$0].verdict == .met
    }
    let open = rulebook.facts.indices.filter {
      !rulebook.readers[$0].isEmpty && !assessment.facts[$0].values.isDetermined
    }
    openFacts = open
    staleFacts = open.filter {
      if case .stale = assessment.facts[$0].reason { true } else { false }
    }
    projects = profile.projects.filter { $0.isUnderWay(on: date) }
      .sorted { $0.id < $1.id }
    progress = since.map { since in
      CountryProgress(
        Progress(
          from: Assessment(
            of: profile, under: rulebook, on: since, leastGrade: assessment.leastGrade),
          oldProfile: profile, to: assessment))
    }
  }

  /// Whether no criterion is settled, one way or the other.
  public var isBlank: Bool {
    gaps.isEmpty && !findings.contains { $0 == .met || $0 == .partlyMet || $0 == .notMet }
  }
}

extension Project {
  /// Whether it has begun and not ended; a date that is not stated rules nothing out.
  func isUnderWay(on date: CalendarDate) -> Bool {
    from.map { $0 <= date } ?? true && until.map { date < $0 } ?? true
  }
}

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

  /// How many findings there are without those that the criterion does not apply.
  public var mayApply: Int { notMet + partly + met + unknown }

  mutating func count(_ finding: Finding) {
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
  }
}

/// How far a country has come since an earlier date, as known today.
public struct CountryProgress: Sendable {
  /// The framework's score on the earlier date.
  public let before: Score
  /// The same evidence on the later date: what has grown old no longer counts.
  public let aged: Score
  /// With what became known without a date of its own.
  public let known: Score
  /// With what became so: the score on the later date.
  public let now: Score
  /// The criteria that reform has led to be met.
  public let reformed: [Int]
  /// The criteria that became known to be met.
  public let learned: [Int]
  /// The criteria that were met and are no longer shown to be.
  public let lost: [Int]

  init(_ progress: Progress) {
    before = progress.first.framework.score
    aged = progress.steps[1].after.framework.score
    known = progress.steps[2].after.framework.score
    now = progress.last.framework.score
    reformed = progress.steps[3].newlyMet
    learned = progress.steps[2].newlyMet
    let (first, last) = (progress.first, progress.last)
    lost = last.criteria.indices.filter {
      first.criteria[$0].verdict == .met && last.criteria[$0].verdict != .met
    }
  }
}

extension Progress.Step {
  /// The criteria that are met after the step and were not before; the rules are the same.
  fileprivate var newlyMet: [Int] {
    after.criteria.indices.filter {
      after.criteria[$0].verdict == .met && before.criteria[$0].verdict != .met
    }
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

  /// The mean scores of a group's countries on both dates, rounded outward.
  public func meanProgress(
    of group: CountryGroup
  ) -> (before: Score, now: Score)? {
    let progress = group.members.compactMap { countries[$0].progress }
      .filter { $0.before.applies != .no && $0.now.applies != .no }
    guard !progress.isEmpty else { return nil }
    func mean(_ scores: [Score]) -> Score {
      Score(
        applies: .yes, low: .mean(scores.map(\.low)),
        high: .mean(scores.map(\.high), roundedUp: true))
    }
    return (mean(progress.map(\.before)), mean(progress.map(\.now)))
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

/// A pressing need and the countries that share it.
public struct SharedNeed: Sendable {
  public let criterion: Int
  public let countries: [Int]
  /// The criteria that it blocks in one of them or more, in the rulebook's order.
  public let blocks: [Int]
  /// The areas and pillars that it caps in one of them or more.
  public let caps: [String]

  fileprivate static func all(_ countries: [CountryState], _ rulebook: Rulebook) -> [SharedNeed] {
    var sharing = [[(country: Int, need: PressingNeed)]](
      repeating: [], count: rulebook.criteria.count)
    for (country, state) in countries.enumerated() {
      for need in state.pressingNeeds { sharing[need.criterion].append((country, need)) }
    }
    return rulebook.criteria.indices.compactMap { criterion -> SharedNeed? in
      guard !sharing[criterion].isEmpty else { return nil }
      return SharedNeed(
        criterion: criterion, countries: sharing[criterion].map(\.country),
        blocks: Set(sharing[criterion].flatMap(\.need.blocks)).sorted(),
        caps: Set(sharing[criterion].flatMap(\.need.caps)).sorted())
    }.sorted { one, other in
      let (left, right) = (one.blocks.count + one.caps.count, other.blocks.count + other.caps.count)
      return (other.countries.count, right, rulebook.criteria[one.criterion].id)
        < (one.countries.count, left, rulebook.criteria[other.criterion].id)
    }
  }
}

/// An action of the rulebook and the countries that need it.
public struct ProposedAction: Sendable {
  public let action: Int
  /// The countries with a gap that it closes.
  public let needing: [Int]
  /// How many countries have none, but too little is known to tell.
  public let mayNeed: Int
}

/// What is needed, and what is under way, along one of the lines of support.
public struct SupportNeed: Sendable {
  public let line: Int
  /// The actions that a country is shown to need, those of most countries first.
  public let actions: [ProposedAction]
  /// The countries that need one of its actions.
  public let needing: [Int]
  /// How many other countries may need one.
  public let mayNeed: Int
  /// The projects on the line, wherever they are.
  public let projects: [(country: Int, project: Project)]

  /// The countries where a project on the line is under way.
  public var served: Set<Int> { Set(projects.map(\.country)) }

  /// The countries that need an action and where no project on the line is known.
  public var unserved: [Int] { needing.filter { !served.contains($0) } }

  fileprivate static func all(_ countries: [CountryState], _ rulebook: Rulebook) -> [SupportNeed] {
    var needing = [[Int]](repeating: [], count: rulebook.actions.count)
    var mayNeed = [[Int]](repeating: [], count: rulebook.actions.count)
    for (number, state) in countries.enumerated() {
      let needed = Set(state.gaps.flatMap { rulebook.achievers[$0] })
      for action in needed { needing[action].append(number) }
      for action in Set(state.informationGaps.flatMap { rulebook.achievers[$0] })
      where !needed.contains(action) {
        mayNeed[action].append(number)
      }
    }
    return rulebook.supportLines.indices.map { line in
      let all = rulebook.actions.indices.filter { rulebook.actions[$0].line == line }
      let needed = Set(all.flatMap { needing[$0] })
      return SupportNeed(
        line: line,
        actions: all.filter { !needing[$0].isEmpty }.map {
          ProposedAction(action: $0, needing: needing[$0], mayNeed: mayNeed[$0].count)
        }.sorted {
          ($1.needing.count, rulebook.actions[$0.action].id)
            < ($0.needing.count, rulebook.actions[$1.action].id)
        },
        needing: needed.sorted(),
        mayNeed: Set(all.flatMap { mayNeed[$0] }).subtracting(needed).count,
        projects: countries.enumerated().flatMap { number, state in
          state.projects.filter { $0.lines.contains(line) }.map { (number, $0) }
        })
    }
  }
}

/// Who could help whom with a criterion.
public struct PossibleHelp: Sendable {
  /// Countries of one region, or members of one group.
  public struct Tie: Sendable {
    /// A region of the register, or a membership's id.
    public let title: String
    public let needing: [Int]
    /// The countries where the criterion is met on official or primary evidence.
    public let helping: [Int]
  }

  public let criterion: Int
  /// The region's ties first, then the memberships'.
  public let ties: [Tie]
  /// The countries with a gap that share a tie with one that could help.
  public let reached: [Int]
  /// The countries with a gap that share none.
  public let alone: [Int]

  fileprivate static func all(_ countries: [CountryState], _ rulebook: Rulebook) -> [PossibleHelp] {
    var needing = [[Int]](repeating: [], count: rulebook.criteria.count)
    var helping = [[Int]](repeating: [], count: rulebook.criteria.count)
    for (number, state) in countries.enumerated() {
      for criterion in state.gaps { needing[criterion].append(number) }
      for criterion in state.metOnGoodEvidence { helping[criterion].append(number) }
    }
    let bonds: [(title: String, members: Set<Int>)] =
      Set(countries.map(\.country.region)).sorted().map { region in
        (region, Set(countries.indices.filter { countries[$0].country.region == region }))
      }
      + Review.memberships.map { id in
        (id, Set(countries.indices.filter { countries[$0].country.groups.contains(id) }))
      }
    return rulebook.criteria.indices.compactMap { criterion -> PossibleHelp? in
      let ties = bonds.compactMap { title, members -> Tie? in
        let needing = needing[criterion].filter(members.contains)
        let helping = helping[criterion].filter(members.contains)
        return needing.isEmpty || helping.isEmpty
          ? nil : Tie(title: title, needing: needing, helping: helping)
      }
      guard !ties.isEmpty else { return nil }
      let reached = Set(ties.flatMap(\.needing))
      return PossibleHelp(
        criterion: criterion, ties: ties, reached: reached.sorted(),
        alone: needing[criterion].filter { !reached.contains($0) })
    }.sorted {
      ($1.reached.count, rulebook.criteria[$0.criterion].id)
        < ($0.reached.count, rulebook.criteria[$1.criterion].id)
    }
  }
}

/// A fact that many countries' open criteria wait for.
public struct OpenFact: Sendable {
  public let fact: Int
  /// In how many countries it is open and an open criterion reads it.
  public let countries: Int
  /// How many open criteria of these countries read it, and how many of them are critical.
  public let criteria: Int
  public let criticalCriteria: Int

  fileprivate static func all(_ countries: [CountryState], _ rulebook: Rulebook) -> [OpenFact] {
    var criteria = [Int](repeating: 0, count: rulebook.facts.count)
    var critical = criteria
    var waiting = criteria
    for state in countries {
      var isOpen = [Bool](repeating: false, count: rulebook.facts.count)
      for fact in state.openFacts { isOpen[fact] = true }
      var isWaited = [Bool](repeating: false, count: rulebook.facts.count)
      for criterion in state.informationGaps {
        for fact in rulebook.criteria[criterion].facts where isOpen[fact] {
          criteria[fact] += 1
          if rulebook.criteria[criterion].severity == .critical { critical[fact] += 1 }
          isWaited[fact] = true
        }
      }
      for fact in isWaited.indices where isWaited[fact] { waiting[fact] += 1 }
    }
    return rulebook.facts.indices.filter { waiting[$0] > 0 }.map {
      OpenFact(
        fact: $0, countries: waiting[$0], criteria: criteria[$0], criticalCriteria: critical[$0])
    }.sorted {
      ($1.criticalCriteria, $1.criteria, rulebook.facts[$0.fact].id)
        < ($0.criticalCriteria, $0.criteria, rulebook.facts[$1.fact].id)
    }
  }
}
