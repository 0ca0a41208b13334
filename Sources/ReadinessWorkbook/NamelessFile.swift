import Glibc

/// A temporary file without a name, which goes when the program ends in whatever way.
final class NamelessFile {
  private let descriptor: Int32

  init(in folder: String) throws(Workbook.Problem) {
    var name = Array("\(folder)/readiness.XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw .last }
    unlink(name)
  }

  deinit { close(descriptor) }

  /// The path by which the file can be opened as long as it lives.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// Takes so many bytes of the disk and gives them back.
  func makeSureOfRoom(for size: Int) throws(Workbook.Problem) {
    let code = posix_fallocate(descriptor, 0, off_t(size))
    guard code == 0 else { throw Workbook.Problem(reason: String(cString: strerror(code))) }
    guard ftruncate(descriptor, 0) == 0 else { throw .last }
  }

  func bytes() throws(Workbook.Problem) -> [UInt8] {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw .last }
    var bytes = [UInt8](repeating: 0, count: Int(information.st_size))
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count, off_t(count))
      }
      guard read > 0 else {
        if read < 0, errno == EINTR { continue }
        throw .last
      }
      count += read
    }
    return bytes
  }
}

extension Workbook.Problem {
  /// What the system's last call that failed says.
  fileprivate static var last: Workbook.Problem {
    Workbook.Problem(reason: String(cString: strerror(errno)))
  }
}
