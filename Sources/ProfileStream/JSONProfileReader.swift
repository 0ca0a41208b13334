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
    guard let text = json.bytes.baseAddress else { return false }
    var number = numbers.lowerBound
    var last = beginning
    while number < numbers.upperBound {
      let value = json[number]
      let key = text + Int(value.raw.key) + 1
      var fact = Int(followers[last])
      if fact < 0 || !intake.names.stands(fact, at: key) {
        guard let found = intake.names.number(of: json.key(of: value)) else { return false }
        fact = found
        followers[last] = Int32(truncatingIfNeeded: found)
      }
      last = fact
      guard intake.isFirst(fact), read(value, of: fact, json, into: &intake) else { return false }
      number = Int(value.raw.next)
    }
    return true
  }

  @inline(__always)
  private func read(
    _ value: JSONText.Value, of fact: Int, _ json: JSONText, into intake: inout FactIntake
  ) -> Bool {
    switch json.kind(of: value) {
    case .string:
      return intake.take(json.string(of: value), of: fact)
    case .word:
      let word = json.word(of: value)
      guard word[0] > UInt8(ascii: "9") else {
        return word.isJSONNumber && intake.takeNumber(word, of: fact)
      }
      switch word.count <= 8 ? word.word(at: 0) : 0 {
      case JSONWord.true: return intake.take(true, of: fact)
      case JSONWord.false: return intake.take(false, of: fact)
      case JSONWord.null: return true
      default: return false
      }
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

/// The words of JSON as their bytes lie in memory.
private enum JSONWord {
  static let `true`: UInt64 = 0x6575_7274
  static let `false`: UInt64 = 0x65_736C_6166
  static let null: UInt64 = 0x6C6C_756E
}

extension TextBytes {
  /// Whether JSON allows the digits: no leading zero, and digits at both sides of the point.
  ///
  /// Signs and exponents are left out: no fact has such a value.
  var isJSONNumber: Bool {
    guard let first, first >= 0x30, first <= 0x39 else { return false }
    return first != 0x30 || count == 1 || self[1] == UInt8(ascii: ".")
  }
}
