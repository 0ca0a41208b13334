import Readiness

/// Bytes to be written out, in storage that is used again.
package struct OutputBytes: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  package private(set) var count = 0

  package init() {
    capacity = 1 << 16
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  package mutating func removeAll() { count = 0 }

  /// Makes room for that many more bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    while count + more > capacity { capacity *= 2 }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(TextBytes($0)) }
  }

  mutating func append(_ bytes: TextBytes) {
    reserve(bytes.count)
    if let start = bytes.baseAddress {
      UnsafeMutableRawPointer(base + count).copyMemory(from: start, byteCount: bytes.count)
    }
    count += bytes.count
  }

  /// Appends a fragment of a line; room was reserved before.
  @inline(__always)
  mutating func appendReserved(_ fragment: Fragment, of fragments: borrowing Fragments) {
    fragments.copy(fragment, to: base + count)
    count += Int(fragment.count)
  }

  /// Appends a share with all 12 places in quotation marks; room was reserved before.
  @inline(__always)
  mutating func appendReserved(_ share: Share) {
    let target = UnsafeMutableRawPointer(base + count)
    let trillionths = UInt64(truncatingIfNeeded: share.trillionths)
    let isOne = trillionths >= 1_000_000_000_000
    let fraction = isOne ? 0 : trillionths
    // `"0.` and `"1.`, the byte behind which is written over.
    target.storeBytes(
      of: (isOne ? 0x002E_3122 : 0x002E_3022 as UInt32).littleEndian, as: UInt32.self)
    let high = Self.eightDigits(fraction / 10_000)
    let low = Self.eightDigits(fraction % 10_000) >> 32
    target.storeBytes(of: high.littleEndian, toByteOffset: 3, as: UInt64.self)
    target.storeBytes(
      of: UInt32(truncatingIfNeeded: low).littleEndian, toByteOffset: 11, as: UInt32.self)
    target.storeBytes(of: UInt8(ascii: "\""), toByteOffset: 15, as: UInt8.self)
    count += Self.lengthOfShare
  }

  static let lengthOfShare = 16

  /// The eight ASCII digits of a number below 100,000,000, the first in the lowest byte.
  @inline(__always)
  private static func eightDigits(_ number: UInt64) -> UInt64 {
    // Halves, then quarters, then single digits, all lanes at once.
    let halves = number / 10_000 | (number % 10_000) << 32
    let hundreds = (halves &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let quarters = hundreds | (halves &- 100 &* hundreds) << 16
    let tens = (quarters &* 103) >> 10 & 0x000F_000F_000F_000F
    return tens | (quarters &- 10 &* tens) << 8 | 0x3030_3030_3030_3030
  }

  mutating func append(_ date: CalendarDate) {
    reserve(10)
    let (year, month, day) = date.components
    write(year / 100, at: 0)
    write(year % 100, at: 2)
    base[count + 4] = UInt8(ascii: "-")
    write(month, at: 5)
    base[count + 7] = UInt8(ascii: "-")
    write(day, at: 8)
    count += 10
  }

  /// Writes a number below 100 in two digits.
  @inline(__always)
  private func write(_ number: Int, at offset: Int) {
    base[count + offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
    base[count + offset + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
  }
}

/// A piece of text that stands in every line.
struct Fragment: BitwiseCopyable {
  let start: Int32
  let count: Int32
}

/// The pieces of text that stand in every line, one behind the other.
struct Fragments: ~Copyable {
  /// Pieces are copied in whole steps, which is faster than to the exact length: there must be room
  /// behind a copy, and there is some behind the last piece.
  static let step = 16

  private let bytes: FixedStorage<UInt8>

  init(_ bytes: [UInt8]) {
    self.bytes = FixedStorage(repeating: 0, count: bytes.count + Self.step)
    for (index, byte) in bytes.enumerated() { self.bytes[index] = byte }
  }

  @inline(__always)
  func copy(_ fragment: Fragment, to target: UnsafeMutablePointer<UInt8>) {
    let source = UnsafeRawPointer(bytes.pointer(at: Int(fragment.start)))
    let target = UnsafeMutableRawPointer(target)
    var offset = 0
    repeat {
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self),
        toByteOffset: offset, as: SIMD2<UInt64>.self)
      offset += Self.step
    } while offset < Int(fragment.count)
  }
}
