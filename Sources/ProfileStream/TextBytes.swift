/// Bytes of a text that lie in a longer, padded buffer.
///
/// Behind every text that a stream reads lie at least eight more bytes, so that its last ones can
/// be looked at together.
typealias TextBytes = UnsafeRawBufferPointer

extension TextBytes {
  init(_ start: UnsafePointer<UInt8>, count: Int) {
    self.init(start: start, count: count)
  }

  var text: String { String(decoding: self, as: UTF8.self) }

  /// Whether the bytes are printable ASCII that JSON writes as it is.
  var isPlain: Bool {
    allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }

  /// The bytes without blanks at either end.
  var trimmed: TextBytes {
    var (low, high) = (startIndex, endIndex)
    while low < high, self[low].isJSONBlank { low += 1 }
    while low < high, self[high - 1].isJSONBlank { high -= 1 }
    return TextBytes(rebasing: self[low..<high])
  }

  /// Up to eight bytes from a place, those behind the end as zeros.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    let word = baseAddress.unsafelyUnwrapped.loadUnaligned(
      fromByteOffset: offset, as: UInt64.self)
    let rest = count - offset
    return rest >= 8 ? word : UInt64(littleEndian: word) & ~(UInt64.max << UInt64(8 * rest))
  }
}

extension UInt8 {
  var isJSONBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

/// Mixes words into one; good enough for tables whose size is bounded.
@inline(__always)
func mixed(_ word: UInt64, _ other: UInt64) -> UInt64 {
  let product = (word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
    by: other ^ 0xE703_7ED1_A0B4_28DB)
  return product.high ^ product.low
}

extension TextBytes {
  var mixedBytes: UInt64 {
    var hash = UInt64(truncatingIfNeeded: count)
    var offset = 0
    while offset < count {
      hash = mixed(hash, word(at: offset))
      offset += 8
    }
    return hash
  }
}
