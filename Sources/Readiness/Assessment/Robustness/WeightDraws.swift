/// Draws the weights of all groups many times over and counts the ranks that follow.
struct WeightDraws: Sendable {
  private let tables: [DrawnTable]
  private let seed: UInt64
  /// Of the framework, the pillars and the areas.
  private let distributions: [WeightDistribution]

  /// - Parameters:
  ///   - tables: What is scored under the same draws: the ends of the same countries' scores.
  ///   - rulebook: The rulebook of all of them.
  ///   - seed: What all random words follow from.
  ///   - concentration: How closely the drawn weights stand around the rulebook's.
  init(_ tables: [ScoreTable], under rulebook: Rulebook, seed: UInt64, concentration: Int) {
    self.tables = tables.map(DrawnTable.init)
    self.seed = seed
    // The framework's weights are stream 0, then come the pillars' and the areas', so that a group's
    // weights stay the same when another gets more children.
    distributions = ([rulebook.framework] + rulebook.pillars + rulebook.areas).enumerated().map {
      WeightDistribution(around: $1.childWeights, concentration: concentration, stream: $0)
    }
  }

  /// Counts the draws of those numbers for each table; the counts of parts add up to the whole's.
  func tally(_ draws: Range<Int>) -> [RankTally] {
    tables.allSatisfy { $0.rankCount <= Int(UInt8.max) }
      ? tally(draws, Int8.self) : tally(draws, Int32.self)
  }

  private func tally<Place: FixedWidthInteger>(
    _ draws: Range<Int>, _: Place.Type
  ) -> [RankTally] {
    let weights = DrawnWeights(distributions)
    let counters = tables.map { RankCounter<Place>($0) }
    for draw in draws {
      weights.draw(draw, seed: seed)
      for counter in counters { counter.count(weights) }
    }
    return counters.map { $0.finished() }
  }

  /// The weights of one draw: of the framework's pillars, the pillars' areas, the areas' criteria.
  func weights(ofDraw draw: Int) -> [[Int64]] {
    let weights = DrawnWeights(distributions)
    weights.draw(draw, seed: seed)
    return weights.groups.map(Array.init)
  }

  /// The scores of each table's rows of the framework in one draw, in trillionths.
  func scores(ofDraw draw: Int) -> [[Int64]] {
    let weights = DrawnWeights(distributions)
    weights.draw(draw, seed: seed)
    return tables.map { table in
      let workspace = DrawnScores(table.table)
      table.score(weights, workspace)
      return Array(workspace.framework.prefix(table.table.classCount))
    }
  }
}

/// A table that is ready to be scored.
struct DrawnTable: Sendable {
  let table: ScoreTable
  /// How many countries are in each class.
  let members: [Int]
  private let areas: [GroupScoring]
  private let pillars: [GroupScoring]
  private let framework: GroupScoring

  init(_ table: ScoreTable) {
    self.table = table
    var members = [Int](repeating: 0, count: table.classCount)
    for country in table.framework.rowOfCountry.indices {
      if let number = table.classOf(country: country) { members[number] += 1 }
    }
    self.members = members
    areas = table.areas.map { GroupScoring($0, isArea: true) }
    pillars = table.pillars.map { GroupScoring($0, isArea: false) }
    framework = GroupScoring(table.framework, isArea: false)
  }

  /// The greatest rank.
  var rankCount: Int { members.reduce(0, +) }

  /// Scores all rows under drawn weights.
  func score(_ weights: DrawnWeights, _ scores: DrawnScores) {
    for area in areas.indices {
      areas[area].score(
        UnsafeBufferPointer(weights.groups[1 &+ pillars.count &+ area]), into: scores.areas[area]
      ) { _, value in value }
    }
    for pillar in pillars.indices {
      let first = table.rulebook.pillars[pillar].children.lowerBound
      pillars[pillar].score(
        UnsafeBufferPointer(weights.groups[1 &+ pillar]), into: scores.pillars[pillar]
      ) { child, row in scores.areas[first &+ child][Int(row)] }
    }
    framework.score(UnsafeBufferPointer(weights.groups[0]), into: scores.framework) { child, row in
      scores.pillars[child][Int(row)]
    }
  }
}

/// The weights of one draw, whose room the next one uses again.
final class DrawnWeights {
  private let distributions: [WeightDistribution]
  let groups: [UnsafeMutableBufferPointer<Int64>]
  private let variates: UnsafeMutableBufferPointer<Double>

  init(_ distributions: [WeightDistribution]) {
    self.distributions = distributions
    groups = distributions.map { .filled(with: 0, count: $0.count) }
    variates = .filled(with: 0, count: distributions.map(\.count).max() ?? 0)
  }

  deinit {
    for group in groups { group.deallocate() }
    variates.deallocate()
  }

  func draw(_ number: Int, seed: UInt64) {
    for group in distributions.indices {
      distributions[group].draw(number, seed: seed, into: groups[group], variates: variates)
    }
  }
}

/// The scores of a table's rows in one draw, whose room the next one uses again.
final class DrawnScores {
  let areas: [UnsafeMutableBufferPointer<Int64>]
  let pillars: [UnsafeMutableBufferPointer<Int64>]
  let framework: UnsafeMutableBufferPointer<Int64>

  init(_ table: ScoreTable) {
    func room(_ rows: GroupRows) -> UnsafeMutableBufferPointer<Int64> {
      .filled(with: 0, count: rows.count + GroupScoring.padding)
    }
    areas = table.areas.map(room)
    pillars = table.pillars.map(room)
    framework = room(table.framework)
  }

  deinit {
    for room in areas + pillars + [framework] { room.deallocate() }
  }
}

/// Ranks a table's rows of the framework in one draw after the other, and counts.
private final class RankCounter<Place: FixedWidthInteger> {
  private let table: DrawnTable
  private let scores: DrawnScores
  private let ranking: Ranking
  private var tally: RankTally
  /// For each class the ranks of the draws that are not counted yet.
  private let places: UnsafeMutablePointer<Place>
  private var waiting = 0
  private var hasTies = false

  /// How many draws are ranked before they are counted: so many that counts fit into 8 bits.
  private static var capacity: Int { 240 }
  /// Ranks are lessened so that 255 of them fit into 8 bits with a sign.
  private static var offset: Int { Place.bitWidth == 8 ? 128 : 0 }

  init(_ table: DrawnTable) {
    self.table = table
    scores = DrawnScores(table.table)
    ranking = Ranking(table.members)
    tally = RankTally(classCount: table.table.classCount, rankCount: table.rankCount)
    places = .allocate(capacity: table.table.classCount * Self.capacity)
    places.initialize(repeating: 0, count: table.table.classCount * Self.capacity)
  }

  deinit { places.deallocate() }

  func count(_ weights: DrawnWeights) {
    table.score(weights, scores)
    let draw = waiting
    let hasTies = ranking.rank(scores.framework) { number, rank in
      places[number &* Self.capacity &+ draw] = Place(truncatingIfNeeded: rank &- Self.offset)
    }
    if hasTies { self.hasTies = true }
    waiting += 1
    if waiting == Self.capacity { countWaiting() }
  }

  func finished() -> RankTally {
    if waiting > 0 {
      // What stands behind the last draw must be alike for all classes.
      for number in 0..<table.table.classCount {
        (places + number * Self.capacity + waiting)
          .update(repeating: 0, count: Self.capacity - waiting)
      }
      countWaiting()
    }
    return tally
  }

  private func countWaiting() {
    tally.count(
      places, offset: Self.offset, capacity: Self.capacity, draws: waiting, hasTies: hasTies)
    waiting = 0
    hasTies = false
  }
}

extension UnsafeMutableBufferPointer {
  fileprivate static func filled(with element: Element, count: Int) -> Self {
    let buffer = allocate(capacity: count)
    buffer.initialize(repeating: element)
    return buffer
  }
}

/// Ranks classes of countries by their scores, the highest first; equal scores share the best rank.
private final class Ranking {
  /// How many countries are in each class.
  private let members: [Int]
  private let bucketBits: Int
  private let buckets: UnsafeMutableBufferPointer<UInt32>
  private let bucketOfClass: UnsafeMutableBufferPointer<UInt32>
  private let order: UnsafeMutableBufferPointer<(score: Int64, number: Int)>

  init(_ members: [Int]) {
    self.members = members
    // A bucket for each class or more, and never fewer than eight.
    bucketBits = max(3, Int.bitWidth - members.count.leadingZeroBitCount)
    buckets = .filled(with: 0, count: 1 << bucketBits)
    bucketOfClass = .filled(with: 0, count: members.count)
    order = .filled(with: (0, 0), count: members.count)
  }

  deinit {
    buckets.deallocate()
    bucketOfClass.deallocate()
    order.deallocate()
  }

  /// Tells each class's rank, and whether two classes share one.
  @inline(__always)
  func rank(
    _ scores: UnsafeMutableBufferPointer<Int64>, _ tell: (_ number: Int, _ rank: Int) -> Void
  ) -> Bool {
    sort(scores)
    var hasTies = false
    var rank = 1
    var before = 0
    var last: Int64 = -1
    for place in 0..<members.count {
      let (score, number) = order[place]
      if score == last { hasTies = true } else { rank = 1 &+ before }
      tell(number, rank)
      before &+= members[number]
      last = score
    }
    return hasTies
  }

  /// Puts the classes in order by spreading them over buckets of equal width, then one by one.
  private func sort(_ scores: UnsafeMutableBufferPointer<Int64>) {
    var least = Int64.max
    var greatest = Int64.min
    for number in members.indices {
      least = min(least, scores[number])
      greatest = max(greatest, scores[number])
    }
    // Distance times factor stays below 2^60; its highest bits are the bucket.
    let shift = 60 - UInt64(bucketBits)
    let factor = (1 << 60) / UInt64(greatest &- least &+ 1)
    buckets.update(repeating: 0)
    for number in members.indices {
      let distance = UInt64(bitPattern: greatest &- scores[number])
      let bucket = Int(truncatingIfNeeded: (distance &* factor) &>> shift)
      bucketOfClass[number] = UInt32(truncatingIfNeeded: bucket)
      buckets[bucket] &+= 1
    }
    var start: UInt32 = 0
    for bucket in buckets.indices {
      let count = buckets[bucket]
      buckets[bucket] = start
      start &+= count
    }
    for number in members.indices {
      let bucket = Int(bucketOfClass[number])
      order[Int(buckets[bucket])] = (scores[number], number)
      buckets[bucket] &+= 1
    }
    for place in 1..<max(1, members.count) {
      let entry = order[place]
      var free = place
      while free > 0, order[free &- 1].score < entry.score {
        order[free] = order[free &- 1]
        free &-= 1
      }
      order[free] = entry
    }
  }
}
