import Readiness

extension GeneratedCase {
  /// The smallest case found, by leaving out one thing after the other, for which `fails` holds.
  func shrunk(while fails: (GeneratedCase) -> Bool) -> GeneratedCase {
    var smallest = self
    while let next = smallest.simplifications().first(where: fails) { smallest = next }
    return smallest
  }

  /// The cases that are simpler by one step and as valid, the greatest steps first.
  private func simplifications() -> [GeneratedCase] {
    withoutAreas() + withoutActions() + withoutCriteria() + withoutFacts() + withSimplerProfile()
      + withSimplerCriteria() + withSimplerGroups()
  }

  private func changed(_ change: (inout GeneratedCase) -> Void) -> GeneratedCase {
    var copy = self
    change(&copy)
    return copy
  }

  private func withoutAreas() -> [GeneratedCase] {
    let pillars = rulebook.frameworks[0].pillars
    var result: [GeneratedCase] = []
    if pillars.count > 1 {
      for number in pillars.indices {
        result.append(
          changed { copy in
            for area in pillars[number].areas { copy.removeFile(of: area) }
            copy.rulebook.frameworks[0].pillars.remove(at: number)
          })
      }
    }
    for (number, pillar) in pillars.enumerated() where pillar.areas.count > 1 {
      for area in pillar.areas.indices {
        result.append(
          changed { copy in
            copy.removeFile(of: pillar.areas[area])
            copy.rulebook.frameworks[0].pillars[number].areas.remove(at: area)
          })
      }
    }
    return result
  }

  private mutating func removeFile(of area: AreaEntryDeclaration) {
    let criteria = rulebook.areas.filter { $0.id == area.id }.flatMap(\.criteria)
    for criterion in criteria { forget(criterion.id) }
    rulebook.areas.removeAll { $0.id == area.id }
  }

  /// Takes the criterion out of every `requires` and `until`.
  private mutating func forget(_ id: Located<String>) {
    for area in rulebook.areas.indices {
      for criterion in rulebook.areas[area].criteria.indices {
        rulebook.areas[area].criteria[criterion].requires.removeAll { $0 == id }
      }
    }
    for file in rulebook.actions.indices {
      for action in rulebook.actions[file].actions.indices {
        rulebook.actions[file].actions[action].achieves.removeAll { $0 == id }
      }
    }
    func without(_ cap: CapDeclaration?) -> CapDeclaration? {
      guard var cap else { return nil }
      cap.until.removeAll { $0 == id }
      return cap.until.isEmpty ? nil : cap
    }
    let pillars = rulebook.frameworks[0].pillars
    for (number, pillar) in pillars.enumerated() {
      rulebook.frameworks[0].pillars[number].cap = without(pillar.cap)
      for (area, entry) in pillar.areas.enumerated() {
        rulebook.frameworks[0].pillars[number].areas[area].cap = without(entry.cap)
      }
    }
  }

  /// Without what touches no score.
  private func withoutActions() -> [GeneratedCase] {
    var result: [GeneratedCase] = []
    if !profile.projects.isEmpty { result.append(changed { $0.profile.projects = [] }) }
    if !rulebook.actions.isEmpty { result.append(changed { $0.rulebook.actions = [] }) }
    if !rulebook.costAssumptions.isEmpty {
      result.append(changed { $0.rulebook.costAssumptions = [] })
    }
    if !rulebook.supportLines.isEmpty, rulebook.actions.isEmpty, profile.projects.isEmpty {
      result.append(changed { $0.rulebook.supportLines = [] })
    }
    return result
  }

  private func withoutCriteria() -> [GeneratedCase] {
    rulebook.areas.indices.filter { rulebook.areas[$0].criteria.count > 1 }.flatMap { area in
      rulebook.areas[area].criteria.indices.map { criterion in
        changed { copy in
          let removed = copy.rulebook.areas[area].criteria.remove(at: criterion)
          copy.forget(removed.id)
        }
      }
    }
  }

  private func withoutFacts() -> [GeneratedCase] {
    let read = Set(rulebook.areas.flatMap(\.criteria).flatMap(\.readFacts))
    let facts = rulebook.vocabularies.flatMap(\.facts)
    return facts.filter { !read.contains($0.id.value) }.map { fact in
      changed { copy in
        copy.rulebook.vocabularies = [
          VocabularyDeclaration(facts: facts.filter { $0.id != fact.id })
        ]
        copy.profile.facts.removeAll { $0.fact == fact.id }
      }
    }
  }

  private func withSimplerProfile() -> [GeneratedCase] {
    var result: [GeneratedCase] = []
    for fact in profile.facts.indices {
      result.append(changed { $0.profile.facts.remove(at: fact) })
      for (number, statement) in profile.facts[fact].statements.enumerated() {
        if profile.facts[fact].statements.count > 1 {
          result.append(changed { $0.profile.facts[fact].statements.remove(at: number) })
        }
        if statement.until != nil {
          result.append(changed { $0.profile.facts[fact].statements[number].until = nil })
        }
        if statement.at != nil || statement.note != nil || statement.visibility != nil {
          result.append(
            changed { copy in
              copy.profile.facts[fact].statements[number].at = nil
              copy.profile.facts[fact].statements[number].note = nil
              copy.profile.facts[fact].statements[number].visibility = nil
            })
        }
        if statement.evidence != nil {
          result.append(changed { $0.profile.facts[fact].statements[number].evidence = nil })
        }
      }
    }
    let cited = profile.facts.flatMap(\.statements).compactMap(\.evidence?.value)
    for (number, evidence) in profile.evidence.enumerated()
    where !cited.contains(evidence.id.value) {
      result.append(changed { $0.profile.evidence.remove(at: number) })
    }
    if leastGrade != nil { result.append(changed { $0.leastGrade = nil }) }
    for number in rulebook.vocabularies[0].facts.indices
    where rulebook.vocabularies[0].facts[number].staleAfter != nil {
      result.append(changed { $0.rulebook.vocabularies[0].facts[number].staleAfter = nil })
    }
    return result
  }

  private func withSimplerCriteria() -> [GeneratedCase] {
    rulebook.areas.indices.flatMap { area in
      rulebook.areas[area].criteria.indices.flatMap { number -> [GeneratedCase] in
        let criterion = rulebook.areas[area].criteria[number]
        return criterion.simplifications().map { simpler in
          changed { $0.rulebook.areas[area].criteria[number] = simpler }
        }
      }
    }
  }

  private func withSimplerGroups() -> [GeneratedCase] {
    let framework = rulebook.frameworks[0]
    var result: [GeneratedCase] = []
    func offer(_ applies: Bool, _ change: (inout FrameworkDeclaration) -> Void) {
      if applies { result.append(changed { change(&$0.rulebook.frameworks[0]) }) }
    }
    offer(framework.combine != nil) { $0.combine = nil }
    offer(framework.leastGrade != nil) { $0.leastGrade = nil }
    offer(framework.staleAfter != nil) { $0.staleAfter = nil }
    for (number, pillar) in framework.pillars.enumerated() {
      offer(pillar.combine != nil) { $0.pillars[number].combine = nil }
      offer(pillar.cap != nil) { $0.pillars[number].cap = nil }
      offer(pillar.weight != nil) { $0.pillars[number].weight = nil }
      for (area, entry) in pillar.areas.enumerated() {
        offer(entry.combine != nil) { $0.pillars[number].areas[area].combine = nil }
        offer(entry.cap != nil) { $0.pillars[number].areas[area].cap = nil }
        offer(entry.weight != nil) { $0.pillars[number].areas[area].weight = nil }
      }
    }
    return result
  }
}

extension CriterionDeclaration {
  /// The facts that it reads.
  var readFacts: [String] {
    let conditions: [WrittenCondition]
    switch measurement {
    case .quantity(let fact, _, _):
      return [fact.value] + (appliesWhen?.readFacts ?? [])
    case .conditions(let met, let levels):
      conditions = [met] + levels.map(\.condition)
    }
    return (appliesWhen?.readFacts ?? []) + conditions.flatMap(\.readFacts)
  }

  fileprivate func simplifications() -> [CriterionDeclaration] {
    var result: [CriterionDeclaration] = []
    func offer(_ change: (inout CriterionDeclaration) -> Void) {
      var copy = self
      change(&copy)
      result.append(copy)
    }
    for number in requires.indices { offer { $0.requires.remove(at: number) } }
    if let appliesWhen {
      offer { $0.appliesWhen = nil }
      for part in appliesWhen.simplifications() { offer { $0.appliesWhen = part } }
    }
    if weight != nil { offer { $0.weight = nil } }
    if case .conditions(let met, let levels) = measurement {
      for number in levels.indices {
        var fewer = levels
        fewer.remove(at: number)
        offer { $0.measurement = .conditions(met: met, levels: fewer) }
        for part in levels[number].condition.simplifications() {
          var simpler = levels
          simpler[number].condition = part
          offer { $0.measurement = .conditions(met: met, levels: simpler) }
        }
      }
      for part in met.simplifications() {
        offer { $0.measurement = .conditions(met: part, levels: levels) }
      }
    }
    return result
  }
}

extension WrittenCondition {
  var readFacts: [String] {
    switch self {
    case .fact(let fact, _): [fact.value]
    case .all(let parts, _), .any(let parts, _), .none(let parts, _), .atLeast(_, let parts, _):
      parts.flatMap(\.readFacts)
    }
  }

  /// Each of its parts in its place, and itself with one part less.
  fileprivate func simplifications() -> [WrittenCondition] {
    func fewer(
      _ parts: [WrittenCondition], least: Int, _ combined: ([WrittenCondition]) -> WrittenCondition
    ) -> [WrittenCondition] {
      let shorter = parts.indices.map { number in
        parts.indices.filter { $0 != number }.map { parts[$0] }
      }
      let simpler = parts.indices.flatMap { number in
        parts[number].simplifications().map { part in
          parts.indices.map { $0 == number ? part : parts[$0] }
        }
      }
      return parts + shorter.filter { $0.count >= least }.map(combined) + simpler.map(combined)
    }
    switch self {
    case .fact: return []
    case .all(let parts, let place): return fewer(parts, least: 1) { .all($0, at: place) }
    case .any(let parts, let place): return fewer(parts, least: 1) { .any($0, at: place) }
    case .none(let parts, let place): return fewer(parts, least: 1) { .none($0, at: place) }
    case .atLeast(let count, let parts, let place):
      return fewer(parts, least: count) { .atLeast(count, $0, at: place) }
    }
  }
}
