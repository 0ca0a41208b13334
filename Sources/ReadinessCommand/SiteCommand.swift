import ArgumentParser
import Readiness
import ReadinessPages

/// `readiness site`: all reports as pages that need no server.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Make a static site: the world, each country, area and criterion, and the method.",
    usage: "readiness site --output <folder> [<options>]",
    discussion: """
      The pages need no network and no server: open index.html from the disk, or serve the folder as \
      it is. The folder appears whole or not at all; an existing one must be empty or one that this \
      command made, which is replaced. Without --as-of, the latest date of the profiles. A profile \
      with errors is reported and left out, and the exit code is 2.
      """)

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var output: String

  @Option(name: .long, help: ArgumentHelp("The day that is asked about.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(
    name: .long,
    help: ArgumentHelp("An earlier day, to tell the progress in the review.", valueName: "date"))
  var since: CalendarDate?

  @Option(
    name: .long,
    help: ArgumentHelp("Leave out evidence weaker than this grade.", valueName: "grade"))
  var leastGrade: Grade?

  @Option(name: .long, help: "For whom: public and partners leave out what they may not see.")
  var edition: Edition = .full

  @Option(
    name: .long,
    help: ArgumentHelp("How many threads work at once; no result depends on it.", valueName: "n"))
  var jobs = defaultJobs

  @OptionGroup var remarks: RemarkOptions
  @OptionGroup var folders: FolderOptions

  func run() throws {
    let (loaded, found) = try LoadedProfiles.load(folders, jobs: jobs)
    found.reportProblems()
    let date = try found.date(asOf, remarks)
    if let since, since >= date {
      throw Failure.input("--since \(since) does not lie before \(date)")
    }
    let folder = try OutputFolder(at: output)
    do {
      try write(loaded, found, on: date, to: folder)
      try folder.finish()
    } catch {
      folder.discard()
      throw error
    }
    if found.hasErrors { throw Failure.invalid }
  }

  private func write(
    _ loaded: LoadedRulebook, _ found: LoadedProfiles, on date: CalendarDate,
    to folder: OutputFolder
  ) throws {
    let (rulebook, grade, since) = (loaded.rulebook, leastGrade, since)
    let shown = found.shown(in: edition)
    let states = mapInParallel(
      shown.profiles, jobs: jobs,
      progress: remarks.progress("assessing", of: shown.profiles.count)
    ) { country, profile, leftOut in
      CountryState(
        of: profile, country, under: rulebook, on: date, leastGrade: grade, since: since,
        leftOut: leftOut)
    }
    let review = Review(
      states, by: .region, under: rulebook, on: date,
      leastGrade: grade ?? rulebook.leastGrade, since: since)
    let report = ReviewReport(review, origin: shown.origin(rulesDigest: loaded.digest))
    let site = Site(report)
    let files = site.files()
    let progress = remarks.progress("writing", of: shown.profiles.count)
    let digest = loaded.digest
    let outcomes = mapInParallel(shown.profiles, jobs: jobs, progress: progress) {
      country, profile, leftOut in
      let report = GapReport(
        Assessment(of: profile, under: rulebook, on: date, leastGrade: grade),
        countryName: country.name,
        origin: ReportOrigin(
          engineVersion: engineVersion, rulesDigest: digest,
          profileDigest: found.digest(of: profile), edition: edition, leftOut: leftOut))
      let file = site.page(of: report)
      return Result { () throws(Failure) in try folder.write(file.text, to: file.path) }
    }
    for outcome in outcomes { try outcome.get() }
    for file in files { try folder.write(file.text, to: file.path) }
  }
}
