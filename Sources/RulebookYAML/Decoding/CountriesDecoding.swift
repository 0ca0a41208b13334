import Readiness

enum CountriesKey: String, RecordKey {
  case kind, format, countries
  static let shape = RecordShape<CountriesKey>("a countries file", required: [.countries])
}

enum CountryKey: String, RecordKey {
  case iso2, m49, name, region, subregion, groups
  static let shape = RecordShape<CountryKey>(
    "a country", required: [.iso2, .m49, .name, .region, .subregion])
}

extension DocumentReader {
  mutating func countries() -> CountriesDeclaration? {
    guard let fields = fields(YAMLTree.root, CountriesKey.self) else { return nil }
    return entries(fields[.countries], "a mapping of countries") { $0.country($1, $2) }
      .map { CountriesDeclaration(countries: $0) }
  }

  private mutating func country(_ key: YAMLNode, _ node: YAMLNode) -> CountryDeclaration? {
    let iso3 = capitals(key, count: 3, "a country's code", example: "ARG")
    guard let fields = fields(node, CountryKey.self) else { return nil }
    let iso2 = capitals(fields[.iso2], count: 2, "a country's short code", example: "AR")
    let m49 = value(
      fields[.m49], "a code of UN M49", code: .invalidCode,
      explain: { _ in "write three digits, such as `032`" },
      {
        $0.count == 3 && $0.allSatisfy(\.isDigit) ? String(decoding: $0, as: UTF8.self) : nil
      })
    let name = freeText(fields[.name])
    let region = freeText(fields[.region])
    let subregion = freeText(fields[.subregion])
    let groups = identifiers(fields[.groups], "a list of groups", mayBeEmpty: true)
    guard let iso3, let iso2, let m49, let name, let region, let subregion else { return nil }
    return CountryDeclaration(
      iso3: iso3, iso2: iso2, m49: m49, name: name, region: region, subregion: subregion,
      groups: groups ?? [])
  }
}
