import ArgumentParser
import ProfileStream
import Readiness
import ReadinessWorkbook

/// `readiness batch`: many countries at once.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Assess many countries at once, one row each, with the range of their ranks.",
    usage: "readiness batch [<options>] [<profiles> ...]",
    discussion: """
      Without --as-of, all are assessed for the latest date of their profiles. A profile with errors \
      is reported and left out, and the exit code is 2.

      With --input ndjson or csv, profiles come from the file that is named, or from standard input, \
      and a line of JSON is written for each as it goes, in order and in constant memory. A record \
      with errors becomes a line that says where and what to write instead. Without --as-of, each is \
      assessed for its own date. docs/profile.schema.json and docs/batch.schema.json describe the \
      lines.
      """)

  @Argument(
    help: """
      Countries or paths of profiles; without them, all of the folder. With --input one file, or - \
      for standard input.
      """)
  var profiles: [String] = []

  @Option(name: .long, help: ArgumentHelp("The day that is asked about.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Many days instead: the first, the last and the step, such as 2001-01-01..2026-01-01/1y, 6m or 90d.",
      valueName: "dates"))
  var dates: String?

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

  @OptionGroup var stream: StreamOptions
  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The form of the rows.")
  var format: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
    case ndjson
    case xlsx
  }

  func run() throws {
    guard asOf == nil || dates == nil else {
      throw Failure.input("--as-of names one day and --dates many; give one of them")
    }
    let series = try dates.map { try DateSeries($0) }
    if let input = stream.input { return try run(input, series) }
    let (loaded, found) = try LoadedProfiles.load(named: profiles, folders, jobs: jobs)
    let rulebook = loaded.rulebook
    let lens = try lens.map { try loaded.source(named: $0) }
    found.reportProblems()
    try found.refuseRepeats()
    let dates = series?.dates ?? [asOf ?? found.latestDate].compactMap(\.self)
    guard let date = dates.first else { throw Failure.invalid }
    if asOf == nil, series == nil {
      outputs.remark("as of \(date), the latest date of the profiles")
    }
    let (grade, shown) = (leastGrade, found.shown(in: edition))
    let summaries = mapInParallel(
      shown.profiles, jobs: jobs,
      progress: outputs.remarks.progress("assessing", of: shown.profiles.count)
    ) { country, profile, leftOut in
      dates.map { date in
        CountrySummary(
          Assessment(of: profile, under: rulebook, on: date, leastGrade: grade, lens: lens),
          name: country.name, leftOut: leftOut)
      }
    }
    let origin = shown.origin(rulesDigest: loaded.digest)
    let reports = dates.enumerated().map { number, date in
      ComparisonReport(
        Comparison(
          summaries.map { $0[number] }, under: rulebook, on: date,
          leastGrade: grade ?? rulebook.leastGrade, lens: lens), origin: origin)
    }
    try write(reports, isSeries: series != nil)
    if found.hasErrors { throw Failure.invalid }
  }

  private func write(_ reports: [ComparisonReport], isSeries: Bool) throws {
    func text(_ form: ComparisonReport.Format) -> String {
      isSeries
        ? PanelReport(reports).written(as: form, style: outputs.style)
        : reports[0].written(as: form, style: outputs.style)
    }
    let output = outputs.destination
    switch format {
    case .text: try output.write(text(.text))
    case .csv: try output.write(text(.csv))
    case .json: try output.write(text(.json))
    case .ndjson: try output.write(text(.ndjson))
    case .xlsx: try output.write(isSeries ? Workbook(PanelReport(reports)) : Workbook(reports[0]))
    }
  }
}

extension BatchCommand {
  /// Assesses a stream of profiles.
  private func run(_ input: StreamOptions.Input, _ series: DateSeries?) throws {
    guard profiles.count <= 1 else {
      throw Failure.input("--input reads one file, or standard input")
    }
    guard format == .text || format == .ndjson else {
      throw Failure.input("--input writes NDJSON; leave --format out")
    }
    let loaded = try LoadedRulebook(at: folders.rulesFolder())
    let settings = StreamSettings(
      dates: (series?.dates ?? asOf.map { [$0] }).map(StreamDates.given) ?? .own,
      leastGrade: leastGrade, lens: try lens.map { try loaded.source(named: $0) },
      edition: edition,
      detail: stream.full
        ? .full(engineVersion: engineVersion, rulesDigest: loaded.digest)
        : stream.verdicts ? .verdicts : .groups)
    let faulty = try BatchStream(
      path: profiles.first ?? "-", input: input, settings: settings, jobs: jobs
    ).run(under: loaded.rulebook, to: outputs.destination)
    guard faulty > 0 else { return }
    Output.note(
      "readiness: \(faulty == 1 ? "1 record has" : "\(faulty) records have") errors\n")
    if stream.strict { throw Failure.invalid }
  }
}
