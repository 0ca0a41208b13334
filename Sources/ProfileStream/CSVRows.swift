import CSimdjson
import Readiness

extension RecordStream {
  /// Assesses the rows of a table, blank lines passed over.
  mutating func assessRows(_ records: TextBytes, _ heading: CSVHeading, _ firstLine: Int) {
    var line = firstLine
    var start = 0
    while start < records.count {
      if let end = records.blankLineEnd(from: start) {
        start = end
        line += 1
        continue
      }
      if !settings.needsProfile, let end = takeRow(records, from: start, heading) {
        start = end
        line += 1
        continue
      }
      // Only rows that ask for a closer look can hold line breaks.
      let end = CSVRecords.endOfFirst(in: records, from: start) ?? records.count
      let record = TextBytes(rebasing: records[start..<end])
      assessRow(record, heading, line)
      line += record.count { $0 == UInt8(ascii: "\n") }
      start = end
    }
  }

  /// Assesses a row that is right and tells where it ends, or nil where it asks for a closer look.
  private mutating func takeRow(
    _ records: TextBytes, from start: Int, _ heading: CSVHeading
  ) -> Int? {
    let cells = CSVCells(bytes: records)
    var country: TextBytes?
    var asOf: CalendarDate?
    var next = start
    intake.begin()
    for (number, column) in heading.columns.enumerated() {
      let isLast = number == heading.columns.count - 1
      if case .fact(let fact) = column, !isLast, note(records, at: &next, of: fact) {
        continue
      }
      guard let cell = try? cells.cell(at: next), !cell.hasDoubledQuotes, cell.isLast == isLast
      else { return nil }
      next = cell.next
      let text = TextBytes(rebasing: records[cell.content])
      switch column {
      case .fact(let fact):
        guard text.isEmpty || take(text, of: fact) else { return nil }
      case .country: country = text
      case .asOf: asOf = CalendarDate(ascii: text)
      }
    }
    guard let country, let asOf, next - start <= Self.longestRecord, country.isCountry,
      intake.takeNoted(in: records)
    else { return nil }
    assessTaken(country: country, asOf: asOf)
    return next
  }

  /// Notes a cell of few bytes that is followed by another, and passes over it and its comma.
  @inline(__always)
  private mutating func note(
    _ records: TextBytes, at next: inout Int, of fact: Int
  ) -> Bool {
    guard let base = records.baseAddress, intake.isNotable(fact) else { return false }
    let comma = UInt8(ascii: ",")
    let count = Int(bytes_before(base + next, comma, UInt8(ascii: "\n")))
    let end = next &+ count
    guard count <= ShortWord.longest, end < records.count, records[end] == comma,
      records[next] != UInt8(ascii: "\"")
    else { return false }
    intake.note(ShortWord(at: base + next, count: count), at: next, of: fact)
    next = end &+ 1
    return true
  }

  @inline(__always)
  private mutating func take(_ text: TextBytes, of fact: Int) -> Bool {
    switch rulebook.facts[fact].kind {
    case .setOfChoices where !text.isSetInWords:
      return intake.take(text.members, of: fact)
    case .text:
      return text.isCountry
    case .yesOrNo, .choice, .orderedChoice, .wholeNumber, .number, .percent, .money, .date,
      .setOfChoices:
      return intake.take(text, of: fact)
    }
  }

  /// Assesses a row by all that the language allows, or says what is wrong with it.
  private mutating func assessRow(_ record: TextBytes, _ heading: CSVHeading, _ line: Int) {
    guard record.count <= Self.longestRecord else {
      return refuse(
        record, line, .recordTooLong, "the row is longer than 1 MiB", at: 0,
        help: "close its quotation marks, if that is why it does not end")
    }
    var decoder = CSVProfileDecoder(record, heading, line: line, rulebook: rulebook)
    if let profile = decoder.profile() {
      assess(profile, record)
    } else {
      refuse(decoder.problems, country: decoder.country, record, decoder.place(at:))
    }
  }
}

/// Reads a row of a table and says what is wrong with it.
private struct CSVProfileDecoder {
  private let rulebook: Rulebook
  private let record: TextBytes
  private let heading: CSVHeading
  private var cells: [(start: Int, text: String)] = []
  private(set) var problems: RecordProblems
  private(set) var country: String?

  init(_ record: TextBytes, _ heading: CSVHeading, line: Int, rulebook: Rulebook) {
    self.record = record
    self.heading = heading
    self.rulebook = rulebook
    problems = RecordProblems(line: line)
  }

  mutating func profile() -> Profile? {
    guard readCells() else { return nil }
    let start = problems.location(ofOffset: 0)
    var country = Located("", at: start)
    var asOf = Located(CalendarDate.latest, at: start)
    var facts: [StatedFactDeclaration] = []
    for (column, cell) in zip(heading.columns, cells) {
      let location = problems.location(ofOffset: cell.start)
      switch column {
      case .country:
        if cell.text.isEmpty {
          problems.error(.emptyText, "`country` is empty", at: cell.start)
        }
        country = Located(cell.text, at: location)
        self.country = cell.text
      case .asOf:
        if let date = CalendarDate(cell.text) {
          asOf = Located(date, at: location)
        } else {
          problems.error(
            .invalidDate, "\(cell.text.quoted) is not a date", at: cell.start,
            help: "write a day of the calendar with year, month and day: `2010-03-25`")
        }
      case .fact(let number):
        guard !cell.text.isEmpty else { continue }
        let fact = rulebook.facts[number]
        facts.append(
          StatedFactDeclaration(
            fact: Located(fact.id, at: location),
            statements: [
              StatementDeclaration(value: test(cell.text, fact, location), isShort: true)
            ]))
      }
    }
    var diagnostics: [Diagnostic] = []
    let profile = Profile.compile(
      ProfileDeclaration(country: country, asOf: asOf, facts: facts), rulebook: rulebook,
      countries: nil, reporting: &diagnostics)
    for diagnostic in diagnostics { problems.report(diagnostic) }
    return problems.isEmpty ? profile : nil
  }

  private mutating func readCells() -> Bool {
    guard problems.checkCharacters(of: record) else { return false }
    let source = CSVCells(bytes: record)
    var (next, isLast) = (0, false)
    do throws(CSVCells.Problem) {
      while !isLast {
        let cell = try source.cell(at: next)
        (next, isLast) = (cell.next, cell.isLast)
        cells.append((cell.start, source.text(of: cell)))
      }
    } catch {
      problems.reportCell(error)
      return false
    }
    guard cells.count == heading.columns.count else {
      problems.error(
        .wrongNumberOfCells,
        "the row has \(cells.count) \(cells.count == 1 ? "cell" : "cells"), and the heading "
          + "\(heading.columns.count)",
        at: 0,
        help: "leave cells empty where nothing is stated, and put texts with commas into "
          + "quotation marks")
      return false
    }
    return true
  }

  private func test(_ text: String, _ fact: Fact, _ location: FileLocation) -> WrittenTest {
    guard fact.kind == .setOfChoices, !text.isSetInWords else {
      return .words(Located(text, at: location))
    }
    guard text != "[]" else { return .list([], at: location) }
    return .list(
      text.split(separator: ";", omittingEmptySubsequences: false).map { member in
        let trimmed = member.drop { $0 == " " }
        let end = trimmed.lastIndex { $0 != " " }.map { trimmed.index(after: $0) }
        return Located(String(trimmed[..<(end ?? trimmed.startIndex)]), at: location)
      }, at: location)
  }

  func place(at offset: Int) -> RecordPlace {
    guard let number = cells.lastIndex(where: { $0.start <= offset }),
      number < heading.names.count, cells.count == heading.names.count
    else { return RecordPlace() }
    return RecordPlace(fact: heading.names[number], found: cells[number].text.excerpt)
  }
}

extension String {
  /// Whether a set's cell holds words of the language rather than members.
  fileprivate var isSetInWords: Bool {
    self == "unknown" || hasPrefix("includes ")
  }
}

extension TextBytes {
  fileprivate var isSetInWords: Bool {
    elementsEqual("unknown".utf8) || starts(with: "includes ".utf8)
  }

  /// The members of a set between semicolons, without the blanks around them.
  fileprivate var members: [TextBytes] {
    guard !elementsEqual("[]".utf8) else { return [] }
    return split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { member in
      var (low, high) = (member.startIndex, member.endIndex)
      while low < high, self[low] == 0x20 { low += 1 }
      while low < high, self[high - 1] == 0x20 { high -= 1 }
      return TextBytes(rebasing: self[low..<high])
    }
  }

  /// Whether the bytes are a text without control characters that may stand for a country.
  fileprivate var isCountry: Bool {
    guard !isEmpty, allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
    return allSatisfy { $0 < 0x80 } || String(validating: self, as: UTF8.self) != nil
  }

  /// Where a line that holds nothing but blanks ends.
  fileprivate func blankLineEnd(from start: Int) -> Int? {
    var offset = start
    while offset < count, self[offset].isJSONBlank {
      if self[offset] == UInt8(ascii: "\n") { return offset + 1 }
      offset += 1
    }
    return offset == count ? count : nil
  }
}
