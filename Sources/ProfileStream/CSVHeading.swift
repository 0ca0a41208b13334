package import Readiness

/// The first record of a wide table: which column states the country, the date and each fact.
package struct CSVHeading: Sendable {
  enum Column: Sendable {
    case country
    case asOf
    case fact(Int)
  }

  let columns: [Column]
  /// The headings as they are written.
  let names: [String]

  /// Reads the heading, or tells everything that is wrong with it.
  ///
  /// - record: Followed by `RecordStream.padding` readable bytes, without a byte order mark.
  package init?(
    _ record: UnsafeRawBufferPointer, rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]
  ) {
    var problems = RecordProblems(line: 1)
    var columns: [Column] = []
    var names: [String] = []
    var first: [String: FileLocation] = [:]
    var (next, isLast) = (0, record.isEmpty)
    let cells = CSVCells(bytes: record)
    do throws(CSVCells.Problem) {
      while !isLast {
        let cell = try cells.cell(at: next)
        (next, isLast) = (cell.next, cell.isLast)
        let name = cells.text(of: cell)
        names.append(name)
        let location = problems.location(ofOffset: cell.start)
        if let earlier = first[name] {
          problems.error(
            .duplicateKey, "the column \(name.quoted) stands twice", at: cell.start,
            help: "keep one of the two",
            notes: [.init("the first stands here", at: earlier)])
        } else if name == "country" {
          columns.append(.country)
        } else if name == "as of" {
          columns.append(.asOf)
        } else if let fact = rulebook.fact(named: name) {
          columns.append(.fact(fact))
        } else {
          problems.error(
            .unknownFact, "there is no fact \(name.quoted)", at: cell.start,
            help: Spelling.nearest(
              to: name, among: ["country", "as of"] + rulebook.facts.map(\.id)
            ).map { "write `\($0)`" })
        }
        first[name] = location
      }
    } catch {
      problems.reportCell(error)
    }
    // A misspelt heading was reported already.
    let isMisspelt = !problems.isEmpty
    for name in ["country", "as of"] where first[name] == nil && !isMisspelt {
      problems.error(
        .missingKey, "the table has no column `\(name)`", at: 0,
        help: "begin with the heading `country,as of,…`")
    }
    diagnostics += problems.diagnostics.map { $0.placed(in: record, firstLine: problems.line) }
    guard problems.isEmpty else { return nil }
    self.columns = columns
    self.names = names
  }
}

extension RecordProblems {
  mutating func reportCell(_ problem: CSVCells.Problem) {
    switch problem {
    case .strayQuote(let offset):
      error(
        .strayQuote, "a quotation mark stands inside of a cell", at: offset,
        help: #"put the whole cell into quotation marks and double those within: `"a ""b"""`"#)
    case .openQuote(let offset):
      error(
        .unclosedQuote, "nothing closes the quotation mark that begins this cell", at: offset,
        help: "close it, or double it if it belongs to the text")
    }
  }
}
