import Testing

@testable import Readiness

private let rules = """
  framework octopus; title Readiness
  criterion a
    met when law: full
    partly met when law: partial
  criterion b
    met when staff: at least 20
  criterion c
    met when point: yes
  fact law: ordered choice; choices none, partial, full
  fact staff: whole number; range 0 to 100; stale after 2 years
  fact point: yes or no
  """

private let oldRules = """
  framework octopus; title Readiness; edition 0
  criterion a
    met when law: full
  criterion gone
    met when law: none
  fact law: ordered choice; choices none, partial, full
  fact staff: whole number; range 0 to 100; stale after 2 years
  fact point: yes or no
  """

private let facts = """
  evidence act; grade primary; dated 2010-01-01
  evidence reform; grade primary; dated 2019-02-01; title The * Reform
  evidence visit; grade official; dated 2019-04-01
  law: partial; from 2010-01-01; evidence act
  law: full; from 2019-01-01; evidence reform; at Article 2
  staff: 30; on 2017-06-30; evidence act
  point: yes; on 2019-03-01; evidence visit
  """

private func report(_ oldRules: String = oldRules, to: String = "2020-01-01") throws
  -> ProgressReport
{
  let before = try assessment(oldRules, facts, on: "2018-01-01")
  let after = try assessment(rules, facts, on: to)
  return ProgressReport(
    Progress(from: before, oldProfile: after.profile, to: after), countryName: "Côte d'Ivoire")
}

struct ProgressReportTests {
  @Test func `The text has the shares, and what is behind each`() throws {
    #expect(
      try report().text(style: plain) == """
        Progress of Côte d'Ivoire (ARG), rulebook octopus 1

        from  2018-01-01: 0%, settled 100%
        to    2020-01-01: 66.66% to 100%, settled 66.66%

        SHARES OF THE CHANGE, IN POINTS OF PERCENT
                                    low           high
        Other rules                 +50           ≈+83.33
        Evidence grown old          ≈-33.33       0
        New evidence                ≈+33.33       0
        Reform                      ≈+16.67       ≈+16.67
        together                    ≈+66.67       +100

        OTHER RULES
        What the other edition of the rulebook changes by itself.
        Criteria:
          - a: not met → partly met, 50%
          - b: not asked → met
          - c: not asked → unknown, 0% to 100%
          - gone: not met → not asked

        EVIDENCE GROWN OLD
        Statements that can no longer be relied on, and what must be recent.
          - staff: 30 → unknown (stale since 2019-07-01)
        Criteria:
          - b: met → unknown, 0% to 100%

        NEW EVIDENCE
        Observations and statements without a date of their own: what became known.
          - point: unknown → yes; visit
        Criteria:
          - c: unknown, 0% to 100% → met

        REFORM
        States with a beginning or an end: what became so.
          - law: partial → full; reform, Article 2
        Criteria:
          - a: partly met, 50% → met

        """)
  }

  @Test func `Where nothing changed there are only shares of zero`() throws {
    #expect(
      try report(rules, to: "2018-01-01").text(style: plain) == """
        Progress of Côte d'Ivoire (ARG), rulebook octopus 1

        from  2018-01-01: 50% to 83.34%, settled 66.66%
        to    2018-01-01: 50% to 83.34%, settled 66.66%

        SHARES OF THE CHANGE, IN POINTS OF PERCENT
                                    low           high
        Other rules                 0             0
        Evidence grown old          0             0
        New evidence                0             0
        Reform                      0             0
        together                    0             0

        """)
  }

  @Test func `The Markdown says the same`() throws {
    #expect(
      try report().markdown() == """
        # Progress of Côte d'Ivoire

        - from 2018-01-01: 0%, settled 100%
        - to 2020-01-01: 66.66% to 100%, settled 66.66%

        | Cause | Low | High |
        | --- | --- | --- |
        | Other rules | \\+50 | ≈+83.33 |
        | Evidence grown old | ≈-33.33 | 0 |
        | New evidence | ≈+33.33 | 0 |
        | Reform | ≈+16.67 | ≈+16.67 |
        | together | ≈+66.67 | \\+100 |

        ## Other rules

        What the other edition of the rulebook changes by itself.

        Criteria:

        - a: not met → partly met, 50%
        - b: not asked → met
        - c: not asked → unknown, 0% to 100%
        - gone: not met → not asked

        ## Evidence grown old

        Statements that can no longer be relied on, and what must be recent.

        - staff: 30 → unknown (stale since 2019-07-01)

        Criteria:

        - b: met → unknown, 0% to 100%

        ## New evidence

        Observations and statements without a date of their own: what became known.

        - point: unknown → yes; visit

        Criteria:

        - c: unknown, 0% to 100% → met

        ## Reform

        States with a beginning or an end: what became so.

        - law: partial → full; reform, Article 2

        Criteria:

        - a: partly met, 50% → met

        """)
  }

  @Test func `The JSON has every digit`() throws {
    #expect(
      try report().json() == """
        {
          "kind": "progress",
          "format": 1,
          "country": "ARG",
          "name": "Côte d'Ivoire",
          "from": {
            "asOf": "2018-01-01",
            "edition": "0",
            "low": "0.000000000000",
            "high": "0.000000000000"
          },
          "to": {
            "asOf": "2020-01-01",
            "edition": "1",
            "low": "0.666666666667",
            "high": "1.000000000000"
          },
          "steps": [
            {
              "cause": "Other rules",
              "lowPoints": "+50",
              "highPoints": "+83.3333333333",
              "facts": [],
              "criteria": [
                {
                  "id": "a",
                  "before": "not met",
                  "after": "partly met, 50%"
                },
                {
                  "id": "b",
                  "before": "not asked",
                  "after": "met"
                },
                {
                  "id": "c",
                  "before": "not asked",
                  "after": "unknown, 0% to 100%"
                },
                {
                  "id": "gone",
                  "before": "not met",
                  "after": "not asked"
                }
              ]
            },
            {
              "cause": "Evidence grown old",
              "lowPoints": "-33.3333333333",
              "highPoints": "0",
              "facts": [
                "staff: 30 → unknown (stale since 2019-07-01)"
              ],
              "criteria": [
                {
                  "id": "b",
                  "before": "met",
                  "after": "unknown, 0% to 100%"
                }
              ]
            },
            {
              "cause": "New evidence",
              "lowPoints": "+33.3333333333",
              "highPoints": "0",
              "facts": [
                "point: unknown → yes; visit"
              ],
              "criteria": [
                {
                  "id": "c",
                  "before": "unknown, 0% to 100%",
                  "after": "met"
                }
              ]
            },
            {
              "cause": "Reform",
              "lowPoints": "+16.6666666667",
              "highPoints": "+16.6666666667",
              "facts": [
                "law: partial → full; reform, Article 2"
              ],
              "criteria": [
                {
                  "id": "a",
                  "before": "partly met, 50%",
                  "after": "met"
                }
              ]
            }
          ]
        }

        """)
  }
}
