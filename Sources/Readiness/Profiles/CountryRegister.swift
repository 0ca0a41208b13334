/// One country of the register.
public struct Country: Hashable, Sendable {
  /// ISO 3166 alpha-3, upper case.
  public let iso3: String
  /// ISO 3166 alpha-2, upper case.
  public let iso2: String
  /// UN M49, three digits.
  public let m49: String
  public let name: String
  public let region: String
  public let subregion: String
  public let groups: [String]
}

extension Country {
  /// A country of which nothing is known but what it is called.
  public init(called name: String) {
    self.init(
      iso3: name, iso2: "", m49: "", name: name, region: "", subregion: "", groups: [])
  }
}

/// The countries that profiles may be about, in the order of their codes.
public struct CountryRegister: Sendable {
  public let countries: [Country]
  private let numbers: [String: Int]

  /// Makes the register; codes or names that stand twice are reported.
  ///
  /// Nothing is returned when a problem is an error.
  public static func compile(
    _ declaration: CountriesDeclaration, reporting diagnostics: inout [Diagnostic]
  ) -> CountryRegister? {
    var problems: [Diagnostic] = []
    var seen: [String: FileLocation] = [:]
    for country in declaration.countries {
      for word in [country.iso3, country.iso2, country.m49, country.name] {
        let key = word.value.lowercased()
        if let earlier = seen[key] {
          problems.append(
            .error(
              .duplicateCountry, "`\(word.value.excerpt)` names a country already",
              at: word.location, help: "each code and name stands once",
              notes: [.init("the first one", at: earlier)]))
        }
        seen[key] = word.location
      }
    }
    diagnostics += problems
    return problems.hasErrors ? nil : CountryRegister(declaration)
  }

  private init(_ declaration: CountriesDeclaration) {
    countries = declaration.countries
      .map {
        Country(
          iso3: $0.iso3.value, iso2: $0.iso2.value, m49: $0.m49.value, name: $0.name.value,
          region: $0.region.value, subregion: $0.subregion.value,
          groups: $0.groups.map(\.value))
      }
      .sorted { $0.iso3 < $1.iso3 }
    var numbers: [String: Int] = [:]
    for (number, country) in countries.enumerated() {
      for key in [country.iso3, country.iso2, country.name] { numbers[key.lowercased()] = number }
    }
    self.numbers = numbers
  }

  /// The country with that alpha-3 code, upper case.
  public func country(code: String) -> Country? {
    numbers[code.lowercased()].map { countries[$0] }.flatMap { $0.iso3 == code ? $0 : nil }
  }

  /// The country with that code of two or three letters or that name, in any case.
  public func country(named name: String) -> Country? {
    numbers[name.lowercased()].map { countries[$0] }
  }

  /// The country whose name or code is nearest to the given one.
  public func nearest(to name: String) -> Country? {
    let words = countries.map(\.name) + countries.map(\.iso3)
    return Spelling.nearest(to: name, among: words).flatMap(country(named:))
  }
}
