import Readiness

extension FileLocation {
  /// The place of everything that no file states.
  static let nowhere = FileLocation(file: FileID(index: 0), line: 1, column: 1)
}

/// A value that no file states.
func located<Value>(_ value: Value) -> Located<Value> {
  Located(value, at: .nowhere)
}

extension ReferenceFact {
  /// The number or date at a place on the line, as people write it.
  func text(at position: Int128) -> String {
    switch kind {
    case .date: CalendarDate(clampingDay: Int(position)).description
    case .percent: Self.decimal(position) + "%"
    case .wholeNumber, .number, .money, .yesOrNo, .choice, .orderedChoice, .setOfChoices, .text:
      Self.decimal(position)
    }
  }

  private static func decimal(_ millionths: Int128) -> String {
    var fraction = String(String(1_000_000 + millionths % 1_000_000).dropFirst())
    while fraction.last == "0" { fraction.removeLast() }
    return "\(millionths / 1_000_000)" + (fraction.isEmpty ? "" : "." + fraction)
  }
}
