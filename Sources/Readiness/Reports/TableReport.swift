/// A table that can be read on a terminal, opened in a spreadsheet or read by a program.
public struct TableReport: Sendable {
  /// The forms that a table can take.
  public enum Format: String, CaseIterable, Sendable {
    case text
    case csv
    case json
    case markdown
  }

  let columns: [String]
  let rows: [[String]]

  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  public func written(as format: Format, style: TextStyle) -> String {
    switch format {
    case .text: text(style: style)
    case .csv: CSVText.table(header: columns, rows: rows)
    case .json:
      JSONValue.array(
        rows.map { row in .object(zip(columns, row).map { ($0, .string($1)) }) }
      ).text
    case .markdown: markdown()
    }
  }

  /// Columns side by side; the last one wraps, so that no line is wider than 80 cells.
  ///
  /// The headings of narrow columns may be cut.
  private func text(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    var widths = columns.dropLast().indices.map { column in
      min(
        36, ([columns[column]] + rows.map { $0[column] }).map { TextLayout.cells($0) }.max() ?? 0)
    }
    // The last column keeps at least 20 cells: the widest of the others give way.
    while widths.reduce(0, { $0 + $1 + 2 }) > TextLayout.width - 20,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
    // Ids are there to be copied: a table that would have to cut a cell becomes a list.
    guard rows.allSatisfy({ zip($0, widths).allSatisfy { TextLayout.cells($0) <= $1 } }) else {
      return list(style: style)
    }
    let start = widths.reduce(0) { $0 + $1 + 2 }
    func write(_ row: [String], _ emphasis: TextStyle.Emphasis?) {
      let head = zip(row, widths).map { TextLayout.fitted($0, $1) + "  " }.joined()
      let tail = TextLayout.wrapped(row.last ?? "", width: TextLayout.width - start)
      for (number, part) in (tail.isEmpty ? [""] : tail).enumerated() {
        var line = (number == 0 ? head : String(repeating: " ", count: start)) + part
        while line.last == " " { line.removeLast() }
        layout.line(emphasis.map { style.emphasised(line, $0) } ?? line)
      }
    }
    write(columns, .faint)
    for row in rows { write(row, nil) }
    return layout.text
  }

  /// Each row on lines of its own: the first cell with the middle ones behind it, then the last.
  private func list(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    for (number, row) in ([columns] + rows).enumerated() {
      let middle = row.dropFirst().dropLast().filter { !$0.isEmpty }.joined(separator: ", ")
      let head = (row.first ?? "") + (middle.isEmpty ? "" : " (\(middle))")
      for (text, indent) in [(head, 0), (row.count > 1 ? row.last ?? "" : "", 2)] {
        for line in TextLayout.wrapped(text, width: TextLayout.width - indent) {
          let line = String(repeating: " ", count: indent) + line
          layout.line(number == 0 ? style.emphasised(line, .faint) : line)
        }
      }
    }
    return layout.text
  }

  private func markdown() -> String {
    func line(_ cells: [String]) -> String {
      "| " + cells.joined(separator: " | ") + " |\n"
    }
    return line(columns.map(MarkdownText.escaped))
      + line(columns.map { _ in "---" })
      + rows.map { line($0.map(MarkdownText.escaped)) }.joined()
  }
}
