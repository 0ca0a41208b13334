import CSimdjson
import Readiness

/// Reads right profiles in the short form, one JSON object after another, at the speed of memory.
struct JSONProfileReader: ~Copyable {
  /// For each fact the one that followed it in the last profile, and at the end the one that came
  /// first: the keys of a stream tend to stand in the same order.
  private let followers: FixedStorage<Int32>
  private let beginning: Int

  /// What a profile says apart from its facts.
  struct Head {
    let country: TextBytes
    let asOf: CalendarDate
  }

  init(of rulebook: Rulebook) {
    beginning = rulebook.facts.count
    followers = FixedStorage(repeating: -1, count: beginning + 1)
  }

  /// Takes in a profile's facts and tells its head, or nil where anything asks for a closer look.
  func read(_ json: JSONText, into intake: inout FactIntake) -> Head? {
    let whole = json[0]
    guard json.kind(of: whole) == .object else { return nil }
    var country: TextBytes?
    var asOf: CalendarDate?
    var hasFacts = false
    intake.begin()
    var number = 1
    while number < json.values.count {
      let value = json[number]
      let key = json.key(of: value)
      switch (key.count, json.kind(of: value)) {
      case (7, .string) where country == nil && key.elementsEqual("country".utf8):
        country = json.string(of: value)
      case (5, .string) where asOf == nil && key.elementsEqual("as of".utf8):
        asOf = CalendarDate(ascii: json.string(of: value))
        guard asOf != nil else { return nil }
      case (5, .object) where !hasFacts && key.elementsEqual("facts".utf8):
        hasFacts = true
        guard readFacts(json, number + 1..<Int(value.raw.next), into: &intake) else { return nil }
      default:
        return nil
      }
      number = Int(value.raw.next)
    }
    guard let country, let asOf, hasFacts, !country.isEmpty,
      !country.contains(UInt8(ascii: "\\"))
    else { return nil }
    return Head(country: country, asOf: asOf)
  }

  private func readFacts(
    _ json: JSONText, _ numbers: Range<Int>, into intake: inout FactIntake
  ) -> Bool {
    var number = numbers.lowerBound
    var last = beginning
    while number < numbers.upperBound {
      let value = json[number]
      guard
        let fact = fact(
          following: last, at: Int(value.raw.key) + 1, in: json.bytes, intake,
          orNamed: json.key(of: value))
      else { return false }
      last = fact
      guard intake.isFirst(fact), read(value, of: fact, json, into: &intake) else { return false }
      number = Int(value.raw.next)
    }
    return true
  }

  /// The fact whose key stands at a place.
  @inline(__always)
  private func fact(
    following last: Int, at place: Int, in text: TextBytes, _ intake: borrowing FactIntake,
    orNamed key: @autoclosure () -> TextBytes?
  ) -> Int? {
    let expected = Int(followers[last])
    if expected >= 0, intake.names.stands(expected, at: place, in: text) { return expected }
    guard let key = key(), let found = intake.names.number(of: key) else { return nil }
    followers[last] = Int32(truncatingIfNeeded: found)
    return found
  }

  @inline(__always)
  private func read(
    _ value: JSONText.Value, of fact: Int, _ json: JSONText, into intake: inout FactIntake
  ) -> Bool {
    switch json.kind(of: value) {
    case .string:
      return intake.take(json.quotedString(of: value), of: fact)
    case .word:
      return intake.take(json.word(of: value), of: fact)
    case .array:
      var members: [TextBytes] = []
      for member in json.children(of: value) {
        guard json.kind(of: member) == .string else { return false }
        members.append(json.string(of: member))
      }
      return intake.take(members, of: fact)
    case .object:
      return false
    }
  }
}

extension JSONProfileReader {
  /// Takes in a profile in the usual order and without more than a blank behind `:` and `,`.
  ///
  /// Most streams are written so, by a program. Then every byte is either one that was expected or
  /// stands for a value, and no token needs to be looked for.
  ///
  /// - Returns: Its head, or nil where anything asks for a closer look.
  func readUsual(_ line: TextBytes, into intake: inout FactIntake) -> Head? {
    var scan = Scan(line)
    guard scan.passesText("{\"country\":"), let country = scan.plainText(), !country.isEmpty,
      scan.passes(","), scan.passesText("\"as of\":"), let date = scan.plainText(),
      let asOf = CalendarDate(ascii: date), scan.passes(","), scan.passesText("\"facts\":"),
      scan.passes("{")
    else { return nil }
    intake.begin()
    var last = beginning
    repeat {
      guard scan.isAt("\""),
        let fact = fact(
          following: last, at: scan.place &+ 1, in: line, intake, orNamed: scan.plainTextAhead)
      else { return nil }
      last = fact
      scan.place &+= intake.names.count(of: fact) &+ 2
      guard scan.passes(":"), intake.isFirst(fact) else { return nil }
      let count = scan.countOfShortWord
      if count <= ShortWord.longest {
        intake.note(scan.word(count), at: scan.place, of: fact)
        scan.place &+= count
      } else {
        guard let written = scan.value(), intake.take(written, of: fact) else { return nil }
      }
    } while scan.passes(",")
    guard scan.passes("}"), scan.passes("}"), scan.place == line.count, intake.takeNoted(in: line)
    else { return nil }
    return Head(country: country, asOf: asOf)
  }

  /// A place in a line that is read from its beginning on.
  private struct Scan {
    let line: TextBytes
    var place = 0

    init(_ line: TextBytes) { self.line = line }

    @inline(__always)
    func isAt(_ byte: Unicode.Scalar) -> Bool {
      place < line.count && line[place] == UInt8(ascii: byte)
    }

    /// Passes over a byte, and over a blank behind it, if it stands here.
    @inline(__always)
    mutating func passes(_ byte: Unicode.Scalar) -> Bool {
      guard isAt(byte) else { return false }
      // Behind the line there is more to read.
      let next = start.load(fromByteOffset: 1, as: UInt8.self)
      place &+= next == UInt8(ascii: " ") ? 2 : 1
      return true
    }

    /// Passes over some bytes, and over a blank behind them, if they stand here.
    mutating func passesText(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { text in
        guard place + text.count < line.count, line[place...].starts(with: text) else {
          return false
        }
        place += text.count
        if isAt(" ") { place += 1 }
        return true
      }
    }

    /// What stands between the quotation marks here if it is printable ASCII without escapes.
    var plainTextAhead: TextBytes? {
      guard isAt("\"") else { return nil }
      var end = place + 1
      while end < line.count, line[end] != UInt8(ascii: "\"") {
        guard (0x20..<0x7F).contains(line[end]), line[end] != UInt8(ascii: "\\") else { return nil }
        end += 1
      }
      guard end < line.count else { return nil }
      return TextBytes(rebasing: line[(place + 1)..<end])
    }

    mutating func plainText() -> TextBytes? {
      guard let text = plainTextAhead else { return nil }
      place += text.count + 2
      return text
    }

    /// How many bytes stand before the next comma or the end of the object, if they are few.
    var countOfShortWord: Int {
      @inline(__always) get {
        Int(bytes_before(start, UInt8(ascii: ","), UInt8(ascii: "}")))
      }
    }

    @inline(__always)
    func word(_ count: Int) -> ShortWord { ShortWord(at: start, count: count) }

    private var start: UnsafeRawPointer {
      @inline(__always) get { line.baseAddress.unsafelyUnwrapped + place }
    }

    /// A value as it is written, unless it is an array, an object or a text with escapes.
    mutating func value() -> TextBytes? {
      let start = place
      if isAt("\"") {
        guard plainText() != nil else { return nil }
      } else {
        while place < line.count, Self.isOfWord(line[place]) { place += 1 }
        guard place > start else { return nil }
      }
      return TextBytes(rebasing: line[start..<place])
    }

    /// Whether a byte may stand in a number, `true`, `false` or `null`.
    private static func isOfWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: ".")
    }
  }
}
