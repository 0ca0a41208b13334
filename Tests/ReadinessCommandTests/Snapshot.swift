import Glibc
import Testing

/// Expects all that a run left behind: a snapshot's text on standard output, and the rest as given.
///
/// `UPDATE_SNAPSHOTS=1 swift test` writes the snapshots anew; the difference is then read like any
/// other change.
func expect(
  _ outcome: Outcome, snapshot name: String, error: String = "", code: Int32 = 0,
  at location: SourceLocation = #_sourceLocation
) throws {
  #expect(outcome.code == code, sourceLocation: location)
  #expect(outcome.error == error, sourceLocation: location)
  try expect(outcome.output, snapshot: name, at: location)
}

/// Expects all that a run left behind, standard output as given.
func expect(
  _ outcome: Outcome, output: String = "", error: String = "", code: Int32 = 0,
  at location: SourceLocation = #_sourceLocation
) {
  #expect(
    outcome == Outcome(code: code, output: output, error: error), sourceLocation: location)
}

func expect(
  _ text: String, snapshot name: String, at location: SourceLocation = #_sourceLocation
) throws {
  let path = snapshots + "/" + name
  if getenv("UPDATE_SNAPSHOTS") != nil {
    return try Descriptor(opening: path, O_WRONLY | O_CREAT | O_TRUNC).write(Array(text.utf8))
  }
  let expected = try contents(of: path)
  guard text != expected else { return }
  Issue.record(
    "The output differs from Snapshots/\(name):\n\(difference(from: expected, to: text))",
    sourceLocation: location)
}

let snapshots = testFolder + "/Snapshots"

/// The first lines that differ, `-` as expected and `+` as they came.
private func difference(from expected: String, to actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  var changes: [(line: Int, text: String)] = []
  for change in new.difference(from: old) {
    switch change {
    case .remove(let line, let text, _): changes.append((line, "\(line + 1) - \(text)"))
    case .insert(let line, let text, _): changes.append((line, "\(line + 1) + \(text)"))
    }
  }
  let shown = changes.enumerated().sorted {
    ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
  }
  .prefix(20).map(\.element.text)
  let rest = changes.count - shown.count
  return (shown + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
}

extension String {
  /// A page without style and script, which tests of the pages look at.
  var withoutAssets: String {
    var result = self
    for element in ["style", "script"] {
      guard let start = result.firstRange(of: "<\(element)>\n")?.upperBound,
        let end = result.firstRange(of: "</\(element)>")?.lowerBound
      else { continue }
      result.replaceSubrange(start..<end, with: "…\n")
    }
    return result
  }
}
