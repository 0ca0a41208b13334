/// A table whose cells keep their type, from which workbooks and CSV are written.
package struct Sheet: Sendable {
  package enum Cell: Hashable, Sendable {
    case none
    case text(String)
    case share(Share)
    /// By how much a share changed, in trillionths.
    case change(Int64)
    case count(Int)
    case amount(Quantity)
    case date(CalendarDate)
    /// An address of the web, if it is one.
    case address(String)
  }

  /// How a column of shares is drawn where cells can hold bars.
  package enum Bars: Hashable, Sendable {
    /// What the evidence shows, of 100 %.
    case shown
    /// What remains possible, of 100 %.
    case possible
    /// Of the column's greatest share.
    case relative
  }

  package struct Column: Sendable {
    package let title: String
    /// In characters.
    package let width: Int
    package let bars: Bars?

    init(_ title: String, _ width: Int, bars: Bars? = nil) {
      self.title = title
      self.width = width
      self.bars = bars
    }
  }

  /// A line above the table.
  package struct HeadLine: Sendable {
    package let label: String
    package let cell: Cell

    init(_ label: String, _ cell: Cell) {
      self.label = label
      self.cell = cell
    }
  }

  package let name: String
  /// What the table is about; empty for tables that programs read.
  package let head: [HeadLine]
  package let columns: [Column]
  /// Each with one cell a column.
  package let rows: [[Cell]]

  init(_ name: String, head: [HeadLine] = [], columns: [Column], rows: [[Cell]]) {
    self.name = name
    self.head = head
    self.columns = columns
    self.rows = rows
  }
}

extension Sheet {
  /// The table as CSV, without its head: shares with every digit, dates as `2010-03-25`.
  var csv: String {
    CSVText.table(header: columns.map(\.title), rows: rows.map { $0.map(\.plainText) })
  }

  /// The rows of sheets with the same columns one below the other; at least one sheet.
  static func joined(_ sheets: [Sheet]) -> Sheet {
    Sheet(sheets[0].name, columns: sheets[0].columns, rows: sheets.flatMap(\.rows))
  }

  /// The same columns and rows with others to the left of each.
  func preceded(by columns: [Column], _ cells: [Cell]) -> Sheet {
    Sheet(name, head: head, columns: columns + self.columns, rows: rows.map { cells + $0 })
  }
}

extension Sheet.Cell {
  /// The text, or nothing where there is none.
  static func text(ifAny text: String?) -> Sheet.Cell {
    text.map { $0.isEmpty ? .none : .text($0) } ?? .none
  }

  /// Ids or names in one cell.
  static func list(_ texts: [String]) -> Sheet.Cell {
    .text(ifAny: texts.joined(separator: "; "))
  }

  /// Sentences in one cell, a line each.
  static func lines(_ texts: [String]) -> Sheet.Cell {
    .text(ifAny: texts.joined(separator: "\n"))
  }

  static func date(ifAny date: CalendarDate?) -> Sheet.Cell {
    date.map { .date($0) } ?? .none
  }

  static func share(ifAny share: Share?) -> Sheet.Cell {
    share.map { .share($0) } ?? .none
  }

  /// The low end of a score, or nothing where it surely does not apply.
  static func low(of score: Score) -> Sheet.Cell {
    score.applies == .no ? .none : .share(score.low)
  }

  static func high(of score: Score) -> Sheet.Cell {
    score.applies == .no ? .none : .share(score.high)
  }

  static func applies(_ score: Score) -> Sheet.Cell { .text(score.applies.word) }

  fileprivate var plainText: String {
    switch self {
    case .none: ""
    case .text(let text), .address(let text): text
    case .share(let share): share.decimals
    case .change(let trillionths):
      (trillionths < 0 ? "-" : "") + Share(trillionths: Int64(trillionths.magnitude)).decimals
    case .count(let count): String(count)
    case .amount(let amount): amount.description
    case .date(let date): date.description
    }
  }
}

extension Sheet {
  /// A sheet of subjects with a sentence or two on each.
  static func notes(_ name: String, _ notes: [(subject: String, text: String)]) -> Sheet {
    Sheet(
      name, columns: [Column("subject", 22), Column("text", 130)],
      rows: notes.map { [.text($0.subject), .text($0.text)] })
  }

  /// What one must know to read the cells of any workbook.
  static let howToRead: [(subject: String, text: String)] = [
    (
      "Scores",
      "Each score lies between low, what the evidence shows, and high, what no answer to the open "
        + "questions could exceed. What is unknown counts as neither yes nor no."
    ),
    (
      "Numbers",
      "Shares are numbers with up to 12 decimals, which a cell shows rounded to nearest; texts such "
        + "as 12.5% to 50% are rounded outward, so that they contain what is true."
    ),
    (
      "Empty cells",
      "There is nothing to say: a score that does not apply, a date that is not stated, no project."
    ),
  ]
}
