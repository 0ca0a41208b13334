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

  private func markdown() -> String {
    func line(_ cells: [String]) -> String {
      "| " + cells.joined(separator: " | ") + " |\n"
    }
    return line(columns.map(MarkdownText.escaped))
      + line(columns.map { _ in "---" })
      + rows.map { line($0.map(MarkdownText.escaped)) }.joined()
  }
}
