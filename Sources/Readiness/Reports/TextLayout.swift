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
package struct TextLayout {
  static let width = 80

  /// UTF-8, because appending bytes is far cheaper than appending characters.
  private var bytes: [UInt8] = []
  let style: TextStyle

  init(style: TextStyle) {
    self.style = style
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func line(_ line: String = "") {
    write(line)
    endLine()
  }

  mutating func heading(_ title: String) {
    line()
    line(style.emphasised(title.uppercased(), .heading))
  }

  /// A paragraph, wrapped, with every line indented; the mark it begins with may be emphasised.
  mutating func paragraph(_ text: String, indent: Int = 0, mark: TextStyle.Emphasis? = nil) {
    writeLines(of: text, width: Self.width - indent) { layout, number, line in
      layout.writeBlanks(indent)
      if number == 0, let mark {
        let line = String(decoding: line, as: UTF8.self)
        layout.write(layout.style.emphasised(String(line.prefix(1)), mark))
        layout.write(String(line.dropFirst()))
      } else {
        layout.bytes.append(contentsOf: line)
      }
      layout.endLine()
    }
  }

  /// A label in the margin and a text beside it, wrapped in its own column.
  mutating func entry(
    _ label: String, _ text: String, indent: Int = 3, column: Int = 12,
    emphasis: TextStyle.Emphasis? = nil
  ) {
    var isEmpty = true
    func writeLabel(_ layout: inout TextLayout) {
      layout.writeBlanks(indent)
      layout.write(layout.style.emphasised(label, .faint))
      layout.writeBlanks(max(1, column - indent - Self.cells(label)))
      isEmpty = false
    }
    writeLines(of: text, width: Self.width - column) { layout, number, line in
      if number == 0 { writeLabel(&layout) } else { layout.writeBlanks(column) }
      if let emphasis {
        layout.write(layout.style.emphasised(String(decoding: line, as: UTF8.self), emphasis))
      } else {
        layout.bytes.append(contentsOf: line)
      }
      layout.endLine()
    }
    guard isEmpty else { return }
    writeLabel(&self)
    endLine()
  }

  private mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func writeBlanks(_ count: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  private mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Calls `write` with the number and the UTF-8 of each line of the text when wrapped.
  private mutating func writeLines(
    of text: String, width: Int,
    _ write: (inout TextLayout, Int, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var text = text
    let isWritten = text.withUTF8 { bytes in
      guard let lines = Self.linesOfNarrow(bytes, width: width) else { return false }
      for (number, line) in lines.enumerated() {
        write(&self, number, UnsafeBufferPointer(rebasing: bytes[line]))
      }
      return true
    }
    guard !isWritten else { return }
    for (number, line) in Self.wrapped(text, width: width).enumerated() {
      var line = line
      line.withUTF8 { write(&self, number, $0) }
    }
  }

  /// The text cut into lines at blanks; words longer than a line are cut.
  package static func wrapped(_ text: String, width: Int) -> [String] {
    let width = max(1, width)
    var text = text
    let narrow = text.withUTF8 { bytes in
      linesOfNarrow(bytes, width: width)?.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    if let narrow { return narrow }
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

  /// The same for printable characters below U+0300, dashes and quotation marks, with single
  /// blanks: nearly all of every report, byte by byte.
  private static func linesOfNarrow(
    _ bytes: UnsafeBufferPointer<UInt8>, width: Int
  ) -> [Range<Int>]? {
    var lines: [Range<Int>] = []
    var cells = 0
    let start = bytes.firstIndex { $0 != 0x20 } ?? bytes.count
    var (lineStart, wordStart) = (start, start)
    var (cellsBeforeLine, cellsBeforeWord) = (0, 0)
    for index in start...bytes.count {
      if index < bytes.count {
        switch bytes[index] {
        case 0x21...0x7E, 0xC3...0xCB: cells += 1
        case 0xC2 where bytes[index + 1] >= 0xA0: cells += 1
        case 0xE2 where bytes[index + 1] == 0x80 && (0x90...0xA7).contains(bytes[index + 2]):
          cells += 1
        // The further bytes of the characters above.
        case 0x80...0xBF: break
        case 0x20: break
        default: return nil
        }
        if bytes[index] != 0x20 { continue }
      }
      // A word ends here; an empty one or one wider than a line is left to the general way.
      guard index > wordStart, cells - cellsBeforeWord <= width else { return nil }
      if cells - cellsBeforeLine > width {
        lines.append(lineStart..<(wordStart - 1))
        (lineStart, cellsBeforeLine) = (wordStart, cellsBeforeWord)
      }
      cells += 1
      (wordStart, cellsBeforeWord) = (index + 1, cells)
    }
    lines.append(lineStart..<bytes.count)
    return lines
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
