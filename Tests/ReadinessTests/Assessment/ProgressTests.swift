import Testing

@testable import Readiness

private let rules = """
  criterion a
    met when law: full
    partly met when law: partial
  criterion b
    met when staff: at least 20
  criterion c
    met when adopted: within 5 years
  criterion d; weight 2
    met when point: yes
  fact law: ordered choice; choices none, partial, full
  fact staff: whole number; range 0 to 100; stale after 2 years
  fact adopted: date
  fact point: yes or no
  """

/// The steps that change something: `reform: low +20, high +20; a; law`.
private func steps(
  _ facts: String, from: String = "2018-01-01", to: String = "2020-01-01",
  oldFacts: String? = nil, oldRules: String = rules
) throws -> [String] {
  let rulebook = try rulebook(rules)
  let newProfile = try profile(facts, under: rulebook)
  let oldProfile = try profile(oldFacts ?? facts, under: rulebook)
  let before = try assessment(oldRules, oldFacts ?? facts, on: from)
  let after = Assessment(of: newProfile, under: rulebook, on: day(to))
  let progress = Progress(from: before, oldProfile: oldProfile, to: after)
  #expect(progress.steps.map(\.cause) == [.rules, .staleness, .evidence, .reform])
  return progress.steps.compactMap { step in
    guard step.change != (0, 0) || !step.changedCriteria.isEmpty || !step.changedFacts.isEmpty
    else { return nil }
    return "\(step.cause): low \(points(step.change.low)), high \(points(step.change.high)); "
      + step.changedCriteria.joined(separator: " ") + "; "
      + step.changedFacts.map { rulebook.facts[$0].id }.joined(separator: " ")
  }
}

private func points(_ trillionths: Int64) -> String {
  (trillionths > 0 ? "+" : "") + "\(trillionths / 10_000_000_000)"
}

struct ProgressTests {
  @Test func `A state with from is a reform`() throws {
    #expect(
      try steps("law: partial; from 2010-01-01\nlaw: full; from 2019-01-01") == [
        "reform: low +10, high +10; a; law"
      ])
  }

  @Test func `A state with until alone is a reform too`() throws {
    let facts = """
      evidence act; grade primary; dated 2010-01-01
      law: full; until 2019-01-01; evidence act
      """
    #expect(try steps(facts) == ["reform: low -20, high 0; a; law"])
  }

  @Test func `An observation is new evidence, and so is a state without a date`() throws {
    #expect(
      try steps("staff: 30; on 2019-06-30") == ["evidence: low +20, high 0; b; staff"])
    let facts = """
      evidence act; grade primary; dated 2019-01-01
      law: none; evidence act
      """
    #expect(try steps(facts) == ["evidence: low 0, high -20; a; law"])
  }

  @Test func `A statement that goes stale takes with it what it showed`() throws {
    #expect(
      try steps("staff: 30; on 2017-06-30") == ["staleness: low -20, high 0; b; staff"])
    #expect(
      try steps("staff: 10; on 2017-06-30") == ["staleness: low 0, high +20; b; staff"])
  }

  @Test func `What must be recent grows old by itself`() throws {
    #expect(
      try steps("adopted: 2014-06-30; from 2014-06-30") == ["staleness: low -20, high -20; c; "])
  }

  @Test func `An observation that replaces a stale one is split in two`() throws {
    #expect(
      try steps("staff: 30; on 2017-06-30\nstaff: 40; on 2019-06-30") == [
        "staleness: low -20, high 0; b; staff", "evidence: low +20, high 0; b; staff",
      ])
  }

  @Test func `Each cause has its own share where several act`() throws {
    let facts = """
      law: none; from 2010-01-01
      law: partial; from 2019-01-01
      staff: 30; on 2017-06-30
      point: yes; on 2019-03-01
      """
    #expect(
      try steps(facts) == [
        "staleness: low -20, high 0; b; staff", "evidence: low +40, high 0; d; point",
        "reform: low +10, high +10; a; law",
      ])
  }

  @Test func `Other rules change the first assessment alone`() throws {
    let oldRules = """
      criterion a
        met when law: at least partial
      criterion old
        met when point: yes
      fact law: ordered choice; choices none, partial, full
      fact point: yes or no
      """
    #expect(
      try steps(
        "law: partial; from 2010-01-01", oldFacts: "law: partial; from 2010-01-01",
        oldRules: oldRules)
        == ["rules: low -40, high -10; a b c d old; "])
  }

  @Test func `An older profile leaves to new evidence what was learnt since`() throws {
    // The same state, known then as partial and today as full since 2010.
    #expect(
      try steps(
        "law: full; from 2010-01-01\npoint: yes; on 2015-01-01",
        oldFacts: "law: partial; from 2010-01-01"
      ) == [
        "evidence: low +40, high 0; d; point", "reform: low +10, high +10; a; law",
      ])
  }

  @Test func `Evidence keeps its statements where the two profiles list other sources`() throws {
    let old = """
      evidence decree; grade official; dated 2010-01-01
      law: partial; from 2010-01-01; evidence decree; at Article 1
      """
    let new = """
      evidence census; grade primary; dated 2019-01-01
      evidence act; grade primary; dated 2019-01-01
      law: full; from 2019-01-01; evidence act; at Article 2
      staff: 30; evidence census
      """
    let rulebook = try rulebook(rules)
    let oldProfile = try profile(old, under: rulebook)
    let progress = Progress(
      from: Assessment(of: oldProfile, under: rulebook, on: day("2018-01-01")),
      oldProfile: oldProfile,
      to: Assessment(of: try profile(new, under: rulebook), under: rulebook, on: day("2020-01-01")))
    let known = progress.steps[2].after.profile
    #expect(
      known.statements.map { statement in
        "\(statement.words) \(statement.evidence.map { known.evidence[$0].id } ?? "")"
      } == ["partial decree", "30 census"])
    #expect(progress.first.date == day("2018-01-01"))
    #expect(progress.last.date == day("2020-01-01"))
  }

  @Test func `Between equal days under equal rules nothing changes`() throws {
    let facts = "law: partial; from 2010-01-01\nstaff: 30; on 2017-06-30"
    #expect(try steps(facts, from: "2018-01-01", to: "2018-01-01") == [])
  }

  @Test func `The shares add up for any two days, rules and profiles`() throws {
    var changing: Set<Progress.Cause> = []
    for number in 0..<400 {
      let generated = GeneratedCase.generated(seed: 2011, number: number)
      let (rulebook, profile) = try generated.compiled().get()
      var random = RandomSource(seed: UInt64(number))
      let days = [random.pick(TestGenerator.days), random.pick(TestGenerator.days)].map(day)
        .sorted()
      var oldRulebook = rulebook
      var oldProfile = profile
      var firstProfile = profile
      if random.chance(50) {
        var other = ProfileGenerator(
          RandomSource(seed: random.next()), rulebook: generated.rulebook)
        let declaration = other.profile()
        oldProfile = try compiled(declaration, under: rulebook)
        firstProfile = oldProfile
        if random.chance(50) {
          // The same vocabulary under other weights.
          let weighted = generated.withOtherWeights(&random)
          (oldRulebook, _) = try weighted.compiled().get()
          firstProfile = try compiled(declaration, under: oldRulebook)
        }
      }
      let before = Assessment(of: firstProfile, under: oldRulebook, on: days[0])
      let after = Assessment(of: profile, under: rulebook, on: days[1])
      let progress = Progress(from: before, oldProfile: oldProfile, to: after)
      let changes = progress.steps.map(\.change)
      #expect(
        before.framework.score.low.trillionths + changes.map(\.low).reduce(0, +)
          == after.framework.score.low.trillionths, "case \(number)")
      #expect(
        before.framework.score.high.trillionths + changes.map(\.high).reduce(0, +)
          == after.framework.score.high.trillionths, "case \(number)")
      for (step, next) in zip(progress.steps, progress.steps.dropFirst()) {
        #expect(step.after.framework == next.before.framework, "case \(number)")
      }
      for step in progress.steps where step.change != (0, 0) { changing.insert(step.cause) }
    }
    #expect(changing == Set(Progress.Cause.allCases))
  }

  private func compiled(_ declaration: ProfileDeclaration, under rulebook: Rulebook) throws
    -> Profile
  {
    var diagnostics: [Diagnostic] = []
    return try #require(
      Profile.compile(declaration, rulebook: rulebook, countries: nil, reporting: &diagnostics))
  }
}

extension GeneratedCase {
  /// The case with criteria that weigh other than in this one.
  fileprivate func withOtherWeights(_ random: inout RandomSource) -> GeneratedCase {
    var result = self
    for area in result.rulebook.areas.indices where result.rulebook.areas[area].criteria.count > 1 {
      for criterion in result.rulebook.areas[area].criteria.indices {
        result.rulebook.areas[area].criteria[criterion].weight = located(
          Weight(millionths: Int64(random.within(1...9)) * 1_000_000))
      }
    }
    return result
  }
}
