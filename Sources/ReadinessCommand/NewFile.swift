import CLinux
import Glibc

/// A file that nobody sees until it is whole.
///
/// It has no name where the file system can do that, so that nothing of it is left however the
/// program ends. Elsewhere its name begins with `.readiness.`, which no folder walk reads.
struct NewFile: ~Copyable {
  let descriptor: Int32
  private let folder: String
  /// The name under which it stands; nil while it has none.
  private var name: String?

  /// Makes an empty file that its owner alone may open; nil where `errno` says why not.
  init?(in folder: String) {
    self.folder = folder
    let nameless =
      access("/proc/self/fd", X_OK) == 0
      ? open(folder, Int32(NAMELESS_FILE) | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o600) : -1
    guard nameless < 0 else {
      descriptor = nameless
      return
    }
    var name = Array("\(folder)/.readiness.XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    self.name = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    let reason = errno
    if let name { unlink(name) }
    close(descriptor)
    errno = reason
  }

  /// Gives the file the target's name, and takes away what stands there.
  ///
  /// - Returns: False where `errno` says why not; the target is as it was then.
  consuming func replace(_ target: String, isThere: Bool) -> Bool {
    if name == nil {
      if !isThere, link(to: target) { return true }
      guard isThere || errno == EEXIST else { return false }
      // A file without a name cannot replace another; for a moment it needs one beside it.
      var number = 0
      func besideTarget() -> String { "\(folder)/.readiness.\(getpid()).\(number)" }
      while !link(to: besideTarget()) {
        guard errno == EEXIST else { return false }
        number += 1
      }
      name = besideTarget()
    }
    guard let name, rename(name, target) == 0 else { return false }
    self.name = nil
    return true
  }

  private func link(to path: String) -> Bool {
    linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
  }
}

/// The folder in which a path's last name stands.
func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
