/// For whom a report is made: an edition is assessed from the statements that it may show.
public enum Edition: String, CaseIterable, Hashable, Sendable {
  case `public`
  case partners
  case full

  func shows(_ visibility: Visibility) -> Bool {
    switch (self, visibility) {
    case (.full, _), (_, .public), (.partners, .partners): true
    case (.public, .partners), (.public, .restricted), (.partners, .restricted): false
    }
  }
}

extension Profile {
  /// The profile as an edition may show it, and how many statements were left out.
  ///
  /// A source that only statements left out cite is left out with them: its title could tell what
  /// they say.
  public func edition(_ edition: Edition) -> (profile: Profile, leftOut: Int) {
    let shown = statements.filter { edition.shows($0.visibility) }
    guard shown.count < statements.count else { return (self, 0) }
    let stillCited = Set(shown.compactMap(\.evidence))
    let hidden = Set(statements.compactMap(\.evidence)).subtracting(stillCited)
    let kept = evidence.indices.filter { !hidden.contains($0) }
    let numbers = Dictionary(
      kept.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let profile = Profile(
      country: country, asOf: asOf, evidence: kept.map { evidence[$0] }, projects: projects,
      statements: shown.map { $0.citing($0.evidence.flatMap { numbers[$0] }) }, location: location)
    return (profile, statements.count - shown.count)
  }
}
