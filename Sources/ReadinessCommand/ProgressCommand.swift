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
      The shares add up; each comes with the facts, statements and criteria behind it.
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
    if fromProfiles != nil, country.isPathOfProfile {
      throw Failure.input("--from-profiles needs a country's code or name, not `\(country)`")
    }
    if country == "-", fromProfiles != nil || fromRules != nil {
      throw Failure.input("--from-profiles and --from-rules need a country's code or name, not `-`")
    }
    var oldFolders = folders
    if let fromRules { oldFolders.rules = fromRules }
    if let fromProfiles { oldFolders.profiles = fromProfiles }
    let loaded = try LoadedRulebook(at: folders.rulesFolder())
    let old = fromRules == nil ? loaded : try LoadedRulebook(at: oldFolders.rulesFolder())
    let found = try loaded.profile(named: country, folders, beside: old.rulebook)
    let oldProfile =
      fromProfiles == nil
      ? found : try loaded.profile(named: country, oldFolders, beside: old.rulebook)
    let before =
      fromRules == nil
      ? oldProfile : try old.profile(named: country, oldFolders, beside: loaded.rulebook)
    remark(on: before.leftOut, "the earlier rules")
    remark(on: found.leftOut + oldProfile.leftOut, "the later rules")
    let grade = loaded.rulebook.leastGrade
    let report = ProgressReport(
      Progress(
        from: Assessment(
          of: before.profile, under: old.rulebook, on: from, leastGrade: grade),
        oldProfile: oldProfile.profile,
        to: Assessment(of: found.profile, under: loaded.rulebook, on: to)),
      countryName: found.name, first: origin(old, before), last: origin(loaded, found))
    let text =
      switch format {
      case .text: report.text(style: outputs.style)
      case .markdown: report.markdown()
      case .json: report.json()
      }
    try outputs.destination.write(text)
  }
  private func origin(
    _ rulebook: LoadedRulebook, _ profile: LoadedRulebook.FoundProfile
  ) -> ReportOrigin {
    ReportOrigin(
      engineVersion: engineVersion, rulesDigest: rulebook.digest, profileDigest: profile.digest)
  }

  private func remark(on facts: [String], _ rules: String) {
    let facts = Set(facts).sorted()
    if !facts.isEmpty {
      outputs.remark(
        "\(rules) do not know what the profile states: \(facts.joined(separator: ", "))")
    }
  }
}
