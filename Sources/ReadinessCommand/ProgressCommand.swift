import ArgumentParser
import Readiness

/// `readiness progress`: what changed between two dates, and why.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Say what changed in a country between two dates, and why.",
    usage: "readiness progress <country> --from <date> --to <date> [<options>]",
    discussion: """
      The difference is split, in this order: other rules, evidence grown old, new evidence, reform. \
      The shares add up; each comes with the facts and criteria behind it.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
  }

  @Argument(help: "The country: a code, a name or the path of a profile.")
  var country: String

  @Option(name: .long, help: ArgumentHelp("The first day.", valueName: "date"))
  var from: CalendarDate

  @Option(name: .long, help: ArgumentHelp("The second day.", valueName: "date"))
  var to: CalendarDate

  @Option(
    name: .long, help: ArgumentHelp("The rulebook of the first assessment.", valueName: "dir"))
  var fromRules: String?

  @Option(
    name: .long, help: ArgumentHelp("The profiles of the first assessment.", valueName: "dir"))
  var fromProfiles: String?

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The report's form.")
  var format: Format = .text

  func run() throws {
    guard from <= to else { throw Failure.input("--from \(from) lies after --to \(to)") }
    let loaded = try LoadedRulebook(at: folders.rulesFolder())
    let found = try loaded.profile(named: country, folders)
    var oldFolders = folders
    if let fromRules { oldFolders.rules = fromRules }
    if let fromProfiles { oldFolders.profiles = fromProfiles }
    let oldProfile =
      fromProfiles == nil ? found.profile : try loaded.profile(named: country, oldFolders).profile
    let before: Assessment
    if fromRules == nil {
      before = Assessment(of: oldProfile, under: loaded.rulebook, on: from)
    } else {
      let old = try LoadedRulebook(at: oldFolders.rulesFolder())
      before = Assessment(
        of: try old.profile(named: country, oldFolders).profile, under: old.rulebook, on: from,
        leastGrade: loaded.rulebook.leastGrade)
    }
    let after = Assessment(of: found.profile, under: loaded.rulebook, on: to)
    let report = ProgressReport(
      Progress(from: before, oldProfile: oldProfile, to: after), countryName: found.name)
    let text =
      switch format {
      case .text: report.text(style: outputs.style)
      case .markdown: report.markdown()
      case .json: report.json()
      }
    try outputs.destination.write(text)
  }
}
