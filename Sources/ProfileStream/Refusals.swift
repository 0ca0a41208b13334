import Glibc
import Readiness

extension RecordStream {
  /// Writes the line that stands for a record with errors.
  mutating func refuse(
    _ problems: RecordProblems, country: String?, _ record: TextBytes,
    _ place: (Int) -> RecordPlace
  ) {
    faulty += 1
    if case .kept = settings.detail { return kept.add(problems, of: record) }
    output.append(
      ErrorRecord(problems: problems, country: country, bytes: record).json(place).line)
    output.append("\n")
  }

  /// Writes the line for a record of which nothing else can be said.
  mutating func refuse(
    _ record: TextBytes, _ line: Int, _ code: Diagnostic.Code, _ message: String, at offset: Int,
    help: String? = nil
  ) {
    var problems = RecordProblems(line: line)
    problems.error(code, message, at: offset, help: help)
    refuse(problems, country: nil, record) { _ in RecordPlace() }
  }

  /// Says why a line is no JSON.
  mutating func explain(_ failure: JSONReader.Failure, _ text: TextBytes, _ line: Int) {
    switch failure {
    case .tooDeep(let offset):
      refuse(
        text, line, .nestedTooDeeply, "this is nested more deeply than 32 levels", at: offset,
        help: JSONProfileDecoder.example)
    case .malformed(let offset):
      let end = text.count - text.reversed().prefix { $0.isJSONBlank }.count
      guard offset < end else {
        return refuse(
          text, line, .malformedJSON, "the JSON ends too early", at: end,
          help: "close what is open with `}` or `]`")
      }
      let rest = TextBytes(rebasing: text[offset..<min(end, offset + 40)])
      let token = rest.prefix { !$0.isJSONBlank && $0 != UInt8(ascii: ",") }
      let word = String(decoding: token.isEmpty ? rest.prefix(1) : token, as: UTF8.self)
      refuse(
        text, line, .malformedJSON, "\(word.quoted) cannot stand here in JSON", at: offset,
        help: "keys stand in quotation marks with `:` behind them, and `,` between members alone")
    case .badCharacters:
      var problems = RecordProblems(line: line)
      if problems.checkCharacters(of: text) { problems.reportOpenString(in: text) }
      refuse(problems, country: nil, text) { _ in RecordPlace() }
    }
  }
}

extension RecordProblems {
  /// Reports the first byte that is not UTF-8, or else the first control character.
  mutating func checkCharacters(of text: TextBytes) -> Bool {
    if let offset = text.firstInvalid {
      let byte = String(text[offset], radix: 16, uppercase: true)
      error(
        .notUTF8, "the byte \(byte.count < 2 ? "0" : "")\(byte) is not UTF-8 here", at: offset,
        help: "save the stream as UTF-8")
      return false
    }
    let control = text.firstIndex { ($0 < 0x20 && !$0.isJSONBlank) || $0 == 0x7F }
    guard let control else { return true }
    let code = String(text[control], radix: 16, uppercase: true)
    error(
      .controlCharacter,
      "the control character U+00\(code.count < 2 ? "0" : "")\(code) stands here", at: control,
      help: "take it out, or write it as an escape if it belongs to a text")
    return false
  }

  /// Reports a string that holds a line break or tab, or that nothing closes.
  mutating func reportOpenString(in text: TextBytes) {
    var start: Int?
    var isEscaped = false
    for (offset, byte) in text.enumerated() {
      guard let opened = start else {
        if byte == UInt8(ascii: "\"") { start = offset }
        continue
      }
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        start = nil
      } else if byte < 0x20 {
        return error(
          .controlCharacter, "a tab or line break stands in a text", at: offset,
          help: #"write `\t`, `\n` or `\r`"#,
          notes: [.init("the text begins here", at: location(ofOffset: opened))])
      }
    }
    error(
      .unclosedString, "nothing closes the quotation mark that begins this text",
      at: start ?? 0, help: #"close it with `"`"#)
  }
}

extension TextBytes {
  /// Where the first byte stands that does not belong to UTF-8.
  fileprivate var firstInvalid: Int? {
    var offset = 0
    var decoder = UTF8()
    var iterator = makeIterator()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  /// Where the line that an offset lies on ends.
  @inline(__always)
  func firstLineBreak(from start: Int) -> Int? {
    guard let base = baseAddress, let found = memchr(base + start, 0x0A, count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - base
  }
}
