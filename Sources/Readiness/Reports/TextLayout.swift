/// How a report may use the terminal.
public struct TextStyle: Sendable {
  /// Whether colours and bold type may be used; meaning never depends on them.
  public let isColoured: Bool

  public init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  public enum Emphasis: String, Sendable {
    case heading = "1"
    case good = "32"
    case open = "33"
    case bad = "31"
    case faint = "2"
  }

  func emphasised(_ text: String, _ emphasis: Emphasis) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// Lays text out in lines of at most 80 cells.
struct TextLayout {
  static let width = 80

  private(set) var text = ""
  let style: TextStyle

  init(style: TextStyle) {
    self.style = style
  }

  mutating func line(_ line: String = "") {
    text += line + "\n"
  }

  mutating func heading(_ title: String) {
    line()
    line(style.emphasised(title.uppercased(), .heading))
  }

  /// A paragraph, wrapped, with every line indented; the mark it begins with may be emphasised.
  mutating func paragraph(_ text: String, indent: Int = 0, mark: TextStyle.Emphasis? = nil) {
    for (number, line) in Self.wrapped(text, width: Self.width - indent).enumerated() {
      let margin = String(repeating: " ", count: indent)
      if number == 0, let mark {
        self.line(margin + style.emphasised(String(line.prefix(1)), mark) + line.dropFirst())
      } else {
        self.line(margin + line)
      }
    }
  }

  /// A label in the margin and a text beside it, wrapped in its own column.
  mutating func entry(
    _ label: String, _ text: String, indent: Int = 3, column: Int = 12,
    emphasis: TextStyle.Emphasis? = nil
  ) {
    let space = Self.width - column
    let lines = Self.wrapped(text, width: space)
    for (number, line) in (lines.isEmpty ? [""] : lines).enumerated() {
      let margin =
        number == 0
        ? String(repeating: " ", count: indent) + style.emphasised(label, .faint)
          + String(repeating: " ", count: max(1, column - indent - Self.cells(label)))
        : String(repeating: " ", count: column)
      self.line(margin + (emphasis.map { style.emphasised(line, $0) } ?? line))
    }
  }

  /// The text cut into lines at blanks; words longer than a line are cut.
  static func wrapped(_ text: String, width: Int) -> [String] {
    let width = max(1, width)
    if let lines = wrappedASCII(text, width: width) { return lines }
    var lines: [String] = []
    var current = ""
    for word in safe(text).split(separator: " ") {
      var word = String(word)
      if !current.isEmpty, cells(current) + 1 + cells(word) <= width {
        current += " " + word
        continue
      }
      if !current.isEmpty { lines.append(current) }
      while cells(word) > width {
        let head = prefix(word, cells: width)
        lines.append(head)
        word = String(word.dropFirst(head.count))
      }
      current = word
    }
    if !current.isEmpty { lines.append(current) }
    return lines
  }

  /// The same for printable ASCII with single blanks, byte by byte: most of every report.
  private static func wrappedASCII(_ text: String, width: Int) -> [String]? {
    var text = text
    return text.withUTF8 { bytes -> [String]? in
      var lines: [String] = []
      var start = 0
      var wordStart = 0
      for index in 0...bytes.count {
        if index < bytes.count {
          guard (0x20..<0x7F).contains(bytes[index]) else { return nil }
          if bytes[index] != 0x20 { continue }
        }
        // A word ends here; an empty one or one wider than a line is left to the general way.
        guard index > wordStart, index - wordStart <= width else { return nil }
        if index - start > width {
          lines.append(String(decoding: bytes[start..<(wordStart - 1)], as: UTF8.self))
          start = wordStart
        }
        wordStart = index + 1
      }
      lines.append(String(decoding: bytes[start..<bytes.count], as: UTF8.self))
      return lines
    }
  }

  /// The text without anything that would steer a terminal.
  ///
  /// Texts come from profiles, which are hostile until shown otherwise: control characters and
  /// bidirectional controls become U+FFFD.
  static func safe(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t", "\n", "\r": result.append(" ")
      default: result.append(scalar.steersTerminal ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// The text filled up with blanks, or cut with `…`, to take exactly that many cells.
  static func fitted(_ text: String, _ width: Int) -> String {
    let text = safe(text)
    let length = cells(text)
    if length <= width { return text + String(repeating: " ", count: width - length) }
    let head = prefix(text, cells: width - 1) + "…"
    return head + String(repeating: " ", count: width - cells(head))
  }

  /// How many cells of a terminal the text takes.
  static func cells(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + $1.terminalCells }
  }

  private static func prefix(_ text: String, cells width: Int) -> String {
    var result = ""
    var used = 0
    for character in text {
      let needed = cells(String(character))
      guard used + needed <= width || result.isEmpty else { break }
      result.append(character)
      used += needed
    }
    return result
  }
}
