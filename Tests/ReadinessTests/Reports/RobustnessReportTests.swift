import Testing

@testable import Readiness

struct RobustnessReportTests {
  private func written(
    _ format: RobustnessReport.Format, rows: RobustnessReport.Rows = .countries
  ) throws -> String {
    RobustnessReport(
      try robustness("80% 20% 50% 50%\n20% 80% 50% 50%\n? ? ? ?\n10% 10% 90% ?", concentration: 4),
      origin: reviewOrigin
    ).written(as: format, rows: rows, style: plain)
  }

  @Test func `The text says what is robust and what is not`() throws {
    #expect(
      try written(.text) == """
        Robustness of the order of 4 countries
        As of 2020-01-01, rulebook framework 1, evidence asserted or better.
        By low compares what the evidence shows, by high what remains possible. Neither
        says that one country is ahead of another whatever the unknowns: under the
        rulebook's weights that holds of 3 of 6 pairs.

        HOW THE WEIGHTS WERE VARIED
        500 draws of all weights around the rulebook's: of criteria in their area, of
        areas in their pillar, of pillars. In each group a Dirichlet distribution of
        concentration 4: the standard deviation of a weight of 20% is 17.9 points.
        Random numbers by Philox4x64-10, seed 1. After the OECD and JRC's Handbook on
        Constructing Composite Indicators (2008), step 7.

        WHAT IS ROBUST AND WHAT IS NOT
        pairs of countries                                               by low  by high
        One never behind the other under any weighting                  3 (50%)  3 (50%)
        One ahead in at least 95% of the draws                        1 (16.7%)   0 (0%)
        Not distinguishable: one ahead in fewer draws                 2 (33.3%)  3 (50%)

        From draw to draw a rank shifts by 0.1 places by low and 0.3 places by high on
        average.

        RANKS
        Ranks under the rulebook's weights; over the draws their median, the range of
        the middle 90% and the range of all. Equal scores share the best rank.

                                           by low                  by high
        country                            rank median 5–95% all   rank median 5–95% all
        ARG Country 1                         1      1   1–2 1–3      2      2   2–3 2–4
        ARG Country 2                         2      2   1–3 1–3      3      3   2–4 2–4
        ARG Country 4                         3      3   2–3 1–3      4      4   2–4 2–4
        ARG Country 3                         4      4     4   4      1      1     1   1

        WEIGHTS THAT MATTER MOST
        How many pairs stand otherwise when a criterion, an area or a pillar is left out
        of its group, under the rulebook's other weights; in brackets how many are
        turned round.

        left out                                                         by low  by high
        Title of one (one), area, ≈66.7% of its group                     1 (0)    3 (2)
        Title of a (a), criterion, 75% of its group                       1 (1)    2 (2)
        Title of b (b), criterion, 25% of its group                       0 (0)    1 (1)
        Title of c (c), criterion, 50% of its group                       0 (0)    1 (0)

        Rules SHA-256 rules-digest; profiles SHA-256 profiles-digest; readiness 0.

        """)
  }

  @Test func `The document has the same in tables`() throws {
    #expect(
      try written(.markdown) == """
        # Robustness of the order of 4 countries

        As of 2020-01-01, rulebook framework 1, evidence asserted or better.

        By low compares what the evidence shows, by high what remains possible. Neither says that one country is ahead of another whatever the unknowns: under the rulebook's weights that holds of 3 of 6 pairs.

        ## How the weights were varied

        500 draws of all weights around the rulebook's: of criteria in their area, of areas in their pillar, of pillars. In each group a Dirichlet distribution of concentration 4: the standard deviation of a weight of 20% is 17.9 points. Random numbers by Philox4x64-10, seed 1. After the OECD and JRC's Handbook on Constructing Composite Indicators (2008), step 7.

        ## What is robust and what is not

        | pairs of countries | by low | by high |
        | --- | --- | --- |
        | One never behind the other under any weighting | 3 (50%) | 3 (50%) |
        | One ahead in at least 95% of the draws | 1 (16.7%) | 0 (0%) |
        | Not distinguishable: one ahead in fewer draws | 2 (33.3%) | 3 (50%) |

        From draw to draw a rank shifts by 0.1 places by low and 0.3 places by high on average.

        ## Ranks

        Ranks under the rulebook's weights; over the draws their median, the range of the middle 90% and the range of all. Equal scores share the best rank.

        | code | country | rank by low | median by low | 5–95% by low | all by low | rank by high | median by high | 5–95% by high | all by high |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        | ARG | Country 1 | 1 | 1 | 1–2 | 1–3 | 2 | 2 | 2–3 | 2–4 |
        | ARG | Country 2 | 2 | 2 | 1–3 | 1–3 | 3 | 3 | 2–4 | 2–4 |
        | ARG | Country 4 | 3 | 3 | 2–3 | 1–3 | 4 | 4 | 2–4 | 2–4 |
        | ARG | Country 3 | 4 | 4 | 4 | 4 | 1 | 1 | 1 | 1 |

        ## Weights that matter most

        How many pairs stand otherwise when a criterion, an area or a pillar is left out of its group, under the rulebook's other weights; in brackets how many are turned round.

        | left out | by low | by high |
        | --- | --- | --- |
        | Title of one (one), area, ≈66.7% of its group | 1 (0) | 3 (2) |
        | Title of a (a), criterion, 75% of its group | 1 (1) | 2 (2) |
        | Title of b (b), criterion, 25% of its group | 0 (0) | 1 (1) |
        | Title of c (c), criterion, 50% of its group | 0 (0) | 1 (0) |

        Rules SHA-256 rules-digest; profiles SHA-256 profiles-digest; readiness 0.

        """)
  }

  @Test func `A row can be a country, a pair or a weight`() throws {
    #expect(
      try written(.csv) == """
        code,country,as of,low,low rank,low best,low 5th,low median,low 95th,low worst,high,high rank,high best,high 5th,high median,high 95th,high worst,edition,left out\r
        ARG,Country 1,2020-01-01,0.600000000000,1,1,1,1,2,3,0.600000000000,2,2,2,2,3,4,full,0\r
        ARG,Country 2,2020-01-01,0.400000000000,2,1,1,2,3,3,0.400000000000,3,2,2,3,4,4,full,0\r
        ARG,Country 3,2020-01-01,0.000000000000,4,4,4,4,4,4,1.000000000000,1,1,1,1,1,1,full,0\r
        ARG,Country 4,2020-01-01,0.216666666667,3,1,2,3,3,3,0.383333333333,4,2,2,4,4,4,full,0\r

        """)
    #expect(
      try written(.csv, rows: .pairs) == """
        by,first,second,order,draws kept,draws,under every weighting\r
        low,ARG,ARG,ahead,440,500,no\r
        low,ARG,ARG,ahead,485,500,no\r
        low,ARG,ARG,ahead,500,500,yes\r
        low,ARG,ARG,ahead,464,500,no\r
        low,ARG,ARG,ahead,500,500,yes\r
        low,ARG,ARG,ahead,500,500,yes\r
        high,ARG,ARG,ahead,500,500,yes\r
        high,ARG,ARG,ahead,500,500,yes\r
        high,ARG,ARG,ahead,500,500,yes\r
        high,ARG,ARG,ahead,440,500,no\r
        high,ARG,ARG,ahead,418,500,no\r
        high,ARG,ARG,ahead,288,500,no\r

        """)
    #expect(
      try written(.csv, rows: .weights) == """
        kind,id,title,share of group,low changed,low reversed,high changed,high reversed\r
        area,one,Title of one,≈66.7%,1,0,3,2\r
        criterion,a,Title of a,75%,1,1,2,2\r
        criterion,b,Title of b,25%,0,0,1,1\r
        criterion,c,Title of c,50%,0,0,1,0\r
        area,two,Title of two,≈33.3%,0,0,0,0\r
        criterion,d,Title of d,50%,0,0,0,0\r

        """)
  }
}
