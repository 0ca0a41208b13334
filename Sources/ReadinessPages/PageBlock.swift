/// A part of a page, from top to bottom.
package indirect enum PageBlock: Sendable {
  /// A heading of level 2 to 4; those of level 2 make up the page's contents.
  case heading(Int, Prose, anchor: String)
  case paragraph(Prose)
  case list([Prose], isNumbered: Bool = false)
  /// Terms, each with what is said of it.
  case terms([Term])
  case table(PageTable)
  /// The few numbers that answer a page's question, set large.
  case figures([KeyFigure])
  case bars(BarChart)
  /// A drawing by itself, with its name as caption.
  case drawing(Drawing)
  /// Something that must not be overlooked, in a frame.
  case note(title: String, [PageBlock])
  /// Blocks that belong together under a heading.
  case section(Section)
  /// Blocks that a reader may fold away; open at first, so that everything is read and printed,
  /// unless what is folded would bury the rest.
  case fold(Prose, [PageBlock], isOpen: Bool = true)
  case tileMap(TileMap)
  case numbered(NumberedParagraph)
  /// Statements with the statements that each is made of.
  case outline([OutlineItem])
  /// The field of the search, which the site's script brings to life.
  case searchField

  package struct Term: Sendable {
    let term: Prose
    let descriptions: [Prose]

    package init(_ term: Prose, _ descriptions: Prose...) {
      self.init(term, descriptions)
    }

    package init(_ term: Prose, _ descriptions: [Prose]) {
      self.term = term
      self.descriptions = descriptions
    }
  }

  package struct Section: Sendable {
    let level: Int
    let heading: Prose
    let anchor: String
    let staysTogether: Bool
    let blocks: [PageBlock]

    /// A section that stays together is not broken over printed pages where that can be helped.
    package init(
      level: Int, heading: Prose, anchor: String, staysTogether: Bool = false,
      _ blocks: [PageBlock]
    ) {
      self.staysTogether = staysTogether
      self.level = level
      self.heading = heading
      self.anchor = anchor
      self.blocks = blocks
    }
  }
}

/// A paragraph or an entry of a list that can be cited by its number, with lines below it.
package struct NumberedParagraph: Sendable {
  let section: Int
  let number: Int
  let prose: Prose
  let lines: [Prose]
  /// Whether it is an entry of a list, whose prose is its title.
  let isEntry: Bool

  package init(
    _ section: Int, _ number: Int, _ prose: Prose, lines: [Prose] = [], isEntry: Bool
  ) {
    self.section = section
    self.number = number
    self.prose = prose
    self.lines = lines
    self.isEntry = isEntry
  }

  fileprivate var context: TemplateContext {
    [
      "template": "numbered", "number": "\(section).\(number)",
      "anchor": "p-\(section)-\(number)", "prose": prose.context, "isEntry": isEntry,
      "hasLines": !lines.isEmpty,
      "lines": lines.map { line -> TemplateContext in ["prose": line.context] },
    ]
  }
}

/// A number that answers, with its name above and a remark below.
package struct KeyFigure: Sendable {
  let label: String
  let value: String
  let remark: Prose?
  let bar: Drawing?

  package init(_ label: String, _ value: String, remark: Prose? = nil, bar: Drawing? = nil) {
    self.label = label
    self.value = value
    self.remark = remark
    self.bar = bar
  }
}

/// Bars one below the other, each with a label before and words after it.
///
/// The words say all that the bars show, and are what a screen reader reads; on a narrow screen
/// they stand below one another, so that their size stays.
package struct BarChart: Sendable {
  package struct Row: Sendable {
    let label: Prose
    let bar: Drawing?
    let value: Prose
    let remarks: [Prose]
    let isGroup: Bool

    /// The rows that follow a group's row belong to it.
    package init(
      _ label: Prose, bar: Drawing? = nil, value: Prose, remarks: [Prose] = [],
      isGroup: Bool = false
    ) {
      self.label = label
      self.bar = bar
      self.value = value
      self.remarks = remarks
      self.isGroup = isGroup
    }
  }

  let id: String
  let title: Prose
  let description: Prose?
  let axis: YearAxis?
  let hasKey: Bool
  let rows: [Row]

  /// The id is unique in the page; the key explains the bars of scores.
  package init(
    id: String, title: Prose, description: Prose? = nil, axis: YearAxis? = nil,
    hasKey: Bool = false, rows: [Row]
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.axis = axis
    self.hasKey = hasKey
    self.rows = rows
  }
}

extension PageBlock {
  var context: TemplateContext {
    switch self {
    case .heading(let level, let heading, let anchor):
      [
        "template": "heading", "level": String(level), "heading": heading.context,
        "anchor": anchor,
      ]
    case .paragraph(let prose): ["template": "paragraph", "prose": prose.context]
    case .list(let items, let isNumbered):
      [
        "template": "list", "element": isNumbered ? "ol" : "ul",
        "items": items.map { item -> TemplateContext in ["prose": item.context] },
      ]
    case .terms(let terms):
      [
        "template": "terms",
        "terms": terms.map { term -> TemplateContext in
          [
            "term": term.term.context,
            "descriptions": term.descriptions.map { text -> TemplateContext in
              ["prose": text.context]
            },
          ]
        },
      ]
    case .table(let table): table.context
    case .figures(let figures): ["template": "figures", "figures": figures.map(\.context)]
    case .bars(let chart): chart.context
    case .drawing(let drawing):
      [
        "template": "drawing-block", "drawing": drawing.context, "title": drawing.name?.title,
        "description": drawing.name?.description,
      ]
    case .note(let title, let blocks):
      ["template": "note", "title": title, "blocks": blocks.map(\.context)]
    case .section(let section):
      [
        "template": "section", "level": String(section.level),
        "heading": section.heading.context, "anchor": section.anchor,
        "staysTogether": section.staysTogether, "blocks": section.blocks.map(\.context),
      ]
    case .fold(let summary, let blocks, let isOpen):
      [
        "template": "fold", "summary": summary.context, "blocks": blocks.map(\.context),
        "isOpen": isOpen,
      ]
    case .tileMap(let map): map.context
    case .numbered(let paragraph): paragraph.context
    case .outline(let items): OutlineItem.context(of: items)
    case .searchField: ["template": "search-field"]
    }
  }
}

extension KeyFigure {
  fileprivate var context: TemplateContext {
    [
      "label": label, "value": value, "hasRemark": remark != nil, "remark": remark?.context,
      "hasBar": bar != nil, "bar": bar?.context,
    ]
  }
}

extension BarChart {
  fileprivate var context: TemplateContext {
    [
      "template": "bar-chart", "id": id, "title": title.context,
      "hasDescription": description != nil, "description": description?.context,
      "hasAxis": axis != nil, "axis": axis?.drawing.context, "hasKey": hasKey,
      "key": hasKey ? Drawing.key : nil,
      "rows": rows.map { row -> TemplateContext in
        [
          "label": row.label.context, "hasBar": row.bar != nil, "bar": row.bar?.context,
          "value": row.value.context, "isGroup": row.isGroup,
          "remarks": row.remarks.map { remark -> TemplateContext in ["prose": remark.context] },
        ]
      },
    ]
  }
}

extension Drawing {
  /// The swatches that explain the bars of scores.
  static var key: [TemplateContext] {
    let entries: [(Fill, String)] = [
      (.shown, "shown by evidence"), (.open, "open until known"),
      (.missing, "shown to be missing"),
    ]
    return entries.map { fill, words in
      let swatch = Drawing(
        .fixed(width: 24, height: 14),
        shapes: [.rectangle(x: .units(1), y: 1, width: .units(22), height: 12, fill)])
      return ["swatch": swatch.context, "words": words]
    }
  }
}
