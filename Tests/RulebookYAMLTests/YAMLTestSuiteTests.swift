import Glibc
import Readiness
import TestTools
import Testing

@testable import RulebookYAML

/// The cases of the YAML test suite: what is read is what the suite expects, the rest is refused.
///
/// `YAMLTestSuite.expected` says what becomes of each; `UPDATE_EXPECTED=1 swift test` writes it
/// anew, and the difference is then read like any other change.
struct YAMLTestSuiteTests {
  @Test(.needsYAMLTestSuite)
  func `Every case is read as the suite expects it or refused, as it stands in the list`() throws {
    let cases = try Case.all()
    let rendered = cases.map { "\($0.name): \($0.outcome)\n" }.joined()
    let path = testFolder + "YAMLTestSuite.expected"
    if getenv("UPDATE_EXPECTED") != nil { try writeFile(path, Array(rendered.utf8)) }
    #expect(rendered == String(decoding: try readFile(path), as: UTF8.self))
    #expect(cases.count == 402)
  }

  @Test(.needsYAMLTestSuite)
  func `Where libyaml itself is wrong about YAML stands in the list of its faults`() throws {
    var found: [String: LibYAMLFault.Kind] = [:]
    for one in try Case.all() {
      switch one.outcome {
      case .differs: found[one.name] = .differs
      case .invalidButRead: found[one.name] = .readsNoYAML
      case .refused(let codes) where !codes.allSatisfy(Self.rules.contains):
        found[one.name] = .refusesYAML
      case .same, .refused, .invalidAndRefused: break
      }
    }
    for (name, kind) in found.sorted(by: { $0.key < $1.key }) {
      let known = LibYAMLFault.all.first { $0.cases.contains(name) }
      #expect(known?.kind == kind, "\(name) \(kind.rawValue)")
    }
    #expect(found.count == LibYAMLFault.all.map(\.cases.count).reduce(0, +))
  }

  @Test(.needsYAMLTestSuite)
  func `Every beginning of every case is read or refused`() throws {
    for one in try Case.all() {
      for length in 0...one.source.count {
        let source = SourceFile(path: "x.yaml", bytes: Array(one.source.prefix(length)))
        let (found, files) = diagnostics(of: source)
        #expect(found.hasErrors, "\(one.name), \(length) bytes")
        for diagnostic in found { _ = diagnostic.text(in: files) }
        var again = SourceFiles()
        var problems: [Diagnostic] = []
        #expect(canonicalText(of: source, files: &again, diagnostics: &problems) == nil)
      }
    }
  }

  /// The refusals that the language itself asks for, whatever YAML allows.
  private static let rules: Set<String> = [
    "alias", "anchor", "control-character", "directive", "duplicate-key", "empty-file", "empty-key",
    "empty-value", "key-not-text", "merge-key", "null", "several-documents", "tab-indentation",
    "tag",
  ]
}

/// A case of the suite.
private struct Case {
  enum Outcome: CustomStringConvertible {
    case same
    case differs(String)
    case refused([String])
    case invalidAndRefused([String])
    case invalidButRead

    var description: String {
      switch self {
      case .same: "read"
      case .differs(let events): "read as \(events)"
      case .refused(let codes): "refused: \(codes.joined(separator: ", "))"
      case .invalidAndRefused(let codes): "no YAML, refused: \(codes.joined(separator: ", "))"
      case .invalidButRead: "no YAML, read"
      }
    }
  }

  let name: String
  let source: [UInt8]
  let outcome: Outcome

  static func all() throws -> [Case] {
    let folder = try #require(YAMLTestSuite.folder)
    var cases: [Case] = []
    for name in try namesInFolder(folder).sorted() {
      guard let files = try? namesInFolder("\(folder)/\(name)") else { continue }
      if files.contains("in.yaml") {
        cases.append(try Case(name, in: folder, isYAML: !files.contains("error")))
      }
      for part in files.sorted() {
        guard let parts = try? namesInFolder("\(folder)/\(name)/\(part)") else { continue }
        cases.append(try Case("\(name)/\(part)", in: folder, isYAML: !parts.contains("error")))
      }
    }
    return cases
  }

  private init(_ name: String, in folder: String, isYAML: Bool) throws {
    self.name = name
    source = try readFile("\(folder)/\(name)/in.yaml")
    var text = SourceText(file: FileID(index: 0), bytes: source)
    var problems = Problems(file: FileID(index: 0))
    let tree = YAMLTree.read(&text, reporting: &problems)
    var codes: [String] = []
    for problem in problems.diagnostics where problem.severity == .error {
      if !codes.contains(problem.code.rawValue) { codes.append(problem.code.rawValue) }
    }
    guard let tree, codes.isEmpty else {
      outcome = isYAML ? .refused(codes) : .invalidAndRefused(codes)
      return
    }
    guard isYAML else {
      outcome = .invalidButRead
      return
    }
    let expected = String(
      decoding: try readFile("\(folder)/\(name)/test.event"), as: UTF8.self)
    let events = tree.events(of: YAMLTree.root)
    // What marks a document's ends is no part of the tree.
    let whole = ["+STR", "+DOC"] + events + ["-DOC", "-STR"]
    let lines = expected.split(separator: "\n").map { line in
      line.hasPrefix("+DOC") || line.hasPrefix("-DOC") ? String(line.prefix(4)) : String(line)
    }
    outcome = whole == lines ? .same : .differs(events.joined(separator: " "))
  }
}

extension YAMLTree {
  /// The events of a node as the suite writes them.
  fileprivate func events(of node: YAMLNode) -> [String] {
    switch self[node].kind {
    case .text:
      return ["=VAL " + self[node].style.indicator + string(of: node).eventText]
    case .list:
      return ["+SEQ" + (self[node].style == .flow ? " []" : "")]
        + items(of: node).flatMap { events(of: $0) } + ["-SEQ"]
    case .mapping:
      return ["+MAP" + (self[node].style == .flow ? " {}" : "")]
        + entries(of: node).flatMap { events(of: $0.key) + events(of: $0.value) } + ["-MAP"]
    case .rejected:
      return ["rejected"]
    }
  }
}

extension YAMLTree.Style {
  fileprivate var indicator: String {
    switch self {
    case .plain: ":"
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    case .block, .flow: ""
    }
  }
}

extension String {
  fileprivate var eventText: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Where libyaml 0.2.5 departs from YAML; none of it changes what a file says that both accept.
private struct LibYAMLFault {
  enum Kind: String {
    case differs
    case readsNoYAML = "reads what is no YAML"
    case refusesYAML = "refuses what is YAML"
  }

  let kind: Kind
  let reason: String
  let cases: [String]

  init(_ kind: Kind, _ reason: String, _ cases: String...) {
    self.kind = kind
    self.reason = reason
    self.cases = cases
  }

  static let all = [
    LibYAMLFault(
      .differs, "blanks on a last line without line break do not belong to a text behind `|`",
      "L24T/01"),
    LibYAMLFault(
      .readsNoYAML, "a comment may follow without a blank", "9JBA", "CVW2", "SU5Z", "X4QW"),
    LibYAMLFault(.readsNoYAML, "a dash within brackets is a text", "G5U8", "YJV2"),
    LibYAMLFault(
      .readsNoYAML, "lines within quotes or brackets may stand in any column", "9C9N", "QB6E"),
    LibYAMLFault(
      .readsNoYAML, "lines within quotes or brackets may begin with a tab", "DK95/01", "Y79Y/003"),
    LibYAMLFault(
      .refusesYAML, "a key within brackets and its colon stand on one line", "4MUZ/00", "4MUZ/01",
      "4MUZ/02", "5MUD", "9SA2", "K3WX", "NJ66", "VJP3/01"),
    LibYAMLFault(.refusesYAML, "no comma follows the colon of a key", "4ABK", "FRK4"),
    LibYAMLFault(.refusesYAML, "`%` begins a directive even within brackets", "UT92"),
    LibYAMLFault(.refusesYAML, "no colon belongs to the name of an anchor", "2SXE"),
    LibYAMLFault(.refusesYAML, "something stands before `...`", "HWV9", "QT73"),
    LibYAMLFault(
      .refusesYAML, "what follows `...` without `---` is no document of its own", "7Z25", "M7A3"),
    LibYAMLFault(
      .refusesYAML, "a document that is a text behind `>` is indented", "DK3J", "FP8R"),
  ]
}
