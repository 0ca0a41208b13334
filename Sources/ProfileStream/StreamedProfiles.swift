package import Readiness

/// The profiles of a whole stream, with all that they state.
package struct StreamedProfiles {
  /// In the order of the stream, those with errors left out.
  package internal(set) var profiles: [Profile] = []
  /// What is wrong with the others.
  package private(set) var diagnostics: [Diagnostic] = []

  init() {}

  /// Reads a stream that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The whole stream, which diagnostics take for the first of all files.
  ///   - isTable: Whether it is a table with its heading, and not one JSON object a line.
  ///   - rulebook: What the profiles are checked against.
  package init(_ bytes: [UInt8], isTable: Bool, under rulebook: Rulebook) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let padded = bytes + [UInt8](repeating: 0, count: RecordStream.padding)
    padded.withUnsafeBytes { padded in
      let stream = TextBytes(rebasing: padded[start..<bytes.count])
      isTable ? readTable(stream, rulebook) : read(stream, .ndjson, firstLine: 1, rulebook)
    }
  }

  private mutating func readTable(_ stream: TextBytes, _ rulebook: Rulebook) {
    let end = CSVRecords.endOfFirst(in: stream) ?? stream.count
    let first = TextBytes(rebasing: stream[..<end])
    guard let heading = CSVHeading(first, rulebook: rulebook, reporting: &diagnostics) else {
      return
    }
    read(
      TextBytes(rebasing: stream[end...]), .csv(heading),
      firstLine: 1 + first.count { $0 == UInt8(ascii: "\n") }, rulebook)
  }

  private mutating func read(
    _ records: TextBytes, _ form: StreamForm, firstLine: Int, _ rulebook: Rulebook
  ) {
    var stream = RecordStream(form, under: rulebook, StreamSettings(detail: .kept))
    stream.assess(records, firstLine: firstLine)
    self = stream.kept
  }

  /// Notes what is wrong with a record.
  mutating func add(_ problems: RecordProblems, of record: TextBytes) {
    diagnostics += problems.diagnostics.map { $0.placed(in: record, firstLine: problems.line) }
  }
}
