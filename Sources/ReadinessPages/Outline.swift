/// A statement of an outline, with the statements that it is made of.
package struct OutlineItem: Sendable {
  let prose: Prose
  private(set) var parts: [OutlineItem]

  package init(_ prose: Prose, parts: [OutlineItem] = []) {
    self.prose = prose
    self.parts = parts
  }

  /// An outline from statements in order, each with its depth; none lies more than one step deeper
  /// than the one before.
  package static func nested(_ statements: [(depth: Int, prose: Prose)]) -> [OutlineItem] {
    var items: [OutlineItem] = []
    for (depth, prose) in statements { append(OutlineItem(prose), at: depth, to: &items) }
    return items
  }

  private static func append(_ item: OutlineItem, at depth: Int, to items: inout [OutlineItem]) {
    if depth == 0 || items.isEmpty {
      items.append(item)
    } else {
      append(item, at: depth - 1, to: &items[items.count - 1].parts)
    }
  }

  static func context(of items: [OutlineItem]) -> TemplateContext {
    [
      "template": "outline",
      "items": items.map { item -> TemplateContext in
        [
          "prose": item.prose.context,
          "parts": item.parts.isEmpty ? nil : [context(of: item.parts)],
        ]
      },
    ]
  }
}
