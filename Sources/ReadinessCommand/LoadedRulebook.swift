import Glibc
import Readiness
import RulebookYAML

/// A rulebook that was read and checked, with the files it came from.
struct LoadedRulebook: Sendable {
  let rulebook: Rulebook
  let tests: [RuleTest]
  let declaration: RulebookDeclaration
  private(set) var files: SourceFiles
  private let folder: FolderOptions.Folder
  private let knownDigest: String?

  /// With `digesting` the digest is made meanwhile, because it will be asked for.
  ///
  /// - Throws: `Failure` with every diagnostic, or where the folder cannot be read.
  init(
    at folder: FolderOptions.Folder, includingTests: Bool = false, digesting: Bool = false,
    jobs: Int = defaultJobs
  ) throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let declaration = try readDeclaration(
      at: folder, includingTests: includingTests, jobs: jobs, files: &files,
      diagnostics: &diagnostics)
    let ((rulebook, problems), digest) = try together(jobs: jobs) {
      var problems: [Diagnostic] = []
      return (Rulebook.compile(declaration, reporting: &problems), problems)
    } _: { [files] in
      // On one thread: the other compiles.
      digesting ? Self.digest(of: files, in: folder, jobs: 1) : nil
    }
    diagnostics += problems
    var tests: [RuleTest] = []
    if let rulebook {
      tests = RuleTest.compile(declaration.tests, rulebook: rulebook, reporting: &diagnostics)
    }
    guard let rulebook, !diagnostics.hasErrors else { throw refusal(diagnostics, files) }
    self.rulebook = rulebook
    self.tests = tests
    self.declaration = declaration
    self.files = files
    self.folder = folder
    knownDigest = digest
  }

  /// SHA-256 over the files that assessing reads: everything but the tests.
  ///
  /// Files count by their names below the folder, so that it is the same wherever the folder is.
  var digest: String {
    knownDigest ?? Self.digest(of: files, in: folder, jobs: defaultJobs)
  }

  private static func digest(
    of files: SourceFiles, in folder: FolderOptions.Folder, jobs: Int
  ) -> String {
    let named = files.files.map { file in
      SourceFile(path: String(file.path.dropFirst(folder.shownAs.count + 1)), bytes: file.bytes)
    }
    return digestInParallel(named.filter { !$0.path.hasPrefix("tests/") }, jobs: jobs)
  }

  /// The number of the area with that id.
  func area(named id: String) throws -> Int {
    if let number = rulebook.area(named: id) { return number }
    throw unknown("area", id, among: rulebook.areas.map(\.id))
  }

  /// The number of the source with that id.
  func source(named id: String) throws -> Int {
    if let number = rulebook.sources.firstIndex(where: { $0.id == id }) { return number }
    throw unknown("source", id, among: rulebook.sources.map(\.id))
  }

  /// Reads the rulebook and, at the same time, the profile that the options name.
  static func load(
    for options: AssessmentOptions, _ folders: FolderOptions
  ) throws -> (rulebook: LoadedRulebook, profile: WrittenProfile) {
    let rulesFolder = try folders.rulesFolder()
    let profilesFolder = Result { try folders.profilesFolder() }
    let country = options.country
    return try together(jobs: defaultJobs) {
      try LoadedRulebook(at: rulesFolder, digesting: true)
    } _: {
      try WrittenProfile(named: country, at: profilesFolder)
    }
  }

  /// Assesses the country that the options name and makes its gap report.
  func report(
    on options: AssessmentOptions, of written: WrittenProfile
  ) throws -> GapReport {
    let found = try profile(written)
    let (shown, leftOut) = found.profile.edition(options.edition)
    let date = options.asOf ?? found.profile.asOf
    let lens = try options.lens.map { try source(named: $0) }
    let plain = Assessment(
      of: shown, under: rulebook, on: date, leastGrade: options.leastGrade, lens: lens)
    guard let path = options.overlay else {
      return GapReport(
        plain, countryName: found.name,
        origin: ReportOrigin(
          engineVersion: engineVersion, rulesDigest: digest, profileDigest: found.digest,
          edition: options.edition, leftOut: leftOut))
    }
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    guard
      let overlay = readOverlay(
        at: path, shownAs: path, files: &files, diagnostics: &diagnostics),
      let laid = shown.overlaid(
        with: overlay, on: date, rulebook: rulebook, reporting: &diagnostics)
    else { throw refusal(diagnostics, files) }
    let assessment = Assessment(
      of: laid, under: rulebook, on: date, leastGrade: options.leastGrade, lens: lens)
    return GapReport(
      assessment, countryName: found.name,
      origin: ReportOrigin(
        engineVersion: engineVersion, rulesDigest: digest, profileDigest: found.digest,
        overlay: .init(
          // The file's name alone, so that the report does not depend on where it lies.
          path: path.split(separator: "/").last.map(String.init) ?? path,
          digest: SHA256.digest(of: files.files.last?.bytes ?? []),
          facts: overlay.facts.compactMap { rulebook.fact(named: $0.fact.value) },
          before: plain),
        edition: options.edition, leftOut: leftOut))
  }

  struct FoundProfile {
    let profile: Profile
    let name: String
    let digest: String
    /// The facts that it states and that only the other rulebook knows.
    let leftOut: [String]
  }

  /// The profile that a code, a name, a path or `-` means.
  ///
  /// What it states of facts that only the rulebook beside this one knows is left out.
  func profile(
    named argument: String, _ folders: FolderOptions, beside other: Rulebook? = nil
  ) throws -> FoundProfile {
    try profile(
      WrittenProfile(named: argument, at: Result { try folders.profilesFolder() }), beside: other)
  }

  private func profile(
    _ written: WrittenProfile, beside other: Rulebook? = nil
  ) throws -> FoundProfile {
    var diagnostics = written.diagnostics
    var declaration = written.declaration
    let leftOut = (declaration?.facts ?? []).map(\.fact.value).filter {
      rulebook.fact(named: $0) == nil && other?.fact(named: $0) != nil
    }
    declaration?.facts.removeAll { leftOut.contains($0.fact.value) }
    guard let declaration,
      let profile = Profile.compile(
        declaration, rulebook: rulebook, countries: written.register, reporting: &diagnostics)
    else { throw refusal(diagnostics, written.files) }
    return FoundProfile(
      profile: profile,
      name: written.register?.country(code: profile.country)?.name ?? profile.country,
      digest: SHA256.digest(of: written.files.files.last?.bytes ?? []), leftOut: leftOut)
  }
}

/// One profile as it was written, before a rulebook checks it.
struct WrittenProfile: Sendable {
  fileprivate let declaration: ProfileDeclaration?
  fileprivate let register: CountryRegister?
  fileprivate let files: SourceFiles
  fileprivate let diagnostics: [Diagnostic]

  /// Reads the profile that a code, a name, a path or `-` means.
  init(named argument: String, at folder: Result<FolderOptions.Folder, any Error>) throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    // A profile on its own needs no register; one that is there must be right.
    register = try (try? folder.get()).flatMap {
      try LoadedRegister(at: $0, ifPresent: true)?.register
    }
    if argument == "-" {
      let source = SourceFile(path: "standard input", bytes: try readStandardInput())
      declaration = readProfile(source, files: &files, diagnostics: &diagnostics)
    } else if argument.isPathOfProfile {
      declaration = readProfile(
        at: argument, shownAs: argument, files: &files, diagnostics: &diagnostics)
    } else {
      let found = try profilePath(of: argument, in: register, folder.get())
      declaration = readProfile(
        at: found.path, shownAs: found.shownAs, files: &files, diagnostics: &diagnostics)
    }
    self.files = files
    self.diagnostics = diagnostics
  }
}

extension String {
  /// Whether an argument is a path rather than a country's code or name.
  var isPathOfProfile: Bool { contains("/") || hasSuffix(".yaml") }
}

/// The path of the profile that a code or a name means.
func profilePath(
  of argument: String, in register: CountryRegister?, _ folder: FolderOptions.Folder
) throws -> (path: String, shownAs: String) {
  let name = "\(try countryCode(of: argument, in: register, folder).lowercased()).yaml"
  return ("\(folder.path)/\(name)", "\(folder.shownAs)/\(name)")
}

private func countryCode(
  of argument: String, in register: CountryRegister?, _ folder: FolderOptions.Folder
) throws -> String {
  func hasProfile(_ code: String) -> Bool {
    FolderOptions.exists("\(folder.path)/\(code.lowercased()).yaml")
  }
  if let country = register?.country(named: argument) {
    guard hasProfile(country.iso3) else {
      throw Failure.input(
        "\(country.name) has no profile: there is no "
          + "`\(folder.shownAs)/\(country.iso3.lowercased()).yaml`")
    }
    return country.iso3
  }
  // Without a register the file's name must do.
  if register == nil, argument.utf8.allSatisfy({ $0 < 0x80 }), hasProfile(argument) {
    return argument
  }
  throw noCountry(argument, in: register)
}

/// A failure that names the nearest spelling.
func unknown(_ what: String, _ name: String, among known: [String]) -> Failure {
  let nearest = Spelling.nearest(to: name, among: known)
  return .input(
    "there is no \(what) `\(name)`" + (nearest.map { "; did you mean `\($0)`?" } ?? ""))
}

/// A failure that names the nearest country.
func noCountry(_ name: String, in register: CountryRegister?) -> Failure {
  let nearest = register?.nearest(to: name)
  return .input(
    "there is no country `\(name)`"
      + (nearest.map { "; did you mean \($0.name) (\($0.iso3))?" } ?? ""))
}

/// The register of countries, read and checked.
struct LoadedRegister {
  let register: CountryRegister
  let file: SourceFile

  init(at folder: FolderOptions.Folder) throws {
    guard let loaded = try LoadedRegister(at: folder, ifPresent: true) else {
      throw Failure.input("there is no `\(folder.shownAs)/countries.yaml`")
    }
    self = loaded
  }

  /// Nil where the folder has no register.
  init?(at folder: FolderOptions.Folder, ifPresent: Bool) throws {
    let path = "\(folder.path)/countries.yaml"
    if ifPresent, !FolderOptions.exists(path) { return nil }
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    guard
      let declaration = readCountries(
        at: path, shownAs: "\(folder.shownAs)/countries.yaml", files: &files,
        diagnostics: &diagnostics),
      let register = CountryRegister.compile(declaration, reporting: &diagnostics)
    else { throw refusal(diagnostics, files) }
    self.register = register
    file = SourceFile(path: "countries.yaml", bytes: files.files.last?.bytes ?? [])
  }
}

/// Reads a rulebook's files; a folder without a framework is no rulebook.
func readDeclaration(
  at folder: FolderOptions.Folder, includingTests: Bool, jobs: Int = defaultJobs,
  files: inout SourceFiles, diagnostics: inout [Diagnostic]
) throws -> RulebookDeclaration {
  let declaration: RulebookDeclaration
  do throws(FileProblem) {
    declaration = try readRulebook(
      at: folder.path, shownAs: folder.shownAs, includingTests: includingTests, jobs: jobs,
      files: &files, diagnostics: &diagnostics)
  } catch {
    throw Failure.input("\(error.path) cannot be read: \(error.reason)")
  }
  if declaration.frameworks.isEmpty, !diagnostics.hasErrors {
    throw Failure.input(
      "`\(folder.shownAs)` is no rulebook: no file in it begins with `kind: framework`")
  }
  return declaration
}

/// The failure that ends the program with the diagnostics.
func refusal(_ diagnostics: [Diagnostic], _ files: SourceFiles) -> Failure {
  let report = DiagnosticReport(diagnostics.filter { $0.severity == .error }, in: files)
  return Failure(
    message: "", code: 2, diagnostics: report.text() + "\nreadiness: \(report.summary)\n")
}

/// Everything on standard input, up to the limit of a file.
private func readStandardInput() throws -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count == 0 { return bytes }
    if count < 0 {
      if errno == EINTR { continue }
      throw Failure.input(
        "standard input cannot be read: \(String(cString: strerror(errno)))")
    }
    bytes += buffer[..<count]
    guard bytes.count <= 8 << 20 else {
      throw Failure.input("standard input is over 8 MiB, the limit of a file")
    }
  }
}
