import Foundation
import Readiness
import RulebookYAML

/// A case in a file that a person reads, and that no change of the generators changes.
///
/// A head tells what is asked; the files of the rulebook and the profile follow, in the words of
/// the language, each behind a line `---`.
struct SavedCase: Sendable {
  /// What the case shows, as comments.
  var remarks: [String]
  var generated: GeneratedCase
  /// What properties vary is drawn from it.
  var seed: UInt64

  /// Where cases are saved, with a final `/`.
  static let folder =
    #filePath.split(separator: "/").dropLast().reduce("/") { $0 + $1 + "/" } + "Cases/"

  static func names() -> [String] {
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return found.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  init(remarks: [String], generated: GeneratedCase, seed: UInt64) {
    self.remarks = remarks
    self.generated = generated
    self.seed = seed
  }

  init(named name: String) throws {
    try self.init(text: String(contentsOfFile: Self.folder + name, encoding: .utf8))
  }

  init(text: String) throws {
    let parts = text.split(separator: "\n---\n").map { $0 + "\n" }
    guard let head = parts.first else { throw UnreadableCase(reason: "the file is empty") }
    var values: [String: String] = [:]
    remarks = []
    for line in head.split(separator: "\n") {
      if line.hasPrefix("#") {
        remarks.append(String(line.dropFirst(2)))
      } else {
        let words = String(line).cut(at: ": ")
        values[words[0]] = words[1]
      }
    }
    guard let date = values["assessed on"].flatMap({ CalendarDate($0) }) else {
      throw UnreadableCase(reason: "the head says no `assessed on: DATE`")
    }
    seed = values["draws from"].flatMap { UInt64($0) } ?? 0
    let read = try Self.read(
      parts.dropFirst().map { SourceFile(path: "case", bytes: Array($0.utf8)) })
    generated = GeneratedCase(
      rulebook: read.rulebook, profile: read.profile, date: date,
      leastGrade: values["least grade"].flatMap { Grade(name: $0) }, lens: values["lens"])
  }

  /// Reads the files of a rulebook and, as the last one, a profile.
  static func read(_ sources: [SourceFile]) throws -> (
    rulebook: RulebookDeclaration, profile: ProfileDeclaration
  ) {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let rulebook = readRulebook(sources.dropLast(), files: &files, diagnostics: &diagnostics)
    let profile = sources.last.flatMap {
      readProfile($0, files: &files, diagnostics: &diagnostics)
    }
    guard let profile, !diagnostics.hasErrors, !rulebook.frameworks.isEmpty else {
      throw UnreadableCase(reason: diagnostics.map { $0.text(in: files) }.joined())
    }
    return (rulebook, profile)
  }

  var text: String {
    var text = remarks.flatMap { $0.split(separator: "\n") }.map { "# \($0)\n" }.joined()
    text += "assessed on: \(generated.date)\n"
    if let grade = generated.leastGrade { text += "least grade: \(grade.name)\n" }
    if let lens = generated.lens { text += "lens: \(lens)\n" }
    text += "draws from: \(seed)\n"
    for file in generated.ruleFiles + [generated.profileFile] {
      text += "---\n" + FileWriter.plain(file.content)
    }
    return text
  }
}

struct UnreadableCase: Error {
  let reason: String
}
