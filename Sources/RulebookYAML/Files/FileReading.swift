import Glibc
import Readiness

/// The bytes of a path in the file system, which need not be UTF-8.
struct FilePath: Hashable, Comparable, Sendable {
  let bytes: [UInt8]

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  func appending(_ name: [UInt8]) -> FilePath {
    if bytes.isEmpty { return FilePath(bytes: name) }
    return FilePath(bytes: bytes + (bytes.last == UInt8(ascii: "/") ? [] : [0x2F]) + name)
  }

  func hasSuffix(_ suffix: String) -> Bool {
    bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  /// The path as messages show it: what is not UTF-8 or not printable becomes U+FFFD.
  var shown: String {
    var result = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isPrintable =
        CharacterRule.isAllowed(scalar.value) && scalar.value != 0x09 && scalar.value != 0x0A
        && scalar.value != 0x0D
      result.unicodeScalars.append(isPrintable ? scalar : "\u{FFFD}")
    }
    return result
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBytes { raw in
      raw.withMemoryRebound(to: CChar.self) { buffer in
        // The buffer holds at least the final zero.
        body(buffer.baseAddress.unsafelyUnwrapped)
      }
    }
  }

  static func < (left: FilePath, right: FilePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

/// The reason that the C library gives, in the form of our messages.
func reason(ofError number: CInt) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  guard strerror_r(number, &buffer, buffer.count - 1) == 0 else { return "error \(number)" }
  let text = String(
    decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return text.prefix(1).lowercased() + text.dropFirst()
}

extension SourceFile {
  /// The greatest size of a file in bytes.
  static var greatestSize: Int { 8 << 20 }

  /// Reads a regular file of at most 8 MiB.
  ///
  /// Nothing else is waited for: a pipe or device is opened without blocking and then refused.
  ///
  /// - Throws: Why the file cannot be read.
  static func read(_ path: FilePath, shownAs shown: String) throws(FileProblem) -> SourceFile {
    func problem(_ reason: String) -> FileProblem { FileProblem(path: shown, reason: reason) }
    guard !path.bytes.contains(0) else { throw problem("the path holds a zero byte") }
    let descriptor = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard descriptor >= 0 else { throw problem(RulebookYAML.reason(ofError: errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw problem(RulebookYAML.reason(ofError: errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw problem("not a regular file") }
    guard status.st_size <= greatestSize else { throw problem("larger than 8 MiB") }

    // One byte more than the file has shows its end; a file that grows meanwhile stays bounded.
    var bytes: [UInt8] = []
    var room = Int(status.st_size) + 1
    while true {
      var failure: CInt = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        while count < room {
          let got = Glibc.read(
            descriptor, buffer.baseAddress.unsafelyUnwrapped + count, room - count)
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = errno }
          guard got > 0 else { break }
          count += got
        }
      }
      guard failure == 0 else { throw problem(RulebookYAML.reason(ofError: failure)) }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= greatestSize else { throw problem("larger than 8 MiB") }
      guard chunk.count == room else { return SourceFile(path: shown, bytes: bytes) }
      room = 1 << 16
    }
  }
}
