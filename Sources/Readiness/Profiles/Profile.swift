/// What is stated about one country, checked against a rulebook's vocabulary.
public struct Profile: Sendable {
  /// The country as the file names it: its ISO 3166 alpha-3 code.
  public let country: String
  /// The date up to which the assessor looked.
  public let asOf: CalendarDate
  public let evidence: [Evidence]
  public let projects: [Project]
  /// In the order of their facts' numbers.
  public let statements: [Statement]
  public let location: FileLocation

  /// The statements about each fact that has any.
  let statementsOfFacts: [(fact: Int, statements: Range<Int>)]

  init(
    country: String, asOf: CalendarDate, evidence: [Evidence], projects: [Project],
    statements: [Statement], location: FileLocation
  ) {
    self.country = country
    self.asOf = asOf
    self.evidence = evidence
    self.projects = projects
    self.location = location
    // A stable order: by fact, then as written.
    let sorted = statements.enumerated()
      .sorted { ($0.element.fact, $0.offset) < ($1.element.fact, $1.offset) }.map(\.element)
    self.statements = sorted
    var ranges: [(fact: Int, statements: Range<Int>)] = []
    for (index, statement) in sorted.enumerated() {
      if ranges.last?.fact == statement.fact {
        ranges[ranges.count - 1].statements =
          ranges[ranges.count - 1].statements.lowerBound..<(index + 1)
      } else {
        ranges.append((statement.fact, index..<(index + 1)))
      }
    }
    statementsOfFacts = ranges
  }

  /// The numbers of the statements about a fact.
  public func statements(about fact: Int) -> Range<Int> {
    statementsOfFacts.first { $0.fact == fact }?.statements ?? 0..<0
  }
}

/// A source of a profile's statements.
public struct Evidence: Hashable, Sendable {
  public let id: String
  public let title: String
  public let type: String
  public let date: CalendarDate
  /// Whether `date` is when the source was seen, because it bears no date of its own.
  public let isSeen: Bool
  public let grade: Grade
  public let url: String?
}

/// Capacity building in the country.
public struct Project: Hashable, Sendable {
  public let id: String
  public let title: String
  public let donor: String?
  /// The numbers of the support lines it works on.
  public let lines: [Int]
  public let from: CalendarDate?
  public let until: CalendarDate?
  public let source: String?
}

/// One statement about a fact.
public struct Statement: Hashable, Sendable {
  /// Whether something was so over a time or was seen on a day.
  public enum Kind: Hashable, Sendable {
    case state
    case observation
  }

  public let fact: Int
  public let kind: Kind
  /// The statement's value as its author wrote it.
  public let words: String
  /// The values that the statement leaves possible.
  public let values: PossibleValues
  /// Whether it says `unknown`.
  public let isUnknown: Bool
  public let grade: Grade
  /// The day from which it counts: section 4 of the language, resolution, step 1.
  public let start: CalendarDate
  /// The first day on which the state is no longer so.
  public let until: CalendarDate?
  /// The day from which its freshness runs: step 3.
  public let freshFrom: CalendarDate
  /// Whether `from` or `until` was written, so that a change is a reform rather than new evidence.
  public let isDated: Bool
  /// The number of its source in the profile's evidence.
  public let evidence: Int?
  public let at: String?
  public let note: String?
  public let visibility: Visibility
  public let location: FileLocation
}

extension Statement {
  /// What the short form says apart from the value: a state, `asserted` and stated on `as of`.
  static func short(
    about fact: Int, words: String, values: PossibleValues, isUnknown: Bool, asOf: CalendarDate,
    location: FileLocation
  ) -> Statement {
    Statement(
      fact: fact, kind: .state, words: words, values: values, isUnknown: isUnknown,
      grade: .asserted, start: asOf, until: nil, freshFrom: asOf, isDated: false, evidence: nil,
      at: nil, note: nil, visibility: .public, location: location)
  }

  /// The statement with its source at another place of the list.
  func citing(_ evidence: Int?) -> Statement {
    changed(until: until, evidence: evidence)
  }

  func changed(until: CalendarDate?, evidence: Int?) -> Statement {
    Statement(
      fact: fact, kind: kind, words: words, values: values, isUnknown: isUnknown, grade: grade,
      start: start, until: until, freshFrom: freshFrom, isDated: isDated, evidence: evidence,
      at: at, note: note, visibility: visibility, location: location)
  }
}
