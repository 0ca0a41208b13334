import CSimdjson

/// A JSON text whose values are listed, in order, each with its key.
struct JSONText {
  let bytes: TextBytes
  let values: UnsafeBufferPointer<simdjson_value>

  /// A value by its number; the text as a whole has number 0.
  struct Value {
    let number: Int
    let raw: simdjson_value
  }

  enum Kind {
    case object
    case array
    case string
    /// A number, `true`, `false`, `null`, or no JSON at all.
    case word
  }

  @inline(__always)
  subscript(number: Int) -> Value { Value(number: number, raw: values[number]) }

  @inline(__always)
  func kind(of value: Value) -> Kind {
    switch bytes[Int(value.raw.start)] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    default: .word
    }
  }

  /// A key's bytes between its quotation marks, escapes as they stand.
  @inline(__always)
  func key(of value: Value) -> TextBytes {
    let start = Int(value.raw.key) + 1
    var end = Int(value.raw.start) - 1
    while bytes[end] != UInt8(ascii: ":") { end -= 1 }
    while bytes[end] != UInt8(ascii: "\"") { end -= 1 }
    return TextBytes(rebasing: bytes[start..<end])
  }

  /// A string's bytes between its quotation marks, escapes as they stand.
  @inline(__always)
  func string(of value: Value) -> TextBytes {
    let quoted = quotedString(of: value)
    return TextBytes(rebasing: quoted[1..<(quoted.count - 1)])
  }

  /// A string's bytes with its quotation marks.
  @inline(__always)
  func quotedString(of value: Value) -> TextBytes {
    var end = Int(value.raw.end)
    while bytes[end - 1] != UInt8(ascii: "\"") { end -= 1 }
    return TextBytes(rebasing: bytes[Int(value.raw.start)..<end])
  }

  /// A word's bytes without the blanks behind it.
  @inline(__always)
  func word(of value: Value) -> TextBytes {
    var end = Int(value.raw.end)
    while bytes[end - 1].isJSONBlank { end -= 1 }
    return TextBytes(rebasing: bytes[Int(value.raw.start)..<end])
  }

  /// The values of an object or array, those within them left out.
  func children(of value: Value) -> [Value] {
    var children: [Value] = []
    var number = value.number + 1
    while number < Int(value.raw.next) {
      children.append(self[number])
      number = Int(values[number].next)
    }
    return children
  }
}

/// Lists the values of one JSON text after another.
final class JSONReader {
  enum Failure: Error {
    /// No JSON from that offset on.
    case malformed(at: Int)
    /// Not UTF-8, a control character in a string, or a string without end.
    case badCharacters
    case tooDeep(at: Int)
  }

  static let padding = Int(SIMDJSON_TEXT_PADDING)

  private let reader: OpaquePointer

  init() {
    guard let reader = simdjson_reader_create() else { fatalError("out of memory") }
    self.reader = reader
  }

  deinit { simdjson_reader_destroy(reader) }

  /// Lists the values of a text that is followed by `padding` readable bytes.
  ///
  /// What was listed before is gone.
  func read(_ text: TextBytes) throws(Failure) -> JSONText {
    var values: UnsafePointer<simdjson_value>?
    var count = 0
    var place = 0
    let outcome = simdjson_reader_read(
      reader, text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count, &values, &count,
      &place)
    switch outcome {
    case SIMDJSON_TEXT_READ:
      return JSONText(bytes: text, values: UnsafeBufferPointer(start: values, count: count))
    case SIMDJSON_TEXT_BAD_CHARACTERS: throw .badCharacters
    case SIMDJSON_TEXT_TOO_DEEP: throw .tooDeep(at: place)
    case SIMDJSON_TEXT_MALFORMED: throw .malformed(at: place)
    default: fatalError("out of memory")
    }
  }
}
