public import ArgumentParser
public import Readiness

/// `readiness batch`: many countries at once.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Assess many countries at once, one row each, with the range of their ranks.",
    usage: "readiness batch [<options>] [<profiles> ...]",
    discussion: """
      Without --as-of, all are assessed for the latest date of their profiles. A profile with errors \
      is reported and left out, and the exit code is 2.
      """)

  @Argument(help: "Countries or paths of profiles; without them, all of the folder.")
  var profiles: [String] = []

  @Option(name: .long, help: ArgumentHelp("The day that is asked about.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(
    name: .long,
    help: ArgumentHelp("Leave out evidence weaker than this grade.", valueName: "grade"))
  var leastGrade: Grade?

  @Option(
    name: .long,
    help: ArgumentHelp("Restrict to the criteria that cite this source.", valueName: "source"))
  var lens: String?

  @Option(
    name: .long,
    help: ArgumentHelp("How many threads work at once; no result depends on it.", valueName: "n"))
  var jobs = defaultJobs

  @Option(name: .long, help: "For whom: public and partners leave out what they may not see.")
  var edition: Edition = .full

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The form of the rows.")
  var format: ComparisonReport.Format = .text

  func run() throws {
    let (loaded, found) = try LoadedProfiles.load(named: profiles, folders, jobs: jobs)
    let rulebook = loaded.rulebook
    let lens = try lens.map { try loaded.source(named: $0) }
    found.reportProblems()
    guard let date = asOf ?? found.latestDate else { throw Failure.invalid }
    if asOf == nil { outputs.remark("as of \(date), the latest date of the profiles") }
    let (grade, shown) = (leastGrade, found.shown(in: edition))
    let summaries = mapInParallel(
      shown.profiles, jobs: jobs,
      progress: outputs.progress("assessing", of: shown.profiles.count)
    ) { country, profile, leftOut in
      CountrySummary(
        Assessment(of: profile, under: rulebook, on: date, leastGrade: grade, lens: lens),
        name: country.name, leftOut: leftOut)
    }
    let comparison = Comparison(
      summaries, under: rulebook, on: date, leastGrade: leastGrade ?? rulebook.leastGrade)
    try outputs.destination.write(
      ComparisonReport(comparison, origin: shown.origin(rulesDigest: loaded.digest))
        .written(as: format, style: outputs.style))
    if found.hasErrors { throw Failure.invalid }
  }
}

extension ComparisonReport.Format: ExpressibleByArgument {}
