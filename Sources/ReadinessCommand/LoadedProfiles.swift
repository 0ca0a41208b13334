import Readiness
import RulebookYAML

/// Profiles with their countries, in the order of the register.
struct LoadedProfiles {
  private(set) var profiles: [(country: Country, profile: Profile)] = []
  private var files = SourceFiles()
  private var diagnostics: [Diagnostic] = []

  /// All profiles of a folder.
  ///
  /// - Throws: `Failure` after printing every diagnostic, or where the folder cannot be read.
  init(at folder: FolderOptions.Folder, under rulebook: Rulebook) throws {
    try read(folder, under: rulebook, try LoadedRegister(at: folder).register)
    guard !hasErrors else { throw refusal(diagnostics, files) }
  }

  /// The profiles that codes, names and paths mean, or all of a folder.
  ///
  /// One with errors is left out; `reportProblems` tells which.
  init(
    named names: [String], at folder: FolderOptions.Folder, under loaded: LoadedRulebook,
    _ folders: FolderOptions
  ) throws {
    let register = try LoadedRegister(at: folder).register
    guard !names.isEmpty else {
      try read(folder, under: loaded.rulebook, register)
      return
    }
    for name in names {
      let path =
        name.contains("/") || name.hasSuffix(".yaml")
        ? (name, name) : try loaded.path(of: name, in: register, folder)
      add(
        readProfile(
          at: path.0, shownAs: path.1, files: &files, diagnostics: &diagnostics),
        under: loaded.rulebook, register)
    }
    profiles.sort { $0.country.iso3 < $1.country.iso3 }
  }

  private mutating func read(
    _ folder: FolderOptions.Folder, under rulebook: Rulebook, _ register: CountryRegister
  ) throws {
    do throws(FileProblem) {
      for (_, declaration) in try readProfiles(
        at: folder.path, shownAs: folder.shownAs, files: &files, diagnostics: &diagnostics)
      {
        add(declaration, under: rulebook, register)
      }
    } catch {
      throw Failure.input("\(error.path) cannot be read: \(error.reason)")
    }
    profiles.sort { $0.country.iso3 < $1.country.iso3 }
  }

  private mutating func add(
    _ declaration: ProfileDeclaration?, under rulebook: Rulebook, _ register: CountryRegister
  ) {
    guard let declaration,
      let profile = Profile.compile(
        declaration, rulebook: rulebook, countries: register, reporting: &diagnostics),
      let country = register.country(code: profile.country)
    else { return }
    profiles.append((country, profile))
  }

  var hasErrors: Bool { diagnostics.hasErrors }

  /// Prints the errors of the profiles that were left out.
  func reportProblems() {
    guard hasErrors else { return }
    _ = refusal(diagnostics, files)
  }

  /// The latest date up to which an assessor looked, for comparisons without a date of their own.
  var latestDate: CalendarDate? { profiles.map(\.profile.asOf).max() }

  /// The date given, or else the latest of the profiles, which is said.
  func date(_ given: CalendarDate?, _ outputs: OutputOptions) throws -> CalendarDate {
    if let given { return given }
    guard let latest = latestDate else { throw Failure.input("there are no profiles") }
    outputs.remark("as of \(latest), the latest date of the profiles")
    return latest
  }
}
