import Glibc
import ProfileStream

/// Whole records of a stream, in storage that is used again.
struct RecordChunk: ~Copyable {
  /// How much is read at a time: enough to be quick, and little enough to stay near the processor.
  fileprivate static let size = 1 << 18

  /// The place of the chunk among those of its stream, from 0.
  fileprivate(set) var number = 0
  fileprivate(set) var firstLine = 1
  fileprivate var count = 0
  private let base: UnsafeMutableRawPointer

  init() {
    base = .allocate(byteCount: Self.capacity + RecordStream.padding, alignment: 64)
    memset(base + Self.capacity, 0, RecordStream.padding)
  }

  deinit { base.deallocate() }

  private static var capacity: Int { RecordStream.longestRecord + 2 * size }

  /// The records; they are followed by `RecordStream.padding` readable bytes.
  var records: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  fileprivate var room: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(
      start: base + count, count: min(Self.size, Self.capacity - count))
  }

  fileprivate mutating func append(_ bytes: [UInt8]) {
    UnsafeMutableRawBufferPointer(start: base + count, count: bytes.count).copyBytes(from: bytes)
    count += bytes.count
  }

  fileprivate mutating func removeFirst(_ removed: Int) {
    memmove(base, base + removed, count - removed)
    count -= removed
  }
}

/// Reads the records of a stream, chunk by chunk and only once.
struct RecordInput: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private let isTable: Bool
  private var chunks = 0
  private var nextLine = 1
  /// What was read behind the last whole record.
  private var rest: [UInt8] = []
  private var hasEnded = false
  /// Whether the rest of a record that is too long is passed over.
  private var isSkipping = false

  /// - Parameters:
  ///   - path: `-` for standard input.
  ///   - isTable: Whether records end at line breaks outside of quotation marks alone.
  /// - Throws: `Failure` where the file cannot be opened.
  init(path: String, isTable: Bool) throws(Failure) {
    self.isTable = isTable
    if path == "-" {
      name = "standard input"
      descriptor = STDIN_FILENO
    } else {
      name = "`\(path)`"
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw .input("\(name) cannot be read: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Everything that has not been read yet, as it stands.
  consuming func readAll() throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: RecordChunk.size)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw unreadable
      }
    }
  }

  private var unreadable: Failure {
    .input("\(name) cannot be read: \(String(cString: strerror(errno)))")
  }

  /// Whether it reads the regular file that stands at a path.
  func isFile(at path: String) -> Bool {
    var (own, other) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && stat(path, &other) == 0
      && other.st_mode & S_IFMT == S_IFREG && own.st_dev == other.st_dev
      && own.st_ino == other.st_ino
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Fills a chunk with the next whole records; false where there are none.
  ///
  /// It waits for no more than one record, so that an answer follows as soon as it can.
  mutating func next(into chunk: inout RecordChunk) throws(Failure) -> Bool {
    chunk.count = 0
    if !rest.isEmpty { chunk.append(rest) }
    rest.removeAll(keepingCapacity: true)
    while true {
      if !hasEnded { try read(into: &chunk) }
      if hasEnded, chunk.count == 0 { return false }
      if let end = endOfRecords(in: chunk) {
        keepRest(behind: end, of: &chunk)
        break
      }
    }
    chunk.number = chunks
    chunk.firstLine = nextLine
    chunks += 1
    nextLine += Self.lineBreaks(in: chunk.records)
    return true
  }

  /// Takes the first record out of a chunk that is to begin with it.
  mutating func takeFirst(into chunk: inout RecordChunk) throws(Failure) -> [UInt8] {
    guard try next(into: &chunk) else { return [] }
    let end = CSVRecords.endOfFirst(in: chunk.records) ?? chunk.count
    let first = Array(chunk.records[..<end])
    chunk.removeFirst(end)
    rest = Array(chunk.records) + rest
    chunks = 0
    nextLine = 1 + first.count { $0 == UInt8(ascii: "\n") }
    return first
  }

  private mutating func read(into chunk: inout RecordChunk) throws(Failure) {
    let room = chunk.room
    let count = Glibc.read(descriptor, room.baseAddress, room.count)
    if count < 0 {
      if errno == EINTR { return }
      throw unreadable
    }
    hasEnded = count == 0
    chunk.count += count
    if chunks == 0, chunk.records.starts(with: [0xEF, 0xBB, 0xBF]) { chunk.removeFirst(3) }
    guard isSkipping else { return }
    if let lineBreak = chunk.records.firstIndex(of: UInt8(ascii: "\n")) {
      chunk.removeFirst(lineBreak + 1)
      nextLine += 1
      isSkipping = false
    } else {
      chunk.count = 0
    }
  }

  /// Where the whole records of a chunk end, or nil where more must be read.
  private mutating func endOfRecords(in chunk: borrowing RecordChunk) -> Int? {
    guard !hasEnded else { return chunk.count }
    let end =
      isTable
      ? CSVRecords.endOfLast(in: chunk.records)
      : CSVRecords.lastLineBreak(in: chunk.records).map { $0 + 1 }
    if let end { return end }
    guard chunk.count > RecordStream.longestRecord else { return nil }
    // Enough of it to be refused; the rest is passed over.
    isSkipping = true
    return chunk.count
  }

  private mutating func keepRest(behind end: Int, of chunk: inout RecordChunk) {
    rest.append(contentsOf: chunk.records[end...])
    chunk.count = end
  }

  private static func lineBreaks(in bytes: UnsafeRawBufferPointer) -> Int {
    guard var place = bytes.baseAddress else { return 0 }
    let end = place + bytes.count
    var count = 0
    while let found = memchr(place, 0x0A, end - place) {
      count += 1
      place = UnsafeRawPointer(found) + 1
    }
    return count
  }
}
