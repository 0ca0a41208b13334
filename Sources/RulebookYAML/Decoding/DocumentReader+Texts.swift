import Readiness

extension DocumentReader {
  /// Any text, as it is written.
  mutating func text(_ node: YAMLNode?, _ what: String = "a text") -> Located<String>? {
    guard let node, expect(.text, node, what) else { return nil }
    return Located(tree.string(of: node), at: location(of: node))
  }

  /// A text in somebody's own words, which a comment may have cut.
  mutating func freeText(_ node: YAMLNode?) -> Located<String>? {
    guard let text = text(node), let node else { return nil }
    warnOfComment(after: node)
    return text
  }

  /// A text that `convert` understands; what it does not is reported with the help of `explain`.
  mutating func value<Value>(
    _ node: YAMLNode?, _ what: String, code: Diagnostic.Code, explain: (String) -> String,
    _ convert: (ArraySlice<UInt8>) -> Value?
  ) -> Located<Value>? {
    guard let node, expect(.text, node, what) else { return nil }
    let location = location(of: node)
    if let value = convert(tree.bytes(of: node)) { return Located(value, at: location) }
    let written = tree.string(of: node)
    problems.error(
      code, "\(written.quoted) is not \(what)", at: location, help: explain(written))
    return nil
  }

  /// A word out of those that `Word` names.
  mutating func word<Word: CaseIterable & RawRepresentable<String>>(
    _ node: YAMLNode?, _: Word.Type, _ what: String
  ) -> Located<Word>? {
    value(
      node, what, code: .unknownWord,
      explain: { Self.choose($0, among: Word.allCases.map(\.rawValue)) },
      { Word(rawValue: String(decoding: $0, as: UTF8.self)) })
  }

  mutating func grade(_ node: YAMLNode?) -> Located<Grade>? {
    value(
      node, "a grade", code: .unknownWord,
      explain: { Self.choose($0, among: Grade.allCases.reversed().map(\.name)) },
      { Grade(name: String(decoding: $0, as: UTF8.self)) })
  }

  mutating func yesOrNo(_ node: YAMLNode?) -> Located<Bool>? {
    value(
      node, "`yes` or `no`", code: .unknownWord, explain: { _ in "write `yes` or `no`" },
      { $0.elementsEqual("yes".utf8) ? true : $0.elementsEqual("no".utf8) ? false : nil })
  }

  mutating func date(_ node: YAMLNode?) -> Located<CalendarDate>? {
    value(
      node, "a date", code: .invalidDate,
      explain: {
        $0.utf8.count == 10 && $0.utf8.filter(\.isDigit).count == 8
          ? "write a day that the calendar has, as year, month and day: `2010-03-25`"
          : "write year, month and day with 4, 2 and 2 digits, such as `2010-03-25`"
      }, CalendarDate.init(utf8:))
  }

  mutating func percent(_ node: YAMLNode?) -> Located<Share>? {
    value(
      node, "a percent", code: .invalidPercent,
      explain: { written in
        Share(percent: written + "%").map { "write `\($0)`" }
          ?? "write a percent from 0 to 100 with at most 10 decimals, such as `50%`"
      }, { Share(percent: String(decoding: $0, as: UTF8.self)) })
  }

  mutating func weight(_ node: YAMLNode?) -> Located<Weight>? {
    value(
      node, "a weight", code: .invalidWeight,
      explain: { _ in "write a number from 0.000001 to 1000000 with at most 6 decimals" },
      { Weight(String(decoding: $0, as: UTF8.self)) })
  }

  mutating func quantity(_ node: YAMLNode?) -> Located<Quantity>? {
    value(
      node, "a number", code: .invalidNumber,
      explain: { _ in "write digits alone, with `.` before at most 6 decimals, such as `60000`" },
      { Quantity(String(decoding: $0, as: UTF8.self)) })
  }

  /// A whole number within a range, written in digits alone.
  mutating func wholeNumber(
    _ node: YAMLNode?, _ what: String, in range: ClosedRange<Int>
  ) -> Located<Int>? {
    value(
      node, what, code: .invalidNumber,
      explain: { _ in
        "write a whole number from \(range.lowerBound) to \(range.upperBound), in digits"
      },
      { bytes in
        guard bytes.count <= 9, !bytes.isEmpty, bytes.allSatisfy(\.isDigit) else { return nil }
        let number = bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return range.contains(number) ? number : nil
      })
  }

  mutating func freshness(_ node: YAMLNode?) -> Located<Freshness>? {
    value(
      node, "`never` or a period", code: .invalidPeriod,
      explain: { _ in "write `never`, or a period such as `10 years`, `1 year` or `18 months`" },
      { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        return text == "never" ? .never : Period(text).map { .after($0) }
      })
  }

  /// An id: lower-case ASCII letters and digits, joined by `.` or `-`.
  mutating func identifier(_ node: YAMLNode?) -> Located<String>? {
    value(
      node, "an id", code: .invalidID, explain: Self.explainIdentifier,
      { $0.isIdentifier ? String(decoding: $0, as: UTF8.self) : nil })
  }

  /// A place in a source, as `source/criterion`.
  mutating func reference(_ node: YAMLNode?) -> Located<String>? {
    value(
      node, "a source and its criterion", code: .invalidReference,
      explain: { _ in "write the two ids joined by `/`, such as `octopus-2011/m6e`" },
      { bytes in
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), bytes[..<slash].isIdentifier,
          bytes[(slash + 1)...].isIdentifier
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
      })
  }

  /// An address that may be shown as a link.
  mutating func url(_ node: YAMLNode?) -> Located<String>? {
    value(
      node, "an address of the web", code: .invalidURL,
      explain: { _ in "write `https://…` or `http://…` in ASCII characters without blanks" },
      { bytes in
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let host = ["https://", "http://"].first { text.hasPrefix($0) }.map {
          text.dropFirst($0.count)
        }
        return host.map(\.isEmpty) == false ? text : nil
      })
  }

  /// A code of ASCII capitals, such as `ARG`.
  mutating func capitals(
    _ node: YAMLNode?, count: Int, _ what: String, example: String
  ) -> Located<String>? {
    value(
      node, what, code: .invalidCode,
      explain: { _ in "write \(count) ASCII capitals, such as `\(example)`" },
      {
        $0.count == count && $0.allSatisfy(\.isUpperCaseLetter)
          ? String(decoding: $0, as: UTF8.self) : nil
      })
  }

  /// The word that was meant, or all that there are.
  static func choose(_ written: String, among words: [String]) -> String {
    if let nearest = Spelling.nearest(to: written, among: words) { return "write `\(nearest)`" }
    if words.count == 1 { return "write `\(words[0])`" }
    return "write one of " + words.map { "`\($0)`" }.joined(separator: ", ")
  }

  static func explainIdentifier(_ written: String) -> String {
    var bytes: [UInt8] = []
    for byte in written.lowercased().utf8 {
      if byte.isDigit || byte.isLowerCaseLetter {
        bytes.append(byte)
      } else if let last = bytes.last, last != UInt8(ascii: "-"), last != UInt8(ascii: ".") {
        bytes.append(byte == UInt8(ascii: ".") ? byte : UInt8(ascii: "-"))
      }
    }
    while let last = bytes.last, !last.isDigit, !last.isLowerCaseLetter { bytes.removeLast() }
    let rule = "lower-case ASCII letters and digits, joined by `-` or `.`"
    guard bytes[...].isIdentifier, bytes.count <= 60 else { return "write \(rule)" }
    return "write \(rule), such as `\(String(decoding: bytes, as: UTF8.self))`"
  }
}

extension ArraySlice<UInt8> {
  /// Whether the text is lower-case ASCII words joined by `.` or `-`.
  var isIdentifier: Bool {
    var isInWord = false
    for byte in self {
      if byte.isLowerCaseLetter || byte.isDigit {
        isInWord = true
      } else if isInWord, byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
        isInWord = false
      } else {
        return false
      }
    }
    return isInWord
  }
}

extension CalendarDate {
  /// The day written as `2010-03-25`; read from bytes because profiles hold thousands of them.
  fileprivate init?(utf8 bytes: ArraySlice<UInt8>) {
    let first = bytes.startIndex
    guard bytes.count == 10, bytes[first + 4] == UInt8(ascii: "-"),
      bytes[first + 7] == UInt8(ascii: "-"), let year = bytes[first..<(first + 4)].number,
      let month = bytes[(first + 5)..<(first + 7)].number,
      let day = bytes[(first + 8)..<(first + 10)].number
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension ArraySlice<UInt8> {
  /// The number that the digits write, when nothing else stands there.
  fileprivate var number: Int? {
    var result = 0
    for byte in self {
      guard byte.isDigit else { return nil }
      result = result * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return result
  }
}
