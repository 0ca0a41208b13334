import Foundation
package import Readiness
import RulebookYAML

/// The small rulebook of the program's tests, with a profile, into which a file is put.
package enum BaseRulebook {
  /// The files of the rulebook, so that whatever is read later has other numbers.
  package static let files = read.files
  package static let declaration = read.declaration

  private static let read: (files: SourceFiles, declaration: RulebookDeclaration) = {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    guard
      let declaration = try? readRulebook(
        at: folder + "rules", shownAs: "rules", files: &files, diagnostics: &diagnostics),
      !diagnostics.hasErrors
    else { fatalError("there is no rulebook in \(folder)") }
    return (files, declaration)
  }()

  package static let rulebook: Rulebook = {
    var diagnostics: [Diagnostic] = []
    guard let rulebook = Rulebook.compile(declaration, reporting: &diagnostics) else {
      fatalError("the rulebook of \(folder) has errors")
    }
    return rulebook
  }()

  package static let countries: CountryRegister = {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let path = folder + "profiles/countries.yaml"
    guard
      let declaration = readCountries(
        at: path, shownAs: path, files: &files, diagnostics: &diagnostics),
      let register = CountryRegister.compile(declaration, reporting: &diagnostics)
    else { fatalError("there is no register of countries in \(folder)") }
    return register
  }()

  package static let profile: ProfileDeclaration = {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let path = folder + "profiles/xar.yaml"
    guard
      let profile = readProfile(
        at: path, shownAs: path, files: &files, diagnostics: &diagnostics)
    else { fatalError("there is no profile in \(folder)") }
    return profile
  }()

  private static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    + "/../../../Tests/ReadinessCommandTests/Fixtures/"
}

extension RulebookDeclaration {
  /// The rulebook with the part in place of what has the same names.
  package func replacing(with part: RulebookDeclaration) -> RulebookDeclaration {
    var result = self
    if !part.frameworks.isEmpty { result.frameworks = part.frameworks }
    let sources = Set(part.sources.map(\.id.value))
    result.sources = part.sources + self.sources.filter { !sources.contains($0.id.value) }
    let facts = Set(part.vocabularies.flatMap(\.facts).map(\.id.value))
    result.vocabularies =
      part.vocabularies
      + vocabularies.map { file in
        VocabularyDeclaration(facts: file.facts.filter { !facts.contains($0.id.value) })
      }
    let areas = Set(part.areas.map(\.id.value))
    result.areas = part.areas + self.areas.filter { !areas.contains($0.id.value) }
    if !part.actions.isEmpty { result.actions = part.actions }
    if !part.supportLines.isEmpty { result.supportLines = part.supportLines }
    if !part.costAssumptions.isEmpty { result.costAssumptions = part.costAssumptions }
    if !part.tests.isEmpty { result.tests = part.tests }
    return result
  }
}
