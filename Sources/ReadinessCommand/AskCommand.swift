import ArgumentParser
import Readiness

/// `readiness ask`: what to find out next.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Say what to find out next, or print one institution's questionnaire.",
    discussion: """
      Questions come in the order of how much of the score's interval their answers settle. With \
      --respondent, only the questions of that institution are printed, to take along on a mission.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case csv
  }

  @OptionGroup var assessment: AssessmentOptions
  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Print this institution's questionnaire.", valueName: "id"))
  var respondent: String?

  @Option(name: .long, help: "The questionnaire's form.")
  var format: Format = .text

  @Flag(name: .long, help: "Print all questions, not only the first twenty.")
  var all = false

  func run() throws {
    if respondent == nil, format != .text {
      throw Failure.input("--format belongs to a questionnaire; name its --respondent")
    }
    let (rulebook, profile) = try LoadedRulebook.load(for: assessment, folders)
    let questions = QuestionReport(try rulebook.report(on: assessment, of: profile))
    guard let respondent else {
      return try outputs.destination.write(
        questions.text(style: outputs.style, limit: all ? nil : 20))
    }
    let known = Set(rulebook.rulebook.facts.map(\.respondent))
    guard known.contains(respondent) else {
      throw unknown("respondent", respondent, among: known.sorted())
    }
    let form: QuestionReport.QuestionnaireFormat =
      switch format {
      case .text: .text
      case .markdown: .markdown
      case .csv: .csv
      }
    try outputs.destination.write(questions.questionnaire(for: respondent, format: form))
  }
}
