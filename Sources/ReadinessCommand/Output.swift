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
    guard case .file(let path) = self else { return Self.usualTemporaryFolder }
    var information = stat()
    let exists = stat(path, &information) == 0
    if exists, information.st_mode & S_IFMT != S_IFREG { return Self.usualTemporaryFolder }
    return parentFolder(of: exists ? Self.resolved(path) : path)
  }

  static var usualTemporaryFolder: String { environmentVariable("TMPDIR") ?? "/tmp" }

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

  /// Makes a new file beside the target and gives it the target's name when it is whole.
  ///
  /// So a crash or a full disk leaves the old file whole. A target that is no regular file, such as
  /// a device, is written directly.
  private static func replace(
    _ path: String, mayReplaceDocument: Bool = false,
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
    guard exists || !FolderOptions.exists(path) else {
      throw Failure.input("cannot write `\(path)`: it is a link that leads nowhere")
    }
    guard !exists || mayReplaceDocument || !isDocument(path) else {
      throw Failure.input(
        "cannot write `\(path)`: it is a file of rules or profiles; delete it or name another")
    }
    // Behind a symbolic link the file that it points to is replaced, not the link.
    let target = exists ? resolved(path) : path
    guard let file = NewFile(in: parentFolder(of: target)) else { throw failure(path) }
    try write(to: file.descriptor)
    let mask = umask(0)
    umask(mask)
    let mode = exists ? information.st_mode & 0o7777 : 0o666 & ~mask
    guard fchmod(file.descriptor, mode) == 0, fsync(file.descriptor) == 0,
      file.replace(target, isThere: exists)
    else { throw failure(path) }
  }

  /// Writes a file of rules or profiles anew.
  static func rewrite(_ path: String, _ text: String) throws(Failure) {
    try replace(path, mayReplaceDocument: true) { write throws(Failure) in
      try Array(text.utf8).withUnsafeBufferPointer { bytes throws(Failure) in
        try write(UnsafeRawBufferPointer(bytes))
      }
    }
  }

  /// Whether a file begins as those of rules and profiles do, which no report may replace.
  private static func isDocument(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 12)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return false }
    return String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isNewline)
      .first { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("#") && $0 != "---" }?
      .hasPrefix("kind:") ?? false
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
        if errno == EAGAIN, waitForRoom(descriptor) { continue }
        throw Failure.input("cannot write \(name): \(String(cString: strerror(errno)))")
      }
      written += count
    }
  }

  /// Waits until a descriptor that does not wait by itself, as some programs hand on, takes more.
  private static func waitForRoom(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while poll(&request, 1, -1) < 0 { guard errno == EINTR else { return false } }
    return true
  }

  private static func failure(_ path: String) -> Failure {
    .input("cannot write `\(path)`: \(String(cString: strerror(errno)))")
  }
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
