import Benchmark
import Readiness
import RulebookYAML

/// What the benchmarks work on: the real rulebook and one real profile, read once.
private struct Workload: Sendable {
  let rulebook: Rulebook
  let profileSource: SourceFile
  let declaration: ProfileDeclaration
  let profile: Profile

  init() {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    guard
      let written = try? readRulebook(
        at: "../rules", shownAs: "rules", includingTests: false, files: &files,
        diagnostics: &diagnostics),
      let rulebook = Rulebook.compile(written, reporting: &diagnostics),
      let declaration = readProfile(
        at: "../profiles/arg.yaml", shownAs: "arg.yaml", files: &files, diagnostics: &diagnostics),
      let profile = Profile.compile(
        declaration, rulebook: rulebook, countries: nil, reporting: &diagnostics),
      let source = files.files.last
    else { fatalError("run it in Benchmarks/, beside the rules: \(diagnostics.map(\.message))") }
    self.rulebook = rulebook
    self.profile = profile
    self.declaration = declaration
    profileSource = source
  }
}

let benchmarks: @Sendable () -> Void = {
  let workload = Workload()
  let rulebook = workload.rulebook
  let (date, grade) = (workload.profile.asOf, rulebook.leastGrade)
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], scalingFactor: .kilo, maxDuration: .seconds(2))

  Benchmark("read a profile", configuration: .init(scalingFactor: .one)) { benchmark in
    for _ in benchmark.scaledIterations {
      var files = SourceFiles()
      var diagnostics: [Diagnostic] = []
      blackHole(
        readProfile(workload.profileSource, files: &files, diagnostics: &diagnostics))
    }
  }

  Benchmark("check a profile", configuration: .init(scalingFactor: .one)) { benchmark in
    for _ in benchmark.scaledIterations {
      var diagnostics: [Diagnostic] = []
      blackHole(
        Profile.compile(
          workload.declaration, rulebook: rulebook, countries: nil, reporting: &diagnostics))
    }
  }

  Benchmark("resolve its facts at a date") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(workload.profile.resolve(on: date, leastGrade: grade, rulebook: rulebook))
    }
  }

  Benchmark("assess it: resolve, evaluate, score") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(Assessment(of: workload.profile, under: rulebook, on: date))
    }
  }
}
