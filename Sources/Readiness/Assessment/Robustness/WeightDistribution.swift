/// How the weights of one group's children are drawn: a Dirichlet distribution around the rulebook's.
///
/// Each child's parameter is the concentration times its share of the group's weight, so that the
/// mean of its drawn shares is that share. The drawn shares are Gamma variates over their sum.
struct WeightDistribution: Sendable {
  /// What a group's drawn weights add up to.
  ///
  /// A power of two that leaves room for 12 decimals in 64 bits; one unit is a share of 0.00001 %.
  static let total: Int64 = 1 << 23

  private let children: [GammaDistribution]
  private let stream: Int
  /// Whether a parameter below 1 makes variates so small that their logarithms are drawn instead.
  private let drawsLogarithms: Bool

  init(around weights: [Int64], concentration: Int, stream: Int) {
    let sum = Double(weights.reduce(0, +))
    children = weights.map { GammaDistribution(shape: Double(concentration) * (Double($0) / sum)) }
    self.stream = stream
    drawsLogarithms = children.contains { $0.shape < 1 }
  }

  var count: Int { children.count }

  /// Draws the weights: whole numbers of at least 1 that add up to `total`.
  ///
  /// The variates' shares are rounded to nearest; the greatest weight takes up the difference.
  func draw(
    _ number: Int, seed: UInt64, into weights: UnsafeMutableBufferPointer<Int64>,
    variates: UnsafeMutableBufferPointer<Double>
  ) {
    guard children.count > 1 else {
      if !children.isEmpty { weights[0] = Self.total }
      return
    }
    drawVariates(number, seed, variates)
    var sum = 0.0
    for child in children.indices { sum += variates[child] }
    let scale = Double(Self.total) / sum
    var rest = Self.total
    var greatest = 0
    for child in children.indices {
      let weight = max(1, Int64(variates[child] * scale + 0.5))
      weights[child] = weight
      rest &-= weight
      if weight > weights[greatest] { greatest = child }
    }
    settle(rest, greatest, weights)
  }

  private func drawVariates(
    _ number: Int, _ seed: UInt64, _ variates: UnsafeMutableBufferPointer<Double>
  ) {
    var normal = NormalVariates(RandomWords(seed: seed, draw: number, stream: stream))
    guard drawsLogarithms else {
      for child in children.indices { variates[child] = children[child].variate(&normal) }
      return
    }
    var greatest = -Double.infinity
    for child in children.indices {
      variates[child] = children[child].logarithm(&normal)
      greatest = max(greatest, variates[child])
    }
    for child in children.indices {
      variates[child] = (variates[child] - greatest).exponential
    }
  }

  /// Gives what is left to the greatest weight, or takes what is missing from it and then the others.
  private func settle(
    _ rest: Int64, _ greatest: Int, _ weights: UnsafeMutableBufferPointer<Int64>
  ) {
    weights[greatest] += rest
    guard weights[greatest] < 1 else { return }
    var missing = 1 - weights[greatest]
    weights[greatest] = 1
    for child in children.indices {
      let taken = min(missing, weights[child] - 1)
      weights[child] -= taken
      missing -= taken
    }
  }
}

/// A Gamma distribution of scale 1.
///
/// G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables" (2000): with
/// d = shape − ⅓ and c = 1/√(9d), d(1 + cx)³ of a normal x is accepted against a uniform number. Below
/// a shape of 1, the variate of shape + 1 is multiplied by a uniform number to the power of 1/shape.
struct GammaDistribution: Sendable {
  let shape: Double
  private let d: Double
  private let c: Double

  init(shape: Double) {
    self.shape = shape
    d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
    c = 1 / (9 * d).squareRoot()
  }

  /// The next variate; for shapes of at least 1.
  func variate(_ normal: inout NormalVariates) -> Double {
    while true {
      let x = normal.next()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = normal.words.unitNumber()
      let square = x * x
      if u < 1 - 0.0331 * (square * square) { return d * v }
      if u.naturalLogarithm < 0.5 * square + d * (1 - v + v.naturalLogarithm) { return d * v }
    }
  }

  /// The natural logarithm of the next variate, for any shape.
  func logarithm(_ normal: inout NormalVariates) -> Double {
    let logarithm = variate(&normal).naturalLogarithm
    guard shape < 1 else { return logarithm }
    return logarithm + normal.words.unitNumber().naturalLogarithm / shape
  }
}

/// Standard normal variates by Marsaglia's polar method, which makes two at a time.
struct NormalVariates {
  var words: RandomWords
  private var spare: Double?

  init(_ words: RandomWords) {
    self.words = words
  }

  mutating func next() -> Double {
    if let value = spare {
      spare = nil
      return value
    }
    while true {
      let x = 2 * words.unitNumber() - 1
      let y = 2 * words.unitNumber() - 1
      let s = x * x + y * y
      guard s < 1, s > 0 else { continue }
      let factor = (-2 * s.naturalLogarithm / s).squareRoot()
      spare = y * factor
      return x * factor
    }
  }
}
