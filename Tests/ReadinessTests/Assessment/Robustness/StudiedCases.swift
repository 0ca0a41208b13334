@testable import Readiness

/// A generated rulebook with the scores of several generated countries, the same on every machine.
struct StudiedCase {
  let number: Int
  let declaration: RulebookDeclaration
  let rulebook: Rulebook
  let profiles: [ProfileDeclaration]
  let date: CalendarDate

  /// - Parameters:
  ///   - number: Which case.
  ///   - countries: How many profiles are made; those that do not compile are left out.
  ///   - allowed: The combinations that may stand; others become `mean`.
  init?(number: Int, countries: Int, allowed: Set<Combination>) {
    let generated = GeneratedCase.generated(seed: 2008, number: number)
    var declaration = generated.rulebook
    declaration.changeCombinations { allowed.contains($0) ? $0 : .mean }
    var diagnostics: [Diagnostic] = []
    guard let rulebook = Rulebook.compile(declaration, reporting: &diagnostics) else { return nil }
    self.number = number
    self.declaration = declaration
    self.rulebook = rulebook
    date = generated.date
    var random = RandomSource(seed: UInt64(number))
    profiles = (0..<countries).map { _ in
      var generator = ProfileGenerator(
        RandomSource(seed: random.next()), rulebook: declaration)
      return generator.profile()
    }
  }

  /// The assessments of the countries under this rulebook or one that differs in weights alone.
  func assessments(under rulebook: Rulebook) -> [Assessment] {
    profiles.compactMap { declaration in
      var diagnostics: [Diagnostic] = []
      return Profile.compile(
        declaration, rulebook: rulebook, countries: nil, reporting: &diagnostics
      ).map { Assessment(of: $0, under: rulebook, on: date) }
    }
  }

  /// The rulebook with other weights: of the framework's pillars, the pillars' areas, the areas'
  /// criteria, each at most 10^8.
  func rulebook(withWeights weights: [[Int64]]) -> Rulebook? {
    var changed = declaration
    func weight(_ group: Int, _ child: Int) -> Located<Weight>? {
      Weight(DecimalDigits.text(of: Int128(weights[group][child]), places: 2)).map(located)
    }
    for pillar in changed.frameworks[0].pillars.indices {
      changed.frameworks[0].pillars[pillar].weight = weight(0, pillar)
      for area in changed.frameworks[0].pillars[pillar].areas.indices {
        changed.frameworks[0].pillars[pillar].areas[area].weight = weight(1 + pillar, area)
      }
    }
    for file in changed.areas.indices {
      guard let area = rulebook.area(named: changed.areas[file].id.value) else { return nil }
      for criterion in changed.areas[file].criteria.indices {
        changed.areas[file].criteria[criterion].weight = weight(
          1 + rulebook.pillars.count + area, criterion)
      }
    }
    var diagnostics: [Diagnostic] = []
    return Rulebook.compile(changed, reporting: &diagnostics)
  }
}

extension RulebookDeclaration {
  fileprivate mutating func changeCombinations(_ change: (Combination) -> Combination) {
    func changed(_ combination: Located<Combination>?) -> Located<Combination>? {
      combination.map { located(change($0.value)) }
    }
    frameworks[0].combine = changed(frameworks[0].combine)
    for pillar in frameworks[0].pillars.indices {
      frameworks[0].pillars[pillar].combine = changed(frameworks[0].pillars[pillar].combine)
      for area in frameworks[0].pillars[pillar].areas.indices {
        frameworks[0].pillars[pillar].areas[area].combine = changed(
          frameworks[0].pillars[pillar].areas[area].combine)
      }
    }
  }
}

/// The framework's score under any weights, by the engine's own rules for one group.
func frameworkScore(
  of criteria: [Score], under rulebook: Rulebook, _ weights: [[Int64]]
) -> Score {
  func score(_ group: Group, _ weights: [Int64], _ children: [Score]) -> Score {
    var score = ScoreCombination(combination: group.combination, weights: weights)
      .score(of: children[...])
    if let cap = group.cap, score.applies != .no {
      if cap.mayHold(criteria) { score.low = min(score.low, cap.ceiling) }
      if cap.surelyHolds(criteria) { score.high = min(score.high, cap.ceiling) }
    }
    return score
  }
  let pillarCount = rulebook.pillars.count
  let areas = rulebook.areas.enumerated().map { number, area in
    score(area, weights[1 + pillarCount + number], Array(criteria[area.children]))
  }
  let pillars = rulebook.pillars.enumerated().map { number, pillar in
    score(pillar, weights[1 + number], Array(areas[pillar.children]))
  }
  return score(rulebook.framework, weights[0], pillars)
}
