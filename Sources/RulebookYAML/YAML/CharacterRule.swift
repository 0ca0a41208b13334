import Readiness

/// Which characters a file may hold: what is not UTF-8, hides or reorders text is refused.
enum CharacterRule {
  /// Why a character is refused.
  private enum Fault {
    case control
    case lineSeparator
    case bidirectional
    case byteOrderMark
    case noncharacter
  }

  /// A file with more of them is no text.
  private static let mostReported = 20

  static func isAllowed(_ scalar: UInt32) -> Bool {
    fault(of: scalar) == nil
  }

  private static func fault(of scalar: UInt32) -> Fault? {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: nil
    case 0x85, 0x2028, 0x2029: .lineSeparator
    case 0..<0x20, 0x7F..<0xA0: .control
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .bidirectional
    case 0xFEFF: .byteOrderMark
    case 0xFFFE, 0xFFFF: .noncharacter
    default: nil
    }
  }

  /// Whether all of the file may be read; what may not is reported.
  static func check(_ source: inout SourceText, reporting problems: inout Problems) -> Bool {
    if isUTF16(source.bytes) {
      problems.error(
        .utf16, "the file is UTF-16 or UTF-32, not UTF-8",
        at: FileLocation(file: source.file, line: 1, column: 1), help: "save it as UTF-8")
      return false
    }
    var offset = source.start
    var isGood = true
    while let found = firstFault(in: source.bytes, from: offset) {
      isGood = false
      let location = source.location(ofOffset: found.offset)
      guard let fault = found.fault else {
        problems.error(
          .notUTF8,
          "the byte \(hexadecimal(UInt32(source.bytes[found.offset]), digits: 2))"
            + " is not UTF-8 here", at: location, help: "save the file as UTF-8")
        break
      }
      report(fault, found.scalar, "stands here", at: location, reporting: &problems)
      guard problems.diagnostics.count < mostReported else {
        problems.error(
          .tooManyProblems, "more problems may follow than the \(mostReported) that are listed",
          at: location, help: "mend the listed ones and check again")
        break
      }
      offset = found.offset + found.length
    }
    return isGood
  }

  /// Reports the first refused character of a text that escapes in it have made.
  static func checkEscaped(
    _ text: UnsafeBufferPointer<UInt8>, at location: FileLocation,
    reporting problems: inout Problems
  ) -> Bool {
    guard let found = firstFault(in: text, from: 0), let fault = found.fault else { return true }
    report(
      fault, found.scalar, "is made by an escape in this text", at: location,
      reporting: &problems)
    return false
  }

  private static func report(
    _ fault: Fault, _ scalar: UInt32, _ how: String, at location: FileLocation,
    reporting problems: inout Problems
  ) {
    let name = "U+" + hexadecimal(scalar, digits: 4)
    switch fault {
    case .control:
      problems.error(
        .controlCharacter, "the control character \(name) \(how)", at: location,
        help: "take it out")
    case .lineSeparator:
      problems.error(
        .lineSeparator, "the line separator \(name) \(how)", at: location,
        help: "begin a new line with LF or CRLF, or write a blank")
    case .bidirectional:
      problems.error(
        .bidirectionalControl, "\(name), which reorders text invisibly, \(how)",
        at: location, help: "take it out")
    case .byteOrderMark:
      problems.error(
        .byteOrderMark, "a byte order mark \(how)", at: location,
        help: "take it out; it may stand only at the beginning")
    case .noncharacter:
      problems.error(
        .controlCharacter, "\(name), which is no character, \(how)", at: location,
        help: "take it out")
    }
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// A byte order mark says so; without one, the `k` of `kind` beside a zero byte does.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2 else { return false }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): return true
    case (0, let second): return second != 0 || bytes.starts(with: [0, 0, 0xFE, 0xFF])
    case (_, 0): return true
    default: return false
    }
  }

  /// The first refused character; without a fault, the first byte that is not UTF-8.
  private static func firstFault(
    in bytes: [UInt8], from start: Int
  ) -> (offset: Int, length: Int, scalar: UInt32, fault: Fault?)? {
    bytes.withUnsafeBufferPointer { firstFault(in: $0, from: start) }
  }

  private static func firstFault(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (offset: Int, length: Int, scalar: UInt32, fault: Fault?)? {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        offset = asciiEnd(in: bytes, from: offset)
        guard offset < bytes.count, bytes[offset] < 0x80 else { continue }
        let scalar = UInt32(bytes[offset])
        return (offset, 1, scalar, fault(of: scalar))
      }
      guard let (scalar, length) = decode(bytes, at: offset) else { return (offset, 1, 0, nil) }
      if let fault = fault(of: scalar) { return (offset, length, scalar, fault) }
      offset += length
    }
    return nil
  }

  /// The end of the allowed ASCII characters that begin at an offset.
  private static func asciiEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var offset = start
    let raw = UnsafeRawBufferPointer(bytes)
    while offset + 8 <= bytes.count,
      EightBytes(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)).arePlain
    {
      offset += 8
    }
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20...0x7E, 0x0A, 0x0D, 0x09: offset += 1
      default: return offset
      }
    }
    return offset
  }

  /// The scalar that begins at an offset, unless the bytes are not well-formed UTF-8.
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> (scalar: UInt32, length: Int)? {
    let first = UInt32(bytes[offset])
    let (length, least, initial): (Int, UInt32, UInt32)
    switch first {
    case 0xC2...0xDF: (length, least, initial) = (2, 0x80, first & 0x1F)
    case 0xE0...0xEF: (length, least, initial) = (3, 0x800, first & 0x0F)
    case 0xF0...0xF4: (length, least, initial) = (4, 0x10000, first & 0x07)
    default: return nil
    }
    guard offset + length <= bytes.count else { return nil }
    var scalar = initial
    for byte in bytes[(offset + 1)..<(offset + length)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    guard scalar >= least, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else {
      return nil
    }
    return (scalar, length)
  }
}

/// Eight bytes that are looked at together, because looking at each would cost a third of a read.
private struct EightBytes {
  private let word: UInt64

  init(_ word: UInt64) {
    self.word = word
  }

  /// Whether all are printable ASCII or line feeds.
  ///
  /// Each term has the highest bit of a byte set where that byte is at fault; no sum carries from
  /// one byte into the next.
  var arePlain: Bool {
    let highest = Self.each(0x80)
    let low = word & ~highest
    let isBelowBlank = ~(low + Self.each(0x60)) & highest
    let control = isBelowBlank & ~isZero(word ^ Self.each(0x0A))
    return control | (word & highest) | isZero(word ^ Self.each(0x7F)) == 0
  }

  private func isZero(_ word: UInt64) -> UInt64 {
    let highest = Self.each(0x80)
    return ~((word & ~highest) + ~highest | word) & highest
  }

  private static func each(_ byte: UInt64) -> UInt64 {
    byte &* 0x0101_0101_0101_0101
  }
}
