import CLibXLSXWriter
import Readiness

/// Writes sheets through libxlsxwriter, looking at every code that it returns.
///
/// Texts are written as texts, so that none becomes a formula, whatever it begins with.
final class WorkbookWriter {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let formats: Formats
  private let temporaryFolder: UnsafeMutablePointer<CChar>
  /// A4, by the number that spreadsheets give it.
  private static let paper: UInt8 = 9
  /// How many characters of width a printed page shows at a size that can be read.
  private static let pageWidth = 190
  /// In points; no row is higher than 409.
  private static let lineHeight = 13.5
  private static let mostLines = 30
  private static let greatestAddress = 2079
  private static let mostAddresses = 65_530

  private static let isLibraryLoaded = load_xlsxwriter()

  init(to path: String, temporaryFolder folder: String) throws(Workbook.Problem) {
    guard Self.isLibraryLoaded else {
      throw Workbook.Problem(reason: "libxlsxwriter is not installed")
    }
    guard let temporaryFolder = strdup(folder) else { throw .memory }
    self.temporaryFolder = temporaryFolder
    var options = lxw_workbook_options(
      constant_memory: 0, tmpdir: temporaryFolder, use_zip64: 0)
    guard let workbook = workbook_new_opt(path, &options) else { throw .memory }
    self.workbook = workbook
    formats = try Formats(of: workbook)
  }

  deinit { free(temporaryFolder) }

  /// Sets the properties; the day of making is the one asked about, since the clock would change.
  func describe(title: String, date: CalendarDate) throws(Workbook.Problem) {
    // Zip knows no year before 1980, and the library takes the zero of 1970 for the clock.
    let first = CalendarDate(clampingDay: 722_814)
    let seconds = (Int(max(date, first).day) - 719_162) * 86_400
    let text = CellText.fitted(CellText.safe(title), units: 200, remark: "…")
    try text.withMutableCString { (text) throws(Workbook.Problem) in
      var properties = lxw_doc_properties()
      properties.title = text
      properties.created = seconds
      try check(workbook_set_properties(workbook, &properties))
    }
  }

  func add(
    _ sheet: Sheet, named name: String, workbookTitle: String
  ) throws(Workbook.Problem) {
    guard let worksheet = workbook_add_worksheet(workbook, name) else {
      throw Workbook.Problem(reason: "the sheet `\(name)` could not be made")
    }
    try setPage(of: worksheet, sheet, named: name, workbookTitle: workbookTitle)
    for (number, line) in sheet.head.enumerated() {
      try write(.text(line.label), to: worksheet, UInt32(number), 0, formats.label)
      try write(line.cell, to: worksheet, UInt32(number), 1, formats.head(for: line.cell))
    }
    let header = UInt32(sheet.head.isEmpty ? 0 : sheet.head.count + 1)
    for (column, heading) in sheet.columns.enumerated() {
      let position = UInt16(column)
      try write(
        .text(heading.title), to: worksheet, header, position,
        sheet.hasNumbers(inColumn: column) ? formats.numberHeader : formats.header)
      try check(
        worksheet_set_column(worksheet, position, position, Double(heading.width), nil))
    }
    try setHeight(of: header, in: worksheet, sheet.columns.map { .text($0.title) }, sheet.columns)
    let rows = sheet.rows
    let columnsOfTexts = sheet.columnsWithDaysUnknownToSpreadsheets
    var addresses = 0
    for (number, row) in rows.enumerated() {
      for (column, cell) in row.enumerated() {
        let position = (row: header + 1 + UInt32(number), column: UInt16(column))
        var cell = cell
        if case .address(let address) = cell, addresses < Self.mostAddresses, isLinked(address) {
          addresses += 1
          try check(
            worksheet_write_url_opt(
              worksheet, position.row, position.column, address, formats.link,
              CellText.text(address), nil))
          continue
        }
        if case .date(let date) = cell, columnsOfTexts.contains(column) {
          cell = .text(date.description)
        }
        try write(cell, to: worksheet, position.row, position.column, formats.body(for: cell))
      }
      try setHeight(of: header + 1 + UInt32(number), in: worksheet, row, sheet.columns)
    }
    guard !sheet.columns.isEmpty else { return }
    let last = header + UInt32(rows.count)
    let lastColumn = UInt16(sheet.columns.count - 1)
    try check(worksheet_autofilter(worksheet, header, 0, last, lastColumn))
    try check(worksheet_repeat_rows(worksheet, header, header))
    if sheet.head.isEmpty { worksheet_freeze_panes(worksheet, header + 1, 1) }
    guard !rows.isEmpty else { return }
    for (column, heading) in sheet.columns.enumerated() {
      guard let bars = heading.bars else { continue }
      try draw(bars, in: worksheet, header + 1, last, UInt16(column))
    }
  }

  /// Finishes the file.
  func close() throws(Workbook.Problem) {
    try check(workbook_close(workbook))
  }

  /// Frees the memory without writing; for use after a failure.
  func abandon() {
    lxw_workbook_free(workbook)
  }

  private func setPage(
    of worksheet: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Sheet, named name: String,
    workbookTitle: String
  ) throws(Workbook.Problem) {
    worksheet_set_paper(worksheet, Self.paper)
    worksheet_set_landscape(worksheet)
    worksheet_set_margins(worksheet, 0.4, 0.4, 0.7, 0.6)
    let width = sheet.columns.reduce(0) { $0 + $1.width }
    let pages = sheet.head.isEmpty ? max(1, (width + Self.pageWidth - 1) / Self.pageWidth) : 1
    worksheet_fit_to_pages(worksheet, UInt16(pages), 0)
    if pages > 1 { try check(worksheet_repeat_columns(worksheet, 0, 0)) }
    // An ampersand begins a code there, and a header holds 255 characters.
    let text = CellText.fitted(CellText.safe(workbookTitle), units: 100, remark: "…")
    let title = text.unicodeScalars.split(separator: "&", omittingEmptySubsequences: false)
      .map { String($0) }.joined(separator: "&&")
    try check(worksheet_set_header(worksheet, "&L&9\(title)&R&9\(name)"))
    try check(worksheet_set_footer(worksheet, "&R&9&P / &N"))
  }

  /// Makes a row high enough for its texts, as not every program does that by itself.
  private func setHeight(
    of row: UInt32, in worksheet: UnsafeMutablePointer<lxw_worksheet>, _ cells: [Sheet.Cell],
    _ columns: [Sheet.Column]
  ) throws(Workbook.Problem) {
    let lines =
      zip(cells, columns).map { cell, column in
        guard case .text(let text) = cell, text.utf8.count > column.width || text.contains("\n")
        else { return 1 }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
          .prefix(Self.mostLines)
          .reduce(0) {
            $0 + max(1, TextLayout.wrapped(String($1), width: column.width * 11 / 10).count)
          }
      }.max() ?? 1
    let height = Double(min(max(1, lines), Self.mostLines)) * Self.lineHeight + 2
    try check(worksheet_set_row(worksheet, row, height, nil))
  }

  private func write(
    _ cell: Sheet.Cell, to worksheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32,
    _ column: UInt16, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(Workbook.Problem) {
    func number(_ value: Double) -> lxw_error {
      worksheet_write_number(worksheet, row, column, value, format)
    }
    switch cell {
    case .none: try check(worksheet_write_blank(worksheet, row, column, format))
    case .text(let text), .address(let text):
      try check(worksheet_write_string(worksheet, row, column, CellText.text(text), format))
    case .share(let share):
      // The nearest number of 53 bits: its first 12 decimals are the share's.
      try check(number(Double(share.trillionths) / 1e12))
    case .change(let trillionths): try check(number(Double(trillionths) / 1e12))
    case .count(let count): try check(number(Double(count)))
    case .amount(let amount):
      guard let value = amount.exactNumber else {
        try check(worksheet_write_string(worksheet, row, column, amount.description, format))
        return
      }
      try check(number(value))
    case .date(let date):
      guard let serial = date.serial else {
        try check(worksheet_write_string(worksheet, row, column, date.description, format))
        return
      }
      try check(number(Double(serial)))
    }
  }

  private func isLinked(_ address: String) -> Bool {
    ["http://", "https://"].contains { address.lowercased().hasPrefix($0) }
      && address.utf8.count <= Self.greatestAddress
      && address.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
  }

  private func draw(
    _ bars: Sheet.Bars, in worksheet: UnsafeMutablePointer<lxw_worksheet>, _ first: UInt32,
    _ last: UInt32, _ column: UInt16
  ) throws(Workbook.Problem) {
    var format = lxw_conditional_format()
    format.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    format.data_bar_2010 = 1
    format.bar_solid = 1
    format.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    format.min_value = 0
    format.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    format.max_value = 1
    switch bars {
    case .shown: format.bar_color = 0x8C_C79B
    case .possible: format.bar_color = 0xE3_E6EA
    case .relative:
      format.bar_color = 0xF2_CF8A
      format.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_MAXIMUM.rawValue)
    }
    try check(
      worksheet_conditional_format_range(worksheet, first, column, last, column, &format))
  }

  private func check(_ code: lxw_error) throws(Workbook.Problem) {
    guard code != LXW_NO_ERROR else { return }
    throw Workbook.Problem(reason: String(cString: lxw_strerror(code)))
  }
}

/// The formats of all cells, made once for each workbook.
private struct Formats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  let header: Format
  let numberHeader: Format
  let label: Format
  let link: Format
  private let text: Format
  /// Keeps a text what it is even if someone edits the cell.
  private let formulaLikeText: Format
  private let share: Format
  private let change: Format
  private let count: Format
  private let amount: Format
  private let date: Format
  private let headText: Format
  private let headDate: Format

  init(of workbook: UnsafeMutablePointer<lxw_workbook>) throws(Workbook.Problem) {
    func format(
      _ number: String? = nil, isWrapped: Bool = false, isRuled: Bool = true
    ) throws(Workbook.Problem) -> Format {
      guard let format = workbook_add_format(workbook) else { throw .memory }
      format_set_font_size(format, 10)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      if isWrapped { format_set_text_wrap(format) }
      if let number { format_set_num_format(format, number) }
      if isRuled {
        format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_bottom_color(format, 0xD0_D7DE)
      }
      return format
    }
    // `_)` keeps what stands at the right edge from touching the text beside it.
    (header, numberHeader) = (try format(isWrapped: true), try format("@_)", isWrapped: true))
    for heading in [header, numberHeader] {
      format_set_bold(heading)
      format_set_bg_color(heading, 0x1F_3A5F)
      format_set_font_color(heading, 0xFF_FFFF)
    }
    label = try format(isRuled: false)
    format_set_bold(label)
    link = try format(isWrapped: true)
    format_set_font_color(link, 0x05_63C1)
    format_set_underline(link, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    text = try format(isWrapped: true)
    formulaLikeText = try format("@", isWrapped: true)
    share = try format("0.00%_)")
    change = try format("+0.00%_);-0.00%_);0%_)")
    count = try format("0_)")
    amount = try format("#,##0.######_)")
    date = try format("yyyy\\-mm\\-dd")
    for number in [numberHeader, share, change, count, amount] {
      format_set_align(number, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    format_set_align(date, UInt8(LXW_ALIGN_LEFT.rawValue))
    headText = try format(isRuled: false)
    headDate = try format("yyyy\\-mm\\-dd", isRuled: false)
    format_set_align(headDate, UInt8(LXW_ALIGN_LEFT.rawValue))
  }

  func head(for cell: Sheet.Cell) -> Format {
    if case .date = cell { headDate } else { headText }
  }

  func body(for cell: Sheet.Cell) -> Format {
    switch cell {
    case .none, .address: text
    case .text(let text):
      "=+-@".contains(text.prefix(1)) && !text.isEmpty ? formulaLikeText : self.text
    case .share: share
    case .change: change
    case .count: count
    case .amount: amount
    case .date: date
    }
  }
}

extension Sheet {
  /// Whether a column's cells are numbers, which stand at its right edge.
  fileprivate func hasNumbers(inColumn column: Int) -> Bool {
    rows.contains { row in
      switch row[column] {
      case .share, .change, .count, .amount: true
      case .none, .text, .date, .address: false
      }
    }
  }

  /// The columns all of whose days are written as texts, because spreadsheets do not know one.
  ///
  /// They disagree about days before March 1900, and a column sorts right only if all its days are
  /// of one kind.
  fileprivate var columnsWithDaysUnknownToSpreadsheets: Set<Int> {
    var columns: Set<Int> = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if case .date(let date) = cell, date.serial == nil { columns.insert(column) }
      }
    }
    return columns
  }
}

extension CalendarDate {
  /// The number by which spreadsheets know the day; nil before March 1900.
  fileprivate var serial: Int? {
    let serial = Int(day) - 693_593
    return serial >= 61 ? serial : nil
  }
}

extension Quantity {
  /// The number, if 15 digits hold it, as spreadsheets keep no more.
  fileprivate var exactNumber: Double? {
    let digits = description.filter { $0 != "." }.drop { $0 == "0" }
    guard digits.count <= 15 else { return nil }
    return Double(description)
  }
}

extension String {
  /// Calls with the text as C has it, for functions that ask for memory they do not change.
  fileprivate func withMutableCString<Failure: Error>(
    _ body: (UnsafeMutablePointer<CChar>) throws(Failure) -> Void
  ) throws(Failure) {
    var characters = Array(utf8CString)
    let count = characters.count
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: count)
    defer { copy.deallocate() }
    copy.initialize(from: &characters, count: count)
    try body(copy)
  }
}

extension Workbook.Problem {
  fileprivate static let memory = Workbook.Problem(reason: "out of memory")
}
