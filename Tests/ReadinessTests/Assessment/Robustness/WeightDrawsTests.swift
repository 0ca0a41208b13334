import Testing

@testable import Readiness

struct WeightDrawsTests {
  @Test func `A draw's scores are those of a rulebook with the drawn weights`() throws {
    var compared = 0
    for number in 0..<150 {
      guard let studied = StudiedCase(number: number, countries: 6, allowed: [.mean, .lowest])
      else { continue }
      let criteria = studied.assessments(under: studied.rulebook).map { $0.criteria.map(\.score) }
      let tables = [ScoreEnd.low, .high].map {
        ScoreTable(criteria, $0, under: studied.rulebook)
      }
      let draws = WeightDraws(
        tables, under: studied.rulebook, seed: UInt64(number), concentration: 1 + number % 40)
      for draw in 0..<3 {
        let weights = draws.weights(ofDraw: draw)
        let scores = draws.scores(ofDraw: draw)
        let rulebook = try #require(studied.rulebook(withWeights: weights))
        for (country, assessment) in studied.assessments(under: rulebook).enumerated() {
          let expected = assessment.framework.score
          for (end, table) in tables.enumerated() {
            let found = table.classOf(country: country).map { scores[end][$0] }
            #expect(
              found
                == (expected.applies == .no
                  ? nil : table.end.value(of: expected).trillionths))
            compared += 1
          }
        }
      }
    }
    #expect(compared > 4000)
  }

  @Test func `Under the rulebook's own weights a table scores as an assessment does`() {
    for number in 0..<300 {
      guard
        let studied = StudiedCase(
          number: number, countries: 5, allowed: Set(Combination.allCases))
      else { continue }
      let assessments = studied.assessments(under: studied.rulebook)
      for end in [ScoreEnd.low, .high] {
        let table = ScoreTable(
          assessments.map { $0.criteria.map(\.score) }, end, under: studied.rulebook)
        let scores = table.scores().framework
        for (country, assessment) in assessments.enumerated() {
          let expected = assessment.framework.score
          let found = scores[table.framework.rowOfCountry[country]]
          #expect(found.applies == expected.applies)
          if expected.applies != .no {
            #expect(end.value(of: found) == end.value(of: expected))
          }
        }
      }
    }
  }

  @Test func `Geometric means are off by one trillionth at most`() {
    var random = RandomSource(seed: 2011)
    for _ in 0..<2000 {
      let count = random.within(1...6)
      let children = (0..<count).map { _ in
        (
          applies: random.pick([Truth.yes, .unknown]),
          value: random.pick([
            0, 500_000_000_000, 1_000_000_000_000, Int64(random.below(1_000_000_000_001)),
          ]), weight: Int64(random.within(1...15))
        )
      }
      let exact = ScoreCombination(combination: .geometric, weights: children.map(\.weight))
        .score(
          of: children.map {
            let share = Share(trillionths: $0.value)
            return Score(applies: $0.applies, low: share, high: share)
          }[...])
      for end in [ScoreEnd.low, .high] {
        var drawn = children.map {
          DrawnChild(isCertain: $0.applies == .yes, value: $0.value, weight: $0.weight)
        }
        let found = drawn.withUnsafeMutableBufferPointer {
          DrawnCombination(end: end, children: $0).score(.geometric)
        }
        #expect(abs(found - end.value(of: exact).trillionths) <= 1)
      }
    }
  }

  @Test func `The geometric mean of equal scores is that score`() {
    for value in stride(from: Int64(0), through: Share.one.trillionths, by: 12_345_678_901) {
      var children = (1...4).map {
        DrawnChild(isCertain: $0 < 3, value: value, weight: Int64($0) * 1_000_003)
      }
      let found = children.withUnsafeMutableBufferPointer {
        DrawnCombination(end: .low, children: $0).score(.geometric)
      }
      #expect(found == value)
    }
  }

  @Test func `Criteria of many decimals and of few are summed alike`() throws {
    let rules = """
      criterion a; weight 2
        measures a.share from 0% to 100%
      criterion b
        measures b.share from 0% to 33%
      criterion c
        measures c.share from 0% to 100%
      fact a.share: percent
      fact b.share: percent
      fact c.share: percent
      """
    let rulebook = try rulebook(rules)
    let criteria = try (0..<21).map { number in
      try assessment(
        rules, "a.share: \(number * 3).123456%\nb.share: \(number)%\nc.share: \(number)%"
      ).criteria.map(\.score)
    }
    let table = ScoreTable(criteria, .low, under: rulebook)
    let draws = WeightDraws([table], under: rulebook, seed: 1, concentration: 4)
    for draw in 0..<50 {
      let weights = draws.weights(ofDraw: draw)
      let scores = draws.scores(ofDraw: draw)[0]
      for (country, criteria) in criteria.enumerated() {
        #expect(
          scores[table.framework.rowOfCountry[country]]
            == frameworkScore(of: criteria, under: rulebook, weights).low.trillionths)
      }
    }
  }

  @Test func `Ranks and orders are counted as a plain count does`() throws {
    for number in 0..<60 {
      guard let studied = StudiedCase(number: number, countries: 9, allowed: [.mean, .lowest])
      else { continue }
      let criteria = studied.assessments(under: studied.rulebook).map { $0.criteria.map(\.score) }
      let table = ScoreTable(criteria, .low, under: studied.rulebook)
      let draws = WeightDraws([table], under: studied.rulebook, seed: 5, concentration: 3)
      let count = 300
      let tally = draws.tally(0..<count)[0]
      let ranked = criteria.indices.filter { table.classOf(country: $0) != nil }
      var ranks: [Int: [Int: Int]] = [:]
      var ahead: [Int: [Int: Int]] = [:]
      for draw in 0..<count {
        let scores = draws.scores(ofDraw: draw)[0]
        let own = ranked.map { scores[table.classOf(country: $0) ?? 0] }
        for (one, score) in zip(ranked, own) {
          ranks[one, default: [:]][1 + own.count { $0 > score }, default: 0] += 1
          for (other, lesser) in zip(ranked, own) where lesser < score {
            ahead[one, default: [:]][other, default: 0] += 1
          }
        }
      }
      #expect(tally.draws == count)
      #expect(tally.rankCount == ranked.count)
      for one in ranked {
        let own = try #require(table.classOf(country: one))
        for rank in 1...ranked.count {
          #expect(tally.count(ofClass: own, atRank: rank) == ranks[one]?[rank] ?? 0)
        }
        for other in ranked {
          let its = try #require(table.classOf(country: other))
          #expect(tally.timesAhead(own, of: its) == ahead[one]?[other] ?? 0)
        }
      }
    }
  }

  @Test(arguments: [254, 255, 256, 300])
  func `More countries than fit into a byte are ranked alike`(countries: Int) throws {
    let rules = """
      criterion a
        measures a.share from 0% to 100%
      criterion b
        measures b.share from 0% to 100%
      fact a.share: percent
      fact b.share: percent
      """
    let rulebook = try rulebook(rules)
    let open = try assessment(rules, "").criteria.map(\.score)
    let criteria = (0..<countries).map { number in
      open.enumerated().map { place, score in
        let share = Share(trillionths: Int64((number * (place == 0 ? 1 : 97)) % countries))
        return Score(applies: .yes, low: share, high: share)
      }
    }
    let table = ScoreTable(criteria, .low, under: rulebook)
    let draws = WeightDraws([table], under: rulebook, seed: 1, concentration: 2)
    let tally = draws.tally(0..<250)[0]
    for country in [0, 1, countries / 2, countries - 1] {
      let own = try #require(table.classOf(country: country))
      var ranks = [Int](repeating: 0, count: countries)
      for draw in 0..<250 {
        let scores = draws.scores(ofDraw: draw)[0]
        ranks[scores.count { $0 > scores[own] }] += 1
      }
      for rank in 1...countries {
        #expect(tally.count(ofClass: own, atRank: rank) == ranks[rank - 1])
      }
    }
  }
}
