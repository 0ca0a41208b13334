extension ReviewReport {
  /// The review as a document to circulate.
  func markdown() -> String {
    var text = "# \(MarkdownText.escaped(title))\n\n"
    text += "\(MarkdownText.escaped(head))\n\n\(MarkdownText.escaped(preamble))\n"
    for (number, section) in sections.enumerated() {
      text += "\n## \(number + 1). \(MarkdownText.escaped(section.title))\n"
      for block in section.blocks { text += "\n" + markdown(of: block) }
    }
    return text
  }

  private func markdown(of block: Block) -> String {
    switch block {
    case .paragraph(let text): return MarkdownText.escaped(text) + "\n"
    case .table(let caption, let columns, let rows):
      return MarkdownText.escaped(caption) + "\n\n"
        + TableReport(columns: columns, rows: rows)
        .written(as: .markdown, style: TextStyle(isColoured: false))
    case .list(let items):
      return items.map { item in
        "- \(MarkdownText.strong(item.title))\n"
          + item.lines.map { line in
            "  - \(MarkdownText.escaped(line.hasPrefix("- ") ? String(line.dropFirst(2)) : line))\n"
          }.joined()
      }.joined()
    }
  }
}
