package import Readiness

/// A page as a value: what it says, without how HTML says it.
///
/// Without a site it is one file that needs no other; with one it links the site's style and
/// script, which are `PageAssets`.
package struct Page: Sendable {
  package var title: String
  /// What a window or a bookmark calls it; nil takes the title, and the site's name with it.
  package var windowTitle: String?
  /// A line below the title.
  package var subtitle: Prose?
  package var blocks: [PageBlock]
  /// How the page was made, a sentence each.
  package var method: [Prose]
  package var site: SitePlace?
  /// Whether the headings of level 2 are listed before the rest.
  package var hasContents: Bool
  /// Blocks between title and contents: the answer.
  package var lead: [PageBlock]
  /// Whether it is set close, to print on two sheets.
  package var isBrief = false

  package init(
    title: String, windowTitle: String? = nil, subtitle: Prose? = nil, lead: [PageBlock] = [],
    blocks: [PageBlock],
    method: [Prose], site: SitePlace? = nil, hasContents: Bool = true
  ) {
    self.title = title
    self.windowTitle = windowTitle
    self.subtitle = subtitle
    self.lead = lead
    self.blocks = blocks
    self.method = method
    self.site = site
    self.hasContents = hasContents
  }

  /// The page as HTML.
  package func html() -> String {
    let headings = hasContents ? contents : []
    let context: TemplateContext = [
      "title": title,
      "windowTitle": windowTitle ?? site.map { $0.isFront ? title : "\(title) – \($0.name)" }
        ?? title,
      "hasSubtitle": subtitle != nil, "subtitle": subtitle?.context,
      "hasLead": !lead.isEmpty, "lead": lead.map(\.context),
      "blocks": blocks.map(\.context),
      "hasContents": headings.count > 2, "contents": headings,
      "hasMethod": !method.isEmpty,
      "method": method.map { line -> TemplateContext in ["prose": line.context] },
      "site": site?.context, "isBrief": isBrief,
      "style": site == nil ? PageAssets.style + (isBrief ? PageAssets.briefStyle : "") : nil,
      "script": site == nil && hasScript(lead + blocks) ? PageAssets.script : nil,
    ]
    return PageTemplates.render(context, with: "page")
  }

  private var contents: [TemplateContext] {
    blocks.compactMap { block in
      switch block {
      case .heading(2, let heading, let anchor):
        ["heading": heading.context, "anchor": anchor]
      case .section(let section) where section.level == 2:
        ["heading": section.heading.context, "anchor": section.anchor]
      default: nil
      }
    }
  }

  private func hasScript(_ blocks: [PageBlock]) -> Bool {
    blocks.contains { block in
      switch block {
      case .table(let table): table.isSortable || table.isFilterable
      case .note(_, let blocks), .fold(_, let blocks, _): hasScript(blocks)
      case .section(let section): hasScript(section.blocks)
      default: false
      }
    }
  }
}

/// Where a page stands in a site.
package struct SitePlace: Sendable {
  package struct Link: Sendable {
    let words: String
    let address: PageAddress
    let isCurrent: Bool

    /// A link that is current leads to the page that it stands on, or to its part of the site.
    package init(_ words: String, to address: PageAddress, isCurrent: Bool = false) {
      self.words = words
      self.address = address
      self.isCurrent = isCurrent
    }
  }

  let name: String
  let root: String
  let isFront: Bool
  let links: [Link]
  let scripts: [String]

  /// `root` is the way from the page's folder to the site's: empty, or `../` once or more.
  ///
  /// The front page bears the site's name as its title. Further scripts are named by their paths
  /// from the site's folder.
  package init(
    name: String, root: String, isFront: Bool = false, links: [Link], scripts: [String] = []
  ) {
    self.name = name
    self.root = root
    self.isFront = isFront
    self.links = links
    self.scripts = scripts
  }

  var context: TemplateContext {
    [
      "name": name, "root": root,
      "links": links.compactMap { link -> TemplateContext? in
        guard case .inside(let address)? = link.address.reference else { return nil }
        return ["words": link.words, "address": address, "isCurrent": link.isCurrent]
      },
      "scripts": scripts.map { script -> TemplateContext in ["address": root + script] },
    ]
  }
}

/// The files that the pages of a site link: `style.css`, `site.js` and `search.js`.
package enum PageAssets {
  package static let style = String(decoding: PackageResources.style_css, as: UTF8.self)
  static let briefStyle = String(decoding: PackageResources.brief_css, as: UTF8.self)
  package static let script = String(decoding: PackageResources.site_js, as: UTF8.self)
  /// `search.js`, which the page of the search loads behind the index.
  package static let search = String(decoding: PackageResources.search_js, as: UTF8.self)
}

extension ReportOrigin {
  /// How a page over a rulebook was made, for its footer.
  package func method(of rulebook: Rulebook) -> [Prose] {
    [
      """
      Rulebook \(rulebook.framework.id) \(rulebook.edition), SHA-256 \(code: rulesDigest).
      """,
      "Made by readiness \(engineVersion). The same inputs give the same page.",
    ]
  }
}
