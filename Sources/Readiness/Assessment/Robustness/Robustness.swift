/// How weights are drawn.
public struct WeightVariation: Hashable, Sendable {
  public let draws: Int
  /// All random numbers follow from it.
  public let seed: UInt64
  /// The sum of each group's Dirichlet parameters: the greater, the closer to the rulebook's weights.
  public let concentration: Int

  public init(draws: Int, seed: UInt64, concentration: Int) {
    self.draws = draws
    self.seed = seed
    self.concentration = concentration
  }
}

/// A country whose place in the order is studied.
public struct StudiedCountry: Sendable {
  public let code: String
  public let name: String
  /// How many statements the edition leaves out.
  public let leftOut: Int
  let score: Score
  let criteria: [Score]

  public init(_ assessment: Assessment, name: String, leftOut: Int = 0) {
    self.leftOut = leftOut
    code = assessment.profile.country
    self.name = name
    score = assessment.framework.score
    criteria = assessment.criteria.map(\.score)
  }
}

/// Finds out how far the order of countries depends on the rulebook's weights.
///
/// Follows the "Handbook on Constructing Composite Indicators: Methodology and User Guide" (OECD and
/// the European Commission's Joint Research Centre, 2008), step 7, "Uncertainty and sensitivity
/// analysis": one Monte Carlo experiment that varies all weights at once, ranks told by their median
/// with 5th and 95th percentiles and by their average shift (its equation 38), and one weight left out
/// after the other. Values are not varied: what is unknown is told by the two ends of the scores,
/// whose orders are studied apart.
///
/// The weights of criteria in their area, of areas in their pillar and of pillars are drawn from
/// Dirichlet distributions around the rulebook's. In each draw the countries are scored exactly as
/// section 5 of the language says, under the drawn weights instead of the rulebook's.
public struct RobustnessStudy: Sendable {
  public let rulebook: Rulebook
  public let date: CalendarDate
  public let leastGrade: Grade
  public let variation: WeightVariation
  let countries: [StudiedCountry]
  /// The ends of the scores: low and high, or one for both where everything is settled.
  let tables: [ScoreTable]
  private let scores: [ScoreTable.Scores]
  private let weightDraws: WeightDraws

  public init(
    _ countries: [StudiedCountry], under rulebook: Rulebook, on date: CalendarDate,
    leastGrade: Grade, variation: WeightVariation
  ) {
    self.rulebook = rulebook
    self.date = date
    self.leastGrade = leastGrade
    self.variation = variation
    self.countries = countries
    let criteria = countries.map(\.criteria)
    let isSettled = criteria.allSatisfy {
      $0.allSatisfy { $0.applies == .no || ($0.applies == .yes && $0.low == $0.high) }
    }
    let ends: [ScoreEnd] = isSettled ? [.low] : [.low, .high]
    tables = ends.map { ScoreTable(criteria, $0, under: rulebook) }
    scores = tables.map { $0.scores() }
    weightDraws = WeightDraws(
      tables, under: rulebook, seed: variation.seed, concentration: variation.concentration)
  }

  /// What was counted over some of the draws.
  public struct Counts: Sendable {
    fileprivate var tallies: [RankTally]
  }

  /// Counts the draws of those numbers, from 0 up; parts of the work may be done at the same time.
  public func counts(of draws: Range<Int>) -> Counts {
    Counts(tallies: weightDraws.tally(draws))
  }

  /// All weights of the rulebook that some other weight stands beside.
  public var weights: [RulebookWeight] {
    func besideOthers(_ groups: [Group], _ weight: (Int) -> RulebookWeight) -> [RulebookWeight] {
      groups.filter { $0.children.count > 1 }.flatMap { $0.children.map(weight) }
    }
    return besideOthers([rulebook.framework], RulebookWeight.pillar)
      + besideOthers(rulebook.pillars, RulebookWeight.area)
      + besideOthers(rulebook.areas, RulebookWeight.criterion)
  }

  /// How many pairs of countries change their order when a weight is removed.
  public func influence(of weight: RulebookWeight) -> WeightInfluence {
    let changes = zip(tables, scores).map { table, whole -> WeightInfluence.Changes in
      let before = standings(table, whole.framework)
      let after = standings(table, table.scores(without: weight, whole).framework)
      return WeightInfluence.Changes(from: before, to: after)
    }
    return WeightInfluence(weight: weight, low: changes[0], high: changes[changes.count - 1])
  }

  /// For each country its score, −1 where the framework does not apply.
  private func standings(_ table: ScoreTable, _ scores: [Score]) -> [Int64] {
    table.framework.rowOfCountry.map {
      scores[$0].applies == .no ? -1 : scores[$0].low.trillionths
    }
  }

  /// Puts everything together.
  ///
  /// - Parameters:
  ///   - counts: Of all draws, in parts.
  ///   - influences: Of all weights.
  /// - Returns: How far the order depends on the weights.
  public func conclude(_ counts: [Counts], _ influences: [WeightInfluence]) -> Robustness {
    let orders = tables.indices.map { end -> RankOrder in
      var tally = RankTally(
        classCount: tables[end].classCount, rankCount: countries.count { $0.score.applies != .no })
      for part in counts { tally.add(part.tallies[end]) }
      return RankOrder(countries, tables[end], tally)
    }
    return Robustness(
      study: self, low: orders[0], high: orders[orders.count - 1], influences: influences)
  }
}

/// How many pairs of countries change their order when a weight is removed.
public struct WeightInfluence: Hashable, Sendable {
  /// The pairs that stand otherwise than before, and those whose order has turned round.
  public struct Changes: Hashable, Sendable {
    public let changed: Int
    public let reversed: Int

    init(from before: [Int64], to after: [Int64]) {
      var changed = 0
      var reversed = 0
      for one in before.indices where before[one] >= 0 {
        for other in (one + 1)..<max(before.count, one + 1) where before[other] >= 0 {
          let old = (before[one] - before[other]).signum()
          let new = (after[one] - after[other]).signum()
          let isLost = after[one] < 0 || after[other] < 0
          if isLost || old != new { changed += 1 }
          if !isLost, old * new < 0 { reversed += 1 }
        }
      }
      self.changed = changed
      self.reversed = reversed
    }
  }

  public let weight: RulebookWeight
  public let low: Changes
  public let high: Changes
}

/// How far the order of countries by one end of their scores depends on the weights.
public struct RankOrder: Sendable {
  /// The ranks of one country.
  public struct Ranks: Hashable, Sendable {
    /// Under the rulebook's weights.
    public let rulebook: Int
    /// Over the draws: the best, the 5th percentile, the median, the 95th percentile, the worst.
    public let best: Int
    public let fifth: Int
    public let median: Int
    public let ninetyFifth: Int
    public let worst: Int
  }

  /// Two countries in the order that the rulebook's weights give.
  public struct Pair: Hashable, Sendable {
    /// The country that is ahead, or the first of two that are equal.
    public let first: Int
    public let second: Int
    public let isEqual: Bool
    /// In how many draws they stand in the same order.
    public let kept: Int
    /// Whether the second is ahead under no weighting at all, and where they are equal neither.
    public let holdsAlways: Truth
  }

  /// How many pairs of countries there are of each kind.
  public struct PairCounts: Hashable, Sendable {
    public var all = 0
    /// Equal under the rulebook's weights, and under every weighting.
    public var equal = 0
    public var alwaysEqual = 0
    /// One ahead, and never behind under any weighting.
    public var always = 0
    /// One ahead in every draw, though not shown to be under every weighting.
    public var inEveryDraw = 0
    /// One ahead in at least 95 % of the draws, though not in all.
    public var inMostDraws = 0
    /// One ahead in fewer.
    public var open = 0
    /// Of all, those of which it is not decided whether some weighting changes them.
    public var undecided = 0
  }

  /// For each country; nil where the framework does not apply.
  public let ranks: [Ranks?]
  public let draws: Int
  /// The sum over draws and ranked countries of how far a rank is from the rulebook's.
  public let totalShift: Int
  private let scores: [Int64]
  private let classes: [Int?]
  private let tally: RankTally
  /// Class by class, whether one is never below another; nil where a draw has shown that it is.
  private let dominance: [Truth]

  init(_ countries: [StudiedCountry], _ table: ScoreTable, _ tally: RankTally) {
    let scores = countries.map { table.end.value(of: $0.score).trillionths }
    let classes = countries.indices.map(table.classOf(country:))
    let ranked = countries.indices.filter { classes[$0] != nil }
    let order = ranked.map { scores[$0] }.sorted(by: >)
    var totalShift = 0
    ranks = countries.indices.map { country in
      guard let number = classes[country] else { return nil }
      let rulebook = 1 + order.partitioningIndex { $0 <= scores[country] }
      let counts = (1...tally.rankCount).map { tally.count(ofClass: number, atRank: $0) }
      for (place, count) in counts.enumerated() {
        totalShift += count * abs(place + 1 - rulebook)
      }
      func rank(below percent: Int) -> Int {
        var sum = 0
        for (place, count) in counts.enumerated() {
          sum += count
          if count > 0, 100 * sum >= percent * tally.draws { return place + 1 }
        }
        return tally.rankCount
      }
      return Ranks(
        rulebook: rulebook, best: rank(below: 0), fifth: rank(below: 5), median: rank(below: 50),
        ninetyFifth: rank(below: 95), worst: rank(below: 100))
    }
    draws = tally.draws
    self.totalShift = totalShift
    self.scores = scores
    self.classes = classes
    self.tally = tally
    var scoreOfClass = [Int64](repeating: 0, count: tally.classCount)
    for country in ranked { classes[country].map { scoreOfClass[$0] = scores[country] } }
    let question = Dominance(table)
    var dominance = [Truth](repeating: .no, count: tally.classCount * tally.classCount)
    for one in 0..<tally.classCount {
      for other in 0..<tally.classCount
      where scoreOfClass[one] >= scoreOfClass[other] && tally.timesAhead(other, of: one) == 0 {
        dominance[one * tally.classCount + other] = question.holds(one, over: other)
      }
    }
    self.dominance = dominance
  }

  /// What is known of two countries; nil where one of them has no rank.
  public func pair(_ one: Int, _ other: Int) -> Pair? {
    guard let classOfOne = classes[one], let classOfOther = classes[other] else { return nil }
    if scores[one] < scores[other] { return pair(other, one) }
    let isEqual = scores[one] == scores[other]
    let ahead = tally.timesAhead(classOfOne, of: classOfOther)
    let behind = tally.timesAhead(classOfOther, of: classOfOne)
    let never = dominance[classOfOne * tally.classCount + classOfOther]
    let neither = min(never, dominance[classOfOther * tally.classCount + classOfOne])
    return Pair(
      first: one, second: other, isEqual: isEqual, kept: isEqual ? draws - ahead - behind : ahead,
      holdsAlways: isEqual ? neither : never)
  }

  public var pairCounts: PairCounts {
    var counts = PairCounts()
    for one in scores.indices {
      for other in (one + 1)..<max(scores.count, one + 1) {
        guard let pair = pair(one, other) else { continue }
        counts.all += 1
        if pair.holdsAlways == .unknown { counts.undecided += 1 }
        if pair.isEqual {
          counts.equal += 1
          if pair.holdsAlways == .yes { counts.alwaysEqual += 1 }
        } else if pair.holdsAlways == .yes {
          counts.always += 1
        } else if pair.kept == draws {
          counts.inEveryDraw += 1
        } else if 100 * pair.kept >= 95 * draws {
          counts.inMostDraws += 1
        } else {
          counts.open += 1
        }
      }
    }
    return counts
  }
}

extension [Int64] {
  /// The index of the first element that passes, where all that pass stand behind those that do not.
  fileprivate func partitioningIndex(_ passes: (Int64) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if passes(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// How far the order of countries depends on the rulebook's weights.
public struct Robustness: Sendable {
  public let rulebook: Rulebook
  public let date: CalendarDate
  public let leastGrade: Grade
  public let variation: WeightVariation
  public let countries: [StudiedCountry]
  /// The orders by the low and by the high ends of the scores.
  public let low: RankOrder
  public let high: RankOrder
  /// Those first whose removal changes most pairs, by low and by high together.
  public let influences: [WeightInfluence]
  /// How many pairs of countries are told apart whatever the unknowns, under the rulebook's weights.
  public let toldApart: Int

  init(
    study: RobustnessStudy, low: RankOrder, high: RankOrder, influences: [WeightInfluence]
  ) {
    rulebook = study.rulebook
    date = study.date
    leastGrade = study.leastGrade
    variation = study.variation
    countries = study.countries
    self.low = low
    self.high = high
    self.influences = influences.enumerated().sorted { one, other in
      let changes = [one, other].map { $0.element.low.changed + $0.element.high.changed }
      return changes[0] == changes[1] ? one.offset < other.offset : changes[0] > changes[1]
    }.map(\.element)
    let scores = study.countries.map(\.score).filter { $0.applies != .no }
    toldApart = scores.reduce(0) { count, score in
      count + scores.count { score.low > $0.high }
    }
  }

  /// The countries that have ranks, the first of the order by low, then by high, then by code.
  public var ranked: [Int] {
    countries.indices.filter { low.ranks[$0] != nil }.sorted { one, other in
      let keys = [one, other].map {
        (low.ranks[$0]?.rulebook ?? 0, high.ranks[$0]?.rulebook ?? 0, countries[$0].code)
      }
      return keys[0] < keys[1]
    }
  }
}
