extension ReviewReport {
  /// The review as a document to circulate.
  func markdown() -> String {
    var text = "# \(MarkdownText.escaped(title))\n\n\(MarkdownText.escaped(head))\n"
    for paragraph in preamble { text += "\n\(MarkdownText.escaped(paragraph))\n" }
    var tables = 0
    for (number, section) in sections.enumerated() {
      text += "\n## \(number + 1). \(MarkdownText.escaped(section.title))\n"
      var paragraphs = 0
      for block in section.blocks {
        text += "\n" + markdown(of: block, section: number + 1, &paragraphs, &tables)
      }
    }
    return text
  }

  private func markdown(
    of block: Block, section: Int, _ paragraphs: inout Int, _ tables: inout Int
  ) -> String {
    switch block {
    case .paragraph(let passage):
      paragraphs += 1
      return "\(section).\(paragraphs) \(MarkdownText.escaped(cut(passage)))\n"
    case .table(let table):
      tables += 1
      var text =
        "Table \(tables). \(MarkdownText.escaped(table.caption))\n\n"
        + TableReport(columns: table.columns, rows: Array(table.rows.prefix(table.shown)))
        .written(as: .markdown, style: TextStyle(isColoured: false))
      if table.shown < table.rows.count {
        text += "\n\(MarkdownText.escaped(remainder(of: table)))\n"
      }
      return text
    case .entries(let entries):
      var text = entries.entries.prefix(entries.shown).enumerated().map { number, entry in
        "\(section).\(paragraphs + number + 1) \(MarkdownText.strong(cut(entry.title)))\n\n"
          + entry.lines.map { "- \(MarkdownText.escaped(cut($0)))\n" }.joined()
      }.joined(separator: "\n")
      paragraphs += entries.entries.count
      if entries.shown < entries.entries.count {
        text +=
          "\n\(MarkdownText.escaped(remainder(of: entries, upTo: "\(section).\(paragraphs)")))\n"
      }
      return text
    }
  }
}
