public import ArgumentParser
public import Readiness
import ReadinessPages
import ReadinessWorkbook
import RulebookYAML

/// `readiness assess`: one country's gap report.
struct AssessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess",
    abstract: "Print a country's gap report: what is shown, what is missing, what to do next.",
    discussion: """
      Exit codes: 0 done; 1 the threshold of --at-least does not hold; 2 wrong usage or input; \
      3 the threshold is undetermined: it lies inside the score's interval.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
    case html
    case docx
    case pdf
    case csv
    case xlsx
  }

  @OptionGroup var assessment: AssessmentOptions
  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions
  @OptionGroup var documents: DocumentOptions

  @Option(name: .long, help: "The report's form.")
  var format: Format = .text

  @Flag(name: .long, help: "Two pages for a minister instead of the whole report.")
  var brief = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Ask whether the framework's score is at least so high, such as 60%.", valueName: "P%"))
  var atLeast: Share?

  @Option(
    name: .long,
    help: ArgumentHelp("The area that --at-least is about.", valueName: "id"))
  var area: String?

  func run() throws {
    if area != nil, atLeast == nil {
      throw Failure.input("--area says what --at-least is about; give both")
    }
    try documents.check(format.rawValue, outputs)
    let (rulebook, profile) = try LoadedRulebook.load(for: assessment, folders)
    let areaNumber = try area.map { try rulebook.area(named: $0) }
    let report = try rulebook.report(on: assessment, of: profile)
    if brief {
      try write(BriefReport(report), dated: report.assessment.date)
    } else {
      try write(report)
    }
    if let atLeast { try check(report.assessment, areaNumber, atLeast) }
  }

  private func write(_ report: GapReport) throws {
    let output = outputs.destination
    let date = report.assessment.date
    switch format {
    case .text:
      let text = report.text(style: outputs.style) { pieces in
        mapInParallel(pieces, jobs: defaultJobs) { piece in piece() }
      }
      try output.write(text)
    case .markdown: try output.write(report.markdown())
    case .json: try output.write(report.json())
    case .html: try output.write(report.page().html())
    case .csv: try output.write(report.csv())
    case .xlsx: try output.write(Workbook(report))
    case .docx: try documents.writeWord(report.markdown(), dated: date, outputs)
    case .pdf: try documents.writePDF(report.page().html(), dated: date, outputs)
    }
  }

  private func write(_ brief: BriefReport, dated date: CalendarDate) throws {
    let output = outputs.destination
    switch format {
    case .text: try output.write(brief.text(style: outputs.style))
    case .markdown: try output.write(brief.markdown())
    case .html: try output.write(brief.page().html())
    case .docx: try documents.writeWord(brief.markdown(), dated: date, outputs)
    case .pdf: try documents.writePDF(brief.page().html(), dated: date, outputs)
    case .json, .csv, .xlsx:
      throw Failure.input(
        "a brief is for reading: with --brief, --format is text, markdown, html, docx or pdf, not "
          + format.rawValue)
    }
  }

  private func check(_ assessment: Assessment, _ areaNumber: Int?, _ least: Share) throws {
    let score = areaNumber.map { assessment.areas[$0].score } ?? assessment.framework.score
    let subject = areaNumber.map { assessment.rulebook.areas[$0].id } ?? "the framework"
    let range = ScoreText.interval(score)
    guard score.applies != .no else {
      throw Failure.input("\(subject) does not apply, so it has no score to compare")
    }
    if score.low >= least {
      outputs.remark("\(subject) scores \(range): at least \(least) holds")
    } else if score.high < least {
      outputs.remark("\(subject) scores \(range): at least \(least) does not hold")
      throw Failure.doesNotHold
    } else {
      outputs.remark("\(subject) scores \(range): at least \(least) is undetermined")
      throw Failure(message: "", code: 3)
    }
  }
}

extension Share: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(percent: argument)
  }
}
