import Checks

/// Records that are built from choices, so that most have the form of profiles.
struct WrittenRecords {
  private(set) var text = ""
  private var choices: RandomSource

  init(_ choices: ArraySlice<UInt8>, isTable: Bool) {
    self.choices = RandomSource(chosen: choices)
    let count = self.choices.within(1...4)
    if isTable {
      let columns =
        ["country", "as of"] + self.choices.subset(of: Self.facts.map(\.id), atLeast: 0)
      text = line(of: columns)
      for _ in 0..<count { writeRow(of: columns) }
    } else {
      for _ in 0..<count { writeObject() }
    }
  }

  private static let facts =
    wordsOfFacts + [("contact.designated", ["yes", "no"]), ("power.interception", ["full"])]
  private static let members = ["stored", "moving", "programs", "stored ", "Stored", ""]
  private static let dates = [
    "2025-06-30", "2019-12-31", "0001-01-01", "9999-12-31", "2023-02-29", "", "2024-02-29 ",
  ]
  private static let countries = ["XAR", "Arcadia", "é", "a \"b\"", "a,b", "x\ny", "", "\u{7F}"]

  private mutating func words(of fact: (id: String, tests: [String])) -> String {
    switch choices.below(16) {
    case 0: choices.pick(choices.pick(Self.facts).tests)
    case 1: choices.pick(Self.dates + Self.countries + Self.members)
    case 2: choices.pick(["1e2", "-1", "+1", "01", "1.", ".5", "1.0000000", "９", "1 ", " 1"])
    default: choices.pick(fact.tests)
    }
  }

  // A table.

  private mutating func writeRow(of columns: [String]) {
    var cells: [String] = []
    for column in columns where !choices.chance(1) {
      if column == "country" {
        cells.append(choices.pick(Self.countries + ["XAR", "XAR", "XAR", "XAR", "XAR"]))
      } else if column == "as of" {
        cells.append(choices.chance(75) ? "2025-06-30" : choices.pick(Self.dates))
      } else if let fact = Self.facts.first(where: { $0.id == column }), !choices.chance(15) {
        let isSet = column == "law.protected-data" && choices.chance(70)
        let separator = choices.pick([";", ";", "; ", " ;", ","])
        cells.append(isSet ? set(separator: separator) : words(of: fact))
      } else {
        cells.append("")
      }
    }
    text += line(of: cells)
    if choices.chance(5) { text += choices.pick(["\n", "\r\n", "  \n"]) }
  }

  private mutating func set(separator: String) -> String {
    let count = choices.within(0...3)
    guard count > 0 else { return "[]" }
    return (0..<count).map { _ in choices.pick(Self.members) }.joined(separator: separator)
  }

  private mutating func line(of cells: [String]) -> String {
    let written = cells.map { cell in
      let mustBeQuoted = cell.contains { ",\"\n".contains($0) }
      guard mustBeQuoted ? !choices.chance(5) : choices.chance(8) else { return cell }
      return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
    return written.joined(separator: ",") + choices.pick(["\n", "\n", "\n", "\r\n", "\r"])
  }

  // Lines of JSON.

  private mutating func writeObject() {
    let country = string(choices.pick(Self.countries + ["XAR", "XAR", "XAR", "XAR", "XAR"]))
    let asOf = string(choices.chance(75) ? "2025-06-30" : choices.pick(Self.dates))
    var members = [("country", country), ("as of", asOf), ("facts", facts())]
    if choices.chance(15) { members.append(("evidence", evidence())) }
    if choices.chance(4) { members.append(choices.pick(members)) }
    if choices.chance(15) { members = choices.shuffled(members) }
    text += object(members) + choices.pick(["\n", "\n", "\n", "\r\n", "\n\n", " \n"])
  }

  private mutating func facts() -> String {
    var members: [(String, String)] = []
    for fact in choices.subset(of: Self.facts, atLeast: 0) {
      members.append((fact.id, value(of: fact)))
      if choices.chance(2) { members.append((fact.id, value(of: fact))) }
    }
    return object(members)
  }

  private mutating func value(of fact: (id: String, tests: [String])) -> String {
    switch choices.below(20) {
    case 0: return choices.pick(["null", "true", "false", "{}", "[]", "0", "2.5", "1e400", "-0.0"])
    case 1: return choices.pick(["true", "false"])
    case 2:
      return choices.pick(["25", "0.5", "1000", "0", "12.50", "1E1", "999999999999999.999999"])
    case 3...5 where fact.id == "law.protected-data", 6...7:
      let words = fact.id == "law.protected-data" ? Self.members : fact.tests
      return list((0..<choices.within(0...3)).map { _ in string(choices.pick(words)) })
    case 8...10: return list((0..<choices.within(1...3)).map { _ in statement(of: fact) })
    default: return string(words(of: fact))
    }
  }

  private mutating func statement(of fact: (id: String, tests: [String])) -> String {
    var members = [("is", string(words(of: fact)))]
    for (key, words) in [
      ("from", Self.dates), ("until", Self.dates), ("on", Self.dates), ("evidence", ["act", "b"]),
      ("at", Self.countries), ("note", Self.countries),
      ("visibility", ["public", "partners", "restricted", "none"]),
    ] where choices.chance(20) {
      members.append((key, choices.chance(5) ? "null" : string(choices.pick(words))))
    }
    return object(members)
  }

  private mutating func evidence() -> String {
    object([
      (
        "act",
        object([
          ("title", string("Act")), ("type", string("law")),
          (choices.pick(["dated", "seen"]), string(choices.pick(Self.dates))),
          ("grade", string(choices.pick(["primary", "official", "reported", "asserted"]))),
        ])
      )
    ])
  }

  private mutating func object(_ members: [(String, String)]) -> String {
    let written = members.map { key, value in string(key) + blank() + ":" + blank() + value }
    return "{" + blank() + written.joined(separator: "," + blank()) + "}"
  }

  private mutating func list(_ items: [String]) -> String {
    "[" + items.joined(separator: "," + blank()) + blank() + "]"
  }

  private mutating func blank() -> String {
    choices.chance(90) ? "" : choices.pick([" ", "\t", "  "])
  }

  /// The text as a string of JSON, its characters sometimes as escapes.
  private mutating func string(_ text: String) -> String {
    let escapes = choices.chance(4)
    let characters = text.unicodeScalars.map { scalar in
      if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
      guard escapes || scalar.value < 0x20, scalar.value < 0x10000 else { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"" + characters.joined() + "\""
  }
}
