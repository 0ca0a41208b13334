import Testing

@testable import Readiness

struct LintTests {
  @Test func `A fact that no criterion reads is warned about, unless it is a text`() throws {
    let rules = """
      criterion a
        applies when b: yes
        met when c: yes
      criterion d
        measures e from 0 to 5
      fact b: yes or no
      fact c: yes or no
      fact e: whole number; range 0 to 5
      fact f: yes or no
      fact g: text
      """
    #expect(
      try warnings(of: FactsAreRead(), rules: rules) == """
        rules:9:6: warning: no criterion reads `f` [unread-fact]
            9 | fact f: yes or no
              |      ^
              = help: use it in a condition, or take it out of the vocabulary

        """)
  }

  @Test func `A criterion whose weight nobody could see is warned about`() throws {
    let rules = """
      criterion a; weight 10
        met when law: yes
      criterion b; weight 0.000001
        met when law: yes
      criterion c; weight 0.000001
        met when law: yes
      fact law: yes or no
      """
    #expect(
      try warnings(of: CriteriaCarryWeight(), rules: rules) == """
        rules:3:11: warning: `b` has no share in the score that could be seen [weightless-criterion]
            3 | criterion b; weight 0.000001
              |           ^
              = help: give it, its area or its pillar more weight
        rules:5:11: warning: `c` has no share in the score that could be seen [weightless-criterion]
            5 | criterion c; weight 0.000001
              |           ^
              = help: give it, its area or its pillar more weight

        """)
  }

  @Test func `A criterion with more than a tenth of the score is warned about`() throws {
    let criteria = (1...9).map { "criterion c\($0)\n  met when law: yes\n" }.joined()
    let rules = criteria + "criterion last; weight 1.01\n  met when law: yes\nfact law: yes or no"
    #expect(
      try warnings(of: NoCriterionDominates(), rules: rules) == """
        rules:19:11: warning: `last` alone carries ≈10.1% of the framework's score [dominant-criterion]
           19 | criterion last; weight 1.01
              |           ^
              = help: spread the weight: 10% is the most for one criterion

        """)
  }

  @Test func `A stage without a criterion is warned about, but not the first`() throws {
    let rules = """
      framework f; stages none, some, full
      area one
      criterion a; stage some
        met when law: yes
      criterion b; stage full
        met when law: yes
      area two
      criterion c; stage full
        met when law: yes
      fact law: yes or no
      """
    #expect(
      try warnings(of: StagesAreReachable(), rules: rules) == """
        rules:7:6: warning: `two` can never stand at `some` [unreachable-stage]
            7 | area two
              |      ^
              = help: give the stage a criterion: a stage without one is never the answer

        """)
  }

  @Test func `A cap at a hundred percent is warned about`() throws {
    let rules = """
      pillar law; cap 100% until a
      area one; cap 99.9% until a
      criterion a
        met when law.x: yes
      fact law.x: yes or no
      """
    #expect(
      try warnings(of: CapsLowerScores(), rules: rules) == """
        rules:1:17: warning: a cap at 100% never lowers a score [cap-without-effect]
            1 | pillar law; cap 100% until a
              |                 ^
              = help: lower it, or leave the cap out

        """)
  }

  @Test func `Two criteria of the same condition are warned about, whatever the order of parts`()
    throws
  {
    let rules = """
      criterion a
        met when all of (law: yes; staff: 5)
      criterion b
        met when all of (staff: 5; any of (law: yes))
      criterion c
        met when any of (staff: 5; law: yes)
      criterion d
        measures staff from 0 to 5
      criterion e
        measures staff from 0 to 5
      criterion f
        measures staff from 5 to 0
      fact law: yes or no
      fact staff: whole number; range 0 to 5
      """
    #expect(
      try warnings(of: ConditionsDiffer(), rules: rules) == """
        rules:3:11: warning: `b` has the same condition as `a` [same-condition]
            3 | criterion b
              |           ^
              = help: make one criterion of them that cites both bases
        rules:1:11: note: the other one
            1 | criterion a
              |           ^
        rules:9:11: warning: `e` has the same condition as `d` [same-condition]
            9 | criterion e
              |           ^
              = help: make one criterion of them that cites both bases
        rules:7:11: note: the other one
            7 | criterion d
              |           ^

        """)
  }

  @Test func `A criterion that no action achieves is warned about where there are actions`() throws
  {
    let rules = """
      criterion a
        met when law: yes
      criterion b
        met when law: no
      fact law: yes or no
      """
    #expect(try warnings(of: GapsHaveActions(), rules: rules) == "")
    #expect(
      try warnings(
        of: GapsHaveActions(), rules: rules + "\nline l\naction x; line l; achieves a"
      ) == """
        rules:3:11: warning: no action achieves `b` [gap-without-action]
            3 | criterion b
              |           ^
              = help: name it under `achieves` of an action

        """)
  }

  @Test func `A basis that is not assessed, or not addressed to countries, is warned about`() throws
  {
    let rules = """
      source doc
      states 1; not assessed It cannot be judged
      states 2; international
      states 3
      criterion a; basis doc/1, doc/2, doc/3
        met when law: yes
      fact law: yes or no
      """
    #expect(
      try warnings(of: BasisIsAssessed(), rules: rules) == """
        rules:5:11: warning: `doc/1`, which `a` cites, is marked as not assessed [basis-not-assessed]
            5 | criterion a; basis doc/1, doc/2, doc/3
              |           ^
              = help: cite another place, or mend the source's entry
        rules:2:8: note: the entry
            2 | states 1; not assessed It cannot be judged
              |        ^
        rules:5:11: warning: `doc/2`, which `a` cites, is addressed to international bodies [basis-not-assessed]
            5 | criterion a; basis doc/1, doc/2, doc/3
              |           ^
              = help: cite another place, or mend the source's entry
        rules:3:8: note: the entry
            3 | states 2; international
              |        ^

        """)
  }

  @Test func `All lints look at a rulebook, and a good one is left in peace`() {
    let pillars = (1...4).map { pillar in
      "pillar p\(pillar)\n"
        + (1...3).map { area in
          "area a\(pillar)\(area)\n"
            + ["basic", "full"].map { stage in
              """
              criterion c\(pillar)\(area)-\(stage); stage \(stage)
                met when f\(pillar)\(area)-\(stage): yes
              fact f\(pillar)\(area)-\(stage): yes or no

              """
            }.joined()
        }.joined()
    }.joined()
    #expect(problems(ofRules: "framework f\n" + pillars) == "")
  }
}

struct ConstantConditionTests {
  private let facts = """

    fact law: yes or no
    fact level: ordered choice; choices none, partial, full
    fact staff: whole number; range 0 to 100
    fact rate: number; range 0 to 10
    fact adopted: date
    fact networks: set of choices; choices a, b, c, d
    """

  private func warning(_ condition: String) throws -> String {
    try warnings(of: ConditionsCanGoBothWays(), rules: "criterion x\n  \(condition)" + facts)
  }

  @Test func `A condition that is never true is warned about`() throws {
    #expect(
      try warning("met when all of (law: yes; law: no)") == """
        rules:1:11: warning: `met when` of `x` is never true [constant-condition]
            1 | criterion x
              |           ^
              = help: look for tests of one fact that contradict or complete each other

        """)
  }

  @Test func `A condition that is always true is warned about by the name of its place`() throws {
    #expect(
      try warning(
        "applies when any of (staff: at least 5; staff: at most 5)\n  met when law: yes"
      ) == """
        rules:1:11: warning: `applies when` of `x` is always true [constant-condition]
            1 | criterion x
              |           ^
              = help: look for tests of one fact that contradict or complete each other

        """)
    #expect(
      try warning("met when law: yes\n  25% when none of (level: none; level: at least partial)")
        == """
        rules:1:11: warning: the condition for 25% of `x` is never true [constant-condition]
            1 | criterion x
              |           ^
              = help: look for tests of one fact that contradict or complete each other

        """)
  }

  @Test(arguments: [
    "any of (staff: at most 4; staff: at least 5)",
    "all of (rate: more than 2; rate: less than 2)",
    "any of (adopted: within 2 years; none of (adopted: within 1 year))",
    "all of (networks: includes all of a; networks: includes none of a, b)",
    "any of (level: none; level: [partial, full])",
    "all of (networks: includes at least 3; networks: includes none of a, b)",
    "at least 2 of (law: yes; law: no)",
  ])
  func `Tests of one fact that contradict or complete each other are found`(
    condition: String
  ) throws {
    #expect(try warning("met when \(condition)") != "")
  }

  @Test(arguments: [
    "any of (staff: at most 4; staff: at least 6)",
    "any of (rate: at most 4; rate: at least 5)",
    "all of (rate: more than 2; rate: less than 2.000001)",
    "any of (adopted: within 1 year; none of (adopted: within 2 years))",
    "all of (networks: includes any of a, b; networks: includes none of a)",
    "all of (networks: includes at least 2; none of (networks: includes at least 3))",
    "all of (networks: includes at least 2; networks: includes none of a, b)",
    "at least 2 of (law: yes; level: full; staff: 5)",
    "law: yes",
  ])
  func `A condition that can go both ways is left in peace`(condition: String) throws {
    #expect(try warning("met when \(condition)") == "")
  }
}
