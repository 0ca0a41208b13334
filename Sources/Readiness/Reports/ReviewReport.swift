/// The global review of needs as a document that can be adopted and acted on.
///
/// Every paragraph and every entry has a number, the same in each form, so that it can be cited.
public struct ReviewReport: Sendable {
  package let review: Review
  package let origin: ReportOrigin

  /// - Parameters:
  ///   - review: What is reported.
  ///   - origin: How it was made; its profile digest is over the files of all profiles.
  public init(_ review: Review, origin: ReportOrigin) {
    self.review = review
    self.origin = origin
  }

  /// The forms that a review can take as text; lists are whole in JSON and CSV, cut in the others.
  public enum Format: String, CaseIterable, Sendable {
    case text
    case markdown
    case json
    case csv
  }

  public func written(as format: Format, style: TextStyle) -> String {
    switch format {
    case .text: text(style: style)
    case .markdown: markdown()
    case .json: json.text
    case .csv: table.written(as: .csv, style: style)
    }
  }

  /// A part of the document, the same for every form that people read.
  package struct Section: Sendable {
    package let subject: Subject
    package let title: String
    package let blocks: [Block]
  }

  /// What a section is about: its number depends on the sections before it, its subject does not.
  package enum Subject: String, CaseIterable, Sendable {
    case findings
    case state
    case weakSpots = "weak-spots"
    case needs
    case actions
    case help
    case questions
    case progress
    case method
  }

  package enum Block: Sendable {
    /// A paragraph, numbered.
    case paragraph(Passage)
    case table(Table)
    case entries(Entries)
  }

  package struct Table: Sendable {
    package let caption: String
    /// The first column names what the others count.
    package let columns: [String]
    package let rows: [[String]]
    /// How many of the rows are shown where lists are cut.
    package let shown: Int
    /// What the rows are, such as `countries`.
    package let kind: String

    init(
      caption: String, columns: [String], rows: [[String]], shown: Int? = nil, kind: String = ""
    ) {
      self.caption = caption
      self.columns = columns
      self.rows = rows
      self.shown = min(shown ?? rows.count, rows.count)
      self.kind = kind
    }
  }

  /// A list whose entries are numbered like paragraphs.
  package struct Entries: Sendable {
    package let entries: [Entry]
    /// How many of them are shown where lists are cut.
    package let shown: Int
    /// What they are, such as `criteria`.
    package let kind: String

    init(_ entries: [Entry], shown: Int? = nil, kind: String = "") {
      self.entries = entries
      self.shown = min(shown ?? entries.count, entries.count)
      self.kind = kind
    }
  }

  /// An entry of a list: its title, and lines below it.
  package struct Entry: Sendable {
    package let title: Passage
    package let lines: [Passage]
    /// The lines where nothing is cut.
    package let wholeLines: [Passage]

    init(title: Passage, lines: [Passage], wholeLines: [Passage]? = nil) {
      self.title = title
      self.lines = lines
      self.wholeLines = wholeLines ?? lines
    }
  }

  /// How many entries of a list are shown where people read.
  static let entriesShown = 10
  /// How many actions of a line are shown there, and changes of one kind.
  static let actionsShown = 4

  package var rulebook: Rulebook { review.rulebook }
  package var title: String { "Global review of needs" }

  package var head: String {
    "\(counted(review.countries.count)) by \(groupingName), as of \(review.date), by evidence "
      + "\(review.comparison.leastGrade.name) or better and the rulebook "
      + "\(rulebook.framework.id) \(rulebook.edition)."
  }

  /// What stands above the first section.
  package var preamble: [String] {
    [origin.editionSentence].compactMap(\.self) + [
      "What is unknown is counted as unknown, never as lacking. A figure such as 3–54 goes from "
        + "what the evidence shows to what remains possible."
    ]
  }

  var groupingName: String {
    switch review.grouping {
    case .region: "region"
    case .subregion: "subregion"
    case .membership(let id): "membership: \(Self.tieTitle(id))"
    }
  }

  package var sections: [Section] {
    let sections: [(Subject, String, [Block])] =
      [
        (.findings, "Main findings", findingBlocks),
        (.state, "State of capacities", stateBlocks),
        (.weakSpots, "Weak spots", weakBlocks),
        (.needs, "Pressing needs", needBlocks),
        (.actions, "Proposed actions", actionBlocks),
        (.help, "Who could help whom", helpBlocks),
        (.questions, "What to find out next", questionBlocks),
      ]
      + (review.since.map { [(.progress, "Progress since \($0)", progressBlocks)] } ?? [])
      + [(.method, "How this was made", method.map { .paragraph("\($0)") })]
    return sections.map { Section(subject: $0, title: $1, blocks: $2) }
  }

  /// The number that a section has in the document.
  package func number(of subject: Subject) -> Int {
    let before = Subject.allCases.prefix { $0 != subject }
    return before.count + 1 - (before.contains(.progress) && review.since == nil ? 1 : 0)
  }

  /// How the review was made, a sentence each.
  private var method: [String] {
    [
      "Rulebook \(rulebook.framework.id) \(rulebook.edition), SHA-256 \(origin.rulesDigest).",
      "\(counted(review.countries.count, "profile", "profiles")) and the register of countries, "
        + "SHA-256 \(origin.profileDigest).",
      "Assessed for \(review.date) with evidence \(review.comparison.leastGrade.name) or better, "
        + "\(origin.edition.rawValue) edition, by readiness \(origin.engineVersion).",
    ]
      + (rulebook.costAssumptions.map {
        ["Costs are assumptions in \($0.currency) of \($0.priceYear): \($0.source)"]
      } ?? [])
  }
}

/// Text with lists in it that are cut where people read and whole where they can unfold them.
package struct Passage: Sendable, ExpressibleByStringInterpolation {
  package enum Part: Sendable {
    case text(String)
    /// Countries of the review by their numbers.
    case countries([Int])
    /// Criteria of the rulebook by their numbers.
    case criteria([Int])
    case section(ReviewReport.Subject)
  }

  package let parts: [Part]

  package init(stringLiteral text: String) {
    parts = [.text(text)]
  }

  package init(stringInterpolation: Interpolation) {
    parts = stringInterpolation.parts
  }

  init(parts: [Part]) {
    self.parts = parts
  }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { parts.append(.text(text)) }
    }

    package mutating func appendInterpolation(_ text: String) { appendLiteral(text) }

    package mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }

    package mutating func appendInterpolation(_ date: CalendarDate) {
      appendLiteral(date.description)
    }

    package mutating func appendInterpolation(_ passage: Passage) { parts += passage.parts }

    package mutating func appendInterpolation(countries: [Int]) {
      parts.append(.countries(countries))
    }

    package mutating func appendInterpolation(criteria: [Int]) { parts.append(.criteria(criteria)) }

    package mutating func appendInterpolation(section: ReviewReport.Subject) {
      parts.append(.section(section))
    }
  }
}

extension ReviewReport {
  /// How many names of countries, or of criteria, stand in a sentence where lists are cut.
  package static let countriesShown = 8
  package static let criteriaShown = 4

  /// The passage on one line, its lists cut.
  func cut(_ passage: Passage) -> String {
    passage.parts.map { part in
      switch part {
      case .text(let text): text
      case .countries(let numbers):
        cut(numbers.map { review.countries[$0].country.name }, at: Self.countriesShown, ", ")
      case .criteria(let numbers): cut(numbers.map(criterion), at: Self.criteriaShown, "; ")
      case .section(let subject): "section \(number(of: subject))"
      }
    }.joined()
  }

  /// The first names, and how many more there are.
  private func cut(_ names: [String], at limit: Int, _ separator: String) -> String {
    let shown = names.prefix(limit).joined(separator: separator)
    return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
  }

  /// The line that says what a list was cut by, with the numbers of the entries left out.
  func remainder(of entries: Entries, upTo last: String) -> String {
    let left = entries.entries.count - entries.shown
    return "\(left) more \(entries.kind), up to \(last), stand in the HTML, JSON and CSV forms."
  }

  func remainder(of table: Table) -> String {
    "\(table.rows.count - table.shown) more \(table.kind) stand in the HTML, JSON and CSV forms."
  }

  func counted(_ count: Int) -> String { counted(count, "country", "countries") }

  func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  /// `Production orders exist (production-order)`.
  package func criterion(_ number: Int) -> String {
    "\(rulebook.criteria[number].title) (\(rulebook.criteria[number].id))"
  }

  /// The name of a membership where it has one of its own.
  static func tieTitle(_ id: String) -> String {
    switch id {
    case "oif": "OIF"
    case "cplp": "CPLP"
    case "commonwealth": "Commonwealth"
    case "arab-league": "Arab League"
    default: id
    }
  }

  package func share(_ count: Int, of all: Int) -> String { ScoreText.part(count, of: all) }

  /// The count with its share: `12 (4.1%)`; none is `0`.
  func countAndShare(_ count: Int, of all: Int) -> String {
    count == 0 ? "0" : "\(count) (\(share(count, of: all)))"
  }

  /// `3–54`, or `4` where both ends are equal.
  package func short(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  /// The countries with their number and their groups: `7 countries (Africa 3, Asia 4): …`.
  func named(_ numbers: [Int]) -> Passage {
    "\(counted(numbers.count)) (\(spread(numbers))): \(countries: numbers)"
  }

  /// How many of the countries are in which group: `Africa 3, Asia 2`.
  func spread(_ numbers: [Int]) -> String {
    review.groups.compactMap { group in
      let count = numbers.count { group.members.contains($0) }
      return count == 0 ? nil : "\(title(of: group)) \(count)"
    }.joined(separator: ", ")
  }

  package func title(of group: Review.CountryGroup) -> String {
    switch review.grouping {
    case .region, .subregion: group.title
    case .membership: Self.tieTitle(group.title)
    }
  }

  /// A change in points of percent to a tenth: `+3.2`, `≈-0.5`, `0`.
  func points(_ trillionths: Int64) -> String {
    let magnitude = Int64(trillionths.magnitude)
    let unit: Int64 = 1_000_000_000
    let tenths = (2 * magnitude + unit) / (2 * unit)
    let sign = trillionths > 0 ? "+" : trillionths < 0 ? "-" : ""
    return (tenths * unit == magnitude ? "" : "≈") + sign
      + DecimalDigits.text(of: Int128(tenths), places: 1)
  }
}
