/// A fact of the vocabulary, checked.
public struct Fact: Sendable {
  public struct Choice: Hashable, Sendable {
    public let word: String
    public let meaning: String
  }

  public let id: String
  public let kind: FactKind
  /// Lowest first for an ordered choice; at most 64.
  public let choices: [Choice]
  public let unit: String?
  public let ask: String
  public let track: Track
  public let respondent: String
  /// Its own, or else the framework's.
  public let freshness: Freshness
  public let location: FileLocation

  /// All values of the fact's type.
  public let allValues: PossibleValues

  /// The number of the choice with that word.
  func choice(named word: some StringProtocol) -> Int? {
    choices.firstIndex { $0.word == word }
  }
}

extension FactKind {
  var hasChoices: Bool {
    switch self {
    case .choice, .orderedChoice, .setOfChoices: true
    case .yesOrNo, .wholeNumber, .number, .percent, .money, .date, .text: false
    }
  }

  var isNumber: Bool {
    switch self {
    case .wholeNumber, .number, .percent, .money: true
    case .yesOrNo, .choice, .orderedChoice, .date, .setOfChoices, .text: false
    }
  }

  /// The kind with its article, as a sentence needs it.
  package var withArticle: String {
    switch self {
    case .orderedChoice: "an ordered choice"
    case .yesOrNo, .choice, .wholeNumber, .number, .percent, .date, .setOfChoices, .text:
      "a \(rawValue)"
    case .money: "an amount of money"
    }
  }

  /// The distance between the positions of neighbouring values; 1 where values lie densely.
  var step: Int128 {
    switch self {
    case .wholeNumber: 2_000_000
    case .date: 2
    case .yesOrNo, .choice, .orderedChoice, .number, .percent, .money, .setOfChoices, .text: 1
    }
  }

  /// Several values of a number kind, as a sentence needs them.
  var plural: String { self == .money ? "amounts of money" : rawValue + "s" }

  /// An interval whose ends lie on values of this kind, where the kind has no values between.
  func tightened(_ interval: Interval) -> Interval {
    let step = step
    guard step > 1 else { return interval }
    func floored(_ position: Int128) -> Int128 {
      position >= 0 ? position / step * step : -((-position + step - 1) / step * step)
    }
    return Interval(low: -floored(-interval.low), high: floored(interval.high))
  }
}

extension Fact {
  /// The value at a position as people write it: `25`, `33.5%`, `2010-03-25`.
  public func text(at position: Int128) -> String {
    switch kind {
    case .date: CalendarDate(clampingDay: Int(position / 2)).description
    case .percent: Quantity(millionths: position / 2).description + "%"
    case .wholeNumber, .number, .money, .yesOrNo, .choice, .orderedChoice, .setOfChoices, .text:
      Quantity(millionths: position / 2).description
    }
  }

  /// The possible values in the words of the language, or `unknown` where all are.
  public func text(of values: PossibleValues) -> String {
    guard values != allValues else { return "unknown" }
    switch values {
    case .choices(let mask):
      if kind == .yesOrNo { return mask == 2 ? "yes" : "no" }
      return text(ofChoices: mask)
    case .numbers(let set):
      return set.intervals.map(text(of:)).joined(separator: ", or ")
    case .members(let within, let possible):
      return text(ofMembers: within, possible: possible)
    case .texts(let texts):
      return (texts ?? []).joined(separator: ", or ")
    }
  }

  /// The same as what one says of the fact: `is at least 25`, `includes all of stored`.
  func predicate(of values: PossibleValues) -> String {
    let text = text(of: values)
    return kind == .setOfChoices && text.hasPrefix("includes ") ? text : "is \(text)"
  }

  /// What the one choice that is possible means, in the vocabulary's words.
  public func meaning(of values: PossibleValues) -> String? {
    guard kind != .yesOrNo, case .choices(let mask) = values, mask.nonzeroBitCount == 1 else {
      return nil
    }
    return choices[mask.trailingZeroBitCount].meaning
  }

  private func text(ofChoices mask: UInt64) -> String {
    let words = choices.indices.filter { mask & (1 << UInt64($0)) != 0 }
    if kind == .orderedChoice, words.count > 1, let low = words.first, let high = words.last,
      high - low == words.count - 1
    {
      if low == 0 { return "at most \(choices[high].word)" }
      if high == choices.count - 1 { return "at least \(choices[low].word)" }
    }
    return words.map { choices[$0].word }.joined(separator: ", or ")
  }

  private func text(of interval: Interval) -> String {
    guard case .numbers(let all) = allValues else { return "" }
    let low = text(at: interval.low)
    let high = text(at: interval.high + interval.high % 2)
    if interval.low == interval.high, interval.low % 2 == 0 { return low }
    let isDate = kind == .date
    if interval.high == all.high {
      return isDate
        ? "on or after \(low)" : interval.low % 2 == 0 ? "at least \(low)" : "more than \(low)"
    }
    if interval.low == all.low {
      return isDate
        ? "on or before \(high)"
        : interval.high % 2 == 0 ? "at most \(high)" : "less than \(high)"
    }
    if interval.low % 2 == 0, interval.high % 2 == 0 { return "between \(low) and \(high)" }
    let from = interval.low % 2 == 0 ? "at least" : "more than"
    let to = interval.high % 2 == 0 ? "at most" : "less than"
    return "\(from) \(low) and \(to) \(high)"
  }

  private func text(ofMembers within: UInt64, possible: UInt64) -> String {
    func words(_ mask: UInt64) -> String {
      choices.indices.filter { mask & (1 << UInt64($0)) != 0 }.map { choices[$0].word }
        .joined(separator: ", ")
    }
    if within == possible { return within == 0 ? "no members" : "exactly \(words(within))" }
    let all: UInt64 = choices.count == 64 ? .max : (1 << UInt64(choices.count)) - 1
    let out = all & ~possible
    return [
      within == 0 ? nil : "includes all of \(words(within))",
      out == 0 ? nil : "includes none of \(words(out))",
    ].compactMap(\.self).joined(separator: " and ")
  }
}
