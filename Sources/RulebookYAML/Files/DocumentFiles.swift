public import Readiness

/// Reads a rulebook folder, such as `rules`, with everything below it.
///
/// What cannot be read is reported and left out, so that the declaration is complete only if the
/// diagnostics hold no error.
///
/// - Parameters:
///   - folder: The folder's path.
///   - shown: The path that diagnostics show instead, such as `rules`.
///   - includingTests: Whether `tests/` is read; evaluating needs no tests.
///   - jobs: How many threads read; nothing depends on it but the time it takes.
///   - files: Where the files are added, in the byte order of their paths.
///   - diagnostics: Where problems are added.
/// - Returns: What could be read.
/// - Throws: Why the folder itself cannot be read; nothing is added then.
public func readRulebook(
  at folder: String, shownAs shown: String, includingTests: Bool = true, jobs: Int = 1,
  files: inout SourceFiles, diagnostics: inout [Diagnostic]
) throws(FileProblem) -> RulebookDeclaration {
  var rulebook = RulebookDeclaration()
  let documents = try readFolder(
    folder, shownAs: shown, passingOver: includingTests ? nil : "tests", jobs: jobs, files: &files,
    diagnostics: &diagnostics)
  let parts = mapInParallel(documents, jobs: jobs) { [files] document in
    var part = RulebookDeclaration()
    var problems: [Diagnostic] = []
    part.add(document, files: files, reporting: &problems)
    return (declaration: part, problems: problems)
  }
  for part in parts {
    rulebook.append(part.declaration)
    diagnostics += part.problems
  }
  return rulebook
}

/// Makes a rulebook of files that are in memory, named by their paths below the folder.
///
/// - Parameters:
///   - sources: The files; where they begin with `tests/` they must be tests.
///   - files: Where the files are added, in the order given.
///   - diagnostics: Where problems are added.
/// - Returns: What could be read.
public func readRulebook(
  _ sources: [SourceFile], files: inout SourceFiles, diagnostics: inout [Diagnostic]
) -> RulebookDeclaration {
  var rulebook = RulebookDeclaration()
  for source in sources {
    let document = FoundDocument(
      file: files.add(source), isTest: source.path.hasPrefix("tests/"), stem: [])
    rulebook.add(document, files: files, reporting: &diagnostics)
  }
  return rulebook
}

/// Reads every profile below a folder; `countries.yaml` in it is no profile and passed over.
///
/// A profile's country must be its file's name, in lower case.
///
/// - Parameters:
///   - folder: The folder's path.
///   - shown: The path that diagnostics show instead, such as `profiles`.
///   - jobs: How many threads read; nothing depends on it but the time it takes.
///   - files: Where the files are added, in the byte order of their paths.
///   - diagnostics: Where problems are added.
/// - Returns: The files that could be opened, each with its profile or, after errors, `nil`.
/// - Throws: Why the folder itself cannot be read; nothing is added then.
public func readProfiles(
  at folder: String, shownAs shown: String, jobs: Int = 1, files: inout SourceFiles,
  diagnostics: inout [Diagnostic]
) throws(FileProblem) -> [(file: FileID, profile: ProfileDeclaration?)] {
  let documents = try readFolder(
    folder, shownAs: shown, passingOver: "countries.yaml", jobs: jobs, files: &files,
    diagnostics: &diagnostics)
  let profiles = mapInParallel(documents, jobs: jobs) { [files] document in
    var problems: [Diagnostic] = []
    let profile = readProfile(
      files[document.file], document.file, name: document.stem, reporting: &problems)
    return (file: document.file, profile: profile, problems: problems)
  }
  diagnostics += profiles.flatMap(\.problems)
  return profiles.map { ($0.file, $0.profile) }
}

/// Reads a profile's file, whose name must be the country's code in lower case.
///
/// - Parameters:
///   - path: The file's path.
///   - shown: The path that diagnostics show instead.
///   - files: Where the file is added, empty if it cannot be read.
///   - diagnostics: Where problems are added.
/// - Returns: The profile, or `nil` after errors.
public func readProfile(
  at path: String, shownAs shown: String, files: inout SourceFiles,
  diagnostics: inout [Diagnostic]
) -> ProfileDeclaration? {
  let path = FilePath(path)
  guard let id = addFile(path, shownAs: shown, to: &files, reporting: &diagnostics) else {
    return nil
  }
  return readProfile(files[id], id, name: path.stem, reporting: &diagnostics)
}

/// Reads a profile that is in memory, under any name; `nil` after errors.
public func readProfile(
  _ source: SourceFile, files: inout SourceFiles, diagnostics: inout [Diagnostic]
) -> ProfileDeclaration? {
  readProfile(source, files.add(source), name: nil, reporting: &diagnostics)
}

/// Reads the register of countries; `nil` after errors.
public func readCountries(
  at path: String, shownAs shown: String, files: inout SourceFiles,
  diagnostics: inout [Diagnostic]
) -> CountriesDeclaration? {
  let id = addFile(FilePath(path), shownAs: shown, to: &files, reporting: &diagnostics)
  return id.flatMap {
    read(.countries, files[$0], $0, reporting: &diagnostics) { $0.countries() }
  }
}

/// Reads a register of countries that is in memory; `nil` after errors.
public func readCountries(
  _ source: SourceFile, files: inout SourceFiles, diagnostics: inout [Diagnostic]
) -> CountriesDeclaration? {
  read(.countries, source, files.add(source), reporting: &diagnostics) { $0.countries() }
}

/// Reads facts to lay over a profile; `nil` after errors.
public func readOverlay(
  at path: String, shownAs shown: String, files: inout SourceFiles,
  diagnostics: inout [Diagnostic]
) -> OverlayDeclaration? {
  let id = addFile(FilePath(path), shownAs: shown, to: &files, reporting: &diagnostics)
  return id.flatMap { read(.overlay, files[$0], $0, reporting: &diagnostics) { $0.overlay() } }
}

/// Reads facts to lay over a profile from memory; `nil` after errors.
public func readOverlay(
  _ source: SourceFile, files: inout SourceFiles, diagnostics: inout [Diagnostic]
) -> OverlayDeclaration? {
  read(.overlay, source, files.add(source), reporting: &diagnostics) { $0.overlay() }
}

/// Reads cost assumptions that replace those of a rulebook; `nil` after errors.
public func readCostAssumptions(
  at path: String, shownAs shown: String, files: inout SourceFiles,
  diagnostics: inout [Diagnostic]
) -> CostAssumptionsDeclaration? {
  let id = addFile(FilePath(path), shownAs: shown, to: &files, reporting: &diagnostics)
  return id.flatMap {
    read(.costAssumptions, files[$0], $0, reporting: &diagnostics) { $0.costAssumptions() }
  }
}

/// A file of a folder that was read and has the name of a document.
private struct FoundDocument: Sendable {
  let file: FileID
  /// Whether it stands under `tests/`.
  let isTest: Bool
  /// Its name without `.yaml`.
  let stem: [UInt8]
}

/// A file of a folder, read if its name is that of a document.
private enum ReadFile: Sendable {
  case source(SourceFile)
  case unreadable(FileProblem)
  case noDocument(path: String)

  init(_ found: FolderWalk.Found, shownAs path: String) {
    if let reason = found.problem {
      self = .unreadable(FileProblem(path: path, reason: reason))
    } else if !found.relative.hasSuffix(".yaml") {
      self = .noDocument(path: path)
    } else {
      do throws(FileProblem) {
        self = .source(try SourceFile.read(found.path, shownAs: path))
      } catch {
        self = .unreadable(error)
      }
    }
  }
}

private func readFolder(
  _ folder: String, shownAs shown: String, passingOver passedOver: String?, jobs: Int,
  files: inout SourceFiles, diagnostics: inout [Diagnostic]
) throws(FileProblem) -> [FoundDocument] {
  let walk = try FolderWalk(of: FilePath(folder), shownAs: shown, passingOver: passedOver)
  let root = FilePath(shown)
  let read = mapInParallel(walk.files, jobs: jobs) { found in
    ReadFile(found, shownAs: root.appending(found.relative.bytes).shown)
  }
  var documents: [FoundDocument] = []
  for (found, file) in zip(walk.files, read) {
    switch file {
    case .source(let source):
      documents.append(
        FoundDocument(
          file: files.add(source), isTest: found.relative.bytes.starts(with: "tests/".utf8),
          stem: found.relative.stem))
    case .unreadable(let problem):
      reportUnreadable(problem, in: &files, reporting: &diagnostics)
    case .noDocument(let path):
      if found.relative.name != Array("README.md".utf8) {
        warnOfName(path, in: &files, reporting: &diagnostics)
      }
    }
  }
  return documents
}

private func warnOfName(
  _ path: String, in files: inout SourceFiles, reporting diagnostics: inout [Diagnostic]
) {
  let file = files.add(SourceFile(path: path, bytes: []))
  diagnostics.append(
    .warning(
      .notAYAMLFile, "the file's name does not end in `.yaml`, and it is not read",
      at: FileLocation(file: file, line: 1, column: 1),
      help: path.hasSuffix(".yml")
        ? "rename it to end in `.yaml`" : "rename it, or move it to another folder"))
}

/// Reads a file and adds it; where that fails, the file is added empty for the diagnostic's sake.
func addFile(
  _ path: FilePath, shownAs shown: String, to files: inout SourceFiles,
  reporting diagnostics: inout [Diagnostic]
) -> FileID? {
  do throws(FileProblem) {
    let source = try SourceFile.read(path, shownAs: shown)
    return files.add(source)
  } catch {
    reportUnreadable(error, in: &files, reporting: &diagnostics)
    return nil
  }
}

/// Adds a file that cannot be read, empty, and says why.
func reportUnreadable(
  _ problem: FileProblem, in files: inout SourceFiles, reporting diagnostics: inout [Diagnostic]
) {
  let file = files.add(SourceFile(path: problem.path, bytes: []))
  diagnostics.append(
    .error(
      .unreadable, "cannot be read: \(problem.reason)",
      at: FileLocation(file: file, line: 1, column: 1)))
}

private func readProfile(
  _ source: SourceFile, _ id: FileID, name: [UInt8]?, reporting diagnostics: inout [Diagnostic]
) -> ProfileDeclaration? {
  guard
    let profile = read(.profile, source, id, reporting: &diagnostics, { $0.profile() })
  else { return nil }
  if let name, name != Array(profile.country.value.lowercased().utf8) {
    diagnostics.append(
      .error(
        .fileName, "the profile of `\(profile.country.value)` stands in a file of another name",
        at: profile.country.location,
        help: "name the file `\(profile.country.value.lowercased()).yaml`"))
    return nil
  }
  return profile
}

/// Reads one file of a given kind; nil after errors.
private func read<Declaration>(
  _ kind: DocumentKind, _ source: SourceFile, _ id: FileID,
  reporting diagnostics: inout [Diagnostic],
  _ decode: (inout DocumentReader) -> Declaration?
) -> Declaration? {
  guard var reader = DocumentReader(source, id, reporting: &diagnostics) else { return nil }
  var declaration: Declaration?
  if let found = reader.kind() {
    if found == kind {
      declaration = decode(&reader)
    } else {
      reader.problems.error(
        .unexpectedKind,
        "a file of kind `\(found.rawValue)` stands where one of kind `\(kind.rawValue)` is expected",
        at: FileLocation(file: id, line: 1, column: 1),
        help: "name another file, or begin this one with `kind: \(kind.rawValue)`")
    }
  }
  diagnostics += reader.problems.diagnostics
  return reader.problems.diagnostics.hasErrors ? nil : declaration
}

extension RulebookDeclaration {
  fileprivate mutating func append(_ part: RulebookDeclaration) {
    frameworks += part.frameworks
    sources += part.sources
    vocabularies += part.vocabularies
    areas += part.areas
    actions += part.actions
    supportLines += part.supportLines
    costAssumptions += part.costAssumptions
    tests += part.tests
  }

  /// Adds what a file declares to the declarations of its kind.
  fileprivate mutating func add(
    _ document: FoundDocument, files: SourceFiles, reporting diagnostics: inout [Diagnostic]
  ) {
    let file = document.file
    guard var reader = DocumentReader(files[file], file, reporting: &diagnostics) else { return }
    defer { diagnostics += reader.problems.diagnostics }
    guard let kind = reader.kind() else { return }
    if document.isTest != (kind == .tests), DocumentKind.ofRulebook.contains(kind) {
      reader.problems.error(
        .misplacedFile,
        document.isTest
          ? "a file of kind `\(kind.rawValue)` stands under `tests/`"
          : "a file of kind `tests` stands outside `tests/`",
        at: FileLocation(file: file, line: 1, column: 1),
        help: document.isTest ? "move it out of `tests/`" : "move it to `tests/`")
    }
    switch kind {
    case .framework: reader.framework().map { frameworks.append($0) }
    case .source: reader.sourceDocument().map { sources.append($0) }
    case .vocabulary: reader.vocabulary().map { vocabularies.append($0) }
    case .area: reader.area().map { areas.append($0) }
    case .actions: reader.actions().map { actions.append($0) }
    case .supportLines: reader.supportLines().map { supportLines.append($0) }
    case .costAssumptions: reader.costAssumptions().map { costAssumptions.append($0) }
    case .tests: reader.tests().map { tests.append($0) }
    case .profile, .countries, .overlay:
      reader.problems.error(
        .unexpectedKind, "a file of kind `\(kind.rawValue)` stands in a rulebook",
        at: FileLocation(file: file, line: 1, column: 1), help: "move it out of the folder")
    }
  }
}

extension FilePath {
  /// What stands after the last `/`.
  fileprivate var name: [UInt8] {
    Array(bytes.split(separator: UInt8(ascii: "/")).last ?? [])
  }

  /// The name without `.yaml`.
  fileprivate var stem: [UInt8] {
    hasSuffix(".yaml") ? name.dropLast(".yaml".utf8.count) : name
  }
}
