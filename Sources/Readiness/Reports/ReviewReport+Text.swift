extension ReviewReport {
  /// The review for a terminal: at most 80 cells wide, readable without colour.
  func text(style: TextStyle) -> String {
    var writer = ReviewTextWriter(report: self, layout: TextLayout(style: style))
    writer.write()
    return writer.layout.text
  }
}

private struct ReviewTextWriter {
  /// How far the text stands behind the numbers.
  private static let column = 6

  let report: ReviewReport
  var layout: TextLayout
  private var tables = 0

  init(report: ReviewReport, layout: TextLayout) {
    self.report = report
    self.layout = layout
  }

  mutating func write() {
    layout.line(layout.style.emphasised(report.title, .heading))
    layout.paragraph(report.head)
    for paragraph in report.preamble { layout.paragraph(paragraph) }
    for (number, section) in report.sections.enumerated() {
      layout.heading("\(number + 1). \(section.title)")
      var paragraphs = 0
      for (index, block) in section.blocks.enumerated() {
        if index > 0 { layout.line() }
        write(block, section: number + 1, &paragraphs)
      }
    }
  }

  private mutating func write(
    _ block: ReviewReport.Block, section: Int, _ paragraphs: inout Int
  ) {
    switch block {
    case .paragraph(let passage):
      paragraphs += 1
      layout.entry(
        "\(section).\(paragraphs)", report.cut(passage), indent: 0, column: Self.column)
    case .table(let table):
      tables += 1
      layout.paragraph("Table \(tables). \(table.caption)")
      write(table.columns, Array(table.rows.prefix(table.shown)))
      if table.shown < table.rows.count { layout.paragraph(report.remainder(of: table)) }
    case .entries(let entries):
      for (number, entry) in entries.entries.prefix(entries.shown).enumerated() {
        layout.entry(
          "\(section).\(paragraphs + number + 1)", report.cut(entry.title), indent: 0,
          column: Self.column, emphasis: .heading)
        for line in entry.lines { write(line) }
      }
      paragraphs += entries.entries.count
      if entries.shown < entries.entries.count {
        layout.paragraph(
          report.remainder(of: entries, upTo: "\(section).\(paragraphs)"), indent: Self.column)
      }
    }
  }

  /// A line of an entry; what follows its first line stands deeper.
  private mutating func write(_ line: Passage) {
    let width = TextLayout.width - Self.column - 2
    for (number, part) in TextLayout.wrapped(report.cut(line), width: width).enumerated() {
      layout.line(String(repeating: " ", count: Self.column + (number == 0 ? 0 : 2)) + part)
    }
  }

  /// The table in as many pieces as its columns need; a name that is too wide has its own line.
  private mutating func write(_ columns: [String], _ rows: [[String]]) {
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
