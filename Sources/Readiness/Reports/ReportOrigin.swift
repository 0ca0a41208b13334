/// How a report was made: enough to make it again, and nothing that changes by itself.
public struct ReportOrigin: Sendable {
  public let engineVersion: String
  /// SHA-256 over the lines that `sha256sum` prints for the rulebook's files in order of path.
  public let rulesDigest: String
  /// SHA-256 of the profile's file.
  public let profileDigest: String
  /// What an overlay changed, and the SHA-256 of its file.
  public let overlay: Overlay?
  public let edition: Edition
  /// How many statements the edition leaves out.
  public let leftOut: Int

  public struct Overlay: Sendable {
    public let path: String
    public let digest: String
    /// The numbers of the facts that it replaced.
    public let facts: [Int]
    /// The assessment without it.
    public let before: Assessment

    public init(path: String, digest: String, facts: [Int], before: Assessment) {
      self.path = path
      self.digest = digest
      self.facts = facts
      self.before = before
    }
  }

  public init(
    engineVersion: String, rulesDigest: String, profileDigest: String, overlay: Overlay? = nil,
    edition: Edition = .full, leftOut: Int = 0
  ) {
    self.engineVersion = engineVersion
    self.rulesDigest = rulesDigest
    self.profileDigest = profileDigest
    self.overlay = overlay
    self.edition = edition
    self.leftOut = leftOut
  }
}
