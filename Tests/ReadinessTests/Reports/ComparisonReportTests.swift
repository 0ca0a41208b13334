import Testing

@testable import Readiness

struct ComparisonReportTests {
  private let countries = """
    35%
    20% to 33.333333%
    none applies
    10% to 34%
    may not apply
    """

  private func written(_ format: ComparisonReport.Format) throws -> String {
    ComparisonReport(try comparison(countries), origin: reviewOrigin)
      .written(as: format, style: plain)
  }

  @Test func `The text has a line for each country with its range of ranks`() throws {
    #expect(
      try written(.text) == """
        5 countries as of 2020-01-01, rulebook framework 1, evidence asserted or better
        A country is ahead of another only where their intervals do not meet; the rank
        gives the best and the worst place that it can have.

        country                     score           settled gaps     rank
        ARG Country 1               35%             100%    1 (0)    2
        ARG Country 2               20% to 33.4%    86.6%   1 (0)    3 to 4
        ARG Country 3               not applicable  –       –        does not apply
        ARG Country 4               10% to 34%      76%     1 (0)    3 to 4
        ARG Country 5               40% to 60%      80%     –        1

        Rules SHA-256 rules-digest; profiles SHA-256 profiles-digest; readiness 0.

        """)
  }

  @Test func `Countries that cannot be told apart are not ranked in the text`() throws {
    let report = ComparisonReport(
      try comparison("10% to 30%\n20%\n20% to 30%"), origin: reviewOrigin)
    #expect(
      report.written(as: .text, style: plain) == """
        3 countries as of 2020-01-01, rulebook framework 1, evidence asserted or better
        A country is ahead of another only where their intervals do not meet; the rank
        gives the best and the worst place that it can have.

        country                     score           settled gaps     rank
        ARG Country 1               10% to 30%      80%     1 (0)    not distinguishable
        ARG Country 2               20%             100%    1 (0)    not distinguishable
        ARG Country 3               20% to 30%      90%     1 (0)    not distinguishable

        Rules SHA-256 rules-digest; profiles SHA-256 profiles-digest; readiness 0.

        """)
  }

  @Test func `The table has every digit and the areas with their stages`() throws {
    #expect(
      try written(.csv) == """
        code,country,as of,profile as of,applies,low,high,settled,gaps,pressing needs,information gaps,best rank,worst rank,ranked,rank,edition,left out,area applies,area low,area high,area settled,area least stage,area greatest stage\r
        ARG,Country 1,2020-01-01,2020-01-01,yes,0.350000000000,0.350000000000,1.000000000000,1,0,0,2,2,4,2,full,0,yes,0.350000000000,0.350000000000,1.000000000000,start,start\r
        ARG,Country 2,2020-01-01,2020-01-01,yes,0.200000000000,0.333333330000,0.866666670000,1,0,0,3,4,4,3 to 4,full,0,yes,0.200000000000,0.333333330000,0.866666670000,start,start\r
        ARG,Country 3,2020-01-01,2020-01-01,no,,,,0,0,0,,,4,does not apply,full,0,no,,,,,\r
        ARG,Country 4,2020-01-01,2020-01-01,yes,0.100000000000,0.340000000000,0.760000000000,1,0,0,3,4,4,3 to 4,full,0,yes,0.100000000000,0.340000000000,0.760000000000,start,start\r
        ARG,Country 5,2020-01-01,2020-01-01,unknown,0.400000000000,0.600000000000,0.800000000000,0,0,1,1,1,4,1,full,0,unknown,0.400000000000,0.600000000000,0.800000000000,start,start\r

        """)
  }

  @Test func `The JSON has one object for each country`() throws {
    let report = ComparisonReport(try comparison("35%\nnone applies"), origin: reviewOrigin)
    #expect(
      report.written(as: .json, style: plain) == """
        {
          "kind": "comparison",
          "format": 1,
          "asOf": "2020-01-01",
          "leastGrade": "asserted",
          "lens": null,
          "rulebook": {
            "id": "framework",
            "edition": "1",
            "digest": "rules-digest"
          },
          "profiles": {
            "digest": "profiles-digest"
          },
          "edition": {
            "name": "full",
            "leftOut": 0,
            "countries": 0
          },
          "engineVersion": "0",
          "countries": [
            {
              "country": "ARG",
              "name": "Country 1",
              "asOf": "2020-01-01",
              "profileAsOf": "2020-01-01",
              "edition": "full",
              "leftOut": 0,
              "applies": "yes",
              "low": "0.350000000000",
              "high": "0.350000000000",
              "settled": "1.000000000000",
              "gaps": 1,
              "pressingNeeds": 0,
              "informationGaps": 0,
              "rank": {
                "best": 1,
                "worst": 1,
                "of": 1,
                "distinguishable": false
              },
              "areas": {
                "area": {
                  "applies": "yes",
                  "low": "0.350000000000",
                  "high": "0.350000000000",
                  "settled": "1.000000000000",
                  "isCapped": false,
                  "stages": [
                    "start",
                    "start"
                  ]
                }
              }
            },
            {
              "country": "ARG",
              "name": "Country 2",
              "asOf": "2020-01-01",
              "profileAsOf": "2020-01-01",
              "edition": "full",
              "leftOut": 0,
              "applies": "no",
              "low": null,
              "high": null,
              "settled": null,
              "gaps": 0,
              "pressingNeeds": 0,
              "informationGaps": 0,
              "rank": null,
              "areas": {
                "area": {
                  "applies": "no",
                  "low": null,
                  "high": null,
                  "settled": null,
                  "isCapped": false,
                  "stages": null
                }
              }
            }
          ]
        }

        """)
  }

  @Test func `A stream has the same objects, one a line`() throws {
    let report = ComparisonReport(try comparison("35%\nnone applies"), origin: reviewOrigin)
    #expect(
      report.written(as: .ndjson, style: plain) == """
        {"country":"ARG","name":"Country 1","asOf":"2020-01-01","profileAsOf":"2020-01-01","edition":"full","leftOut":0,"applies":"yes","low":"0.350000000000","high":"0.350000000000","settled":"1.000000000000","gaps":1,"pressingNeeds":0,"informationGaps":0,"rank":{"best":1,"worst":1,"of":1,"distinguishable":false},"areas":{"area":{"applies":"yes","low":"0.350000000000","high":"0.350000000000","settled":"1.000000000000","isCapped":false,"stages":["start","start"]}}}
        {"country":"ARG","name":"Country 2","asOf":"2020-01-01","profileAsOf":"2020-01-01","edition":"full","leftOut":0,"applies":"no","low":null,"high":null,"settled":null,"gaps":0,"pressingNeeds":0,"informationGaps":0,"rank":null,"areas":{"area":{"applies":"no","low":null,"high":null,"settled":null,"isCapped":false,"stages":null}}}

        """)
  }
}
