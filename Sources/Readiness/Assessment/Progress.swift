/// What changed between two dates, and why: section 5 of the language, "Progress".
///
/// The way from the first assessment to the last is gone in four steps, each replacing one thing;
/// the change in low and in high that a step makes is its share, so the shares add up.
public struct Progress: Sendable {
  /// What a step replaces.
  public enum Cause: Sendable, CaseIterable {
    case rules
    /// Time passes: statements go stale, and what must be recent grows old.
    case staleness
    /// Observations, and states without `from` or `until`: things become known.
    case evidence
    /// States with `from` or `until`: things become so.
    case reform
  }

  public struct Step: Sendable {
    public let cause: Cause
    public let before: Assessment
    public let after: Assessment
  }

  public let steps: [Step]

  public var first: Assessment { steps[0].before }
  public var last: Assessment { steps[steps.count - 1].after }

  /// Splits the difference between two assessments of one country.
  ///
  /// - Parameters:
  ///   - before: The first assessment, under the rules and the profile of its time.
  ///   - oldProfile: The profile of the first assessment, checked against the rules of the second.
  ///   - after: The second assessment, with the same least grade and no lens.
  public init(from before: Assessment, oldProfile: Profile, to after: Assessment) {
    let rulebook = after.rulebook
    func assess(_ profile: Profile, on date: CalendarDate) -> Assessment {
      Assessment(of: profile, under: rulebook, on: date, leastGrade: after.leastGrade)
    }
    let underNewRules = assess(oldProfile, on: before.date)
    let kept = oldProfile.kept(from: before.date)
    let aged = assess(oldProfile.with(kept), on: after.date)
    let known = assess(
      after.profile.with(
        after.profile.statements.filter { !$0.isDated && $0.start <= after.date }
          + kept.filter(\.isDated).map { statement in
            statement.citing(statement.evidence.map { $0 + after.profile.evidence.count })
          },
        evidence: after.profile.evidence + oldProfile.evidence), on: after.date)
    steps = [
      Step(cause: .rules, before: before, after: underNewRules),
      Step(cause: .staleness, before: underNewRules, after: aged),
      Step(cause: .evidence, before: aged, after: known),
      Step(cause: .reform, before: known, after: after),
    ]
  }
}

extension Progress.Step {
  /// By how many trillionths the framework's bounds move.
  public var change: (low: Int64, high: Int64) {
    (
      after.framework.score.low.trillionths - before.framework.score.low.trillionths,
      after.framework.score.high.trillionths - before.framework.score.high.trillionths
    )
  }

  /// The ids of the criteria that come out differently, in the order of the later rulebook.
  public var changedCriteria: [String] {
    after.rulebook.criteria.enumerated().filter { number, criterion in
      before.rulebook.criterion(named: criterion.id).map {
        before.criteria[$0].score.comesOutDifferently(from: after.criteria[number].score)
      } ?? true
    }.map(\.element.id)
      + before.rulebook.criteria.map(\.id).filter { after.rulebook.criterion(named: $0) == nil }
  }

  /// The facts whose possible values differ, by their numbers in the later rulebook.
  public var changedFacts: [Int] {
    guard cause != .rules else { return [] }
    return after.facts.indices.filter { before.facts[$0].values != after.facts[$0].values }
  }
}

extension Score {
  /// Whether something else is to be said; bounds mean nothing where neither applies.
  fileprivate func comesOutDifferently(from other: Score) -> Bool {
    self != other && !(applies == .no && other.applies == .no)
  }
}

extension Profile {
  /// The statements as they stood on a day: later ones are gone, later ends are not known yet.
  fileprivate func kept(from date: CalendarDate) -> [Statement] {
    statements.filter { $0.start <= date }.map { statement in
      guard let until = statement.until, until > date else { return statement }
      return statement.changed(until: nil, evidence: statement.evidence)
    }
  }

  /// The profile with other statements, and other evidence if they need it.
  fileprivate func with(_ statements: [Statement], evidence: [Evidence]? = nil) -> Profile {
    Profile(
      country: country, asOf: asOf, evidence: evidence ?? self.evidence, projects: projects,
      statements: statements, location: location)
  }
}
