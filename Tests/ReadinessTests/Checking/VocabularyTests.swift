import Testing

@testable import Readiness

struct VocabularyTests {
  @Test func `A choice is words of lower-case letters, digits and hyphens`() {
    let rules = "fact law: choice; choices all of it, Full, in  part, côte, 24-7, a_b"
    #expect(
      problems(ofRules: rules) == """
        rules:1:38: error: `Full` is no choice [malformed-choice]
            1 | fact law: choice; choices all of it, Full, in  part, côte, 24-7, a_b
              |                                      ^
              = help: write words of lower-case ASCII letters, digits and `-` with single spaces
        rules:1:44: error: `in  part` is no choice [malformed-choice]
            1 | fact law: choice; choices all of it, Full, in  part, côte, 24-7, a_b
              |                                            ^
              = help: write words of lower-case ASCII letters, digits and `-` with single spaces
        rules:1:54: error: `côte` is no choice [malformed-choice]
            1 | fact law: choice; choices all of it, Full, in  part, côte, 24-7, a_b
              |                                                      ^
              = help: write words of lower-case ASCII letters, digits and `-` with single spaces
        rules:1:66: error: `a_b` is no choice [malformed-choice]
            1 | fact law: choice; choices all of it, Full, in  part, côte, 24-7, a_b
              |                                                                  ^
              = help: write words of lower-case ASCII letters, digits and `-` with single spaces

        """)
  }

  @Test func `A choice does not read as a test`() {
    let rules = """
      fact a: choice; choices unknown, at least, at leasts, within reach, includes all of it
      fact b: ordered choice; choices between, betweens, on or after all
      """
    #expect(
      problems(ofRules: rules) == """
        rules:1:25: error: `unknown` would read as words of the language [choice-reads-as-test]
            1 | fact a: choice; choices unknown, at least, at leasts, within reach, includes all of it
              |                         ^
              = help: choose another word
        rules:1:34: error: `at least` would read as words of the language [choice-reads-as-test]
            1 | fact a: choice; choices unknown, at least, at leasts, within reach, includes all of it
              |                                  ^
              = help: choose another word
        rules:1:55: error: `within reach` would read as words of the language [choice-reads-as-test]
            1 | fact a: choice; choices unknown, at least, at leasts, within reach, includes all of it
              |                                                       ^
              = help: choose another word
        rules:1:69: error: `includes all of it` would read as words of the language [choice-reads-as-test]
            1 | fact a: choice; choices unknown, at least, at leasts, within reach, includes all of it
              |                                                                     ^
              = help: choose another word
        rules:2:33: error: `between` would read as words of the language [choice-reads-as-test]
            2 | fact b: ordered choice; choices between, betweens, on or after all
              |                                 ^
              = help: choose another word
        rules:2:52: error: `on or after all` would read as words of the language [choice-reads-as-test]
            2 | fact b: ordered choice; choices between, betweens, on or after all
              |                                                    ^
              = help: choose another word

        """)
  }

  @Test func `A choice stands once`() {
    let rules = "fact law: choice; choices full, none, full"
    #expect(
      problems(ofRules: rules) == """
        rules:1:39: error: `full` is a choice already [duplicate-choice]
            1 | fact law: choice; choices full, none, full
              |                                       ^
              = help: give it another word
        rules:1:27: note: the first one
            1 | fact law: choice; choices full, none, full
              |                           ^

        """)
  }

  @Test func `A fact has at most sixty-four choices`() {
    let words = (1...65).map { "c\($0)" }.joined(separator: ", ")
    var diagnostics: [Diagnostic] = []
    let none = Rulebook.compile(
      ruleDeclaration("fact law: choice; choices \(words)"), reporting: &diagnostics)
    #expect(none == nil)
    #expect(
      rendered(diagnostics, [("rules", "fact law: choice; choices …")]) == """
        rules:1:6: error: `law` has 65 choices [too-many-choices]
            1 | fact law: choice; choices …
              |      ^
              = help: a fact has at most 64 choices; split it into several facts

        """)
  }

  @Test func `Numbers and money need a range, percents do not`() throws {
    let rules = """
      fact a: whole number
      fact b: number
      fact c: money
      fact d: percent
      """
    #expect(
      problems(ofRules: rules) == """
        rules:1:6: error: `a` is a whole number without a range [missing-range]
            1 | fact a: whole number
              |      ^
              = help: add `range: 0 to …` with the greatest value it can have
        rules:2:6: error: `b` is a number without a range [missing-range]
            2 | fact b: number
              |      ^
              = help: add `range: 0 to …` with the greatest value it can have
        rules:3:6: error: `c` is an amount of money without a range [missing-range]
            3 | fact c: money
              |      ^
              = help: add `range: 0 to …` with the greatest value it can have

        """)
    let percent = try rulebook("fact d: percent").facts[0]
    #expect(
      percent.allValues == .numbers(IntervalSet(Interval(low: 0, high: 200_000_000))))
  }

  @Test func `A range has two ends of the fact's kind, the lower one first`() {
    let rules = """
      fact a: whole number; range 0 to 2.5
      fact b: number; range 10 to 0
      fact c: number; range 5 to 5
      fact d: money; range 0 - 5
      fact e: percent; range 0 to 50
      fact f: percent; range 50% to 0%
      fact g: number; range 0% to 50%
      fact h: number; range -1 to 1
      """
    #expect(
      problems(ofRules: rules) == """
        rules:1:29: error: `0 to 2.5` is no range of whole numbers [malformed-range]
            1 | fact a: whole number; range 0 to 2.5
              |                             ^
              = help: write `0 to 100`, the lower end first
        rules:2:23: error: `10 to 0` is no range of numbers [malformed-range]
            2 | fact b: number; range 10 to 0
              |                       ^
              = help: write `0 to 100`, the lower end first
        rules:3:23: error: `5 to 5` is no range of numbers [malformed-range]
            3 | fact c: number; range 5 to 5
              |                       ^
              = help: write `0 to 100`, the lower end first
        rules:4:22: error: `0 - 5` is no range of amounts of money [malformed-range]
            4 | fact d: money; range 0 - 5
              |                      ^
              = help: write `0 to 100`, the lower end first
        rules:5:24: error: `0 to 50` is no range of percents [malformed-range]
            5 | fact e: percent; range 0 to 50
              |                        ^
              = help: write `0% to 100%`, the lower end first
        rules:6:24: error: `50% to 0%` is no range of percents [malformed-range]
            6 | fact f: percent; range 50% to 0%
              |                        ^
              = help: write `0% to 100%`, the lower end first
        rules:7:23: error: `0% to 50%` is no range of numbers [malformed-range]
            7 | fact g: number; range 0% to 50%
              |                       ^
              = help: write `0 to 100`, the lower end first
        rules:8:23: error: `-1 to 1` is no range of numbers [malformed-range]
            8 | fact h: number; range -1 to 1
              |                       ^
              = help: write `0 to 100`, the lower end first

        """)
  }

  @Test func `Facts stand in the order of their ids`() throws {
    let rulebook = try rulebook(
      """
      fact b: yes or no
      fact a-b: yes or no
      fact a: yes or no
      """)
    #expect(rulebook.facts.map(\.id) == ["a", "a-b", "b"])
    #expect(rulebook.fact(named: "b") == 2)
    #expect(rulebook.fact(named: "c") == nil)
  }

  @Test func `A fact goes stale as it says, or else as the framework says`() throws {
    let rulebook = try rulebook(
      """
      framework f; stale after 10 years
      fact a: yes or no
      fact b: yes or no; stale after 1 year
      fact c: yes or no; stale after never
      """)
    #expect(
      rulebook.facts.map(\.freshness) == [
        .after(Period(count: 10, unit: .years)), .after(Period(count: 1, unit: .years)), .never,
      ])
  }

  @Test func `A fact of which nothing is said never goes stale`() throws {
    #expect(try rulebook("fact a: yes or no").facts[0].freshness == .never)
  }
}
