public import ArgumentParser
import Glibc
public import Readiness

/// Where the rulebook and the profiles are.
struct FolderOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The rulebook's folder; without it, rules in this folder or a parent, else the installed one.",
      valueName: "dir"))
  var rules: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The profiles' folder; without it, profiles here, in a parent or installed.",
      valueName: "dir"))
  var profiles: String?

  /// A folder, and the path by which outputs call it.
  struct Folder: Sendable {
    let path: String
    let shownAs: String
  }

  func rulesFolder() throws -> Folder {
    try folder(rules, named: "rules", option: "--rules")
  }

  func profilesFolder() throws -> Folder {
    try folder(profiles, named: "profiles", option: "--profiles")
  }

  private func folder(_ given: String?, named name: String, option: String) throws -> Folder {
    if let given {
      guard Self.isFolder(given) else { throw Failure.input("`\(given)` is no folder") }
      return Folder(path: given, shownAs: given)
    }
    var prefix = ""
    for _ in 0..<64 {
      if Self.isFolder(prefix + name) { return Folder(path: prefix + name, shownAs: name) }
      if let real = Self.realPath(prefix.isEmpty ? "." : prefix), real == "/" { break }
      prefix += "../"
    }
    if let program = Self.realPath("/proc/self/exe") {
      let folder = program.split(separator: "/").dropLast(2).map { "/\($0)" }.joined()
      let installed = "\(folder)/share/readiness/\(name)"
      if Self.isFolder(installed) { return Folder(path: installed, shownAs: name) }
    }
    throw Failure.input(
      "no folder `\(name)` here, in a parent folder or beside the installed program; "
        + "name it with \(option)")
  }

  static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether something stands there, be it a link that leads nowhere.
  static func exists(_ path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

/// How results are shown.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to this file instead of standard output; it appears whole or not at all.",
      valueName: "file"))
  var output: String?

  @Option(name: .long, help: "Colours: auto uses them on a terminal alone.")
  var color: ColorChoice = .auto

  @OptionGroup var remarks: RemarkOptions

  var destination: Output { Output(path: output) }

  /// Colour only where someone looks: a terminal that is not dumb, and NO_COLOR unset.
  var style: TextStyle {
    switch color {
    case .always: TextStyle(isColoured: true)
    case .never: TextStyle(isColoured: false)
    case .auto:
      TextStyle(
        isColoured: destination.isTerminal && environmentVariable("NO_COLOR") == nil
          && environmentVariable("TERM") != "dumb")
    }
  }

  func remark(_ text: String) { remarks.remark(text) }
}

/// What is told beside the result, on standard error.
struct RemarkOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Print the result and errors, no remarks.")
  var quiet = false

  func remark(_ text: String) {
    if !quiet { Output.note("readiness: \(text)\n") }
  }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

/// Which country is assessed, when, and on what evidence.
struct AssessmentOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The country: a code such as ARG or AR, a name, or the path of a profile (- for standard input).",
      valueName: "country"))
  var country: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The day whose state is asked for; without it, the profile's own date.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Leave out evidence weaker than this grade.", valueName: "grade"))
  var leastGrade: Grade?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Restrict the assessment to the criteria that cite this source, such as budapest.",
      valueName: "source"))
  var lens: String?

  @Option(name: .long, help: "For whom: public and partners leave out what they may not see.")
  var edition: Edition = .full

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What if these facts were so: a file of `kind: overlay` laid over the profile.",
      valueName: "file"))
  var overlay: String?
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension Grade: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(name: argument)
  }

  public static var allValueStrings: [String] { allCases.reversed().map(\.name) }
}

extension Edition: ExpressibleByArgument {}
