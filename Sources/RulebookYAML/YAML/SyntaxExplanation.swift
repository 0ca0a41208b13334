import Readiness

/// Says in the author's terms why libyaml gave up.
///
/// libyaml names what it missed; which slip of the pen that usually is, the text around the place
/// tells. Where none is recognised, libyaml's own words stand.
struct SyntaxExplanation {
  private let failure: LibYAMLFailure
  private var source: SourceText
  private let lastText: FileLocation?
  private let location: FileLocation
  private let context: FileLocation
  /// The place as an offset into the bytes.
  private let offset: Int

  /// `lastText` is where the last text before the place began, if it was quoted.
  init(_ failure: LibYAMLFailure, in source: SourceText, lastText: FileLocation?) {
    self.failure = failure
    self.source = source
    self.lastText = lastText
    let mark = FileLocation(
      file: source.file, line: failure.mark.line, column: failure.mark.column)
    offset = self.source.offset(of: mark)
    // At its end libyaml counts one more line, though the last one may lack a line break.
    location =
      offset == source.bytes.count ? self.source.location(ofOffset: offset) : mark
    context = FileLocation(
      file: source.file, line: failure.contextMark.line, column: failure.contextMark.column)
  }

  mutating func diagnostic() -> Diagnostic {
    switch (failure.problem, failure.context) {
    case (_, "while scanning a tag"), (_, "while parsing a tag"),
      ("found undefined tag handle", _):
      return .error(
        .tag, "`!` begins a tag, which is not part of this language", at: self.context,
        help: "take it out, or quote a text that begins with `!`")
    case (_, "while scanning an anchor"):
      return .error(
        .anchor, "`&` names an anchor, which is not part of this language", at: self.context,
        help: "take it out, or quote a text that begins with `&`")
    case (_, "while scanning an alias"):
      return .error(
        .alias, "`*` refers to an anchor, which is not part of this language", at: self.context,
        help: "quote a text that begins with `*`")
    case (_, "while scanning a directive"), (_, "while scanning a %YAML directive"),
      (_, "while scanning a %TAG directive"), (_, "while parsing a %TAG directive"):
      return .error(
        .directive, "`%` begins a directive, which is not part of this language",
        at: self.context, help: "take the line out")
    case ("found unexpected end of stream", "while scanning a quoted scalar"),
      ("found unexpected document indicator", "while scanning a quoted scalar"):
      return unclosedQuote()
    case (_, "while parsing a quoted scalar"):
      return unknownEscape()
    case ("mapping values are not allowed in this context", _):
      return misplacedColon()
    case ("found unexpected ':'", _):
      return .error(
        .missingBlank, "a blank is missing after the colon", at: location,
        help: "write `key: value`, or quote a text that holds `:`")
    case ("could not find expected ':'", _):
      return missingColon()
    case ("block sequence entries are not allowed in this context", _):
      return .error(
        .listBehindKey, "a list cannot begin on the line of its key", at: location,
        help: "begin it on the next line, or write `[…, …]`")
    case ("mapping keys are not allowed in this context", _):
      return .error(
        .keyNotText, "`?` begins a key that is no plain text", at: location,
        help: "write `key: value`, or quote a text that begins with `?`")
    case ("found character that cannot start any token", _):
      return unexpectedCharacter()
    case ("found a tab character that violates indentation", _),
      ("found a tab character where an indentation space is expected", _):
      return tab(at: location)
    case ("did not find expected comment or line break", "while scanning a block scalar"):
      return .error(
        .textBehindBar, "a text cannot begin on the line of `|` or `>`", at: location,
        help: "begin it on the next line, indented, or write it in quotes")
    case ("found an indentation indicator equal to 0", _):
      return .error(
        .textBehindBar, "the number behind `|` or `>` is at least 1", at: location,
        help: "leave it out; the text is indented as its first line is")
    case ("did not find expected ',' or ']'", _), ("did not find expected ',' or '}'", _):
      return unclosedBracket()
    case ("did not find expected key", _), ("did not find expected '-' indicator", _):
      return misplacedLine()
    case ("did not find expected node content", _):
      if byte(at: offset) == UInt8(ascii: ":") { return missingKey() }
      return .error(
        .valueExpected, "a value is expected here", at: location,
        help: "write one, or take the comma or the key before it out")
    default:
      return .error(
        .syntax,
        failure.context.isEmpty
          ? failure.problem
          : "\(failure.problem) \(failure.context)", at: location)
    }
  }

  private mutating func unclosedQuote() -> Diagnostic {
    let quote = byte(at: source.offset(of: context)) == UInt8(ascii: "'") ? "'" : "\""
    return .error(
      .unclosedQuote, "the quote that opens here is never closed", at: context,
      help: quote == "'"
        ? "close it with `'`; within `'…'` an apostrophe is written twice"
        : "close it with `\"`; within `\"…\"` a quote is written `\\\"`")
  }

  private mutating func unknownEscape() -> Diagnostic {
    .error(
      .unknownEscape, "a backslash within `\"…\"` begins an escape, and this is none",
      at: location, help: "write `\\\\` for a backslash, or put the text into `'…'`")
  }

  private mutating func misplacedColon() -> Diagnostic {
    let line = source.line(location.line)
    let before = line.prefix(max(0, offset - line.startIndex))
    if let first = before.indexOfColonWithBlank {
      let text = line[(first + 1)...].trimmed
      return .error(
        .colonInText, "`: ` within a text would begin another value", at: location,
        help: "put the text into quotes: `\"\(text.excerpt)\"`")
    }
    if let number = lineOfText(before: location.line) {
      let previous = source.line(number)
      if let glued = gluedColon(in: previous, of: number) { return gluedColon(glued) }
      // A line that begins in the same column and has no colon was meant as a key.
      let indent = previous.prefix(while: \.isBlank)
      if indent.elementsEqual(line.prefix(while: \.isBlank)),
        previous.indexOfColonWithBlank == nil
      {
        return missingColon(
          in: previous, at: source.location(ofOffset: indent.endIndex))
      }
    }
    let key = before.firstIndex { !$0.isBlank } ?? before.startIndex
    return .error(
      .indentation,
      "\(before.trimmed.asString.quoted) is indented deeper than the line before it"
        + " allows", at: source.location(ofOffset: key),
      help: "indent it as the keys beside it, by blanks")
  }

  private mutating func missingColon() -> Diagnostic {
    let line = source.line(context.line)
    if hasTabIndent(line) { return tab(at: source.location(ofOffset: line.startIndex)) }
    if let glued = gluedColon(in: line, of: context.line) { return gluedColon(glued) }
    return missingColon(in: line, at: context)
  }

  private func missingColon(in line: ArraySlice<UInt8>, at place: FileLocation) -> Diagnostic {
    .error(
      .missingColon, "\(line.trimmed.asString.quoted) is no key with a value", at: place,
      help: "write `key: value`; a text that goes on must be indented deeper than its key")
  }

  private mutating func unexpectedCharacter() -> Diagnostic {
    switch byte(at: offset) {
    case UInt8(ascii: "\t"):
      return tab(at: location)
    case let byte?:
      let character = byte == UInt8(ascii: "`") ? "a backtick" : "`\(UnicodeScalar(byte))`"
      return .error(
        .reservedCharacter, "a text cannot begin with \(character)", at: location,
        help: "put it into quotes")
    case nil:
      return .error(.syntax, failure.problem, at: location)
    }
  }

  private mutating func unclosedBracket() -> Diagnostic {
    let closing = failure.problem.contains("]") ? "]" : "}"
    if let diagnostic = textAfterQuote() { return diagnostic }
    guard location.line == context.line, offset < source.bytes.count,
      !source.bytes[offset].isLineBreak
    else {
      return .error(
        .unclosedBracket, "`\(closing == "]" ? "[" : "{")` is never closed", at: context,
        help: "close it with `\(closing)`")
    }
    return .error(
      .commaExpected, "a comma or `\(closing)` is expected here", at: location,
      help: "part the entries by commas, and put a text that holds one of `[]{},` into quotes")
  }

  private mutating func misplacedLine() -> Diagnostic {
    if let diagnostic = textAfterQuote() { return diagnostic }
    let line = source.line(location.line)
    if hasTabIndent(line) { return tab(at: source.location(ofOffset: line.startIndex)) }
    if let byte = byte(at: offset), [UInt8]("]},".utf8).contains(byte) {
      return .error(
        .strayBracket, "`\(String(UnicodeScalar(byte)))` closes nothing here", at: location,
        help: "take it out, or put the text that it belongs to into quotes")
    }
    if byte(at: offset) == UInt8(ascii: ":") { return missingKey() }
    if byte(at: offset) == UInt8(ascii: "-") {
      return .error(
        .indentation, "an item of a list stands among keys", at: location,
        help: "indent it as the items of its list, or begin the list behind a key",
        notes: [.init("the keys begin here", at: context)])
    }
    let isList = failure.problem.contains("-")
    return .error(
      .indentation,
      isList
        ? "the line neither belongs to the item above it nor begins one with `- `"
        : "the line does not stand under the keys that it belongs to", at: location,
      help: "indent it as the \(isList ? "items" : "keys") beside it",
      notes: [.init("the \(isList ? "items" : "keys") begin here", at: context)])
  }

  private func missingKey() -> Diagnostic {
    .error(
      .emptyKey, "a key is missing before the colon", at: location,
      help: "write `key: value`, or quote a text that begins with `:`")
  }

  /// `'it's'` and `"a" b`: a quote closed before the text did.
  private mutating func textAfterQuote() -> Diagnostic? {
    var before = offset
    while before > source.start, source.bytes[before - 1].isBlank { before -= 1 }
    guard before > source.start, offset < source.bytes.count,
      [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(source.bytes[before - 1])
    else { return nil }
    let isSingle = source.bytes[before - 1] == UInt8(ascii: "'")
    return .error(
      .textAfterQuote, "text goes on after the closing quote", at: location,
      help: isSingle
        ? "within `'…'` write an apostrophe twice, or put the whole text into `\"…\"`"
        : "within `\"…\"` write a quote as `\\\"`, or put the whole text into `'…'`",
      notes: lastText.map { [.init("the quote opens here", at: $0)] } ?? [])
  }

  private func tab(at location: FileLocation) -> Diagnostic {
    .error(
      .tabIndentation, "a tab stands where the line is indented", at: location,
      help: "indent by blanks")
  }

  private func gluedColon(_ place: FileLocation) -> Diagnostic {
    .error(
      .missingBlank, "a blank is missing after the colon", at: place, help: "write `key: value`")
  }

  /// The last line above that holds anything.
  private mutating func lineOfText(before line: Int32) -> Int32? {
    var number = line - 1
    while number >= 1, source.line(number).allSatisfy(\.isBlank) { number -= 1 }
    return number >= 1 ? number : nil
  }

  /// The place of the colon in a line that reads `key:value`.
  private mutating func gluedColon(
    in line: ArraySlice<UInt8>, of number: Int32
  ) -> FileLocation? {
    guard line.indexOfColonWithBlank == nil, let colon = line.firstIndex(of: UInt8(ascii: ":")),
      line[..<colon].allSatisfy({ $0.isBlank || $0.isKeyLetter })
    else { return nil }
    return source.location(ofOffset: colon)
  }

  private func hasTabIndent(_ line: ArraySlice<UInt8>) -> Bool {
    line.prefix(while: \.isBlank).contains(UInt8(ascii: "\t"))
  }

  private func byte(at offset: Int) -> UInt8? {
    offset < source.bytes.count ? source.bytes[offset] : nil
  }
}

extension UInt8 {
  fileprivate var isKeyLetter: Bool {
    isLowerCaseLetter || isUpperCaseLetter || isDigit || self == UInt8(ascii: "-")
      || self == UInt8(ascii: ".")
  }
}

extension ArraySlice<UInt8> {
  /// Where the first colon stands that a blank follows or that ends the line.
  fileprivate var indexOfColonWithBlank: Int? {
    indices.first { index in
      self[index] == UInt8(ascii: ":") && (index + 1 == endIndex || self[index + 1].isBlank)
    }
  }

  fileprivate var trimmed: ArraySlice<UInt8> {
    var result = drop(while: \.isBlank)
    while let last = result.last, last.isBlank { result.removeLast() }
    return result
  }

  fileprivate var asString: String { String(decoding: self, as: UTF8.self) }

  /// The text as help may repeat it: cut after 60 characters.
  fileprivate var excerpt: String {
    String(asString.quoted.dropFirst().dropLast())
  }
}
