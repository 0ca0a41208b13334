import Foundation
import Readiness
import Testing

/// Every code: what a person is told where it occurs, and the page that explains it.
@Suite(.serialized) struct DiagnosticsTests {
  /// Codes that no known file brings about.
  ///
  /// `syntax` is for what libyaml may say beyond what is explained, `not-reproduced` guards against
  /// a fault of our own, and choices that stand twice are keys that stand twice where they come
  /// from a file.
  private static let withoutFile: Set<Diagnostic.Code> = [
    .syntax, .notReproduced, .duplicateChoice,
  ]

  @Test(arguments: Case.all.map(\.name))
  func `A case gets exactly what stands beside it, with the problem it is named after`(
    name: String
  ) throws {
    let item = Case(name: name)
    let told = try item.told()
    if isUpdating { try told.write(to: item.expected, atomically: true, encoding: .utf8) }
    #expect(try told == String(contentsOf: item.expected, encoding: .utf8))
    #expect(told.contains("[\(name)]") || told.contains("\"code\":\"\(name)\""))
  }

  @Test func `Every code has an expected text`() throws {
    let shown = Set(try Golden.all().map(\.code))
    #expect(Set(Diagnostic.Code.allCases).subtracting(shown) == Self.withoutFile)
  }

  @Test func `Meanings and remedies are sentences, and no two codes mean the same`() {
    for code in Diagnostic.Code.allCases {
      for text in [code.meaning, code.remedy] {
        #expect(text.hasSuffix(".") && !text.contains("\n") && !text.contains("  "), "\(code)")
        #expect(text.prefix(1) == "`" || text.prefix(1) == text.prefix(1).uppercased(), "\(code)")
        #expect(text.count { $0 == "`" } % 2 == 0 || code == .reservedCharacter, "\(code)")
      }
    }
    #expect(
      Set(Diagnostic.Code.allCases.map(\.meaning)).count == Diagnostic.Code.allCases.count)
  }

  @Test func `The page explains every code with an example`() throws {
    let page = testFolder.appendingPathComponent("../../docs/diagnostics.md").standardized
    let written = try Self.page()
    if isUpdating { try written.write(to: page, atomically: true, encoding: .utf8) }
    #expect(try written == String(contentsOf: page, encoding: .utf8))
  }

  /// `docs/diagnostics.md`.
  private static func page() throws -> String {
    let golden = Dictionary(grouping: try Golden.all(), by: \.code)
    let codes = Diagnostic.Code.allCases.sorted()
    var page = """
      # Diagnostics

      Every problem that `readiness` tells ends with a code in brackets. Here is what each of them means and
      how it is mended, in the order of the alphabet; `readiness check --explain CODE` prints the same without
      the example. An *error* keeps a file or record from being used. A *warning* does not, but `readiness
      check --strict` fails over it.

      This page is made from the program's own texts and from the files of its tests: `UPDATE_EXPECTED=1
      swift test --disable-xctest --filter DiagnosticsTests` writes it anew.


      """
    for code in codes {
      let examples = golden[code, default: []].sorted {
        ($0.text.utf8.count, $0.text) < ($1.text.utf8.count, $1.text)
      }
      let severities = Set(examples.map(\.severity.rawValue)).sorted()
      page += "## \(code)\n\n"
      if !severities.isEmpty { page += "*\(severities.joined(separator: " or "))*: " }
      page += "\(code.meaning)\n\nTo mend it: \(code.remedy)\n\n"
      if let example = examples.first {
        page += "```\(example.isRecord ? "json" : "text")\n\(example.text)```\n\n"
      } else {
        page += "No file is known that shows it.\n\n"
      }
    }
    page.removeLast()
    return page
  }
}
