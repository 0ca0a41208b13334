import Testing

@testable import Readiness

struct TreatyReportTests {
  private func written(_ format: TableReport.Format) throws -> String {
    try treatyStatus(treatyCountries).written(as: format, style: plain)
  }

  @Test func `The text counts by region and names the countries behind each count`() throws {
    #expect(
      try written(.text) == """
        Treaties as of 2020-01-01, from 9 profiles
        Dates are the days from which the standing holds; ? marks doubtful evidence.

        PROTOCOL
        What of protocol?

        region              party      not known
        Africa              0          3
        Americas            0          1
        Europe              0          4
        world               0          8

        on doubtful evidence (1): Argentina

        ETS
        What of *it*?

        region              party      signed     invited    not known
        Africa              0          0          0          1
        Americas            0          0          1          1
        Europe              2          0          0          1
        world               2          0          1          3

        party, Europe (2): Albania 2004-07-01, Switzerland 2020-01-01?

        invited, Americas (1): Argentina 2010-09-22?

        not settled: Belgium (at least signed), Cameroon (at least signed)

        on doubtful evidence (2): Argentina, Switzerland

        """)
  }

  @Test func `The Markdown says the same`() throws {
    #expect(
      try written(.markdown) == """
        # Treaties as of 2020-01-01

        ## protocol

        What of protocol?

        | region | party | not known |
        | --- | --- | --- |
        | Africa | 0 | 3 |
        | Americas | 0 | 1 |
        | Europe | 0 | 4 |
        | world | 0 | 8 |

        On doubtful evidence: Argentina

        ## ets

        What of \\*it\\*?

        | region | party | signed | invited | not known |
        | --- | --- | --- | --- | --- |
        | Africa | 0 | 0 | 0 | 1 |
        | Americas | 0 | 0 | 1 | 1 |
        | Europe | 2 | 0 | 0 | 1 |
        | world | 2 | 0 | 1 | 3 |

        ### party

        - Europe (2): Albania 2004-07-01, Switzerland 2020-01-01?

        ### invited

        - Americas (1): Argentina 2010-09-22?

        Not settled: Belgium (at least signed), Cameroon (at least signed)

        On doubtful evidence: Argentina, Switzerland

        """)
  }

  @Test func `The table has a row for each country of which something is known`() throws {
    #expect(
      try written(.csv) == """
        treaty,as of,code,country,region,subregion,standing,since,evidence\r
        protocol,2020-01-01,ARG,Argentina,Americas,Part,none,2020-01-01,doubtful\r
        ets,2020-01-01,ALB,Albania,Europe,Part,party,2004-07-01,sourced\r
        ets,2020-01-01,ARG,Argentina,Americas,Part,invited,2010-09-22,doubtful\r
        ets,2020-01-01,BEL,Belgium,Europe,Part,at least signed,2002-01-01,sourced\r
        ets,2020-01-01,CHE,Switzerland,Europe,Part,party,2020-01-01,doubtful\r
        ets,2020-01-01,CIV,C|I,Africa,Part,none,2019-01-01,sourced\r
        ets,2020-01-01,CMR,Cameroon,Africa,Part,at least signed,2019-01-01,sourced\r

        """)
  }

  @Test func `The JSON has counts and countries`() throws {
    #expect(
      try written(.json) == """
        {
          "asOf": "2020-01-01",
          "treaties": [
            {
              "id": "protocol",
              "fact": "protocol",
              "counts": {
                "party": 0,
                "not known": 8
              },
              "countries": [
                {
                  "code": "ARG",
                  "name": "Argentina",
                  "region": "Americas",
                  "standing": "none",
                  "since": "2020-01-01",
                  "doubtful": true
                }
              ]
            },
            {
              "id": "ets",
              "fact": "treaty.ets",
              "counts": {
                "party": 2,
                "signed": 0,
                "invited": 1,
                "not known": 3
              },
              "countries": [
                {
                  "code": "ALB",
                  "name": "Albania",
                  "region": "Europe",
                  "standing": "party",
                  "since": "2004-07-01",
                  "doubtful": false
                },
                {
                  "code": "ARG",
                  "name": "Argentina",
                  "region": "Americas",
                  "standing": "invited",
                  "since": "2010-09-22",
                  "doubtful": true
                },
                {
                  "code": "BEL",
                  "name": "Belgium",
                  "region": "Europe",
                  "standing": "at least signed",
                  "since": "2002-01-01",
                  "doubtful": false
                },
                {
                  "code": "CHE",
                  "name": "Switzerland",
                  "region": "Europe",
                  "standing": "party",
                  "since": "2020-01-01",
                  "doubtful": true
                },
                {
                  "code": "CIV",
                  "name": "C|I",
                  "region": "Africa",
                  "standing": "none",
                  "since": "2019-01-01",
                  "doubtful": false
                },
                {
                  "code": "CMR",
                  "name": "Cameroon",
                  "region": "Africa",
                  "standing": "at least signed",
                  "since": "2019-01-01",
                  "doubtful": false
                }
              ]
            }
          ]
        }

        """)
  }

  @Test func `Without countries the counts are zero`() throws {
    #expect(
      try treatyStatus("").written(as: .text, style: plain) == """
        Treaties as of 2020-01-01, from 0 profiles
        Dates are the days from which the standing holds; ? marks doubtful evidence.

        PROTOCOL
        What of protocol?

        region              party      not known
        world               0          0

        ETS
        What of *it*?

        region              party      signed     invited    not known
        world               0          0          0          0

        """)
  }
}
