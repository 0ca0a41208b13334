import Testing

@testable import Readiness

private func report(
  _ format: ReviewReport.Format = .text, by grouping: Review.Grouping = .region,
  since: String? = nil
) throws -> String {
  ReviewReport(try review(by: grouping, since: since)).written(as: format, style: plain)
}

struct ReviewReportTests {
  @Test func `The review reads like a document`() throws {
    #expect(
      try report(since: "2016-01-01") == """
        Global review of needs
        As of 2020-01-01, rulebook framework 1, evidence asserted or better; 5 countries
        by region.
        Every figure goes from what the evidence shows to what remains possible. What is
        unknown is counted as unknown, never as lacking.

        1. STATE OF CAPACITIES
        Mean scores of the countries. Unknown are those of which no criterion is
        settled; gaps and pressing needs are counted in all countries together.

        group  countries  unknown           score  settled  gaps  pressing
        North          2        0  43.7% to 62.5%      75%     3         2
        South          3        1     8.3% to 75%    33.3%     3         2
        All            5        1    22.5% to 70%      50%     6         4

        The countries that stand ahead of another or behind one, with their best and
        worst place.

        country   place         score
        Alba     1 to 2   75% to 100%
        Bela     2 to 5  12.5% to 25%
        Dora     2 to 5     0% to 50%

        The other 2 countries cannot be told apart and stay unordered.

        Mean scores by area, in percent.

        area  North  South    All
        Law   37–75   0–84  15–80
        Unit     50  16–67  30–60

        How many countries have reached each stage, and how many can be told apart from
        another by their score.

        area  basic  full  told apart
        Law     1–3   0–3           0
        Unit    2–3   1–3           4

        By group, where a country is shown to have reached a stage: how many have, of
        how many.

        Law
            basic: North 1 of 2
        Unit
            basic: North 1 of 2, South 1–2 of 3
            full: North 1 of 2

        2. WEAK SPOTS
        Shares of all findings on the criteria of an area that may apply; the areas with
        the greatest share not met first.

        area  not met  partly  met  unknown
        Unit      40%      0%  30%      30%
        Law       10%     10%  10%      70%

        The criteria that most countries are shown not to meet, or to meet only partly:

        The unit has staff (staff)
            not met 2 (40%), partly 0 (0%), met 1 (20%), unknown 2 (40%)
        There is a unit (unit)
            not met 2 (40%), partly 0 (0%), met 2 (40%), unknown 1 (20%)
        The act is in force (act)
            not met 1 (20%), partly 1 (20%), met 1 (20%), unknown 2 (40%)

        3. PRESSING NEEDS
        A pressing need is a gap that is critical, or high and holds something back. 2
        criteria are a pressing need somewhere; those of most countries first, then
        those that hold back most.

        The act is in force (act), high
            2 countries (North 1, South 1): Bela, Cala
            caps law-area
        There is a unit (unit), critical
            2 countries (North 1, South 1): Bela, Dora
            blocks staff

        4. PROPOSED ACTIONS
        A country needs an action that closes one of its gaps. That no project is known
        does not say that there is none.

        Legislation
            Needed in 2 countries (North 1, South 1); too little is known of 3 more.
            - Draft the act (2): Bela, Cala
            No project known (2): Bela, Cala

        Units
            Needed in 2 countries (North 1, South 1); too little is known of 2 more.
            - Set up a unit (2): Bela, Dora
            Under way: Bela, Title of pilot (2019-01-01 to 2021-01-01)
            Projects also in 1 country without a gap shown on this line.
            No project known (1): Dora

        5. WHO COULD HELP WHOM
        Countries of one region, or of the OIF, the CPLP, the Commonwealth or the Arab
        League, where a criterion is met on official or primary evidence, and those
        where it is lacking; the criteria with most countries that could be helped
        first.

        There is a unit (unit)
            North: Alba could help Bela.
            South: Cala could help Dora.
            OIF: Cala could help Bela.
        The act is in force (act)
            North: Alba could help Bela.
            No such country is known for Cala.

        6. WHAT TO FIND OUT NEXT
        Of 20 findings 10 (50%) are unknown.

        Nothing is settled about 1 country: Elba.

        1 answer has grown too old in 1 country: Alba.

        The questions that most open criteria wait for, those of critical ones first:

        Is there a unit? (police.unit)
            open in 1 country; 1 finding waits for it, 1 of them critical; ask police
        What of law.reform? (law.reform)
            open in 5 countries; 5 findings wait for it, 0 of them critical; ask
              ministry
        Is the act in force? (law.act)
            open in 2 countries; 2 findings wait for it, 0 of them critical; ask
              justice
        What of law.draft? (law.draft)
            open in 2 countries; 2 findings wait for it, 0 of them critical; ask
              justice
        What of police.staff? (police.staff)
            open in 2 countries; 2 findings wait for it, 0 of them critical; ask
              ministry

        7. PROGRESS SINCE 2016-01-01
        Both dates are judged by what is known today. Reform is what became so;
        evidence, what became known without a date of its own; age, what can no longer
        be relied on. Changes are those of the shown score, in points of percent.

        Countries of which more or less is shown than before, and mean scores.

        group  more  less       before             now
        North     2     0  25% to 100%  43.7% to 62.5%
        South     1     0   0% to 100%     8.3% to 75%
        All       3     0  10% to 100%    22.5% to 70%

        The countries that changed, the greatest rise first.

        country       before           now  reform  evidence  age
        Alba     50% to 100%   75% to 100%     +25       +25  -25
        Cala      0% to 100%    25% to 75%       0       +25    0
        Bela      0% to 100%  12.5% to 25%       0     +12.5    0
        Dora      0% to 100%     0% to 50%       0         0    0

        Met by reform, the criteria of most countries first:

        The act is in force (act)
            1 country: Alba

        Shown by new evidence, the criteria of most countries first:

        The unit has staff (staff)
            1 country: Alba
        There is a unit (unit)
            1 country: Cala

        No longer shown to be met, the criteria of most countries first:

        Reform has gone on (reform)
            1 country: Alba

        """)
  }

  @Test func `Nothing known is told in few words`() throws {
    #expect(
      ReviewReport(try review([reviewProfiles[4]])).written(as: .text, style: plain) == """
        Global review of needs
        As of 2020-01-01, rulebook framework 1, evidence asserted or better; 1 country
        by region.
        Every figure goes from what the evidence shows to what remains possible. What is
        unknown is counted as unknown, never as lacking.

        1. STATE OF CAPACITIES
        Mean scores of the countries. Unknown are those of which no criterion is
        settled; gaps and pressing needs are counted in all countries together.

        group  countries  unknown       score  settled  gaps  pressing
        South          1        1  0% to 100%       0%     0         0
        All            1        1  0% to 100%       0%     0         0

        Mean scores by area, in percent.

        area  South    All
        Law   0–100  0–100
        Unit  0–100  0–100

        How many countries have reached each stage, and how many can be told apart from
        another by their score.

        area  basic  full  told apart
        Law     0–1   0–1           0
        Unit    0–1   0–1           0

        2. WEAK SPOTS
        Shares of all findings on the criteria of an area that may apply; the areas with
        the greatest share not met first.

        area  not met  partly  met  unknown
        Law        0%      0%   0%     100%
        Unit       0%      0%   0%     100%

        No criterion is shown to be lacking in any country.

        3. PRESSING NEEDS
        The evidence shows no pressing need in any country.

        4. PROPOSED ACTIONS
        A country needs an action that closes one of its gaps. That no project is known
        does not say that there is none.

        Legislation
            No country is shown to need it; too little is known of 1 more.

        Units
            No country is shown to need it; too little is known of 1 more.

        5. WHO COULD HELP WHOM
        No country that lacks a criterion shares a region, or the OIF, the CPLP, the
        Commonwealth or the Arab League, with one that is shown to meet it.

        6. WHAT TO FIND OUT NEXT
        Of 4 findings 4 (100%) are unknown.

        Nothing is settled about 1 country: Elba.

        The questions that most open criteria wait for, those of critical ones first:

        Is there a unit? (police.unit)
            open in 1 country; 1 finding waits for it, 1 of them critical; ask police
        Is the act in force? (law.act)
            open in 1 country; 1 finding waits for it, 0 of them critical; ask justice
        What of law.draft? (law.draft)
            open in 1 country; 1 finding waits for it, 0 of them critical; ask justice
        What of law.reform? (law.reform)
            open in 1 country; 1 finding waits for it, 0 of them critical; ask
              ministry
        What of police.staff? (police.staff)
            open in 1 country; 1 finding waits for it, 0 of them critical; ask
              ministry

        """)
  }

  @Test func `The Markdown form has the same contents and escapes them`() throws {
    let hostile = ("AAA <b>A|b* North", "profile AAA; as of 2020-01-01\npolice.unit: no")
    #expect(
      ReviewReport(try review([hostile])).written(as: .markdown, style: plain) == #"""
        # Global review of needs

        As of 2020-01-01, rulebook framework 1, evidence asserted or better; 1 country by region.

        Every figure goes from what the evidence shows to what remains possible. What is unknown is counted as unknown, never as lacking.

        ## 1. State of capacities

        Mean scores of the countries. Unknown are those of which no criterion is settled; gaps and pressing needs are counted in all countries together.

        | group | countries | unknown | score | settled | gaps | pressing |
        | --- | --- | --- | --- | --- | --- | --- |
        | North | 1 | 0 | 0% to 50% | 50% | 2 | 1 |
        | All | 1 | 0 | 0% to 50% | 50% | 2 | 1 |

        Mean scores by area, in percent.

        | area | North | All |
        | --- | --- | --- |
        | Law | 0–100 | 0–100 |
        | Unit | 0 | 0 |

        How many countries have reached each stage, and how many can be told apart from another by their score.

        | area | basic | full | told apart |
        | --- | --- | --- | --- |
        | Law | 0–1 | 0–1 | 0 |
        | Unit | 0 | 0 | 0 |

        ## 2. Weak spots

        Shares of all findings on the criteria of an area that may apply; the areas with the greatest share not met first.

        | area | not met | partly | met | unknown |
        | --- | --- | --- | --- | --- |
        | Unit | 100% | 0% | 0% | 0% |
        | Law | 0% | 0% | 0% | 100% |

        The criteria that most countries are shown not to meet, or to meet only partly:

        - **The unit has staff (staff)**
          - not met 1 (100%), partly 0 (0%), met 0 (0%), unknown 0 (0%)
        - **There is a unit (unit)**
          - not met 1 (100%), partly 0 (0%), met 0 (0%), unknown 0 (0%)

        ## 3. Pressing needs

        A pressing need is a gap that is critical, or high and holds something back. 1 criterion is a pressing need somewhere; those of most countries first, then those that hold back most.

        - **There is a unit (unit), critical**
          - 1 country (North 1): &lt;b&gt;A\|b\*
          - blocks staff

        ## 4. Proposed actions

        A country needs an action that closes one of its gaps. That no project is known does not say that there is none.

        - **Legislation**
          - No country is shown to need it; too little is known of 1 more.

        - **Units**
          - Needed in 1 country (North 1).
          - Set up a unit (1): &lt;b&gt;A\|b\*
          - No project known (1): &lt;b&gt;A\|b\*

        ## 5. Who could help whom

        No country that lacks a criterion shares a region, or the OIF, the CPLP, the Commonwealth or the Arab League, with one that is shown to meet it.

        ## 6. What to find out next

        Of 4 findings 2 (50%) are unknown.

        The questions that most open criteria wait for, those of critical ones first:

        - **Is the act in force? (law.act)**
          - open in 1 country; 1 finding waits for it, 0 of them critical; ask justice
        - **What of law.draft? (law.draft)**
          - open in 1 country; 1 finding waits for it, 0 of them critical; ask justice
        - **What of law.reform? (law.reform)**
          - open in 1 country; 1 finding waits for it, 0 of them critical; ask ministry

        """#)
  }

  @Test func `CSV has each figure on a row of its own`() throws {
    let csv = ReviewReport(try review([reviewProfiles[1]])).written(as: .csv, style: plain)
    #expect(
      csv.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        == """
        section,group,item,measure,value,countries
        state,North,framework,countries,1,BBB
        state,North,framework,mean low,0.125000000000,
        state,North,framework,mean high,0.250000000000,
        state,North,framework,mean settled,0.750000000000,
        state,North,framework,told apart,0,
        state,North,law-area,countries,1,BBB
        state,North,law-area,mean low,0.250000000000,
        state,North,law-area,mean high,0.500000000000,
        state,North,law-area,mean settled,0.500000000000,
        state,North,law-area,told apart,0,
        state,North,law-area,"basic reached, shown",0,
        state,North,law-area,"basic reached, possible",0,
        state,North,law-area,"full reached, shown",0,
        state,North,law-area,"full reached, possible",0,
        state,North,unit-area,countries,1,BBB
        state,North,unit-area,mean low,0.000000000000,
        state,North,unit-area,mean high,0.000000000000,
        state,North,unit-area,mean settled,1.000000000000,
        state,North,unit-area,told apart,0,
        state,North,unit-area,"basic reached, shown",0,
        state,North,unit-area,"basic reached, possible",0,
        state,North,unit-area,"full reached, shown",0,
        state,North,unit-area,"full reached, possible",0,
        state,All,framework,countries,1,BBB
        state,All,framework,mean low,0.125000000000,
        state,All,framework,mean high,0.250000000000,
        state,All,framework,mean settled,0.750000000000,
        state,All,framework,told apart,0,
        state,All,law-area,countries,1,BBB
        state,All,law-area,mean low,0.250000000000,
        state,All,law-area,mean high,0.500000000000,
        state,All,law-area,mean settled,0.500000000000,
        state,All,law-area,told apart,0,
        state,All,law-area,"basic reached, shown",0,
        state,All,law-area,"basic reached, possible",0,
        state,All,law-area,"full reached, shown",0,
        state,All,law-area,"full reached, possible",0,
        state,All,unit-area,countries,1,BBB
        state,All,unit-area,mean low,0.000000000000,
        state,All,unit-area,mean high,0.000000000000,
        state,All,unit-area,mean settled,1.000000000000,
        state,All,unit-area,told apart,0,
        state,All,unit-area,"basic reached, shown",0,
        state,All,unit-area,"basic reached, possible",0,
        state,All,unit-area,"full reached, shown",0,
        state,All,unit-area,"full reached, possible",0,
        weak spots,,unit-area,not met,2,
        weak spots,,unit-area,partly,0,
        weak spots,,unit-area,met,0,
        weak spots,,unit-area,unknown,0,
        weak spots,,unit-area,not applicable,0,
        weak spots,,law-area,not met,0,
        weak spots,,law-area,partly,1,
        weak spots,,law-area,met,0,
        weak spots,,law-area,unknown,1,
        weak spots,,law-area,not applicable,0,
        weak spots,,staff,not met,1,
        weak spots,,staff,partly,0,
        weak spots,,staff,met,0,
        weak spots,,staff,unknown,0,
        weak spots,,staff,not applicable,0,
        weak spots,,unit,not met,1,
        weak spots,,unit,partly,0,
        weak spots,,unit,met,0,
        weak spots,,unit,unknown,0,
        weak spots,,unit,not applicable,0,
        weak spots,,act,not met,0,
        weak spots,,act,partly,1,
        weak spots,,act,met,0,
        weak spots,,act,unknown,0,
        weak spots,,act,not applicable,0,
        pressing needs,,act,countries,1,BBB
        pressing needs,,act,blocks,,
        pressing needs,,act,caps,law-area,
        pressing needs,,unit,countries,1,BBB
        pressing needs,,unit,blocks,staff,
        pressing needs,,unit,caps,,
        actions,legislation,,needed,1,BBB
        actions,legislation,,may be needed,0,
        actions,legislation,,no project known,1,BBB
        actions,legislation,draft-act,needed,1,BBB
        actions,legislation,draft-act,may be needed,0,
        actions,units,,needed,1,BBB
        actions,units,,may be needed,0,
        actions,units,,no project known,0,
        actions,units,set-up-unit,needed,1,BBB
        actions,units,set-up-unit,may be needed,0,
        actions,units,pilot,under way,Title of pilot,BBB
        questions,,law.reform,countries,1,
        questions,,law.reform,open criteria,1,
        questions,,law.reform,open critical criteria,0,

        """)
  }

  @Test func `JSON is whole`() throws {
    #expect(
      ReviewReport(try review([reviewProfiles[1]], since: "2016-01-01"))
        .written(as: .json, style: plain) == """
          {
            "kind": "review",
            "format": 1,
            "asOf": "2020-01-01",
            "since": "2016-01-01",
            "leastGrade": "asserted",
            "rulebook": {
              "id": "framework",
              "edition": "1"
            },
            "countries": [
              {
                "code": "BBB",
                "name": "Bela",
                "region": "North",
                "subregion": "North B",
                "groups": [
                  "oif"
                ],
                "profileAsOf": "2020-01-01",
                "score": {
                  "low": "0.125000000000",
                  "high": "0.250000000000"
                },
                "rank": {
                  "best": 1,
                  "worst": 1,
                  "of": 1,
                  "distinguishable": false
                },
                "notMet": 2,
                "partly": 1,
                "met": 0,
                "unknown": 1,
                "notApplicable": 0,
                "gaps": [
                  "act",
                  "unit",
                  "staff"
                ],
                "pressingNeeds": [
                  "act",
                  "unit"
                ],
                "informationGaps": 1,
                "grownOld": [],
                "progress": {
                  "before": {
                    "low": "0.000000000000",
                    "high": "1.000000000000"
                  },
                  "afterAge": {
                    "low": "0.000000000000",
                    "high": "1.000000000000"
                  },
                  "afterEvidence": {
                    "low": "0.125000000000",
                    "high": "0.250000000000"
                  },
                  "now": {
                    "low": "0.125000000000",
                    "high": "0.250000000000"
                  },
                  "metByReform": [],
                  "shownByEvidence": [],
                  "noLongerShown": []
                }
              }
            ],
            "groups": [
              {
                "title": "North",
                "countries": [
                  "BBB"
                ],
                "framework": {
                  "countries": 1,
                  "meanLow": "0.125000000000",
                  "meanHigh": "0.250000000000",
                  "meanSettled": "0.750000000000",
                  "toldApart": 0,
                  "reached": null
                },
                "areas": {
                  "law-area": {
                    "countries": 1,
                    "meanLow": "0.250000000000",
                    "meanHigh": "0.500000000000",
                    "meanSettled": "0.500000000000",
                    "toldApart": 0,
                    "reached": {
                      "basic": [
                        0,
                        0
                      ],
                      "full": [
                        0,
                        0
                      ]
                    }
                  },
                  "unit-area": {
                    "countries": 1,
                    "meanLow": "0.000000000000",
                    "meanHigh": "0.000000000000",
                    "meanSettled": "1.000000000000",
                    "toldApart": 0,
                    "reached": {
                      "basic": [
                        0,
                        0
                      ],
                      "full": [
                        0,
                        0
                      ]
                    }
                  }
                }
              },
              {
                "title": "All",
                "countries": [
                  "BBB"
                ],
                "framework": {
                  "countries": 1,
                  "meanLow": "0.125000000000",
                  "meanHigh": "0.250000000000",
                  "meanSettled": "0.750000000000",
                  "toldApart": 0,
                  "reached": null
                },
                "areas": {
                  "law-area": {
                    "countries": 1,
                    "meanLow": "0.250000000000",
                    "meanHigh": "0.500000000000",
                    "meanSettled": "0.500000000000",
                    "toldApart": 0,
                    "reached": {
                      "basic": [
                        0,
                        0
                      ],
                      "full": [
                        0,
                        0
                      ]
                    }
                  },
                  "unit-area": {
                    "countries": 1,
                    "meanLow": "0.000000000000",
                    "meanHigh": "0.000000000000",
                    "meanSettled": "1.000000000000",
                    "toldApart": 0,
                    "reached": {
                      "basic": [
                        0,
                        0
                      ],
                      "full": [
                        0,
                        0
                      ]
                    }
                  }
                }
              }
            ],
            "weakSpots": {
              "areas": [
                {
                  "id": "unit-area",
                  "notMet": 2,
                  "partly": 0,
                  "met": 0,
                  "unknown": 0,
                  "notApplicable": 0
                },
                {
                  "id": "law-area",
                  "notMet": 0,
                  "partly": 1,
                  "met": 0,
                  "unknown": 1,
                  "notApplicable": 0
                }
              ],
              "criteria": [
                {
                  "id": "staff",
                  "notMet": 1,
                  "partly": 0,
                  "met": 0,
                  "unknown": 0,
                  "notApplicable": 0
                },
                {
                  "id": "unit",
                  "notMet": 1,
                  "partly": 0,
                  "met": 0,
                  "unknown": 0,
                  "notApplicable": 0
                },
                {
                  "id": "act",
                  "notMet": 0,
                  "partly": 1,
                  "met": 0,
                  "unknown": 0,
                  "notApplicable": 0
                }
              ]
            },
            "pressingNeeds": [
              {
                "criterion": "act",
                "severity": "high",
                "countries": [
                  "BBB"
                ],
                "blocks": [],
                "caps": [
                  "law-area"
                ]
              },
              {
                "criterion": "unit",
                "severity": "critical",
                "countries": [
                  "BBB"
                ],
                "blocks": [
                  "staff"
                ],
                "caps": []
              }
            ],
            "supportLines": [
              {
                "line": "legislation",
                "countries": [
                  "BBB"
                ],
                "mayNeed": 0,
                "noProjectKnown": [
                  "BBB"
                ],
                "actions": [
                  {
                    "id": "draft-act",
                    "countries": [
                      "BBB"
                    ],
                    "mayNeed": 0
                  }
                ],
                "projects": []
              },
              {
                "line": "units",
                "countries": [
                  "BBB"
                ],
                "mayNeed": 0,
                "noProjectKnown": [],
                "actions": [
                  {
                    "id": "set-up-unit",
                    "countries": [
                      "BBB"
                    ],
                    "mayNeed": 0
                  }
                ],
                "projects": [
                  {
                    "country": "BBB",
                    "id": "pilot",
                    "title": "Title of pilot",
                    "donor": null,
                    "from": "2019-01-01",
                    "until": "2021-01-01"
                  }
                ]
              }
            ],
            "help": [],
            "questions": [
              {
                "fact": "law.reform",
                "ask": "What of law.reform?",
                "respondent": "ministry",
                "countries": 1,
                "criteria": 1,
                "criticalCriteria": 0
              }
            ]
          }

          """)
  }

  @Test func `Long lists are cut in text and whole in CSV and JSON`() throws {
    let profiles = (0..<12).map { number in
      let letter = String(UnicodeScalar(UInt8(65 + number)))
      return (
        "AA\(letter) Land\(letter) North", "profile AA\(letter); as of 2020-01-01\npolice.unit: no"
      )
    }
    let report = ReviewReport(try review(profiles))
    let names = "LandA, LandB, LandC, LandD, LandE, LandF, LandG, LandH and 4\n      more"
    let text = report.written(as: .text, style: plain)
    #expect(text.contains("    12 countries (North 12): \(names)".prefix(70)))
    #expect(!text.contains("LandI"))
    let codes = profiles.map { String($0.0.prefix(3)) }
    #expect(
      report.written(as: .csv, style: plain).contains(
        "pressing needs,,unit,countries,12,\(codes.joined(separator: ";"))\r\n"))
    let json = report.written(as: .json, style: plain)
    #expect(codes.allSatisfy { json.contains("\"\($0)\"") })
  }

  @Test(arguments: [Review.Grouping.region, .subregion, .membership("oif")])
  func `No line is wider than 80 cells`(grouping: Review.Grouping) throws {
    for line in try report(by: grouping, since: "2016-01-01").split(separator: "\n") {
      #expect(TextLayout.cells(String(line)) <= 80)
    }
  }

  @Test(arguments: [
    (0, 195, "0%"), (1, 195, "0.5%"), (9, 195, "4.6%"), (195, 195, "100%"), (1, 5000, "<0.1%"),
    (4999, 5000, ">99.9%"), (1, 4, "25%"), (0, 0, "0%"),
  ])
  func `Shares are never rounded to none or to all`(count: Int, all: Int, text: String) throws {
    #expect(ReviewReport(try review()).share(count, of: all) == text)
  }
}
