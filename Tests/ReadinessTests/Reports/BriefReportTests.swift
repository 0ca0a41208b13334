import Testing

@testable import Readiness

private let rules = """
  framework octopus; title Readiness against cybercrime
  costs EUR
  source doc
  states 1; at message 6
  line units; title Units
  line legislation; title Legislation
  pillar law; title Law; cap 40% until supervised
  area offences; title Offences
  criterion access; severity high; title Illegal access is an offence
    met when law.access: full
  criterion fraud; severity critical; title Fraud is an offence
    met when law.fraud: yes
  area powers; title Powers
  criterion supervised; severity critical; title A judge supervises the powers
    met when all of (supervision: full; hours: at most 24; orders: at least 5)
  criterion preservation; severity high; requires supervised; title Data can be preserved
    met when law.preservation: yes
  criterion extra
    met when spare: yes
  pillar practice; title Practice
  area units; title Units that work
  criterion staffed; severity low; title The unit is staffed
    met when staff: at least 20
  action compare; title Compare the law; line legislation; achieves extra
  action draft; title Draft the powers; line legislation; achieves supervised, preservation; after compare
  action staff; title Staff the unit; line units; achieves staffed
  action train; title Train the judges; line legislation; achieves supervised
  fact law.access: ordered choice; choices none, partial, full; ask Is access an offence?
  fact law.fraud: yes or no; ask Is fraud an offence?
  fact law.preservation: yes or no; ask Can data be preserved?
  fact spare: yes or no
  fact supervision: ordered choice; choices none, partial, full; ask Who supervises the powers?
  fact hours: whole number; range 0 to 100; ask How many hours does it take?
  fact orders: whole number; range 0 to 100
  fact staff: whole number; range 0 to 500; ask How many work there?; track institution
  """

private let facts = """
  evidence code; grade primary; dated 2008-06-25; title Penal Code
  evidence audit; grade official; dated 2019-05-01; title Report of the Court of Audit
  evidence press; grade reported; seen 2019-06-30; title Newspaper
  law.access: full; evidence code; at Article 153
  law.fraud: yes; evidence press
  supervision: none; from 2010-01-01; evidence audit
  hours: at least 30; evidence audit
  hours: at least 20; evidence press
  orders: 1; evidence press
  staff: 5; on 2019-05-01; evidence audit
  """

private func brief(_ facts: String) throws -> BriefReport {
  BriefReport(
    GapReport(
      try assessment(rules, facts), countryName: "Côte d'Ivoire",
      origin: ReportOrigin(engineVersion: "1.0.0", rulesDigest: "0123", profileDigest: "4567")))
}

struct BriefReportTests {
  @Test func `The brief leads from the answer over needs and actions to how it was made`() throws {
    #expect(
      try brief(facts).text(style: plain) == """
        Côte d'Ivoire (ARG): Readiness against cybercrime
        Brief as of 2020-01-01, rulebook octopus 1, evidence asserted or better

        Côte d'Ivoire has 20% of what the rulebook asks; no open question could change
        that.
        Of 6 criteria that may apply 2 are met; 3 are gaps, 1 of them pressing; and 1 is
        open for lack of information.

        WHERE THE COUNTRY STANDS
        Law                                          40%              ███████░··········
          Offences                                   100%             ██████████████████
          Powers                                     0% to 33.4%      ░░░░░░············
        Practice                                     0%               ··················
          Units that work                            0%               ··················

        Bars: █ shown by evidence, ░ open until known, · shown to be missing.

        WHAT IS STRONGEST
        - Illegal access is an offence
            · code, Article 153 (primary, dated 2008-06-25; since 2008-06-25)
        - Fraud is an offence
            · press (reported, seen 2019-06-30; since 2019-06-30)

        PRESSING NEEDS (1)

        1. A judge supervises the powers
           Why      Who supervises the powers? Means none (none).
                    · audit (official, dated 2019-05-01; since 2010-01-01)
                    What of orders? 1.
                    · press (reported, seen 2019-06-30; since 2019-06-30)
           Effect   It holds back: Data can be preserved. Until then there is a ceiling
                    on: Law.
           Basis    doc, message 6
           Remedy   Remedy of supervised

        WHAT TO DO FIRST
        Legislation
          1. Compare the law
             ministry; 12 months, 1000 to 4000 EUR
             Prepares action 2.
          2. Draft the powers
             ministry; 12 months, 1000 to 4000 EUR
             Helps to close 2 gaps (need 1).
          3. Train the judges
             ministry; 12 months, 1000 to 4000 EUR
             Helps to close 1 gap (need 1).
        Units
          4. Staff the unit
             ministry; 12 months, 1000 to 4000 EUR
             Helps to close 1 gap.

        WHAT MUST BE FOUND OUT
        1. What of spare?
           Ask the ministry; settles ≈8.33% of the score.

        WHAT IS NOT KNOWN
        91.6% of the score is known.
        3 facts rest on reported or asserted evidence alone.

        HOW TO READ THE INTERVALS
        A score is an interval. Its low end is what the evidence shows; its high end is
        what no answer to the open questions could exceed. What is unknown counts as
        neither yes nor no: a wide interval means that little is known, not that little
        was done.

        SOURCES CITED
        code: Penal Code (report, primary, dated 2008-06-25)
        press: Newspaper (report, reported, seen 2019-06-30)
        audit: Report of the Court of Audit (report, official, dated 2019-05-01)

        HOW THIS WAS MADE
        Rulebook octopus 1, SHA-256 0123.
        Profile ARG as of 2020-01-01, SHA-256 4567.
        Assessed for 2020-01-01 with evidence asserted or better by readiness 1.0.0.
        Costs are assumptions in EUR of 2024: Estimates

        """)
  }

  @Test func `Where nothing is known the brief says so and names what to find out`() throws {
    #expect(
      try brief("").text(style: plain) == """
        Côte d'Ivoire (ARG): Readiness against cybercrime
        Brief as of 2020-01-01, rulebook octopus 1, evidence asserted or better

        Côte d'Ivoire has between 0% and 100% of what the rulebook asks: the low end is
        shown by evidence, the high end no answer to the open questions could exceed.
        Of 6 criteria that may apply none is met; none is a gap; and 6 are open for lack
        of information.

        WHERE THE COUNTRY STANDS
        Law                                          0% to 100%       ░░░░░░░░░░░░░░░░░░
          Offences                                   0% to 100%       ░░░░░░░░░░░░░░░░░░
          Powers                                     0% to 100%       ░░░░░░░░░░░░░░░░░░
        Practice                                     0% to 100%       ░░░░░░░░░░░░░░░░░░
          Units that work                            0% to 100%       ░░░░░░░░░░░░░░░░░░

        Bars: █ shown by evidence, ░ open until known, · shown to be missing.

        WHAT IS STRONGEST
        No criterion is shown to be met.

        PRESSING NEEDS (0)
        None is shown by the evidence. That does not say that there is none: 6 criteria
        are open.

        WHAT TO DO FIRST
        No gap is shown by the evidence, so find out more first.

        WHAT MUST BE FOUND OUT
        1. How many work there?
           Ask the ministry; settles 50% of the score.
        2. Is access an offence?
           Ask the ministry; settles 12.5% of the score.
        3. Is fraud an offence?
           Ask the ministry; settles 12.5% of the score.
        4. What of spare?
           Ask the ministry; settles 8.33% to 8.34% of the score.
        5. How many hours does it take?
           Ask the ministry; settles 0% to 16.67% of the score.

        WHAT IS NOT KNOWN
        0% of the score is known.
        Nothing is known on any area.

        HOW TO READ THE INTERVALS
        A score is an interval. Its low end is what the evidence shows; its high end is
        what no answer to the open questions could exceed. What is unknown counts as
        neither yes nor no: a wide interval means that little is known, not that little
        was done.

        SOURCES CITED
        None.

        HOW THIS WAS MADE
        Rulebook octopus 1, SHA-256 0123.
        Profile ARG as of 2020-01-01, SHA-256 4567.
        Assessed for 2020-01-01 with evidence asserted or better by readiness 1.0.0.
        Costs are assumptions in EUR of 2024: Estimates

        """)
  }

  @Test func `Where everything is met there is nothing to do and nothing to ask`() throws {
    let met = """
      law.access: full
      law.fraud: yes
      law.preservation: yes
      spare: yes
      supervision: full
      hours: 10
      orders: 5
      staff: 20
      """
    #expect(
      try brief(met).text(style: plain) == """
        Côte d'Ivoire (ARG): Readiness against cybercrime
        Brief as of 2020-01-01, rulebook octopus 1, evidence asserted or better

        Côte d'Ivoire has 100% of what the rulebook asks; no open question could change
        that.
        Of 6 criteria that may apply 6 are met; none is a gap; and none is open for lack
        of information.

        WHERE THE COUNTRY STANDS
        Law                                          100%             ██████████████████
          Offences                                   100%             ██████████████████
          Powers                                     100%             ██████████████████
        Practice                                     100%             ██████████████████
          Units that work                            100%             ██████████████████

        Bars: █ shown by evidence, ░ open until known, · shown to be missing.

        WHAT IS STRONGEST
        - Fraud is an offence
            · no source named (asserted, since 2020-01-01)
        - A judge supervises the powers
            · no source named (asserted, since 2020-01-01)
        - Illegal access is an offence
            · no source named (asserted, since 2020-01-01)
        - Data can be preserved
            · no source named (asserted, since 2020-01-01)
        - Title of extra
            · no source named (asserted, since 2020-01-01)

        PRESSING NEEDS (0)
        None: every criterion is settled.

        WHAT TO DO FIRST
        Nothing: no gap is left.

        WHAT MUST BE FOUND OUT
        Nothing that would narrow the score.

        WHAT IS NOT KNOWN
        100% of the score is known.
        8 facts rest on reported or asserted evidence alone.

        HOW TO READ THE INTERVALS
        A score is an interval. Its low end is what the evidence shows; its high end is
        what no answer to the open questions could exceed. What is unknown counts as
        neither yes nor no: a wide interval means that little is known, not that little
        was done.

        SOURCES CITED
        None.

        HOW THIS WAS MADE
        Rulebook octopus 1, SHA-256 0123.
        Profile ARG as of 2020-01-01, SHA-256 4567.
        Assessed for 2020-01-01 with evidence asserted or better by readiness 1.0.0.
        Costs are assumptions in EUR of 2024: Estimates

        """)
  }

  @Test func `Markdown says the same`() throws {
    #expect(
      try brief(facts).markdown() == """
        # Côte d'Ivoire (ARG): Readiness against cybercrime

        Brief as of 2020-01-01, rulebook octopus 1, evidence asserted or better

        Côte d'Ivoire has 20% of what the rulebook asks; no open question could change that. Of 6 criteria that may apply 2 are met; 3 are gaps, 1 of them pressing; and 1 is open for lack of information.

        ## Where the country stands

        | Area | Score | Bar | Stage |
        | --- | --- | --- | --- |
        | **Law** | 40% | `██████·········` |  |
        | Offences | 100% | `███████████████` | basic |
        | Powers | 0% to 33.4% | `░░░░░··········` | start |
        | **Practice** | 0% | `···············` |  |
        | Units that work | 0% | `···············` | start |

        Bars: █ shown by evidence, ░ open until known, · shown to be missing.

        ## What is strongest

        - Illegal access is an offence
          - code, Article 153 (primary, dated 2008-06-25; since 2008-06-25)
        - Fraud is an offence
          - press (reported, seen 2019-06-30; since 2019-06-30)

        ## Pressing needs (1)

        ### 1. A judge supervises the powers

        - **Why**: Who supervises the powers? Means none (none).
          - audit (official, dated 2019-05-01; since 2010-01-01)
        - **Why**: What of orders? 1.
          - press (reported, seen 2019-06-30; since 2019-06-30)
        - **Effect**: It holds back: Data can be preserved. Until then there is a ceiling on: Law.
        - **Basis**: doc, message 6
        - **Remedy**: Remedy of supervised

        ## What to do first

        ### Legislation

        - **1**: Compare the law (ministry; 12 months, 1000 to 4000 EUR). Prepares action 2.
        - **2**: Draft the powers (ministry; 12 months, 1000 to 4000 EUR). Helps to close 2 gaps (need 1).
        - **3**: Train the judges (ministry; 12 months, 1000 to 4000 EUR). Helps to close 1 gap (need 1).

        ### Units

        - **4**: Staff the unit (ministry; 12 months, 1000 to 4000 EUR). Helps to close 1 gap.

        ## What must be found out

        - **1**: What of spare? Ask the ministry; settles ≈8.33% of the score.

        ## What is not known

        91.6% of the score is known. 3 facts rest on reported or asserted evidence alone.

        ## How to read the intervals

        A score is an interval. Its low end is what the evidence shows; its high end is what no answer to the open questions could exceed. What is unknown counts as neither yes nor no: a wide interval means that little is known, not that little was done.

        ## Sources cited

        - code: Penal Code (report, primary, dated 2008-06-25)
        - press: Newspaper (report, reported, seen 2019-06-30)
        - audit: Report of the Court of Audit (report, official, dated 2019-05-01)

        ## How this was made

        - Rulebook octopus 1, SHA-256 0123.
        - Profile ARG as of 2020-01-01, SHA-256 4567.
        - Assessed for 2020-01-01 with evidence asserted or better by readiness 1.0.0.
        - Costs are assumptions in EUR of 2024: Estimates

        """)
  }
}
