import Testing

@testable import Readiness

/// Weights of all groups: in each, one or two of like size are far greater than the others, and one of
/// these far greater than the rest.
private func anyWeights(of rulebook: Rulebook, _ random: inout RandomSource) -> [[Int64]] {
  ([rulebook.framework] + rulebook.pillars + rulebook.areas).map { group in
    let sizes = random.pick([[2, 1], [2, 2, 1], [0]])
    return random.shuffled(Array(0..<group.children.count)).map { place in
      let size = place < sizes.count ? sizes[place] : 0
      return (0..<size).reduce(Int64(random.within(1...20))) { weight, _ in weight * 20_000 }
    }
  }
}

extension Score {
  /// Rounded down to quarters, so that what is below is visibly so.
  fileprivate var inQuarters: Score {
    func rounded(_ share: Share) -> Share {
      Share(trillionths: share.trillionths / 250_000_000_000 * 250_000_000_000)
    }
    return Score(applies: applies, low: rounded(low), high: rounded(high))
  }
}

struct DominanceTests {
  /// What is said of two countries, against many weightings.
  private func check(_ studied: StudiedCase, _ found: inout [Truth: Int]) {
    let rulebook = studied.rulebook
    let criteria = studied.assessments(under: rulebook).map { $0.criteria.map(\.score.inQuarters) }
    var random = RandomSource(seed: 99)
    let hasGeometric = ([rulebook.framework] + rulebook.pillars + rulebook.areas)
      .contains { $0.combination == .geometric }
    for end in [ScoreEnd.low, .high] {
      let table = ScoreTable(criteria, end, under: rulebook)
      let dominance = Dominance(table)
      for one in criteria.indices {
        for other in criteria.indices {
          guard let first = table.classOf(country: one),
            let second = table.classOf(country: other)
          else { continue }
          let answer = dominance.holds(first, over: second)
          found[answer, default: 0] += 1
          var isBelow = false
          for _ in 0..<(answer == .no ? 4000 : 60) where !isBelow {
            let weights = anyWeights(of: rulebook, &random)
            if hasGeometric, weights.contains(where: { $0.reduce(0, +) > 100 }) { continue }
            let scores = [one, other].map {
              end.value(of: frameworkScore(of: criteria[$0], under: rulebook, weights))
            }
            isBelow = scores[0] < scores[1]
          }
          switch answer {
          case .yes: #expect(!isBelow, "case \(studied.number), \(end), \(one) over \(other)")
          case .no: #expect(isBelow, "case \(studied.number), \(end), \(one) over \(other)")
          case .unknown: break
          }
        }
      }
    }
  }

  @Test func `What holds under every weighting holds under many, and what does not fails in one`() {
    var found: [Truth: Int] = [:]
    for number in 0..<120 {
      guard let studied = StudiedCase(number: number, countries: 4, allowed: [.mean])
      else { continue }
      check(studied, &found)
    }
    #expect(found[.no, default: 0] > 200)
    #expect(found[.yes, default: 0] > 200)
    #expect(found[.unknown, default: 0] < 20)
  }

  @Test func `The same with lowest scores`() {
    var found: [Truth: Int] = [:]
    for number in 400..<500 {
      guard let studied = StudiedCase(number: number, countries: 4, allowed: [.mean, .lowest])
      else { continue }
      check(studied, &found)
    }
    #expect(found[.no, default: 0] > 100)
    #expect(found[.unknown, default: 0] < 20)
  }

  @Test func `With geometric means nothing is said that does not hold`() {
    var found: [Truth: Int] = [:]
    for number in 700..<760 {
      guard
        let studied = StudiedCase(number: number, countries: 4, allowed: Set(Combination.allCases))
      else { continue }
      check(studied, &found)
    }
    #expect(found[.yes, default: 0] > 100)
  }
}

/// Two countries whose criteria are all in one area, but for one that caps it.
private func holds(
  _ one: [String], over other: [String], cap: String? = nil, end: ScoreEnd = .low
) throws -> Truth {
  let names = one.indices.map { "c\($0)" }
  let rules =
    ([
      "pillar others", "area capped-by", "criterion capping", "  met when open: yes",
      "fact open: yes or no", "pillar own",
      "area area" + (cap.map { "; cap \($0) until capping" } ?? ""),
    ]
    + names.flatMap {
      [
        "criterion \($0)", "  applies when \($0).applies: yes",
        "  measures \($0).share from 0% to 100%", "fact \($0).applies: yes or no",
        "fact \($0).share: percent",
      ]
    }).joined(separator: "\n")
  let rulebook = try rulebook(rules)
  func score(_ words: String) -> Score {
    if words == "none" { return .notApplicable }
    let isUncertain = words.hasPrefix("perhaps ")
    let share = percent(isUncertain ? String(words.dropFirst(8)) : words)
    return Score(applies: isUncertain ? .unknown : .yes, low: share, high: share)
  }
  let countries = [one, other].map { words in
    // The first criterion caps the area from another pillar.
    [Score(applies: cap == nil ? .no : .yes, low: .zero, high: .zero)] + words.map(score)
  }
  let dominance = Dominance(ScoreTable(countries, end, under: rulebook))
  let table = ScoreTable(countries, end, under: rulebook)
  return dominance.holds(table.framework.rowOfCountry[0], over: table.framework.rowOfCountry[1])
}

struct DominanceOfMeansTests {
  @Test func `Child by child at least as high is never below`() throws {
    #expect(try holds(["80%", "20%"], over: ["60%", "20%"]) == .yes)
    #expect(try holds(["60%", "20%"], over: ["80%", "20%"]) == .no)
    #expect(try holds(["99%", "19%"], over: ["0%", "20%"]) == .no)
  }

  @Test func `A child of one country alone meets all children of the other`() throws {
    #expect(try holds(["80%", "20%", "50%"], over: ["60%", "20%", "none"]) == .no)
    #expect(try holds(["80%", "20%", "60%"], over: ["60%", "20%", "none"]) == .yes)
    #expect(try holds(["80%", "20%", "none"], over: ["60%", "20%", "30%"]) == .no)
    #expect(try holds(["80%", "20%", "none"], over: ["60%", "20%", "20%"]) == .yes)
  }

  @Test func `A child that may apply counts only where it moves the end`() throws {
    #expect(try holds(["50%", "perhaps 30%"], over: ["50%", "perhaps 40%"]) == .no)
    #expect(try holds(["50%", "perhaps 60%"], over: ["50%", "perhaps 90%"]) == .yes)
    #expect(try holds(["50%", "none"], over: ["50%", "perhaps 90%"]) == .yes)
    #expect(try holds(["50%", "none"], over: ["50%", "perhaps 90%"], end: .high) == .no)
    #expect(try holds(["50%", "none"], over: ["50%", "perhaps 10%"], end: .high) == .yes)
    #expect(try holds(["perhaps 50%", "perhaps 90%"], over: ["perhaps 50%", "none"]) == .yes)
    #expect(try holds(["perhaps 50%", "none"], over: ["60%", "none"]) == .no)
  }

  @Test func `Above a cap nothing counts`() throws {
    #expect(try holds(["80%", "70%"], over: ["90%", "60%"], cap: "50%") == .yes)
    #expect(try holds(["80%", "40%"], over: ["90%", "40%"], cap: "50%") == .no)
  }
}
