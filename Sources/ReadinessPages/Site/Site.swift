package import Readiness

/// A static site over many countries: pages that are read from a disk or served as they are.
///
/// No page needs a network or a server: style, script and the index of the search are files of the
/// site, and every link is relative.
package struct Site: Sendable {
  /// A file of the site, by its path from the site's folder.
  package struct File: Sendable {
    package let path: String
    package let text: String

    package init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  let report: ReviewReport

  var review: Review { report.review }
  var rulebook: Rulebook { report.rulebook }

  /// A site about all countries of a review.
  package init(_ report: ReviewReport) {
    self.report = report
  }

  /// The page of a country.
  package func page(of report: GapReport) -> File {
    let code = report.assessment.profile.country
    let place = place("../", .countries)
    let page = report.page(site: place) { .page("../" + Self.path(ofCriterion: $0.id)) }
    return File(path: Self.path(ofCountry: code), text: page.html())
  }

  /// Every file but the pages of the countries.
  package func files() -> [File] {
    [
      File(path: "style.css", text: PageAssets.style),
      File(path: "site.js", text: PageAssets.script),
      File(path: "search.js", text: PageAssets.search),
      searchIndex, overview, reviewPage, criteriaIndex, methodology, trace, search,
    ] + rulebook.areas.indices.map(areaPage) + rulebook.criteria.indices.map(criterionPage)
  }
}

extension Site {
  /// The parts of the site that every page leads to.
  enum Part: CaseIterable {
    case overview
    case review
    case countries
    case criteria
    case methodology
    case trace
    case search

    var words: String {
      switch self {
      case .overview: "World"
      case .review: "Review of needs"
      case .countries: "Countries"
      case .criteria: "Criteria"
      case .methodology: "Methodology"
      case .trace: "Trace"
      case .search: "Search"
      }
    }

    func address(_ root: String) -> PageAddress {
      switch self {
      case .overview: .page("\(root)index.html")
      case .review: .page("\(root)review.html")
      case .countries: .page("\(root)index.html", anchor: "countries")
      case .criteria: .page("\(root)criteria.html")
      case .methodology: .page("\(root)methodology.html")
      case .trace: .page("\(root)trace.html")
      case .search: .page("\(root)search.html")
      }
    }
  }

  private var reviewPage: File {
    var page = Page(report)
    page.site = place("", .review)
    return File(path: "review.html", text: page.html())
  }

  /// Where a page stands; `root` is the way from its folder to the site's.
  func place(_ root: String, _ part: Part, scripts: [String] = []) -> SitePlace {
    SitePlace(
      name: "Readiness", root: root, isFront: part == .overview,
      links: Part.allCases.map {
        SitePlace.Link($0.words, to: $0.address(root), isCurrent: $0 == part)
      }, scripts: scripts)
  }

  static func path(ofCountry code: String) -> String { "countries/\(code.lowercased()).html" }
  static func path(ofArea id: String) -> String { "areas/\(id).html" }
  static func path(ofCriterion id: String) -> String { "criteria/\(id).html" }

  func link(toCountry number: Int, _ root: String) -> Prose {
    let country = review.countries[number].country
    return .link(country.name, to: .page(root + Self.path(ofCountry: country.iso3)))
  }

  func link(toArea number: Int, _ root: String) -> Prose {
    let area = rulebook.areas[number]
    return .link(area.title, to: .page(root + Self.path(ofArea: area.id)))
  }

  func link(toCriterion number: Int, _ root: String) -> Prose {
    let criterion = rulebook.criteria[number]
    return .link(criterion.title, to: .page(root + Self.path(ofCriterion: criterion.id)))
  }

  /// The countries in the order of their names.
  var countriesByName: [Int] {
    review.countries.indices.sorted {
      (review.countries[$0].country.name, $0) < (review.countries[$1].country.name, $1)
    }
  }

  /// The remark that pages about countries begin with.
  var remarks: [PageBlock] {
    report.origin.editionSentence.map {
      [.note(title: "Not the full edition", [.paragraph(Prose($0))])]
    } ?? []
  }

  func page(
    _ path: String, _ title: String, subtitle: Prose? = nil, lead: [PageBlock] = [],
    _ blocks: [PageBlock], part: Part, root: String = "", scripts: [String] = [],
    hasContents: Bool = true
  ) -> File {
    File(
      path: path,
      text: Page(
        title: title, subtitle: subtitle, lead: lead, blocks: blocks,
        method: report.origin.method(of: rulebook),
        site: place(root, part, scripts: scripts), hasContents: hasContents
      ).html())
  }
}

extension Finding {
  /// The finding in the words of reports.
  package var words: String {
    switch self {
    case .met: "met"
    case .partlyMet: "partly met"
    case .notMet: "not met"
    case .notApplicable: "not applicable"
    case .unknown: "unknown"
    }
  }
}

extension Standing {
  /// The mean scores as one, of countries that there may be none of.
  var score: Score {
    Score(applies: countries == 0 ? .no : .yes, low: low, high: high)
  }
}
