/// Numbers words in the order in which they were first met, up to a number that bounds memory.
///
/// A stream says the same few words again and again; what a word means for a fact is worked out
/// once and found by the word's number from then on.
struct WordTable: ~Copyable {
  static let most = 256
  /// Longer words are never numbered.
  static let longest = 128

  struct Entry: BitwiseCopyable {
    var first: UInt64 = 0
    var number: Int32 = -1
    var count: Int32 = 0
  }

  private static let slots = 16 * most
  private let entries = FixedStorage(repeating: Entry(), count: WordTable.slots)
  private let bytes = FixedStorage<UInt64>(
    repeating: 0, count: WordTable.most * WordTable.longest / 8)
  private(set) var count = 0

  /// The number of a word, or nil where there is no room for another.
  @inline(__always)
  mutating func number(of word: TextBytes) -> Int? {
    guard word.count <= 8, !word.isEmpty else { return numberOfLong(word) }
    let first = word.word(at: 0)
    var slot = Int(truncatingIfNeeded: mixed(first, UInt64(word.count)) >> 52)
    while true {
      let entry = entries[slot]
      if entry.first == first, entry.count == word.count { return Int(entry.number) }
      if entry.number < 0 { return add(word, at: slot) }
      slot = (slot + 1) & (Self.slots - 1)
    }
  }

  private mutating func numberOfLong(_ word: TextBytes) -> Int? {
    guard word.count <= Self.longest else { return nil }
    let first = word.isEmpty ? 0 : word.word(at: 0)
    var slot = Int(truncatingIfNeeded: word.mixedBytes >> 52)
    while true {
      let entry = entries[slot]
      if entry.number < 0 { return add(word, at: slot) }
      if entry.first == first, entry.count == word.count, isWord(Int(entry.number), word) {
        return Int(entry.number)
      }
      slot = (slot + 1) & (Self.slots - 1)
    }
  }

  private func isWord(_ number: Int, _ word: TextBytes) -> Bool {
    var offset = 0
    while offset < word.count {
      guard bytes[(number * Self.longest + offset) / 8] == word.word(at: offset) else {
        return false
      }
      offset += 8
    }
    return true
  }

  private mutating func add(_ word: TextBytes, at slot: Int) -> Int? {
    guard count < Self.most else { return nil }
    var offset = 0
    while offset < word.count {
      bytes[(count * Self.longest + offset) / 8] = word.word(at: offset)
      offset += 8
    }
    entries[slot] = Entry(
      first: word.isEmpty ? 0 : word.word(at: 0), number: Int32(count), count: Int32(word.count))
    count += 1
    return count - 1
  }
}
