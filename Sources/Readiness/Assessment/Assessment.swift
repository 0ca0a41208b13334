/// What was concluded about one country on one date under one rulebook.
public struct Assessment: Sendable {
  /// What was concluded about a criterion.
  public struct CriterionOutcome: Hashable, Sendable {
    public let score: Score
    public let verdict: Verdict
    /// Whether the lens, if there is one, looks at it.
    public let isCounted: Bool
  }

  /// What was concluded about an area, a pillar or the framework.
  public struct GroupOutcome: Hashable, Sendable {
    public let score: Score
    /// One minus the width of the score without caps; nil for a group that does not apply.
    public let settled: Share?
    /// Between which stages an area stands; nil for other groups and where it does not apply.
    public let stages: ClosedRange<Int>?
    /// Whether the group's cap lowers a bound of its score.
    public let isCapped: Bool
  }

  public let rulebook: Rulebook
  public let profile: Profile
  public let date: CalendarDate
  public let leastGrade: Grade
  /// The source whose criteria the assessment is restricted to.
  public let lens: Int?
  public let facts: [ResolvedFact]
  public let criteria: [CriterionOutcome]
  public let areas: [GroupOutcome]
  public let pillars: [GroupOutcome]
  public let framework: GroupOutcome
  let evaluation: Evaluation
  /// The scores of all groups, and those without caps.
  private let capped: Scorecard
  let free: Scorecard
  /// Which criteria enter the scores; nil for all.
  let counted: [Bool]?

  /// Assesses a country: nothing can fail, since rulebook and profile are checked.
  ///
  /// - Parameters:
  ///   - profile: What is stated about the country.
  ///   - rulebook: The rulebook that the profile was checked against.
  ///   - date: The day whose state is asked for, as known today.
  ///   - leastGrade: Statements of weaker grade leave their fact as if unstated; nil takes the
  ///     rulebook's.
  ///   - lens: The number of a source; the assessment is restricted to criteria that cite it.
  public init(
    of profile: Profile, under rulebook: Rulebook, on date: CalendarDate,
    leastGrade: Grade? = nil, lens: Int? = nil
  ) {
    let grade = leastGrade ?? rulebook.leastGrade
    let facts = profile.resolve(on: date, leastGrade: grade, rulebook: rulebook)
    let evaluation = Evaluation(
      of: rulebook, facts: facts, stated: profile.statementsOfFacts.lazy.map(\.fact), on: date)
    let counted = lens.map(rulebook.criteria(citing:))
    let scores = evaluation.scores
    let capped = Scorecard(of: scores, counted: counted, under: rulebook, withCaps: true)
    let free = Scorecard(of: scores, counted: counted, under: rulebook, withCaps: false)

    self.rulebook = rulebook
    self.profile = profile
    self.date = date
    self.leastGrade = grade
    self.lens = lens
    self.facts = facts
    self.evaluation = evaluation
    self.capped = capped
    self.free = free
    self.counted = counted
    criteria = scores.indices.map { number in
      CriterionOutcome(
        score: scores[number],
        verdict: scores[number].verdict(
          blockers: Evaluation.blockers(of: number, scores, rulebook)),
        isCounted: counted?[number] ?? true)
    }
    areas = rulebook.areas.enumerated().map { number, area in
      GroupOutcome(
        capped.areas[number], free: free.areas[number], own: free.areas[number],
        stages: rulebook.plan.stages(
          of: area.children, among: rulebook.stages.count, scores.span, counted: counted))
    }
    pillars = rulebook.pillars.enumerated().map { number, pillar in
      // A pillar's own cap is told from its areas' caps by combining the capped areas anew.
      let combination = ScoreCombination(
        combination: pillar.combination, weights: pillar.childWeights)
      return GroupOutcome(
        capped.pillars[number], free: free.pillars[number],
        own: combination.score(of: capped.areas[pillar.children]))
    }
    framework = GroupOutcome(
      capped.framework, free: free.framework, own: capped.framework)
  }

  /// How many gaps, pressing needs among them, and information gaps there are.
  public var gapCounts: (gaps: Int, pressing: Int, open: Int) {
    Gap.count(evaluation, counted: counted, capped: capped)
  }

  /// The pressing needs in the rulebook's order, without the gains that make `gaps()` slow.
  public var pressingNeeds: [PressingNeed] {
    Gap.pressingNeeds(evaluation, counted: counted, capped: capped)
  }

  /// Gaps and information gaps in one list, the most pressing first.
  ///
  /// Scores the framework anew for each of them, so ask once and keep the answer.
  public func gaps() -> [Gap] {
    Gap.all(evaluation, counted: counted, capped: capped, free: free)
  }
}

extension Rulebook {
  /// For each criterion whether it cites a source.
  func criteria(citing source: Int) -> [Bool] {
    criteria.map { $0.basis.contains { $0.source == source } }
  }
}

extension Assessment.GroupOutcome {
  /// What the scores with caps, without any and without the group's own cap say of it.
  init(_ score: Score, free: Score, own: Score, stages: ClosedRange<Int>? = nil) {
    self.score = score
    settled =
      free.applies == .no ? nil : Share(trillionths: Share.one.trillionths - free.width)
    self.stages = stages
    isCapped = own != score
  }
}
