import Readiness

extension Site {
  /// The page that finds countries, areas, criteria and questions by their words.
  ///
  /// Without the script it lists every page, so that nothing is out of reach.
  var search: File {
    page(
      "search.html", "Search",
      subtitle: "Countries, areas and criteria by the words of their names, ids and questions.",
      lead: [.searchField],
      [
        .section(
          .init(
            level: 2, heading: "All countries", anchor: "countries",
            [.paragraph(countriesByName.map { link(toCountry: $0, "") }.joined(", "))])),
        .section(
          .init(
            level: 2, heading: "All areas", anchor: "areas",
            [.list(rulebook.areas.indices.map { link(toArea: $0, "") })])),
        .section(
          .init(
            level: 2, heading: "All criteria", anchor: "criteria",
            [.paragraph(.link("Every criterion in one table", to: .page("criteria.html")))])),
      ], part: .search, scripts: ["search-index.js", "search.js"], hasContents: false)
  }

  /// The index as a script: pages from a disk cannot fetch a file.
  var searchIndex: File {
    func entry(_ title: String, _ kind: String, _ path: String, _ words: [String]) -> JSONValue {
      .array([
        .string(title), .string(kind), .string(path), .string(words.joined(separator: " ")),
      ])
    }
    let countries = countriesByName.map { number in
      let country = review.countries[number].country
      return entry(
        country.name, "country", Self.path(ofCountry: country.iso3),
        [country.iso3, country.iso2, country.region, country.subregion] + country.groups)
    }
    let areas = rulebook.areas.map {
      entry($0.title, "area", Self.path(ofArea: $0.id), [$0.id])
    }
    let criteria = rulebook.criteria.map { criterion in
      entry(
        criterion.title, "criterion", Self.path(ofCriterion: criterion.id),
        [criterion.id, rulebook.areas[criterion.area].title]
          + criterion.basis.map { rulebook.sourceCriterion($0).id }
          + criterion.facts.map { rulebook.facts[$0].ask })
    }
    return File(
      path: "search-index.js",
      text: "var readinessIndex = "
        + JSONValue.array(countries + areas + criteria).line + ";\n")
  }
}
