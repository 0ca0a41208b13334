/// A rulebook changed in one word, to see whether a rule test notices.
///
/// What no test notices could be written wrongly without anybody being told. Only what scores depend
/// on is changed: conditions, credits, ends of measures, prerequisites, applicability, weights and
/// caps. Titles, bases, severities and stages enter no score, so that no rule test could tell.
public struct RuleMutant: Sendable {
  /// The id of the criterion, area or pillar whose rule is changed.
  public let id: String
  /// The word as it is written and what stands there instead: `all of → any of`.
  public let change: String
  /// Where the word stands.
  public let location: FileLocation
  let replacement: Replacement

  enum Replacement: Sendable {
    /// The number of the area's file and of the criterion in it.
    case criterion(CriterionDeclaration, file: Int, number: Int)
    case framework(FrameworkDeclaration)
  }

  /// What came of a mutant.
  public enum Fate: Hashable, Sendable {
    /// A rule test fails.
    case killed
    /// The changed rulebook would not load.
    case refused
    case alive
  }
}

extension RulebookDeclaration {
  /// The declaration with one word changed.
  func changed(by mutant: RuleMutant) -> RulebookDeclaration {
    var changed = self
    switch mutant.replacement {
    case .criterion(let criterion, let file, let number):
      changed.areas[file].criteria[number] = criterion
    case .framework(let framework): changed.frameworks = [framework]
    }
    return changed
  }
}

extension Rulebook {
  /// All mutants of the declaration that this rulebook was made of, in the order of its files.
  public func mutants(of declaration: RulebookDeclaration) -> [RuleMutant] {
    var mutants: [RuleMutant] = []
    for (file, area) in declaration.areas.enumerated() {
      for (number, criterion) in area.criteria.enumerated() {
        for change in RuleChanges(rulebook: self).changes(of: criterion) {
          mutants.append(
            RuleMutant(
              id: criterion.id.value, change: change.words, location: change.location,
              replacement: .criterion(change.result, file: file, number: number)))
        }
      }
    }
    for framework in declaration.frameworks {
      for (id, change) in RuleChanges(rulebook: self).changes(of: framework) {
        mutants.append(
          RuleMutant(
            id: id, change: change.words, location: change.location,
            replacement: .framework(change.result)))
      }
    }
    return mutants
  }

  /// Whether a rule test notices that a word was changed.
  ///
  /// - Parameters:
  ///   - mutant: One of `mutants(of:)`.
  ///   - declaration: What this rulebook was made of.
  ///   - tests: The rulebook's tests, all of which hold.
  /// - Returns: Alive where every test still holds.
  public func fate(
    of mutant: RuleMutant, of declaration: RulebookDeclaration, under tests: [RuleTest]
  ) -> RuleMutant.Fate {
    var diagnostics: [Diagnostic] = []
    guard
      let changed = Rulebook.compile(declaration.changed(by: mutant), reporting: &diagnostics)
    else { return .refused }
    let affected = criteria(affectedBy: mutant)
    for test in tests {
      let expectations = test.expectations.filter { $0.subject.mayDepend(on: affected) }
      guard !expectations.isEmpty else { continue }
      let assessment = Assessment(of: test.profile, under: changed, on: test.date)
      if !expectations.allSatisfy(assessment.fulfils) { return .killed }
    }
    return .alive
  }

  /// The criteria that can come out differently; nil where that may be all.
  private func criteria(affectedBy mutant: RuleMutant) -> Set<Int>? {
    guard case .criterion(let declaration, _, _) = mutant.replacement,
      let number = criterion(named: declaration.id.value)
    else { return nil }
    var open = [number]
    var affected: Set<Int> = [number]
    while let next = open.popLast() {
      for dependent in dependents[next] where affected.insert(dependent).inserted {
        open.append(dependent)
      }
    }
    return affected
  }
}

extension RuleTest.Expectation.Subject {
  /// Whether it can come out differently when these criteria do; groups always may.
  fileprivate func mayDepend(on criteria: Set<Int>?) -> Bool {
    guard case .criterion(let number) = self, let criteria else { return true }
    return criteria.contains(number)
  }
}

/// Which mutants of a rulebook its tests notice.
public struct MutationRun: Sendable {
  /// The mutants that no test notices, with the reason that the rulebook gives.
  public let alive: [(mutant: RuleMutant, reason: String?)]
  /// Reasons for changes that are noticed, or that there are not.
  public let needless: [TestsDeclaration.UnnoticedChange]
  public let killed: Int
  public let refused: Int

  /// Puts the fates of mutants beside the reasons that the rulebook's tests give.
  ///
  /// - Parameters:
  ///   - mutants: The mutants that were tried.
  ///   - fates: What came of each.
  ///   - reasons: What the files of tests say of unnoticed changes.
  public init(
    of mutants: [RuleMutant], fates: [RuleMutant.Fate],
    reasons: [TestsDeclaration.UnnoticedChange]
  ) {
    var used = [Bool](repeating: false, count: reasons.count)
    var alive: [(mutant: RuleMutant, reason: String?)] = []
    for (mutant, fate) in zip(mutants, fates) where fate == .alive {
      let number = reasons.firstIndex {
        $0.id.value == mutant.id && $0.change.value == mutant.change
      }
      if let number { used[number] = true }
      alive.append((mutant, number.map { reasons[$0].because.value }))
    }
    self.alive = alive
    needless = zip(reasons, used).filter { !$1 }.map(\.0)
    killed = fates.count { $0 == .killed }
    refused = fates.count { $0 == .refused }
  }

  /// Whether every unnoticed change has its reason, and every reason its change.
  public var holds: Bool { needless.isEmpty && alive.allSatisfy { $0.reason != nil } }
}
