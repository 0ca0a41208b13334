/// A pressing need and the countries that share it.
public struct SharedNeed: Sendable {
  public let criterion: Int
  public let countries: [Int]
  /// The criteria that it blocks in one of them or more, in the rulebook's order.
  public let blocks: [Int]
  /// The areas and pillars that it caps in one of them or more.
  public let caps: [String]

  static func all(_ countries: [CountryState], _ rulebook: Rulebook) -> [SharedNeed] {
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

  static func all(_ countries: [CountryState], _ rulebook: Rulebook) -> [SupportNeed] {
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

  static func all(_ countries: [CountryState], _ rulebook: Rulebook) -> [PossibleHelp] {
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

  static func all(_ countries: [CountryState], _ rulebook: Rulebook) -> [OpenFact] {
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
