/// What a rulebook's files say, well formed but not yet checked against each other.
///
/// Files stay in the order of their paths; nothing here can be evaluated. `Rulebook.compile`
/// turns a declaration into a `Rulebook`.
public struct RulebookDeclaration: Sendable {
  public var frameworks: [FrameworkDeclaration] = []
  public var sources: [SourceDeclaration] = []
  public var vocabularies: [VocabularyDeclaration] = []
  public var areas: [AreaDeclaration] = []
  public var actions: [ActionsDeclaration] = []
  public var supportLines: [SupportLinesDeclaration] = []
  public var costAssumptions: [CostAssumptionsDeclaration] = []
  public var tests: [TestsDeclaration] = []

  public init() {}
}

/// How the children of a group are combined into its score.
public enum Combination: String, CaseIterable, Hashable, Sendable {
  case mean
  case lowest
  case geometric
}

/// A child's share in its group's score, exact to six decimals.
public struct Weight: Hashable, Sendable {
  /// From 1 to 1,000,000,000,000.
  public let millionths: Int64

  public static let one = Weight(millionths: 1_000_000)

  public init(millionths: Int64) {
    self.millionths = millionths
  }

  /// The weight from 0.000001 to 1000000 that the text writes with at most 6 decimals.
  public init?(_ text: some StringProtocol) {
    guard let digits = DecimalDigits(text, digitsBeforePoint: 15, digitsAfterPoint: 6),
      case let millionths = digits.scaled(to: 6), (1...1_000_000_000_000).contains(millionths)
    else { return nil }
    self.init(millionths: Int64(millionths))
  }
}

extension Weight: CustomStringConvertible {
  public var description: String { DecimalDigits.text(of: Int128(millionths), places: 6) }
}

/// How good the evidence behind a statement is, worst first.
public enum Grade: Int, CaseIterable, Hashable, Comparable, Sendable {
  /// No source is given.
  case asserted
  /// Secondary literature, the press.
  case reported
  /// A statement of a government or an international organisation.
  case official
  /// The law itself, the treaty office, the register.
  case primary

  public init?(name: some StringProtocol) {
    guard let grade = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = grade
  }

  public var name: String {
    switch self {
    case .asserted: "asserted"
    case .reported: "reported"
    case .official: "official"
    case .primary: "primary"
    }
  }

  public static func < (left: Grade, right: Grade) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// How long a statement may be relied on.
public enum Freshness: Hashable, Sendable {
  case never
  case after(Period)
}

/// `kind: framework`: pillars, areas, weights, stages, caps and the evidence policy.
public struct FrameworkDeclaration: Sendable {
  public var id: Located<String>
  public var title: Located<String>
  public var edition: Located<String>
  /// Lowest first.
  public var stages: [Located<String>]
  public var leastGrade: Located<Grade>?
  public var staleAfter: Located<Freshness>?
  public var combine: Located<Combination>?
  public var pillars: [PillarDeclaration]

  public init(
    id: Located<String>, title: Located<String>, edition: Located<String>,
    stages: [Located<String>], leastGrade: Located<Grade>? = nil,
    staleAfter: Located<Freshness>? = nil, combine: Located<Combination>? = nil,
    pillars: [PillarDeclaration]
  ) {
    self.id = id
    self.title = title
    self.edition = edition
    self.stages = stages
    self.leastGrade = leastGrade
    self.staleAfter = staleAfter
    self.combine = combine
    self.pillars = pillars
  }
}

/// A pillar of the framework: a group of areas.
public struct PillarDeclaration: Sendable {
  public var id: Located<String>
  public var title: Located<String>
  public var weight: Located<Weight>?
  public var combine: Located<Combination>?
  public var cap: CapDeclaration?
  public var areas: [AreaEntryDeclaration]

  public init(
    id: Located<String>, title: Located<String>, weight: Located<Weight>? = nil,
    combine: Located<Combination>? = nil, cap: CapDeclaration? = nil,
    areas: [AreaEntryDeclaration]
  ) {
    self.id = id
    self.title = title
    self.weight = weight
    self.combine = combine
    self.cap = cap
    self.areas = areas
  }
}

/// An area's entry in its pillar; its criteria stand in a file of their own.
public struct AreaEntryDeclaration: Sendable {
  public var id: Located<String>
  public var weight: Located<Weight>?
  public var combine: Located<Combination>?
  public var cap: CapDeclaration?

  public init(
    id: Located<String>, weight: Located<Weight>? = nil, combine: Located<Combination>? = nil,
    cap: CapDeclaration? = nil
  ) {
    self.id = id
    self.weight = weight
    self.combine = combine
    self.cap = cap
  }
}

/// A ceiling on a group's score for as long as the named criteria are not met.
public struct CapDeclaration: Sendable {
  public var ceiling: Located<Share>
  public var until: [Located<String>]
  public var basis: [Located<String>]

  public init(ceiling: Located<Share>, until: [Located<String>], basis: [Located<String>]) {
    self.ceiling = ceiling
    self.until = until
    self.basis = basis
  }
}

/// `kind: source`: a document or treaty and the criteria it states.
public struct SourceDeclaration: Sendable {
  public var id: Located<String>
  public var title: Located<String>
  public var publisher: Located<String>?
  public var dated: Located<CalendarDate>?
  public var url: Located<String>?
  public var criteria: [SourceCriterionDeclaration]

  public init(
    id: Located<String>, title: Located<String>, publisher: Located<String>? = nil,
    dated: Located<CalendarDate>? = nil, url: Located<String>? = nil,
    criteria: [SourceCriterionDeclaration]
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.dated = dated
    self.url = url
    self.criteria = criteria
  }
}

/// What a treaty demands of a Party by one of its provisions.
public enum Obligation: String, CaseIterable, Hashable, Sendable {
  case required
  /// A reservation can remove or narrow the duty.
  case reservable
  case optional
}

/// One thing that a document asks for, at its place in the document.
public struct SourceCriterionDeclaration: Sendable {
  public var id: Located<String>
  public var at: Located<String>
  public var says: Located<String>
  /// Whether it is addressed to international bodies, so that no country can meet it.
  public var isInternational: Bool
  /// Why it is deliberately left without a rule.
  public var notAssessed: Located<String>?
  public var obligation: Located<Obligation>?
  /// Whether the article's text was read.
  public var checked: Located<Bool>?

  public init(
    id: Located<String>, at: Located<String>, says: Located<String>,
    isInternational: Bool = false, notAssessed: Located<String>? = nil,
    obligation: Located<Obligation>? = nil, checked: Located<Bool>? = nil
  ) {
    self.id = id
    self.at = at
    self.says = says
    self.isInternational = isInternational
    self.notAssessed = notAssessed
    self.obligation = obligation
    self.checked = checked
  }
}

/// `kind: vocabulary`: a family of facts.
public struct VocabularyDeclaration: Sendable {
  public var facts: [FactDeclaration]

  public init(facts: [FactDeclaration]) {
    self.facts = facts
  }
}

/// The kinds of values that a fact can have.
public enum FactKind: String, CaseIterable, Hashable, Sendable {
  case yesOrNo = "yes or no"
  case choice = "choice"
  case orderedChoice = "ordered choice"
  case wholeNumber = "whole number"
  case number = "number"
  case percent = "percent"
  case money = "money"
  case date = "date"
  case setOfChoices = "set of choices"
  case text = "text"
}

/// Whether a fact speaks of law, of an institution or of practice.
public enum Track: String, CaseIterable, Hashable, Sendable {
  case law
  case institution
  case practice
}

/// A fact that profiles state and rules read.
public struct FactDeclaration: Sendable {
  /// A choice and what it means.
  public struct Choice: Sendable {
    public var word: Located<String>
    public var meaning: Located<String>

    public init(word: Located<String>, meaning: Located<String>) {
      self.word = word
      self.meaning = meaning
    }
  }

  public var id: Located<String>
  public var kind: Located<FactKind>
  /// Lowest first for an ordered choice; empty for kinds without choices.
  public var choices: [Choice]
  public var unit: Located<String>?
  /// The least and the greatest value as written: `0 to 100000`.
  public var range: Located<String>?
  public var ask: Located<String>
  public var track: Located<Track>
  public var respondent: Located<String>
  public var staleAfter: Located<Freshness>?

  public init(
    id: Located<String>, kind: Located<FactKind>, choices: [Choice] = [],
    unit: Located<String>? = nil, range: Located<String>? = nil, ask: Located<String>,
    track: Located<Track>, respondent: Located<String>, staleAfter: Located<Freshness>? = nil
  ) {
    self.id = id
    self.kind = kind
    self.choices = choices
    self.unit = unit
    self.range = range
    self.ask = ask
    self.track = track
    self.respondent = respondent
    self.staleAfter = staleAfter
  }
}

/// How much a missing criterion hurts; it orders gaps and never touches a score.
public enum Severity: String, CaseIterable, Hashable, Comparable, Sendable {
  case critical
  case high
  case medium
  case low

  /// The more severe one is the smaller.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .critical: 0
    case .high: 1
    case .medium: 2
    case .low: 3
    }
  }
}

/// `kind: area`: the criteria of one area.
public struct AreaDeclaration: Sendable {
  public var id: Located<String>
  public var title: Located<String>
  public var criteria: [CriterionDeclaration]

  public init(id: Located<String>, title: Located<String>, criteria: [CriterionDeclaration]) {
    self.id = id
    self.title = title
    self.criteria = criteria
  }
}

/// A test as it was written: words, or a list of choices.
public enum WrittenTest: Hashable, Sendable {
  case words(Located<String>)
  case list([Located<String>], at: FileLocation)

  public var location: FileLocation {
    switch self {
    case .words(let words): words.location
    case .list(_, let location): location
    }
  }
}

/// A condition as it was written: a fact with its test, or a combiner over conditions.
public indirect enum WrittenCondition: Hashable, Sendable {
  case fact(Located<String>, WrittenTest)
  case all([WrittenCondition], at: FileLocation)
  case any([WrittenCondition], at: FileLocation)
  case none([WrittenCondition], at: FileLocation)
  case atLeast(Int, [WrittenCondition], at: FileLocation)

  public var location: FileLocation {
    switch self {
    case .fact(let fact, _): fact.location
    case .all(_, let location), .any(_, let location), .none(_, let location),
      .atLeast(_, _, let location):
      location
    }
  }
}

/// One thing that is asked of a country, and how to tell whether it is met.
public struct CriterionDeclaration: Sendable {
  /// A step of credit below full.
  public struct Level: Sendable {
    public var credit: Located<Share>
    public var condition: WrittenCondition

    public init(credit: Located<Share>, condition: WrittenCondition) {
      self.credit = credit
      self.condition = condition
    }
  }

  /// Where credit comes from: conditions by steps, or a quantity in proportion.
  public enum Measurement: Sendable {
    /// `levels` fall strictly; `partly met when` is the one level of 50 %.
    case conditions(met: WrittenCondition, levels: [Level])
    /// Credit grows from 0 at `from` to 1 at `to`, or falls when `from` is above `to`.
    case quantity(fact: Located<String>, from: Located<String>, to: Located<String>)
  }

  public var id: Located<String>
  public var title: Located<String>
  /// Criteria of sources as `source/criterion`.
  public var basis: [Located<String>]
  public var stage: Located<String>
  public var weight: Located<Weight>?
  public var severity: Located<Severity>
  public var requires: [Located<String>]
  public var appliesWhen: WrittenCondition?
  public var measurement: Measurement
  public var remedy: Located<String>

  public init(
    id: Located<String>, title: Located<String>, basis: [Located<String>],
    stage: Located<String>, weight: Located<Weight>? = nil, severity: Located<Severity>,
    requires: [Located<String>] = [], appliesWhen: WrittenCondition? = nil,
    measurement: Measurement, remedy: Located<String>
  ) {
    self.id = id
    self.title = title
    self.basis = basis
    self.stage = stage
    self.weight = weight
    self.severity = severity
    self.requires = requires
    self.appliesWhen = appliesWhen
    self.measurement = measurement
    self.remedy = remedy
  }
}

/// What something is assumed to cost, in the currency of the cost assumptions.
public struct CostRange: Hashable, Sendable {
  public var low: Quantity
  public var likely: Quantity
  public var high: Quantity

  public init(low: Quantity, likely: Quantity, high: Quantity) {
    self.low = low
    self.likely = likely
    self.high = high
  }
}

/// `kind: actions`: what can be done about gaps.
public struct ActionsDeclaration: Sendable {
  public var actions: [ActionDeclaration]

  public init(actions: [ActionDeclaration]) {
    self.actions = actions
  }
}

/// A step that helps a country to meet criteria.
public struct ActionDeclaration: Sendable {
  public var id: Located<String>
  public var title: Located<String>
  /// One of the support lines.
  public var line: Located<String>
  public var achieves: [Located<String>]
  public var after: [Located<String>]
  public var assistance: Located<String>
  public var institution: Located<String>
  public var months: Located<Int>
  public var cost: Located<CostRange>
  public var indicator: Located<String>

  public init(
    id: Located<String>, title: Located<String>, line: Located<String>,
    achieves: [Located<String>], after: [Located<String>] = [], assistance: Located<String>,
    institution: Located<String>, months: Located<Int>, cost: Located<CostRange>,
    indicator: Located<String>
  ) {
    self.id = id
    self.title = title
    self.line = line
    self.achieves = achieves
    self.after = after
    self.assistance = assistance
    self.institution = institution
    self.months = months
    self.cost = cost
    self.indicator = indicator
  }
}

/// `kind: support lines`: the lines of support of the 2010 Action Plan.
public struct SupportLinesDeclaration: Sendable {
  public struct Line: Sendable {
    public var id: Located<String>
    public var title: Located<String>
    public var basis: [Located<String>]

    public init(id: Located<String>, title: Located<String>, basis: [Located<String>]) {
      self.id = id
      self.title = title
      self.basis = basis
    }
  }

  public var lines: [Line]

  public init(lines: [Line]) {
    self.lines = lines
  }
}

/// `kind: cost assumptions`: what the actions' costs rest on.
public struct CostAssumptionsDeclaration: Sendable {
  public struct UnitCost: Sendable {
    public var id: Located<String>
    public var title: Located<String>
    public var cost: Located<CostRange>
    public var reasoning: Located<String>

    public init(
      id: Located<String>, title: Located<String>, cost: Located<CostRange>,
      reasoning: Located<String>
    ) {
      self.id = id
      self.title = title
      self.cost = cost
      self.reasoning = reasoning
    }
  }

  public var currency: Located<String>
  public var priceYear: Located<Int>
  public var source: Located<String>
  public var unitCosts: [UnitCost]

  public init(
    currency: Located<String>, priceYear: Located<Int>, source: Located<String>,
    unitCosts: [UnitCost]
  ) {
    self.currency = currency
    self.priceYear = priceYear
    self.source = source
    self.unitCosts = unitCosts
  }
}

/// `kind: tests`: examples that must hold.
public struct TestsDeclaration: Sendable {
  /// Facts by id with what is stated about them.
  public struct StatedFact: Sendable {
    public var fact: Located<String>
    public var test: WrittenTest

    public init(fact: Located<String>, test: WrittenTest) {
      self.fact = fact
      self.test = test
    }
  }

  /// What a criterion, area, pillar or framework must come out as.
  public struct Expectation: Sendable {
    public var id: Located<String>
    public var outcome: Located<String>

    public init(id: Located<String>, outcome: Located<String>) {
      self.id = id
      self.outcome = outcome
    }
  }

  public struct Case: Sendable {
    public var name: Located<String>
    public var asOf: Located<CalendarDate>?
    public var with: [StatedFact]
    public var expect: [Expectation]

    public init(
      name: Located<String>, asOf: Located<CalendarDate>? = nil, with: [StatedFact],
      expect: [Expectation]
    ) {
      self.name = name
      self.asOf = asOf
      self.with = with
      self.expect = expect
    }
  }

  /// A change of a rule that no test can notice, and why that is right.
  public struct UnnoticedChange: Sendable {
    /// The criterion, area or pillar.
    public var id: Located<String>
    /// In the words of `readiness test --mutate`.
    public var change: Located<String>
    public var because: Located<String>

    public init(id: Located<String>, change: Located<String>, because: Located<String>) {
      self.id = id
      self.change = change
      self.because = because
    }
  }

  public var area: Located<String>
  public var asOf: Located<CalendarDate>
  public var base: [StatedFact]
  public var cases: [Case]
  public var unnoticed: [UnnoticedChange]

  public init(
    area: Located<String>, asOf: Located<CalendarDate>, base: [StatedFact] = [], cases: [Case],
    unnoticed: [UnnoticedChange] = []
  ) {
    self.area = area
    self.asOf = asOf
    self.base = base
    self.cases = cases
    self.unnoticed = unnoticed
  }
}
