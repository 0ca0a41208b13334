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
    let indent = shown.prefix(caretIndent).reduce(0) { $0 + $1.terminalCells }
    return """
      \(file.path):\(location.line):\(location.column): \(headline)
      \(gutter) |\(line.isEmpty ? "" : " " + line)
            | \(String(repeating: " ", count: indent))^

      """
  }

  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == "\t" ? " " : scalar.steersTerminal ? "\u{FFFD}" : scalar
  }
}
