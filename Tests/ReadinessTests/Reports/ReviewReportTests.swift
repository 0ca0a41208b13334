import Testing

@testable import Readiness

private func report(
  _ format: ReviewReport.Format = .text, by grouping: Review.Grouping = .region,
  since: String? = nil
) throws -> String {
  ReviewReport(try review(by: grouping, since: since), origin: reviewOrigin)
    .written(as: format, style: plain)
}

struct ReviewReportTests {
  @Test func `The review reads like a document`() throws {
    #expect(
      try report(since: "2016-01-01") == """
        Global review of needs
        5 countries by region, as of 2020-01-01, by evidence asserted or better and the
        rulebook framework 1.
        What is unknown is counted as unknown, never as lacking. A figure such as 3–54
        goes from what the evidence shows to what remains possible.

        1. MAIN FINDINGS
        1.1   Something is known of 4 of 5 countries, and 50% of all findings are known
              (10 of 20). Most is known in the area Unit (70%). See section 2 and
              section 7.

        1.2   3 countries can be placed ahead of another or behind one by the score; 2
              are not distinguishable from any other and are left unordered. See section
              2.

        1.3   The area with the greatest share not met is Unit: of 10 findings 4 (40%)
              are not met and 0 partly. The criterion most often not met is “The unit
              has staff”: in 2 countries. See section 3.

        1.4   2 criteria are pressing needs in 3 countries together. Most shared is “The
              act is in force” (2 countries), then “There is a unit” (2). See section 4.

        1.5   3 countries are shown to need support, most often for “Legislation” (2);
              needs are shown under 2 of the 2 lines of the Action Plan. In 3 of these
              countries no project is known on a line that they need. See section 5.

        1.6   2 countries could be helped by a country of the same region or membership
              that meets, on official or primary evidence, what they lack; this holds
              for 2 criteria. See section 6.

        1.7   The first question to answer is “Is there a unit?”: it is open in 1
              country. Answers have grown too old in 1 country. See section 7.

        1.8   Since 2016-01-01 the score that the evidence shows has risen in 3
              countries and fallen in 0. Reform has most often led to “The act is in
              force” (1 country). See section 8.

        2. STATE OF CAPACITIES
        2.1   A finding says of one criterion in one country whether it is met, partly
              met or not met, or that this is unknown; criteria that do not apply are
              left out. 10 of 20 findings are known (50%).

        Table 1. Findings by region. Any known: countries of which at least one finding
        is known.

        region  countries  any known  findings      known  met  partly  not met
        North           2          2         8    6 (75%)    3       1        2
        South           3          2        12  4 (33.3%)    1       0        3
        All             5          4        20   10 (50%)    4       1        5

        Table 2. Countries that are distinguishable from another by their score, with
        the best and the worst place that each can have.

        country   place         score
        Alba     1 to 2   75% to 100%
        Bela     2 to 5  12.5% to 25%
        Dora     2 to 5     0% to 50%

        2.2   The other 2 countries are not distinguishable from any and are left
              unordered.

        Table 3. How many countries score how much: those that are shown to, and those
        that may.

        region  countries  25% or more  50% or more  75% or more
        North           2          1–2            1            1
        South           3          1–3          0–3          0–2
        All             5          2–5          1–4          1–3

        Table 4. Areas: findings known; countries that score at least 50% and that have
        reached each stage, from those shown to those possible; countries
        distinguishable from another.

        area    known  50% or more  basic  full  distinguishable
        Law   3 (30%)          1–5    1–3   0–3                0
        Unit  7 (70%)          2–3    2–3   1–3                4

        Table 5. Findings by area and region: how many are met, of how many known; the
        rest is unknown.

        area   North   South     All
        Law   1 of 2  0 of 1  1 of 3
        Unit  2 of 4  1 of 3  3 of 7

        2.3   By region, areas in which a country is shown to have reached a stage or a
              score of 50% or more: how many have, of how many.

        2.4   Law
              basic: North 1 of 2
              score 50% or more: North 1–2 of 2
        2.5   Unit
              basic: North 1 of 2, South 1–2 of 3
              full: North 1 of 2
              score 50% or more: North 1 of 2, South 1–2 of 3

        3. WEAK SPOTS
        Table 6. Findings on the criteria of each area, the greatest share not met
        first, then partly met. Short are those of the unknown that are surely not fully
        met.

        area  not met   partly  short      met  unknown
        Unit  4 (40%)        0      0  3 (30%)  3 (30%)
        Law   1 (10%)  1 (10%)      0  1 (10%)  7 (70%)

        3.1   The criteria that are not met in most countries, then those partly met in
              most:

        3.2   The unit has staff (staff)
              Of 5 countries: not met 2 (40%), partly 0, met 1 (20%), unknown 2 (40%)
              Not met: Bela, Dora
        3.3   There is a unit (unit)
              Of 5 countries: not met 2 (40%), partly 0, met 2 (40%), unknown 1 (20%)
              Not met: Bela, Dora
        3.4   The act is in force (act)
              Of 5 countries: not met 1 (20%), partly 1 (20%), met 1 (20%), unknown 2
                (40%)
              Not met: Cala
              Partly met: Bela

        4. PRESSING NEEDS
        4.1   A pressing need is a gap that is critical, or that is high and holds
              something back. Those of most countries stand first, of equally many those
              that hold back most.

        4.2   The act is in force (act), high
              2 countries (North 1, South 1): Bela, Cala
              Keeps Law capped at 50%
        4.3   There is a unit (unit), critical
              2 countries (North 1, South 1): Bela, Dora
              Blocks The unit has staff (staff)

        5. PROPOSED ACTIONS
        5.1   Actions stand under the 2 lines of support of the Action Plan. A country
              needs an action that closes one of its gaps. Months and costs are for one
              country and are assumptions. That no project is known does not say that
              there is none.

        5.2   Legislation
              Needed in 2 countries (North 1, South 1). For 3 more too little is known
                to tell.
              Draft the act: 2 countries (advice, 12 months, 1000 to 4000 EUR each):
                Bela, Cala
              No project is known in 2: Bela, Cala
        5.3   Units
              Needed in 2 countries (North 1, South 1). For 2 more too little is known
                to tell.
              Set up a unit: 2 countries (advice, 12 months, 1000 to 4000 EUR each):
                Bela, Dora
              Under way: Bela, Title of pilot (2019-01-01 to 2021-01-01)
              Projects also in 1 country without a gap shown under it: Cala
              No project is known in 1: Dora

        6. WHO COULD HELP WHOM
        6.1   A country could help another that lacks a criterion if it meets it on
              official or primary evidence and shares with it the region, or the OIF,
              the CPLP, the Commonwealth or the Arab League. The criteria with most
              countries that could be helped stand first.

        6.2   There is a unit (unit)
              North: Alba could help Bela
              South: Cala could help Dora
              OIF: Cala could help Bela
        6.3   The act is in force (act)
              North: Alba could help Bela
              No such country is known for Cala

        7. WHAT TO FIND OUT NEXT
        7.1   10 of 20 findings are unknown (50%).

        7.2   No finding is known of 1 country (South 1): Elba.

        7.3   1 answer has grown too old in 1 country (North 1): Alba.

        7.4   The questions for which most findings wait, those on critical criteria
              first:

        7.5   Is there a unit? (police.unit)
              Open in 1 of 5 countries; 1 finding waits for it, 1 of them critical; to
                be asked of: police
        7.6   What of law.reform? (law.reform)
              Open in 5 of 5 countries; 5 findings wait for it, none of them critical;
                to be asked of: ministry
        7.7   Is the act in force? (law.act)
              Open in 2 of 5 countries; 2 findings wait for it, none of them critical;
                to be asked of: justice
        7.8   What of law.draft? (law.draft)
              Open in 2 of 5 countries; 2 findings wait for it, none of them critical;
                to be asked of: justice
        7.9   What of police.staff? (police.staff)
              Open in 2 of 5 countries; 2 findings wait for it, none of them critical;
                to be asked of: ministry

        8. PROGRESS SINCE 2016-01-01
        8.1   Both dates are judged by what is known today. Reform is what became so;
              evidence, what became known without a date of its own; age, what can no
              longer be relied on.

        Table 7. Countries whose shown score rose or fell, and criteria that came to be
        met by reform, came to be shown by new evidence, or are no longer shown to be
        met.

        group  rose  fell  reform  evidence  no longer
        North     2     0       1         1          1
        South     1     0       0         1          0
        All       3     0       1         2          1

        Table 8. Countries whose score changed, the greatest rise first; the causes of
        the change of the shown score in points of percent.

        country       before           now  reform  evidence  age
        Alba     50% to 100%   75% to 100%     +25       +25  -25
        Cala      0% to 100%    25% to 75%       0       +25    0
        Bela      0% to 100%  12.5% to 25%       0     +12.5    0
        Dora      0% to 100%     0% to 50%       0         0    0

        8.2   Met by reform, the criteria of most countries first:

        8.3   The act is in force (act)
              1 country (North 1): Alba

        8.4   Shown by new evidence, the criteria of most countries first:

        8.5   The unit has staff (staff)
              1 country (North 1): Alba
        8.6   There is a unit (unit)
              1 country (South 1): Cala

        8.7   No longer shown to be met, the criteria of most countries first:

        8.8   Reform has gone on (reform)
              1 country (North 1): Alba

        9. HOW THIS WAS MADE
        9.1   Rulebook framework 1, SHA-256 rules-digest.

        9.2   5 profiles and the register of countries, SHA-256 profiles-digest.

        9.3   Assessed for 2020-01-01 with evidence asserted or better, full edition, by
              readiness 0.

        9.4   Costs are assumptions in EUR of 2024: Estimates

        """)
  }

  @Test func `Nothing known is told in few words`() throws {
    #expect(
      ReviewReport(try review([reviewProfiles[4]]), origin: reviewOrigin)
        .written(as: .text, style: plain) == """
          Global review of needs
          1 country by region, as of 2020-01-01, by evidence asserted or better and the
          rulebook framework 1.
          What is unknown is counted as unknown, never as lacking. A figure such as 3–54
          goes from what the evidence shows to what remains possible.

          1. MAIN FINDINGS
          1.1   Something is known of 0 of 1 country, and 0% of all findings are known (0
                of 4). See section 2 and section 7.

          1.2   No country is distinguishable from another by its score, so none is placed
                ahead of another. See section 2.

          1.3   No criterion is shown to be lacking in any country. See section 3.

          1.4   The evidence shows no pressing need in any country. See section 4.

          1.5   No country is shown to need an action. See section 5.

          1.6   No country is found that could help another. See section 6.

          1.7   The first question to answer is “Is there a unit?”: it is open in 1
                country. See section 7.

          2. STATE OF CAPACITIES
          2.1   A finding says of one criterion in one country whether it is met, partly
                met or not met, or that this is unknown; criteria that do not apply are
                left out. 0 of 4 findings are known (0%).

          Table 1. Findings by region. Any known: countries of which at least one finding
          is known.

          region  countries  any known  findings  known  met  partly  not met
          South           1          0         4      0    0       0        0
          All             1          0         4      0    0       0        0

          2.2   There are no two countries to compare.

          2.3   For no country does the evidence decide whether it scores 25% or more, 50%
                or more, 75% or more.

          Table 2. Areas: findings known; countries that score at least 50% and that have
          reached each stage, from those shown to those possible; countries
          distinguishable from another.

          area  known  50% or more  basic  full  distinguishable
          Law       0          0–1    0–1   0–1                0
          Unit      0          0–1    0–1   0–1                0

          Table 3. Findings by area and region: how many are met, of how many known; the
          rest is unknown.

          area  South  All
          Law       –    –
          Unit      –    –

          2.4   No country is shown to have reached a stage above the first.

          3. WEAK SPOTS
          Table 4. Findings on the criteria of each area, the greatest share not met
          first, then partly met. Short are those of the unknown that are surely not fully
          met.

          area  not met  partly  short  met   unknown
          Law         0       0      0    0  2 (100%)
          Unit        0       0      0    0  2 (100%)

          3.1   No criterion is shown to be lacking in any country.

          4. PRESSING NEEDS
          4.1   The evidence shows no pressing need in any country.

          5. PROPOSED ACTIONS
          5.1   Actions stand under the 2 lines of support of the Action Plan. A country
                needs an action that closes one of its gaps. Months and costs are for one
                country and are assumptions. That no project is known does not say that
                there is none.

          5.2   Legislation
                No country is shown to need it. For 1 too little is known to tell.
          5.3   Units
                No country is shown to need it. For 1 too little is known to tell.

          6. WHO COULD HELP WHOM
          6.1   No country that lacks a criterion shares a region, or the OIF, the CPLP,
                the Commonwealth or the Arab League, with one that meets it on official or
                primary evidence.

          7. WHAT TO FIND OUT NEXT
          7.1   4 of 4 findings are unknown (100%).

          7.2   No finding is known of 1 country (South 1): Elba.

          7.3   The questions for which most findings wait, those on critical criteria
                first:

          7.4   Is there a unit? (police.unit)
                Open in 1 of 1 country; 1 finding waits for it, 1 of them critical; to
                  be asked of: police
          7.5   Is the act in force? (law.act)
                Open in 1 of 1 country; 1 finding waits for it, none of them critical;
                  to be asked of: justice
          7.6   What of law.draft? (law.draft)
                Open in 1 of 1 country; 1 finding waits for it, none of them critical;
                  to be asked of: justice
          7.7   What of law.reform? (law.reform)
                Open in 1 of 1 country; 1 finding waits for it, none of them critical;
                  to be asked of: ministry
          7.8   What of police.staff? (police.staff)
                Open in 1 of 1 country; 1 finding waits for it, none of them critical;
                  to be asked of: ministry

          8. HOW THIS WAS MADE
          8.1   Rulebook framework 1, SHA-256 rules-digest.

          8.2   1 profile and the register of countries, SHA-256 profiles-digest.

          8.3   Assessed for 2020-01-01 with evidence asserted or better, full edition, by
                readiness 0.

          8.4   Costs are assumptions in EUR of 2024: Estimates

          """)
  }

  @Test func `The Markdown form has the same contents and escapes them`() throws {
    let hostile = ("AAA <b>A|b* North", "profile AAA; as of 2020-01-01\npolice.unit: no")
    #expect(
      ReviewReport(try review([hostile]), origin: reviewOrigin)
        .written(as: .markdown, style: plain) == #"""
          # Global review of needs

          1 country by region, as of 2020-01-01, by evidence asserted or better and the rulebook framework 1.

          What is unknown is counted as unknown, never as lacking. A figure such as 3–54 goes from what the evidence shows to what remains possible.

          ## 1. Main findings

          1.1 Something is known of 1 of 1 country, and 50% of all findings are known (2 of 4). Most is known in the area Unit (100%), nothing in Law. See section 2 and section 7.

          1.2 No country is distinguishable from another by its score, so none is placed ahead of another. See section 2.

          1.3 The area with the greatest share not met is Unit: of 2 findings 2 (100%) are not met and 0 partly. The criterion most often not met is “The unit has staff”: in 1 country. See section 3.

          1.4 1 criterion is a pressing need in 1 country together. Most shared is “There is a unit” (1 country). See section 4.

          1.5 1 country is shown to need support, most often for “Units” (1); needs are shown under 1 of the 2 lines of the Action Plan. In 1 of these countries no project is known on a line that they need. See section 5.

          1.6 No country is found that could help another. See section 6.

          1.7 The first question to answer is “Is the act in force?”: it is open in 1 country. See section 7.

          ## 2. State of capacities

          2.1 A finding says of one criterion in one country whether it is met, partly met or not met, or that this is unknown; criteria that do not apply are left out. 2 of 4 findings are known (50%).

          Table 1. Findings by region. Any known: countries of which at least one finding is known.

          | region | countries | any known | findings | known | met | partly | not met |
          | --- | --- | --- | --- | --- | --- | --- | --- |
          | North | 1 | 1 | 4 | 2 (50%) | 0 | 0 | 2 |
          | All | 1 | 1 | 4 | 2 (50%) | 0 | 0 | 2 |

          2.2 There are no two countries to compare.

          Table 2. How many countries score how much: those that are shown to, and those that may.

          | region | countries | 25% or more | 50% or more | 75% or more |
          | --- | --- | --- | --- | --- |
          | North | 1 | 0–1 | 0–1 | 0 |
          | All | 1 | 0–1 | 0–1 | 0 |

          Table 3. Areas: findings known; countries that score at least 50% and that have reached each stage, from those shown to those possible; countries distinguishable from another.

          | area | known | 50% or more | basic | full | distinguishable |
          | --- | --- | --- | --- | --- | --- |
          | Law | 0 | 0–1 | 0–1 | 0–1 | 0 |
          | Unit | 2 (100%) | 0 | 0 | 0 | 0 |

          Table 4. Findings by area and region: how many are met, of how many known; the rest is unknown.

          | area | North | All |
          | --- | --- | --- |
          | Law | – | – |
          | Unit | 0 of 2 | 0 of 2 |

          2.3 No country is shown to have reached a stage above the first.

          ## 3. Weak spots

          Table 5. Findings on the criteria of each area, the greatest share not met first, then partly met. Short are those of the unknown that are surely not fully met.

          | area | not met | partly | short | met | unknown |
          | --- | --- | --- | --- | --- | --- |
          | Unit | 2 (100%) | 0 | 0 | 0 | 0 |
          | Law | 0 | 0 | 0 | 0 | 2 (100%) |

          3.1 The criteria that are not met in most countries, then those partly met in most:

          3.2 **The unit has staff (staff)**

          - Of 1 country: not met 1 (100%), partly 0, met 0, unknown 0
          - Not met: &lt;b&gt;A\|b\*

          3.3 **There is a unit (unit)**

          - Of 1 country: not met 1 (100%), partly 0, met 0, unknown 0
          - Not met: &lt;b&gt;A\|b\*

          ## 4. Pressing needs

          4.1 A pressing need is a gap that is critical, or that is high and holds something back. Those of most countries stand first, of equally many those that hold back most.

          4.2 **There is a unit (unit), critical**

          - 1 country (North 1): &lt;b&gt;A\|b\*
          - Blocks The unit has staff (staff)

          ## 5. Proposed actions

          5.1 Actions stand under the 2 lines of support of the Action Plan. A country needs an action that closes one of its gaps. Months and costs are for one country and are assumptions. That no project is known does not say that there is none.

          5.2 **Legislation**

          - No country is shown to need it. For 1 too little is known to tell.

          5.3 **Units**

          - Needed in 1 country (North 1).
          - Set up a unit: 1 country (advice, 12 months, 1000 to 4000 EUR each): &lt;b&gt;A\|b\*
          - No project is known in 1: &lt;b&gt;A\|b\*

          ## 6. Who could help whom

          6.1 No country that lacks a criterion shares a region, or the OIF, the CPLP, the Commonwealth or the Arab League, with one that meets it on official or primary evidence.

          ## 7. What to find out next

          7.1 2 of 4 findings are unknown (50%).

          7.2 The questions for which most findings wait, those on critical criteria first:

          7.3 **Is the act in force? (law.act)**

          - Open in 1 of 1 country; 1 finding waits for it, none of them critical; to be asked of: justice

          7.4 **What of law.draft? (law.draft)**

          - Open in 1 of 1 country; 1 finding waits for it, none of them critical; to be asked of: justice

          7.5 **What of law.reform? (law.reform)**

          - Open in 1 of 1 country; 1 finding waits for it, none of them critical; to be asked of: ministry

          ## 8. How this was made

          8.1 Rulebook framework 1, SHA-256 rules-digest.

          8.2 1 profile and the register of countries, SHA-256 profiles-digest.

          8.3 Assessed for 2020-01-01 with evidence asserted or better, full edition, by readiness 0.

          8.4 Costs are assumptions in EUR of 2024: Estimates

          """#)
  }

  @Test func `CSV has each figure on a row of its own`() throws {
    let csv = ReviewReport(try review([reviewProfiles[1]]), origin: reviewOrigin)
      .written(as: .csv, style: plain)
    #expect(
      csv.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        == """
        section,group,item,measure,value,countries
        origin,,,as of,2020-01-01,
        origin,,,since,,
        origin,,,least grade,asserted,
        origin,,,rulebook,framework 1,
        origin,,,rules digest,rules-digest,
        origin,,,profiles digest,profiles-digest,
        origin,,,engine version,0,
        origin,,,edition,full,
        origin,,,statements left out,0,
        state,North,framework,countries,1,BBB
        state,North,framework,mean low,0.125000000000,
        state,North,framework,mean high,0.250000000000,
        state,North,framework,mean settled,0.750000000000,
        state,North,framework,distinguishable,0,
        state,North,framework,"25% or more, shown",0,
        state,North,framework,"25% or more, possible",1,
        state,North,framework,"50% or more, shown",0,
        state,North,framework,"50% or more, possible",0,
        state,North,framework,"75% or more, shown",0,
        state,North,framework,"75% or more, possible",0,
        state,North,framework,not met,2,
        state,North,framework,partly,1,
        state,North,framework,met,0,
        state,North,framework,unknown,1,
        state,North,framework,"unknown, not fully met",0,
        state,North,framework,not applicable,0,
        state,North,law-area,countries,1,BBB
        state,North,law-area,mean low,0.250000000000,
        state,North,law-area,mean high,0.500000000000,
        state,North,law-area,mean settled,0.500000000000,
        state,North,law-area,distinguishable,0,
        state,North,law-area,"basic reached, shown",0,
        state,North,law-area,"basic reached, possible",0,
        state,North,law-area,"full reached, shown",0,
        state,North,law-area,"full reached, possible",0,
        state,North,law-area,"25% or more, shown",1,
        state,North,law-area,"25% or more, possible",1,
        state,North,law-area,"50% or more, shown",0,
        state,North,law-area,"50% or more, possible",1,
        state,North,law-area,"75% or more, shown",0,
        state,North,law-area,"75% or more, possible",0,
        state,North,law-area,not met,0,
        state,North,law-area,partly,1,
        state,North,law-area,met,0,
        state,North,law-area,unknown,1,
        state,North,law-area,"unknown, not fully met",0,
        state,North,law-area,not applicable,0,
        state,North,unit-area,countries,1,BBB
        state,North,unit-area,mean low,0.000000000000,
        state,North,unit-area,mean high,0.000000000000,
        state,North,unit-area,mean settled,1.000000000000,
        state,North,unit-area,distinguishable,0,
        state,North,unit-area,"basic reached, shown",0,
        state,North,unit-area,"basic reached, possible",0,
        state,North,unit-area,"full reached, shown",0,
        state,North,unit-area,"full reached, possible",0,
        state,North,unit-area,"25% or more, shown",0,
        state,North,unit-area,"25% or more, possible",0,
        state,North,unit-area,"50% or more, shown",0,
        state,North,unit-area,"50% or more, possible",0,
        state,North,unit-area,"75% or more, shown",0,
        state,North,unit-area,"75% or more, possible",0,
        state,North,unit-area,not met,2,
        state,North,unit-area,partly,0,
        state,North,unit-area,met,0,
        state,North,unit-area,unknown,0,
        state,North,unit-area,"unknown, not fully met",0,
        state,North,unit-area,not applicable,0,
        state,All,framework,countries,1,BBB
        state,All,framework,mean low,0.125000000000,
        state,All,framework,mean high,0.250000000000,
        state,All,framework,mean settled,0.750000000000,
        state,All,framework,distinguishable,0,
        state,All,framework,"25% or more, shown",0,
        state,All,framework,"25% or more, possible",1,
        state,All,framework,"50% or more, shown",0,
        state,All,framework,"50% or more, possible",0,
        state,All,framework,"75% or more, shown",0,
        state,All,framework,"75% or more, possible",0,
        state,All,framework,not met,2,
        state,All,framework,partly,1,
        state,All,framework,met,0,
        state,All,framework,unknown,1,
        state,All,framework,"unknown, not fully met",0,
        state,All,framework,not applicable,0,
        state,All,law-area,countries,1,BBB
        state,All,law-area,mean low,0.250000000000,
        state,All,law-area,mean high,0.500000000000,
        state,All,law-area,mean settled,0.500000000000,
        state,All,law-area,distinguishable,0,
        state,All,law-area,"basic reached, shown",0,
        state,All,law-area,"basic reached, possible",0,
        state,All,law-area,"full reached, shown",0,
        state,All,law-area,"full reached, possible",0,
        state,All,law-area,"25% or more, shown",1,
        state,All,law-area,"25% or more, possible",1,
        state,All,law-area,"50% or more, shown",0,
        state,All,law-area,"50% or more, possible",1,
        state,All,law-area,"75% or more, shown",0,
        state,All,law-area,"75% or more, possible",0,
        state,All,law-area,not met,0,
        state,All,law-area,partly,1,
        state,All,law-area,met,0,
        state,All,law-area,unknown,1,
        state,All,law-area,"unknown, not fully met",0,
        state,All,law-area,not applicable,0,
        state,All,unit-area,countries,1,BBB
        state,All,unit-area,mean low,0.000000000000,
        state,All,unit-area,mean high,0.000000000000,
        state,All,unit-area,mean settled,1.000000000000,
        state,All,unit-area,distinguishable,0,
        state,All,unit-area,"basic reached, shown",0,
        state,All,unit-area,"basic reached, possible",0,
        state,All,unit-area,"full reached, shown",0,
        state,All,unit-area,"full reached, possible",0,
        state,All,unit-area,"25% or more, shown",0,
        state,All,unit-area,"25% or more, possible",0,
        state,All,unit-area,"50% or more, shown",0,
        state,All,unit-area,"50% or more, possible",0,
        state,All,unit-area,"75% or more, shown",0,
        state,All,unit-area,"75% or more, possible",0,
        state,All,unit-area,not met,2,
        state,All,unit-area,partly,0,
        state,All,unit-area,met,0,
        state,All,unit-area,unknown,0,
        state,All,unit-area,"unknown, not fully met",0,
        state,All,unit-area,not applicable,0,
        weak spots,,unit-area,not met,2,
        weak spots,,unit-area,partly,0,
        weak spots,,unit-area,met,0,
        weak spots,,unit-area,unknown,0,
        weak spots,,unit-area,"unknown, not fully met",0,
        weak spots,,unit-area,not applicable,0,
        weak spots,,law-area,not met,0,
        weak spots,,law-area,partly,1,
        weak spots,,law-area,met,0,
        weak spots,,law-area,unknown,1,
        weak spots,,law-area,"unknown, not fully met",0,
        weak spots,,law-area,not applicable,0,
        weak spots,,staff,not met,1,BBB
        weak spots,,staff,partly,0,
        weak spots,,staff,met,0,
        weak spots,,staff,unknown,0,
        weak spots,,staff,not applicable,0,
        weak spots,,unit,not met,1,BBB
        weak spots,,unit,partly,0,
        weak spots,,unit,met,0,
        weak spots,,unit,unknown,0,
        weak spots,,unit,not applicable,0,
        weak spots,,act,not met,0,
        weak spots,,act,partly,1,BBB
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
      ReviewReport(try review([reviewProfiles[1]], since: "2016-01-01"), origin: reviewOrigin)
        .written(as: .json, style: plain) == """
          {
            "kind": "review",
            "format": 1,
            "asOf": "2020-01-01",
            "since": "2016-01-01",
            "leastGrade": "asserted",
            "engineVersion": "0",
            "rulebook": {
              "id": "framework",
              "edition": "1",
              "digest": "rules-digest"
            },
            "profiles": {
              "count": 1,
              "digest": "profiles-digest"
            },
            "edition": {
              "name": "full",
              "leftOut": 0,
              "countries": 0
            },
            "grouping": "region",
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
                "leftOut": 0,
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
                "notFullyMet": 0,
                "notApplicable": 0,
                "areas": {
                  "law-area": {
                    "score": {
                      "low": "0.250000000000",
                      "high": "0.500000000000"
                    },
                    "settled": "0.500000000000",
                    "stages": [
                      "start",
                      "start"
                    ]
                  },
                  "unit-area": {
                    "score": {
                      "low": "0.000000000000",
                      "high": "0.000000000000"
                    },
                    "settled": "1.000000000000",
                    "stages": [
                      "start",
                      "start"
                    ]
                  }
                },
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
                "findings": {
                  "notMet": 2,
                  "partly": 1,
                  "met": 0,
                  "unknown": 1,
                  "notFullyMet": 0,
                  "notApplicable": 0
                },
                "framework": {
                  "countries": 1,
                  "meanLow": "0.125000000000",
                  "meanHigh": "0.250000000000",
                  "meanSettled": "0.750000000000",
                  "distinguishable": 0,
                  "scoring": {
                    "0.250000000000": [
                      0,
                      1
                    ],
                    "0.500000000000": [
                      0,
                      0
                    ],
                    "0.750000000000": [
                      0,
                      0
                    ]
                  },
                  "reached": null
                },
                "areas": {
                  "law-area": {
                    "findings": {
                      "notMet": 0,
                      "partly": 1,
                      "met": 0,
                      "unknown": 1,
                      "notFullyMet": 0,
                      "notApplicable": 0
                    },
                    "standing": {
                      "countries": 1,
                      "meanLow": "0.250000000000",
                      "meanHigh": "0.500000000000",
                      "meanSettled": "0.500000000000",
                      "distinguishable": 0,
                      "scoring": {
                        "0.250000000000": [
                          1,
                          1
                        ],
                        "0.500000000000": [
                          0,
                          1
                        ],
                        "0.750000000000": [
                          0,
                          0
                        ]
                      },
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
                  },
                  "unit-area": {
                    "findings": {
                      "notMet": 2,
                      "partly": 0,
                      "met": 0,
                      "unknown": 0,
                      "notFullyMet": 0,
                      "notApplicable": 0
                    },
                    "standing": {
                      "countries": 1,
                      "meanLow": "0.000000000000",
                      "meanHigh": "0.000000000000",
                      "meanSettled": "1.000000000000",
                      "distinguishable": 0,
                      "scoring": {
                        "0.250000000000": [
                          0,
                          0
                        ],
                        "0.500000000000": [
                          0,
                          0
                        ],
                        "0.750000000000": [
                          0,
                          0
                        ]
                      },
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
              },
              {
                "title": "All",
                "countries": [
                  "BBB"
                ],
                "findings": {
                  "notMet": 2,
                  "partly": 1,
                  "met": 0,
                  "unknown": 1,
                  "notFullyMet": 0,
                  "notApplicable": 0
                },
                "framework": {
                  "countries": 1,
                  "meanLow": "0.125000000000",
                  "meanHigh": "0.250000000000",
                  "meanSettled": "0.750000000000",
                  "distinguishable": 0,
                  "scoring": {
                    "0.250000000000": [
                      0,
                      1
                    ],
                    "0.500000000000": [
                      0,
                      0
                    ],
                    "0.750000000000": [
                      0,
                      0
                    ]
                  },
                  "reached": null
                },
                "areas": {
                  "law-area": {
                    "findings": {
                      "notMet": 0,
                      "partly": 1,
                      "met": 0,
                      "unknown": 1,
                      "notFullyMet": 0,
                      "notApplicable": 0
                    },
                    "standing": {
                      "countries": 1,
                      "meanLow": "0.250000000000",
                      "meanHigh": "0.500000000000",
                      "meanSettled": "0.500000000000",
                      "distinguishable": 0,
                      "scoring": {
                        "0.250000000000": [
                          1,
                          1
                        ],
                        "0.500000000000": [
                          0,
                          1
                        ],
                        "0.750000000000": [
                          0,
                          0
                        ]
                      },
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
                  },
                  "unit-area": {
                    "findings": {
                      "notMet": 2,
                      "partly": 0,
                      "met": 0,
                      "unknown": 0,
                      "notFullyMet": 0,
                      "notApplicable": 0
                    },
                    "standing": {
                      "countries": 1,
                      "meanLow": "0.000000000000",
                      "meanHigh": "0.000000000000",
                      "meanSettled": "1.000000000000",
                      "distinguishable": 0,
                      "scoring": {
                        "0.250000000000": [
                          0,
                          0
                        ],
                        "0.500000000000": [
                          0,
                          0
                        ],
                        "0.750000000000": [
                          0,
                          0
                        ]
                      },
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
                  "notFullyMet": 0,
                  "notApplicable": 0
                },
                {
                  "id": "law-area",
                  "notMet": 0,
                  "partly": 1,
                  "met": 0,
                  "unknown": 1,
                  "notFullyMet": 0,
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
                  "notFullyMet": 0,
                  "notApplicable": 0,
                  "notMetIn": [
                    "BBB"
                  ],
                  "partlyMetIn": []
                },
                {
                  "id": "unit",
                  "notMet": 1,
                  "partly": 0,
                  "met": 0,
                  "unknown": 0,
                  "notFullyMet": 0,
                  "notApplicable": 0,
                  "notMetIn": [
                    "BBB"
                  ],
                  "partlyMetIn": []
                },
                {
                  "id": "act",
                  "notMet": 0,
                  "partly": 1,
                  "met": 0,
                  "unknown": 0,
                  "notFullyMet": 0,
                  "notApplicable": 0,
                  "notMetIn": [],
                  "partlyMetIn": [
                    "BBB"
                  ]
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
                    "source": null,
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
    let report = ReviewReport(try review(profiles), origin: reviewOrigin)
    let text = report.written(as: .text, style: plain)
    #expect(
      text.contains(
        """
              12 countries (North 12): LandA, LandB, LandC, LandD, LandE, LandF,
                LandG, LandH and 4 more

        """))
    #expect(!text.contains("LandI"))
    let codes = profiles.map { String($0.0.prefix(3)) }
    #expect(
      report.written(as: .csv, style: plain).contains(
        "pressing needs,,unit,countries,12,\(codes.joined(separator: ";"))\r\n"))
    let json = report.written(as: .json, style: plain)
    #expect(codes.allSatisfy { json.contains("\"\($0)\"") })
  }

  @Test func `The head says what an edition left out`() throws {
    let origin = ReportOrigin(
      engineVersion: "0", rulesDigest: "r", profileDigest: "p", edition: .public, leftOut: 3,
      countriesLeftOut: 2)
    let text = ReviewReport(try review(), origin: origin).written(as: .text, style: plain)
    #expect(
      text.contains(
        """
        Public edition: 3 statements in 2 countries were left out, and the full edition
        may differ.

        """))
    #expect(text.contains("public edition,"))
  }

  @Test func `A citation is the same in each form`() throws {
    let report = ReviewReport(try review(since: "2016-01-01"), origin: reviewOrigin)
    func numbers(_ format: ReviewReport.Format) -> [Substring] {
      report.written(as: format, style: plain).split(separator: "\n").compactMap { line in
        line.firstMatch(of: #/^([1-9]\.[0-9]+) /#)?.1
      }
    }
    #expect(numbers(.text).count == 47)
    #expect(numbers(.text) == numbers(.markdown))
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
    #expect(ReviewReport(try review(), origin: reviewOrigin).share(count, of: all) == text)
  }
}
