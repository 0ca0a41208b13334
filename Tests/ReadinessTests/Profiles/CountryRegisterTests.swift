import Testing

@testable import Readiness

struct CountryRegisterTests {
  private let text = """
    SRB RS 688 Serbia
    ARG AR 032 Argentina
    CIV CI 384 Côte-d’Ivoire
    """

  private func register() throws -> CountryRegister {
    var diagnostics: [Diagnostic] = []
    let register = CountryRegister.compile(countriesDeclaration(text), reporting: &diagnostics)
    #expect(diagnostics == [])
    return try #require(register)
  }

  @Test func `Countries stand in the order of their codes`() throws {
    #expect(try register().countries.map(\.iso3) == ["ARG", "CIV", "SRB"])
  }

  @Test func `A code is found in upper case alone`() throws {
    let register = try register()
    #expect(register.country(code: "SRB")?.name == "Serbia")
    #expect(register.country(code: "srb") == nil)
    #expect(register.country(code: "RS") == nil)
    #expect(register.country(code: "Serbia") == nil)
  }

  @Test(arguments: ["ARG", "arg", "AR", "ar", "Argentina", "ARGENTINA"])
  func `A country answers to its codes and its name in any case`(name: String) throws {
    #expect(try register().country(named: name)?.m49 == "032")
  }

  @Test func `The nearest country is found by a slip of the pen`() throws {
    #expect(try register().nearest(to: "Argentinia")?.iso3 == "ARG")
    #expect(try register().nearest(to: "côte-d’ivoir")?.iso3 == "CIV")
    #expect(try register().nearest(to: "Atlantis") == nil)
  }

  @Test func `A code or name that stands twice is refused`() {
    let text = """
      ARG AR 032 Argentina
      ARM AR 051 Armenia
      AUS AU 032 argentina
      """
    var diagnostics: [Diagnostic] = []
    #expect(
      CountryRegister.compile(countriesDeclaration(text), reporting: &diagnostics) == nil)
    #expect(
      rendered(diagnostics, [("countries", text)]) == """
        countries:2:5: error: `AR` names a country already [duplicate-country]
            2 | ARM AR 051 Armenia
              |     ^
              = help: each code and name stands once
        countries:1:5: note: the first one
            1 | ARG AR 032 Argentina
              |     ^
        countries:3:8: error: `032` names a country already [duplicate-country]
            3 | AUS AU 032 argentina
              |        ^
              = help: each code and name stands once
        countries:1:8: note: the first one
            1 | ARG AR 032 Argentina
              |        ^
        countries:3:12: error: `argentina` names a country already [duplicate-country]
            3 | AUS AU 032 argentina
              |            ^
              = help: each code and name stands once
        countries:1:12: note: the first one
            1 | ARG AR 032 Argentina
              |            ^

        """)
  }
}
