import Testing

@testable import Readiness

/// The weights of the draws from 0 up.
private func weights(
  around weights: [Int64], concentration: Int, draws: Range<Int>, seed: UInt64 = 2011,
  stream: Int = 7
) -> [[Int64]] {
  let distribution = WeightDistribution(
    around: weights, concentration: concentration, stream: stream)
  let drawn = DrawnWeights([distribution])
  return draws.map { draw in
    drawn.draw(draw, seed: seed)
    return Array(drawn.groups[0])
  }
}

struct WeightDistributionTests {
  /// What a program of its own, in another language, draws after the published definitions.
  @Test func `The same seed gives the same weights on any machine`() {
    for (around, concentration, expected) in [
      (
        [1, 2, 5], 10,
        [[2_271_142, 128_604, 5_988_862], [2_210_884, 1_580_896, 4_596_828]]
      ),
      (
        [1, 1, 1, 1], 2,
        [[3_848_060, 1_067_138, 101_785, 3_371_625], [1_607_226, 440_301, 3_303_184, 3_037_897]]
      ),
      ([3, 1], 50, [[7_525_924, 862_684], [6_608_663, 1_779_945]]),
    ] as [([Int64], Int, [[Int64]])] {
      #expect(weights(around: around, concentration: concentration, draws: 0..<2) == expected)
    }
    #expect(
      weights(around: [1, 2, 5], concentration: 10, draws: 9999..<10_000) == [
        [86_971, 1_731_532, 6_570_105]
      ])
  }

  @Test(
    arguments: [
      ([1], 10), ([1, 1], 1), ([1, 2, 5], 10), ([1, 1_000_000_000_000], 1),
      ([1, 1_000_000_000_000, 3], 1_000_000), (Array(repeating: 1, count: 500), 3),
    ] as [([Int64], Int)])
  func `Weights are at least 1 and add up to the total`(around: [Int64], concentration: Int) {
    for drawn in weights(around: around, concentration: concentration, draws: 0..<500) {
      #expect(drawn.allSatisfy { $0 >= 1 })
      #expect(drawn.reduce(0, +) == WeightDistribution.total)
    }
  }

  /// The moments of a Dirichlet distribution with shares p and concentration C: means p, variances
  /// p(1 − p)/(C + 1), covariances −pq/(C + 1).
  @Test(
    arguments: [
      ([1, 2, 5], 10), ([1, 1, 1, 1], 2), ([3, 1], 50), ([1, 9], 1), ([10, 10, 1], 200),
    ] as [([Int64], Int)])
  func `Drawn shares have the moments of the distribution`(around: [Int64], concentration: Int) {
    let draws = 20_000
    let shares = weights(around: around, concentration: concentration, draws: 0..<draws).map {
      $0.map { Double($0) / Double(WeightDistribution.total) }
    }
    let sum = Double(around.reduce(0, +))
    let expected = around.map { Double($0) / sum }
    let spread = Double(concentration + 1)
    let count = Double(draws)
    let means = around.indices.map { child in shares.reduce(0) { $0 + $1[child] } / count }
    for one in around.indices {
      let variance = expected[one] * (1 - expected[one]) / spread
      // Five standard errors.
      #expect(abs(means[one] - expected[one]) < 5 * (variance / count).squareRoot())
      for other in around.indices {
        let covariance =
          shares.reduce(0) { $0 + ($1[one] - expected[one]) * ($1[other] - expected[other]) }
          / count
        let wanted = one == other ? variance : -expected[one] * expected[other] / spread
        #expect(abs(covariance - wanted) < 0.06 * variance + 0.0002)
      }
    }
  }

  @Test(arguments: [0.05, 0.5, 1, 2.5, 40])
  func `Gamma variates have the distribution's mean and variance`(shape: Double) {
    let distribution = GammaDistribution(shape: shape)
    var normal = NormalVariates(RandomWords(seed: 3, draw: 0, stream: 0))
    let variates = (0..<40_000).map { _ in distribution.logarithm(&normal).exponential }
    let mean = variates.reduce(0, +) / 40_000
    let variance = variates.reduce(0) { $0 + ($1 - shape) * ($1 - shape) } / 40_000
    // Mean and variance of a Gamma distribution of scale 1 are both its shape; its fourth central
    // moment is 3 shape² + 6 shape.
    #expect(abs(mean - shape) < 5 * (shape / 40_000).squareRoot())
    #expect(
      abs(variance - shape) < 5 * ((2 * shape * shape + 6 * shape) / 40_000).squareRoot())
  }

  @Test func `Normal variates have the distribution's moments`() {
    var normal = NormalVariates(RandomWords(seed: 3, draw: 0, stream: 0))
    let variates = (0..<40_000).map { _ in normal.next() }
    func moment(_ power: Int) -> Double {
      variates.reduce(0) { sum, x in sum + (0..<power).reduce(1.0) { value, _ in value * x } }
        / 40_000
    }
    for (power, expected, variance) in [(1, 0.0, 1.0), (2, 1, 2), (3, 0, 15), (4, 3, 96)] {
      #expect(abs(moment(power) - expected) < 5 * (variance / 40_000).squareRoot())
    }
  }

  @Test func `Other seeds and other groups give other weights`() {
    let first = weights(around: [1, 1], concentration: 10, draws: 0..<20)
    #expect(first != weights(around: [1, 1], concentration: 10, draws: 0..<20, seed: 2012))
    #expect(first != weights(around: [1, 1], concentration: 10, draws: 0..<20, stream: 8))
    #expect(first == weights(around: [1, 1], concentration: 10, draws: 0..<20))
  }
}
