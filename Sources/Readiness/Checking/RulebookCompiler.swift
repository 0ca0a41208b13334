extension Rulebook {
  /// Checks the declarations against each other and makes a rulebook of them.
  ///
  /// All problems are reported in one run. Nothing is returned when one of them is an error.
  public static func compile(
    _ declaration: RulebookDeclaration, reporting diagnostics: inout [Diagnostic]
  ) -> Rulebook? {
    var compiler = RulebookCompiler(declaration: declaration)
    let rulebook = compiler.compile()
    diagnostics += compiler.diagnostics
    return compiler.diagnostics.hasErrors ? nil : rulebook
  }
}

/// Turns declarations into a rulebook, one kind of file after the other.
///
/// A name that cannot be resolved is reported where it is written and left out, so that one run
/// shows all problems.
struct RulebookCompiler {
  let declaration: RulebookDeclaration
  var diagnostics: [Diagnostic] = []

  var sources: [Source] = []
  var sourceReferences: [String: SourceReference] = [:]
  var facts: [Fact] = []
  var factNumbers: [String: Int] = [:]
  var criterionNumbers: [String: Int] = [:]
  var tests: [AskedTest] = []
  var testNumbers: [AskedTestKey: Int] = [:]

  /// Tests are shared when fact and meaning agree, however they were written.
  struct AskedTestKey: Hashable {
    let fact: Int
    let test: FactTest
  }

  init(declaration: RulebookDeclaration) {
    self.declaration = declaration
  }

  mutating func compile() -> Rulebook? {
    guard let framework = onlyFramework() else { return nil }
    checkIdentifiers(of: framework)
    compileSources()
    compileVocabulary(of: framework)
    let plan = plan(of: framework)
    criterionNumbers.reserveCapacity(plan.criteria.count)
    tests.reserveCapacity(plan.criteria.count * 2)
    testNumbers.reserveCapacity(plan.criteria.count * 2)
    for (number, entry) in plan.criteria.enumerated()
    where criterionNumbers[entry.declaration.id.value] == nil {
      criterionNumbers[entry.declaration.id.value] = number
    }
    let written = plan.criteria.map { compileCriterion($0, stages: framework.stages) }
    let criteria = withTestsInOrder(written)
    let areas = plan.areas.map { compileArea($0) }
    let pillars = framework.pillars.indices.map { compilePillar(framework.pillars[$0], $0, plan) }
    let order = prerequisiteOrder(of: criteria)
    let lines = compileSupportLines()
    let actions = compileActions(lines: lines)
    let costs = compileCostAssumptions()
    guard !diagnostics.hasErrors else { return nil }

    var readers = [[Int]](repeating: [], count: facts.count)
    var dependents = [[Int]](repeating: [], count: criteria.count)
    for (number, criterion) in criteria.enumerated() {
      for fact in criterion.facts { readers[fact].append(number) }
      for required in criterion.requires { dependents[required].append(number) }
    }
    var achievers = [[Int]](repeating: [], count: criteria.count)
    for (number, action) in actions.enumerated() {
      for criterion in action.achieves { achievers[criterion].append(number) }
    }
    let whole = compileFramework(framework)
    var rulebook = Rulebook(
      edition: framework.edition.value, stages: framework.stages.map(\.value),
      leastGrade: framework.leastGrade?.value ?? .asserted, sources: sources, facts: facts,
      tests: tests, criteria: criteria, areas: areas, pillars: pillars,
      framework: whole, supportLines: lines, actions: actions,
      costAssumptions: costs, prerequisiteOrder: order, readers: readers, dependents: dependents,
      achievers: achievers,
      factNumbers: factNumbers, criterionNumbers: criterionNumbers,
      plan: EvaluationPlan(
        of: criteria, tests: tests, facts: facts, prerequisiteOrder: order, areas: areas,
        pillars: pillars, framework: whole),
      unstated: facts.map { .unstated($0, .notStated) })
    rulebook.openScores = Evaluation.openScores(of: rulebook)
    return rulebook
  }

  /// Puts the tests in the order of their facts, so that those of one fact are neighbours.
  private mutating func withTestsInOrder(_ criteria: [Criterion]) -> [Criterion] {
    let order = tests.indices.sorted { (tests[$0].fact, $0) < (tests[$1].fact, $1) }
    var numbers = [Int](repeating: 0, count: tests.count)
    for (number, former) in order.enumerated() { numbers[former] = number }
    tests = order.map { tests[$0] }
    return criteria.map { $0.renumberingTests { numbers[$0] } }
  }

  private mutating func onlyFramework() -> FrameworkDeclaration? {
    guard let first = declaration.frameworks.first else { return nil }
    for other in declaration.frameworks.dropFirst() {
      report(
        .error(
          .secondFramework, "a rulebook has one framework, and `\(first.id.value)` is it",
          at: other.id.location, help: "take one of the two files away",
          notes: [.init("the first framework", at: first.id.location)]))
    }
    return first
  }

  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Reports a name that nothing bears, with the nearest one that something does.
  mutating func reportUnknown(
    _ what: String, _ code: Diagnostic.Code, _ name: Located<String>,
    among known: some Sequence<String>
  ) {
    report(
      .error(
        code, "there is no \(what) `\(name.value.excerpt)`",
        at: name.location,
        help: Spelling.nearest(to: name.value, among: known).map { "write `\($0)`" }))
  }

  /// The numbers of criteria by their ids; each may stand once.
  mutating func criteria(named ids: [Located<String>]) -> [Int] {
    var numbers: [Int] = []
    for id in ids {
      guard let number = criterionNumbers[id.value] else {
        reportUnknown("criterion", .unknownCriterion, id, among: criterionNumbers.keys)
        continue
      }
      guard !numbers.contains(number) else {
        reportRepeated(id)
        continue
      }
      numbers.append(number)
    }
    return numbers
  }

  mutating func reportRepeated(_ id: Located<String>) {
    report(
      .error(
        .repeated, "`\(id.value.excerpt)` stands twice in the list", at: id.location,
        help: "write it once"))
  }

  /// The places that a basis cites.
  mutating func references(_ basis: [Located<String>]) -> [SourceReference] {
    var references: [SourceReference] = []
    for id in basis {
      guard let reference = sourceReferences[id.value] else {
        reportUnknownBasis(id)
        continue
      }
      guard !references.contains(reference) else {
        reportRepeated(id)
        continue
      }
      references.append(reference)
    }
    return references
  }

  private mutating func reportUnknownBasis(_ id: Located<String>) {
    let source = id.value.split(at: "/")?.0 ?? id.value
    guard let known = sources.first(where: { $0.id == source }) else {
      return reportUnknown(
        "source", .unknownSource, Located(source, at: id.location), among: sources.map(\.id))
    }
    report(
      .error(
        .unknownSourceCriterion, "`\(source)` states no criterion `\(id.value.excerpt)`",
        at: id.location,
        help: Spelling.nearest(to: id.value, among: known.criteria.map(\.id)).map {
          "write `\($0)`"
        }
      ))
  }
}
