import Testing

@testable import Readiness

struct LocatedTests {
  private let elsewhere = FileLocation(file: FileID(index: 3), line: 7, column: 5)

  @Test func `Values are equal wherever they are written`() {
    #expect(Located("law", at: somewhere) == Located("law", at: elsewhere))
    #expect(Located("law", at: somewhere) != Located("lore", at: somewhere))
    #expect(Set([Located("law", at: somewhere), Located("law", at: elsewhere)]).count == 1)
  }

  @Test func `Another value stands at the same place`() {
    let length = Located("law", at: elsewhere).map(\.count)
    #expect(length.value == 3)
    #expect(length.location == elsewhere)
  }

  @Test func `Places are ordered by file, line and column`() {
    func place(_ file: Int32, _ line: Int32, _ column: Int32) -> FileLocation {
      FileLocation(file: FileID(index: file), line: line, column: column)
    }
    let inOrder = [place(0, 1, 9), place(0, 2, 1), place(0, 2, 2), place(1, 1, 1)]
    #expect(Array(inOrder.reversed()).sorted() == inOrder)
  }

  @Test func `A place further to the right never leaves its line`() {
    #expect(
      elsewhere.advanced(by: 4) == FileLocation(file: FileID(index: 3), line: 7, column: 9))
  }
}
