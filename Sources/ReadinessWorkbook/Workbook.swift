package import Readiness

/// A workbook as spreadsheets read it: `.xlsx`, the same bytes for the same sheets.
package struct Workbook {
  let title: String
  let date: CalendarDate
  let sheets: [Sheet]

  /// A workbook of the sheets in that order.
  ///
  /// - Parameters:
  ///   - title: What it is about; printed on every page.
  ///   - date: The day that is asked about, which stands for the day of its making.
  ///   - sheets: At least one.
  package init(title: String, dated date: CalendarDate, sheets: [Sheet]) {
    self.title = title
    self.date = date
    self.sheets = sheets
  }

  /// Why a workbook could not be made.
  package struct Problem: Error {
    /// For a sentence such as ``cannot write `FILE`: REASON``.
    package let reason: String
  }

  /// The file's bytes; temporary files are kept in that folder, and none is left behind.
  package func bytes(temporaryFolder folder: String) throws(Problem) -> [UInt8] {
    let file = try NamelessFile(in: folder)
    try file.makeSureOfRoom(for: size)
    let writer = try WorkbookWriter(to: file.path, temporaryFolder: folder)
    do throws(Problem) {
      try writer.describe(title: title, date: date)
      var names = SheetNames()
      for sheet in sheets {
        try writer.add(sheet, named: names.name(for: sheet.name), workbookTitle: title)
      }
    } catch {
      writer.abandon()
      throw error
    }
    try writer.close()
    return try file.bytes()
  }

  /// More than the bytes that the library may write for a moment.
  ///
  /// It looks at no error while it writes its temporary files, so a disk that fills up would leave
  /// a workbook with a part missing. A byte of text becomes at most seven in XML.
  private var size: Int {
    sheets.reduce(1 << 16) { size, sheet in
      (sheet.rows + [sheet.columns.map { .text($0.title) }] + sheet.head.map { [$0.cell] })
        .reduce(size) { size, row in
          row.reduce(size) { size, cell in
            switch cell {
            case .text(let text), .address(let text): size + 128 + 8 * text.utf8.count
            case .none, .share, .change, .count, .amount, .date: size + 128
            }
          }
        }
    }
  }
}

/// Names for sheets as spreadsheets allow them, each once.
struct SheetNames {
  private var used: Set<String> = []

  /// The name itself, or one that shows by `…` that it was cut.
  mutating func name(for name: String) -> String {
    var allowed = String(
      String.UnicodeScalarView(
        CellText.safe(name).unicodeScalars.map {
          "[]:*?/\\'\n\t".unicodeScalars.contains($0) ? " " : $0
        }))
    if allowed.allSatisfy({ $0 == " " }) { allowed = "Sheet" }
    var number = 1
    while true {
      let ending = number == 1 ? "" : " (\(number))"
      let candidate = CellText.fitted(allowed, units: 31 - ending.utf16.count, remark: "…") + ending
      if used.insert(candidate.lowercased()).inserted { return candidate }
      number += 1
    }
  }
}

/// Texts as cells can hold them.
enum CellText {
  static let limit = 32_767
  private static let remark = " … [cut: a cell holds 32,767 characters]"

  /// The text for a cell; one that is too long ends with a remark.
  static func text(_ text: String) -> String {
    escaped(fitted(safe(text), units: limit, remark: remark))
  }

  /// The text with U+FFFD for what XML forbids or what steers how a text is shown.
  static func safe(_ text: String) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": result.append("\n")
      case "\n": if !afterReturn { result.append("\n") }
      case "\t": result.append(scalar)
      case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar.steersTerminal ? "\u{FFFD}" : scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }

  /// The text cut so that it and the remark take at most so many UTF-16 units, as spreadsheets count.
  static func fitted(_ text: String, units limit: Int, remark: String) -> String {
    guard text.utf16.count > limit else { return text }
    var kept = String.UnicodeScalarView()
    var units = remark.utf16.count
    for scalar in text.unicodeScalars {
      units += scalar.value > 0xFFFF ? 2 : 1
      guard units <= limit else { break }
      kept.append(scalar)
    }
    return String(kept) + remark
  }

  /// The text with `_x0041_` and its like kept from being read as an escaped character.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(0x5F) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 0x5F, index + 6 < bytes.count, bytes[index + 1] | 0x20 == 0x78,
        bytes[index + 6] == 0x5F, bytes[(index + 2)..<(index + 6)].allSatisfy(isHexadecimal)
      {
        result += "_x005F".utf8
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
