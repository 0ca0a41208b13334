/// A closed stretch of the number line, in positions.
///
/// Positions make open ends closed: the number `v` stands at twice its millionths, and the gap
/// just above it at one more. So `more than 25` begins one position after 25, and an interval is
/// empty exactly when its low end lies above its high end. Dates stand at twice their day.
public struct Interval: Hashable, Sendable {
  public var low: Int128
  public var high: Int128

  public init(low: Int128, high: Int128) {
    self.low = low
    self.high = high
  }

  var isEmpty: Bool { low > high }

  func contains(_ other: Interval) -> Bool {
    low <= other.low && other.high <= high
  }

  func intersection(_ other: Interval) -> Interval {
    Interval(low: max(low, other.low), high: min(high, other.high))
  }
}

/// Stretches of the number line that do not touch, in rising order; at least one.
public struct IntervalSet: Hashable, Sendable {
  public private(set) var first: Interval
  /// Empty but for facts whose sources disagree.
  public private(set) var others: [Interval]

  public init(_ interval: Interval) {
    first = interval
    others = []
  }

  /// The union of the given intervals, of which there is at least one.
  ///
  /// Intervals without a value between them become one; `step` is the distance of neighbouring
  /// values' positions.
  init(unionOf intervals: [Interval], step: Int128 = 1) {
    let sorted = intervals.sorted { ($0.low, $0.high) < ($1.low, $1.high) }
    var merged = [sorted[0]]
    for interval in sorted.dropFirst() {
      if interval.low <= merged[merged.count - 1].high + step {
        merged[merged.count - 1].high = max(merged[merged.count - 1].high, interval.high)
      } else {
        merged.append(interval)
      }
    }
    first = merged[0]
    others = Array(merged.dropFirst())
  }

  public var intervals: [Interval] { [first] + others }

  public var low: Int128 { first.low }
  public var high: Int128 { others.last?.high ?? first.high }

  func intersection(_ other: IntervalSet) -> IntervalSet? {
    if others.isEmpty, other.others.isEmpty {
      let common = first.intersection(other.first)
      return common.isEmpty ? nil : IntervalSet(common)
    }
    let common = intervals.flatMap { left in other.intervals.map(left.intersection) }
      .filter { !$0.isEmpty }
    return common.isEmpty ? nil : IntervalSet(unionOf: common)
  }
}

/// The values of a fact that are still possible; at least one.
public enum PossibleValues: Hashable, Sendable {
  /// One bit for each choice that is possible; for yes or no, bit 0 is no and bit 1 is yes.
  case choices(UInt64)
  case numbers(IntervalSet)
  /// Members that are in, and members that are in or may be.
  case members(within: UInt64, possible: UInt64)
  /// Nil where any text is possible.
  case texts([String]?)

  /// What both allow, or nil where they contradict each other.
  func intersection(_ other: PossibleValues) -> PossibleValues? {
    switch (self, other) {
    case (.choices(let left), .choices(let right)):
      return left & right == 0 ? nil : .choices(left & right)
    case (.numbers(let left), .numbers(let right)):
      return left.intersection(right).map(PossibleValues.numbers)
    case (.members(let leftIn, let leftPossible), .members(let rightIn, let rightPossible)):
      let within = leftIn | rightIn
      let possible = leftPossible & rightPossible
      return within & ~possible == 0 ? .members(within: within, possible: possible) : nil
    case (.texts(let left), .texts(let right)):
      guard let left else { return .texts(right) }
      guard let right else { return .texts(left) }
      let common = left.filter(right.contains)
      return common.isEmpty ? nil : .texts(common)
    case (.choices, _), (.numbers, _), (.members, _), (.texts, _):
      preconditionFailure("the values of one fact are of one kind")
    }
  }

  /// What at least one of the two allows; `step` is the distance of neighbouring values' positions.
  func union(_ other: PossibleValues, step: Int128 = 1) -> PossibleValues {
    switch (self, other) {
    case (.choices(let left), .choices(let right)):
      return .choices(left | right)
    case (.numbers(let left), .numbers(let right)):
      return .numbers(IntervalSet(unionOf: left.intervals + right.intervals, step: step))
    case (.members(let leftIn, let leftPossible), .members(let rightIn, let rightPossible)):
      return .members(within: leftIn & rightIn, possible: leftPossible | rightPossible)
    case (.texts(let left), .texts(let right)):
      guard let left, let right else { return .texts(nil) }
      return .texts(left + right.filter { !left.contains($0) })
    case (.choices, _), (.numbers, _), (.members, _), (.texts, _):
      preconditionFailure("the values of one fact are of one kind")
    }
  }

  /// Whether exactly one value is possible.
  public var isDetermined: Bool {
    switch self {
    case .choices(let mask): mask.nonzeroBitCount == 1
    // An odd position is the gap between two numbers, not a number.
    case .numbers(let set):
      set.others.isEmpty && set.first.low == set.first.high && set.first.low % 2 == 0
    case .members(let within, let possible): within == possible
    case .texts(let texts): texts?.count == 1
    }
  }
}

/// A truth value of Kleene's strong three-valued logic, ordered from false to true.
public enum Truth: UInt8, Hashable, Comparable, Sendable {
  case no = 0
  case unknown = 1
  case yes = 2

  @inlinable
  public static func < (left: Truth, right: Truth) -> Bool {
    left.rawValue < right.rawValue
  }

  @inlinable
  public var negated: Truth {
    switch self {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }
}
