/// `kind: profile`: what is stated about one country, well formed but not yet checked.
public struct ProfileDeclaration: Sendable {
  public var country: Located<String>
  /// The date up to which the assessor looked.
  public var asOf: Located<CalendarDate>
  public var evidence: [EvidenceDeclaration]
  public var facts: [StatedFactDeclaration]
  public var projects: [ProjectDeclaration]

  public init(
    country: Located<String>, asOf: Located<CalendarDate>, evidence: [EvidenceDeclaration] = [],
    facts: [StatedFactDeclaration] = [], projects: [ProjectDeclaration] = []
  ) {
    self.country = country
    self.asOf = asOf
    self.evidence = evidence
    self.facts = facts
    self.projects = projects
  }
}

/// A source of a profile's statements.
public struct EvidenceDeclaration: Sendable {
  public var id: Located<String>
  public var title: Located<String>
  public var type: Located<String>
  /// `dated`, or `seen` where the source bears no date.
  public var date: Located<CalendarDate>
  public var isSeen: Bool
  public var grade: Located<Grade>
  public var url: Located<String>?

  public init(
    id: Located<String>, title: Located<String>, type: Located<String>,
    date: Located<CalendarDate>, isSeen: Bool = false, grade: Located<Grade>,
    url: Located<String>? = nil
  ) {
    self.id = id
    self.title = title
    self.type = type
    self.date = date
    self.isSeen = isSeen
    self.grade = grade
    self.url = url
  }
}

/// Everything that a profile states about one fact.
public struct StatedFactDeclaration: Sendable {
  public var fact: Located<String>
  public var statements: [StatementDeclaration]

  public init(fact: Located<String>, statements: [StatementDeclaration]) {
    self.fact = fact
    self.statements = statements
  }
}

/// Who may see a statement; what may be seen by all may be seen by partners too.
public enum Visibility: String, CaseIterable, Hashable, Sendable {
  case `public`
  case partners
  case restricted
}

/// One statement about a fact: what is so, since when or on which day, and how it is known.
public struct StatementDeclaration: Sendable {
  public var value: WrittenTest
  /// Whether the statement was written in the short form, directly behind the fact.
  public var isShort: Bool
  public var from: Located<CalendarDate>?
  public var until: Located<CalendarDate>?
  /// The day of an observation; a statement without it is a state.
  public var on: Located<CalendarDate>?
  public var evidence: Located<String>?
  public var at: Located<String>?
  public var note: Located<String>?
  public var visibility: Located<Visibility>?

  public init(
    value: WrittenTest, isShort: Bool = false, from: Located<CalendarDate>? = nil,
    until: Located<CalendarDate>? = nil, on: Located<CalendarDate>? = nil,
    evidence: Located<String>? = nil, at: Located<String>? = nil, note: Located<String>? = nil,
    visibility: Located<Visibility>? = nil
  ) {
    self.value = value
    self.isShort = isShort
    self.from = from
    self.until = until
    self.on = on
    self.evidence = evidence
    self.at = at
    self.note = note
    self.visibility = visibility
  }
}

/// Capacity building under way in the country.
public struct ProjectDeclaration: Sendable {
  public var id: Located<String>
  public var title: Located<String>
  public var donor: Located<String>?
  public var lines: [Located<String>]
  public var from: Located<CalendarDate>?
  public var until: Located<CalendarDate>?
  /// A text, or the id of one of the profile's sources.
  public var source: Located<String>?

  public init(
    id: Located<String>, title: Located<String>, donor: Located<String>? = nil,
    lines: [Located<String>], from: Located<CalendarDate>? = nil,
    until: Located<CalendarDate>? = nil, source: Located<String>? = nil
  ) {
    self.id = id
    self.title = title
    self.donor = donor
    self.lines = lines
    self.from = from
    self.until = until
    self.source = source
  }
}

/// `kind: overlay`: facts to lay over a profile, to ask what if they were so.
///
/// Each replaces everything that the profile states about the fact, as a state at grade
/// `primary` from the date of assessment on.
public struct OverlayDeclaration: Sendable {
  public var title: Located<String>?
  public var facts: [TestsDeclaration.StatedFact]

  public init(title: Located<String>? = nil, facts: [TestsDeclaration.StatedFact]) {
    self.title = title
    self.facts = facts
  }
}

/// `kind: countries`: the register of countries.
public struct CountriesDeclaration: Sendable {
  public var countries: [CountryDeclaration]

  public init(countries: [CountryDeclaration]) {
    self.countries = countries
  }
}

/// One country of the register, by its ISO 3166 alpha-3 code.
public struct CountryDeclaration: Sendable {
  public var iso3: Located<String>
  public var iso2: Located<String>
  public var m49: Located<String>
  public var name: Located<String>
  public var region: Located<String>
  public var subregion: Located<String>
  public var groups: [Located<String>]

  public init(
    iso3: Located<String>, iso2: Located<String>, m49: Located<String>, name: Located<String>,
    region: Located<String>, subregion: Located<String>, groups: [Located<String>] = []
  ) {
    self.iso3 = iso3
    self.iso2 = iso2
    self.m49 = m49
    self.name = name
    self.region = region
    self.subregion = subregion
    self.groups = groups
  }
}
