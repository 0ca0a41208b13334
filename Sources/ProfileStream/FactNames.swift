import Readiness

/// The ids of a rulebook's facts, found by their bytes.
struct FactNames: ~Copyable {
  /// The ids' bytes in words of eight, each id with a quotation mark behind it.
  private let words: FixedStorage<UInt64>
  private let places: FixedStorage<Place>
  private let slots: FixedStorage<Int32>

  struct Place: BitwiseCopyable {
    /// Where the id begins among the words, and how many of them are full.
    var start: Int32 = 0
    var fullWords: Int32 = 0
    /// The bits of the last word that belong to it.
    var lastMask: UInt64 = 0
    /// How many bytes it has, the quotation mark left out.
    var count = 0
  }

  init(of facts: [Fact]) {
    let ids = facts.map { Array($0.id.utf8) + [UInt8(ascii: "\"")] }
    words = FixedStorage(repeating: 0, count: ids.reduce(0) { $0 + $1.count / 8 + 1 })
    places = FixedStorage(repeating: Place(), count: facts.count)
    var size = 16
    while size < 2 * facts.count { size *= 2 }
    slots = FixedStorage(repeating: -1, count: size)
    var next = 0
    for (number, id) in ids.enumerated() {
      let padded = id + [UInt8](repeating: 0, count: 16)
      padded.withUnsafeBytes { padded in
        let text = TextBytes(rebasing: padded[..<(id.count - 1)])
        for word in 0...(id.count / 8) {
          words[next + word] = padded.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)
        }
        var slot = Int(truncatingIfNeeded: text.mixedBytes) & (size - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
        slots[slot] = Int32(number)
      }
      places[number] = Place(
        start: Int32(next), fullWords: Int32(id.count / 8),
        lastMask: (UInt64(1) << UInt64(8 * (id.count % 8)) - 1).littleEndian, count: id.count - 1)
      next += id.count / 8 + 1
    }
  }

  /// Whether a fact's id stands at a place, with a quotation mark behind it.
  ///
  /// All of it is compared, without a branch on where it differs.
  @inline(__always)
  func stands(_ fact: Int, at text: UnsafeRawPointer) -> Bool {
    let place = places[fact]
    let id = words.pointer(at: Int(place.start))
    var difference: UInt64 = 0
    var word = 0
    while word < Int(place.fullWords) {
      difference |= id[word] ^ text.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)
      word += 1
    }
    let last = text.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)
    return difference | ((id[word] ^ last) & place.lastMask) == 0
  }

  /// The number of the fact with that id, behind which a quotation mark stands.
  func number(of text: TextBytes) -> Int? {
    guard let start = text.baseAddress, !text.isEmpty else { return nil }
    var slot = Int(truncatingIfNeeded: text.mixedBytes) & (slots.count - 1)
    while slots[slot] >= 0 {
      let fact = Int(slots[slot])
      if places[fact].count == text.count, stands(fact, at: start) { return fact }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
