import ProfileStream
import Readiness
import RulebookYAML

/// Profiles with their countries, in the order of the register.
struct LoadedProfiles: Sendable {
  let profiles: [(country: Country, profile: Profile)]
  private let files: SourceFiles
  /// Nil where the profiles come from a stream, which is the only file then.
  private let registerFile: SourceFile?
  private let diagnostics: [Diagnostic]
  private let jobs: Int

  /// Profiles as they were written, before a rulebook checks them.
  struct Written: Sendable {
    fileprivate let declarations: [ProfileDeclaration]
    fileprivate let register: CountryRegister
    fileprivate let registerFile: SourceFile
    fileprivate let files: SourceFiles
    fileprivate let diagnostics: [Diagnostic]

    /// Reads the profiles that codes, names and paths mean, or all of a folder.
    init(
      named names: [String], at folder: FolderOptions.Folder, jobs: Int = defaultJobs
    ) throws {
      let loaded = try LoadedRegister(at: folder)
      let register = loaded.register
      var files = SourceFiles()
      var diagnostics: [Diagnostic] = []
      if names.isEmpty {
        do throws(FileProblem) {
          declarations = try readProfiles(
            at: folder.path, shownAs: folder.shownAs, jobs: jobs, files: &files,
            diagnostics: &diagnostics
          ).compactMap(\.profile)
        } catch {
          throw Failure.input("\(error.path) cannot be read: \(error.reason)")
        }
      } else {
        declarations = try names.compactMap { name in
          let path =
            name.isPathOfProfile
            ? (path: name, shownAs: name)
            : try profilePath(of: name, in: register, folder)
          return readProfile(
            at: path.path, shownAs: path.shownAs, files: &files, diagnostics: &diagnostics)
        }
      }
      self.register = register
      registerFile = loaded.file
      self.files = files
      self.diagnostics = diagnostics
    }
  }

  /// Checks profiles against a rulebook; one with errors is left out, and `reportProblems` says which.
  init(_ written: Written, under rulebook: Rulebook, jobs: Int = defaultJobs) {
    let checked = mapInParallel(written.declarations, jobs: jobs) { declaration in
      var problems: [Diagnostic] = []
      let profile = Profile.compile(
        declaration, rulebook: rulebook, countries: written.register, reporting: &problems)
      return (profile, problems)
    }
    profiles = checked.compactMap { profile, _ in
      profile.flatMap { profile in
        written.register.country(code: profile.country).map { ($0, profile) }
      }
    }.sorted { $0.country.iso3 < $1.country.iso3 }
    files = written.files
    registerFile = written.registerFile
    self.jobs = jobs
    diagnostics = written.diagnostics + checked.flatMap(\.1)
  }

  /// Reads the profiles of a stream, all at once: an order is told of all countries together.
  init(of stream: SourceFile, isTable: Bool, under rulebook: Rulebook, jobs: Int) {
    let streamed = StreamedProfiles(stream.bytes, isTable: isTable, under: rulebook)
    profiles = streamed.profiles.map { (Country(called: $0.country), $0) }
      .sorted { $0.country.iso3 < $1.country.iso3 }
    var files = SourceFiles()
    _ = files.add(stream)
    self.files = files
    registerFile = nil
    diagnostics = streamed.diagnostics
    self.jobs = jobs
  }

  /// Reads the rulebook and, at the same time, the profiles that the names mean or all of them.
  static func load(
    named names: [String] = [], _ folders: FolderOptions, jobs: Int
  ) throws -> (loaded: LoadedRulebook, found: LoadedProfiles) {
    let (rulesFolder, profilesFolder) = (try folders.rulesFolder(), try folders.profilesFolder())
    let (loaded, written) = try together(jobs: jobs) {
      try LoadedRulebook(at: rulesFolder, digesting: true, jobs: jobs)
    } _: {
      try Written(named: names, at: profilesFolder, jobs: jobs)
    }
    return (loaded, LoadedProfiles(written, under: loaded.rulebook, jobs: jobs))
  }

  /// All profiles of a folder.
  ///
  /// - Throws: `Failure` with every diagnostic, or where the folder cannot be read.
  init(at folder: FolderOptions.Folder, under rulebook: Rulebook) throws {
    self.init(try Written(named: [], at: folder), under: rulebook)
    guard !hasErrors else { throw refusal(diagnostics, files) }
  }

  /// The profiles as an edition may show them, and what they were made from.
  struct Shown: Sendable {
    /// With how many statements the edition leaves out.
    let profiles: [(country: Country, profile: Profile, leftOut: Int)]
    fileprivate let edition: Edition
    fileprivate let digest: String

    func origin(rulesDigest: String) -> ReportOrigin {
      ReportOrigin(
        engineVersion: engineVersion, rulesDigest: rulesDigest, profileDigest: digest,
        edition: edition, leftOut: profiles.reduce(0) { $0 + $1.leftOut },
        countriesLeftOut: profiles.count { $0.leftOut > 0 })
    }
  }

  func shown(in edition: Edition) -> Shown {
    Shown(
      profiles: profiles.map { country, profile in
        let (shown, leftOut) = profile.edition(edition)
        return (country, shown, leftOut)
      }, edition: edition, digest: digest)
  }

  /// SHA-256 of a profile's file.
  func digest(of profile: Profile) -> String {
    SHA256.digest(of: files[profile.location.file].bytes)
  }

  /// SHA-256 over the profiles and the register, by their names alone: it is the same wherever the
  /// folder is.
  private var digest: String {
    guard let registerFile else { return SHA256.digest(of: files.files[0].bytes) }
    let files =
      profiles.map { _, profile in
        let file = self.files[profile.location.file]
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        return SourceFile(path: name, bytes: file.bytes)
      } + [registerFile]
    return digestInParallel(files.sorted { $0.path < $1.path }, jobs: jobs)
  }

  /// Refuses two profiles of one country, which would be ranked against itself.
  func refuseRepeats() throws {
    for (one, next) in zip(profiles, profiles.dropFirst()) where one.country == next.country {
      let country = one.country
      throw Failure.input(
        registerFile == nil
          ? "\(country.name) has two profiles; give one for each country"
          : "\(country.name) (\(country.iso3)) is named twice; name each country once")
    }
  }

  var hasErrors: Bool { diagnostics.hasErrors }

  /// Prints the errors of the profiles that were left out.
  func reportProblems() {
    guard hasErrors else { return }
    Output.note(refusal(diagnostics, files).diagnostics)
  }

  /// The latest date up to which an assessor looked, for comparisons without a date of their own.
  var latestDate: CalendarDate? { profiles.map(\.profile.asOf).max() }

  /// The date given, or else the latest of the profiles, which is said.
  func date(_ given: CalendarDate?, _ remarks: RemarkOptions) throws -> CalendarDate {
    if let given { return given }
    guard let latest = latestDate else { throw Failure.input("there are no profiles") }
    remarks.remark("as of \(latest), the latest date of the profiles")
    return latest
  }
}
