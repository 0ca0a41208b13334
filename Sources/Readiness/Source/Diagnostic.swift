/// A problem in a file, for the person who must mend it.
public struct Diagnostic: Hashable, Sendable {
  /// Whether the problem keeps the file from being used.
  public enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// A further place that helps to understand the problem, such as the first of two duplicates.
  public struct Note: Hashable, Sendable {
    public let message: String
    public let location: FileLocation

    public init(_ message: String, at location: FileLocation) {
      self.message = message
      self.location = location
    }
  }

  public let severity: Severity

  public let code: Code

  /// One line, lower case, without a full stop; the author's own words stand in backticks.
  public let message: String

  public let location: FileLocation

  /// What to write instead, when that can be said.
  public let help: String?

  public let notes: [Note]

  public init(
    _ severity: Severity, _ code: Code, _ message: String, at location: FileLocation,
    help: String? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.help = help
    self.notes = notes
  }

  public static func error(
    _ code: Code, _ message: String, at location: FileLocation, help: String? = nil,
    notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.error, code, message, at: location, help: help, notes: notes)
  }

  public static func warning(
    _ code: Code, _ message: String, at location: FileLocation, help: String? = nil,
    notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.warning, code, message, at: location, help: help, notes: notes)
  }
}

extension Sequence<Diagnostic> {
  public var hasErrors: Bool {
    contains { $0.severity == .error }
  }

  /// The diagnostics in the order in which a reader meets them: by place, then by code.
  public func sortedByPlace() -> [Diagnostic] {
    sorted {
      ($0.location, $0.code, $0.message) < ($1.location, $1.code, $1.message)
    }
  }
}
