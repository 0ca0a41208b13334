/// A rulebook, checked: everything that an assessment needs, found by number.
///
/// Only `compile` makes one, so that evaluating a rulebook cannot fail. Criteria stand in the order of
/// pillars, areas and area files, so that the children of each group are neighbours; facts stand
/// in the order of their ids, and tests in that of their facts.
public struct Rulebook: Sendable {
  public let edition: String
  /// Lowest first.
  public let stages: [String]
  public let leastGrade: Grade
  public let sources: [Source]
  public let facts: [Fact]
  public let tests: [AskedTest]
  public let criteria: [Criterion]
  public let areas: [Group]
  public let pillars: [Group]
  public let framework: Group
  public let supportLines: [SupportLine]
  public let actions: [Action]
  public let costAssumptions: CostAssumptions?

  /// The numbers of the criteria, each after those that it requires.
  public let prerequisiteOrder: [Int]
  /// For each fact, the numbers of the criteria that read it.
  public let readers: [[Int]]
  /// For each criterion, the numbers of the criteria that require it.
  public let dependents: [[Int]]

  /// For each criterion, the numbers of the actions that achieve it.
  public let achievers: [[Int]]

  let factNumbers: [String: Int]
  let criterionNumbers: [String: Int]
  let plan: EvaluationPlan
  /// The scores of all criteria by their own conditions while nothing is known.
  var openScores: [Score] = []
  /// What is known of each fact about which nothing is stated.
  let unstated: [ResolvedFact]

  public func fact(named id: String) -> Int? { factNumbers[id] }
  public func criterion(named id: String) -> Int? { criterionNumbers[id] }
  public func area(named id: String) -> Int? { areas.firstIndex { $0.id == id } }
  public func pillar(named id: String) -> Int? { pillars.firstIndex { $0.id == id } }

  public func sourceCriterion(_ reference: SourceReference) -> SourceCriterion {
    sources[reference.source].criteria[reference.criterion]
  }
}

/// A document or treaty that states criteria.
public struct Source: Sendable {
  public let id: String
  public let title: String
  public let publisher: String?
  public let dated: CalendarDate?
  public let url: String?
  public let criteria: [SourceCriterion]
  public let location: FileLocation
}

/// One thing that a source asks for, at its place in the source.
public struct SourceCriterion: Sendable {
  /// With the source in front: `octopus-2011/m6e`.
  public let id: String
  public let at: String
  public let says: String
  public let isInternational: Bool
  public let notAssessed: String?
  public let obligation: Obligation?
  /// Whether the article's text was read.
  public let checked: Bool?
  public let location: FileLocation
}

/// The place of a criterion of a source in the rulebook.
public struct SourceReference: Hashable, Sendable {
  public let source: Int
  public let criterion: Int
}

/// A criterion of the rulebook, checked.
public struct Criterion: Sendable {
  public struct Level: Sendable {
    public let credit: Share
    public let condition: Condition
  }

  public enum Measurement: Sendable {
    /// Highest credit first, beginning with 100 %.
    case levels([Level])
    /// Positions on the fact's number line; credit is 0 at `from` and 1 at `to`.
    case quantity(fact: Int, from: Int128, to: Int128)
  }

  public let id: String
  public let title: String
  public let basis: [SourceReference]
  /// The number of its stage, at least 1.
  public let stage: Int
  public let weight: Weight
  public let severity: Severity
  public let requires: [Int]
  public let appliesWhen: Condition?
  public let measurement: Measurement
  public let remedy: String
  public let area: Int
  /// The numbers of the facts that it reads, each once, in order of reading.
  public let facts: [Int]
  /// Whether it reads a fact of practice, and so asks how things work rather than what is laid down.
  public let asksOfPractice: Bool
  public let location: FileLocation
}

extension Criterion {
  /// The same criterion with its tests' numbers replaced.
  func renumberingTests(_ number: (Int) -> Int) -> Criterion {
    let measurement: Measurement =
      switch measurement {
      case .levels(let levels):
        .levels(
          levels.map {
            Level(credit: $0.credit, condition: $0.condition.renumberingTests(number))
          })
      case .quantity: measurement
      }
    return Criterion(
      id: id, title: title, basis: basis, stage: stage, weight: weight, severity: severity,
      requires: requires, appliesWhen: appliesWhen?.renumberingTests(number),
      measurement: measurement, remedy: remedy, area: area, facts: facts,
      asksOfPractice: asksOfPractice, location: location)
  }
}

/// An area, a pillar or the framework: children that make up one score.
public struct Group: Sendable {
  public let id: String
  public let title: String
  public let weight: Weight
  public let combination: Combination
  public let cap: Cap?
  /// The numbers of its criteria, areas or pillars.
  public let children: Range<Int>
  /// The children's weights divided by their greatest common divisor.
  public let childWeights: [Int64]
  /// The pillar of an area; nil for pillars and the framework.
  public let parent: Int?
  public let location: FileLocation
}

/// A ceiling on a group's score until criteria are met.
public struct Cap: Sendable {
  public let ceiling: Share
  public let until: [Int]
  public let basis: [SourceReference]
  public let location: FileLocation
}

/// One of the lines of support of the Action Plan.
public struct SupportLine: Sendable {
  public let id: String
  public let title: String
  public let basis: [SourceReference]
}

/// A step that helps to meet criteria.
public struct Action: Sendable {
  public let id: String
  public let title: String
  public let line: Int
  public let achieves: [Int]
  public let after: [Int]
  public let assistance: String
  public let institution: String
  public let months: Int
  public let cost: CostRange
  public let indicator: String
  public let location: FileLocation
}

/// What the actions' costs rest on.
public struct CostAssumptions: Sendable {
  public struct UnitCost: Sendable {
    public let id: String
    public let title: String
    public let cost: CostRange
    public let reasoning: String
  }

  public let currency: String
  public let priceYear: Int
  public let source: String
  public let unitCosts: [UnitCost]
}
