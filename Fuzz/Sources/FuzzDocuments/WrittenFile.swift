import Checks

/// A file that is built from choices: the keys are mostly those that its kind has, in any order and
/// number, and the values mostly of the form that belongs to the key.
struct WrittenFile {
  private(set) var text = ""
  private var choices: RandomSource
  /// How many more values may be written before only words are.
  private var left = 400

  init(_ choices: ArraySlice<UInt8>) {
    self.choices = RandomSource(chosen: choices)
    let kind = self.choices.pick(Shape.kinds)
    text = "kind: \(kind.name)\nformat: 1\n"
    if case .record(let entries) = kind.shape { write(entries, indentation: 0) }
  }

  private mutating func write(_ entries: [(key: String, shape: Shape)], indentation: Int) {
    for (key, shape) in choices.chance(10) ? choices.shuffled(entries) : entries
    where !choices.chance(8) {
      let repeated = choices.chance(2) ? 2 : 1
      for _ in 0..<repeated { write(key: key, shape, indentation: indentation) }
    }
    if choices.chance(4) {
      write(key: choices.pick(Shape.anyWords), .anything, indentation: indentation)
    }
  }

  private mutating func write(key: String, _ shape: Shape, indentation: Int) {
    if choices.chance(4) { text += choices.pick(["\n", "# a comment\n", "   # another\n"]) }
    text += blanks(indentation) + quoted(key) + ":"
    write(shape, indentation: indentation)
    if choices.chance(3) {
      text = text.dropLast() + choices.pick([" # behind\n", "  \n", " \n\n"])
    }
  }

  /// Writes a value behind a key or a dash, with its line break.
  private mutating func write(_ given: Shape, indentation: Int) {
    let shape = choices.chance(3) ? .anything : given
    guard left > 0, indentation < 40, !choices.chance(25) else {
      text += " " + inBrackets(shape, depth: 0) + "\n"
      return
    }
    switch shape.chosen(&choices) {
    case .words:
      text += " " + inBrackets(shape, depth: 0) + "\n"
    case .list(let item):
      text += "\n"
      let count = choices.within(1...4)
      left -= count
      for _ in 0..<count {
        text += blanks(indentation + 2) + "-"
        write(item, indentation: indentation + 2)
      }
    case .mapping(let keys, let value):
      text += "\n"
      let chosen = choices.subset(of: keys, atLeast: 1)
      for key in chosen { write(key: key, value, indentation: indentation + 2) }
    case .record(let entries):
      text += "\n"
      let length = text.utf8.count
      write(entries, indentation: indentation + 2)
      if text.utf8.count == length { text += blanks(indentation + 2) + "{}\n" }
    case .condition, .statement, .anything:
      text += " " + inBrackets(shape, depth: 0) + "\n"
    }
  }

  /// A value on one line.
  private mutating func inBrackets(_ given: Shape, depth: Int) -> String {
    left -= 1
    let shape = left <= 0 || depth > 12 ? .words(Shape.anyWords) : given
    switch shape.chosen(&choices) {
    case .words(let words): return quoted(choices.chance(6) ? anyWord() : choices.pick(words))
    case .list(let item):
      let items = (0..<choices.within(0...4)).map { _ in inBrackets(item, depth: depth + 1) }
      return "[" + items.joined(separator: ", ") + "]"
    case .mapping(let keys, let value):
      let entries = choices.subset(of: keys, atLeast: 0).map { key in
        quoted(key) + ": " + inBrackets(value, depth: depth + 1)
      }
      return "{" + entries.joined(separator: ", ") + "}"
    case .record(let entries):
      var parts: [String] = []
      for (key, shape) in entries where !choices.chance(10) {
        parts.append(quoted(key) + ": " + inBrackets(shape, depth: depth + 1))
      }
      return "{" + parts.joined(separator: ", ") + "}"
    case .condition, .statement, .anything: return quoted(anyWord())
    }
  }

  private mutating func quoted(_ word: String) -> String {
    let mustBe = word.contains { ",[]{}#&*!|>'\"%@`\n\u{7}".contains($0) } || word.isEmpty
    switch choices.below(mustBe ? 12 : 40) {
    case 0: return word
    case 1: return "'" + word.replacing("'", with: "''") + "'"
    case 2...(mustBe ? 12 : 3):
      let escaped = word.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\n": "\\n"
        case "\u{7}": "\\a"
        default: String(scalar)
        }
      }
      return "\"" + escaped.joined() + "\""
    default: return word
    }
  }

  private mutating func anyWord() -> String {
    if choices.chance(50) { return choices.pick(Shape.anyWords) }
    let letters = Array("ab0159 .-%:,#é\u{202E}\u{7}\n\"'<=+@|{}[]&*!")
    return String((0..<choices.within(0...12)).map { _ in choices.pick(letters) })
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

/// What may stand behind a key.
indirect enum Shape: Sendable {
  case words([String])
  case list(Shape)
  case mapping([String], Shape)
  case record([(key: String, shape: Shape)])
  case condition
  case statement
  case anything

  /// The shape with what is left open chosen.
  func chosen(_ choices: inout RandomSource) -> Shape {
    switch self {
    case .words, .list, .mapping, .record: return self
    case .anything:
      let shapes: [Shape] = [
        .words(Self.anyWords), .list(.anything), .mapping(Self.anyWords, .anything), .condition,
        .statement,
      ]
      return choices.pick(shapes).chosen(&choices)
    case .condition:
      switch choices.below(8) {
      case 0: return .record([("all of", .list(.condition))])
      case 1: return .record([("any of", .list(.condition))])
      case 2: return .record([("none of", .list(.condition))])
      case 3: return .record([("at least \(choices.within(0...3)) of", .list(.condition))])
      default:
        let fact = choices.pick(Self.facts)
        return .record([(fact.id, .words(fact.tests))])
      }
    case .statement:
      return .mapping(Self.facts.map(\.id), Self.statements)
    }
  }
}

extension Shape {
  private static let dates = words([
    "2010-02-10", "2024-12-31", "2025-06-30", "2024-02-29", "0001-01-01", "9999-12-31",
    "2023-02-29", "unknown",
  ])
  private static let texts = words(["Some words", "A: b", "x", "# no comment", "=1+1", "<b>"])
  private static let weights = words(["1", "2", "0.5", "0.000001", "1000000", "0", "3.3333333"])
  private static let percents = words(["50%", "0%", "100%", "33.3%", "12.5%", "101%", "5"])
  private static let periods = words(["never", "2 years", "1 month", "90 days", "9999 years"])
  private static let references = list(
    words(["accord/art-1", "accord/art-5", "summit/m1", "summit/m2", "own/a", "own/b"]))
  private static let areas = ["offences", "powers", "contact-point", "own"]
  private static let criteria = [
    "offences.illegal-access", "offences.data-interference", "offences.penalties",
    "offences.up-to-date", "powers.supervision", "powers.preservation",
    "contact-point.designated", "contact-point.staffed", "a", "b", "c",
  ]
  private static let cost = record([
    ("low", words(["0", "1000", "5"])), ("likely", words(["2000", "5"])),
    ("high", words(["3000", "5", "999999999999999"])),
  ])
  private static let addresses = words([
    "https://example.org/a?b=c&d", "http://[::1]/", "javascript:x", "ftp://example.org",
  ])

  /// The facts of the base rulebook and some of the file's own.
  fileprivate static let facts =
    wordsOfFacts + [
      ("own.a", ["yes", "no", "one", "at least two", "5", "at most 3"]),
      ("own.b", ["yes", "includes all of one", "at least two", "between 1 and 5", "3%"]),
    ]

  private static let value = words(facts.flatMap(\.tests))

  fileprivate static let statements = list(
    record([
      ("is", value), ("from", dates), ("until", dates), ("on", dates),
      ("evidence", words(["a", "b"])), ("at", texts), ("note", texts),
      ("visibility", words(["public", "partners", "restricted"])),
    ]))

  fileprivate static let anyWords =
    facts.map(\.id) + facts.flatMap { $0.tests.prefix(2) } + areas + criteria + [
      "kind", "format", "id", "title", "weight", "null", "~", "<<", "true", "no", "1", "50%",
      "2025-06-30", "---", "...", "- a", "? a", "a: b", "",
    ]

  private static let givenFacts = mapping(facts.map(\.id), value)

  private static let criterion = record([
    ("id", words(criteria)), ("title", texts), ("basis", references),
    ("stage", words(["established", "dynamic", "start-up", "two"])), ("weight", weights),
    ("severity", words(["critical", "high", "medium", "low"])), ("requires", list(words(criteria))),
    ("applies when", condition), ("met when", condition), ("partly met when", condition),
    ("levels", list(record([("credit", percents), ("when", condition)]))),
    (
      "measures",
      record([
        ("fact", words(facts.map(\.id))), ("from", words(["0", "0%", "0.5", "1"])),
        ("to", words(["3", "100%", "5"])),
      ])
    ),
    ("remedy", texts),
  ])

  private static let cap = record([
    ("at", percents), ("until", list(words(criteria))), ("basis", references),
  ])

  static let kinds: [(name: String, shape: Shape)] = [
    (
      "area",
      record([("id", words(areas)), ("title", texts), ("criteria", list(criterion))])
    ),
    (
      "profile",
      record([
        ("country", words(["XAR", "XUT", "XIE", "ARG"])), ("as of", dates),
        (
          "evidence",
          mapping(
            ["a", "b"],
            record([
              ("title", texts), ("type", texts), ("dated", dates), ("seen", dates),
              ("grade", words(["primary", "official", "reported", "asserted"])),
              ("url", addresses),
            ]))
        ),
        ("facts", statement),
        (
          "projects",
          list(
            record([
              ("id", words(["p", "q"])), ("title", texts), ("donor", texts),
              ("lines", list(words(["legislation", "network"]))), ("from", dates),
              ("until", dates), ("source", texts),
            ]))
        ),
      ])
    ),
    (
      "framework",
      record([
        ("id", words(["model", "own"])), ("title", texts), ("edition", words(["1.2", "2026"])),
        ("stages", list(words(["start-up", "established", "dynamic", "two"]))),
        (
          "evidence",
          record([
            ("least grade", words(["asserted", "reported", "official", "primary"])),
            ("stale after", periods),
          ])
        ),
        ("combine", words(["mean", "lowest", "geometric"])),
        (
          "pillars",
          list(
            record([
              ("id", words(["law", "practice", "p"])), ("title", texts), ("weight", weights),
              ("combine", words(["mean", "lowest", "geometric"])), ("cap", cap),
              (
                "areas",
                list(
                  record([
                    ("id", words(areas)), ("weight", weights),
                    ("combine", words(["mean", "lowest", "geometric"])), ("cap", cap),
                  ]))
              ),
            ]))
        ),
      ])
    ),
    (
      "vocabulary",
      record([
        (
          "facts",
          mapping(
            facts.map(\.id),
            record([
              (
                "type",
                words([
                  "yes or no", "choice", "ordered choice", "whole number", "number", "percent",
                  "money", "date", "set of choices", "text",
                ])
              ),
              ("choices", mapping(["one", "two", "none", "partial", "full", "3-4"], texts)),
              ("unit", words(["EUR", "persons"])),
              ("range", words(["0 to 30", "0% to 100%", "0.5 to 2.5", "5 to 5"])), ("ask", texts),
              ("track", words(["law", "institution", "practice"])),
              ("respondent", words(["police"])), ("stale after", periods),
            ]))
        )
      ])
    ),
    (
      "source",
      record([
        ("id", words(["accord", "own"])), ("title", texts), ("publisher", texts),
        ("dated", dates), ("url", addresses),
        (
          "criteria",
          mapping(
            ["art-1", "art-2", "a", "b"],
            record([
              ("at", texts), ("says", texts), ("addressed to", words(["international"])),
              ("not assessed", texts),
              ("obligation", words(["required", "reservable", "optional"])),
              ("checked", words(["yes", "no"])),
            ]))
        ),
      ])
    ),
    (
      "actions",
      record([
        (
          "actions",
          list(
            record([
              ("id", words(["x", "y", "z"])), ("title", texts),
              ("line", words(["legislation", "network"])), ("achieves", list(words(criteria))),
              ("after", list(words(["x", "y", "z"]))), ("assistance", texts),
              ("institution", words(["police"])), ("months", words(["1", "18", "0"])),
              ("cost", cost), ("indicator", texts),
            ]))
        )
      ])
    ),
    (
      "support lines",
      record([
        (
          "lines",
          list(
            record([
              ("id", words(["legislation", "network", "own"])), ("title", texts),
              ("basis", references),
            ]))
        )
      ])
    ),
    (
      "cost assumptions",
      record([
        ("currency", words(["EUR"])), ("price year", words(["2026", "0"])), ("source", texts),
        (
          "unit costs",
          list(
            record([("id", words(["x"])), ("title", texts), ("cost", cost), ("reasoning", texts)]))
        ),
      ])
    ),
    (
      "tests",
      record([
        ("area", words(areas)), ("as of", dates), ("base", givenFacts),
        (
          "cases",
          list(
            record([
              ("name", texts), ("as of", dates), ("with", givenFacts),
              (
                "expect",
                mapping(
                  criteria + areas + ["law", "model"],
                  words([
                    "met", "not met", "unknown", "not applicable", "partly met, 50%",
                    "blocked by offences.illegal-access", "0% to 100%", "33.3%",
                  ]))
              ),
            ]))
        ),
        (
          "unnoticed",
          list(record([("id", words(criteria)), ("change", texts), ("because", texts)]))
        ),
      ])
    ),
    ("overlay", record([("title", texts), ("facts", givenFacts)])),
    (
      "countries",
      record([
        (
          "countries",
          mapping(
            ["XAR", "XUT", "ARG"],
            record([
              ("iso2", words(["XA", "XU", "AR"])), ("m49", words(["004", "032"])),
              ("name", words(["Arcadia", "Utopia"])), ("region", texts), ("subregion", texts),
              ("groups", list(words(["oic", "eu"]))),
            ]))
        )
      ])
    ),
  ]
}
