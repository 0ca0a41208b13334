import Testing

@testable import Readiness

private let rules = """
  criterion a; weight 3
    met when all of (law: full; staff: at least 5)
    partly met when law: at least partial
  criterion b
    met when all of (networks: includes all of g7; checked: within 1 year; share: at least 50%)
  criterion c
    met when act: yes
  fact law: ordered choice; choices none, partial, full; ask Is access an offence?; respondent justice
  fact staff: whole number; range 0 to 100; unit persons; respondent police; ask =How many *people* | work there?
  fact networks: set of choices; choices g7, interpol; respondent police; ask Which networks, "exactly"?
  fact checked: date; respondent police; ask When was the line last checked?
  fact share: percent; respondent police; ask Which share is answered?
  fact act: yes or no; respondent justice; ask @Is the act in force?
  """

private func report(_ facts: String) throws -> QuestionReport {
  QuestionReport(try gapReport(rules, facts))
}

struct QuestionReportTests {
  @Test func `The questions stand in order with what each answer settles`() throws {
    #expect(
      try report("law: at least partial\nstaff: at most 9").text(style: plain, limit: 3) == """
        What to find out next: Argentina (ARG), 2020-01-01
        Open now: 70% of the score. Each answer narrows it by the amounts given, from
        the least telling answer to the most telling.

        1. @Is the act in force?
           Settles  20%
           Fact     act, known so far: nothing (not stated)
           Ask      justice
           Read by  c

        2. Is access an offence?
           Settles  0% to 30%
           Fact     law, known so far: at least partial
           Ask      justice
           Read by  a

        3. =How many *people* | work there?
           Settles  0% to 30%
           Fact     staff, known so far: at most 9
           Ask      police
           Read by  a

        3 more questions: see all with --all.

        """)
  }

  @Test func `When everything is known nothing is asked`() throws {
    let facts = """
      law: full
      staff: 5
      networks: [g7]
      checked: 2019-12-31
      share: 50%
      act: yes
      """
    #expect(
      try report(facts).text(style: plain, limit: nil) == """
        What to find out next: Argentina (ARG), 2020-01-01
        Open now: 0% of the score. Each answer narrows it by the amounts given, from the
        least telling answer to the most telling.
        Nothing: every fact that a rule reads is known.

        """)
    #expect(try report(facts).respondents == [])
  }

  @Test func `Those who can answer are named in order`() throws {
    #expect(try report("").respondents == ["justice", "police"])
    #expect(try report("law: full\nact: no").respondents == ["police"])
  }

  @Test func `A questionnaire in text has a box for each answer`() throws {
    #expect(
      try report("law: at least partial").questionnaire(for: "justice", format: .text) == """
        Questions for justice: Argentina, 2020-01-01

        1. @Is the act in force?
           [ ] yes
           [ ] no
           Known    nothing (not stated)
           Source   ________________________________ Date ____________

        2. Is access an offence?
           [ ] none: Means none
           [ ] partial: Means partial
           [ ] full: Means full
           Known    at least partial
           Source   ________________________________ Date ____________

        """)
  }

  @Test func `A questionnaire in Markdown keeps questions from being markup`() throws {
    #expect(
      try report("staff: at most 9").questionnaire(for: "police", format: .markdown) == """
        # Questions for police

        Argentina, 2020-01-01

        ## 1. \\=How many \\*people\\* \\| work there?

        - [ ] whole number: \\_\\_\\_\\_\\_\\_ persons

        Known so far: at most 9 (`staff`)

        Source and date:

        ## 2. When was the line last checked?

        - [ ] date (year-month-day): \\_\\_\\_\\_\\_\\_

        Known so far: nothing (not stated) (`checked`)

        Source and date:

        ## 3. Which networks, "exactly"?

        - [ ] g7: Means g7
        - [ ] interpol: Means interpol

        Known so far: nothing (not stated) (`networks`)

        Source and date:

        ## 4. Which share is answered?

        - [ ] percent: \\_\\_\\_\\_\\_\\_

        Known so far: nothing (not stated) (`share`)

        Source and date:

        """)
  }

  @Test func `A questionnaire in CSV has no formulas`() throws {
    #expect(
      try report("staff: at most 9").questionnaire(for: "police", format: .csv)
        .split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n") == """
          fact,question,answers,known so far,answer,source,date
          staff,'=How many *people* | work there?,whole number: ______ persons,at most 9,,,
          checked,When was the line last checked?,date (year-month-day): ______,nothing (not stated),,,
          networks,"Which networks, ""exactly""?",g7: Means g7; interpol: Means interpol,nothing (not stated),,,
          share,Which share is answered?,percent: ______,nothing (not stated),,,

          """)
    #expect(
      try report("law: full").questionnaire(for: "justice", format: .csv)
        == "fact,question,answers,known so far,answer,source,date\r\n"
        + "act,'@Is the act in force?,yes; no,nothing (not stated),,,\r\n")
  }
}
