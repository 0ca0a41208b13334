import Readiness

enum ProfileKey: String, RecordKey {
  case kind, format, country
  case asOf = "as of"
  case evidence, facts, projects
  static let shape = RecordShape<ProfileKey>("a profile", required: [.country, .asOf, .facts])
}

enum EvidenceKey: String, RecordKey {
  case title, type, dated, seen, grade, url
  static let shape = RecordShape<EvidenceKey>("evidence", required: [.title, .type, .grade])
}

enum StatementKey: String, RecordKey {
  case value = "is"
  case from, until, on, evidence, at, note, visibility
  static let shape = RecordShape<StatementKey>("a statement", required: [.value])
}

enum ProjectKey: String, RecordKey {
  case id, title, donor, lines, from, until, source
  static let shape = RecordShape<ProjectKey>("a project", required: [.id, .title, .lines])
}

extension DocumentReader {
  mutating func profile() -> ProfileDeclaration? {
    guard let fields = fields(YAMLTree.root, ProfileKey.self) else { return nil }
    let country = capitals(fields[.country], count: 3, "a country's code", example: "ARG")
    let asOf = date(fields[.asOf])
    let evidence = entries(fields[.evidence], "a mapping of evidence", mayBeEmpty: true) {
      $0.evidence($1, $2)
    }
    let facts = entries(fields[.facts], "a mapping of facts", mayBeEmpty: true) {
      $0.statedFact($1, $2)
    }
    let projects = list(fields[.projects], "a list of projects", mayBeEmpty: true) {
      $0.project($1)
    }
    guard let country, let asOf, let facts else { return nil }
    return ProfileDeclaration(
      country: country, asOf: asOf, evidence: evidence ?? [], facts: facts,
      projects: projects ?? [])
  }

  private mutating func evidence(_ key: YAMLNode, _ node: YAMLNode) -> EvidenceDeclaration? {
    let id = identifier(key)
    guard let fields = fields(node, EvidenceKey.self) else { return nil }
    let title = freeText(fields[.title])
    let type = freeText(fields[.type])
    let dated = date(fields[.dated])
    let seen = date(fields[.seen])
    let grade = grade(fields[.grade])
    let url = url(fields[.url])
    switch (fields[.dated], fields[.seen]) {
    case (nil, nil) where fields.lacks(.dated) && fields.lacks(.seen):
      problems.error(
        .missingKey, "evidence needs `dated` or `seen`", at: location(of: node),
        help: "add `dated: …` with the source's date, or `seen: …` where it bears none")
    case (let dated?, let seen?):
      problems.error(
        .conflictingKeys, "evidence is either `dated` or `seen`", at: keyLocation(of: seen),
        help: "keep `dated` if the source bears a date",
        notes: [.init("`dated` stands here", at: keyLocation(of: dated))])
    case (nil, nil), (_?, nil), (nil, _?): break
    }
    guard let id, let title, let type, let date = dated ?? seen, let grade else { return nil }
    return EvidenceDeclaration(
      id: id, title: title, type: type, date: date, isSeen: dated == nil, grade: grade, url: url)
  }

  private mutating func statedFact(_ key: YAMLNode, _ node: YAMLNode) -> StatedFactDeclaration? {
    let fact = identifier(key)
    guard let statements = statements(node), let fact else { return nil }
    return StatedFactDeclaration(fact: fact, statements: statements)
  }

  /// The short form (words, or a list of members) or a list of statements.
  private mutating func statements(_ node: YAMLNode) -> [StatementDeclaration]? {
    switch tree[node].kind {
    case .rejected:
      return nil
    case .mapping:
      problems.error(
        .statementOutsideList, "a statement stands here without a list around it",
        at: location(of: node), help: "begin it with `- `, as an item of a list")
      return nil
    case .text:
      return test(node, mayBeEmpty: true).map { [StatementDeclaration(value: $0, isShort: true)] }
    case .list:
      let hasMappings = tree.items(of: node).contains { tree[$0].kind == .mapping }
      let hasTexts = tree.items(of: node).contains { tree[$0].kind == .text }
      guard hasMappings else {
        return test(node, mayBeEmpty: true).map {
          [StatementDeclaration(value: $0, isShort: true)]
        }
      }
      guard !hasTexts else {
        problems.error(
          .mixedList, "members of a set and statements stand in one list",
          at: location(of: node), help: "write `- is: […]` for a statement of the members")
        return nil
      }
      return list(node, "a list of statements") { $0.statement($1) }
    }
  }

  private mutating func statement(_ node: YAMLNode) -> StatementDeclaration? {
    guard let fields = fields(node, StatementKey.self) else { return nil }
    let value = fields[.value].flatMap { test($0, mayBeEmpty: true) }
    let from = date(fields[.from])
    let until = date(fields[.until])
    let on = date(fields[.on])
    let evidence = identifier(fields[.evidence])
    let at = freeText(fields[.at])
    let note = freeText(fields[.note])
    let visibility = word(fields[.visibility], Visibility.self, "a visibility")
    if let observed = fields[.on], let state = fields[.from] ?? fields[.until] {
      problems.error(
        .conflictingKeys, "an observation `on` a day has neither `from` nor `until`",
        at: keyLocation(of: observed),
        help: "keep `on` for a point in time, or `from` and `until` for a state",
        notes: [.init("the state's day stands here", at: keyLocation(of: state))])
    }
    guard let value else { return nil }
    return StatementDeclaration(
      value: value, from: from, until: until, on: on, evidence: evidence, at: at, note: note,
      visibility: visibility)
  }

  private mutating func project(_ node: YAMLNode) -> ProjectDeclaration? {
    guard let fields = fields(node, ProjectKey.self) else { return nil }
    let id = identifier(fields[.id])
    let title = freeText(fields[.title])
    let donor = freeText(fields[.donor])
    let lines = identifiers(fields[.lines], "a list of support lines")
    let from = date(fields[.from])
    let until = date(fields[.until])
    let source = freeText(fields[.source])
    guard let id, let title, let lines else { return nil }
    return ProjectDeclaration(
      id: id, title: title, donor: donor, lines: lines, from: from, until: until, source: source)
  }
}
