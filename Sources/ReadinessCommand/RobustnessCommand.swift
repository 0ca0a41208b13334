public import ArgumentParser
public import Readiness

/// `readiness robustness`: how far the order of countries depends on the weights.
struct RobustnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robustness",
    abstract: "Say how far the order of countries depends on the rulebook's weights.",
    usage: "readiness robustness [<options>] [<profiles> ...]",
    discussion: """
      All weights are drawn many times around the rulebook's, and the countries are ranked each time: \
      by the low ends of their scores, and by the high ends. The same seed gives the same bytes on any \
      machine. Without --as-of, the latest date of the profiles. A profile with errors is reported and \
      left out, and the exit code is 2.

      With --input ndjson or csv, profiles come from the file that is named, or from standard input, as \
      batch reads them; all are held at once. docs/profile.schema.json describes the lines.
      """)

  @Argument(
    help: """
      Countries or paths of profiles; without them, all of the folder. With --input one file, or - \
      for standard input.
      """)
  var profiles: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read profiles from a file or standard input instead: one JSON object a line, or a table.",
      valueName: "form"))
  var input: StreamOptions.Input?

  @Option(
    name: .long, help: ArgumentHelp("How many times the weights are drawn.", valueName: "n"))
  var draws = 10_000

  @Option(
    name: .long,
    help: ArgumentHelp("Where the random numbers begin: a whole number.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How closely the drawn weights stand around the rulebook's; greater is closer.",
      valueName: "n"))
  var concentration = 50

  @Option(name: .long, help: ArgumentHelp("The day that is asked about.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(
    name: .long,
    help: ArgumentHelp("Leave out evidence weaker than this grade.", valueName: "grade"))
  var leastGrade: Grade?

  @Option(
    name: .long,
    help: ArgumentHelp("How many threads work at once; no result depends on it.", valueName: "n"))
  var jobs = defaultJobs

  @Option(name: .long, help: "For whom: public and partners leave out what they may not see.")
  var edition: Edition = .full

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The report's form.")
  var format: RobustnessReport.Format = .text

  @Option(name: .long, help: "What the rows of --format csv are.")
  var rows: RobustnessReport.Rows = .countries

  func validate() throws {
    for (name, value, range) in [
      ("draws", draws, 1...1_000_000_000), ("concentration", concentration, 1...1_000_000),
    ] where !range.contains(value) {
      throw ValidationError(
        "--\(name) is from \(range.lowerBound) to \(range.upperBound), not \(value)")
    }
  }

  func run() throws {
    let (loaded, found) = try load()
    let rulebook = loaded.rulebook
    found.reportProblems()
    try found.refuseRepeats()
    let date = try found.date(asOf, outputs.remarks)
    let (grade, shown) = (leastGrade, found.shown(in: edition))
    let countries = mapInParallel(
      shown.profiles, jobs: jobs,
      progress: outputs.remarks.progress("assessing", of: shown.profiles.count)
    ) { country, profile, leftOut in
      StudiedCountry(
        Assessment(of: profile, under: rulebook, on: date, leastGrade: grade), name: country.name,
        leftOut: leftOut)
    }
    let study = RobustnessStudy(
      countries, under: rulebook, on: date, leastGrade: grade ?? rulebook.leastGrade,
      variation: WeightVariation(draws: draws, seed: seed, concentration: concentration))
    let parts = self.parts
    let counts = mapInParallel(
      parts, jobs: jobs, progress: outputs.remarks.progress("drawing, part", of: parts.count)
    ) { study.counts(of: $0) }
    let influences = mapInParallel(study.weights, jobs: jobs, progress: nil) {
      study.influence(of: $0)
    }
    let report = RobustnessReport(
      study.conclude(counts, influences), origin: shown.origin(rulesDigest: loaded.digest))
    try outputs.destination.write(report.written(as: format, rows: rows, style: outputs.style))
    if found.hasErrors { throw Failure.invalid }
  }

  private func load() throws -> (loaded: LoadedRulebook, found: LoadedProfiles) {
    guard let input else {
      return try LoadedProfiles.load(named: profiles, folders, jobs: jobs)
    }
    guard profiles.count <= 1 else {
      throw Failure.input("--input reads one file, or standard input")
    }
    let path = profiles.first ?? "-"
    let records = try RecordInput(path: path, isTable: input == .csv)
    try outputs.destination.refuseReplacing(records)
    let loaded = try LoadedRulebook(at: folders.rulesFolder())
    let stream = SourceFile(
      path: path == "-" ? "standard input" : path, bytes: try records.readAll())
    return (
      loaded, LoadedProfiles(of: stream, isTable: input == .csv, under: loaded.rulebook, jobs: jobs)
    )
  }

  /// The draws in parts of like size: one for each thread, or more where there are very many.
  private var parts: [Range<Int>] {
    let jobs = max(1, jobs)
    let count = jobs * max(1, draws / jobs / 50_000)
    return (0..<count).map { (draws * $0 / count)..<(draws * ($0 + 1) / count) }
  }
}

extension RobustnessReport.Format: ExpressibleByArgument {}
extension RobustnessReport.Rows: ExpressibleByArgument {}
