/// Puts what a file says into YAML: as a person writes it, or in any way that means the same.
struct FileWriter {
  /// The comments that were written, in the order of their numbers.
  private(set) var comments: [String] = []

  private var lines: [String] = []
  /// Nil for the plain way.
  private var random: RandomSource?
  private let step: Int

  /// The keys whose values are no free texts: a comment behind one of those is refused, since it
  /// could have been meant as a part of the text.
  private static let bareKeys: Set = [
    "format", "id", "weight", "stage", "severity", "combine", "track", "grade", "from",
    "until", "on", "dated", "seen", "is", "as of", "country",
  ]

  /// The plain way: short collections within brackets, the others on lines of their own.
  static func plain(_ content: FileContent) -> String {
    var writer = FileWriter(nil)
    return writer.text(of: content)
  }

  /// A writer that draws indentation, brackets, quotes, line breaks, blank lines and comments.
  init(_ random: RandomSource?) {
    var random = random
    step = random?.within(1...4) ?? 2
    self.random = random
  }

  mutating func text(of content: FileContent) -> String {
    lines = []
    write(content, at: 0)
    if isDrawn(10) { write(comment: 0) }
    return (isDrawn(3) ? "\u{FEFF}" : "") + lines.joined(separator: isDrawn(5) ? "\r\n" : "\n")
      + "\n"
  }

  private mutating func isDrawn(_ percent: Int) -> Bool {
    random?.chance(percent) ?? false
  }

  private mutating func write(_ content: FileContent, at column: Int) {
    switch content {
    case .text:
      lines.append(blanks(column) + flow(content))
    case .list(let items):
      for item in items {
        writeAbove(column)
        writeItem(item, at: column)
      }
    case .mapping(let entries):
      for (number, entry) in entries.enumerated() {
        // A file begins with its kind.
        if column > 0 || number > 0 { writeAbove(column) }
        writeEntry(entry, at: column, beginning: blanks(column))
      }
    }
  }

  private mutating func writeAbove(_ column: Int) {
    if isDrawn(6) { lines.append("") }
    if isDrawn(12) { write(comment: isDrawn(80) ? column : 0) }
  }

  private mutating func write(comment column: Int) {
    lines.append(blanks(column) + newComment())
  }

  private mutating func newComment() -> String {
    let texts = ["why", "see Article 2", "- not an item", "key: value", "é", "\"", "#", "{["]
    let text = random?.pick(texts) ?? ""
    comments.append("# \(comments.count) \(text)")
    return comments[comments.count - 1]
  }

  private mutating func behind() -> String {
    isDrawn(10) ? (isDrawn(50) ? "  " : " ") + newComment() : ""
  }

  private mutating func writeItem(_ item: FileContent, at column: Int) {
    let dash = blanks(column) + "-" + blanks(isDrawn(15) ? 3 : 1)
    guard case .mapping(let entries) = item, !entries.isEmpty, !isFlow(item, at: column) else {
      lines.append(dash + flow(item) + behind())
      return
    }
    for (number, entry) in entries.enumerated() {
      if number > 0 { writeAbove(dash.count) }
      writeEntry(entry, at: dash.count, beginning: number == 0 ? dash : blanks(dash.count))
    }
  }

  private mutating func writeEntry(
    _ entry: FileContent.Entry, at column: Int, beginning: String
  ) {
    let key = beginning + scalar(entry.key, inFlow: false) + ":"
    switch entry.value {
    case .text(let text):
      let comment = behind()
      let mayCutText = !comment.isEmpty && !Self.bareKeys.contains(entry.key)
      lines.append(
        key + blanks(isDrawn(10) ? 3 : 1) + scalar(text, inFlow: false, isQuoted: mayCutText)
          + comment)
    case .list, .mapping:
      guard !isFlow(entry.value, at: column) else {
        lines.append(key + " " + flow(entry.value) + behind())
        return
      }
      lines.append(key + behind())
      var inner = column + max(step, 1)
      if case .list = entry.value, column > 0 || random != nil, isDrawn(30) { inner = column }
      write(entry.value, at: inner)
    }
  }

  /// Whether a collection is written within brackets.
  private mutating func isFlow(_ content: FileContent, at column: Int) -> Bool {
    switch content {
    case .text: return true
    case .list(let items) where items.isEmpty: return true
    case .mapping(let entries) where entries.isEmpty: return true
    case .list, .mapping: break
    }
    if random != nil { return content.depth < 7 && isDrawn(content.depth < 3 ? 60 : 15) }
    return content.depth < 6 && column + flow(content).count < 80
  }

  private mutating func flow(_ content: FileContent) -> String {
    let gap = isDrawn(10) ? "  " : ""
    switch content {
    case .text(let text):
      return scalar(text, inFlow: true)
    case .list(let items):
      return "[" + gap + items.map { flow($0) }.joined(separator: "," + gap + " ") + gap + "]"
    case .mapping(let entries):
      let written = entries.map { scalar($0.key, inFlow: true) + ": " + flow($0.value) }
      return "{" + gap + written.joined(separator: ", " + gap) + gap + "}"
    }
  }

  private mutating func scalar(
    _ text: String, inFlow: Bool, isQuoted: Bool = false
  ) -> String {
    if !isQuoted, text.isPlain(inFlow: inFlow), !isDrawn(15) { return text }
    if isDrawn(40), text.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) {
      return "'" + text.replacing("'", with: "''") + "'"
    }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"" + escaped + "\""
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension FileContent {
  fileprivate var depth: Int {
    switch self {
    case .text: 0
    case .list(let items): 1 + (items.map(\.depth).max() ?? 0)
    case .mapping(let entries): 1 + (entries.map(\.value.depth).max() ?? 0)
    }
  }
}

extension String {
  /// Whether the text means itself without quotes, by a rule stricter than YAML's.
  fileprivate func isPlain(inFlow: Bool) -> Bool {
    let bytes = Array(utf8)
    let (blank, colon, comma) = (UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: ","))
    guard let first = bytes.first, let last = bytes.last, first.isWordPart, last != blank,
      last != colon
    else { return false }
    for (number, byte) in bytes.enumerated() {
      let isAllowed =
        byte.isWordPart || Self.plainMarks.contains(byte) || (byte == comma && !inFlow)
      guard isAllowed, byte != colon || bytes[number + 1] != blank else { return false }
    }
    return true
  }

  private static let plainMarks = Array(" .%/_-+:;()'!?".utf8)
}

extension UInt8 {
  fileprivate var isWordPart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
