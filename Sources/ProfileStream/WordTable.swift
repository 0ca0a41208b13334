import CSimdjson
import Glibc
import Readiness

/// Numbers words in the order in which they were first met, up to a number that bounds memory.
///
/// A stream says the same few words again and again; what a word means for a fact is worked out
/// once and found by the word's number from then on. Words are taken as they are written, so that
/// `true` and `"yes"` are two of them.
struct WordTable: ~Copyable {
  static let most = 256
  /// Longer words are never numbered.
  static let longest = 128

  struct Entry: BitwiseCopyable {
    var word = ShortWord()
    var number: Int32 = -1
  }

  private static let slots = 8 * most
  private let entries = FixedStorage(repeating: Entry(), count: WordTable.slots)
  /// The bytes of the words that are no short ones.
  private let bytes = FixedStorage<UInt8>(
    repeating: 0, count: WordTable.most * WordTable.longest)
  private(set) var count = 0

  /// The number of a word, or nil where there is no room for another.
  @inline(__always)
  mutating func number(of word: ShortWord) -> Int? {
    var slot = Int(truncatingIfNeeded: word.hash) & (Self.slots - 1)
    while true {
      let entry = entries[slot]
      if entry.word == word, entry.number >= 0 { return Int(entry.number) }
      if entry.number < 0 { return add(word, at: slot) }
      slot = (slot + 1) & (Self.slots - 1)
    }
  }

  mutating func number(of word: TextBytes) -> Int? {
    guard let start = word.baseAddress, word.count > ShortWord.longest else {
      return number(of: ShortWord(word))
    }
    guard word.count <= Self.longest else { return nil }
    let beginning = ShortWord(beginning: word)
    var slot = Int(truncatingIfNeeded: word.mixedBytes) & (Self.slots - 1)
    while true {
      let entry = entries[slot]
      if entry.number < 0 {
        guard let number = add(beginning, at: slot) else { return nil }
        for (offset, byte) in word.enumerated() { bytes[number * Self.longest + offset] = byte }
        return number
      }
      if entry.word == beginning,
        memcmp(bytes.pointer(at: Int(entry.number) * Self.longest), start, word.count) == 0
      {
        return Int(entry.number)
      }
      slot = (slot + 1) & (Self.slots - 1)
    }
  }

  private mutating func add(_ word: ShortWord, at slot: Int) -> Int? {
    guard count < Self.most else { return nil }
    entries[slot] = Entry(word: word, number: Int32(count))
    count += 1
    return count - 1
  }
}

/// Up to 15 bytes, which are looked at together.
struct ShortWord: BitwiseCopyable {
  static let longest = 15

  private var text: short_text

  init() { text = short_text(low: 0, high: 0) }

  /// - bytes: At most 15, followed by others up to 16.
  init(_ bytes: TextBytes) {
    self.init()
    if let start = bytes.baseAddress { self = ShortWord(at: start, count: bytes.count) }
  }

  /// The first bytes of a longer word, with that word's length, so that it is none of its own.
  init(beginning word: TextBytes) {
    self.init(TextBytes(rebasing: word.prefix(Self.longest)))
    text.high = high | UInt64(truncatingIfNeeded: word.count) << 56
  }

  /// - text: Followed by at least 16 readable bytes.
  @inline(__always)
  init(at text: UnsafeRawPointer, count: Int) {
    self.text = short_text_at(text, UInt32(truncatingIfNeeded: count))
  }

  var low: UInt64 {
    @inline(__always) get { text.low }
  }

  var high: UInt64 {
    @inline(__always) get { text.high & 0x00FF_FFFF_FFFF_FFFF }
  }

  /// How many bytes it has.
  var count: Int {
    @inline(__always) get { Int(truncatingIfNeeded: text.high &>> 56) }
  }

  var hash: UInt64 {
    @inline(__always) get { mixed(text.low, text.high) }
  }

  @inline(__always)
  static func == (left: ShortWord, right: ShortWord) -> Bool {
    (left.text.low ^ right.text.low) | (left.text.high ^ right.text.high) == 0
  }
}

extension ShortWord {
  var first: UInt8 {
    @inline(__always) get { UInt8(truncatingIfNeeded: low) }
  }

  /// The number that one to eight digits make, or nil where anything else stands.
  ///
  /// All digits are looked at together; see Lemire, "Quickly parsing eight digits" (2018).
  var digits: Int64? {
    @inline(__always) get {
      guard count &- 1 < 8, count > 0 else { return nil }
      // With zeros in front, the last digit in the highest byte.
      let missing = UInt64(truncatingIfNeeded: 64 &- 8 &* count)
      let values = (low ^ (0x3030_3030_3030_3030 &>> missing)) &<< missing
      guard (values | (values &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else {
        return nil
      }
      let pairs = (values &* 10 &+ (values &>> 8)) & 0x00FF_00FF_00FF_00FF
      let fours = (pairs &* 100 &+ (pairs &>> 16)) & 0x0000_FFFF_0000_FFFF
      return Int64(truncatingIfNeeded: (fours &* 10_000 &+ (fours &>> 32)) & 0xFFFF_FFFF)
    }
  }

  /// The day that ten characters such as `2010-03-25` write.
  var date: CalendarDate? {
    @inline(__always) get { count == 10 ? Self.date(low, high) : nil }
  }

  /// The same between quotation marks.
  var quotedDate: CalendarDate? {
    @inline(__always) get {
      guard count == 12, low & 0xFF == 0x22, high &>> 24 == 0x22 else { return nil }
      return Self.date(low &>> 8 | high &<< 56, (high &>> 8) & 0xFFFF)
    }
  }

  @inline(__always)
  private static func date(_ low: UInt64, _ high: UInt64) -> CalendarDate? {
    // Digits become their values, hyphens zeros.
    let low = low ^ 0x2D30_302D_3030_3030
    let high = high ^ 0x3030
    guard
      (low | (low &+ 0x0006_0600_0606_0606)) & 0xFFF0_F0FF_F0F0_F0F0 == 0,
      (high | (high &+ 0x0606)) & 0xF0F0 == 0
    else { return nil }
    @inline(__always) func digit(_ word: UInt64, _ byte: UInt64) -> Int {
      Int(truncatingIfNeeded: (word &>> (8 &* byte)) & 0xF)
    }
    return CalendarDate(
      year: digit(low, 0) &* 1000 &+ digit(low, 1) &* 100 &+ digit(low, 2) &* 10 &+ digit(low, 3),
      month: digit(low, 5) &* 10 &+ digit(low, 6), day: digit(high, 0) &* 10 &+ digit(high, 1))
  }
}
