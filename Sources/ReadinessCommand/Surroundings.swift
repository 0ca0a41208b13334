import Glibc

/// What the program needs of whoever starts it, and makes sure of before it does anything.
enum Surroundings {
  /// How many files must be free to be opened: a few for each thread, and those of the system's
  /// libraries, which end the program where they get none.
  private static let neededDescriptors = 24

  static func prepare() throws(Failure) {
    // A closed pipe ends the program quietly, even if who started it ignores the signal.
    signal(SIGPIPE, SIG_DFL)
    // A file that grows over the limit is an error to be told, like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    try fillStandardDescriptors()
    try checkRoomForDescriptors()
  }

  /// Sees to it that no file that is opened later takes the number of a standard one that is closed.
  ///
  /// A report's file would else take in what is meant for standard error. Reading or writing what was
  /// closed stays an error.
  private static func fillStandardDescriptors() throws(Failure) {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      let mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY
      guard open("/dev/null", mode) == descriptor else {
        throw .input("cannot open `/dev/null`: \(String(cString: strerror(errno)))")
      }
    }
  }

  private static func checkRoomForDescriptors() throws(Failure) {
    var opened: [Int32] = []
    defer { for descriptor in opened { close(descriptor) } }
    for _ in 0..<neededDescriptors {
      let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
      guard descriptor >= 0 else {
        throw .input(
          "too few files may be open at once: \(neededDescriptors) are needed (ulimit -n)")
      }
      opened.append(descriptor)
    }
  }
}
