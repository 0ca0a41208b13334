/// How good the evidence about a country is on a date.
public struct EvidenceQuality: Sendable {
  /// A statement that will stop counting within a year, and when.
  public struct Expiry: Sendable {
    /// The number of the statement in the profile.
    public let statement: Int
    /// The first day on which it no longer counts.
    public let day: CalendarDate
    public let isStale: Bool
  }

  public let profile: Profile
  public let date: CalendarDate
  /// How many facts the rules read.
  public let factsRead: Int
  /// How many facts have exactly one possible value, by the best grade behind it.
  public let settled: [Grade: Int]
  /// Facts about which something counts without settling them.
  public let narrowed: [Int]
  public let stale: [Int]
  public let disagreeing: [Int]
  public let conflicting: [Int]
  /// Facts known from asserted statements alone.
  public let assertedOnly: [Int]
  /// The numbers of the profile's sources, those behind most facts first.
  public let sources: [(evidence: Int, facts: Int)]
  /// Within twelve months of the date, the first to come first.
  public let expiring: [Expiry]

  public init(of profile: Profile, on date: CalendarDate, under rulebook: Rulebook) {
    self.profile = profile
    self.date = date
    let read = rulebook.facts.indices.filter { !rulebook.readers[$0].isEmpty }
    let resolved = profile.resolve(on: date, leastGrade: rulebook.leastGrade, rulebook: rulebook)
    factsRead = read.count
    var settled: [Grade: Int] = [:]
    var behind: [Int: Int] = [:]
    for fact in read where !resolved[fact].statements.isEmpty {
      let statements = resolved[fact].statements.map { profile.statements[$0] }
      if resolved[fact].values.isDetermined, let best = statements.map(\.grade).max() {
        settled[best, default: 0] += 1
      }
      for source in Set(statements.compactMap(\.evidence)) { behind[source, default: 0] += 1 }
    }
    self.settled = settled
    narrowed = read.filter {
      resolved[$0].reason == nil && !resolved[$0].values.isDetermined
    }
    stale = read.filter {
      if case .stale = resolved[$0].reason { true } else { false }
    }
    disagreeing = read.filter { resolved[$0].disagrees }
    conflicting = read.filter { resolved[$0].isConflicting }
    assertedOnly = read.filter { fact in
      resolved[fact].reason == nil
        && resolved[fact].statements.allSatisfy { profile.statements[$0].grade == .asserted }
    }
    sources = behind.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ($0.key, $0.value) }
    let limit = date.adding(Period(count: 12, unit: .months))
    expiring = read.flatMap { fact in
      resolved[fact].statements.compactMap { number -> Expiry? in
        let statement = profile.statements[number]
        let stale = statement.staleDay(rulebook.facts[fact].freshness)
        let days = [stale, statement.until].compactMap(\.self)
        guard let first = days.min(), first <= limit else { return nil }
        return Expiry(statement: number, day: first, isStale: first != statement.until)
      }
    }.sorted { ($0.day, $0.statement) < ($1.day, $1.statement) }
  }

  /// How many facts have exactly one possible value.
  public var settledCount: Int { settled.values.reduce(0, +) }
}
