import Testing

@testable import Readiness

/// Two areas of two criteria each; a country's line gives their shares.
private let rules = """
  pillar pillar
  area one; weight 2
  criterion a; weight 3
    measures a.share from 0% to 100%
  criterion b
    measures b.share from 0% to 100%
  area two
  criterion c
    measures c.share from 0% to 100%
  criterion d
    measures d.share from 0% to 100%
  fact a.share: percent
  fact b.share: percent
  fact c.share: percent
  fact d.share: percent
  """

/// A study of countries, one a line: `60% 20% 10% 10%`, `?` where nothing is known.
func robustnessStudy(
  _ countries: String, draws: Int = 500, seed: UInt64 = 1, concentration: Int = 20
) throws -> RobustnessStudy {
  let rulebook = try rulebook(rules)
  let studied = try countries.split(separator: "\n").enumerated().map { number, line in
    let facts = zip(["a", "b", "c", "d"], line.split(separator: " ")).filter { $1 != "?" }
      .map { "\($0).share: \($1)" }
    return StudiedCountry(
      Assessment(
        of: try profile(facts.joined(separator: "\n"), under: rulebook), under: rulebook,
        on: day("2020-01-01")),
      name: "Country \(number + 1)")
  }
  return RobustnessStudy(
    studied, under: rulebook, on: day("2020-01-01"), leastGrade: .asserted,
    variation: WeightVariation(draws: draws, seed: seed, concentration: concentration))
}

/// The whole of a study.
func robustness(
  _ countries: String, draws: Int = 500, seed: UInt64 = 1, concentration: Int = 20
) throws -> Robustness {
  let study = try robustnessStudy(
    countries, draws: draws, seed: seed, concentration: concentration)
  return study.conclude(
    [study.counts(of: 0..<draws)], study.weights.map { study.influence(of: $0) })
}

/// Where a country stands by the low ends.
private func ranks(_ robustness: Robustness) -> [[Int]] {
  robustness.low.ranks.map { ranks in
    ranks.map { [$0.rulebook, $0.best, $0.fifth, $0.median, $0.ninetyFifth, $0.worst] } ?? []
  }
}

struct RobustnessTests {
  private let mixed = "80% 20% 50% 50%\n20% 80% 50% 50%\n90% 30% 60% 50%\n? ? ? ?\n10% 10% 90% 90%"

  @Test func `A country that is higher everywhere is ahead in every draw`() throws {
    let studied = try robustness("80% 70% 60% 50%\n70% 70% 60% 50%")
    #expect(ranks(studied) == [[1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2]])
    let pair = try #require(studied.low.pair(1, 0))
    #expect(
      pair == RankOrder.Pair(first: 0, second: 1, isEqual: false, kept: 500, holdsAlways: .yes))
  }

  @Test func `A country that is higher only somewhere is sometimes behind`() throws {
    let studied = try robustness("80% 20% 50% 50%\n20% 80% 50% 50%", concentration: 2)
    #expect(ranks(studied) == [[1, 1, 1, 1, 2, 2], [2, 1, 1, 2, 2, 2]])
    let pair = try #require(studied.low.pair(0, 1))
    #expect(pair.holdsAlways == .no)
    // The weight of a's is above that of b's where a beta variate of 1.5 and 0.5 is above ½: about
    // 82 % of the draws.
    #expect(abs(pair.kept - 409) < 45)
  }

  @Test func `Countries that score alike share every rank`() throws {
    let studied = try robustness("? ? ? ?\n50% ? ? ?\n? ? ? ?")
    #expect(ranks(studied) == [[2, 2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2]])
    #expect(
      studied.low.pair(0, 2)
        == RankOrder.Pair(first: 0, second: 2, isEqual: true, kept: 500, holdsAlways: .yes))
    var counts = RankOrder.PairCounts()
    counts.all = 3
    counts.equal = 1
    counts.alwaysEqual = 1
    counts.always = 2
    #expect(studied.low.pairCounts == counts)
  }

  @Test func `The two ends of scores make two orders`() throws {
    let studied = try robustness("? ? ? ?\n50% 50% 50% 50%")
    #expect(studied.low.ranks.map { $0?.rulebook } == [2, 1])
    #expect(studied.high.ranks.map { $0?.rulebook } == [1, 2])
    #expect(studied.toldApart == 0)
    #expect(try robustness("40% 40% 40% 40%\n50% 50% 50% 50%").toldApart == 1)
  }

  @Test func `Any parts of the draws add up to the same`() throws {
    let study = try robustnessStudy(mixed, draws: 1000)
    func concluded(_ parts: [Range<Int>]) -> String {
      RobustnessReport(study.conclude(parts.map(study.counts(of:)), []), origin: reviewOrigin)
        .written(as: .json, style: plain)
    }
    let whole = concluded([0..<1000])
    for parts in [
      [0..<500, 500..<1000], [0..<1, 1..<241, 241..<480, 480..<1000], [500..<1000, 0..<500],
      [0..<0, 0..<1000],
    ] {
      #expect(concluded(parts) == whole)
    }
  }

  @Test func `Another seed gives other draws, another concentration a narrower order`() throws {
    let first = ranks(try robustness(mixed, draws: 2000, concentration: 5))
    let orders = try [UInt64(1), 2, 1].map { seed in
      let studied = try robustness(mixed, seed: seed, concentration: 5)
      return [(0, 1), (0, 4), (1, 4), (2, 4)].map { studied.low.pair($0, $1)?.kept }
    }
    #expect(orders[0] == orders[2])
    #expect(orders[0] != orders[1])
    let close = ranks(try robustness(mixed, draws: 2000, concentration: 100_000))
    for (wide, narrow) in zip(first, close) {
      #expect(narrow == Array(repeating: narrow[0], count: 6))
      #expect(wide[1] <= narrow[0] && narrow[0] <= wide[5])
    }
    #expect(first != close)
  }

  @Test func `A removed weight changes the pairs whose order it made`() throws {
    // Without a, the second is ahead of the first; without b, only more so.
    let study = try robustnessStudy("80% 20% 50% 50%\n20% 80% 50% 50%")
    let influences = study.weights.map { study.influence(of: $0) }
    let changes = influences.map { "\($0.weight): \($0.low.changed) \($0.low.reversed)" }
    #expect(
      changes == [
        "area(0): 1 0", "area(1): 0 0", "criterion(0): 1 1", "criterion(1): 0 0",
        "criterion(2): 0 0", "criterion(3): 0 0",
      ])
    let studied = study.conclude([study.counts(of: 0..<10)], influences)
    #expect(
      studied.influences.prefix(3).map(\.weight) == [.area(0), .criterion(0), .area(1)])
  }

  @Test func `The average shift is told by the ranks of all draws`() throws {
    let studied = try robustness(
      "80% 20% 50% 50%\n20% 80% 50% 50%", concentration: 2)
    let pair = try #require(studied.low.pair(0, 1))
    #expect(studied.low.totalShift == 2 * (500 - pair.kept))
  }
}
