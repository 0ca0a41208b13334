/// What is counted over many draws: ranks, and which of two classes of countries is ahead.
///
/// Counts of different draws can be added in any order.
struct RankTally: Sendable {
  let classCount: Int
  /// How many countries are ranked, and so the greatest rank.
  let rankCount: Int
  private(set) var draws = 0
  /// Class by class, how many draws gave it each rank; the first is rank 1.
  private(set) var ranks: [UInt32]
  /// Class by class, in how many draws it is ahead of each.
  private(set) var ahead: [UInt32]

  init(classCount: Int, rankCount: Int) {
    self.classCount = classCount
    self.rankCount = rankCount
    ranks = [UInt32](repeating: 0, count: classCount * rankCount)
    ahead = [UInt32](repeating: 0, count: classCount * classCount)
  }

  mutating func add(_ other: RankTally) {
    draws += other.draws
    for index in ranks.indices { ranks[index] += other.ranks[index] }
    for index in ahead.indices { ahead[index] += other.ahead[index] }
  }

  func count(ofClass number: Int, atRank rank: Int) -> Int {
    Int(ranks[number * rankCount + rank - 1])
  }

  func timesAhead(_ one: Int, of other: Int) -> Int {
    Int(ahead[one * classCount + other])
  }

  /// Counts draws whose ranks stand class by class.
  ///
  /// - Parameters:
  ///   - places: For each class the ranks of `capacity` draws, lessened by `offset`.
  ///   - offset: What ranks are lessened by.
  ///   - capacity: How many draws there is room for.
  ///   - draws: How many of them there are; what stands behind them is alike for all classes.
  ///   - hasTies: Whether two classes share a rank in some draw.
  mutating func count<Place: FixedWidthInteger>(
    _ places: UnsafePointer<Place>, offset: Int, capacity: Int, draws: Int, hasTies: Bool
  ) {
    self.draws += draws
    ranks.withUnsafeMutableBufferPointer { ranks in
      for number in 0..<classCount {
        let start = number &* rankCount &+ offset &- 1
        for draw in 0..<draws {
          ranks[start &+ Int(places[number &* capacity &+ draw])] &+= 1
        }
      }
    }
    ahead.withUnsafeMutableBufferPointer { ahead in
      for one in 0..<classCount {
        let placesOfOne = places + one &* capacity
        for other in (one &+ 1)..<max(classCount, one &+ 1) {
          let placesOfOther = places + other &* capacity
          let before = Self.count(capacity, placesOfOne, before: placesOfOther)
          ahead[one &* classCount &+ other] &+= before
          ahead[other &* classCount &+ one] &+=
            hasTies
            ? Self.count(capacity, placesOfOther, before: placesOfOne)
            : UInt32(truncatingIfNeeded: draws) &- before
        }
      }
    }
  }

  /// In how many places, of at most 255, the first stands before the second.
  ///
  /// Counted in the places' own width, so that the compiler compares sixteen at a time.
  @inline(__always)
  private static func count<Place: FixedWidthInteger>(
    _ capacity: Int, _ one: UnsafePointer<Place>, before other: UnsafePointer<Place>
  ) -> UInt32 {
    var count: Place = 0
    var place = 0
    while place < capacity {
      if one[place] < other[place] { count &+= 1 }
      place &+= 1
    }
    return UInt32(truncatingIfNeeded: count) & 0xFF
  }
}
