/// Scores the rows of one group under drawn weights, exactly as section 5 of the language says.
///
/// Drawn weights are whole numbers that add up to a power of two, so a mean of trillionths fits into
/// 64 bits and nothing but the group's own score is rounded. Only `geometric` needs floating point.
struct GroupScoring: Sendable {
  /// How many places scores need beyond their last row.
  static let padding = 7

  private let rows: GroupRows
  /// The means of an area's rows in which every criterion surely applies; nil for other groups.
  private let plain: PlainMeans?

  init(_ rows: GroupRows, isArea: Bool) {
    self.rows = rows
    plain = isArea && rows.combination == .mean ? PlainMeans(rows) : nil
  }

  /// Scores every row.
  ///
  /// - Parameters:
  ///   - weights: One for each child, at least 1, together `WeightDistribution.total`.
  ///   - scores: Where the rows' trillionths go, with room for `GroupScoring.padding` more; that of a
  ///     row which does not apply means nothing.
  ///   - value: The trillionths of a child that its row names.
  @inline(__always)
  func score(
    _ weights: UnsafeBufferPointer<Int64>, into scores: UnsafeMutableBufferPointer<Int64>,
    value: (_ child: Int, _ value: Int64) -> Int64
  ) {
    var first = 0
    if let plain {
      plain.score(weights, into: scores)
      first = rows.plainCount
    } else if rows.combination == .mean {
      scorePlainRows(weights, into: scores, value: value)
      first = rows.plainCount
    }
    guard first < rows.count || rows.isCapped else { return }
    withUnsafeTemporaryAllocation(of: DrawnChild.self, capacity: rows.childCount) { children in
      for row in first..<rows.count where rows.applies[row] != .no {
        var count = 0
        let start = row &* rows.childCount
        for child in 0..<rows.childCount {
          let entry = rows.children[start &+ child]
          guard entry.applies != .no else { continue }
          children[count] = DrawnChild(
            isCertain: entry.applies == .yes, value: value(child, entry.value),
            weight: weights[child])
          count += 1
        }
        scores[row] = DrawnCombination(
          end: rows.end, children: UnsafeMutableBufferPointer(rebasing: children[..<count])
        ).score(rows.combination)
      }
    }
    guard rows.isCapped else { return }
    for row in 0..<rows.count { scores[row] = min(scores[row], rows.ceilings[row]) }
  }

  /// The means of the rows in which every child surely applies.
  @inline(__always)
  private func scorePlainRows(
    _ weights: UnsafeBufferPointer<Int64>, into scores: UnsafeMutableBufferPointer<Int64>,
    value: (_ child: Int, _ value: Int64) -> Int64
  ) {
    let childCount = rows.childCount
    rows.children.withUnsafeBufferPointer { children in
      // The mean of an only child is its score.
      if childCount == 1 {
        for row in 0..<rows.plainCount { scores[row] = value(0, children[row].value) }
        return
      }
      var place = 0
      for row in 0..<rows.plainCount {
        var sum: Int64 = 0
        for child in 0..<childCount {
          sum &+= weights[child] &* value(child, children[place].value)
          place &+= 1
        }
        scores[row] = PlainMeans.share(of: sum)
      }
    }
  }
}

/// A child that applies or may apply, with its drawn weight.
struct DrawnChild {
  let isCertain: Bool
  let value: Int64
  let weight: Int64
}

/// One end of a group's score under drawn weights: section 5 of the language, "A group".
struct DrawnCombination {
  let end: ScoreEnd
  /// Those that apply or may apply, at least one; scoring changes their order.
  let children: UnsafeMutableBufferPointer<DrawnChild>

  func score(_ combination: Combination) -> Int64 {
    switch combination {
    case .mean: mean()
    case .lowest: lowest()
    case .geometric: geometric()
    }
  }

  private func mean() -> Int64 {
    // At most 2^23 · 10^12, twice which fits into 64 bits without a sign.
    var sum: UInt64 = 0
    var weight: UInt64 = 0
    for child in children where child.isCertain {
      sum += UInt64(child.weight) * UInt64(child.value)
      weight += UInt64(child.weight)
    }
    for child in uncertain() {
      let (own, value) = (UInt64(child.weight), UInt64(child.value))
      guard weight == 0 || end.movesOutward(value * weight, against: sum) else { break }
      sum += own * value
      weight += own
    }
    return Int64((2 * sum + weight) / (2 * weight))
  }

  private func lowest() -> Int64 {
    var leastPossible = Share.one.trillionths
    var greatestPossible: Int64 = 0
    var leastCertain: Int64?
    for child in children {
      leastPossible = min(leastPossible, child.value)
      greatestPossible = max(greatestPossible, child.value)
      if child.isCertain { leastCertain = min(leastCertain ?? child.value, child.value) }
    }
    switch end {
    case .low: return leastPossible
    case .high: return leastCertain ?? greatestPossible
    }
  }

  /// In floating point, with logarithms that are off by a few 2^−53.
  ///
  /// What lies less than a hundredth of a trillionth below a whole number of trillionths counts as
  /// that number, so that the mean of equal scores is that score; otherwise rounded down.
  private func geometric() -> Int64 {
    func logarithm(_ value: Int64) -> Double {
      value == 0
        ? -.infinity : (Double(value) / Double(Share.one.trillionths)).naturalLogarithm
    }
    var sum = 0.0
    var weight = 0.0
    for child in children where child.isCertain {
      sum += Double(child.weight) * logarithm(child.value)
      weight += Double(child.weight)
    }
    for child in uncertain() {
      let value = logarithm(child.value)
      guard weight == 0 || end.movesOutward(value * weight, against: sum) else { break }
      sum += Double(child.weight) * value
      weight += Double(child.weight)
    }
    let mean = (sum / weight).exponential * Double(Share.one.trillionths)
    return min(Share.one.trillionths, Int64(mean + 0.01))
  }

  /// The children that may or may not apply, those that move the end most first.
  private func uncertain() -> UnsafeMutableBufferPointer<DrawnChild> {
    var count = 0
    for child in children where !child.isCertain {
      // Nearly always there is none or a few, so that inserting each at its place is fast enough.
      var place = count
      while place > 0, end.movesOutward(child.value, against: children[place - 1].value) {
        children[place] = children[place - 1]
        place -= 1
      }
      children[place] = child
      count += 1
    }
    return UnsafeMutableBufferPointer(rebasing: children[..<count])
  }
}

/// The means of those rows of an area in which every criterion surely applies.
///
/// Criteria that score alike in all rows stand in one column, with the sum of their weights; what
/// scores nothing in all of them is left out. Values are counted in their greatest common divisor,
/// which nearly always leaves numbers of 32 bits.
private struct PlainMeans: Sendable {
  private let rowCount: Int
  /// For each column the criteria in it.
  private let columns: [[Int]]
  /// The number of trillionths that values are counted in.
  private let unit: Int64
  /// Four rows in one vector, in the order 0, 2, 1, 3; the vectors of one column after the other.
  private let narrow: [SIMD4<UInt32>]
  /// Row by row, where values need more than 32 bits.
  private let wide: [Int64]

  init(_ rows: GroupRows) {
    let rowCount = rows.plainCount
    let childCount = rows.childCount
    self.rowCount = rowCount
    var columnNumbers: [[Int64]: Int] = [:]
    var values: [[Int64]] = []
    var members: [[Int]] = []
    var divisor: Int64 = 0
    for child in 0..<childCount {
      let column = (0..<rowCount).map { rows.children[$0 * childCount + child].value }
      guard column.contains(where: { $0 != 0 }) else { continue }
      for value in column { divisor = greatestCommonDivisor(divisor, value) }
      if let number = columnNumbers[column] {
        members[number].append(child)
      } else {
        columnNumbers[column] = values.count
        values.append(column)
        members.append([child])
      }
    }
    columns = members
    unit = max(1, divisor)
    let unit = unit
    guard values.allSatisfy({ $0.allSatisfy { $0 / unit <= Int64(UInt32.max) } }) else {
      narrow = []
      wide = (0..<rowCount).flatMap { row in values.map { $0[row] / unit } }
      return
    }
    wide = []
    // Two vectors are scored at once.
    narrow = stride(from: 0, to: rowCount, by: 8).flatMap { first in
      values.flatMap { column -> [SIMD4<UInt32>] in
        func value(_ row: Int) -> UInt32 { row < rowCount ? UInt32(column[row] / unit) : 0 }
        return [first, first + 4].map {
          SIMD4(value($0), value($0 + 2), value($0 + 1), value($0 + 3))
        }
      }
    }
  }

  /// A sum of weighted trillionths over all weights, rounded half up.
  @inline(__always)
  static func share(of sum: Int64) -> Int64 {
    (sum &+ (WeightDistribution.total >> 1)) >> Int64(WeightDistribution.total.trailingZeroBitCount)
  }

  func score(
    _ weights: UnsafeBufferPointer<Int64>, into scores: UnsafeMutableBufferPointer<Int64>
  ) {
    guard rowCount > 0 else { return }
    withUnsafeTemporaryAllocation(of: SIMD2<UInt64>.self, capacity: max(1, columns.count)) { sums in
      for (number, members) in columns.enumerated() {
        var sum: Int64 = 0
        for child in members { sum &+= weights[child] }
        sums[number] = SIMD2(repeating: UInt64(UInt32(truncatingIfNeeded: sum)))
      }
      if wide.isEmpty { scoreNarrow(sums, scores) } else { scoreWide(sums, scores) }
    }
  }

  private func scoreNarrow(
    _ weights: UnsafeMutableBufferPointer<SIMD2<UInt64>>,
    _ scores: UnsafeMutableBufferPointer<Int64>
  ) {
    let lower = SIMD2<UInt64>(repeating: 0xFFFF_FFFF)
    func write(_ sums: SIMD2<UInt64>, at row: Int) {
      scores[row] = Self.share(of: Int64(bitPattern: sums[0]) &* unit)
      scores[row &+ 1] = Self.share(of: Int64(bitPattern: sums[1]) &* unit)
    }
    let columnCount = columns.count
    narrow.withUnsafeBufferPointer { vectors in
      var position = 0
      for first in stride(from: 0, to: rowCount, by: 8) {
        var sums = (SIMD2<UInt64>(), SIMD2<UInt64>(), SIMD2<UInt64>(), SIMD2<UInt64>())
        for column in 0..<columnCount {
          // The lower halves of 64 bits times 32 bits: one instruction for two products.
          let weight = weights[column] & lower
          let one = unsafeBitCast(vectors[position], to: SIMD2<UInt64>.self)
          let other = unsafeBitCast(vectors[position &+ 1], to: SIMD2<UInt64>.self)
          sums.0 &+= (one & lower) &* weight
          sums.1 &+= (one &>> 32) &* weight
          sums.2 &+= (other & lower) &* weight
          sums.3 &+= (other &>> 32) &* weight
          position &+= 2
        }
        // Rows that are no rows may be written beyond the last one.
        write(sums.0, at: first)
        write(sums.1, at: first &+ 2)
        write(sums.2, at: first &+ 4)
        write(sums.3, at: first &+ 6)
      }
    }
  }

  private func scoreWide(
    _ weights: UnsafeMutableBufferPointer<SIMD2<UInt64>>,
    _ scores: UnsafeMutableBufferPointer<Int64>
  ) {
    let columnCount = columns.count
    wide.withUnsafeBufferPointer { values in
      for row in 0..<rowCount {
        var sum: Int64 = 0
        for column in 0..<columnCount {
          sum &+= Int64(bitPattern: weights[column][0]) &* values[row &* columnCount &+ column]
        }
        scores[row] = Self.share(of: sum &* unit)
      }
    }
  }
}

/// The greatest common divisor of two numbers that are not negative; that of 0 and n is n.
private func greatestCommonDivisor(_ one: Int64, _ other: Int64) -> Int64 {
  var (one, other) = (one, other)
  while other != 0 { (one, other) = (other, one % other) }
  return one
}
