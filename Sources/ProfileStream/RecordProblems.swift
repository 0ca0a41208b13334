import Readiness

/// What is wrong with one record of a stream, up to a number that a person can still work through.
///
/// Places are the record's first line, and as columns the offsets of bytes in the record, from 1.
struct RecordProblems {
  private static let most = 100

  let line: Int
  private(set) var diagnostics: [Diagnostic] = []

  var isFull: Bool { diagnostics.count > Self.most }
  var isEmpty: Bool { diagnostics.isEmpty }

  init(line: Int) {
    self.line = line
  }

  func location(ofOffset offset: Int) -> FileLocation {
    FileLocation(
      file: FileID(index: 0), line: Int32(clamping: line), column: Int32(clamping: offset + 1))
  }

  mutating func error(
    _ code: Diagnostic.Code, _ message: String, at offset: Int, help: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    report(.error(code, message, at: location(ofOffset: offset), help: help, notes: notes))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    guard diagnostic.severity == .error, !isFull else { return }
    guard diagnostics.count < Self.most else {
      diagnostics.append(
        .error(
          .tooManyProblems, "more problems follow than the \(Self.most) that are listed",
          at: diagnostic.location, help: "mend the listed ones and try again"))
      return
    }
    diagnostics.append(diagnostic)
  }
}

/// What stands at a place of a record.
struct RecordPlace {
  /// The JSON pointer; nil outside of JSON.
  var pointer: String?
  /// The fact, or the heading of the column.
  var fact: String?
  /// What is written there.
  var found: String?
}

/// The line that stands for a record with errors.
struct ErrorRecord {
  let problems: RecordProblems
  let country: String?
  let bytes: TextBytes

  /// Everything that is wrong, in the order of the record.
  func json(_ place: (_ offset: Int) -> RecordPlace) -> JSONValue {
    [
      "line": .int(problems.line),
      "country": .text(country),
      "errors": .array(
        problems.diagnostics.sortedByPlace().map { diagnostic in
          let place = place(Int(diagnostic.location.column) - 1)
          return [
            "code": .string(diagnostic.code.rawValue),
            "message": .string(diagnostic.message),
            "column": .int(column(of: diagnostic.location)),
            "pointer": .text(place.pointer),
            "fact": .text(place.fact),
            "found": .text(place.found),
            "help": .text(diagnostic.help),
            "notes": .array(
              diagnostic.notes.map {
                ["message": .string($0.message), "column": .int(column(of: $0.location))]
              }),
          ]
        }),
    ]
  }

  /// The column as people count it, in characters from 1.
  private func column(of location: FileLocation) -> Int {
    let offset = min(max(Int(location.column) - 1, 0), bytes.count)
    return bytes[..<offset].count { $0 & 0xC0 != 0x80 } + 1
  }
}

extension Diagnostic {
  /// The same at its place in the file, where its column is an offset in a record, from 1.
  func placed(in record: TextBytes, firstLine: Int) -> Diagnostic {
    func place(_ location: FileLocation) -> FileLocation {
      let before = record.prefix(max(Int(location.column) - 1, 0))
      let line = before.lastIndex(of: UInt8(ascii: "\n")).map { before[($0 + 1)...] } ?? before
      return FileLocation(
        file: location.file,
        line: Int32(clamping: firstLine + before.count { $0 == UInt8(ascii: "\n") }),
        column: Int32(clamping: line.count { $0 & 0xC0 != 0x80 } + 1))
    }
    return Diagnostic(
      severity, code, message, at: place(location), help: help,
      notes: notes.map { Note($0.message, at: place($0.location)) })
  }
}

extension JSONValue {
  static func text(_ text: String?) -> JSONValue {
    text.map(JSONValue.string) ?? .null
  }
}

extension String {
  /// The text in backticks, cut when it is too long for a message.
  var quoted: String { "`\(excerpt)`" }

  /// The text, cut when it is too long for a message.
  var excerpt: String {
    unicodeScalars.count <= 60
      ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(59))) + "…"
  }
}
