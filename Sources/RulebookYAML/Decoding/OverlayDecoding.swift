import Readiness

enum OverlayKey: String, RecordKey {
  case kind, format, title, facts
  static let shape = RecordShape<OverlayKey>("an overlay", required: [.facts])
}

extension DocumentReader {
  mutating func overlay() -> OverlayDeclaration? {
    guard let fields = fields(YAMLTree.root, OverlayKey.self) else { return nil }
    let title = freeText(fields[.title])
    return statedFacts(fields[.facts], mayBeEmpty: true)
      .map { OverlayDeclaration(title: title, facts: $0) }
  }
}
