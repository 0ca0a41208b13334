import Readiness

/// Makes profiles that the language accepts under a rulebook, with every kind of statement.
struct ProfileGenerator {
  private var random: RandomSource
  private let facts: [ReferenceFact]

  init(_ random: RandomSource, rulebook: RulebookDeclaration) {
    self.random = random
    facts = rulebook.vocabularies.flatMap(\.facts).map {
      ReferenceFact($0, framework: rulebook.frameworks[0])
    }
  }

  mutating func profile() -> ProfileDeclaration {
    let asOf = day(random.pick(Array(TestGenerator.days.dropFirst(2))))
    let evidence = (0..<random.within(0...4)).map { number in
      EvidenceDeclaration(
        id: located("e\(number)"), title: located("Evidence"), type: located("report"),
        date: located(day(random.pick(TestGenerator.days))), isSeen: random.chance(20),
        grade: located(random.pick(Grade.allCases)))
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
      facts: random.shuffled(stated))
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
