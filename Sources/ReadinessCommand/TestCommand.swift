import ArgumentParser
import Readiness

/// `readiness test`: the rulebook's own examples.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the rulebook's tests.",
    usage: "readiness test [<options>]",
    discussion: """
      A failing test prints what was expected, what came out, and the shortest explanation. Exit \
      codes: 0 all hold; 1 one does not, or there are none, or --coverage finds something unshown; \
      2 invalid rules.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case junit
  }

  @OptionGroup var folders: FolderOptions
  @OptionGroup var outputs: OutputOptions

  @Flag(name: .long, help: "Also say which outcomes and caps no test shows; any is a failure.")
  var coverage = false

  @Option(name: .long, help: "The report's form.")
  var format: Format = .text

  func run() throws {
    let loaded = try LoadedRulebook(at: folders.rulesFolder(), includingTests: true)
    let run = loaded.rulebook.run(loaded.tests)
    let report = RuleTestReport(run, rulebook: loaded.rulebook, files: loaded.files)
    try outputs.destination.write(
      format == .junit ? report.junit() : report.text(withCoverage: coverage))
    if run.results.isEmpty {
      Output.note("readiness: the rulebook has no tests\n")
      throw Failure.doesNotHold
    }
    if !run.failures.isEmpty || (coverage && !run.uncovered.isEmpty) {
      throw Failure.doesNotHold
    }
  }
}
