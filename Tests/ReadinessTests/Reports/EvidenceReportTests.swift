import Testing

@testable import Readiness

struct EvidenceReportTests {
  private func written(
    _ format: TableReport.Format, _ facts: String = evidenceFacts
  ) throws -> String {
    let (quality, rulebook) = try evidenceQuality(facts)
    return EvidenceReport([("Côte d'Ivoire", quality)], under: rulebook)
      .written(as: format, style: plain)
  }

  @Test func `The text on one country has findings, sources and what expires`() throws {
    #expect(
      try written(.text) == """
        Evidence on Côte d'Ivoire (ARG), 2020-01-01

        Read by rules     8 facts
        Settled           4, of which by best grade 2 primary, 1 official, 0 reported, 1
                          asserted
        Narrowed          plan, staff
        Stale             unit
        Sources disagree  plan, point
        Left in conflict  plan
        Asserted only     net

        SOURCES, THOSE BEHIND MOST FACTS FIRST
        4 facts: report, Title of report (official, dated 2019-03-01)
        2 facts: act, Penal * Code (primary, dated 2015-06-30)
        1 fact: poster, Title of poster (official, dated 2019-01-01)

        STATEMENTS THAT EXPIRE WITHIN TWELVE MONTHS
        2020-07-01: staff: at least 10, stale then
        2020-12-31: law: yes, ends then

        """)
  }

  @Test func `Of a country without statements there is nothing to say`() throws {
    #expect(
      try written(.text, "") == """
        Evidence on Côte d'Ivoire (ARG), 2020-01-01

        Read by rules     8 facts
        Settled           0, of which by best grade 0 primary, 0 official, 0 reported, 0
                          asserted
        Narrowed          none
        Stale             none
        Sources disagree  none
        Left in conflict  none
        Asserted only     none

        SOURCES, THOSE BEHIND MOST FACTS FIRST
        None.

        STATEMENTS THAT EXPIRE WITHIN TWELVE MONTHS
        None.

        """)
  }

  @Test func `The Markdown says the same`() throws {
    #expect(
      try written(.markdown) == """
        # Evidence on Côte d'Ivoire, 2020-01-01

        - **Read by rules**: 8 facts
        - **Settled**: 4, of which by best grade 2 primary, 1 official, 0 reported, 1 asserted
        - **Narrowed**: plan, staff
        - **Stale**: unit
        - **Sources disagree**: plan, point
        - **Left in conflict**: plan
        - **Asserted only**: net

        ## Sources, those behind most facts first

        - 4 facts: report, Title of report (official, dated 2019-03-01)
        - 2 facts: act, Penal \\* Code (primary, dated 2015-06-30)
        - 1 fact: poster, Title of poster (official, dated 2019-01-01)

        ## Statements that expire within twelve months

        - 2020-07-01: staff: at least 10, stale then
        - 2020-12-31: law: yes, ends then

        """)
  }

  @Test func `The table on one country has a row for each statement`() throws {
    #expect(
      try written(.csv) == """
        fact,statement,kind,start,until,grade,source,place,expires\r
        law,yes,state,2016-01-01,2020-12-31,primary,act,Article 2,2020-12-31\r
        level,at least partial,state,2015-01-01,,primary,act,,\r
        level,partial,state,2015-01-01,,official,report,,\r
        motto,"Be, safe",state,2019-03-01,,official,report,,\r
        net,a,state,2020-01-01,,asserted,,,\r
        plan,yes,observation,2019-01-01,,official,report,,\r
        plan,no,observation,2019-01-01,,official,poster,,\r
        point,no,state,2019-03-01,,official,report,,\r
        point,yes,state,2019-03-01,,reported,press,,\r
        staff,at least 10,observation,2018-06-30,,official,report,,2020-07-01\r
        unit,yes,observation,2019-02-01,,reported,press,,\r

        """)
  }

  @Test func `The JSON on one country has every list`() throws {
    #expect(
      try written(.json) == """
        {
          "country": "ARG",
          "name": "Côte d'Ivoire",
          "asOf": "2020-01-01",
          "factsRead": 8,
          "settled": {
            "primary": 2,
            "official": 1,
            "reported": 0,
            "asserted": 1
          },
          "narrowed": [
            "plan",
            "staff"
          ],
          "stale": [
            "unit"
          ],
          "disagreeing": [
            "plan",
            "point"
          ],
          "conflicting": [
            "plan"
          ],
          "assertedOnly": [
            "net"
          ],
          "sources": [
            {
              "id": "report",
              "title": "Title of report",
              "facts": 4
            },
            {
              "id": "act",
              "title": "Penal * Code",
              "facts": 2
            },
            {
              "id": "poster",
              "title": "Title of poster",
              "facts": 1
            }
          ],
          "expiring": [
            {
              "day": "2020-07-01",
              "fact": "staff",
              "statement": "at least 10",
              "stale": true
            },
            {
              "day": "2020-12-31",
              "fact": "law",
              "statement": "yes",
              "stale": false
            }
          ]
        }

        """)
  }

  @Test func `Of several countries there is a row each`() throws {
    let (first, rulebook) = try evidenceQuality()
    let (second, _) = try evidenceQuality("profile TON; as of 2020-01-01\nlaw: no")
    let report = EvidenceReport([("Argentina", first), ("Tonga", second)], under: rulebook)
    #expect(
      report.written(as: .text, style: plain) == """
        code  settled  grades p/o/r/a  stale  conflicts  expiring  country
        ARG   4        2/1/0/1         1      2          2         Argentina
        TON   1        0/0/0/1         0      0          0         Tonga

        """)
    #expect(
      report.written(as: .csv, style: plain) == """
        code,read,settled,primary,official,reported,asserted,stale,conflicts,expiring,country\r
        ARG,8,4,2,1,0,1,1,2,2,Argentina\r
        TON,8,1,0,0,0,1,0,0,0,Tonga\r

        """)
  }
}
