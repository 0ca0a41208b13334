import Testing

@testable import Readiness

/// A comparison of countries, one a line: `30%`, `20% to 40%`, `may not apply`, `none applies`.
func comparison(_ countries: String) throws -> Comparison {
  let rulebook = try rulebook(
    """
    criterion rate
      applies when concerned: yes
      measures share from 0% to 100%
    fact concerned: yes or no
    fact share: percent
    """)
  let summaries = try countries.split(separator: "\n").enumerated().map { number, line in
    let concerned = ["may not apply": "unknown", "none applies": "no"][line] ?? "yes"
    let share = concerned == "yes" ? line.split(separator: " to ") : ["40%", "60%"]
    let facts = """
      concerned: \(concerned)
      share: between \(share[0]) and \(share[share.count - 1])
      """
    return CountrySummary(
      Assessment(of: try profile(facts, under: rulebook), under: rulebook, on: day("2020-01-01")),
      name: "Country \(number + 1)")
  }
  return Comparison(summaries, under: rulebook, on: day("2020-01-01"), leastGrade: .asserted)
}

private func ranks(_ countries: String) throws -> [String] {
  let comparison = try comparison(countries)
  return comparison.ranks.enumerated().map { number, rank in
    guard let rank else { return "none" }
    return "\(rank.lowerBound)-\(rank.upperBound)"
      + (comparison.isDistinguishable(number) ? "" : ", not told apart")
  }
}

struct ComparisonTests {
  @Test func `Countries whose intervals do not meet have one rank each`() throws {
    #expect(try ranks("10% to 20%\n50%\n21% to 49%") == ["3-3", "1-1", "2-2"])
  }

  @Test func `Countries whose intervals overlap share their ranks`() throws {
    #expect(try ranks("10% to 30%\n20% to 40%\n50% to 60%") == ["2-3", "2-3", "1-1"])
    #expect(
      try ranks("10% to 60%\n20% to 40%\n50% to 70%") == ["1-3, not told apart", "2-3", "1-2"])
  }

  @Test func `Settled countries with one score stand at one rank`() throws {
    #expect(try ranks("30%\n30%\n10%") == ["1-1", "1-1", "3-3"])
    #expect(try ranks("30%\n30%") == ["1-1, not told apart", "1-1, not told apart"])
  }

  @Test func `Intervals that touch are not told apart`() throws {
    #expect(try ranks("30%\n30% to 40%") == ["1-2, not told apart", "1-1, not told apart"])
    #expect(try ranks("20% to 30%\n30%") == ["1-2, not told apart", "1-1, not told apart"])
  }

  @Test func `A country to which nothing applies has no rank and moves no other`() throws {
    #expect(try ranks("none applies\n30%\n10%") == ["none", "1-1", "2-2"])
    #expect(try comparison("none applies\n30%\n10%").ranked == 2)
    #expect(try ranks("none applies") == ["none"])
  }

  @Test func `A country to which perhaps nothing applies is ranked by its interval`() throws {
    #expect(try ranks("may not apply\n70%\n50%") == ["2-3", "1-1", "2-3"])
  }

  @Test func `A country alone is told apart from nobody`() throws {
    #expect(try ranks("30%") == ["1-1, not told apart"])
    #expect(try ranks("30%\nnone applies") == ["1-1, not told apart", "none"])
    #expect(try ranks("") == [])
  }

  @Test func `Ranks are counted as the language says`() throws {
    var random = RandomSource(seed: 2011)
    for _ in 0..<200 {
      let countries = (0..<random.within(1...9)).map { _ -> String in
        if random.chance(10) { return random.pick(["none applies", "may not apply"]) }
        // A coarse grid, so that ends often meet.
        let ends = [random.within(0...8), random.within(0...8)].sorted()
        return random.chance(30) ? "\(ends[0])0%" : "\(ends[0])0% to \(ends[1])0%"
      }.joined(separator: "\n")
      let comparison = try comparison(countries)
      let scores = comparison.countries.map(\.framework.score)
      for (number, score) in scores.enumerated() {
        let others = scores.indices.filter { $0 != number && scores[$0].applies != .no }
          .map { scores[$0] }
        let expected: ClosedRange<Int>? =
          score.applies == .no
          ? nil
          : (1 + others.count { $0.low > score.high })...(1 + others.count { $0.high > score.low })
        #expect(comparison.ranks[number] == expected, "country \(number + 1) of\n\(countries)")
        #expect(
          comparison.isDistinguishable(number)
            == (score.applies != .no
              && others.contains { $0.low > score.high || $0.high < score.low }),
          "country \(number + 1) of\n\(countries)")
      }
    }
  }

  @Test func `A summary keeps the counts of gaps`() throws {
    let assessment = try assessment(
      """
      criterion a; severity critical
        met when law.a: yes
      criterion b
        met when law.b: yes
      criterion c
        met when law.c: yes
      criterion d
        met when law.d: yes
      fact law.a: yes or no
      fact law.b: yes or no
      fact law.c: yes or no
      fact law.d: yes or no
      """, "profile TON; as of 2020-01-01\nlaw.a: no\nlaw.b: no\nlaw.d: yes")
    let summary = CountrySummary(assessment, name: "Tonga")
    #expect(summary.code == "TON")
    #expect(summary.name == "Tonga")
    #expect(summary.profileDate == day("2020-01-01"))
    #expect(summary.gaps == 2)
    #expect(summary.pressingNeeds == 1)
    #expect(summary.informationGaps == 1)
    #expect(summary.areas.count == 1)
  }
}
