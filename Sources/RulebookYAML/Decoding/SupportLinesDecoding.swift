import Readiness

enum SupportLinesKey: String, RecordKey {
  case kind, format, lines
  static let shape = RecordShape<SupportLinesKey>("a support lines file", required: [.lines])
}

enum SupportLineKey: String, RecordKey {
  case id, title, basis
  static let shape = RecordShape<SupportLineKey>(
    "a support line", required: [.id, .title, .basis])
}

extension DocumentReader {
  mutating func supportLines() -> SupportLinesDeclaration? {
    guard let fields = fields(YAMLTree.root, SupportLinesKey.self) else { return nil }
    return list(fields[.lines], "a list of support lines") { $0.supportLine($1) }
      .map { SupportLinesDeclaration(lines: $0) }
  }

  private mutating func supportLine(_ node: YAMLNode) -> SupportLinesDeclaration.Line? {
    guard let fields = fields(node, SupportLineKey.self) else { return nil }
    let id = identifier(fields[.id])
    let title = freeText(fields[.title])
    let basis = references(fields[.basis])
    guard let id, let title, let basis else { return nil }
    return SupportLinesDeclaration.Line(id: id, title: title, basis: basis)
  }
}
