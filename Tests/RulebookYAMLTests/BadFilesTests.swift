import Glibc
import Readiness
import RulebookYAML
import Testing

/// Every file of `Bad/` and what a person is told of it, in full.
///
/// The expected text stands beside the file; `UPDATE_EXPECTED=1 swift test` writes it anew, and
/// the difference is then read like any other change.
struct BadFilesTests {
  @Test(arguments: badNames())
  func `A bad file gets exactly the diagnostics that stand beside it`(name: String) throws {
    let source = try readFile(folder + name + ".yaml")
    let rendered = diagnosticText(of: SourceFile(path: name + ".yaml", bytes: source))
    if getenv("UPDATE_EXPECTED") != nil {
      try writeFile(folder + name + ".expected", Array(rendered.utf8))
    }
    let expected = String(decoding: try readFile(folder + name + ".expected"), as: UTF8.self)
    #expect(rendered == expected)
    #expect(!rendered.isEmpty)
  }

  @Test func `Every expected text belongs to a bad file`() throws {
    let names = Set(try namesInFolder(folder))
    for name in names where name.hasSuffix(".expected") {
      #expect(names.contains(name.dropLast(".expected".count) + ".yaml"), "\(name) is left over")
    }
    #expect(badNames().count > 100)
  }

  @Test func `Messages are one line, begin in lower case and have no full stop`() throws {
    for name in badNames() {
      let source = try readFile(folder + name + ".yaml")
      for diagnostic in diagnostics(of: SourceFile(path: name, bytes: source)).list {
        for text in [diagnostic.message] + diagnostic.notes.map(\.message)
          + (diagnostic.help.map { [$0] } ?? [])
        {
          #expect(!text.contains("\n") && !text.hasSuffix("."), "\(name): \(text)")
          let first = text.first ?? "A"
          let isCode = text.hasPrefix("U+")
          #expect(isCode || !first.isUppercase, "\(name): \(text)")
        }
      }
    }
  }
}

private let folder = testFolder + "Bad/"

private func badNames() -> [String] {
  let names = (try? namesInFolder(folder)) ?? []
  return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }.sorted()
}
