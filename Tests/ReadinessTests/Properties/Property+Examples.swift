import Readiness

extension GeneratedCase {
  /// The examples of a rulebook that come out otherwise than the reference says, and the wrong ones
  /// that hold all the same.
  func failingExamples(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    let rulebook = try compiled().get().rulebook
    let facts = random.subset(of: referenceFacts, atLeast: 0)
    var stated: [(fact: ReferenceFact, tests: [WrittenTest])] = []
    for fact in facts { stated.append((fact, [TestGenerator.statement(of: fact, &random)])) }
    var country = self
    country.profile = ProfileDeclaration(country: located("ARG"), asOf: located(date))
    country.lens = nil
    country.leastGrade = nil
    let conclusions = country.learning(stated).byReference()
    let right = expectations(of: conclusions, &random)
    let wrong = right.map { expectation in
      var wrong = expectation
      let isGroup = conclusions.groups[expectation.id.value] != nil
      wrong.outcome = located(
        expectation.outcome.value != "not applicable"
          ? "not applicable" : isGroup ? "0% to 100%" : "unknown")
      return wrong
    }
    // The base is replaced fact by fact.
    let base = stated.prefix(random.below(stated.count + 1)).map { fact, tests in
      TestsDeclaration.StatedFact(
        fact: located(fact.id),
        test: random.chance(50) ? tests[0] : TestGenerator.statement(of: fact, &random))
    }
    let with = stated.map {
      TestsDeclaration.StatedFact(fact: located($0.fact.id), test: $0.tests[0])
    }
    let declaration = TestsDeclaration(
      area: located(rulebook.areas[0].id), asOf: located(random.chance(50) ? date : .latest),
      base: base,
      cases: [right, wrong].map {
        .init(name: located("An example"), asOf: located(date), with: with, expect: $0)
      })
    var diagnostics: [Diagnostic] = []
    let tests = RuleTest.compile([declaration], rulebook: rulebook, reporting: &diagnostics)
    guard tests.count == 2 else { throw CompilationErrors(diagnostics) }
    let results = rulebook.run(tests).results
    let failing = results[0].failures.map {
      "\($0.expectation.id): \($0.expectation.words) expected, \($0.actual) found"
    }
    let holding = wrong.count - results[1].failures.count
    return failing + (holding == 0 ? [] : ["\(holding) wrong expectations hold: \(wrong)"])
  }

  private func expectations(
    of conclusions: Conclusions, _ random: inout RandomSource
  ) -> [TestsDeclaration.Expectation] {
    func percent(_ share: Int64, places: Int, up: Bool = false) -> String {
      let unit = (0..<(10 - places)).reduce(Int64(1)) { unit, _ in unit * 10 }
      let units = (share + (up ? unit - 1 : 0)) / unit
      return "\(Share(trillionths: units * unit))"
    }
    var result: [TestsDeclaration.Expectation] = []
    for (id, criterion) in conclusions.criteria.sorted(by: { $0.key < $1.key }) {
      let verdict = criterion.verdict
      var outcome = verdict
      if verdict.hasPrefix("partly met") {
        outcome = "partly met, \(percent(criterion.bounds.low, places: 10))"
      } else if verdict.hasPrefix("not met, ") {
        let blockers = verdict.split(separator: ", ").dropFirst().map(String.init)
        outcome = random.chance(30) ? "not met" : random.pick(blockers)
      }
      result.append(.init(id: located(id), outcome: located(outcome)))
    }
    for (id, group) in conclusions.groups.sorted(by: { $0.key < $1.key }) {
      let (low, high) = (group.bounds.low, group.bounds.high)
      let places = random.within(0...10)
      var outcome = "not applicable"
      if group.bounds.applies != .no {
        outcome =
          low == high
          ? percent(low, places: 10)
          : "\(written(percent(low, places: places), places)) to "
            + written(percent(high, places: places, up: true), places)
      }
      result.append(.init(id: located(id), outcome: located(outcome)))
    }
    return result
  }

  /// The percent with exactly that many decimals, since they say how it is compared.
  private func written(_ percent: String, _ places: Int) -> String {
    let parts = percent.dropLast().split(separator: ".").map(String.init)
    let decimals = parts.count == 2 ? parts[1] : ""
    let zeros = String(repeating: "0", count: places - decimals.count)
    return parts[0] + (places == 0 ? "" : "." + decimals + zeros) + "%"
  }
}
