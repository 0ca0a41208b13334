import ArgumentParser
import Readiness
import RulebookYAML

/// `readiness check`: every problem of rules and profiles.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Print every problem of rules and profiles, with its place and how to mend it.",
    usage: "readiness check [<options>] [<paths> ...]",
    discussion: """
      Without paths, the rulebook and all profiles are checked. A path may be a rulebook's folder, a \
      folder of profiles, a profile or an overlay. Exit codes: 0 none; 1 warnings, with --strict; \
      2 errors.

      A problem ends with its code in brackets: --explain tells what it means and how it is mended, \
      and docs/diagnostics.md shows an example of each.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case sarif
  }

  @Argument(help: "Folders or files to check.")
  var paths: [String] = []

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The form in which problems are printed.")
  var format: Format = .text

  @Flag(name: .long, help: "Warnings make the check fail, too.")
  var strict = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Check nothing; tell what the code of a problem means and how it is mended.",
      valueName: "code"))
  var explain: String?

  func run() throws {
    if let explain { return try tell(explain) }
    var check = Check()
    if paths.isEmpty {
      try check.checkRulebook(at: folders.rulesFolder())
      try check.checkProfiles(at: folders.profilesFolder())
    } else {
      try check.check(paths, folders)
    }
    let report = DiagnosticReport(check.diagnostics, in: check.files)
    switch format {
    case .text:
      try outputs.destination.write(report.text())
      outputs.remark(report.summary)
    case .json: try outputs.destination.write(report.json())
    case .sarif: try outputs.destination.write(report.sarif(engineVersion: engineVersion))
    }
    if check.diagnostics.hasErrors { throw Failure.invalid }
    if strict, !check.diagnostics.isEmpty { throw Failure.doesNotHold }
  }

  private func tell(_ name: String) throws {
    guard paths.isEmpty else {
      throw Failure.input("--explain checks nothing; leave the paths out")
    }
    guard let code = Diagnostic.Code(rawValue: name) else {
      throw unknown("code", name, among: Diagnostic.Code.allCases.map(\.rawValue))
    }
    try outputs.destination.write(code.text)
  }
}

/// What checking has found so far.
private struct Check {
  var files = SourceFiles()
  var diagnostics: [Diagnostic] = []
  private var rulebook: Rulebook?
  private var register: CountryRegister?

  /// Checks the rules, their tests included.
  mutating func checkRulebook(at folder: FolderOptions.Folder) throws {
    let declaration = try readDeclaration(
      at: folder, includingTests: true, files: &files, diagnostics: &diagnostics)
    guard let rulebook = Rulebook.compile(declaration, reporting: &diagnostics) else { return }
    _ = RuleTest.compile(declaration.tests, rulebook: rulebook, reporting: &diagnostics)
    rulebook.lint(reporting: &diagnostics)
    self.rulebook = rulebook
  }

  /// Checks the register and every profile; without a readable rulebook, their form alone.
  mutating func checkProfiles(at folder: FolderOptions.Folder) throws {
    checkRegister(at: folder)
    let profiles: [(file: FileID, profile: ProfileDeclaration?)]
    do throws(FileProblem) {
      profiles = try readProfiles(
        at: folder.path, shownAs: folder.shownAs, files: &files, diagnostics: &diagnostics)
    } catch {
      throw Failure.input("\(error.path) cannot be read: \(error.reason)")
    }
    for case let (_, profile?) in profiles { check(profile) }
  }

  private mutating func checkRegister(at folder: FolderOptions.Folder) {
    let path = "\(folder.path)/countries.yaml"
    guard FolderOptions.exists(path),
      let declaration = readCountries(
        at: path, shownAs: "\(folder.shownAs)/countries.yaml", files: &files,
        diagnostics: &diagnostics)
    else { return }
    register = CountryRegister.compile(declaration, reporting: &diagnostics)
  }

  private mutating func check(_ profile: ProfileDeclaration) {
    guard let rulebook else { return }
    _ = Profile.compile(
      profile, rulebook: rulebook, countries: register, reporting: &diagnostics)
  }

  /// Checks what the paths name, against the rulebook among them or else the usual one.
  mutating func check(_ paths: [String], _ folders: FolderOptions) throws {
    let isRulebook = { (path: String) in FolderOptions.exists("\(path)/framework.yaml") }
    for path in paths {
      guard FolderOptions.exists(path) else {
        throw Failure.input("there is no `\(path)`")
      }
    }
    let rulebooks = paths.filter(isRulebook)
    for path in rulebooks {
      try checkRulebook(at: .init(path: path, shownAs: path))
    }
    guard rulebooks.count < paths.count else { return }
    if rulebooks.isEmpty { rulebook = try LoadedRulebook(at: folders.rulesFolder()).rulebook }
    if let folder = try? folders.profilesFolder(), register == nil {
      register = try LoadedRegister(at: folder, ifPresent: true)?.register
    }
    for path in paths where !isRulebook(path) {
      if FolderOptions.isFolder(path) {
        try checkProfiles(at: .init(path: path, shownAs: path))
      } else {
        checkFile(path)
      }
    }
  }

  /// A single file: a profile, an overlay, a register, or one file of rules, checked for its form.
  private mutating func checkFile(_ path: String) {
    switch readDocument(at: path, shownAs: path, files: &files, diagnostics: &diagnostics) {
    case .profile(let profile): check(profile)
    case .overlay(let overlay):
      guard let rulebook else { return }
      _ = Profile.statements(
        overlay.facts, on: .earliest, rulebook: rulebook, reporting: &diagnostics)
    case .countries(let countries):
      _ = CountryRegister.compile(countries, reporting: &diagnostics)
    case .rules, nil: break
    }
  }
}
