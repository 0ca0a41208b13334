extension Diagnostic {
  /// The diagnostic as a terminal shows it: place, message, source line with caret, help, notes.
  ///
  /// ```
  /// rules/areas/units.yaml:7:5: error: `wieght` is not a key of a criterion [unknown-key]
  ///     7 |     wieght: 2
  ///       |     ^
  ///       = help: write `weight`
  /// ```
  public func text(in files: SourceFiles) -> String {
    var result = Self.excerpt(
      "\(severity.rawValue): \(message) [\(code)]", at: location, in: files)
    if let help {
      result += "      = help: \(help)\n"
    }
    for note in notes {
      result += Self.excerpt("note: \(note.message)", at: note.location, in: files)
    }
    return result
  }

  private static func excerpt(
    _ headline: String, at location: FileLocation, in files: SourceFiles
  ) -> String {
    let file = files[location.file]
    let source = Array(file.line(location.line).unicodeScalars)
    let column = Int(location.column)
    // Long lines are cut around the caret, so that one line of a hostile file stays readable.
    let width = 100
    let first = column > width ? column - width / 2 : 1
    let shown = source.dropFirst(first - 1).prefix(width).map(printable)
    let caretIndent = max(0, min(column - first, shown.count))
    let number = String(location.line)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
    var line = String(String.UnicodeScalarView(shown))
    while line.last == " " { line.removeLast() }
    // The caret stands under its character where each character takes one cell; tabs are shown
    // as one space for that reason, and wide characters take two cells.
    let indent = shown.prefix(caretIndent).reduce(0) { $0 + cells(of: $1) }
    return """
      \(file.path):\(location.line):\(location.column): \(headline)
      \(gutter) |\(line.isEmpty ? "" : " " + line)
            | \(String(repeating: " ", count: indent))^

      """
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09: " "
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069,
      0x061C, 0xFEFF:
      "\u{FFFD}"
    default: scalar
    }
  }

  private static func cells(of scalar: Unicode.Scalar) -> Int {
    if scalar.properties.generalCategory == .nonspacingMark { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
