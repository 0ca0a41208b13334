import Readiness

/// What a file says of itself in its first line.
enum DocumentKind: String, CaseIterable, Sendable {
  case framework
  case source
  case vocabulary
  case area
  case actions
  case supportLines = "support lines"
  case costAssumptions = "cost assumptions"
  case tests
  case profile
  case countries
  case overlay

  /// The kinds that make up a rulebook.
  static let ofRulebook: Set<DocumentKind> = [
    .framework, .source, .vocabulary, .area, .actions, .supportLines, .costAssumptions, .tests,
  ]
}

extension DocumentReader {
  /// What the file is, from `kind:` and `format: 1` at its beginning.
  ///
  /// Whatever does not keep the kind from being known is reported without ending the reading.
  mutating func kind() -> DocumentKind? {
    let root = YAMLTree.root
    guard expect(.mapping, root, "a mapping with the keys of a document", help: Self.beginning)
    else { return nil }
    var kind: (key: YAMLNode, value: YAMLNode, position: Int)?
    var format: (key: YAMLNode, value: YAMLNode, position: Int)?
    for (position, (key, value)) in tree.entries(of: root).enumerated() {
      let text = tree.bytes(of: key)
      if kind == nil, text.elementsEqual("kind".utf8) { kind = (key, value, position) }
      if format == nil, text.elementsEqual("format".utf8) { format = (key, value, position) }
    }
    guard let kind else {
      problems.error(
        .missingKind, "the file does not say its kind", at: location(of: root),
        help: Self.beginning)
      return nil
    }
    checkFormat(format?.value, at: kind.key)
    if kind.position != 0 || format.map({ $0.position != 1 }) ?? false {
      problems.error(
        .keyOrder, "a file begins with `kind` and then `format`",
        at: location(of: kind.position != 0 ? kind.key : format?.key ?? kind.key),
        help: Self.beginning)
    }
    return value(
      kind.value, "a kind of file", code: .unknownKind,
      explain: { Self.choose($0, among: DocumentKind.allCases.map(\.rawValue)) },
      { DocumentKind(rawValue: String(decoding: $0, as: UTF8.self)) })?.value
  }

  private static let beginning = "begin the file with `kind: …` and `format: 1`"

  private mutating func checkFormat(_ format: YAMLNode?, at kind: YAMLNode) {
    guard let format else {
      problems.error(
        .missingFormat, "the file does not say its format", at: location(of: kind),
        help: "write `format: 1` on the second line")
      return
    }
    _ = value(
      format, "a format that this version reads", code: .unknownFormat,
      explain: { _ in "write `format: 1`" }, { $0.elementsEqual("1".utf8) ? 1 : nil })
  }
}
