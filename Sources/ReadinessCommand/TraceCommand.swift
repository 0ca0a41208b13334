import ArgumentParser
import Readiness

/// `readiness trace`: every criterion of every document with the rules that meet it.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Show which rules meet which criterion of which document, and the other way round.",
    usage: "readiness trace [<options>] [<source>]",
    discussion: """
      What is addressed to international bodies or deliberately not assessed is listed with its \
      reason. With --unmet, only what no rule meets without a reason; the exit code is 1 if there is \
      any.
      """)

  @Argument(help: "The id of a source; without it, all.")
  var source: String?

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Option(name: .long, help: "The trace's form: text, csv, json or markdown.")
  var format: TableReport.Format = .text

  @Flag(name: .long, help: "Show only what no rule meets.")
  var unmet = false

  func run() throws {
    let rulebook = try LoadedRulebook(at: folders.rulesFolder())
    let trace = TraceReport(
      rulebook.rulebook, source: try source.map { try rulebook.source(named: $0) },
      onlyUnmet: unmet)
    let text =
      switch format {
      case .text: trace.text(style: outputs.style)
      case .markdown: trace.markdown()
      case .csv: trace.table().written(as: .csv, style: outputs.style)
      case .json: trace.json()
      }
    try outputs.destination.write(text)
    if unmet, trace.unmet > 0 { throw Failure.doesNotHold }
  }
}
