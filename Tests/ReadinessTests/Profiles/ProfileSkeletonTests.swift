import Testing

@testable import Readiness

struct ProfileSkeletonTests {
  @Test func `Every fact is asked for under its institution with the answers it takes`() throws {
    let rulebook = try rulebook(
      """
      criterion a
        met when all of (law: yes; unit.staff: 5)
      fact law: yes or no; ask Is it an offence?; respondent parliament
      fact host: choice; choices person, unit; ask Who is it?; respondent police
      fact level: ordered choice; choices none, partial, full; ask How much?; respondent parliament
      fact unit.staff: whole number; range 0 to 100; unit persons; ask How many?; respondent police
      fact rate: number; range 0.5 to 10; ask How fast?; respondent courts
      fact share: percent; ask How much of it?; respondent courts
      fact budget: money; range 0 to 1000000.50; unit EUR; ask What does it cost?; respondent courts
      fact adopted: date; ask When?; respondent parliament
      fact networks: set of choices; choices g7, interpol; ask Which?; respondent police
      fact motto: text; ask What is its motto?; respondent courts
      """)
    let country = Country(
      iso3: "CIV", iso2: "CI", m49: "384", name: "Côte d'Ivoire", region: "Africa",
      subregion: "Sub-Saharan Africa", groups: [])
    #expect(
      ProfileSkeleton(of: country, asOf: day("2026-06-30"), under: rulebook).text == """
        # Côte d'Ivoire. State what is so in the words of the vocabulary, each statement with its evidence:
        #   law.example:
        #     - is: full
        #       from: 2008-06-25
        #       evidence: penal-code
        #       at: Article 153
        # and list the evidence once, above the facts:
        #   penal-code: {title: Penal Code, type: law, dated: 2008-06-25, grade: primary}
        kind: profile
        format: 1
        country: CIV
        as of: 2026-06-30
        evidence: {}
        facts:

          # courts
          # What does it cost?
          # money from 0 to 1000000.5, EUR
          budget: unknown
          # What is its motto?
          # any text
          motto: unknown
          # How fast?
          # number from 0.5 to 10
          rate: unknown
          # How much of it?
          # percent from 0% to 100%
          share: unknown

          # parliament
          # When?
          # a date such as 2010-03-25
          adopted: unknown
          # Is it an offence?
          # yes or no
          law: unknown
          # How much?
          # none, partial, full
          level: unknown

          # police
          # Who is it?
          # person, unit
          host: unknown
          # Which?
          # [g7, interpol]
          networks: unknown
          # How many?
          # whole number from 0 to 100, persons
          unit.staff: unknown

        """)
  }

  @Test func `A question of several lines does not break out of its comment`() throws {
    var declaration = ruleDeclaration(
      """
      criterion a
        met when staff: 5
      fact staff: whole number; range 0 to 9
      """)
    declaration.vocabularies[0].facts[0].ask = located("How many?\nCount all.\n")
    declaration.vocabularies[0].facts[0].unit = located("full\nposts")
    declaration.vocabularies[0].facts[0].respondent = located("police\r\n")
    var diagnostics: [Diagnostic] = []
    let rulebook = try #require(Rulebook.compile(declaration, reporting: &diagnostics))
    let country = Country(
      iso3: "ARG", iso2: "AR", m49: "032", name: "Argentina", region: "", subregion: "", groups: [])
    let text = ProfileSkeleton(of: country, asOf: day("2026-06-30"), under: rulebook).text
    #expect(
      text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("#") } == [
        "kind: profile", "format: 1", "country: ARG", "as of: 2026-06-30", "evidence: {}", "facts:",
        "  staff: unknown",
      ])
  }
}
