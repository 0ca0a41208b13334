import Readiness

/// The ids of a rulebook's facts, found by their bytes.
struct FactNames: ~Copyable {
  private let bytes: FixedStorage<UInt64>
  /// For each fact where its id begins, in words of eight bytes, and how long it is.
  private let places: FixedStorage<(start: Int32, count: Int32)>
  private let slots: FixedStorage<Int32>

  init(of facts: [Fact]) {
    let words = facts.map { ($0.id.utf8.count + 7) / 8 }
    bytes = FixedStorage(repeating: 0, count: words.reduce(0, +))
    places = FixedStorage(repeating: (0, 0), count: facts.count)
    var size = 16
    while size < 2 * facts.count { size *= 2 }
    slots = FixedStorage(repeating: -1, count: size)
    var next = 0
    for (number, fact) in facts.enumerated() {
      var id = Array(fact.id.utf8)
      places[number] = (Int32(next), Int32(id.count))
      id += [UInt8](repeating: 0, count: 16)
      id.withUnsafeBytes { padded in
        let text = TextBytes(rebasing: padded[..<fact.id.utf8.count])
        for word in 0..<words[number] { bytes[next + word] = text.word(at: 8 * word) }
        var slot = Int(truncatingIfNeeded: text.mixedBytes) & (size - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = Int32(number)
      }
      next += words[number]
    }
  }

  /// Whether a text is a fact's id.
  @inline(__always)
  func matches(_ fact: Int, _ text: TextBytes) -> Bool {
    let place = places[fact]
    guard Int(place.count) == text.count else { return false }
    var offset = 0
    var word = Int(place.start)
    while offset < text.count {
      if bytes[word] != text.word(at: offset) { return false }
      offset += 8
      word += 1
    }
    return true
  }

  /// The number of the fact with that id.
  func number(of text: TextBytes) -> Int? {
    guard !text.isEmpty else { return nil }
    var slot = Int(truncatingIfNeeded: text.mixedBytes) & (slots.count - 1)
    while slots[slot] >= 0 {
      if matches(Int(slots[slot]), text) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
