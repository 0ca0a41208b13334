import Testing

@testable import Readiness

private func certain(_ low: Int64, _ high: Int64) -> Score {
  Score(applies: .yes, low: Share(trillionths: low), high: Share(trillionths: high))
}

private func uncertain(_ low: Int64, _ high: Int64) -> Score {
  Score(applies: .unknown, low: Share(trillionths: low), high: Share(trillionths: high))
}

private let one = Share.one.trillionths

/// A sequence of numbers that is the same on every machine.
private struct Draw {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func number(below limit: UInt64) -> Int64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int64((state >> 33) % limit)
  }

  mutating func child() -> Score {
    let ends = [number(below: 5), number(below: 5)].map { $0 * one / 4 + (($0 * 7) % 3) }.sorted()
    return Score(
      applies: [.yes, .unknown, .unknown, .no][Int(number(below: 4))],
      low: Share(trillionths: min(ends[0], one)), high: Share(trillionths: min(ends[1], one)))
  }
}

/// The least and the greatest score over all choices of which uncertain children apply.
private func bruteForce(
  _ combination: Combination, _ children: [Score], _ weights: [Int64]
) -> (low: Share, high: Share)? {
  let open = children.indices.filter { children[$0].applies == .unknown }
  var lows: [Share] = []
  var highs: [Share] = []
  for choice in 0..<(1 << open.count) {
    var chosen = children
    for (bit, child) in open.enumerated() {
      chosen[child].applies = choice & (1 << bit) == 0 ? .no : .yes
    }
    let score = ScoreCombination(combination: combination, weights: weights).score(of: chosen[...])
    if score.applies == .no { continue }
    lows.append(score.low)
    highs.append(score.high)
  }
  return lows.min().flatMap { low in highs.max().map { (low, $0) } }
}

struct CombinationTests {
  @Test(arguments: Combination.allCases)
  func `Uncertain children give the exact minimum and maximum over all choices`(
    combination: Combination
  ) {
    var draw = Draw(2011)
    for _ in 0..<600 {
      let count = Int(draw.number(below: 6)) + 1
      let children = (0..<count).map { _ in draw.child() }
      let weights = (0..<count).map { _ in draw.number(below: 9) + 1 }
      let score = ScoreCombination(combination: combination, weights: weights)
        .score(of: children[...])
      guard let expected = bruteForce(combination, children, weights) else {
        #expect(score == .notApplicable)
        continue
      }
      #expect(score.low == expected.low)
      #expect(score.high == expected.high)
      #expect(score.applies == children.map(\.applies).max())
    }
  }

  @Test func `A mean is rounded half up to twelve places`() {
    let mean = ScoreCombination(combination: .mean, weights: [1, 1, 1])
    let third = mean.score(of: [certain(one, one), certain(0, 0), certain(0, 0)])
    #expect(third.low.trillionths == 333_333_333_333)
    let twoThirds = mean.score(of: [certain(one, one), certain(one, one), certain(0, 0)])
    #expect(twoThirds.low.trillionths == 666_666_666_667)
    let half = ScoreCombination(combination: .mean, weights: [1, 1])
      .score(of: [certain(1, 1), certain(0, 0)])
    #expect(half.low.trillionths == 1)
    #expect(half.high.trillionths == 1)
  }

  @Test func `A mean stays exact at the greatest weights`() {
    let mean = ScoreCombination(
      combination: .mean, weights: [1_000_000_000_000, 1])
    #expect(mean.score(of: [certain(one, one), certain(one, one)]).low == .one)
    #expect(mean.score(of: [certain(0, 0), certain(one, one)]).high.trillionths == 1)
  }

  @Test func `A group without an applicable child does not apply`() {
    for combination in Combination.allCases {
      let group = ScoreCombination(combination: combination, weights: [1, 2])
      #expect(group.score(of: [.notApplicable, .notApplicable]) == .notApplicable)
      #expect(
        ScoreCombination(combination: combination, weights: []).score(of: []) == .notApplicable)
    }
  }

  @Test func `The lowest child decides, and an uncertain one can only lower`() {
    let lowest = ScoreCombination(combination: .lowest, weights: [1, 1])
    #expect(
      lowest.score(of: [certain(one / 2, one), certain(one / 4, one / 2)])
        == certain(one / 4, one / 2))
    #expect(
      lowest.score(of: [certain(one / 2, one / 2), uncertain(0, one)]) == certain(0, one / 2))
    #expect(
      lowest.score(of: [certain(one / 2, one / 2), uncertain(0, one / 4)]) == certain(0, one / 2))
    #expect(
      lowest.score(of: [uncertain(one / 2, one / 2), uncertain(0, one)]) == uncertain(0, one))
  }

  /// Roots that are known, or that end in known digits.
  @Test(
    arguments: [
      ([1, 1], [250_000_000_000, 1_000_000_000_000], 500_000_000_000),
      ([1, 1], [500_000_000_000, 500_000_000_000], 500_000_000_000),
      ([1, 1], [500_000_000_000, 1_000_000_000_000], 707_106_781_186),
      ([1, 2], [125_000_000_000, 1_000_000_000_000], 500_000_000_000),
      ([2, 1], [1_000_000_000_000, 500_000_000_000], 793_700_525_984),
      ([1, 1, 1], [100_000_000_000, 200_000_000_000, 400_000_000_000], 200_000_000_000),
      ([99, 1], [1_000_000_000_000, 0], 0), ([1, 1], [0, 1_000_000_000_000], 0),
      ([50, 50], [1_000_000_000_000, 1_000_000_000_000], 1_000_000_000_000),
      ([99, 1], [1_000_000_000_000, 1], 758_577_575_029),
      ([1, 1], [1, 999_999_999_999], 999_999),
    ] as [([Int64], [Int64], Int64)])
  func `A geometric mean is the exact root, rounded down`(
    weights: [Int64], values: [Int64], root: Int64
  ) {
    let score = ScoreCombination(combination: .geometric, weights: weights)
      .score(of: ArraySlice(values.map { certain($0, $0) }))
    #expect(score == certain(root, root))
  }

  @Test func `A whole number of any size is compared digit by digit`() {
    func power(_ base: UInt64, _ exponent: Int) -> NaturalNumber {
      var number = NaturalNumber.one
      number.multiply(by: base, times: exponent)
      return number
    }
    #expect(power(2, 64) < power(2, 65))
    #expect(power(10, 40) < power(11, 40))
    #expect(!(power(7, 90) < power(7, 90)))
    #expect(power(0, 1) < .one)
    #expect(power(1_000_000_000_000, 100).root(100, atMost: 1_000_000_000_000) == 1_000_000_000_000)
    #expect(power(1 << 62, 3).root(3, atMost: 1 << 62) == 1 << 62)
    #expect(power(10, 3).root(2, atMost: 1000) == 31)
  }
}
