/// One file as it was read: the path to show and the bytes.
public struct SourceFile: Sendable {
  /// The path as reports and diagnostics show it, with `/` between folders.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The text of a line counted from 1, without its line break; empty past the end.
  ///
  /// Bytes that are not UTF-8 are shown as U+FFFD, a leading byte order mark not at all.
  public func line(_ number: Int32) -> String {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var current: Int32 = 1
    var index = start
    while index < bytes.count, current < number {
      if endsLine(at: index) {
        current += 1
        start = index + 1
      }
      index += 1
    }
    guard current == number else { return "" }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Whether the byte at `index` is the last of a line break: LF, or CR without LF after it.
  private func endsLine(at index: Int) -> Bool {
    switch bytes[index] {
    case 0x0A: true
    case 0x0D: index + 1 == bytes.count || bytes[index + 1] != 0x0A
    default: false
    }
  }
}

/// The files of one run, found by the numbers that locations carry.
public struct SourceFiles: Sendable {
  public private(set) var files: [SourceFile]

  public init(_ files: [SourceFile] = []) {
    self.files = files
  }

  public subscript(id: FileID) -> SourceFile {
    files[Int(id.index)]
  }

  /// The path of the file that a location lies in.
  public func path(of location: FileLocation) -> String {
    self[location.file].path
  }

  /// Adds a file and tells its number.
  public mutating func add(_ file: SourceFile) -> FileID {
    files.append(file)
    return FileID(index: Int32(files.count - 1))
  }
}
