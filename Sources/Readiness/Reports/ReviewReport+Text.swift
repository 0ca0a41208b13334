extension ReviewReport {
  /// The review for a terminal: at most 80 cells wide, readable without colour.
  func text(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    layout.line(style.emphasised(title, .heading))
    layout.paragraph(head)
    layout.paragraph(preamble)
    for (number, section) in sections.enumerated() {
      layout.heading("\(number + 1). \(section.title)")
      for (index, block) in section.blocks.enumerated() {
        if index > 0 { layout.line() }
        write(block, &layout)
      }
    }
    return layout.text
  }

  private func write(_ block: Block, _ layout: inout TextLayout) {
    switch block {
    case .paragraph(let text): layout.paragraph(text)
    case .table(let caption, let columns, let rows):
      layout.paragraph(caption)
      write(columns, rows, &layout)
    case .list(let items):
      for item in items {
        for (number, line) in TextLayout.wrapped(item.title, width: TextLayout.width - 2)
          .enumerated()
        {
          layout.line((number == 0 ? "" : "  ") + layout.style.emphasised(line, .heading))
        }
        for line in item.lines { write(line, &layout) }
      }
    }
  }

  /// A line of an entry; what follows its first line stands deeper.
  private func write(_ line: String, _ layout: inout TextLayout) {
    for (number, part) in TextLayout.wrapped(line, width: TextLayout.width - 6).enumerated() {
      layout.line((number == 0 ? "    " : "      ") + part)
    }
  }

  /// The table in as many pieces as its columns need; a name that is too wide has its own line.
  private func write(_ columns: [String], _ rows: [[String]], _ layout: inout TextLayout) {
    let widths = columns.indices.map { column in
      ([columns[column]] + rows.map { $0[column] }).map { TextLayout.cells($0) }.max() ?? 0
    }
    var rest = Array(columns.indices.dropFirst())
    while !rest.isEmpty {
      // Names keep at least 20 cells, if they need them.
      var room = TextLayout.width - min(20, widths[0])
      let piece = rest.prefix { column in
        room -= widths[column] + 2
        return room >= 0
      }
      let taken = piece.isEmpty ? rest.prefix(1) : piece
      rest.removeFirst(taken.count)
      let space = min(
        widths[0], TextLayout.width - taken.reduce(0) { $0 + widths[$1] + 2 })
      layout.line()
      for (number, row) in ([columns] + rows).enumerated() {
        let name = TextLayout.safe(row[0])
        let isWide = TextLayout.cells(name) > space
        if isWide { layout.paragraph(name) }
        let cells = taken.map { column in
          String(repeating: " ", count: 2 + widths[column] - TextLayout.cells(row[column]))
            + TextLayout.safe(row[column])
        }.joined()
        let line = TextLayout.fitted(isWide ? "" : name, max(0, space)) + cells
        layout.line(number == 0 ? layout.style.emphasised(line, .faint) : line)
      }
    }
  }
}
