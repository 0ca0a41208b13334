/// Why a file or folder cannot be read.
public struct FileProblem: Error, Hashable, Sendable {
  public let path: String

  /// In words, such as `no such file or directory`.
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

extension FileProblem: CustomStringConvertible {
  /// The problem in one line: `rules: no such file or directory`.
  public var description: String { "\(path): \(reason)" }
}
