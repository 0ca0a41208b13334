import ArgumentParser
import Readiness

/// `readiness treaties`: who is bound by what, and since when.
struct TreatiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "treaties",
    abstract: "Count Parties, signatories and invited States by treaty and region at any date.",
    usage: "readiness treaties [<options>]",
    discussion: """
      Each count comes with the names and dates behind it. Without --as-of, the latest date of the \
      profiles.
      """)

  @Option(name: .long, help: ArgumentHelp("The day that is asked about.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(name: .long, help: ArgumentHelp("One treaty, such as budapest.", valueName: "id"))
  var treaty: String?

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The report's form.")
  var format: TableReport.Format = .text

  func run() throws {
    let loaded = try LoadedRulebook(at: folders.rulesFolder())
    let rulebook = loaded.rulebook
    let all = rulebook.treatyFacts
    let facts = try treaty.map { id -> [Int] in
      let names = all.map { rulebook.facts[$0].id }
      if let found = all.first(where: { rulebook.facts[$0].id == id })
        ?? all.first(where: { rulebook.facts[$0].id.hasSuffix(".\(id)") })
      {
        return [found]
      }
      throw unknown(
        "treaty", id, among: names.map { String($0.drop { $0 != "." }.dropFirst()) })
    }
    let profiles = try LoadedProfiles(at: folders.profilesFolder(), under: rulebook)
    let date = try profiles.date(asOf, outputs.remarks)
    let report = TreatyReport(
      (facts ?? all).map {
        TreatyStatus(of: $0, among: profiles.profiles, on: date, under: rulebook)
      }, on: date, under: rulebook)
    try outputs.destination.write(report.written(as: format, style: outputs.style))
  }
}
