import ArgumentParser
import Readiness
import ReadinessPages

/// `readiness rules`: the methodology in plain language.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Print the methodology in plain language, generated from the rules.",
    usage: "readiness rules [<options>] [<subject>]",
    discussion: """
      What is asked, when it counts as met, effective shares of the framework's score, stages, caps, \
      prerequisites and sources; of everything, one area or one criterion.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case csv
    case html
  }

  @Argument(help: "The id of an area or a criterion; without it, everything.")
  var subject: String?

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The form of the text.")
  var format: Format = .text

  func run() throws {
    let loaded = try LoadedRulebook(at: folders.rulesFolder())
    let rulebook = loaded.rulebook
    let methodology = Methodology(rulebook)
    let described: Methodology.Subject
    if let subject {
      if let area = rulebook.area(named: subject) {
        described = .area(area)
      } else if let criterion = rulebook.criterion(named: subject) {
        described = .criterion(criterion)
      } else {
        throw unknown(
          "area or criterion", subject,
          among: rulebook.areas.map(\.id) + rulebook.criteria.map(\.id))
      }
    } else {
      described = .everything
    }
    let text =
      switch format {
      case .text: methodology.text(described, style: outputs.style)
      case .markdown: methodology.markdown(described)
      case .html:
        methodology.page(
          described,
          origin: ReportOrigin(
            engineVersion: engineVersion, rulesDigest: loaded.digest, profileDigest: "")
        ).html()
      case .csv: methodology.table(described).written(as: .csv, style: outputs.style)
      }
    try outputs.destination.write(text)
  }
}
