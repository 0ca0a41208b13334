/// Random words by number: the counter-based generator Philox4x64-10.
///
/// J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3" (2011). A word follows from the seed, the draw, the stream and its place in the stream
/// alone, so that draws can be made in any order and by any number of threads, and what one group of
/// weights takes leaves those of the others as they are.
struct RandomWords {
  private let seed: UInt64
  private let draw: UInt64
  private let stream: UInt64
  private var block: UInt64 = 0
  private var words = SIMD4<UInt64>()
  private var next = 4

  /// The words of one stream of one draw: key (seed, 0), counters (0, stream, draw, 0) and on.
  init(seed: UInt64, draw: Int, stream: Int) {
    self.seed = seed
    self.draw = UInt64(draw)
    self.stream = UInt64(stream)
  }

  /// The next of the numbers (n + ½)/2^52 between 0 and 1, both excluded.
  mutating func unitNumber() -> Double {
    (Double(Int64(bitPattern: word() >> 12)) + 0.5) * 0x1p-52
  }

  mutating func word() -> UInt64 {
    if next == 4 {
      words = Self.block(counter: SIMD4(block, stream, draw, 0), key: SIMD2(seed, 0))
      block &+= 1
      next = 0
    }
    defer { next &+= 1 }
    return words[next]
  }

  /// The four words that belong to a counter and a key.
  static func block(counter: SIMD4<UInt64>, key: SIMD2<UInt64>) -> SIMD4<UInt64> {
    var (x0, x1, x2, x3) = (counter[0], counter[1], counter[2], counter[3])
    var (k0, k1) = (key[0], key[1])
    for _ in 0..<10 {
      let first = x0.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
      let second = x2.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
      (x0, x1, x2, x3) = (second.high ^ x1 ^ k0, second.low, first.high ^ x3 ^ k1, first.low)
      k0 &+= 0x9E37_79B9_7F4A_7C15
      k1 &+= 0xBB67_AE85_84CA_A73B
    }
    return SIMD4(x0, x1, x2, x3)
  }
}
