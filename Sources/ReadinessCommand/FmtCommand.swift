import ArgumentParser
import Readiness
import RulebookYAML

/// `readiness fmt`: files in their canonical form.
struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Rewrite rules and profiles in canonical form.",
    usage: "readiness fmt [<options>] [<paths> ...]",
    discussion: """
      Without paths, all files of the rulebook and all profiles are rewritten. Indentation, blank \
      lines, blanks, quotes and the order of keys change; what a file says and its comments do not. \
      A file that cannot be rewritten is left as it is and named. Exit codes: 0 done; 1 files would \
      change, with --check; 2 a file was left.
      """)

  @Argument(help: "Folders or files to rewrite.")
  var paths: [String] = []

  @Flag(name: .long, help: "Write nothing; name the files that would change.")
  var check = false

  @OptionGroup var folders: FolderOptions

  @Flag(name: .shortAndLong, help: "Print the names of files and errors, no remarks.")
  var quiet = false

  func run() throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    var changed: [CanonicalFile] = []
    for found in try found() {
      changed += try canonical(found, &files, &diagnostics).filter(\.isChanged)
    }
    var written = 0
    for file in changed {
      do throws(Failure) {
        if !check { try Output.rewrite(file.path, file.text) }
      } catch {
        Output.note("readiness: \(error.message)\n")
        continue
      }
      written += 1
      try Output.standard.write(file.shownAs + "\n")
    }
    if !quiet { remark(on: written, of: files.files.count) }
    if diagnostics.hasErrors { throw refusal(diagnostics, files) }
    if written < changed.count { throw Failure.invalid }
    if check, !changed.isEmpty { throw Failure.doesNotHold }
  }

  private func found() throws -> [FolderOptions.Folder] {
    if paths.isEmpty { return [try folders.rulesFolder(), try folders.profilesFolder()] }
    for path in paths where !FolderOptions.exists(path) {
      throw Failure.input("there is no `\(path)`")
    }
    return paths.map { FolderOptions.Folder(path: $0, shownAs: $0) }
  }

  private func canonical(
    _ found: FolderOptions.Folder, _ files: inout SourceFiles, _ diagnostics: inout [Diagnostic]
  ) throws -> [CanonicalFile] {
    guard FolderOptions.isFolder(found.path) else {
      return
        [
          canonicalFile(
            at: found.path, shownAs: found.shownAs, files: &files, diagnostics: &diagnostics)
        ].compactMap { $0 }
    }
    do throws(FileProblem) {
      return try canonicalFiles(
        below: found.path, shownAs: found.shownAs, files: &files, diagnostics: &diagnostics)
    } catch {
      throw Failure.input("\(error.path) cannot be read: \(error.reason)")
    }
  }

  private func remark(on changed: Int, of all: Int) {
    let number = all == 1 ? "1 file" : "\(all) files"
    Output.note("readiness: \(changed) of \(number) \(check ? "would change" : "rewritten")\n")
  }
}
