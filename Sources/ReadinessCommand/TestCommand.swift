import ArgumentParser
import Readiness
import RulebookYAML

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

  @Flag(
    name: .long,
    help: """
      Change the rules one word at a time and list the changes that no test notices; one without a \
      written reason is a failure.
      """)
  var mutate = false

  @Option(
    name: .long,
    help: ArgumentHelp("The area whose rules --mutate changes; without it, all.", valueName: "id"))
  var area: String?

  @Option(
    name: .long,
    help: ArgumentHelp("How many threads work at once; no result depends on it.", valueName: "n"))
  var jobs = defaultJobs

  @Option(name: .long, help: "The report's form.")
  var format: Format = .text

  func run() throws {
    if mutate, format == .junit { throw Failure.input("--mutate is told as text alone") }
    if area != nil, !mutate { throw Failure.input("--area says what --mutate changes; give both") }
    let loaded = try LoadedRulebook(at: folders.rulesFolder(), includingTests: true)
    let area = try area.map { loaded.rulebook.areas[try loaded.area(named: $0)].id }
    let run = loaded.rulebook.run(loaded.tests)
    let report = RuleTestReport(run, rulebook: loaded.rulebook, files: loaded.files)
    // A test that fails anyway would notice every change.
    let mutation = mutate && run.failures.isEmpty ? mutationRun(of: loaded, inArea: area) : nil
    try outputs.destination.write(
      format == .junit
        ? report.junit()
        : report.text(withCoverage: coverage)
          + (mutation.map { MutationReport($0, files: loaded.files).text() } ?? ""))
    if run.results.isEmpty {
      Output.note("readiness: the rulebook has no tests\n")
      throw Failure.doesNotHold
    }
    if !run.failures.isEmpty || (coverage && !run.uncovered.isEmpty)
      || !(mutation?.holds ?? true)
    {
      throw Failure.doesNotHold
    }
  }

  private func mutationRun(of loaded: LoadedRulebook, inArea area: String?) -> MutationRun {
    let (rulebook, declaration, tests) = (loaded.rulebook, loaded.declaration, loaded.tests)
    let mutants = rulebook.mutants(of: declaration).filter { mutant in
      area.map { $0 == mutant.id || rulebook.area(ofCriterion: mutant.id) == $0 } ?? true
    }
    let fates = mapInParallel(mutants, jobs: jobs) {
      rulebook.fate(of: $0, of: declaration, under: tests)
    }
    return MutationRun(
      of: mutants, fates: fates,
      reasons: declaration.tests.filter { area == nil || $0.area.value == area }
        .flatMap(\.unnoticed))
  }
}

extension Rulebook {
  fileprivate func area(ofCriterion id: String) -> String? {
    criterion(named: id).map { areas[criteria[$0].area].id }
  }
}
