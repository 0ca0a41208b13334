import ArgumentParser
import Readiness

/// `readiness new`: a profile to fill in.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Print a profile skeleton: every fact as unknown under its question.",
    usage: "readiness new [<options>] <country>",
    discussion: "The facts stand institution by institution, and the file loads as it is.")

  @Argument(help: "The country: a code of the register or a name.")
  var country: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The date up to which you look; without it, the latest date of the profiles.",
      valueName: "date"))
  var asOf: CalendarDate?

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  func run() throws {
    let rulebook = try LoadedRulebook(at: folders.rulesFolder()).rulebook
    let folder = try folders.profilesFolder()
    let register = try LoadedRegister(at: folder).register
    guard let found = register.country(named: country) else {
      throw noCountry(country, in: register)
    }
    let date =
      try asOf ?? LoadedProfiles(at: folder, under: rulebook).date(nil, outputs.remarks)
    let skeleton = ProfileSkeleton(of: found, asOf: date, under: rulebook)
    try outputs.destination.write(skeleton.text)
  }
}
