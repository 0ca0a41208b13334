import Readiness

/// Why a file is left as it is.
struct Refusal: Error {
  let diagnostic: Diagnostic

  init(_ code: Diagnostic.Code, _ message: String, at location: FileLocation, help: String? = nil) {
    diagnostic = .error(code, message, at: location, help: help)
  }
}

/// What stands in a file beside the nodes of its tree and matters to a writer.
struct SourceMark {
  enum Kind {
    /// A comment with a line of its own.
    case commentLine(String)
    /// A comment behind something else on its line.
    case endComment(String)
    case blankLine
    /// The `-` of an item in block style.
    case dash
  }

  let kind: Kind
  let location: FileLocation
}

extension SourceMark {
  /// The marks of a file in the order of its text.
  ///
  /// libyaml drops comments. But the tree tells where each text begins and ends, and outside of
  /// texts only `#` begins a comment, only `-` an item, and only brackets a collection in flow
  /// style.
  ///
  /// - Throws: What cannot be rewritten: comments within brackets, texts behind `|` or `>`, and
  ///   document markers.
  static func all(in source: SourceText, _ tree: YAMLTree) throws(Refusal) -> [SourceMark] {
    var scan = SourceScan(source, tree)
    return try scan.marks()
  }
}

/// A walk over the bytes of a file, from text to text of its tree.
private struct SourceScan {
  private let bytes: [UInt8]
  private let tree: YAMLTree
  private var offset: Int
  private var line: Int32 = 1
  private var column: Int32 = 1
  /// The node from which the next text is looked for.
  private var node = 0
  private var depth = 0
  private var isLineBlank = true
  private var found: [SourceMark] = []

  init(_ source: SourceText, _ tree: YAMLTree) {
    bytes = source.bytes
    offset = source.start
    self.tree = tree
  }

  private var location: FileLocation {
    FileLocation(file: tree.file, line: line, column: column)
  }

  mutating func marks() throws(Refusal) -> [SourceMark] {
    while offset < bytes.count {
      if let text = textHere() {
        guard text.style != .literal, text.style != .folded else {
          throw Refusal(
            .blockText, "a text behind `|` or `>` cannot be rewritten", at: location,
            help: "write the text on one line, in quotes if need be")
        }
        while line < text.endLine || line == text.endLine && column < text.endColumn { advance() }
        isLineBlank = false
      } else {
        try readByte()
      }
    }
    return found
  }

  /// The text that begins here, if one does.
  private mutating func textHere() -> YAMLTree.Record? {
    while node < tree.nodes.count, tree.nodes[node].kind != .text { node += 1 }
    guard node < tree.nodes.count, tree.nodes[node].line == line,
      tree.nodes[node].column == column
    else { return nil }
    defer { node += 1 }
    return tree.nodes[node]
  }

  private mutating func readByte() throws(Refusal) {
    switch bytes[offset] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      if isLineBlank, depth == 0 { add(.blankLine) }
      advance()
      isLineBlank = true
      return
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      advance()
      return
    case UInt8(ascii: "#"):
      try readComment()
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      depth += 1
      advance()
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      depth -= 1
      advance()
    case UInt8(ascii: "-") where bytes[offset...].starts(with: "---".utf8),
      UInt8(ascii: "."):
      throw Refusal(
        .documentMarker, "a line that marks where the document begins or ends is not rewritten",
        at: location, help: "take the line out")
    case UInt8(ascii: "-"):
      add(.dash)
      advance()
    default:
      advance()
    }
    isLineBlank = false
  }

  private mutating func readComment() throws(Refusal) {
    guard depth == 0 else {
      throw Refusal(
        .commentInBrackets, "a comment within brackets cannot be rewritten", at: location,
        help: "put it above the key or item")
    }
    let start = offset
    let place = location
    while offset < bytes.count, !bytes[offset].isLineBreak { advance() }
    var end = offset
    while bytes[end - 1].isBlank { end -= 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    found.append(
      SourceMark(kind: isLineBlank ? .commentLine(text) : .endComment(text), location: place))
  }

  private mutating func add(_ kind: SourceMark.Kind) {
    found.append(SourceMark(kind: kind, location: location))
  }

  /// Goes to the next character; CR and LF together are one.
  private mutating func advance() {
    let byte = bytes[offset]
    offset += 1
    if byte.isLineBreak {
      if byte == UInt8(ascii: "\r"), offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") {
        offset += 1
      }
      line += 1
      column = 1
    } else {
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
  }
}
