/// A test of a fact's value, checked against the fact's type.
///
/// A rule asks whether the possible values pass it; a profile says that they do.
public enum FactTest: Hashable, Sendable {
  /// Passed by the choices whose bits are set; for yes or no, bit 0 is no and bit 1 is yes.
  case choices(UInt64)
  /// Passed by the numbers or dates in the interval.
  case interval(Interval)
  /// Passed by the dates from that long before the date of assessment up to it.
  case within(Period)
  case includesAll(UInt64)
  case includesAny(UInt64)
  case includesNone(UInt64)
  case includesAtLeast(Int)
  /// Passed by exactly these members.
  case exactly(UInt64)
  /// Passed by that text alone.
  case text(String)
  /// Passed by every value: what `unknown` says in a profile.
  case anything

  /// Whether the possible values pass: all of them, none, or some.
  ///
  /// Sets are judged member by member, so that the answer is never surer than the description.
  public func truth(of values: PossibleValues, on date: CalendarDate) -> Truth {
    switch (self, values) {
    case (.choices(let pass), .choices(let mask)):
      return mask & ~pass == 0 ? .yes : mask & pass == 0 ? .no : .unknown
    case (.interval(let pass), .numbers(let set)):
      return Self.truth(of: set, in: pass)
    case (.within(let period), .numbers(let set)):
      return Self.truth(of: set, in: Self.interval(within: period, of: date))
    case (.includesAll(let mask), .members(let within, let possible)):
      return mask & ~within == 0 ? .yes : mask & ~possible != 0 ? .no : .unknown
    case (.includesAny(let mask), .members(let within, let possible)):
      return mask & within != 0 ? .yes : mask & possible == 0 ? .no : .unknown
    case (.includesNone(let mask), .members(let within, let possible)):
      return mask & possible == 0 ? .yes : mask & within != 0 ? .no : .unknown
    case (.includesAtLeast(let count), .members(let within, let possible)):
      return within.nonzeroBitCount >= count
        ? .yes : possible.nonzeroBitCount < count ? .no : .unknown
    case (.exactly(let mask), .members(let within, let possible)):
      return within == mask && possible == mask
        ? .yes : within & ~mask != 0 || mask & ~possible != 0 ? .no : .unknown
    case (.text(let text), .texts(let texts)):
      guard let texts else { return .unknown }
      return texts == [text] ? .yes : texts.contains(text) ? .unknown : .no
    case (.anything, _):
      return .yes
    case (.choices, _), (.interval, _), (.within, _), (.includesAll, _), (.includesAny, _),
      (.includesNone, _), (.includesAtLeast, _), (.exactly, _), (.text, _):
      preconditionFailure("a test meets only values of its own fact")
    }
  }

  /// The values of `fact` that pass, or nil where none does.
  func values(of fact: Fact) -> PossibleValues? {
    switch self {
    case .choices(let mask):
      return fact.allValues.intersection(.choices(mask))
    case .interval(let interval):
      guard !interval.isEmpty else { return nil }
      return fact.allValues.intersection(.numbers(IntervalSet(interval)))
    case .includesAll(let mask):
      return fact.allValues.intersection(.members(within: mask, possible: .max))
    case .includesNone(let mask):
      return fact.allValues.intersection(.members(within: 0, possible: ~mask))
    case .exactly(let mask):
      return .members(within: mask, possible: mask)
    case .text(let text):
      return .texts([text])
    case .anything, .within, .includesAny, .includesAtLeast:
      return fact.allValues
    }
  }

  /// The days from `period` before `date` up to it.
  static func interval(within period: Period, of date: CalendarDate) -> Interval {
    Interval(low: Int128(date.subtracting(period).day) * 2, high: Int128(date.day) * 2)
  }

  private static func truth(of set: IntervalSet, in pass: Interval) -> Truth {
    if set.others.isEmpty { return pass.truth(of: set.first) }
    let parts = set.intervals
    return parts.allSatisfy(pass.contains)
      ? .yes : parts.allSatisfy { pass.intersection($0).isEmpty } ? .no : .unknown
  }
}

extension Interval {
  /// Whether the values of another stretch lie in this one: all of them, none, or some.
  func truth(of values: Interval) -> Truth {
    bits(of: values).truth
  }

  /// The same without a branch.
  @inline(__always)
  func bits(of values: Interval) -> TruthBits {
    func bit(_ holds: Bool) -> UInt8 { holds ? 1 : 0 }
    let isSure = bit(low <= values.low) & bit(values.high <= high)
    let isPossible = bit(low <= values.high) & bit(values.low <= high)
    return TruthBits(rawValue: isSure << 1 | isPossible)
  }
}
