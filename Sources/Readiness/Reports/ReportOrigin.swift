/// How a report was made: enough to make it again, and nothing that changes by itself.
public struct ReportOrigin: Sendable {
  public let engineVersion: String
  /// SHA-256 over the lines that `sha256sum` prints for the rulebook's files in order of path.
  public let rulesDigest: String
  /// SHA-256 of the profile's file; over the files of several as over those of the rulebook.
  public let profileDigest: String
  /// What an overlay changed, and the SHA-256 of its file.
  public let overlay: Overlay?
  public let edition: Edition
  /// How many statements the edition leaves out.
  public let leftOut: Int
  /// In how many countries it does; nil for a report on one.
  public let countriesLeftOut: Int?

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
    edition: Edition = .full, leftOut: Int = 0, countriesLeftOut: Int? = nil
  ) {
    self.engineVersion = engineVersion
    self.rulesDigest = rulesDigest
    self.profileDigest = profileDigest
    self.overlay = overlay
    self.edition = edition
    self.leftOut = leftOut
    self.countriesLeftOut = countriesLeftOut
  }
}

extension ReportOrigin {
  /// What an edition that is not the full one says of itself.
  package var editionSentence: String? {
    guard edition != .full else { return nil }
    let name = edition == .public ? "Public edition" : "Edition for partners"
    guard leftOut > 0 else { return "\(name): nothing had to be left out." }
    let statements = leftOut == 1 ? "1 statement" : "\(leftOut) statements"
    let countries = countriesLeftOut.map { $0 == 1 ? " in 1 country" : " in \($0) countries" } ?? ""
    return "\(name): \(statements)\(countries) \(leftOut == 1 ? "was" : "were") left out, and the "
      + "full edition may differ."
  }

  /// What programs are told of the edition.
  var editionValue: JSONValue {
    .object(
      [("name", .string(edition.rawValue)), ("leftOut", .int(leftOut))]
        + (countriesLeftOut.map { [("countries", .int($0))] } ?? []))
  }
}
