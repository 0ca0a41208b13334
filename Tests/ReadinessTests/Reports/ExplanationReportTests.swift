import Testing

@testable import Readiness

private let rules = """
  framework f; stages none, some, full
  source octopus
  states m6; at key message 6
  pillar cooperation; cap 50% until effective; under octopus/m6
  area contact-point
  criterion designated; stage some; basis octopus/m6
    met when nominated: yes
  criterion effective; stage full; basis octopus/m6; requires designated; title The 24/7 point works
    applies when treaty: yes
    met when all of (host: organisation; any of (hours: at least 20; networks: includes all of g7); none of (checked: on or before 2015-01-01; host: person))
    partly met when at least 2 of (host: organisation; hours: at least 8; treaty: yes)
  criterion staffed; stage full; basis octopus/m6
    measures staff from 0 to 20
  fact nominated: yes or no
  fact treaty: yes or no
  fact host: choice; choices person, unit, organisation
  fact hours: whole number; range 0 to 24
  fact networks: set of choices; choices g7, interpol
  fact checked: date
  fact staff: whole number; range 0 to 100; ask How many people work there?
  fact remarks: text
  """

private let known = """
  evidence decree; grade primary; dated 2018-05-01
  evidence press; grade reported; seen 2019-06-01
  treaty: yes; evidence decree; at Article 1; from 2018-06-01; until 2030-01-01
  nominated: yes; evidence decree
  host: unit; on 2019-06-01; evidence press; note A unit of the police.
  host: organisation; on 2019-06-01; evidence decree
  hours: at least 8
  staff: at least 5; evidence press
  staff: at most 15; evidence press
  remarks: Founded in 2018
  """

private func report(_ facts: String = known, coloured: Bool = false) throws -> ExplanationReport {
  ExplanationReport(try gapReport(rules, facts), style: TextStyle(isColoured: coloured))
}

struct ExplanationReportTests {
  @Test func `A criterion is explained by the branches that decide`() throws {
    #expect(
      try report().criterion(1, inFull: false) == """
        effective: unknown, 50% to 100% (ARG, 2020-01-01)

          The 24/7 point works
          asked by octopus, key message 6
          applies when: yes
            + treaty: yes: yes, it is yes
              · yes: decree, Article 1 (primary, dated 2018-05-01; from 2018-06-01 until
              2030-01-01)
          met when: unknown
            ? all of: unknown (1 part does not decide)
              ? any of: unknown
                ? hours: at least 20: unknown, it is at least 8
                  · at least 8: no source named (asserted, since 2020-01-01)
                ? networks: includes all of g7: unknown, not known (not stated)
              ? none of: unknown (1 part does not decide)
                ? checked: on or before 2015-01-01: unknown, not known (not stated)
          50% when: yes
            + at least 2 of: yes
              + host: organisation: yes, it is organisation
                · organisation: decree (primary, dated 2018-05-01; on 2019-06-01)
                · overruled: unit: press (reported, seen 2019-06-01; on 2019-06-01)
                  A unit of the police.
              + hours: at least 8: yes, it is at least 8
                · at least 8: no source named (asserted, since 2020-01-01)
              + treaty: yes: yes, it is yes
                · yes: decree, Article 1 (primary, dated 2018-05-01; from 2018-06-01
                until 2030-01-01)

        """)
  }

  @Test func `In full every branch is shown`() throws {
    #expect(
      try report().criterion(1, inFull: true) == """
        effective: unknown, 50% to 100% (ARG, 2020-01-01)

          The 24/7 point works
          asked by octopus, key message 6
          applies when: yes
            + treaty: yes: yes, it is yes
              · yes: decree, Article 1 (primary, dated 2018-05-01; from 2018-06-01 until
              2030-01-01)
          met when: unknown
            ? all of: unknown
              + host: organisation: yes, it is organisation
                · organisation: decree (primary, dated 2018-05-01; on 2019-06-01)
                · overruled: unit: press (reported, seen 2019-06-01; on 2019-06-01)
                  A unit of the police.
              ? any of: unknown
                ? hours: at least 20: unknown, it is at least 8
                  · at least 8: no source named (asserted, since 2020-01-01)
                ? networks: includes all of g7: unknown, not known (not stated)
              ? none of: unknown
                ? checked: on or before 2015-01-01: unknown, not known (not stated)
                - host: person: no, it is organisation
                  · organisation: decree (primary, dated 2018-05-01; on 2019-06-01)
                  · overruled: unit: press (reported, seen 2019-06-01; on 2019-06-01)
                    A unit of the police.
          50% when: yes
            + at least 2 of: yes
              + host: organisation: yes, it is organisation
                · organisation: decree (primary, dated 2018-05-01; on 2019-06-01)
                · overruled: unit: press (reported, seen 2019-06-01; on 2019-06-01)
                  A unit of the police.
              + hours: at least 8: yes, it is at least 8
                · at least 8: no source named (asserted, since 2020-01-01)
              + treaty: yes: yes, it is yes
                · yes: decree, Article 1 (primary, dated 2018-05-01; from 2018-06-01
                until 2030-01-01)

        """)
  }

  @Test func `A prerequisite that holds back is named with its verdict`() throws {
    let facts = """
      treaty: yes
      nominated: no
      host: organisation
      hours: 24
      networks: []
      checked: 2019-01-01
      """
    #expect(
      try report(facts).criterion(1, inFull: false) == """
        effective: not met, blocked by designated (ARG, 2020-01-01)

          The 24/7 point works
          asked by octopus, key message 6
          applies when: yes
            + treaty: yes: yes, it is yes
              · yes: no source named (asserted, since 2020-01-01)
          met when: yes
            + all of: yes
              + host: organisation: yes, it is organisation
                · organisation: no source named (asserted, since 2020-01-01)
              + any of: yes (1 part does not decide)
                + hours: at least 20: yes, it is 24
                  · 24: no source named (asserted, since 2020-01-01)
              + none of: yes
                - checked: on or before 2015-01-01: no, it is 2019-01-01
                  · 2019-01-01: no source named (asserted, since 2020-01-01)
                - host: person: no, it is organisation
                  · organisation: no source named (asserted, since 2020-01-01)
          by itself 100%, held back by what it requires:
            - designated: not met

        """)
  }

  @Test func `A quantity is explained by the values between which it is measured`() throws {
    #expect(
      try report().criterion(2, inFull: false) == """
        staffed: unknown, 25% to 75%, not fully met (ARG, 2020-01-01)

          Title of staffed
          asked by octopus, key message 6
          measured from 0 (0%) to 20 (100%): 25% to 75%
            staff is between 5 and 15
              · at least 5: press (reported, seen 2019-06-01; since 2019-06-01)
              · at most 15: press (reported, seen 2019-06-01; since 2019-06-01)

        """)
  }

  @Test func `Colour marks the truth of each branch`() throws {
    #expect(
      try report("treaty: yes\nnominated: no", coloured: true).criterion(0, inFull: false) == """
        designated: not met (ARG, 2020-01-01)

          Title of designated
          asked by octopus, key message 6
          met when: no
            \u{1B}[31m-\u{1B}[0m nominated: yes: no, it is no
              · no: no source named (asserted, since 2020-01-01)

        """)
  }

  @Test func `An area is explained by its open criteria and its stage`() throws {
    #expect(
      try report().group(.area(0), inFull: false) == """
        contact-point: 58.3% to 91.7%, settled 66.6% (ARG, 2020-01-01)

          Title of contact-point
          combined by mean of:
            - effective (weight 1 of 3): unknown, 50% to 100%
            - staffed (weight 1 of 3): unknown, 25% to 75%, not fully met
            and 1 met or not applicable
          stage some

        """)
    #expect(
      try report().group(.area(0), inFull: true) == """
        contact-point: 58.3% to 91.7%, settled 66.6% (ARG, 2020-01-01)

          Title of contact-point
          combined by mean of:
            - designated (weight 1 of 3): met
            - effective (weight 1 of 3): unknown, 50% to 100%
            - staffed (weight 1 of 3): unknown, 25% to 75%, not fully met
          stage some

        """)
  }

  @Test func `A pillar is explained with its cap`() throws {
    #expect(
      try report().group(.pillar(0), inFull: false) == """
        cooperation: 50% to 91.7%, settled 66.6% (ARG, 2020-01-01)

          Title of cooperation
          combined by mean of:
            - contact-point (weight 1 of 1): 58.3% to 91.7%
          capped at 50% until these are met, in force now:
            - effective: unknown, 50% to 100%
            asked by octopus, key message 6

        """)
    #expect(
      try report("treaty: no").group(.pillar(0), inFull: true) == """
        cooperation: 0% to 100%, settled 0% (ARG, 2020-01-01)

          Title of cooperation
          combined by mean of:
            - contact-point (weight 1 of 1): 0% to 100%
          capped at 50% until these are met, not in force now:
            - effective: not applicable
            asked by octopus, key message 6

        """)
  }

  @Test func `The framework is explained by its pillars`() throws {
    #expect(
      try report().group(.framework, inFull: true) == """
        f: 50% to 91.7%, settled 66.6% (ARG, 2020-01-01)

          Title of f
          combined by mean of:
            - cooperation (weight 1 of 1): 50% to 91.7%

        """)
  }

  @Test func `A fact is explained by all that is stated about it`() throws {
    let rulebook = try rulebook(rules)
    func explained(_ id: String) throws -> String {
      try report().fact(try #require(rulebook.fact(named: id)))
    }
    #expect(
      try explained("host") == """
        host is organisation (Means organisation) (ARG, 2020-01-01)

          What of host?
          choice, track law, asked of ministry
            - unit (overruled): press (reported, seen 2019-06-01; on 2019-06-01)
              A unit of the police.
            - organisation (counts): decree (primary, dated 2018-05-01; on 2019-06-01)
          read by effective

        """)
    #expect(
      try explained("staff") == """
        staff is between 5 and 15 (ARG, 2020-01-01)

          How many people work there?
          whole number, track law, asked of ministry
            - at least 5 (counts): press (reported, seen 2019-06-01; since 2019-06-01)
            - at most 15 (counts): press (reported, seen 2019-06-01; since 2019-06-01)
          read by staffed

        """)
    #expect(
      try explained("networks") == """
        networks is not known (not stated) (ARG, 2020-01-01)

          What of networks?
          set of choices, track law, asked of ministry
          the profile states nothing about it
          read by effective

        """)
    #expect(
      try explained("remarks") == """
        remarks is Founded in 2018 (ARG, 2020-01-01)

          What of remarks?
          text, track law, asked of ministry
            - Founded in 2018 (counts): no source named (asserted, since 2020-01-01)
          no criterion reads it

        """)
  }

  @Test func `A condition nested as deep as one likes is still written`() throws {
    let deep = (0..<45).reduce("law: yes") { inner, _ in "any of (\(inner))" }
    let text = ExplanationReport(
      try gapReport("criterion a\n  met when \(deep)\nfact law: yes or no", "law: no"), style: plain
    ).criterion(0, inFull: true)
    #expect(text.hasPrefix("a: not met (ARG, 2020-01-01)\n"))
  }
}
