import Readiness

enum VocabularyKey: String, RecordKey {
  case kind, format, facts
  static let shape = RecordShape<VocabularyKey>("a vocabulary", required: [.facts])
}

enum FactKey: String, RecordKey {
  case type, choices, unit, range, ask, track, respondent
  case staleAfter = "stale after"
  static let shape = RecordShape<FactKey>(
    "a fact", required: [.type, .ask, .track, .respondent])
}

extension DocumentReader {
  mutating func vocabulary() -> VocabularyDeclaration? {
    guard let fields = fields(YAMLTree.root, VocabularyKey.self) else { return nil }
    return entries(fields[.facts], "a mapping of facts") { $0.fact($1, $2) }
      .map { VocabularyDeclaration(facts: $0) }
  }

  private mutating func fact(_ key: YAMLNode, _ node: YAMLNode) -> FactDeclaration? {
    let id = identifier(key)
    guard let fields = fields(node, FactKey.self) else { return nil }
    let kind = word(fields[.type], FactKind.self, "a type")
    let choices = entries(fields[.choices], "a mapping of choices") { $0.choice($1, $2) }
    let unit = text(fields[.unit])
    let range = text(fields[.range])
    let ask = freeText(fields[.ask])
    let track = word(fields[.track], Track.self, "a track")
    let respondent = identifier(fields[.respondent])
    let staleAfter = freshness(fields[.staleAfter])
    if let kind { checkKeys(of: kind.value, fields) }
    guard let id, let kind, let ask, let track, let respondent else { return nil }
    return FactDeclaration(
      id: id, kind: kind, choices: choices ?? [], unit: unit, range: range, ask: ask, track: track,
      respondent: respondent, staleAfter: staleAfter)
  }

  private mutating func choice(_ key: YAMLNode, _ node: YAMLNode) -> FactDeclaration.Choice? {
    guard let word = text(key), let meaning = freeText(node) else { return nil }
    return FactDeclaration.Choice(word: word, meaning: meaning)
  }

  private mutating func checkKeys(of kind: FactKind, _ fields: Fields<FactKey>) {
    if kind.hasChoices, fields.lacks(.choices) {
      problems.error(
        .missingKey, "a fact of type `\(kind.rawValue)` needs `choices`",
        at: location(of: fields.node), help: "add `choices:` with each word and what it means")
    }
    let misplaced: [(FactKey, Bool, String)] = [
      (.choices, kind.hasChoices, "with choices"), (.unit, kind.hasRange, "of numbers"),
      (.range, kind.hasRange, "of numbers"),
    ]
    for (key, isAllowed, others) in misplaced where !isAllowed {
      guard let value = fields[key] else { continue }
      problems.error(
        .misplacedKey, "a fact of type `\(kind.rawValue)` has no `\(key.rawValue)`",
        at: keyLocation(of: value),
        help: "take it out, or give the fact a type \(others)")
    }
  }
}

extension FactKind {
  fileprivate var hasChoices: Bool {
    switch self {
    case .choice, .orderedChoice, .setOfChoices: true
    case .yesOrNo, .wholeNumber, .number, .percent, .money, .date, .text: false
    }
  }

  fileprivate var hasRange: Bool {
    switch self {
    case .wholeNumber, .number, .percent, .money: true
    case .yesOrNo, .choice, .orderedChoice, .setOfChoices, .date, .text: false
    }
  }
}
