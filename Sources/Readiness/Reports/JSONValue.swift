/// A JSON value to be written: objects keep the order of their keys, decimals every digit.
///
/// Dictionary and string literals make one too: `["kind": "assessment", "gaps": .array(gaps)]`.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// A number as it stands, such as `0.25`, so that no digit passes through floating point.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  /// Each key stands once.
  case object([(String, JSONValue)])

  /// The value over several lines, indented by two blanks, with a line break at the end.
  public var text: String {
    var writer = JSONWriter(isIndented: true)
    writer.write(self)
    return writer.text + "\n"
  }

  /// The value on one line without blanks or line break, as streams of values need it.
  public var line: String {
    var writer = JSONWriter(isIndented: false)
    writer.write(self)
    return writer.text
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements)
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    self = .string(text)
  }
}

/// Writes values as RFC 8259 has them.
private struct JSONWriter {
  private(set) var text = ""
  private let isIndented: Bool
  private var depth = 0

  init(isIndented: Bool) {
    self.isIndented = isIndented
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .decimal(let number):
      precondition(Self.isNumber(number), "`\(number)` is no number that JSON can hold")
      text += number
    case .string(let string): write(string)
    case .array(let elements):
      writeList(elements, "[", "]") { writer, element in writer.write(element) }
    case .object(let members):
      writeList(members, "{", "}") { writer, member in
        writer.write(member.0)
        writer.text += writer.isIndented ? ": " : ":"
        writer.write(member.1)
      }
    }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], _ opening: String, _ closing: String,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    text += opening
    depth += 1
    for (number, element) in elements.enumerated() {
      if number > 0 { text += "," }
      breakLine()
      write(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { breakLine() }
    text += closing
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x20..<0x7F: text.unicodeScalars.append(scalar)
      case _ where TextLayout.safe(String(scalar)) == String(scalar):
        text.unicodeScalars.append(scalar)
      default: writeEscape(scalar)
      }
    }
    text += "\""
  }

  /// Beyond what the RFC demands, whatever could steer a terminal is escaped, and so are the line
  /// separators that end a line in JavaScript.
  private mutating func writeEscape(_ scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  /// Whether the text is a number by the grammar of RFC 8259, exponents left out.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
      && (parts[0].utf8.count == 1 || parts[0].first != "0")
  }
}
