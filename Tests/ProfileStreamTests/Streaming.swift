import Foundation
import Readiness
import RulebookYAML
import Testing

@testable import ProfileStream

/// The rulebook that the tests of the program use.
let rulebook: Rulebook = {
  let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().path
  var files = SourceFiles()
  var diagnostics: [Diagnostic] = []
  guard
    let declaration = try? readRulebook(
      at: tests + "/ReadinessCommandTests/Fixtures/rules", shownAs: "rules",
      includingTests: false, files: &files, diagnostics: &diagnostics),
    let rulebook = Rulebook.compile(declaration, reporting: &diagnostics)
  else { fatalError("the fixtures are a rulebook") }
  return rulebook
}()

/// What a stream writes for some records, which begin on a line.
func written(
  for records: [UInt8], as form: StreamForm = .ndjson, firstLine: Int = 1,
  _ settings: StreamSettings = StreamSettings()
) -> (lines: [String], faulty: Int) {
  var stream = RecordStream(form, under: rulebook, settings)
  // Brackets behind the records, to be read by whoever goes too far.
  let padded = records + [UInt8](repeating: UInt8(ascii: "}"), count: RecordStream.padding)
  padded.withUnsafeBytes {
    stream.assess(UnsafeRawBufferPointer(rebasing: $0[..<records.count]), firstLine: firstLine)
  }
  let text = String(decoding: stream.output.bytes, as: UTF8.self)
  return (text.split(separator: "\n").map(String.init), stream.faulty)
}

func written(
  for text: String, as form: StreamForm = .ndjson, _ settings: StreamSettings = StreamSettings()
) -> [String] {
  written(for: Array(text.utf8), as: form, settings).lines
}

/// What is wrong with records, a line each: `line:column pointer|fact code: message (found) help`.
func problems(in records: [UInt8], as form: StreamForm = .ndjson) throws -> [String] {
  try written(for: records, as: form).lines.flatMap { line -> [String] in
    let record = try JSONDecoder().decode(ErrorLine.self, from: Data(line.utf8))
    return record.errors.map { error in
      "\(record.line):\(error.column) \(error.pointer ?? error.fact ?? "–") \(error.code): "
        + error.message + (error.found.map { " (\($0))" } ?? "")
        + (error.help.map { "; \($0)" } ?? "")
        + error.notes.map { " [\($0.column): \($0.message)]" }.joined()
    }
  }
}

func problems(in text: String, as form: StreamForm = .ndjson) throws -> [String] {
  try problems(in: Array(text.utf8), as: form)
}

private struct ErrorLine: Decodable {
  struct Problem: Decodable {
    let code: String
    let message: String
    let column: Int
    let pointer: String?
    let fact: String?
    let found: String?
    let help: String?
    let notes: [Note]
  }

  struct Note: Decodable {
    let message: String
    let column: Int
  }

  let line: Int
  let errors: [Problem]
}

/// A profile with those facts, as JSON.
func profile(_ facts: String) -> String {
  #"{"country":"XAR","as of":"2025-06-30","facts":{\#(facts)}}"#
}

/// The heading of a table, and what is wrong with it.
func heading(_ text: String) -> (heading: CSVHeading?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let bytes = Array(text.utf8)
  let heading = (bytes + [UInt8](repeating: 0, count: RecordStream.padding)).withUnsafeBytes {
    CSVHeading(
      UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]), rulebook: rulebook,
      reporting: &diagnostics)
  }
  return (heading, diagnostics)
}

/// A table whose columns are the country, the date and these facts.
func table(_ facts: String...) throws -> StreamForm {
  .csv(try #require(heading((["country", "as of"] + facts).joined(separator: ",") + "\n").heading))
}
