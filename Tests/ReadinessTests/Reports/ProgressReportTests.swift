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

func progressOrigin(_ rules: String) -> ReportOrigin {
  ReportOrigin(engineVersion: "0", rulesDigest: rules, profileDigest: "profile")
}

private func report(_ oldRules: String = oldRules, to: String = "2020-01-01") throws
  -> ProgressReport
{
  let before = try assessment(oldRules, facts, on: "2018-01-01")
  let after = try assessment(rules, facts, on: to)
  return ProgressReport(
    Progress(from: before, oldProfile: after.profile, to: after), countryName: "Côte d'Ivoire",
    first: progressOrigin(oldRules == rules ? "rules" : "old-rules"),
    last: progressOrigin("rules"))
}

struct ProgressReportTests {
  @Test func `The text has the shares, and what is behind each`() throws {
    #expect(
      try report().text(style: plain) == """
        Progress of Côte d'Ivoire (ARG)

        from  2018-01-01: 0%, settled 100%, rulebook octopus 0
        to    2020-01-01: 66.66% to 100%, settled 66.66%, rulebook octopus 1

        SHARES OF THE CHANGE, IN POINTS OF PERCENT
                                    low           high
        Other rules                 +50           ≈+83.33
        Evidence grown old          ≈-33.33       0
        New evidence                ≈+33.33       0
        Reform                      ≈+16.67       ≈+16.67
        together                    ≈+66.67       +100

        OTHER RULES
        What the other edition of the rulebook changes by itself.
        Facts:
          - law: still partial
            · “partial”: act (primary, dated 2010-01-01; since 2010-01-01)
          - staff: still 30
            · “30”: act (primary, dated 2010-01-01; on 2017-06-30)
        Criteria:
          - a: not met → partly met, 50%
            by law
          - b: not asked → met
            by staff
          - c: not asked → unknown, 0% to 100%
            by point
          - gone: not met → not asked
            by law

        EVIDENCE GROWN OLD
        Statements that can no longer be relied on, and what must be recent.
        Facts:
          - staff: 30 → unknown (stale since 2019-07-01)
            · no longer “30”: act (primary, dated 2010-01-01; on 2017-06-30)
        Criteria:
          - b: met → unknown, 0% to 100%
            by staff

        NEW EVIDENCE
        Observations and statements without a date of their own: what became known.
        Facts:
          - point: unknown → yes
            · “yes”: visit (official, dated 2019-04-01; on 2019-03-01)
        Criteria:
          - c: unknown, 0% to 100% → met
            by point

        REFORM
        States with a beginning or an end: what became so.
        Facts:
          - law: partial → full
            · “full”: reform, Article 2 (primary, dated 2019-02-01; since 2019-01-01)
            · no longer “partial”: act (primary, dated 2010-01-01; since 2010-01-01)
        Criteria:
          - a: partly met, 50% → met
            by law

        HOW THIS WAS MADE
        First: rules SHA-256 old-rules, profile SHA-256 profile.
        Second: rules SHA-256 rules, profile SHA-256 profile.
        Evidence asserted or better, readiness 0.

        """)
  }

  @Test func `Where nothing changed there are only shares of zero`() throws {
    #expect(
      try report(rules, to: "2018-01-01").text(style: plain) == """
        Progress of Côte d'Ivoire (ARG)

        from  2018-01-01: 50% to 83.34%, settled 66.66%, rulebook octopus 1
        to    2018-01-01: 50% to 83.34%, settled 66.66%, rulebook octopus 1

        SHARES OF THE CHANGE, IN POINTS OF PERCENT
                                    low           high
        Other rules                 0             0
        Evidence grown old          0             0
        New evidence                0             0
        Reform                      0             0
        together                    0             0

        HOW THIS WAS MADE
        Both: rules SHA-256 rules, profile SHA-256 profile.
        Evidence asserted or better, readiness 0.

        """)
  }

  @Test func `The Markdown says the same`() throws {
    #expect(
      try report().markdown() == """
        # Progress of Côte d'Ivoire

        - from 2018-01-01: 0%, settled 100%, rulebook octopus 0
        - to 2020-01-01: 66.66% to 100%, settled 66.66%, rulebook octopus 1

        | Cause | Low | High |
        | --- | --- | --- |
        | Other rules | \\+50 | ≈+83.33 |
        | Evidence grown old | ≈-33.33 | 0 |
        | New evidence | ≈+33.33 | 0 |
        | Reform | ≈+16.67 | ≈+16.67 |
        | together | ≈+66.67 | \\+100 |

        ## Other rules

        What the other edition of the rulebook changes by itself.

        Facts:

        - law: still partial
          - “partial”: act (primary, dated 2010-01-01; since 2010-01-01)
        - staff: still 30
          - “30”: act (primary, dated 2010-01-01; on 2017-06-30)

        Criteria:

        - a: not met → partly met, 50%
          - by law
        - b: not asked → met
          - by staff
        - c: not asked → unknown, 0% to 100%
          - by point
        - gone: not met → not asked
          - by law

        ## Evidence grown old

        Statements that can no longer be relied on, and what must be recent.

        Facts:

        - staff: 30 → unknown (stale since 2019-07-01)
          - no longer “30”: act (primary, dated 2010-01-01; on 2017-06-30)

        Criteria:

        - b: met → unknown, 0% to 100%
          - by staff

        ## New evidence

        Observations and statements without a date of their own: what became known.

        Facts:

        - point: unknown → yes
          - “yes”: visit (official, dated 2019-04-01; on 2019-03-01)

        Criteria:

        - c: unknown, 0% to 100% → met
          - by point

        ## Reform

        States with a beginning or an end: what became so.

        Facts:

        - law: partial → full
          - “full”: reform, Article 2 (primary, dated 2019-02-01; since 2019-01-01)
          - no longer “partial”: act (primary, dated 2010-01-01; since 2010-01-01)

        Criteria:

        - a: partly met, 50% → met
          - by law

        ## How this was made

        - First: rules SHA-256 old-rules, profile SHA-256 profile.
        - Second: rules SHA-256 rules, profile SHA-256 profile.
        - Evidence asserted or better, readiness 0.

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
          "leastGrade": "asserted",
          "engineVersion": "0",
          "from": {
            "asOf": "2018-01-01",
            "edition": "0",
            "rulesDigest": "old-rules",
            "profileDigest": "profile",
            "low": "0.000000000000",
            "high": "0.000000000000"
          },
          "to": {
            "asOf": "2020-01-01",
            "edition": "1",
            "rulesDigest": "rules",
            "profileDigest": "profile",
            "low": "0.666666666667",
            "high": "1.000000000000"
          },
          "steps": [
            {
              "cause": "Other rules",
              "lowPoints": "+50",
              "highPoints": "+83.3333333333",
              "facts": [
                {
                  "id": "law",
                  "before": "partial",
                  "after": "partial",
                  "reason": null,
                  "statements": [
                    {
                      "words": "partial",
                      "source": "act (primary, dated 2010-01-01; since 2010-01-01)"
                    }
                  ],
                  "noLonger": []
                },
                {
                  "id": "staff",
                  "before": "30",
                  "after": "30",
                  "reason": null,
                  "statements": [
                    {
                      "words": "30",
                      "source": "act (primary, dated 2010-01-01; on 2017-06-30)"
                    }
                  ],
                  "noLonger": []
                }
              ],
              "criteria": [
                {
                  "id": "a",
                  "title": "Title of a",
                  "before": "not met",
                  "after": "partly met, 50%",
                  "facts": [
                    "law"
                  ],
                  "requires": []
                },
                {
                  "id": "b",
                  "title": "Title of b",
                  "before": "not asked",
                  "after": "met",
                  "facts": [
                    "staff"
                  ],
                  "requires": []
                },
                {
                  "id": "c",
                  "title": "Title of c",
                  "before": "not asked",
                  "after": "unknown, 0% to 100%",
                  "facts": [
                    "point"
                  ],
                  "requires": []
                },
                {
                  "id": "gone",
                  "title": "Title of gone",
                  "before": "not met",
                  "after": "not asked",
                  "facts": [
                    "law"
                  ],
                  "requires": []
                }
              ]
            },
            {
              "cause": "Evidence grown old",
              "lowPoints": "-33.3333333333",
              "highPoints": "0",
              "facts": [
                {
                  "id": "staff",
                  "before": "30",
                  "after": "unknown",
                  "reason": "stale since 2019-07-01",
                  "statements": [],
                  "noLonger": [
                    {
                      "words": "30",
                      "source": "act (primary, dated 2010-01-01; on 2017-06-30)"
                    }
                  ]
                }
              ],
              "criteria": [
                {
                  "id": "b",
                  "title": "Title of b",
                  "before": "met",
                  "after": "unknown, 0% to 100%",
                  "facts": [
                    "staff"
                  ],
                  "requires": []
                }
              ]
            },
            {
              "cause": "New evidence",
              "lowPoints": "+33.3333333333",
              "highPoints": "0",
              "facts": [
                {
                  "id": "point",
                  "before": "unknown",
                  "after": "yes",
                  "reason": null,
                  "statements": [
                    {
                      "words": "yes",
                      "source": "visit (official, dated 2019-04-01; on 2019-03-01)"
                    }
                  ],
                  "noLonger": []
                }
              ],
              "criteria": [
                {
                  "id": "c",
                  "title": "Title of c",
                  "before": "unknown, 0% to 100%",
                  "after": "met",
                  "facts": [
                    "point"
                  ],
                  "requires": []
                }
              ]
            },
            {
              "cause": "Reform",
              "lowPoints": "+16.6666666667",
              "highPoints": "+16.6666666667",
              "facts": [
                {
                  "id": "law",
                  "before": "partial",
                  "after": "full",
                  "reason": null,
                  "statements": [
                    {
                      "words": "full",
                      "source": "reform, Article 2 (primary, dated 2019-02-01; since 2019-01-01)"
                    }
                  ],
                  "noLonger": [
                    {
                      "words": "partial",
                      "source": "act (primary, dated 2010-01-01; since 2010-01-01)"
                    }
                  ]
                }
              ],
              "criteria": [
                {
                  "id": "a",
                  "title": "Title of a",
                  "before": "partly met, 50%",
                  "after": "met",
                  "facts": [
                    "law"
                  ],
                  "requires": []
                }
              ]
            }
          ]
        }

        """)
  }

  @Test func `What must be recent is named with its statements, though the fact is the same`()
    throws
  {
    let rules = """
      criterion base
        met when point: yes
      criterion recent; requires base
        met when adopted: within 5 years
      criterion later; requires recent
        met when point: yes
      fact adopted: date
      fact point: yes or no
      """
    let facts = """
      evidence act; grade primary; dated 2014-06-30
      adopted: 2014-06-30; from 2014-06-30; evidence act; at Article 1
      point: yes; from 2014-06-30
      """
    let after = try assessment(rules, facts, on: "2020-01-01")
    let report = ProgressReport(
      Progress(
        from: try assessment(rules, facts, on: "2018-01-01"), oldProfile: after.profile, to: after),
      countryName: "Argentina", first: progressOrigin("rules"), last: progressOrigin("rules"))
    #expect(
      report.text(style: plain).contains(
        """
        Facts:
          - adopted: still 2014-06-30
            · “2014-06-30”: act, Article 1 (primary, dated 2014-06-30; since 2014-06-30)
        Criteria:
          - recent: met → not met
            by adopted
          - later: met → not met, blocked by recent
            requires recent

        """))
  }
}
