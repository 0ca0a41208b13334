import Glibc

/// A folder of a test's own, which goes with it.
final class Scratch {
  let path: String

  init() throws {
    var name = Array("/tmp/readiness-tests.XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw HarnessProblem("mkdtemp") }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { remove(path) }

  /// The fixtures' `rules`, `profiles` and `overlays`, to be changed at will.
  convenience init(copyingFixtures: Bool) throws {
    try self.init()
    if copyingFixtures { try copy(fixtures, to: path) }
  }

  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Descriptor(opening: path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC).write(bytes)
  }

  /// Replaces a text that stands in a file.
  func change(_ name: String, _ old: String, _ new: String) throws {
    let text = try read(name)
    guard let range = text.firstRange(of: old) else {
      errno = ENOENT
      throw HarnessProblem("`\(old)` in \(name)")
    }
    try write(name, text[..<range.lowerBound] + new + text[range.upperBound...])
  }

  func makeFolder(_ name: String) throws {
    guard mkdir(path + "/" + name, 0o755) == 0 else { throw HarnessProblem(name) }
  }

  func link(_ name: String, to target: String) throws {
    guard symlink(target, path + "/" + name) == 0 else { throw HarnessProblem(name) }
  }

  func makePipe(_ name: String) throws {
    guard mkfifo(path + "/" + name, 0o644) == 0 else { throw HarnessProblem(name) }
  }

  func delete(_ name: String) {
    remove(path + "/" + name)
  }

  func read(_ name: String) throws -> String {
    try contents(of: path + "/" + name)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    try Descriptor(opening: path + "/" + name, O_RDONLY).bytes()
  }

  /// The names in the folder, in order: what a failed write may have left behind.
  func names() -> [String] {
    entries(of: path)
  }

  /// Runs `readiness` here.
  func readiness(_ arguments: String...) throws -> Outcome {
    var program = Program(arguments)
    program.folder = path
    return try program.run()
  }

  private func copy(_ source: String, to target: String) throws {
    for name in entries(of: source) {
      let from = source + "/" + name
      let to = target + "/" + name
      if isFolder(from) {
        guard mkdir(to, 0o755) == 0 else { throw HarnessProblem(to) }
        try copy(from, to: to)
      } else {
        try write(String(to.dropFirst(path.count + 1)), contents(of: from))
      }
    }
  }

  private func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in entries(of: path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

/// The text of a file.
func contents(of path: String) throws -> String {
  try Descriptor(opening: path, O_RDONLY).text()
}

/// The names in a folder, in order.
func entries(of folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    names.append(String(decoding: bytes, as: UTF8.self))
  }
  return names.filter { $0 != "." && $0 != ".." }.sorted()
}
