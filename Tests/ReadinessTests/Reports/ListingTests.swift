import Testing

@testable import Readiness

private let rules = """
  source doc; dated 2011-11-30; title Key messages
  states 1
  states 2
  source treaty; title Convention
  states art-2
  pillar law
  area powers; weight 2.5; title Powers
  criterion search; severity high; stage full; title Search of computers
    met when law.search: yes
  criterion checked; title A judge checks
    met when checks: at least 2
  area money; title Money
  criterion paid; title It is paid
    met when checks: 0
  fact law.search: yes or no; ask May a computer be searched?; respondent parliament
  fact checks: whole number; range 0 to 9; ask How many checks?; track practice
  """

struct ListingTests {
  private func text(_ table: (Rulebook) -> TableReport) throws -> String {
    table(try rulebook(rules)).written(as: .text, style: plain)
  }

  @Test func `Areas are listed with pillar, weight and number of criteria`() throws {
    #expect(
      try text { $0.areaTable() } == """
        area    pillar  weight  criteria  title
        powers  law     2.5     2         Powers
        money   law     1       1         Money

        """)
  }

  @Test func `Criteria are listed in the order of their areas`() throws {
    #expect(
      try text { $0.criterionTable() } == """
        criterion  area    stage  severity  title
        search     powers  full   high      Search of computers
        checked    powers  basic  medium    A judge checks
        paid       money   basic  medium    It is paid

        """)
  }

  @Test func `Facts are listed by id with whom to ask`() throws {
    #expect(
      try text { $0.factTable() } == """
        fact        type          track     respondent  question
        checks      whole number  practice  ministry    How many checks?
        law.search  yes or no     law       parliament  May a computer be searched?

        """)
  }

  @Test func `Sources are listed with date and number of criteria`() throws {
    #expect(
      try text { $0.sourceTable() } == """
        source  dated       criteria  title
        doc     2011-11-30  2         Key messages
        treaty              1         Convention

        """)
  }

  @Test func `Countries are listed by code, with whether they have a profile`() throws {
    var diagnostics: [Diagnostic] = []
    let register = try #require(
      CountryRegister.compile(
        countriesDeclaration("TON TO 776 Tonga\nARG AR 032 Argentina"), reporting: &diagnostics))
    #expect(
      register.table { $0.iso3 == "TON" }.written(as: .text, style: plain) == """
        code  profile  region     name
        ARG   no       Subregion  Argentina
        TON   yes      Subregion  Tonga

        """)
  }
}
