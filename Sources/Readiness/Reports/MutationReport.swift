/// Which changes of a rulebook its tests do not notice, for the person who mends the tests.
public struct MutationReport: Sendable {
  let run: MutationRun
  let files: SourceFiles

  public init(_ run: MutationRun, files: SourceFiles) {
    self.run = run
    self.files = files
  }

  /// The unnoticed changes with their reasons, the needless reasons, and how many there are of each.
  public func text() -> String {
    var text = ""
    for (mutant, reason) in run.alive {
      text += "\(place(mutant.location)): \(mutant.id): \(mutant.change)\n"
      text += reason.map { "  because \($0)\n" } ?? "  no test notices\n"
    }
    for reason in run.needless {
      text +=
        "\(place(reason.id.location)): \(reason.id.value): \(reason.change.value)\n"
        + "  a reason without an unnoticed change: take it away\n"
    }
    let explained = run.alive.count { $0.reason != nil }
    let total = run.killed + run.refused + run.alive.count
    return text + "mutants: \(total), \(run.killed) killed by tests, \(run.refused) refused, "
      + "\(explained) alive for a reason, \(run.alive.count - explained) alive\n"
  }

  private func place(_ location: FileLocation) -> String {
    "\(files.path(of: location)):\(location.line):\(location.column)"
  }
}
