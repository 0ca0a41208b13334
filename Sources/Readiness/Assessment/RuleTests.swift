/// An example that a rulebook must get right.
public struct RuleTest: Sendable {
  /// What the example expects of a criterion, area, pillar or framework.
  public struct Expectation: Sendable {
    public enum Subject: Hashable, Sendable {
      case criterion(Int)
      case area(Int)
      case pillar(Int)
      case framework
    }

    public enum Outcome: Hashable, Sendable {
      case met
      case partlyMet(WrittenPercent)
      case notMet
      case blocked(by: Int)
      case unknown
      case notApplicable
      case score(WrittenPercent)
      case interval(WrittenPercent, WrittenPercent)
    }

    public let subject: Subject
    public let outcome: Outcome
    /// The outcome as its author wrote it.
    public let words: String
    public let id: String
    public let location: FileLocation
  }

  public let name: String
  public let area: Int
  public let date: CalendarDate
  public let statements: [Statement]
  public let expectations: [Expectation]
  public let location: FileLocation

  /// A country of which nothing is stated but what the example states.
  var profile: Profile {
    Profile(
      country: "", asOf: date, evidence: [], projects: [], statements: statements,
      location: location)
  }
}

/// A percent with as many decimals as its author wrote.
public struct WrittenPercent: Hashable, Sendable {
  let share: Share
  let places: Int

  init?(_ text: some StringProtocol) {
    guard let share = Share(percent: text),
      let digits = DecimalDigits(text.dropLast(), digitsBeforePoint: 3, digitsAfterPoint: 10)
    else { return nil }
    self.share = share
    places = digits.places
  }

  /// Whether it differs from a share by less than one unit of its last decimal.
  func isNear(_ other: Share) -> Bool {
    (share.trillionths - other.trillionths).magnitude < ScoreText.unit(places).magnitude
  }
}

/// How one expectation of a rule test came out.
public struct RuleTestFailure: Sendable {
  public let test: RuleTest
  public let expectation: RuleTest.Expectation
  public let actual: String
  /// The assessment of the example, to explain it from.
  public let assessment: Assessment
}

/// What came of running rule tests.
public struct RuleTestRun: Sendable {
  /// The tests in order, each with its failures.
  public let results: [(test: RuleTest, failures: [RuleTestFailure])]
  /// What the tests do not show, in words, with the place of the rule.
  public let uncovered: [Uncovered]
  /// How many things there are to show.
  public let coverable: Int

  public struct Uncovered: Sendable {
    public let id: String
    public let missing: String
    public let location: FileLocation
  }

  public var failures: [RuleTestFailure] { results.flatMap(\.failures) }
}

extension Rulebook {
  /// Runs rule tests and tells what they leave unshown.
  ///
  /// Coverage: each criterion expected met, not met and unknown; each `applies when` both ways; each
  /// cap in force.
  public func run(_ tests: [RuleTest]) -> RuleTestRun {
    var results: [(test: RuleTest, failures: [RuleTestFailure])] = []
    var coverage = RuleTestCoverage(of: self)
    for test in tests {
      let assessment = Assessment(of: test.profile, under: self, on: test.date)
      var failures: [RuleTestFailure] = []
      for expectation in test.expectations {
        if assessment.fulfils(expectation) {
          coverage.note(expectation, assessment)
        } else {
          failures.append(
            RuleTestFailure(
              test: test, expectation: expectation,
              actual: assessment.outcomeText(of: expectation.subject), assessment: assessment))
        }
      }
      results.append((test, failures))
    }
    return RuleTestRun(
      results: results, uncovered: coverage.missing(in: self), coverable: coverage.total)
  }
}

extension Assessment {
  func fulfils(_ expectation: RuleTest.Expectation) -> Bool {
    let score = score(of: expectation.subject)
    switch expectation.outcome {
    case .score(let percent):
      return score.applies != .no && score.low == score.high && percent.isNear(score.low)
    case .interval(let low, let high):
      return score.applies != .no
        && ScoreText.down(score.low, places: low.places)
          == ScoreText.nearest(low.share, places: low.places)
        && ScoreText.up(score.high, places: high.places)
          == ScoreText.nearest(high.share, places: high.places)
    case .notApplicable:
      return score.applies == .no
    case .met, .partlyMet, .notMet, .blocked, .unknown:
      guard case .criterion(let number) = expectation.subject else { return false }
      switch (expectation.outcome, criteria[number].verdict) {
      case (.met, .met), (.notMet, .notMet), (.unknown, .unknown): return true
      case (.partlyMet(let percent), .partlyMet(let share)): return percent.isNear(share)
      case (.blocked(let blocker), .notMet(let blockers)): return blockers.contains(blocker)
      default: return false
      }
    }
  }

  func score(of subject: RuleTest.Expectation.Subject) -> Score {
    switch subject {
    case .criterion(let number): criteria[number].score
    case .area(let number): areas[number].score
    case .pillar(let number): pillars[number].score
    case .framework: framework.score
    }
  }

  func outcomeText(of subject: RuleTest.Expectation.Subject) -> String {
    switch subject {
    case .criterion(let number):
      criteria[number].verdict.text(of: criteria[number].score, under: rulebook)
    case .area, .pillar, .framework:
      ScoreText.interval(score(of: subject), places: 10)
    }
  }
}

/// What rule tests have shown of a rulebook.
private struct RuleTestCoverage {
  private var seenMet: Set<Int> = []
  private var seenNotMet: Set<Int> = []
  private var seenUnknown: Set<Int> = []
  private var seenNotApplicable: Set<Int> = []
  private var seenApplicable: Set<Int> = []
  private var cappedAreas: Set<Int> = []
  private var cappedPillars: Set<Int> = []
  let total: Int

  init(of rulebook: Rulebook) {
    total =
      3 * rulebook.criteria.count
      + 2 * rulebook.criteria.count { $0.appliesWhen != nil }
      + (rulebook.areas + rulebook.pillars).count { $0.cap != nil }
  }

  mutating func note(_ expectation: RuleTest.Expectation, _ assessment: Assessment) {
    switch expectation.subject {
    case .criterion(let number):
      if assessment.criteria[number].score.applies == .yes { seenApplicable.insert(number) }
      switch expectation.outcome {
      case .met: seenMet.insert(number)
      case .notMet, .blocked: seenNotMet.insert(number)
      case .unknown: seenUnknown.insert(number)
      case .notApplicable: seenNotApplicable.insert(number)
      case .partlyMet, .score, .interval: break
      }
    case .area(let number):
      if assessment.areas[number].isCapped { cappedAreas.insert(number) }
    case .pillar(let number):
      if assessment.pillars[number].isCapped { cappedPillars.insert(number) }
    case .framework: break
    }
  }

  func missing(in rulebook: Rulebook) -> [RuleTestRun.Uncovered] {
    var missing: [RuleTestRun.Uncovered] = []
    for (number, criterion) in rulebook.criteria.enumerated() {
      func note(_ text: String) {
        missing.append(.init(id: criterion.id, missing: text, location: criterion.location))
      }
      if !seenMet.contains(number) { note("no test expects it met") }
      if !seenNotMet.contains(number) { note("no test expects it not met") }
      if !seenUnknown.contains(number) { note("no test expects it unknown") }
      guard criterion.appliesWhen != nil else { continue }
      if !seenNotApplicable.contains(number) { note("no test expects it not applicable") }
      if !seenApplicable.contains(number) { note("no test shows it where it applies") }
    }
    for (number, area) in rulebook.areas.enumerated()
    where area.cap != nil && !cappedAreas.contains(number) {
      missing.append(
        .init(id: area.id, missing: "no test shows its cap in force", location: area.location))
    }
    for (number, pillar) in rulebook.pillars.enumerated()
    where pillar.cap != nil && !cappedPillars.contains(number) {
      missing.append(
        .init(id: pillar.id, missing: "no test shows its cap in force", location: pillar.location))
    }
    return missing
  }
}
