extension RulebookCompiler {
  /// What shares one set of ids.
  private enum Subject: String {
    case framework
    case pillar
    case area
    case criterion

    /// The code of a fact that has the id of such a thing.
    var codeOfFact: Diagnostic.Code {
      switch self {
      case .framework: .idOfFactAndFramework
      case .pillar: .idOfFactAndPillar
      case .area: .idOfFactAndArea
      case .criterion: .idOfFactAndCriterion
      }
    }
  }

  /// Criteria, areas, pillars and the framework share one set of ids; facts have another, and no
  /// id is in both.
  mutating func checkIdentifiers(of framework: FrameworkDeclaration) {
    var subjects = framework.pillars.map { (kind: Subject.pillar, id: $0.id) }
    subjects.insert((.framework, framework.id), at: 0)
    subjects += declaration.areas.map { (.area, $0.id) }
    subjects += declaration.areas.flatMap(\.criteria).map { (.criterion, $0.id) }
    let facts = declaration.vocabularies.flatMap(\.facts).map { ("fact", $0.id) }

    let first = checkUnique(subjects.map { ($0.kind.rawValue, $0.id) })
    _ = checkUnique(facts)
    for (_, id) in facts {
      guard let (kind, other) = first[id.value].map({ subjects[$0] }) else { continue }
      report(
        .error(
          kind.codeOfFact, "`\(id.value)` is the id of \(Self.withArticle(kind.rawValue)) too",
          at: id.location,
          help: "give the fact or the \(kind.rawValue) another id",
          notes: [.init("the \(kind.rawValue)", at: other.location)]))
    }
    _ = checkUnique(declaration.sources.map { ("source", $0.id) })
    for source in declaration.sources {
      _ = checkUnique(source.criteria.map { ("criterion of this source", $0.id) })
    }
    _ = checkUnique(declaration.actions.flatMap(\.actions).map { ("action", $0.id) })
    _ = checkUnique(declaration.supportLines.flatMap(\.lines).map { ("support line", $0.id) })
  }

  private static func withArticle(_ kind: String) -> String {
    (kind.hasPrefix("a") ? "an " : "a ") + kind
  }

  /// The first entry of each id, by its number.
  private mutating func checkUnique(
    _ entries: [(kind: String, id: Located<String>)]
  ) -> [String: Int] {
    var first: [String: Int] = [:]
    first.reserveCapacity(entries.count)
    for (number, entry) in entries.enumerated() {
      guard let known = first[entry.id.value] else {
        first[entry.id.value] = number
        continue
      }
      let earlier = entries[known]
      report(
        .error(
          .duplicateID,
          "`\(entry.id.value)` is the id of "
            + (earlier.kind == entry.kind
              ? "another \(entry.kind)" : Self.withArticle(earlier.kind))
            + " already",
          at: entry.id.location, help: "give one of the two another id",
          notes: [.init("the \(earlier.kind)", at: earlier.id.location)]))
    }
    return first
  }
}
