import Foundation
import ProfileStream
import Readiness
import RulebookYAML

/// The folder of these tests.
let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

/// Whether expected texts are written anew instead of being compared.
let isUpdating = ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] != nil

/// A folder of `Cases/`, named after the code that it is there for.
///
/// Its files are laid over those of `Base/`, a rulebook and a profile without a problem. With a
/// `fmt.yaml` that file is rewritten, with a `stream.ndjson` or `stream.csv` that stream is assessed,
/// and else all is checked as `readiness check` does it. What a person is told stands in `expected`.
struct Case {
  let name: String

  static let folder = testFolder.appendingPathComponent("Cases")

  static let all = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .sorted().map { Case(name: $0) }

  private var folder: URL { Self.folder.appendingPathComponent(name) }

  var expected: URL { folder.appendingPathComponent("expected") }

  /// What a person is told.
  func told() throws -> String {
    if let bytes = bytes(of: "fmt.yaml") {
      var files = SourceFiles()
      var diagnostics: [Diagnostic] = []
      let source = SourceFile(path: "rules/a.yaml", bytes: bytes)
      guard canonicalText(of: source, files: &files, diagnostics: &diagnostics) == nil else {
        return ""
      }
      return diagnostics.map { $0.text(in: files) }.joined()
    }
    // No file of the repository is that long.
    let tooLong = [UInt8](repeating: UInt8(ascii: " "), count: RecordStream.longestRecord) + [0x7B]
    let lines = name == "record-too-long" ? tooLong : bytes(of: "stream.ndjson")
    if let lines { return try assessed(lines, as: .ndjson) }
    if let rows = bytes(of: "stream.csv") { return try assessedTable(rows) }
    return try checked()
  }

  private func bytes(of name: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appendingPathComponent(name))).map { [UInt8]($0) }
  }

  /// All problems of the rules and profiles.
  private func checked() throws -> String {
    let scratch = try Scratch(base: testFolder.appendingPathComponent("Base"), laidOver: folder)
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let declaration = try readRulebook(
      at: scratch.path + "/rules", shownAs: "rules", files: &files, diagnostics: &diagnostics)
    let rulebook = Rulebook.compile(declaration, reporting: &diagnostics)
    if let rulebook {
      _ = RuleTest.compile(declaration.tests, rulebook: rulebook, reporting: &diagnostics)
      rulebook.lint(reporting: &diagnostics)
    }
    let countries = readCountries(
      at: scratch.path + "/profiles/countries.yaml", shownAs: "profiles/countries.yaml",
      files: &files, diagnostics: &diagnostics)
    let register = countries.flatMap {
      CountryRegister.compile($0, reporting: &diagnostics)
    }
    let profiles = try readProfiles(
      at: scratch.path + "/profiles", shownAs: "profiles", files: &files,
      diagnostics: &diagnostics)
    if let rulebook {
      for case let profile? in profiles.map(\.profile) {
        _ = Profile.compile(
          profile, rulebook: rulebook, countries: register, reporting: &diagnostics)
      }
    }
    return diagnostics.sortedByPlace().map { $0.text(in: files) }.joined()
  }

  private func assessedTable(_ rows: [UInt8]) throws -> String {
    let end = (rows.firstIndex(of: UInt8(ascii: "\n")) ?? rows.count - 1) + 1
    var diagnostics: [Diagnostic] = []
    let rulebook = try Self.rulebook()
    let heading = padded(Array(rows[..<end])).withUnsafeBytes {
      CSVHeading(
        UnsafeRawBufferPointer(rebasing: $0[..<end]), rulebook: rulebook, reporting: &diagnostics)
    }
    guard let heading else {
      var files = SourceFiles()
      _ = files.add(SourceFile(path: "stream.csv", bytes: rows))
      return diagnostics.map { $0.text(in: files) }.joined()
    }
    return try assessed(Array(rows[end...]), as: .csv(heading), firstLine: 2)
  }

  /// What is written for records.
  private func assessed(
    _ records: [UInt8], as form: StreamForm, firstLine: Int = 1
  ) throws -> String {
    var stream = RecordStream(form, under: try Self.rulebook(), StreamSettings())
    padded(records).withUnsafeBytes {
      stream.assess(
        UnsafeRawBufferPointer(rebasing: $0[..<records.count]), firstLine: firstLine)
    }
    return String(decoding: stream.output.bytes, as: UTF8.self)
  }

  private func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: RecordStream.padding)
  }

  /// The rulebook of `Base/`.
  private static func rulebook() throws -> Rulebook {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let declaration = try readRulebook(
      at: testFolder.path + "/Base/rules", shownAs: "rules", files: &files,
      diagnostics: &diagnostics)
    guard let rulebook = Rulebook.compile(declaration, reporting: &diagnostics) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return rulebook
  }
}

/// A copy of a folder with another laid over it, which goes with its last user.
private final class Scratch {
  let path: String

  init(base: URL, laidOver folder: URL) throws {
    let files = FileManager.default
    let root = files.temporaryDirectory.appendingPathComponent("readiness-\(UUID().uuidString)")
    path = root.path
    try files.copyItem(at: base, to: root)
    for name in try files.subpathsOfDirectory(atPath: folder.path).sorted() where name != "expected"
    {
      let source = folder.appendingPathComponent(name)
      let target = root.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      _ = files.fileExists(atPath: source.path, isDirectory: &isFolder)
      var stands: ObjCBool = false
      let exists = files.fileExists(atPath: target.path, isDirectory: &stands)
      if isFolder.boolValue, exists, stands.boolValue { continue }
      if exists { try files.removeItem(at: target) }
      if isFolder.boolValue {
        try files.createDirectory(at: target, withIntermediateDirectories: true)
      } else {
        try files.copyItem(at: source, to: target)
      }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
