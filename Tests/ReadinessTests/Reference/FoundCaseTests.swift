import Readiness
import Testing

// Cases in which engine and reference once differed, or that chance meets too rarely.

@Test func `Learning about one fact leaves the measure of another as it was`() throws {
  let written = smallCase(
    facts: [fact("held", .yesOrNo), fact("staff", .wholeNumber, range: "0 to 100")],
    criteria: [
      criterion(
        "c", measuring: "staff", from: "0", to: "100", appliesWhen: asking("held", "yes"))
    ])
  #expect(written.disagreements() == [])
  #expect(try widths(of: "held", in: written) == [100, 0])
}

@Test func `The gap between two neighbouring decimals is not one value`() throws {
  let written = smallCase(
    facts: [fact("rate", .number, range: "0 to 1")],
    criteria: [criterion("c", metWhen: asking("rate", "at least 0.5"))],
    stating: ["rate": ["more than 0.5", "less than 0.500001"]])
  #expect(written.disagreements() == [])
  #expect(try widths(of: "rate", in: written) == [0, 0])
}

@Test(arguments: [
  (FactKind.number, "less than 50", "at least 50"),
  (FactKind.wholeNumber, "at most 49", "at least 50"),
])
func `Values that two sources leave on either side of a point are one cell`(
  kind: FactKind, lower: String, upper: String
) throws {
  let written = smallCase(
    facts: [fact("staff", kind, range: "0 to 100"), fact("other", .yesOrNo)],
    criteria: [
      criterion("c", measuring: "staff", from: "0", to: "100"),
      criterion("d", measuring: "staff", from: "100", to: "0"),
      criterion("e", metWhen: asking("other", "yes")),
    ],
    combine: .lowest, stating: ["staff": [lower, upper]])
  #expect(written.disagreements() == [])
  // Half of the score would stay open at 50, which is no end of the cell.
  #expect(try widths(of: "staff", in: written) == [0, 0])
}

@Test(arguments: [(10, [100, 0]), (11, [0, 0])])
func `Up to ten open members every set is tried, beyond that the corners alone`(
  members: Int, expected: [Int]
) throws {
  let choices = (0..<members).map { "m\($0)" }
  let written = smallCase(
    facts: [fact("networks", .setOfChoices, choices: choices), fact("other", .yesOrNo)],
    criteria: [
      criterion(
        "c",
        metWhen: .all(
          [
            asking("networks", "includes at least 3"),
            .none([asking("networks", "includes at least 6")], at: .nowhere),
            asking("other", "yes"),
          ], at: .nowhere))
    ])
  #expect(written.disagreements() == [])
  #expect(try widths(of: "networks", in: written) == expected)
}

/// The worst and the best width, in whole percent, after learning the fact.
private func widths(of fact: String, in written: GeneratedCase) throws -> [Int] {
  let question = try #require(try written.byEngine().questions.first { $0.fact == fact })
  return [question.worst, question.best].map { Int($0 / 10_000_000_000) }
}

private func smallCase(
  facts: [FactDeclaration], criteria: [CriterionDeclaration], combine: Combination = .mean,
  stating statements: [String: [String]] = [:]
) -> GeneratedCase {
  var rulebook = RulebookDeclaration()
  rulebook.vocabularies = [VocabularyDeclaration(facts: facts)]
  rulebook.areas = [
    AreaDeclaration(id: located("area"), title: located("Area"), criteria: criteria)
  ]
  rulebook.frameworks = [
    FrameworkDeclaration(
      id: located("framework"), title: located("Framework"), edition: located("1"),
      stages: [located("start-up"), located("formative")],
      pillars: [
        PillarDeclaration(
          id: located("pillar"), title: located("Pillar"),
          areas: [AreaEntryDeclaration(id: located("area"), combine: located(combine))])
      ])
  ]
  let date = day("2025-06-30")
  let profile = ProfileDeclaration(
    country: located("ARG"), asOf: located(date),
    facts: statements.sorted { $0.key < $1.key }.map { fact, tests in
      StatedFactDeclaration(
        fact: located(fact),
        statements: tests.map { StatementDeclaration(value: .words(located($0))) })
    })
  return GeneratedCase(rulebook: rulebook, profile: profile, date: date)
}

private func fact(
  _ id: String, _ kind: FactKind, choices: [String] = [], range: String? = nil
) -> FactDeclaration {
  FactDeclaration(
    id: located(id), kind: located(kind),
    choices: choices.map { .init(word: located($0), meaning: located("meaning")) },
    range: range.map(located), ask: located("What is so?"), track: located(.practice),
    respondent: located("someone"))
}

private func criterion(
  _ id: String, metWhen condition: WrittenCondition
) -> CriterionDeclaration {
  criterion(id, .conditions(met: condition, levels: []), appliesWhen: nil)
}

private func criterion(
  _ id: String, measuring fact: String, from: String, to: String,
  appliesWhen condition: WrittenCondition? = nil
) -> CriterionDeclaration {
  criterion(
    id, .quantity(fact: located(fact), from: located(from), to: located(to)),
    appliesWhen: condition)
}

private func criterion(
  _ id: String, _ measurement: CriterionDeclaration.Measurement, appliesWhen: WrittenCondition?
) -> CriterionDeclaration {
  CriterionDeclaration(
    id: located(id), title: located("Criterion"), basis: [], stage: located("formative"),
    severity: located(.high), appliesWhen: appliesWhen, measurement: measurement,
    remedy: located("Do it."))
}

private func asking(_ fact: String, _ test: String) -> WrittenCondition {
  .fact(located(fact), .words(located(test)))
}
