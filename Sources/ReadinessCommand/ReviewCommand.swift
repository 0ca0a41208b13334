import ArgumentParser
import Readiness
import ReadinessPages
import ReadinessWorkbook

/// `readiness review`: the global review of needs.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review the needs of all countries together: the first step of the Action Plan.",
    usage: "readiness review [<options>]",
    discussion: """
      The state of capacities, weak spots, pressing needs, proposed actions, who could help whom and \
      what to find out next; with --since, the progress too. Lists are whole in HTML, JSON, CSV and XLSX. Without \
      --as-of, the latest date of the profiles. A profile with errors is reported and left out, and \
      the exit code is 2.
      """)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Put countries side by side by region or subregion, or the members of a group such as oif.",
      valueName: "group"))
  var group = "region"

  @Option(name: .long, help: ArgumentHelp("The day that is asked about.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(
    name: .long, help: ArgumentHelp("An earlier day, to tell the progress.", valueName: "date"))
  var since: CalendarDate?

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
  @OptionGroup var documents: DocumentOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case html
    case json
    case csv
    case docx
    case pdf
    case xlsx
  }

  @Option(name: .long, help: "The report's form.")
  var format: Format = .text

  func run() throws {
    try documents.check(format.rawValue, outputs)
    let (loaded, found) = try LoadedProfiles.load(folders, jobs: jobs)
    let rulebook = loaded.rulebook
    found.reportProblems()
    let grouping = try grouping(of: found.profiles.map(\.country), loaded)
    let date = try found.date(asOf, outputs.remarks)
    if let since, since >= date {
      throw Failure.input("--since \(since) does not lie before \(date)")
    }
    let (grade, since, shown) = (leastGrade, since, found.shown(in: edition))
    let states = mapInParallel(
      shown.profiles, jobs: jobs,
      progress: outputs.remarks.progress("assessing", of: shown.profiles.count)
    ) { country, profile, leftOut in
      CountryState(
        of: profile, country, under: rulebook, on: date, leastGrade: grade, since: since,
        leftOut: leftOut)
    }
    let review = Review(
      states, by: grouping, under: rulebook, on: date,
      leastGrade: leastGrade ?? rulebook.leastGrade, since: since)
    let report = ReviewReport(review, origin: shown.origin(rulesDigest: loaded.digest))
    try write(report, dated: date)
    if found.hasErrors { throw Failure.invalid }
  }

  private func write(_ report: ReviewReport, dated date: CalendarDate) throws {
    func text(_ format: ReviewReport.Format) -> String {
      report.written(as: format, style: outputs.style)
    }
    let output = outputs.destination
    switch format {
    case .text: try output.write(text(.text))
    case .markdown: try output.write(text(.markdown))
    case .html: try output.write(Page(report).html())
    case .json: try output.write(text(.json))
    case .csv: try output.write(text(.csv))
    case .docx: try documents.writeWord(text(.markdown), dated: date, outputs)
    case .pdf: try documents.writePDF(Page(report).html(), dated: date, outputs)
    case .xlsx: try output.write(Workbook(report))
    }
  }

  private func grouping(
    of countries: [Country], _ loaded: LoadedRulebook
  ) throws -> Review.Grouping {
    switch group {
    case "region": return .region
    case "subregion": return .subregion
    default:
      let memberships = Set(countries.flatMap(\.groups))
      guard memberships.contains(group) else {
        throw unknown(
          "group", group, among: ["region", "subregion"] + memberships.sorted())
      }
      return .membership(group)
    }
  }
}
