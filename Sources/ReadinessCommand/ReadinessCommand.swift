import ArgumentParser
import Readiness
import RulebookYAML

/// The program: `readiness`, one file per subcommand.
@main
struct ReadinessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readiness",
    abstract: "Tells how ready a country is to act against cybercrime, and what to do next.",
    discussion: """
      Rules say what a country needs; a profile says what is known about it. Every score is an \
      interval: its low end is what the evidence shows, its high end what no answer to the open \
      questions could exceed. Every line of a report names its rule, its fact and its source.

      Begin with:
        readiness assess ARG --as-of 2010-05-05
        readiness explain ARG production-order
        readiness ask ARG

      Exit codes: 0 done; 1 a check, test or threshold does not hold; 2 wrong usage or input; \
      3 a threshold is undetermined.
      """,
    subcommands: [
      AssessCommand.self, ExplainCommand.self, AskCommand.self, ListCommand.self,
      ProgressCommand.self, ReviewCommand.self, SiteCommand.self, BatchCommand.self,
      RobustnessCommand.self, TreatiesCommand.self, EvidenceCommand.self, RulesCommand.self,
      TraceCommand.self,
      NewCommand.self, FmtCommand.self, CheckCommand.self, TestCommand.self,
    ])

  @Flag(name: .long, help: "Print the engine's version and the rulebook's edition.")
  var version = false

  @OptionGroup var folders: FolderOptions

  func run() throws {
    guard version else { throw CleanExit.helpRequest(self) }
    var text = "readiness \(engineVersion)\n"
    // The engine's version is told even where no rulebook is to be found.
    if let found = try? folders.rulesFolder() {
      let rulebook = try LoadedRulebook(at: found)
      text +=
        "rulebook \(rulebook.rulebook.framework.id) \(rulebook.rulebook.edition) "
        + "(SHA-256 \(rulebook.digest))\n"
    }
    try Output.standard.write(text)
  }

  static func main() {
    do {
      try Surroundings.prepare()
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      end(after: failure)
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code.isSuccess {
        do throws(Failure) {
          try Output.standard.write(message + "\n")
          exitProgram(0)
        } catch {
          end(after: error)
        }
      }
      if !message.isEmpty { Output.note(message + "\n") }
      // Wrong usage is 2 here, as for every other wrong input; ArgumentParser says 64.
      exitProgram(code.rawValue == 64 ? 2 : code.rawValue)
    }
  }
}

/// Ends the program with what a failure says, if anything is left to say.
private func end(after failure: Failure) -> Never {
  if !failure.diagnostics.isEmpty { Output.note(failure.diagnostics) }
  if !failure.message.isEmpty { Output.note("readiness: \(failure.message)\n") }
  exitProgram(failure.code)
}

/// The version of the engine that reports name.
let engineVersion = "0.1.0"

/// Why the program ends without doing what it was asked to.
struct Failure: Error {
  let message: String
  let code: Int32
  /// What is wrong with the input, for a person to mend it.
  var diagnostics = ""

  /// Wrong usage, or input that cannot be read or used.
  static func input(_ message: String) -> Failure {
    Failure(message: message, code: 2)
  }

  /// A check, test or threshold that does not hold; everything is said already.
  static let doesNotHold = Failure(message: "", code: 1)

  /// Invalid input; everything is said already.
  static let invalid = Failure(message: "", code: 2)
}
