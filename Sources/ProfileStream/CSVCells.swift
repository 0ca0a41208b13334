import Glibc
import Readiness

/// The cells of comma-separated values as RFC 4180 has them, one after the other.
struct CSVCells {
  /// A cell as it is written.
  struct Cell {
    /// Where it begins, at its quotation mark if it has one.
    let start: Int
    /// What stands in it, between the quotation marks if there are any.
    let content: Range<Int>
    /// Whether a quotation mark in it is doubled, so that its text is another one.
    let hasDoubledQuotes: Bool
    let isLast: Bool
    /// Where the next cell or record begins.
    let next: Int
  }

  enum Problem: Error {
    /// A quotation mark that neither begins a cell nor ends one.
    case strayQuote(at: Int)
    /// A quotation mark that begins a cell and that nothing closes.
    case openQuote(at: Int)
  }

  let bytes: TextBytes

  @inline(__always)
  func cell(at start: Int) throws(Problem) -> Cell {
    if start < bytes.count, bytes[start] == UInt8(ascii: "\"") { return try quotedCell(at: start) }
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: ",") {
        return Cell(
          start: start, content: start..<end, hasDoubledQuotes: false, isLast: false,
          next: end + 1)
      }
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "\"") { throw .strayQuote(at: end) }
      end += 1
    }
    let next = min(end + 1, bytes.count)
    // The carriage return of a line break belongs to it.
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Cell(
      start: start, content: start..<end, hasDoubledQuotes: false, isLast: true, next: next)
  }

  private func quotedCell(at start: Int) throws(Problem) -> Cell {
    var hasDoubledQuotes = false
    var end = start + 1
    while end < bytes.count {
      guard bytes[end] == UInt8(ascii: "\"") else {
        end += 1
        continue
      }
      guard end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "\"") else { break }
      hasDoubledQuotes = true
      end += 2
    }
    guard end < bytes.count else { throw .openQuote(at: start) }
    var behind = end + 1
    if behind < bytes.count, bytes[behind] == UInt8(ascii: "\r"),
      behind + 1 == bytes.count || bytes[behind + 1] == UInt8(ascii: "\n")
    {
      behind += 1
    }
    let isLast = behind >= bytes.count || bytes[behind] == UInt8(ascii: "\n")
    guard isLast || bytes[behind] == UInt8(ascii: ",") else { throw .strayQuote(at: end) }
    return Cell(
      start: start, content: (start + 1)..<end, hasDoubledQuotes: hasDoubledQuotes,
      isLast: isLast, next: min(behind + 1, bytes.count))
  }

  /// A cell's text, doubled quotation marks made single.
  func text(of cell: Cell) -> String {
    let content = bytes[cell.content]
    guard cell.hasDoubledQuotes else { return String(decoding: content, as: UTF8.self) }
    var result: [UInt8] = []
    var isSecond = false
    for byte in content {
      let isQuote = byte == UInt8(ascii: "\"")
      if isQuote, isSecond {
        isSecond = false
        continue
      }
      isSecond = isQuote
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Finds where records of comma-separated values end.
package enum CSVRecords {
  /// Where the last whole record of some bytes ends, behind its line break, or nil where none does.
  ///
  /// - bytes: They begin with a record.
  package static func endOfLast(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress, memchr(base, 0x22, bytes.count) != nil else {
      return lastLineBreak(in: bytes).map { $0 + 1 }
    }
    var last: Int?
    var start = 0
    while let end = endOfFirst(in: bytes, from: start) {
      last = end
      start = end
    }
    return last
  }

  /// Where the last line break of some bytes stands.
  package static func lastLineBreak(in bytes: UnsafeRawBufferPointer) -> Int? {
    var offset = bytes.count
    while offset > 0 {
      offset -= 1
      if bytes[offset] == UInt8(ascii: "\n") { return offset }
    }
    return nil
  }

  /// Where the record that begins at an offset ends, behind its line break.
  package static func endOfFirst(
    in bytes: UnsafeRawBufferPointer, from start: Int = 0
  ) -> Int? {
    var beginsCell = true
    var isQuoted = false
    for offset in start..<bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        // Inside quotation marks each one closes; a doubled one opens again at once.
        if isQuoted || beginsCell || (offset > start && bytes[offset - 1] == UInt8(ascii: "\"")) {
          isQuoted.toggle()
        }
        beginsCell = false
      case UInt8(ascii: "\n") where !isQuoted: return offset + 1
      case UInt8(ascii: ","): beginsCell = !isQuoted
      default: beginsCell = false
      }
    }
    return nil
  }
}
