import Mustache
import Readiness

/// The templates of all pages, read once.
enum PageTemplates {
  static func render(_ context: TemplateContext, with name: String) -> String {
    guard let text = library.render(context, withTemplate: name) else {
      preconditionFailure("the template \(name) is part of the program")
    }
    return text
  }

  private static let library: MustacheLibrary = {
    MustacheContentTypes.register(PageText(), named: "PAGE")
    var library = MustacheLibrary()
    do {
      for (name, bytes) in blocks { try library.register(template(bytes), named: name) }
      for (name, bytes) in spans {
        // Within a line, so without the line break that ends the file.
        try library.register(String(template(bytes).dropLast()), named: name)
      }
    } catch {
      preconditionFailure("the templates are part of the program: \(error)")
    }
    return library
  }()

  /// The template's text, told to escape as `PageText` does: partials do not inherit that.
  private static func template(_ bytes: [UInt8]) -> String {
    "{{% CONTENT_TYPE: PAGE}}\n" + String(decoding: bytes, as: UTF8.self)
  }

  private static let blocks: [(String, [UInt8])] = [
    ("page", PackageResources.page_mustache),
    ("heading", PackageResources.heading_mustache),
    ("paragraph", PackageResources.paragraph_mustache),
    ("list", PackageResources.list_mustache),
    ("terms", PackageResources.terms_mustache),
    ("table", PackageResources.table_mustache),
    ("figures", PackageResources.figures_mustache),
    ("bar-chart", PackageResources.bar_chart_mustache),
    ("drawing-block", PackageResources.drawing_block_mustache),
    ("section", PackageResources.section_mustache),
    ("note", PackageResources.note_mustache),
    ("fold", PackageResources.fold_mustache),
    ("numbered", PackageResources.numbered_mustache),
    ("tile-map", PackageResources.tile_map_mustache),
    ("outline", PackageResources.outline_mustache),
    ("search-field", PackageResources.search_field_mustache),
  ]

  private static let spans: [(String, [UInt8])] = [
    ("drawing", PackageResources.drawing_mustache),
    ("drawing-shape", PackageResources.drawing_shape_mustache),
    ("span-text", PackageResources.span_text_mustache),
    ("span-strong", PackageResources.span_strong_mustache),
    ("span-faint", PackageResources.span_faint_mustache),
    ("span-code", PackageResources.span_code_mustache),
    ("span-date", PackageResources.span_date_mustache),
    ("span-label", PackageResources.span_label_mustache),
    ("span-link", PackageResources.span_link_mustache),
    ("span-web-link", PackageResources.span_web_link_mustache),
    ("span-break", PackageResources.span_break_mustache),
  ]
}

/// Makes text of others harmless in elements and in quoted attributes.
///
/// Our own because the engine's looks at whole characters: a quotation mark that a combining mark
/// follows would pass and end an attribute. What steers a terminal could also reorder a page.
struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar.steersTerminal ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}

/// What a template is filled with; a key without a value is as if it were not there.
struct TemplateContext: MustacheParent, ExpressibleByDictionaryLiteral {
  private var values: [String: Any] = [:]

  init(dictionaryLiteral elements: (String, Any?)...) {
    for case (let key, let value?) in elements { values[key] = value }
  }

  subscript(key: String) -> Any? {
    get { values[key] }
    set { values[key] = newValue }
  }

  func child(named name: String) -> Any? { values[name] }
}
