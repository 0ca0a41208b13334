import Testing

@testable import Readiness

struct SourceFilesTests {
  private func lines(of bytes: [UInt8], _ numbers: ClosedRange<Int32>) -> [String] {
    let file = SourceFile(path: "a", bytes: bytes)
    return numbers.map { file.line($0) }
  }

  @Test(arguments: ["a\nb\nc", "a\r\nb\r\nc", "a\rb\rc", "a\nb\r\nc\r", "\u{FEFF}a\nb\nc\n"])
  func `Lines end with any of the line breaks`(text: String) {
    #expect(lines(of: Array(text.utf8), 1...4) == ["a", "b", "c", ""])
  }

  @Test func `Empty lines count, and past the end is nothing`() {
    #expect(lines(of: Array("\n\n b".utf8), 1...5) == ["", "", " b", "", ""])
    #expect(lines(of: [], 1...2) == ["", ""])
  }

  @Test func `Bytes that are not UTF-8 are shown as replaced`() {
    #expect(lines(of: [0x61, 0xFF, 0x62, 0x0A, 0x63], 1...2) == ["a\u{FFFD}b", "c"])
  }

  @Test func `Files are found by the numbers they are given`() {
    var files = SourceFiles()
    let first = files.add(SourceFile(path: "rules/a.yaml", bytes: []))
    let second = files.add(SourceFile(path: "rules/b.yaml", bytes: [0x61]))
    #expect(files[second].bytes == [0x61])
    #expect(files.path(of: FileLocation(file: first, line: 1, column: 1)) == "rules/a.yaml")
  }
}
