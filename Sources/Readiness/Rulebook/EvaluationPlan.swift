/// What evaluating criteria and groups needs of them, without anything that would have to be counted
/// or copied.
///
/// A criterion carries titles and lists; walking past them for every country would cost more than
/// the evaluation itself.
struct EvaluationPlan: Sendable {
  struct Entry: Sendable {
    let hasApplicability: Bool
    /// Whether meeting one condition is all that it asks.
    let isPlain: Bool
    let stage: Int32
    /// Where on the tape its first condition begins: `applies when` if it has one, then its levels.
    let firstCondition: Int32
    /// Where its levels' credits begin, from the highest on, and how many there are.
    let firstCredit: Int32
    let levels: Int32
    /// The number of the quantity that it measures instead, or −1.
    let quantity: Int32
    /// Where its prerequisites begin, and how many there are.
    let firstRequired: Int32
    let requires: Int32

    var hasPrerequisites: Bool { requires > 0 }
  }

  /// A fact that a criterion measures, and the positions between which credit runs.
  struct Quantity: Sendable {
    let fact: Int
    let from: Int128
    let to: Int128
  }

  /// How an area, a pillar or the framework combines its children.
  struct Combining: Sendable {
    let combination: Combination
    let hasCap: Bool
    let children: Range<Int>
    /// Where its children's weights stand.
    let weights: Range<Int>
  }

  private(set) var entries: [Entry] = []
  private(set) var credits: [Share] = []
  private(set) var quantities: [Quantity] = []
  /// The prerequisites of all criteria.
  private(set) var required: [Int32] = []
  /// The criteria that have prerequisites, each after those that it requires.
  let prerequisiteOrder: [Int]
  private(set) var program = ConditionProgram()
  /// For each fact the numbers of the tests that are asked of it.
  let testsOfFacts: [Range<Int>]
  /// The facts that are tested relative to the date of assessment.
  let factsOfDate: [Int]
  let areas: [Combining]
  let pillars: [Combining]
  let framework: Combining
  /// The weights of all groups' children.
  let weights: [Int64]

  init(
    of criteria: [Criterion], tests: [AskedTest], facts: [Fact], prerequisiteOrder: [Int],
    areas: [Group], pillars: [Group], framework: Group
  ) {
    self.prerequisiteOrder = prerequisiteOrder.filter { !criteria[$0].requires.isEmpty }
    var testsOfFacts: [Range<Int>] = []
    var factsOfDate: [Int] = []
    var next = 0
    for fact in facts.indices {
      let first = next
      while next < tests.count, tests[next].fact == fact { next += 1 }
      testsOfFacts.append(first..<next)
      let asksOfDate = tests[first..<next].contains { test in
        if case .within = test.test { true } else { false }
      }
      if asksOfDate { factsOfDate.append(fact) }
    }
    self.testsOfFacts = testsOfFacts
    self.factsOfDate = factsOfDate

    var weights: [Int64] = []
    func combining(_ group: Group) -> Combining {
      let first = weights.count
      weights += group.childWeights
      return Combining(
        combination: group.combination, hasCap: group.cap != nil, children: group.children,
        weights: first..<weights.count)
    }
    self.areas = areas.map(combining)
    self.pillars = pillars.map(combining)
    self.framework = combining(framework)
    self.weights = weights

    for criterion in criteria { add(criterion) }
  }

  private mutating func add(_ criterion: Criterion) {
    let firstCondition = program.words.count
    if let condition = criterion.appliesWhen { program.add(condition) }
    let firstCredit = credits.count
    var quantity: Int?
    switch criterion.measurement {
    case .levels(let levels):
      for level in levels {
        program.add(level.condition)
        credits.append(level.credit)
      }
    case .quantity(let fact, let from, let to):
      quantity = quantities.count
      quantities.append(Quantity(fact: fact, from: from, to: to))
    }
    let levels = credits.count - firstCredit
    entries.append(
      Entry(
        hasApplicability: criterion.appliesWhen != nil,
        isPlain: criterion.appliesWhen == nil && levels == 1, stage: Int32(criterion.stage),
        firstCondition: Int32(firstCondition), firstCredit: Int32(firstCredit),
        levels: Int32(levels), quantity: Int32(quantity ?? -1),
        firstRequired: Int32(required.count), requires: Int32(criterion.requires.count)))
    required += criterion.requires.map { Int32($0) }
  }
}
