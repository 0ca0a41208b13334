import Readiness
import RulebookYAML

/// All profiles of a folder with their countries, in the order of the register.
struct LoadedProfiles {
  let profiles: [(country: Country, profile: Profile)]

  /// - Throws: `Failure` after printing every diagnostic, or where the folder cannot be read.
  init(at folder: FolderOptions.Folder, under rulebook: Rulebook) throws {
    let register = try LoadedRegister(at: folder).register
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let declarations: [(file: FileID, profile: ProfileDeclaration?)]
    do throws(FileProblem) {
      declarations = try readProfiles(
        at: folder.path, shownAs: folder.shownAs, files: &files, diagnostics: &diagnostics)
    } catch {
      throw Failure.input("\(error.path) cannot be read: \(error.reason)")
    }
    var found: [(country: Country, profile: Profile)] = []
    for case let (_, declaration?) in declarations {
      guard
        let profile = Profile.compile(
          declaration, rulebook: rulebook, countries: register, reporting: &diagnostics),
        let country = register.country(code: profile.country)
      else { continue }
      found.append((country, profile))
    }
    guard !diagnostics.hasErrors else { throw refusal(diagnostics, files) }
    profiles = found.sorted { $0.country.iso3 < $1.country.iso3 }
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
