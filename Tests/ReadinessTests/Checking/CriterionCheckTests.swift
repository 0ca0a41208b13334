import Testing

@testable import Readiness

struct CriterionCheckTests {
  @Test func `A stage that is none is refused, and so is the first one`() {
    let rules = """
      framework f; stages none, some, full
      criterion a; stage ful
        met when law: yes
      criterion b; stage none
        met when law: yes
      fact law: yes or no
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:20: error: there is no stage `ful` [unknown-stage]
            2 | criterion a; stage ful
              |                    ^
              = help: write `full`
        rules:4:20: error: `none` is where a country starts, so no criterion belongs to it [criterion-of-first-stage]
            4 | criterion b; stage none
              |                    ^
              = help: write `some` or a later stage

        """)
  }

  @Test func `A fact that is not declared is refused wherever it is read`() {
    let rules = """
      criterion a
        applies when lw: yes
        met when all of (law: yes; none of (remedy: yes))
        partly met when lore: yes
      criterion b
        measures staf from 0 to 5
      fact law: yes or no
      fact staff: whole number; range 0 to 100
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:16: error: there is no fact `lw` [unknown-fact]
            2 |   applies when lw: yes
              |                ^
              = help: write `law`
        rules:3:39: error: there is no fact `remedy` [unknown-fact]
            3 |   met when all of (law: yes; none of (remedy: yes))
              |                                       ^
        rules:4:19: error: there is no fact `lore` [unknown-fact]
            4 |   partly met when lore: yes
              |                   ^
        rules:6:12: error: there is no fact `staf` [unknown-fact]
            6 |   measures staf from 0 to 5
              |            ^
              = help: write `staff`

        """)
  }

  @Test func `A test that its fact does not have is refused where it is written`() {
    let rules = """
      criterion a
        met when any of (law: at least yes; staff: at least 200; networks: includes any of g8)
      fact law: yes or no
      fact staff: whole number; range 0 to 100
      fact networks: set of choices; choices g7, gpen
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:25: error: `at least yes` is neither `yes` nor `no` [unreadable-test]
            2 |   met when any of (law: at least yes; staff: at least 200; networks: includes any of g8)
              |                         ^
              = help: write `yes` or `no`
        rules:2:46: error: no value of `staff` passes this test [test-never-passes]
            2 |   met when any of (law: at least yes; staff: at least 200; networks: includes any of g8)
              |                                              ^
              = help: the values are from 0 to 100
        rules:2:70: error: `g8` is no choice of `networks` [unreadable-test]
            2 |   met when any of (law: at least yes; staff: at least 200; networks: includes any of g8)
              |                                                                      ^
              = help: write `g7`

        """)
  }

  @Test func `A basis names a criterion that a source states, once`() {
    let rules = """
      source octopus
      states m6d
      states m6e
      criterion a; basis octopus/m6f, octopuss/m6d, octopus/m6d, octopus/m6d, octopus
        met when law: yes
      fact law: yes or no
      """
    #expect(
      problems(ofRules: rules) == """
        rules:4:20: error: `octopus` states no criterion `octopus/m6f` [unknown-source-criterion]
            4 | criterion a; basis octopus/m6f, octopuss/m6d, octopus/m6d, octopus/m6d, octopus
              |                    ^
              = help: write `octopus/m6d`
        rules:4:33: error: there is no source `octopuss` [unknown-source]
            4 | criterion a; basis octopus/m6f, octopuss/m6d, octopus/m6d, octopus/m6d, octopus
              |                                 ^
              = help: write `octopus`
        rules:4:60: error: `octopus/m6d` stands twice in the list [repeated]
            4 | criterion a; basis octopus/m6f, octopuss/m6d, octopus/m6d, octopus/m6d, octopus
              |                                                            ^
              = help: write it once
        rules:4:73: error: `octopus` states no criterion `octopus` [unknown-source-criterion]
            4 | criterion a; basis octopus/m6f, octopuss/m6d, octopus/m6d, octopus/m6d, octopus
              |                                                                         ^

        """)
  }

  @Test func `What a criterion requires is a criterion, named once`() {
    let rules = """
      area a; cap 50% until b-effective, b, b
      criterion b
        met when law: yes
      criterion c; requires b-effectve, b, b, law
        met when law: yes
      criterion b-effective
        met when law: yes
      fact law: yes or no
      """
    #expect(
      problems(ofRules: rules) == """
        rules:1:39: error: `b` stands twice in the list [repeated]
            1 | area a; cap 50% until b-effective, b, b
              |                                       ^
              = help: write it once
        rules:4:23: error: there is no criterion `b-effectve` [unknown-criterion]
            4 | criterion c; requires b-effectve, b, b, law
              |                       ^
              = help: write `b-effective`
        rules:4:38: error: `b` stands twice in the list [repeated]
            4 | criterion c; requires b-effectve, b, b, law
              |                                      ^
              = help: write it once
        rules:4:41: error: there is no criterion `law` [unknown-criterion]
            4 | criterion c; requires b-effectve, b, b, law
              |                                         ^

        """)
  }

  @Test func `Only a number is measured`() {
    let rules = """
      criterion a
        measures law from 0 to 5
      criterion b
        measures adopted from 2010-01-01 to 2020-01-01
      fact law: yes or no
      fact adopted: date
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:12: error: `law` is a yes or no, not a number [measure-of-no-number]
            2 |   measures law from 0 to 5
              |            ^
              = help: measure a whole number, number, percent or money
        rules:4:12: error: `adopted` is a date, not a number [measure-of-no-number]
            4 |   measures adopted from 2010-01-01 to 2020-01-01
              |            ^
              = help: measure a whole number, number, percent or money

        """)
  }

  @Test func `A measure runs between two different values of its fact`() {
    let rules = """
      criterion a
        measures staff from 5 to 5
      criterion b
        measures staff from 0 to at least 5
      criterion c
        measures staff from 0 to 101
      criterion d
        measures level from 0 to 100%
      criterion e
        measures staff from unknown to 5
      fact staff: whole number; range 0 to 100
      fact level: percent
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:28: error: `from` and `to` are the same [measure-without-length]
            2 |   measures staff from 5 to 5
              |                            ^
              = help: credit needs two different values to run between
        rules:4:28: error: `at least 5` is not one value [measure-end-is-no-value]
            4 |   measures staff from 0 to at least 5
              |                            ^
              = help: write the value at which credit begins or is full
        rules:6:28: error: no value of `staff` is like this [impossible-statement]
            6 |   measures staff from 0 to 101
              |                            ^
              = help: the values are from 0 to 100
        rules:8:23: error: `0` lacks the percent sign [unreadable-test]
            8 |   measures level from 0 to 100%
              |                       ^
              = help: write `0%`
        rules:10:23: error: `unknown` is not one value [measure-end-is-no-value]
           10 |   measures staff from unknown to 5
              |                       ^
              = help: write the value at which credit begins or is full

        """)
  }

  @Test func `A measure may fill the whole range and may fall`() throws {
    let rulebook = try rulebook(
      """
      criterion a
        measures staff from 100 to 0
      fact staff: whole number; range 0 to 100
      """)
    guard case .quantity(0, let from, let to) = rulebook.criteria[0].measurement else {
      Issue.record("it measures no quantity")
      return
    }
    #expect(from == 200_000_000)
    #expect(to == 0)
  }

  @Test func `Rules that ask the same share one test, however it is written`() throws {
    let rulebook = try rulebook(
      """
      criterion a
        met when staff: more than 4
      criterion b
        met when staff: at least 5
      criterion c
        met when staff: at least 5.0
      fact staff: whole number; range 0 to 100
      """)
    #expect(rulebook.tests.map(\.words) == ["more than 4"])
    #expect(rulebook.readers == [[0, 1, 2]])
  }

  @Test func `Prerequisites that run in a circle are refused, over areas too`() {
    let rules = """
      area one
      criterion a; requires c
        met when law: yes
      criterion b; requires a
        met when law: yes
      area two
      criterion c; requires b
        met when law: yes
      criterion d; requires d, c
        met when law: yes
      fact law: yes or no
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:11: error: prerequisites run in a circle: `a` → `c` → `b` → `a` [cyclic-prerequisites]
            2 | criterion a; requires c
              |           ^
              = help: leave out one `requires` of the circle
        rules:9:11: error: prerequisites run in a circle: `d` → `d` [cyclic-prerequisites]
            9 | criterion d; requires d, c
              |           ^
              = help: leave out one `requires` of the circle

        """)
  }

  @Test func `Each criterion stands behind those that it requires, however long the chain`() throws
  {
    let count = 3000
    let chain = (0..<count).map { number in
      "criterion c\(number)" + (number + 1 < count ? "; requires c\(number + 1)" : "")
        + "\n  met when law: yes"
    }.joined(separator: "\n")
    let rulebook = try rulebook(chain + "\nfact law: yes or no")
    #expect(rulebook.prerequisiteOrder == Array((0..<count).reversed()))
    #expect(rulebook.dependents[0] == [])
    #expect(rulebook.dependents[1] == [0])
  }

  @Test func `An error in one file hides none in another`() {
    let rules = """
      framework f; stages none, some
      criterion a; stage most; basis dok/1; requires z
        met when lw: yes
      fact staff: whole number
      action train; line trainng
      line training; basis doc/9
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:20: error: there is no stage `most` [unknown-stage]
            2 | criterion a; stage most; basis dok/1; requires z
              |                    ^
        rules:2:32: error: there is no source `dok` [unknown-source]
            2 | criterion a; stage most; basis dok/1; requires z
              |                                ^
              = help: write `doc`
        rules:2:48: error: there is no criterion `z` [unknown-criterion]
            2 | criterion a; stage most; basis dok/1; requires z
              |                                                ^
              = help: write `a`
        rules:3:12: error: there is no fact `lw` [unknown-fact]
            3 |   met when lw: yes
              |            ^
        rules:4:6: error: `staff` is a whole number without a range [missing-range]
            4 | fact staff: whole number
              |      ^
              = help: add `range: 0 to …` with the greatest value it can have
        rules:5:20: error: there is no support line `trainng` [unknown-support-line]
            5 | action train; line trainng
              |                    ^
              = help: write `training`
        rules:6:22: error: `doc` states no criterion `doc/9` [unknown-source-criterion]
            6 | line training; basis doc/9
              |                      ^
              = help: write `doc/1`

        """)
  }
}
