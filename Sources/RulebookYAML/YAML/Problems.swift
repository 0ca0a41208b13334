import Readiness

/// The problems of one file, up to a number that a person can still work through.
struct Problems {
  /// Where listing more would only keep a hostile file busy.
  static let most = 500

  let file: FileID
  private(set) var diagnostics: [Diagnostic] = []

  var isFull: Bool { diagnostics.count > Self.most }

  init(file: FileID) {
    self.file = file
  }

  mutating func report(_ diagnostic: Diagnostic) {
    guard diagnostics.count < Self.most else {
      if !isFull {
        diagnostics.append(
          .error(
            .tooManyProblems, "more problems follow than the \(Self.most) that are listed",
            at: diagnostic.location, help: "mend the listed ones and check again"))
      }
      return
    }
    diagnostics.append(diagnostic)
  }

  mutating func error(
    _ code: Diagnostic.Code, _ message: String, at location: FileLocation,
    help: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    report(.error(code, message, at: location, help: help, notes: notes))
  }

  mutating func warning(
    _ code: Diagnostic.Code, _ message: String, at location: FileLocation,
    help: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    report(.warning(code, message, at: location, help: help, notes: notes))
  }
}
