import ArgumentParser
import Readiness

/// `readiness evidence`: what the assessments rest on.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Show the quality of the evidence on one country or on all.",
    usage: "readiness evidence [<options>] [<country>]",
    discussion: """
      How many facts are settled at which grade, stale, conflicting or only asserted; which sources \
      carry most; which statements expire within twelve months of the date. In the table of all \
      countries p/o/r/a are the facts settled on primary, official, reported and asserted evidence.
      """)

  @Argument(help: "The country: a code, a name or a path; without it, all.")
  var country: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day that is asked about; without it, the profile's own date.", valueName: "date"))
  var asOf: CalendarDate?

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The report's form.")
  var format: TableReport.Format = .text

  func run() throws {
    let loaded = try LoadedRulebook(at: folders.rulesFolder())
    let rulebook = loaded.rulebook
    let countries: [(name: String, quality: EvidenceQuality)]
    if let country {
      let found = try loaded.profile(named: country, folders)
      countries = [
        (
          found.name,
          EvidenceQuality(of: found.profile, on: asOf ?? found.profile.asOf, under: rulebook)
        )
      ]
    } else {
      let profiles = try LoadedProfiles(at: folders.profilesFolder(), under: rulebook)
      let date = try profiles.date(asOf, outputs.remarks)
      countries = profiles.profiles.map {
        ($0.country.name, EvidenceQuality(of: $0.profile, on: date, under: rulebook))
      }
    }
    let report = EvidenceReport(countries, under: rulebook)
    try outputs.destination.write(report.written(as: format, style: outputs.style))
  }
}
