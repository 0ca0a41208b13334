import Glibc
import Readiness

/// The bytes of a file as lines and columns, for finding a place and for looking around it.
struct SourceText {
  let file: FileID
  let bytes: [UInt8]
  /// The first byte after a byte order mark.
  let start: Int
  private var lineStarts: [Int] = []

  init(file: FileID, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Whether a byte stands anywhere in the file where it can mean what is asked for.
  func contains(_ byte: UInt8, where isMeant: (_ offset: Int) -> Bool) -> Bool {
    var search = bytes[...]
    while let offset = Self.first(byte, in: search) {
      if isMeant(offset) { return true }
      search = bytes[(offset + 1)...]
    }
    return false
  }

  /// The offset of a place, or of the end of the file for a place beyond it.
  mutating func offset(line: Int32, column: Int32) -> Int {
    findLines()
    guard line >= 1, Int(line) <= lineStarts.count else { return bytes.count }
    var offset = lineStarts[Int(line) - 1]
    var left = column - 1
    while left > 0, offset < bytes.count {
      offset += 1
      // A column is a scalar: the further bytes of its UTF-8 do not count.
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  mutating func offset(of location: FileLocation) -> Int {
    offset(line: location.line, column: location.column)
  }

  mutating func location(ofOffset offset: Int) -> FileLocation {
    findLines()
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    var column: Int32 = 1
    for byte in bytes[min(lineStarts[low], offset)..<offset] where byte & 0xC0 != 0x80 {
      column += 1
    }
    return FileLocation(file: file, line: Int32(low + 1), column: column)
  }

  /// The bytes of a line without its line break.
  mutating func line(_ number: Int32) -> ArraySlice<UInt8> {
    findLines()
    guard number >= 1, Int(number) <= lineStarts.count else { return [] }
    let first = lineStarts[Int(number) - 1]
    var end = first
    while end < bytes.count, !bytes[end].isLineBreak { end += 1 }
    return bytes[first..<end]
  }

  /// Whether a comment that begins there would stand behind something on its line.
  func isBehindText(_ offset: Int) -> Bool {
    var before = offset
    while before > start, bytes[before - 1].isBlank { before -= 1 }
    return before < offset && before > start && !bytes[before - 1].isLineBreak
  }

  private static func first(_ byte: UInt8, in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress,
        let found = memchr(base, CInt(byte), buffer.count)
      else { return nil }
      return bytes.startIndex + base.distance(to: UnsafeRawPointer(found))
    }
  }

  private mutating func findLines() {
    guard lineStarts.isEmpty else { return }
    lineStarts = [start]
    if Self.first(UInt8(ascii: "\r"), in: bytes[...]) == nil {
      var search = bytes[start...]
      while let end = Self.first(UInt8(ascii: "\n"), in: search) {
        lineStarts.append(end + 1)
        search = bytes[(end + 1)...]
      }
      return
    }
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
          && !(index < bytes.count && bytes[index] == UInt8(ascii: "\n"))
      {
        lineStarts.append(index)
      }
    }
  }
}

extension UInt8 {
  var isLineBreak: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLowerCaseLetter: Bool { (0x61...0x7A).contains(self) }
  var isUpperCaseLetter: Bool { (0x41...0x5A).contains(self) }
}

extension String {
  /// The text as a message quotes it: in backticks, on one line, cut after 60 characters.
  var quoted: String {
    var result = "`"
    for (count, scalar) in unicodeScalars.enumerated() {
      if count == 60 {
        result += "…"
        break
      }
      if CharacterRule.isAllowed(scalar.value), scalar != "\n", scalar != "\r", scalar != "\t" {
        result.unicodeScalars.append(scalar)
      } else {
        result += " "
      }
    }
    return result + "`"
  }
}
