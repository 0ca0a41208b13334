import Glibc
import Readiness

/// A program of the system that turns one form of a document into another.
///
/// It is started without a shell, with an environment of our own: neither the user's settings nor
/// their language, time zone or network proxies reach it.
struct OutsideProgram {
  let name: String
  /// The Debian package that brings it.
  let package: String

  /// Where it is: in the first folder of PATH that has it; nil if none does.
  var path: String? {
    (environmentVariable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
      .filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 && !FolderOptions.isFolder($0) }
  }

  /// Runs it to its end.
  ///
  /// - Throws: `Failure` with its last lines if it does not end well.
  func run(
    at path: String, _ arguments: [String], in folder: borrowing PrivateFolder,
    dated date: CalendarDate,
    adding variables: [String: String] = [:]
  ) throws(Failure) {
    let log = "log"
    var environment = [
      "PATH": environmentVariable("PATH") ?? "/usr/bin:/bin", "HOME": folder.path,
      "TMPDIR": folder.path, "LANG": "C.UTF-8", "TZ": "UTC",
      "SOURCE_DATE_EPOCH": String(Self.epoch(of: date)),
    ]
    environment.merge(variables) { $1 }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, "\(folder.path)/\(log)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let settings = environment.sorted { $0.key < $1.key }.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var process: pid_t = 0
    let problem = posix_spawn(&process, path, &actions, nil, words, settings)
    guard problem == 0 else {
      throw Failure.input("cannot start \(path): \(String(cString: strerror(problem)))")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status != 0 else { return }
    let signal = status & 0x7F
    let how = signal == 0 ? "exit code \((status >> 8) & 0xFF)" : "signal \(signal)"
    let lines = Self.lastLines(folder.read(log) ?? [])
    throw Failure.input(
      (["\(name) could not make the document (\(how))"] + lines).joined(separator: "\n  "))
  }

  /// Midnight of a day in seconds since 1970, within what the dates of a zip file can say.
  private static func epoch(of date: CalendarDate) -> Int {
    func day(_ year: Int) -> Int {
      CalendarDate(year: year, month: 1, day: 1).map { Int($0.day) } ?? 0
    }
    return (min(max(Int(date.day), day(1980)), day(2107)) - day(1970)) * 86_400
  }

  /// What a failed program said last.
  private static func lastLines(_ log: [UInt8]) -> [String] {
    String(decoding: log.suffix(4096), as: UTF8.self).split(whereSeparator: \.isNewline).suffix(5)
      .map { line in
        String(String.UnicodeScalarView(line.unicodeScalars.map { $0.steersTerminal ? " " : $0 }))
      }
  }
}

/// A folder that nobody else may enter, and which goes with all that is in it.
struct PrivateFolder: ~Copyable {
  let path: String

  init() throws(Failure) {
    let place = Output.usualTemporaryFolder
    var name = Array("\(place)/readiness.XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil, let real = realpath(name, nil) else {
      throw Failure.input(
        "cannot make a folder in `\(place)`: \(String(cString: strerror(errno)))")
    }
    defer { free(real) }
    path = String(cString: real)
  }

  deinit { Self.remove(path) }

  /// Writes a file into the folder.
  ///
  /// - Returns: Its path.
  func write(_ name: String, _ bytes: [UInt8]) throws(Failure) -> String {
    let file = "\(path)/\(name)"
    try Output.file(file).write(bytes)
    return file
  }

  /// The bytes of the file that a program made in the folder.
  func product(_ name: String, of program: OutsideProgram) throws(Failure) -> [UInt8] {
    guard let bytes = read(name) else {
      throw Failure.input("\(program.name) made no \(name)")
    }
    return bytes
  }

  /// The bytes of a file in the folder; nil where there is none or it cannot be read.
  func read(_ name: String) -> [UInt8]? {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func remove(_ path: String) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return }
    guard information.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
