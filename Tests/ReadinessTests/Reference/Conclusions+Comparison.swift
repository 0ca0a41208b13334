extension Conclusions {
  /// The bounds of criteria and groups by id.
  var subjects: [String: Bounds] {
    criteria.mapValues(\.bounds).merging(groups.mapValues(\.bounds)) { one, _ in one }
  }

  /// What is still open although every fact is known.
  var openSubjects: [String] {
    subjects.filter { $0.value.applies == .unknown || $0.value.low != $0.value.high }
      .keys.sorted().map { "\($0) is open although every fact is known" }
  }

  /// Where this, which knows more, says something that `wider` rules out.
  func problems(asPartOf wider: Conclusions) -> [String] {
    var problems: [String] = []
    for (id, inner) in subjects.sorted(by: { $0.key < $1.key }) {
      guard let outer = wider.subjects[id] else { continue }
      let isApplicable = outer.applies == .unknown || outer.applies == inner.applies
      let isInside =
        inner.applies == .no || (outer.low <= inner.low && inner.high <= outer.high)
      if !isApplicable || !isInside { problems.append("\(id): \(inner) is not within \(outer)") }
    }
    for (id, inner) in criteria.sorted(by: { $0.key < $1.key }) {
      guard let outer = wider.criteria[id]?.verdict, outer != "unknown" else { continue }
      // Whoever knows more may know of more criteria that block.
      let isKept = outer.hasPrefix("not met") ? inner.verdict.hasPrefix("not met") : false
      if !isKept, inner.verdict != outer {
        problems.append("\(id): \(outer) becomes \(inner.verdict)")
      }
    }
    for (id, inner) in groups.sorted(by: { $0.key < $1.key }) {
      guard let outer = wider.groups[id] else { continue }
      if let settled = inner.settled, let before = outer.settled, settled < before {
        problems.append("\(id): the settled share falls from \(before) to \(settled)")
      }
      if let stages = inner.stages, let before = outer.stages,
        stages.clamped(to: before) != stages
      {
        problems.append("\(id): stages \(stages) are not within \(before)")
      }
    }
    return problems
  }
}

extension GeneratedCase {
  /// The engine's conclusions without gaps and questions, which cost most.
  func scoresByEngine() throws(CompilationErrors) -> Conclusions {
    try byEngine(withLists: false)
  }
}
