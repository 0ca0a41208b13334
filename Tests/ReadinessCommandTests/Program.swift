import Glibc
import Testing

/// What a run of the program left behind.
struct Outcome: Equatable, CustomStringConvertible {
  /// The exit code, or 128 and the signal's number as a shell has it.
  var code: Int32
  var output: String
  var error: String

  var description: String { "exit code \(code)\n--- output\n\(output)--- error\n\(error)" }
}

/// Why the program could not be run; never anything that it did itself.
struct HarnessProblem: Error, CustomStringConvertible {
  let description: String

  init(_ action: String) {
    description = "\(action): \(String(cString: strerror(errno)))"
  }
}

/// A run of the program, as a user's shell would start it.
struct Program {
  var arguments: [String]
  /// Where it starts; the fixtures, so that their `rules` and `profiles` are found.
  var folder = fixtures
  /// All of the environment: nothing of the person who runs the tests comes through.
  var environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(sanitizerOptions) { $1 }
  var input: [UInt8] = []
  /// A file that takes the place of standard output, such as `/dev/full`.
  var outputFile: String?
  /// Whether standard output is a pipe that nobody reads.
  var outputIsClosedPipe = false
  /// Whether whoever starts the program ignores SIGPIPE, as some services do.
  var ignoresBrokenPipes = false
  var executable = programPath
  /// A command that runs the program in its turn.
  var launcher: [String] = []
  /// After so many seconds it counts as hanging and is ended.
  var patience = 120

  init(_ arguments: [String]) {
    self.arguments = arguments
  }

  init(_ arguments: [String], in scratch: Scratch) {
    self.arguments = arguments
    folder = scratch.path
  }

  /// Runs it to its end.
  func run() throws -> Outcome {
    let input = try Descriptor.temporary(holding: input)
    let output = try standardOutput()
    let error = try Descriptor.temporary()
    let process = try spawn(input: input, output: output, error: error)
    let code = try exitCode(of: process)
    return Outcome(
      code: code, output: outputFile == nil && !outputIsClosedPipe ? try output.text() : "",
      error: try error.text())
  }

  private func standardOutput() throws -> Descriptor {
    if outputIsClosedPipe {
      // A named pipe, whose reading end no other test's program can inherit by chance.
      let scratch = try Scratch()
      try scratch.makePipe("pipe")
      let reader = try Descriptor(opening: scratch.path + "/pipe", O_RDONLY | O_NONBLOCK)
      return try withExtendedLifetime(reader) {
        try Descriptor(opening: scratch.path + "/pipe", O_WRONLY)
      }
    }
    return try outputFile.map { try Descriptor(opening: $0, O_WRONLY) } ?? .temporary()
  }

  private func spawn(input: Descriptor, output: Descriptor, error: Descriptor) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.number, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, error.number, STDERR_FILENO)
    // `env` sets the folder and the signal, which the C library's Swift module has no words for.
    let words =
      [
        "/usr/bin/env", "--chdir=\(folder)",
        ignoresBrokenPipes ? "--ignore-signal=PIPE" : "--default-signal=PIPE",
      ] + launcher + [executable] + arguments
    let argumentList = CStrings(words)
    let environmentList = CStrings(environment.map { "\($0)=\($1)" }.sorted())
    var process: pid_t = 0
    let result = posix_spawn(
      &process, words[0], &actions, nil, argumentList.pointers, environmentList.pointers)
    guard result == 0 else {
      errno = result
      throw HarnessProblem(words[0])
    }
    return process
  }

  private func exitCode(of process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    for _ in 0..<patience * 1000 {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process {
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
      }
      guard ended == 0 || errno == EINTR else { throw HarnessProblem("waitpid") }
      usleep(1000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    errno = ETIMEDOUT
    throw HarnessProblem(([executable] + arguments).joined(separator: " "))
  }
}

/// What `make sanitize` tells the sanitizer that the program is built with.
private let sanitizerOptions: [String: String] = {
  let names = ["LSAN_OPTIONS", "ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"]
  return names.reduce(into: [:]) { options, name in
    if let value = getenv(name) { options[name] = String(cString: value) }
  }
}()

/// Runs `readiness` with these words, in the fixtures' folder.
func readiness(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
  var program = Program(arguments)
  program.environment.merge(environment) { $1 }
  return try program.run()
}

/// Runs `readiness` over the repository's own `rules` and `profiles`.
func readinessOfRepository(_ arguments: [String]) throws -> Outcome {
  var program = Program(arguments)
  program.folder = repository
  return try program.run()
}

/// A file descriptor that closes itself.
final class Descriptor {
  let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  deinit { close(number) }

  convenience init(opening path: String, _ flags: Int32) throws {
    let number = open(path, flags | O_CLOEXEC, 0o644)
    guard number >= 0 else { throw HarnessProblem(path) }
    self.init(number)
  }

  /// A file without a name.
  static func temporary(holding bytes: [UInt8] = []) throws -> Descriptor {
    var name = Array("/tmp/readiness-tests.XXXXXX".utf8CString)
    let number = mkstemp(&name)
    guard number >= 0 else { throw HarnessProblem("mkstemp") }
    unlink(name)
    let file = Descriptor(number)
    guard fcntl(number, F_SETFD, FD_CLOEXEC) == 0 else { throw HarnessProblem("fcntl") }
    try file.write(bytes)
    lseek(number, 0, SEEK_SET)
    return file
  }

  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      guard count > 0 else { throw HarnessProblem("write") }
      rest = rest.dropFirst(count)
    }
  }

  /// Everything in the file; what is not UTF-8 fails the test that asked.
  func text() throws -> String {
    lseek(number, 0, SEEK_SET)
    let bytes = bytes()
    let text = String(validating: bytes, as: UTF8.self)
    guard let text else {
      errno = EILSEQ
      throw HarnessProblem("the program's output")
    }
    return text
  }

  /// Everything in the file.
  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(number, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}

/// A list of C strings that ends with a null pointer.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ words: [String]) {
    pointers = words.map { strdup($0) } + [nil]
  }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}

/// The folder of these tests.
let testFolder = parent(of: #filePath)

let fixtures = testFolder + "/Fixtures"

/// The folder with `Package.swift`, `rules` and `profiles`.
let repository = parent(of: parent(of: testFolder))

/// The program, which is built beside the tests.
///
/// It is looked for beside the running executable and the test bundle, and in their parents.
let programPath: String = {
  let candidates = [realPath("/proc/self/exe")] + CommandLine.arguments.map(realPath)
  for case var folder? in candidates {
    while folder.contains("/") {
      folder = parent(of: folder)
      let path = folder + "/readiness"
      if access(path, X_OK) == 0, !isFolder(path) { return path }
    }
  }
  return repository + "/.build/debug/readiness"
}()

func parent(of path: String) -> String {
  path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
}

func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
