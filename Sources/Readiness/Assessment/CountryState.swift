/// What a review keeps of one country.
public struct CountryState: Sendable {
  public let country: Country
  public let summary: CountrySummary
  /// For each criterion.
  public let findings: [Finding]
  /// The high end of each criterion's score; one for those that surely or maybe do not apply.
  public let highs: [Share]
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
  ///   - leftOut: How many statements the edition leaves out of the profile.
  public init(
    of profile: Profile, _ country: Country, under rulebook: Rulebook, on date: CalendarDate,
    leastGrade: Grade? = nil, since: CalendarDate? = nil, leftOut: Int = 0
  ) {
    let assessment = Assessment(of: profile, under: rulebook, on: date, leastGrade: leastGrade)
    let good = Assessment(
      of: profile, under: rulebook, on: date, leastGrade: max(assessment.leastGrade, .official))
    self.country = country
    summary = CountrySummary(assessment, name: country.name, leftOut: leftOut)
    findings = assessment.criteria.map { Finding($0.verdict) }
    highs = assessment.criteria.map { $0.score.applies == .yes ? $0.score.high : .one }
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
