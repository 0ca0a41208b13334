import Foundation
import Readiness

/// A problem as an expected text shows it.
struct Golden {
  let code: Diagnostic.Code
  let severity: Diagnostic.Severity
  /// The text of the problem alone.
  let text: String
  /// Whether it is the line that a stream writes for a record.
  let isRecord: Bool

  /// All of the repository's expected texts, single bad files and cases.
  static func all() throws -> [Golden] {
    let files = FileManager.default
    let bad = testFolder.deletingLastPathComponent()
      .appendingPathComponent("RulebookYAMLTests/Bad")
    let names = try files.contentsOfDirectory(atPath: bad.path).filter { $0.hasSuffix(".expected") }
    return try (names.map { bad.appendingPathComponent($0) } + Case.all.map(\.expected)).flatMap {
      try all(in: String(contentsOf: $0, encoding: .utf8))
    }
  }

  /// The problems of a text: of a terminal, or lines that stand for records.
  private static func all(in text: String) throws -> [Golden] {
    var found: [(code: Diagnostic.Code, severity: Diagnostic.Severity, lines: [String])] = []
    var records: [Golden] = []
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("{") {
        let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
        records += record.errors.compactMap { Diagnostic.Code(rawValue: $0.code) }.map {
          Golden(code: $0, severity: .error, text: line + "\n", isRecord: true)
        }
      } else if let match = line.wholeMatch(
        of: /\S.*?:\d+:\d+: (error|warning): .* \[([a-z0-9-]+)\]/),
        let code = Diagnostic.Code(rawValue: String(match.2)),
        let severity = Diagnostic.Severity(rawValue: String(match.1))
      {
        found.append((code, severity, [line]))
      } else if !found.isEmpty {
        found[found.count - 1].lines.append(line)
      }
    }
    return records
      + found.map {
        Golden(
          code: $0.code, severity: $0.severity, text: $0.lines.map { $0 + "\n" }.joined(),
          isRecord: false)
      }
  }

  private struct Record: Decodable {
    struct Problem: Decodable {
      let code: String
    }

    let errors: [Problem]
  }
}
