import CSimdjson
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

  /// How many bytes a fact's id has.
  @inline(__always)
  func count(of fact: Int) -> Int { places[fact].count }

  /// Whether a fact's id stands at a place of a text, with a quotation mark behind it.
  ///
  /// All of it is compared, without a branch on where it differs or, for most ids, on its length.
  @inline(__always)
  func stands(_ fact: Int, at offset: Int, in bytes: TextBytes) -> Bool {
    let place = places[fact]
    guard offset &+ place.count < bytes.count else { return false }
    let text = bytes.baseAddress.unsafelyUnwrapped + offset
    let id = words.pointer(at: Int(place.start))
    if Self.usualCounts.contains(place.count) {
      return same_bytes(id, text, UInt32(truncatingIfNeeded: place.count &+ 1))
    }
    var difference: UInt64 = 0
    var word = 0
    while word < Int(place.fullWords) {
      difference |= id[word] ^ text.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)
      word += 1
    }
    let last = text.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)
    return difference | ((id[word] ^ last) & place.lastMask) == 0
  }

  /// How many bytes most ids have.
  private static let usualCounts = 15...47

  /// The number of the fact with that id, behind which a quotation mark stands.
  func number(of text: TextBytes) -> Int? {
    guard let start = text.baseAddress, !text.isEmpty else { return nil }
    let quoted = TextBytes(start: start, count: text.count + 1)
    var slot = Int(truncatingIfNeeded: text.mixedBytes) & (slots.count - 1)
    while slots[slot] >= 0 {
      let fact = Int(slots[slot])
      if places[fact].count == text.count, stands(fact, at: 0, in: quoted) { return fact }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
