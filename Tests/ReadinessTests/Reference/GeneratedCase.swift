import Readiness

/// A rulebook with a profile and the questions that are put to both evaluators.
struct GeneratedCase {
  var rulebook: RulebookDeclaration
  var profile: ProfileDeclaration
  var date: CalendarDate
  var leastGrade: Grade?
  /// The source that the assessment is restricted to.
  var lens: String?

  /// The case with that number under the seed; the same on every machine.
  static func generated(seed: UInt64, number: Int, withLens: Bool = false) -> GeneratedCase {
    var random = RandomSource(seed: seed &+ UInt64(number) &* 0xD134_2543_DE82_EF95)
    var rulebooks = RulebookGenerator(RandomSource(seed: random.next()))
    let rulebook = rulebooks.rulebook()
    var profiles = ProfileGenerator(RandomSource(seed: random.next()), rulebook: rulebook)
    let profile = profiles.profile()
    // On the profile's own day most statements count; on others what has passed is seen.
    let date =
      random.chance(60)
      ? profile.asOf.value
      : day(random.chance(5) ? TestGenerator.anyDay(&random) : random.pick(TestGenerator.days))
    return GeneratedCase(
      rulebook: rulebook, profile: profile, date: date,
      leastGrade: random.chance(15) ? random.pick(Grade.allCases) : nil,
      lens: withLens ? random.pick(["s", "t"]) : nil)
  }

  /// The checked rulebook and profile, or the errors that the compilers report.
  func compiled() -> Result<(rulebook: Rulebook, profile: Profile), CompilationErrors> {
    do throws(CompilationErrors) {
      var diagnostics: [Diagnostic] = []
      guard let rulebook = Rulebook.compile(rulebook, reporting: &diagnostics) else {
        throw CompilationErrors(diagnostics)
      }
      return .success((rulebook, try profile(under: rulebook)))
    } catch {
      return .failure(error)
    }
  }

  func byReference() -> Conclusions {
    ReferenceEvaluator(
      of: profile, under: rulebook, on: date, leastGrade: leastGrade, lens: lens
    ).conclusions()
  }

  /// What the engine concludes, with gaps and questions or without these costly lists.
  func byEngine(withLists: Bool = true) throws(CompilationErrors) -> Conclusions {
    let (rulebook, profile) = try compiled().get()
    return conclusions(of: profile, under: rulebook, withLists: withLists)
  }

  /// What the engine concludes under the rulebook of this case, which was compiled before.
  func byEngine(
    under rulebook: Rulebook, withLists: Bool = false
  ) throws(CompilationErrors) -> Conclusions {
    conclusions(of: try profile(under: rulebook), under: rulebook, withLists: withLists)
  }

  /// The profile, checked against the rulebook of this case.
  func profile(under rulebook: Rulebook) throws(CompilationErrors) -> Profile {
    var diagnostics: [Diagnostic] = []
    guard
      let profile = Profile.compile(
        profile, rulebook: rulebook, countries: nil, reporting: &diagnostics)
    else { throw CompilationErrors(diagnostics) }
    return profile
  }

  func assessment(of profile: Profile, under rulebook: Rulebook) -> Assessment {
    Assessment(
      of: profile, under: rulebook, on: date, leastGrade: leastGrade,
      lens: lens.flatMap { lens in rulebook.sources.firstIndex { $0.id == lens } })
  }

  private func conclusions(
    of profile: Profile, under rulebook: Rulebook, withLists: Bool
  ) -> Conclusions {
    Conclusions(of: assessment(of: profile, under: rulebook), withLists: withLists)
  }

  /// Where the two evaluators differ, the reference first; empty where they agree.
  func disagreements() -> [String] {
    do throws(CompilationErrors) {
      return byReference().differences(from: try byEngine())
    } catch {
      return error.messages
    }
  }
}

/// What the compilers report about a case that should have none of it.
struct CompilationErrors: Error {
  let messages: [String]

  init(_ diagnostics: [Diagnostic]) {
    messages = diagnostics.filter { $0.severity == .error }.map { "\($0.code): \($0.message)" }
  }
}
