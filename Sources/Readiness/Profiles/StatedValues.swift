extension Rulebook {
  /// The values that a profile's words or list leave possible, or nil where no fact can be so.
  package func values(of fact: Int, stated: WrittenTest) -> PossibleValues? {
    var diagnostics: [Diagnostic] = []
    let reader = TestReader(fact: facts[fact], side: .profile)
    return reader.read(stated, reporting: &diagnostics)?.values(of: facts[fact])
  }
}

extension Fact {
  /// The number of a choice by the bytes of its word.
  package func choice(named word: UnsafeRawBufferPointer) -> Int? {
    choices.firstIndex { $0.word.utf8.elementsEqual(word) }
  }
}

/// Reads values of a fact of numbers or dates where nothing but the value is written.
///
/// Streams hold so many that each cannot become a text of its own.
package struct PlainValueReader: Sendable {
  private let kind: FactKind
  /// The positions of the fact's values.
  package let range: Interval

  /// Nil for a fact that has neither numbers nor dates.
  package init?(_ fact: Fact) {
    guard case .numbers(let set) = fact.allValues else { return nil }
    kind = fact.kind
    range = Interval(low: set.low, high: set.high)
  }

  /// The value's position, or nil where something else is written or it lies out of range.
  package func position(_ bytes: UnsafeRawBufferPointer) -> Int128? {
    guard let position = writtenPosition(bytes), range.low <= position, position <= range.high
    else { return nil }
    return position
  }

  private func writtenPosition(_ bytes: UnsafeRawBufferPointer) -> Int128? {
    if kind != .date, kind != .percent, let whole = Self.whole(bytes) {
      return Int128(whole) * 2_000_000
    }
    switch kind {
    case .date:
      return CalendarDate(ascii: bytes).map { Int128($0.day) * 2 }
    case .percent:
      guard bytes.last == UInt8(ascii: "%") else { return nil }
      return Quantity(bytes: bytes.dropLast()).map { $0.millionths * 2 }
    case .wholeNumber:
      return Quantity(bytes: bytes).flatMap { $0.isWhole ? $0.millionths * 2 : nil }
    case .number, .money:
      return Quantity(bytes: bytes).map { $0.millionths * 2 }
    case .yesOrNo, .choice, .orderedChoice, .setOfChoices, .text:
      return nil
    }
  }

  /// A number of at most 15 digits and nothing else.
  private static func whole(_ bytes: UnsafeRawBufferPointer) -> UInt64? {
    guard bytes.count <= 15, !bytes.isEmpty else { return nil }
    var number: UInt64 = 0
    for byte in bytes {
      let digit = byte &- 0x30
      guard digit <= 9 else { return nil }
      number = number &* 10 &+ UInt64(digit)
    }
    return number
  }
}
