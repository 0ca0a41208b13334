public import Readiness

/// A file of any kind, read by itself.
public enum SingleDocument: Sendable {
  case profile(ProfileDeclaration)
  case overlay(OverlayDeclaration)
  case countries(CountriesDeclaration)
  /// A part of a rulebook, whose form was read; its names mean nothing without the rest.
  case rules
}

/// Reads one file of whatever kind it says to be; `nil` after errors.
///
/// A profile's country need not be the file's name.
///
/// - Parameters:
///   - path: The file's path.
///   - shown: The path that diagnostics show instead.
///   - files: Where the file is added, empty if it cannot be read.
///   - diagnostics: Where problems are added.
/// - Returns: What the file declares.
public func readDocument(
  at path: String, shownAs shown: String, files: inout SourceFiles,
  diagnostics: inout [Diagnostic]
) -> SingleDocument? {
  guard
    let id = addFile(FilePath(path), shownAs: shown, to: &files, reporting: &diagnostics),
    var reader = DocumentReader(files[id], id, reporting: &diagnostics)
  else { return nil }
  var document: SingleDocument?
  switch reader.kind() {
  case .profile: document = reader.profile().map(SingleDocument.profile)
  case .overlay: document = reader.overlay().map(SingleDocument.overlay)
  case .countries: document = reader.countries().map(SingleDocument.countries)
  case .framework: document = reader.framework().map { _ in .rules }
  case .source: document = reader.sourceDocument().map { _ in .rules }
  case .vocabulary: document = reader.vocabulary().map { _ in .rules }
  case .area: document = reader.area().map { _ in .rules }
  case .actions: document = reader.actions().map { _ in .rules }
  case .supportLines: document = reader.supportLines().map { _ in .rules }
  case .costAssumptions: document = reader.costAssumptions().map { _ in .rules }
  case .tests: document = reader.tests().map { _ in .rules }
  case nil: break
  }
  diagnostics += reader.problems.diagnostics
  return reader.problems.diagnostics.hasErrors ? nil : document
}
