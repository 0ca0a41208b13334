import Testing

@testable import Readiness

/// One fact of every kind.
private let vocabulary = """
  fact offence: yes or no
  fact colour: choice; choices red, green, blue
  fact law: ordered choice; choices none, partial, full
  fact staff: whole number; range 0 to 100
  fact rate: number; range 0.5 to 10
  fact level: percent
  fact budget: money; range 0 to 1000000; unit EUR
  fact adopted: date
  fact networks: set of choices; choices g7, interpol, gpen
  fact remarks: text
  """

private func fact(_ id: String) throws -> Fact {
  let rulebook = try rulebook(vocabulary)
  return rulebook.facts[try #require(rulebook.fact(named: id))]
}

/// `staff: at least 5` as a test of the fact, or what is wrong with it.
private func read(_ line: String, _ side: TestReader.Side) throws -> (
  test: FactTest?, problem: String
) {
  let stated = TestsDeclaration.StatedFact(Phrase(text: line, location: somewhere))
  var diagnostics: [Diagnostic] = []
  let test = TestReader(fact: try fact(stated.fact.value), side: side)
    .read(stated.test, reporting: &diagnostics)
  return (test, rendered(diagnostics, [("file", line)]))
}

/// An interval of numbers, by its ends in millionths.
private func numbers(_ low: Int128, _ high: Int128) -> FactTest {
  .interval(Interval(low: low * 2, high: high * 2))
}

struct TestReaderTests {
  @Test(
    arguments: [
      ("offence: yes", .choices(2)), ("offence: no", .choices(1)),
      ("colour: green", .choices(2)), ("colour: [red, blue]", .choices(5)),
      ("law: none", .choices(1)), ("law: at least partial", .choices(6)),
      ("law: at most partial", .choices(3)), ("law: [none, full]", .choices(5)),
      ("law: at most none", .choices(1)), ("law: at least full", .choices(4)),
      ("staff: 25", numbers(25_000_000, 25_000_000)),
      ("staff: 0025.0", numbers(25_000_000, 25_000_000)),
      ("staff: at least 25", numbers(25_000_000, 100_000_000)),
      ("staff: at most 25", numbers(0, 25_000_000)),
      ("staff: more than 25", numbers(26_000_000, 100_000_000)),
      ("staff: less than 25", numbers(0, 24_000_000)),
      ("staff: between 5 and 7", numbers(5_000_000, 7_000_000)),
      ("rate: more than 2.5", .interval(Interval(low: 5_000_001, high: 20_000_000))),
      ("rate: less than 2.5", .interval(Interval(low: 1_000_000, high: 4_999_999))),
      ("level: at least 33.5%", numbers(33_500_000, 100_000_000)),
      ("level: between 0% and 50%", numbers(0, 50_000_000)),
      ("budget: at most 1000", numbers(0, 1_000_000_000)),
      ("adopted: 0001-01-02", .interval(Interval(low: 2, high: 2))),
      ("adopted: on or before 0001-01-11", .interval(Interval(low: 0, high: 20))),
      ("adopted: on or after 0001-01-11", .interval(Interval(low: 20, high: 7_304_116))),
      (
        "adopted: between 0001-01-02 and 0001-01-03", .interval(Interval(low: 2, high: 4))
      ),
      ("networks: includes all of g7, gpen", .includesAll(5)),
      ("networks: includes none of g7,gpen", .includesNone(5)),
    ] as [(String, FactTest)])
  func `A test reads the same in a rule and in a profile`(line: String, test: FactTest) throws {
    for side in [TestReader.Side.rule, .profile] {
      let read = try read(line, side)
      #expect(read.test == test)
      #expect(read.problem == "")
    }
  }

  @Test(
    arguments: [
      ("adopted: within 2 years", .within(Period(count: 2, unit: .years))),
      ("adopted: within 0 days", .within(Period(count: 0, unit: .days))),
      ("networks: includes any of g7, interpol", .includesAny(3)),
      ("networks: includes at least 2", .includesAtLeast(2)),
    ] as [(String, FactTest)])
  func `Some tests are for rules alone`(line: String, test: FactTest) throws {
    #expect(try read(line, .rule).test == test)
    #expect(try read(line, .profile).test == nil)
  }

  @Test(
    arguments: [
      ("offence: unknown", .anything), ("networks: unknown", .anything),
      ("remarks: unknown", .anything), ("networks: []", .exactly(0)),
      ("networks: [g7, gpen]", .exactly(5)), ("remarks: at least some", .text("at least some")),
      ("staff: at least 0", numbers(0, 100_000_000)), ("law: at least none", .choices(7)),
    ] as [(String, FactTest)])
  func `Some tests are for profiles alone`(line: String, test: FactTest) throws {
    #expect(try read(line, .profile).test == test)
    #expect(try read(line, .rule).test == nil)
  }

  /// Each with its message, its caret's column and its help, on both sides alike.
  @Test(
    arguments: [
      ("offence: maybe", 10, "`maybe` is neither `yes` nor `no`", "write `yes` or `no`"),
      ("offence: Yes", 10, "`Yes` is neither `yes` nor `no`", "write `yes` or `no`"),
      (
        "offence: [yes]", 10, "`offence` is a yes or no, which takes no list",
        "write `yes` or `no`"
      ),
      ("colour: gren", 9, "`gren` is no choice of `colour`", "write `green`"),
      (
        "colour: purple", 9, "`purple` is no choice of `colour`",
        "the choices are `red`, `green`, `blue`"
      ),
      ("colour: [red, gren]", 15, "`gren` is no choice of `colour`", "write `green`"),
      ("colour: [red, red]", 15, "`red` stands twice in the list", "write it once"),
      (
        "colour: []", 9, "the list of choices is empty",
        "write one of `red`, `green`, `blue`, or a list of them"
      ),
      (
        "colour: at least red", 9, "`at least red` is no choice of `colour`",
        "the choices are `red`, `green`, `blue`"
      ),
      ("law: at least ful", 6, "`ful` is no choice of `law`", "write `full`"),
      (
        "law: more than none", 6, "`more than none` is no choice of `law`",
        "the choices are `none`, `partial`, `full`"
      ),
      (
        "law: []", 6, "the list of choices is empty",
        "write one of `none`, `partial`, `full`, `at least …`, `at most …`, or a list"
      ),
      (
        "staff: many", 8, "`many` is no number",
        "write ASCII digits with `.` as decimal point, at most 15 before and 6 after it"
      ),
      (
        "staff: -1", 8, "`-1` is no number",
        "write ASCII digits with `.` as decimal point, at most 15 before and 6 after it"
      ),
      ("staff: 2.5", 8, "`2.5` is not a whole number", "write a whole number"),
      (
        "staff: 5%", 8, "`5%` is not the number that `staff` needs",
        "whole numbers are written without `%`"
      ),
      (
        "staff: [1, 2]", 8, "`staff` is a whole number, which takes no list",
        "write a value, `at least …`, `at most …`, `more than …`, `less than …` or `between … and …`"
      ),
      (
        "staff: between 5", 8, "`between 5` does not read `between X and Y`",
        "write a value, `at least …`, `at most …`, `more than …`, `less than …` or `between … and …`"
      ),
      (
        "staff: between 7 and 5", 8, "the lower end of `between 7 and 5` comes second",
        "write `between 5 and 7`"
      ),
      (
        "staff: between 5 and x", 8, "`x` is no number",
        "write ASCII digits with `.` as decimal point, at most 15 before and 6 after it"
      ),
      ("level: 50", 8, "`50` lacks the percent sign", "write `50%`"),
      ("level: at least 50", 8, "`50` lacks the percent sign", "write `50%`"),
      (
        "level: %", 8, "`%` is no number",
        "write ASCII digits with `.` as decimal point, at most 15 before and 6 after it"
      ),
      (
        "budget: [1]", 9, "`budget` is an amount of money, which takes no list",
        "write a value, `at least …`, `at most …`, `more than …`, `less than …` or `between … and …`"
      ),
      (
        "budget: 5%", 9, "`5%` is not the number that `budget` needs",
        "amounts of money are written without `%`"
      ),
      ("adopted: 2010", 10, "`2010` is no date", "write year, month and day: `2010-03-25`"),
      (
        "adopted: on or before soon", 10, "`soon` is no date",
        "write year, month and day: `2010-03-25`"
      ),
      (
        "adopted: between 2010-01-02 and 2010-01-01", 10,
        "the lower end of `between 2010-01-02 and 2010-01-01` comes second",
        "write `between 2010-01-01 and 2010-01-02`"
      ),
      (
        "adopted: at least 2010-01-01", 10, "`at least 2010-01-01` is no date",
        "write year, month and day: `2010-03-25`"
      ),
      (
        "networks: includes all of g7, gpn", 11, "`gpn` is no choice of `networks`", "write `gpen`"
      ),
      (
        "networks: includes all of g7, g7", 11, "`g7` stands twice in the list", "write it once"
      ),
      (
        "networks: includes none of ", 11, "`includes none of` is no test of a set of choices",
        nil
      ),
    ] as [(String, Int32, String, String?)])
  func `What is no test is refused with what to write`(
    line: String, column: Int32, message: String, help: String?
  ) throws {
    for side in [TestReader.Side.rule, .profile] {
      let read = try read(line, side)
      #expect(read.test == nil)
      let diagnostic = Diagnostic.error(
        .unreadableTest, message,
        at: FileLocation(file: FileID(index: 0), line: 1, column: column),
        help: help ?? setForms(side))
      #expect(read.problem == rendered([diagnostic], [("file", line)]))
    }
  }

  private func setForms(_ side: TestReader.Side) -> String {
    switch side {
    case .rule:
      "write `includes all of …`, `includes any of …`, `includes none of …` or "
        + "`includes at least …`"
    case .profile: "write a list in brackets, `includes all of …` or `includes none of …`"
    }
  }

  @Test(arguments: [
    (
      "offence: unknown", "a rule cannot ask for `unknown`",
      "leave the test out: what is unknown leaves the criterion open by itself"
    ),
    (
      "adopted: within 2 weeks", "`2 weeks` is no length of time",
      "write a number of at most four digits and a unit: `1 year`, `18 months`"
    ),
    (
      "adopted: within 1 years", "`1 years` is no length of time",
      "write a number of at most four digits and a unit: `1 year`, `18 months`"
    ),
    (
      "adopted: [2010-01-01]", "`adopted` is a date, which takes no list",
      "write a day, `on or before …`, `on or after …`, `between … and …` or `within …`"
    ),
    (
      "networks: [g7]", "a rule asks of a set what it includes",
      "write `includes all of …`, `includes any of …`, `includes none of …` or "
        + "`includes at least …`"
    ),
    (
      "networks: g7", "`g7` alone does not say whether there are other members",
      "write `includes all of g7`"
    ),
    (
      "networks: includes at least two", "`two` is no number of members",
      "write `includes all of …`, `includes any of …`, `includes none of …` or "
        + "`includes at least …`"
    ),
    ("remarks: good", "`remarks` is a text, and texts are never tested", "write any text"),
  ])
  func `A rule is told what a rule may ask`(line: String, message: String, help: String) throws {
    try expectProblem(of: line, .rule, .unreadableTest, message, help)
  }

  @Test(arguments: [
    (
      "adopted: within 2 years",
      "`within` asks relative to the date of assessment, which a profile does not know",
      "state the day itself, or `between` two days"
    ),
    (
      "adopted: [2010-01-01]", "`adopted` is a date, which takes no list",
      "write a day, `on or before …`, `on or after …`, `between … and …`"
    ),
    (
      "networks: g7", "`g7` alone does not say whether there are other members",
      "write `[g7]` for exactly this, or `includes all of g7` for at least this"
    ),
    (
      "networks: includes any of g7, gpen", "a profile does not state `includes any of`",
      "write a list in brackets, `includes all of …` or `includes none of …`"
    ),
    (
      "networks: includes at least 2", "a profile does not state `includes at least`",
      "write a list in brackets, `includes all of …` or `includes none of …`"
    ),
    ("remarks: [a]", "`remarks` is a text, which takes no list", "write any text"),
  ])
  func `A profile is told what a profile may state`(
    line: String, message: String, help: String
  ) throws {
    try expectProblem(of: line, .profile, .unreadableTest, message, help)
  }

  @Test(
    arguments: [
      (
        "staff: at least 101", "no value of `staff` passes this test",
        "the values are from 0 to 100"
      ),
      (
        "staff: less than 0", "no value of `staff` passes this test", "the values are from 0 to 100"
      ),
      ("staff: 200", "no value of `staff` passes this test", "the values are from 0 to 100"),
      (
        "rate: less than 0.5", "no value of `rate` passes this test",
        "the values are from 0.5 to 10"
      ),
      (
        "level: more than 100%", "no value of `level` passes this test",
        "the values are from 0% to 100%"
      ),
      ("networks: includes at least 4", "no value of `networks` passes this test", nil),
    ] as [(String, String, String?)])
  func `A test that nothing passes is refused`(line: String, message: String, help: String?) throws
  {
    try expectProblem(of: line, .rule, .testNeverPasses, message, help)
  }

  @Test(arguments: [
    "staff: at least 0", "staff: at most 100", "staff: between 0 and 500", "law: at least none",
    "law: at most full", "law: [none, partial, full]", "level: at most 100%",
    "adopted: on or after 0001-01-01", "networks: includes at least 0",
  ])
  func `A test that everything passes is refused in a rule`(line: String) throws {
    let fact = String(line.prefix { $0 != ":" })
    try expectProblem(
      of: line, .rule, .testAlwaysPasses, "every value of `\(fact)` passes this test",
      "leave the test out, or ask for less than everything")
  }

  @Test(arguments: [
    ("staff: 101", "no value of `staff` is like this", "the values are from 0 to 100"),
    (
      "budget: more than 1000000", "no value of `budget` is like this",
      "the values are from 0 to 1000000"
    ),
  ])
  func `A statement that nothing fits is refused`(
    line: String, message: String, help: String
  ) throws {
    try expectProblem(of: line, .profile, .impossibleStatement, message, help)
  }

  private func expectProblem(
    of line: String, _ side: TestReader.Side, _ code: Diagnostic.Code, _ message: String,
    _ help: String?
  ) throws {
    let column = Int32(line.prefix { $0 != ":" }.count + 3)
    let diagnostic = Diagnostic.error(
      code, message, at: FileLocation(file: FileID(index: 0), line: 1, column: column), help: help)
    let read = try read(line, side)
    #expect(read.test == nil)
    #expect(read.problem == rendered([diagnostic], [("file", line)]))
  }

  @Test func `A long word is cut in the message`() throws {
    let word = String(repeating: "é", count: 61)
    #expect(
      try read("offence: \(word)", .rule).problem == """
        file:1:10: error: `\(String(repeating: "é", count: 59))…` is neither `yes` nor `no` \
        [unreadable-test]
            1 | offence: \(word)
              |          ^
              = help: write `yes` or `no`

        """)
  }

  @Test func `A fact may have sixty-four choices, and the last one is tested like the first`()
    throws
  {
    let words = (1...64).map { "c\($0)" }.joined(separator: ", ")
    let fact = try rulebook("fact grade: ordered choice; choices \(words)").facts[0]
    func test(_ words: String) -> FactTest? {
      var diagnostics: [Diagnostic] = []
      return TestReader(fact: fact, side: .rule)
        .read(.words(Located(words, at: somewhere)), reporting: &diagnostics)
    }
    #expect(test("c64") == .choices(1 << 63))
    #expect(test("at least c2") == .choices(.max - 1))
    #expect(test("at most c63") == .choices(.max >> 1))
    #expect(test("at most c64") == nil)
    #expect(fact.text(of: .choices(.max)) == "unknown")
  }
}
