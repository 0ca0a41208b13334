import Testing

@testable import Readiness

/// The values that the statements of a profile leave possible, in the words of reports.
private func words(_ declaration: String, _ statements: String...) throws -> String {
  let rulebook = try rulebook("fact f: \(declaration)")
  let profile = try profile(
    statements.map { "f: \($0)" }.joined(separator: "\n"), under: rulebook)
  let facts = profile.resolve(on: day("2020-01-01"), leastGrade: .asserted, rulebook: rulebook)
  return rulebook.facts[0].text(of: facts[0].values)
}

struct FactTextTests {
  @Test(arguments: [
    ("yes or no", "yes", "yes"), ("yes or no", "no", "no"), ("yes or no", "unknown", "unknown"),
    ("choice; choices red, green, blue", "green", "green"),
    ("choice; choices red, green, blue", "[red, blue]", "red, or blue"),
    ("choice; choices red, green, blue", "[green, red]", "red, or green"),
    ("ordered choice; choices none, some, most, full", "some", "some"),
    ("ordered choice; choices none, some, most, full", "at least some", "at least some"),
    ("ordered choice; choices none, some, most, full", "at most some", "at most some"),
    ("ordered choice; choices none, some, most, full", "at least full", "full"),
    ("ordered choice; choices none, some, most, full", "at least none", "unknown"),
    ("ordered choice; choices none, some, most, full", "[some, most]", "some, or most"),
    ("ordered choice; choices none, some, most, full", "[none, full]", "none, or full"),
    ("whole number; range 0 to 100", "25", "25"),
    ("whole number; range 0 to 100", "at least 25", "at least 25"),
    ("whole number; range 0 to 100", "more than 25", "at least 26"),
    ("whole number; range 0 to 100", "less than 25", "at most 24"),
    ("whole number; range 0 to 100", "between 5 and 7", "between 5 and 7"),
    ("whole number; range 0 to 100", "between 0 and 7", "at most 7"),
    ("whole number; range 0 to 100", "between 7 and 500", "at least 7"),
    ("number; range 0 to 10", "0.5", "0.5"),
    ("number; range 0 to 10", "more than 2.5", "more than 2.5"),
    ("number; range 0 to 10", "less than 2.5", "less than 2.5"),
    ("percent", "33.5%", "33.5%"), ("percent", "at least 33.5%", "at least 33.5%"),
    ("money; range 0 to 5000", "at most 1000", "at most 1000"),
    ("date", "2010-03-25", "2010-03-25"),
    ("date", "on or after 2010-03-25", "on or after 2010-03-25"),
    ("date", "on or before 2010-03-25", "on or before 2010-03-25"),
    ("date", "between 2010-03-25 and 2010-03-26", "between 2010-03-25 and 2010-03-26"),
    ("set of choices; choices g7, interpol, gpen", "[]", "no members"),
    ("set of choices; choices g7, interpol, gpen", "[gpen, g7]", "exactly g7, gpen"),
    (
      "set of choices; choices g7, interpol, gpen", "includes all of g7, gpen",
      "includes all of g7, gpen"
    ),
    (
      "set of choices; choices g7, interpol, gpen", "includes none of g7", "includes none of g7"
    ),
    ("text", "Act 12 of 2010, section 3", "Act 12 of 2010, section 3"),
    ("text", "unknown", "unknown"),
  ])
  func `What a profile states is said in its own words`(
    declaration: String, statement: String, text: String
  ) throws {
    #expect(try words(declaration, statement) == text)
  }

  @Test func `What several statements leave possible is said shortly`() throws {
    #expect(
      try words("number; range 0 to 10", "more than 2", "less than 3")
        == "more than 2 and less than 3")
    #expect(
      try words("number; range 0 to 10", "at least 2", "less than 3")
        == "at least 2 and less than 3")
    #expect(
      try words("number; range 0 to 10", "more than 2", "less than 2.000001")
        == "more than 2 and less than 2.000001")
    #expect(
      try words(
        "set of choices; choices g7, interpol, gpen", "includes all of g7",
        "includes none of gpen") == "includes all of g7 and includes none of gpen")
    #expect(
      try words("whole number; range 0 to 100", "at most 3", "at least 8")
        == "at most 3, or at least 8")
    #expect(try words("date", "2010-03-25", "2011-03-25") == "2010-03-25, or 2011-03-25")
    #expect(try words("text", "a", "b") == "a, or b")
  }

  @Test func `One choice has a meaning, several have none`() throws {
    let fact = try rulebook("fact f: ordered choice; choices none, some, full").facts[0]
    #expect(fact.meaning(of: .choices(2)) == "Means some")
    #expect(fact.meaning(of: .choices(3)) == nil)
    #expect(try rulebook("fact f: yes or no").facts[0].meaning(of: .choices(2)) == nil)
  }

  @Test(arguments: FactKind.allCases)
  func `A kind with its article fits a sentence`(kind: FactKind) {
    let expected =
      switch kind {
      case .orderedChoice: "an ordered choice"
      case .money: "an amount of money"
      case .yesOrNo: "a yes or no"
      case .choice: "a choice"
      case .wholeNumber: "a whole number"
      case .number: "a number"
      case .percent: "a percent"
      case .date: "a date"
      case .setOfChoices: "a set of choices"
      case .text: "a text"
      }
    #expect(kind.withArticle == expected)
  }
}
