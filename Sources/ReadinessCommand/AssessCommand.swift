public import ArgumentParser
public import Readiness

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
  }

  @OptionGroup var assessment: AssessmentOptions
  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

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
    let rulebook = try LoadedRulebook(at: folders.rulesFolder())
    let areaNumber = try area.map { try rulebook.area(named: $0) }
    let report = try rulebook.report(on: assessment, folders)
    try outputs.destination.write(brief ? briefing(on: report) : text(of: report))
    if let atLeast { try check(report.assessment, areaNumber, atLeast) }
  }

  private func text(of report: GapReport) -> String {
    switch format {
    case .text: report.text(style: outputs.style)
    case .markdown: report.markdown()
    case .json: report.json()
    }
  }

  private func briefing(on report: GapReport) throws -> String {
    switch format {
    case .text: return BriefReport(report).text(style: outputs.style)
    case .markdown: return BriefReport(report).markdown()
    case .json:
      throw Failure.input(
        "a brief is for reading: with --brief, --format is text or markdown, not "
          + "\(format.rawValue)")
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
