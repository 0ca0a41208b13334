import Readiness

enum SourceKey: String, RecordKey {
  case kind, format, id, title, publisher, dated, url, criteria
  static let shape = RecordShape<SourceKey>("a source", required: [.id, .title, .criteria])
}

enum SourceCriterionKey: String, RecordKey {
  case at, says
  case addressedTo = "addressed to"
  case notAssessed = "not assessed"
  case obligation, checked
  static let shape = RecordShape<SourceCriterionKey>(
    "a source's criterion", required: [.at, .says])
}

/// To whom a source's criterion is addressed, where it is not a country.
private enum Addressee: String, CaseIterable {
  case international
}

extension DocumentReader {
  mutating func sourceDocument() -> SourceDeclaration? {
    guard let fields = fields(YAMLTree.root, SourceKey.self) else { return nil }
    let id = identifier(fields[.id])
    let title = freeText(fields[.title])
    let publisher = freeText(fields[.publisher])
    let dated = date(fields[.dated])
    let url = url(fields[.url])
    let criteria = entries(fields[.criteria], "a mapping of criteria") {
      $0.sourceCriterion($1, $2)
    }
    guard let id, let title, let criteria else { return nil }
    return SourceDeclaration(
      id: id, title: title, publisher: publisher, dated: dated, url: url, criteria: criteria)
  }

  private mutating func sourceCriterion(
    _ key: YAMLNode, _ node: YAMLNode
  ) -> SourceCriterionDeclaration? {
    let id = identifier(key)
    guard let fields = fields(node, SourceCriterionKey.self) else { return nil }
    let at = freeText(fields[.at])
    let says = freeText(fields[.says])
    let addressee = word(fields[.addressedTo], Addressee.self, "an addressee")
    let notAssessed = freeText(fields[.notAssessed])
    let obligation = word(fields[.obligation], Obligation.self, "an obligation")
    let checked = yesOrNo(fields[.checked])
    guard let id, let at, let says else { return nil }
    return SourceCriterionDeclaration(
      id: id, at: at, says: says, isInternational: addressee != nil, notAssessed: notAssessed,
      obligation: obligation, checked: checked)
  }
}
