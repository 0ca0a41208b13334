import Glibc
import Readiness

/// Where a command writes its result: standard output, or a file that appears whole or not at all.
enum Output {
  case standard
  case file(String)

  /// `-` and no path at all mean standard output.
  init(path: String?) {
    guard let path, path != "-" else {
      self = .standard
      return
    }
    self = .file(path)
  }

  /// What messages call it.
  var name: String {
    switch self {
    case .standard: "standard output"
    case .file(let path): "`\(path)`"
    }
  }

  var isTerminal: Bool {
    switch self {
    case .standard: isatty(STDOUT_FILENO) == 1
    case .file: false
    }
  }

  func write(_ text: String) throws(Failure) {
    try write(Array(text.utf8))
  }

  /// Writes a file that is no text, which a terminal could not show; `kind` has its article.
  func write(_ bytes: [UInt8], of kind: String) throws(Failure) {
    try refuseTerminal(for: kind)
    try write(bytes)
  }

  /// Refuses early what a terminal could not show.
  func refuseTerminal(for kind: String) throws(Failure) {
    guard isTerminal else { return }
    throw Failure.input("\(kind) cannot be shown on a terminal; name a file with --output")
  }

  /// Where temporary files may stand: beside the target, so that they find the same room.
  var temporaryFolder: String {
    let usual = environmentVariable("TMPDIR") ?? "/tmp"
    guard case .file(let path) = self else { return usual }
    var information = stat()
    let exists = stat(path, &information) == 0
    if exists, information.st_mode & S_IFMT != S_IFREG { return usual }
    let target = exists ? Self.resolved(path) : path
    guard let slash = target.lastIndex(of: "/") else { return "." }
    return slash == target.startIndex ? "/" : String(target[..<slash])
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    try writing { write throws(Failure) in
      try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
        try write(UnsafeRawBufferPointer(bytes))
      }
    }
  }

  /// Writes piece by piece what `body` hands over; a file appears when `body` is done.
  func writing(
    _ body: (_ write: @Sendable (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure)
      -> Void
  ) throws(Failure) {
    switch self {
    case .standard:
      let name = name
      try body { bytes throws(Failure) in
        try Self.write(bytes, to: STDOUT_FILENO, named: name)
      }
    case .file(let path):
      try Self.replace(path, with: body)
    }
  }

  /// Writes a remark to standard error; that it cannot be written is no reason to stop.
  static func note(_ text: String) {
    let bytes = Array(text.utf8)
    try? bytes.withUnsafeBytes { try write($0, to: STDERR_FILENO, named: "standard error") }
  }

  /// Makes the file beside its target and renames it.
  ///
  /// So a crash or a full disk leaves the old file whole. A target that is no regular file, such as
  /// a device, is written directly.
  private static func replace(
    _ path: String,
    with body: (_ write: @Sendable (UnsafeRawBufferPointer) throws(Failure) -> Void)
      throws(Failure) -> Void
  ) throws(Failure) {
    func write(to descriptor: Int32) throws(Failure) {
      try body { bytes throws(Failure) in
        try Self.write(bytes, to: descriptor, named: "`\(path)`")
      }
    }
    var information = stat()
    let exists = stat(path, &information) == 0
    if exists, information.st_mode & S_IFMT != S_IFREG {
      guard information.st_mode & S_IFMT != S_IFDIR else {
        throw Failure.input("cannot write `\(path)`: it is a folder")
      }
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      return try write(to: descriptor)
    }
    // Behind a symbolic link the file that it points to is replaced, not the link.
    let target = exists ? resolved(path) : path
    var name = Array("\(target).XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw failure(path) }
    let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(Failure) {
      defer { close(descriptor) }
      try write(to: descriptor)
      let mask = umask(0)
      umask(mask)
      let mode = exists ? information.st_mode & 0o7777 : 0o666 & ~mask
      guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let problem = failure(path)
      unlink(temporary)
      throw problem
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, named name: String
  ) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure.input("cannot write \(name): \(String(cString: strerror(errno)))")
      }
      written += count
    }
  }

  private static func failure(_ path: String) -> Failure {
    .input("cannot write `\(path)`: \(String(cString: strerror(errno)))")
  }
}

/// Lets a closed pipe end the program quietly, even if who started it ignores the signal.
func endWithClosedPipes() {
  signal(SIGPIPE, SIG_DFL)
}

/// Ends the program with a code.
func exitProgram(_ code: Int32) -> Never {
  exit(code)
}

/// The value of an environment variable, nil where it is unset or empty.
func environmentVariable(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}
