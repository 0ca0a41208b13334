/// What evaluating criteria needs of them, without anything that would have to be counted or copied.
///
/// A criterion carries titles and lists; walking past them for every country would cost more than
/// the evaluation itself.
struct EvaluationPlan: Sendable {
  struct Entry: Sendable {
    let hasApplicability: Bool
    /// The number of its first condition: `applies when` if it has one, then its levels.
    let firstCondition: Int
    /// Where its levels' credits stand, from the highest on; empty for a quantity.
    let credits: Range<Int>
    /// The fact that it measures.
    let measured: Int?
    let from: Int128
    let to: Int128
    let stage: Int
    let hasPrerequisites: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var credits: [Share] = []
  private(set) var program = ConditionProgram()
  /// For each fact the numbers of the tests that are asked of it.
  let testsOfFacts: [[Int]]
  /// The facts that are tested relative to the date of assessment.
  let factsOfDate: [Int]

  init(of criteria: [Criterion], tests: [AskedTest], facts: [Fact]) {
    var testsOfFacts = [[Int]](repeating: [], count: facts.count)
    var factsOfDate: [Int] = []
    for (number, test) in tests.enumerated() {
      testsOfFacts[test.fact].append(number)
      if case .within = test.test, !factsOfDate.contains(test.fact) {
        factsOfDate.append(test.fact)
      }
    }
    self.testsOfFacts = testsOfFacts
    self.factsOfDate = factsOfDate

    for criterion in criteria {
      let firstCondition = program.ends.count
      if let condition = criterion.appliesWhen { _ = program.add(condition) }
      let firstCredit = credits.count
      var quantity: (fact: Int, from: Int128, to: Int128)?
      switch criterion.measurement {
      case .levels(let levels):
        for level in levels {
          _ = program.add(level.condition)
          credits.append(level.credit)
        }
      case .quantity(let fact, let from, let to): quantity = (fact, from, to)
      }
      entries.append(
        Entry(
          hasApplicability: criterion.appliesWhen != nil, firstCondition: firstCondition,
          credits: firstCredit..<credits.count, measured: quantity?.fact,
          from: quantity?.from ?? 0, to: quantity?.to ?? 0, stage: criterion.stage,
          hasPrerequisites: !criterion.requires.isEmpty))
    }
  }
}
