import Readiness

extension ReferenceFact {
  /// A statement with the days that section 4 reads from it.
  private struct Dated {
    let test: ReferenceTest
    let values: ReferenceValues
    let grade: Grade
    let isState: Bool
    let start: ReferenceDate
    let until: ReferenceDate?
    /// Nil for a statement that never becomes stale.
    let lastFreshDay: ReferenceDate?

    var text: String {
      Conclusions.Fact.text(
        values, isState: isState, start: "\(start)", until: until.map { "\($0)" }, grade)
    }

    func hasEnded(on date: ReferenceDate) -> Bool {
      until.map { date >= $0 } ?? false
    }

    func isStale(on date: ReferenceDate) -> Bool {
      lastFreshDay.map { date > $0 } ?? false
    }
  }

  /// What is known about the fact on a date: section 4, "Resolution at a date".
  func resolve(
    _ profile: ProfileDeclaration, on date: ReferenceDate, leastGrade: Grade
  ) -> Conclusions.Fact {
    let all = profile.facts.filter { $0.fact.value == id }.flatMap(\.statements)
      .map { dated($0, in: profile) }
    // 1. Statements of sufficient grade that start on or before the date are considered.
    let sufficient = all.filter { $0.grade >= leastGrade }
    let considered = sufficient.filter { $0.start <= date }
    // 2. The states with the latest start, and the latest observations if not before them.
    let latestState = considered.filter(\.isState).map(\.start).max()
    let latestObservation = considered.filter { !$0.isState }.map(\.start).max()
    let remaining = considered.filter { statement in
      if statement.isState { return statement.start == latestState }
      return statement.start == latestObservation
        && statement.start >= latestState ?? .earliest
    }
    // 3. States that have not ended, and fresh statements, count.
    let counting = remaining.filter { !$0.hasEnded(on: date) && !$0.isStale(on: date) }
    if counting.isEmpty {
      return Conclusions.Fact(
        values: allValues,
        reason: reason(all: all, sufficient: sufficient, remaining: remaining, on: date))
    }
    return taken(together: counting)
  }

  /// Step 4: the sets are intersected, those of the best grade decide, or all of these remain.
  private func taken(together counting: [Dated]) -> Conclusions.Fact {
    func common(_ statements: [Dated]) -> ReferenceValues? {
      statements.reduce(Optional(allValues)) { values, statement in
        values.flatMap { intersection($0, statement.values) }
      }
    }
    func fact(_ values: ReferenceValues, _ kept: [Dated]) -> Conclusions.Fact {
      // 5. `unknown` leaves every value possible; beside another statement it says nothing.
      let isUnknown = kept.allSatisfy { $0.test == .unknown }
      return Conclusions.Fact(
        values: values, reason: isUnknown ? "stated as unknown" : "",
        counting: kept.map(\.text).sorted())
    }
    if let values = common(counting) { return fact(values, counting) }
    let best = counting.map(\.grade).max()
    let kept = counting.filter { $0.grade == best }
    var result: Conclusions.Fact
    if let values = common(kept) {
      result = fact(values, kept)
    } else {
      let union = kept.dropFirst().reduce(kept[0].values) { self.union($0, $1.values) }
      result = Conclusions.Fact(values: union, isConflicting: true)
      result.counting = kept.map(\.text).sorted()
    }
    result.disagrees = true
    result.overruled = counting.filter { $0.grade != best }.map(\.text).sorted()
    return result
  }

  /// Step 6: the first reason that occurs.
  private func reason(
    all: [Dated], sufficient: [Dated], remaining: [Dated], on date: ReferenceDate
  ) -> String {
    let stale = remaining.filter { !$0.hasEnded(on: date) && $0.isStale(on: date) }
    if let last = stale.compactMap(\.lastFreshDay).max() {
      return "stale since \(last.moved(days: 1))"
    }
    if let until = remaining.filter({ $0.hasEnded(on: date) }).compactMap(\.until).max() {
      return "ended \(until)"
    }
    if let start = sufficient.map(\.start).filter({ $0 > date }).min() {
      return "only from \(start)"
    }
    return all.isEmpty ? "not stated" : "grade too low"
  }

  private func dated(_ statement: StatementDeclaration, in profile: ProfileDeclaration) -> Dated {
    let evidence = profile.evidence.first { $0.id.value == statement.evidence?.value }
    let evidenceDate = evidence.map { ReferenceDate($0.date.value) }
    let asOf = ReferenceDate(profile.asOf.value)
    let start: ReferenceDate
    let freshFrom: ReferenceDate
    if let on = statement.on {
      start = ReferenceDate(on.value)
      freshFrom = start
    } else {
      start = statement.from.map { ReferenceDate($0.value) } ?? evidenceDate ?? asOf
      freshFrom = max(start, evidenceDate ?? asOf)
    }
    let lastFreshDay: ReferenceDate?
    switch staleAfter {
    case .never: lastFreshDay = nil
    case .after(let period): lastFreshDay = freshFrom.moved(by: period, sign: 1)
    }
    let test = read(statement.value)
    guard let values = values(passing: test) else {
      preconditionFailure("a statement leaves a value possible")
    }
    return Dated(
      test: test, values: values, grade: evidence?.grade.value ?? .asserted,
      isState: statement.on == nil, start: start,
      until: statement.until.map { ReferenceDate($0.value) }, lastFreshDay: lastFreshDay)
  }
}
