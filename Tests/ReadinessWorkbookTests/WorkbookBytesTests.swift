import Glibc
import Testing

@testable import Readiness
@testable import ReadinessWorkbook

struct WorkbookBytesTests {
  private let cells: [Sheet.Cell] = [
    .none, .text("=1+1"), .share(Share(trillionths: 333_333_333_333)), .change(-1), .count(7),
    .amount(Quantity(1_500)), .date(.earliest), .date(.latest), .address("https://example.org/"),
    .address("javascript:alert(1)"),
  ]

  private func workbook(dated date: CalendarDate = .latest) -> Workbook {
    let columns = cells.indices.map { Sheet.Column("column \($0)", 10, bars: .relative) }
    return Workbook(
      title: "A & B", dated: date,
      sheets: [
        Sheet("One", head: [.init("Day", .date(.earliest))], columns: columns, rows: [cells]),
        Sheet("One", columns: columns, rows: []), Sheet("None", columns: [], rows: []),
      ])
  }

  @Test func `Sheets of every kind of cell, without rows and without columns are written`() throws {
    let bytes = try workbook().bytes(temporaryFolder: "/tmp")
    #expect(bytes.starts(with: Array("PK".utf8)))
    #expect(try workbook().bytes(temporaryFolder: "/dev/shm") == bytes)
  }

  @Test func `Any day can be asked about, and the clock never shows`() throws {
    for date in [CalendarDate.earliest, CalendarDate(year: 1970, month: 1, day: 1) ?? .latest] {
      let first = try workbook(dated: date).bytes(temporaryFolder: "/tmp")
      sleep(1)
      #expect(try workbook(dated: date).bytes(temporaryFolder: "/tmp") == first)
    }
  }

  @Test func `A folder that is not there is told`() {
    let problem = #expect(throws: Workbook.Problem.self) {
      try workbook().bytes(temporaryFolder: "/nowhere")
    }
    #expect(problem?.reason == "No such file or directory")
  }

  @Test func `More rows than a sheet can hold are told`() {
    let rows = [[Sheet.Cell]](repeating: [.none], count: 1 << 20)
    let workbook = Workbook(
      title: "", dated: .latest, sheets: [Sheet("One", columns: [.init("", 9)], rows: rows)])
    let problem = #expect(throws: Workbook.Problem.self) {
      try workbook.bytes(temporaryFolder: "/tmp")
    }
    #expect(problem?.reason == "Worksheet row or column index out of range.")
  }
}
