/// What is known about a fact on a date: the values still possible, and why.
public struct ResolvedFact: Hashable, Sendable {
  /// Why no statement counts, or why the one that does leaves every value possible.
  public enum Reason: Hashable, Sendable {
    /// The first day on which the statement could no longer be relied on.
    case stale(since: CalendarDate)
    case ended(CalendarDate)
    case onlyFrom(CalendarDate)
    case gradeTooLow
    case notStated
    case statedAsUnknown
  }

  public let values: PossibleValues
  /// The numbers of the statements behind the values, in the profile's order; empty when none counts.
  public let statements: [Int]
  /// Nil where a statement says something about the values.
  public let reason: Reason?
  /// Whether the statements contradict each other, even if better evidence decides.
  public let disagrees: Bool
  /// Whether even the best statements contradict each other, so that what either says is possible.
  public let isConflicting: Bool
  /// Statements that would count but for weaker grade, when better ones decide a disagreement.
  public let overruled: [Int]

  static func unstated(_ fact: Fact, _ reason: Reason) -> ResolvedFact {
    ResolvedFact(
      values: fact.allValues, statements: [], reason: reason, disagrees: false,
      isConflicting: false, overruled: [])
  }
}

extension Profile {
  /// What was so on `date` as known today: section 4 of the language, "Resolution at a date".
  ///
  /// One entry for each fact of the rulebook, in its order.
  public func resolve(
    on date: CalendarDate, leastGrade: Grade, rulebook: Rulebook
  ) -> [ResolvedFact] {
    var resolved = rulebook.unstated
    for (fact, range) in statementsOfFacts {
      resolved[fact] = resolve(rulebook.facts[fact], range, on: date, leastGrade: leastGrade)
    }
    return resolved
  }

  /// What was so of one fact on `date`.
  public func resolve(
    _ fact: Int, on date: CalendarDate, leastGrade: Grade, rulebook: Rulebook
  ) -> ResolvedFact {
    let range = statements(about: fact)
    guard !range.isEmpty else { return .unstated(rulebook.facts[fact], .notStated) }
    return resolve(rulebook.facts[fact], range, on: date, leastGrade: leastGrade)
  }

  private func resolve(
    _ fact: Fact, _ range: Range<Int>, on date: CalendarDate, leastGrade: Grade
  ) -> ResolvedFact {
    // 1. Statements of sufficient grade that start on or before the date.
    let sufficient = range.filter { statements[$0].grade >= leastGrade }
    let considered = sufficient.filter { statements[$0].hasStarted(on: date) }
    // 2. The latest states, and the latest observations if not before those states' start.
    let states = considered.filter { statements[$0].kind == .state }
    let latestState = states.map { statements[$0].start }.max()
    let observations = considered.filter { statements[$0].kind == .observation }
    let latestObservation = observations.map { statements[$0].start }.max()
    let remaining = considered.filter { index in
      switch statements[index].kind {
      case .state: statements[index].start == latestState
      case .observation:
        statements[index].start == latestObservation
          && latestState.map { statements[index].start >= $0 } ?? true
      }
    }
    // 3. A state counts if it has not ended, and a statement if it is fresh.
    let counting = remaining.filter { statements[$0].isCurrent(on: date, fact.freshness) }
    guard !counting.isEmpty else {
      return .unstated(fact, reason(remaining, sufficient, range, fact, on: date))
    }
    return combine(counting, of: fact)
  }

  /// Step 4: intersected; the best grade alone where that is empty; the union as the last resort.
  private func combine(_ counting: [Int], of fact: Fact) -> ResolvedFact {
    if let values = intersection(of: counting) {
      let isUnknown = counting.allSatisfy { statements[$0].isUnknown }
      return ResolvedFact(
        values: values, statements: counting, reason: isUnknown ? .statedAsUnknown : nil,
        disagrees: false, isConflicting: false, overruled: [])
    }
    let bestGrade = counting.map { statements[$0].grade }.max()
    let best = counting.filter { statements[$0].grade == bestGrade }
    let overruled = counting.filter { statements[$0].grade != bestGrade }
    if let values = intersection(of: best) {
      let isUnknown = best.allSatisfy { statements[$0].isUnknown }
      return ResolvedFact(
        values: values, statements: best, reason: isUnknown ? .statedAsUnknown : nil,
        disagrees: true, isConflicting: false, overruled: overruled)
    }
    let union = best.dropFirst().reduce(statements[best[0]].values) {
      $0.union(statements[$1].values, step: fact.kind.step)
    }
    return ResolvedFact(
      values: union, statements: best, reason: nil, disagrees: true, isConflicting: true,
      overruled: overruled)
  }

  private func intersection(of numbers: [Int]) -> PossibleValues? {
    var values = statements[numbers[0]].values
    for number in numbers.dropFirst() {
      guard let common = values.intersection(statements[number].values) else { return nil }
      values = common
    }
    return values
  }

  /// Step 6: the first reason that occurs, in the order of the language.
  private func reason(
    _ remaining: [Int], _ sufficient: [Int], _ all: Range<Int>, _ fact: Fact,
    on date: CalendarDate
  ) -> ResolvedFact.Reason {
    let staleDays = remaining.filter { !statements[$0].hasEnded(on: date) }
      .compactMap { statements[$0].staleDay(fact.freshness) }
    if let latest = staleDays.max() { return .stale(since: latest) }
    let ends = remaining.compactMap { statements[$0].until }
    if let latest = ends.max() { return .ended(latest) }
    if let earliest = sufficient.map({ statements[$0].start }).min() { return .onlyFrom(earliest) }
    return all.isEmpty ? .notStated : .gradeTooLow
  }
}

extension Statement {
  /// Whether a fact's only statement counts: steps 1 and 3, since step 2 leaves a single one.
  func counts(on date: CalendarDate, leastGrade: Grade, _ freshness: Freshness) -> Bool {
    grade >= leastGrade && hasStarted(on: date) && isCurrent(on: date, freshness)
  }

  fileprivate func hasStarted(on date: CalendarDate) -> Bool { start <= date }

  fileprivate func hasEnded(on date: CalendarDate) -> Bool {
    until.map { date >= $0 } ?? false
  }

  /// Whether it has neither ended nor gone stale.
  fileprivate func isCurrent(on date: CalendarDate, _ freshness: Freshness) -> Bool {
    !hasEnded(on: date) && staleDay(freshness).map { date < $0 } ?? true
  }

  /// The first day on which the statement is stale, or nil where it never is.
  func staleDay(_ freshness: Freshness) -> CalendarDate? {
    switch freshness {
    case .never: return nil
    case .after(let period):
      let last = freshFrom.adding(period)
      return last == .latest ? nil : CalendarDate(clampingDay: Int(last.day) + 1)
    }
  }
}

extension ResolvedFact.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .stale(let since): "stale since \(since)"
    case .ended(let day): "ended \(day)"
    case .onlyFrom(let day): "only from \(day)"
    case .gradeTooLow: "grade too low"
    case .notStated: "not stated"
    case .statedAsUnknown: "stated as unknown"
    }
  }
}
