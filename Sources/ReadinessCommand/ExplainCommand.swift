import ArgumentParser
import Readiness

/// `readiness explain`: why something came out as it did.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why a criterion, an area or a fact came out as it did.",
    usage: "readiness explain [<options>] <country> <subject>",
    discussion: """
      One line, then a tree with only the branches that decide: each test with the value it met, the \
      statement behind it, its source, place and grade, and for an unknown the reason. Marks: + yes, \
      - no, ? unknown.
      """)

  @OptionGroup var assessment: AssessmentOptions

  @Argument(help: "The id of a criterion, an area, a pillar, the framework or a fact.")
  var subject: String

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Flag(name: .long, help: "Show all branches.")
  var full = false

  func run() throws {
    let (rulebook, profile) = try LoadedRulebook.load(for: assessment, folders)
    let rules = rulebook.rulebook
    let report = try rulebook.report(on: assessment, of: profile)
    let explanation = ExplanationReport(report, style: outputs.style)
    let text: String
    if let number = rules.criterion(named: subject) {
      text = explanation.criterion(number, inFull: full)
    } else if let number = rules.area(named: subject) {
      text = explanation.group(.area(number), inFull: full)
    } else if let number = rules.pillar(named: subject) {
      text = explanation.group(.pillar(number), inFull: full)
    } else if rules.framework.id == subject {
      text = explanation.group(.framework, inFull: full)
    } else if let number = rules.fact(named: subject) {
      text = explanation.fact(number)
    } else {
      throw unknown(
        "criterion, area or fact", subject,
        among: rules.criteria.map(\.id) + rules.areas.map(\.id) + rules.pillars.map(\.id)
          + rules.facts.map(\.id))
    }
    try outputs.destination.write(text)
  }
}
