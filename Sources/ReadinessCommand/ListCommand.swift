public import ArgumentParser
public import Readiness

/// `readiness list`: what there is.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List countries, areas, criteria, facts or sources.",
    usage: "readiness list [<options>] <subject>")

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case countries
    case areas
    case criteria
    case facts
    case sources
  }

  @Argument(help: "What to list.")
  var subject: Subject

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The list's form: text, csv, json or markdown.")
  var format: TableReport.Format = .text

  func run() throws {
    let table: TableReport
    switch subject {
    case .countries:
      let folder = try folders.profilesFolder()
      table = try LoadedRegister(at: folder).register.table { country in
        FolderOptions.exists("\(folder.path)/\(country.iso3.lowercased()).yaml")
      }
    case .areas, .criteria, .facts, .sources:
      let rulebook = try LoadedRulebook(at: folders.rulesFolder()).rulebook
      table =
        switch subject {
        case .areas: rulebook.areaTable()
        case .criteria: rulebook.criterionTable()
        case .sources: rulebook.sourceTable()
        case .facts, .countries: rulebook.factTable()
        }
    }
    try outputs.destination.write(table.written(as: format, style: outputs.style))
  }
}

extension TableReport.Format: ExpressibleByArgument {}
