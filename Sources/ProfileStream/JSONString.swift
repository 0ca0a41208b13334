/// Texts as JSON writes them.
enum JSONString {
  enum Problem: Error {
    /// At that offset of the raw text.
    case escape(at: Int)
    case loneSurrogate(at: Int)
  }

  /// The text that the bytes between two quotation marks stand for.
  static func decoded(_ raw: TextBytes) throws(Problem) -> String {
    guard raw.contains(UInt8(ascii: "\\")) else { return raw.text }
    var result: [UInt8] = []
    var offset = 0
    while offset < raw.count {
      let byte = raw[offset]
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        offset += 1
        continue
      }
      guard offset + 1 < raw.count else { throw .escape(at: offset) }
      switch raw[offset + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
        result.append(raw[offset + 1])
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        let (scalar, length) = try scalar(raw, at: offset)
        result += Array(String(scalar).utf8)
        offset += length
        continue
      default: throw .escape(at: offset)
      }
      offset += 2
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The character of one `\u` escape, or of two that make a pair.
  private static func scalar(
    _ raw: TextBytes, at offset: Int
  ) throws(Problem) -> (Unicode.Scalar, length: Int) {
    guard let unit = unit(raw, at: offset) else { throw .escape(at: offset) }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    guard UTF16.isLeadSurrogate(unit), let second = self.unit(raw, at: offset + 6),
      UTF16.isTrailSurrogate(second)
    else { throw .loneSurrogate(at: offset) }
    let value = 0x10000 + (UInt32(unit) & 0x3FF) << 10 + (UInt32(second) & 0x3FF)
    guard let scalar = Unicode.Scalar(value) else { throw .loneSurrogate(at: offset) }
    return (scalar, 12)
  }

  private static func unit(_ raw: TextBytes, at offset: Int) -> UInt16? {
    guard offset + 6 <= raw.count, raw[offset] == UInt8(ascii: "\\"),
      raw[offset + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in raw[(offset + 2)..<(offset + 6)] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
