import Readiness

/// Makes profiles that the language accepts under a rulebook, with every kind of statement.
struct ProfileGenerator {
  private var random: RandomSource
  private let facts: [ReferenceFact]
  private let supportLines: [String]

  init(_ random: RandomSource, rulebook: RulebookDeclaration) {
    self.random = random
    facts = rulebook.vocabularies.flatMap(\.facts).map {
      ReferenceFact($0, framework: rulebook.frameworks[0])
    }
    supportLines = rulebook.supportLines.flatMap(\.lines).map(\.id.value)
  }

  mutating func profile() -> ProfileDeclaration {
    let asOf = day(random.pick(Array(TestGenerator.days.dropFirst(2))))
    let evidence = (0..<random.within(0...4)).map { number in
      EvidenceDeclaration(
        id: located("e\(number)"), title: located("Evidence"), type: located("report"),
        date: located(day(random.pick(TestGenerator.days))), isSeen: random.chance(20),
        grade: located(random.pick(Grade.allCases)),
        url: random.chance(20) ? located("https://example.org/e#\(number)") : nil)
    }
    let knowledge = random.pick([30, 80, 100, 100])
    var stated: [StatedFactDeclaration] = []
    for fact in facts where random.chance(knowledge) {
      stated.append(
        StatedFactDeclaration(
          fact: located(fact.id), statements: statements(of: fact, asOf, evidence)))
    }
    return ProfileDeclaration(
      country: located("ARG"), asOf: located(asOf), evidence: evidence,
      facts: random.shuffled(stated), projects: projects())
  }

  private mutating func projects() -> [ProjectDeclaration] {
    guard !supportLines.isEmpty, random.chance(50) else { return [] }
    let days = TestGenerator.days.map { located(day($0)) }
    return [
      ProjectDeclaration(
        id: located("glacy"), title: located("A project: the first"),
        donor: random.chance(50) ? located("A donor") : nil,
        lines: random.subset(of: supportLines, atLeast: 1).map(located),
        from: random.chance(50) ? days[0] : nil, until: random.chance(50) ? days[5] : nil,
        source: random.chance(50) ? located("A site") : nil)
    ]
  }

  private mutating func statements(
    of fact: ReferenceFact, _ asOf: CalendarDate, _ evidence: [EvidenceDeclaration]
  ) -> [StatementDeclaration] {
    if random.chance(35) {
      return [StatementDeclaration(value: value(of: fact), isShort: true)]
    }
    return (0..<random.pick([1, 1, 1, 2, 2, 3, 4])).map { _ in
      statement(of: fact, asOf, evidence)
    }
  }

  private mutating func value(of fact: ReferenceFact) -> WrittenTest {
    if random.chance(5) { return .words(located("unknown")) }
    guard random.chance(60) else { return TestGenerator.statement(of: fact, &random) }
    return fact.oneValue(of: fact.allValues, &random) ?? TestGenerator.statement(of: fact, &random)
  }

  private mutating func statement(
    of fact: ReferenceFact, _ asOf: CalendarDate, _ evidence: [EvidenceDeclaration]
  ) -> StatementDeclaration {
    let known = TestGenerator.days.map(day)
    let past = known.filter { $0 <= asOf }
    let source = random.chance(70) && !evidence.isEmpty ? random.pick(evidence) : nil
    var statement = StatementDeclaration(value: value(of: fact), evidence: source?.id)
    if random.chance(15) { statement.at = located("page 3, line 4") }
    if random.chance(15) { statement.note = located("A note: it's so, \"they\" say.") }
    if random.chance(25) { statement.visibility = located(random.pick(Visibility.allCases)) }
    if random.chance(30) {
      statement.on = located(random.pick(past))
      return statement
    }
    if random.chance(55) { statement.from = located(random.pick(past)) }
    let start = statement.from?.value ?? source?.date.value ?? asOf
    let later = known.filter { $0 > start }
    if random.chance(20), !later.isEmpty { statement.until = located(random.pick(later)) }
    return statement
  }
}
