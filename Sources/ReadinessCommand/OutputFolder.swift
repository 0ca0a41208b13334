import CLinux
import Glibc
import Readiness

/// A folder of files that appears whole or not at all.
///
/// It is made beside its target and then takes the target's place in one step. An existing folder
/// must be empty or carry the marker file, so that nobody's files are replaced.
struct OutputFolder: Sendable {
  /// The file that says that a folder may be replaced whole.
  static let marker = ".readiness-site"

  private let shownAs: String
  private let target: String
  private let temporary: String

  /// Makes the folder beside its target.
  ///
  /// - Throws: `Failure` where the target may not be replaced; nothing is written then.
  init(at path: String) throws(Failure) {
    var target = path
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    if FolderOptions.exists(target) {
      guard let real = realpath(target, nil) else {
        throw .input("cannot write `\(path)`: \(String(cString: strerror(errno)))")
      }
      target = String(cString: real)
      free(real)
      try Self.checkReplaceable(target, shownAs: path)
    }
    // No walk over a folder reads what begins with a dot, should the program be killed.
    var name = Array("\(parentFolder(of: target))/.readiness.XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else {
      throw .input("cannot write `\(path)`: \(String(cString: strerror(errno)))")
    }
    shownAs = path
    self.target = target
    temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(Failure) {
      let mask = umask(0)
      umask(mask)
      guard chmod(temporary, 0o777 & ~mask) == 0 else { throw failure() }
      try write("Made by `readiness site`, which replaces this folder whole.\n", to: Self.marker)
    } catch {
      discard()
      throw error
    }
  }

  private static func checkReplaceable(_ folder: String, shownAs path: String) throws(Failure) {
    guard FolderOptions.isFolder(folder) else {
      throw .input("cannot write `\(path)`: it is no folder")
    }
    guard let names = names(in: folder) else {
      throw .input("cannot read `\(path)`: \(String(cString: strerror(errno)))")
    }
    guard names.isEmpty || names.contains(marker) else {
      throw .input(
        "`\(path)` holds files that `readiness site` did not make; name an empty folder or a new one"
      )
    }
  }

  /// Writes a file, and the folders on its path.
  func write(_ text: String, to path: String) throws(Failure) {
    let parts = path.split(separator: "/")
    for count in 1..<max(parts.count, 1) {
      let folder = "\(temporary)/\(parts.prefix(count).joined(separator: "/"))"
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw failure() }
    }
    let descriptor = open(
      "\(temporary)/\(path)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    try Array(text.utf8).withUnsafeBufferPointer { bytes throws(Failure) in
      try Output.write(UnsafeRawBufferPointer(bytes), to: descriptor, named: "`\(shownAs)`")
    }
  }

  /// Puts the folder in its target's place, and takes what stood there away.
  func finish() throws(Failure) {
    guard FolderOptions.exists(target) else {
      guard rename(temporary, target) == 0 else { throw failure() }
      return
    }
    // Renaming over an empty folder replaces it; one with files in it is exchanged.
    if rename(temporary, target) == 0 { return }
    guard exchange() else { throw failure() }
    discard()
  }

  /// Takes what was written away; what stands at the target stays.
  func discard() {
    Self.remove(temporary)
  }

  private func exchange() -> Bool {
    if exchange_names(temporary, target) == 0 { return true }
    guard errno == EINVAL || errno == ENOSYS else { return false }
    // A file system without it: two steps, and back again if the second fails.
    let old = temporary + ".old"
    guard rename(target, old) == 0 else { return false }
    guard rename(temporary, target) == 0 else {
      let reason = errno
      rename(old, target)
      errno = reason
      return false
    }
    return rename(old, temporary) == 0
  }

  private func failure() -> Failure {
    .input("cannot write `\(shownAs)`: \(String(cString: strerror(errno)))")
  }

  /// The names in a folder, nil where it cannot be read.
  private static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes a folder with all that is in it; links are removed, not followed.
  private static func remove(_ path: String) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return }
    guard information.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in names(in: path) ?? [] { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
