/// Diagnostics for a person, for a program, and for code review tools.
public struct DiagnosticReport: Sendable {
  let diagnostics: [Diagnostic]
  let files: SourceFiles

  public init(_ diagnostics: [Diagnostic], in files: SourceFiles) {
    self.diagnostics = diagnostics.sortedByPlace()
    self.files = files
  }

  private var errors: Int { diagnostics.count { $0.severity == .error } }
  private var warnings: Int { diagnostics.count { $0.severity == .warning } }

  /// All diagnostics with their carets.
  public func text() -> String {
    diagnostics.map { $0.text(in: files) }.joined(separator: "\n")
  }

  /// `2 errors, 1 warning in 30 files`.
  public var summary: String {
    func counted(_ count: Int, _ word: String) -> String {
      count == 1 ? "1 \(word)" : "\(count) \(word)s"
    }
    return "\(counted(errors, "error")), \(counted(warnings, "warning")) in "
      + counted(files.files.count, "file")
  }

  /// One object with the list of diagnostics and their counts.
  public func json() -> String {
    JSONValue.object([
      ("files", .int(files.files.count)), ("errors", .int(errors)), ("warnings", .int(warnings)),
      (
        "diagnostics",
        .array(
          diagnostics.map { diagnostic in
            .object([
              ("severity", .string(diagnostic.severity.rawValue)),
              ("code", .string(diagnostic.code.rawValue)), ("message", .string(diagnostic.message)),
              ("location", location(diagnostic.location)),
              ("help", diagnostic.help.map(JSONValue.string) ?? .null),
              (
                "notes",
                .array(
                  diagnostic.notes.map {
                    .object([
                      ("message", .string($0.message)), ("location", location($0.location)),
                    ])
                  })
              ),
            ])
          })
      ),
    ]).text
  }

  private func location(_ location: FileLocation) -> JSONValue {
    .object([
      ("file", .string(files.path(of: location))), ("line", .int(Int(location.line))),
      ("column", .int(Int(location.column))),
    ])
  }

  /// A log in the Static Analysis Results Interchange Format, version 2.1.0.
  public func sarif(engineVersion: String) -> String {
    let codes = Set(diagnostics.map(\.code)).sorted()
    return JSONValue.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            (
              "tool",
              .object([
                (
                  "driver",
                  .object([
                    ("name", .string("readiness")), ("version", .string(engineVersion)),
                    (
                      "rules",
                      .array(codes.map { .object([("id", .string($0.rawValue))]) })
                    ),
                  ])
                )
              ])
            ),
            ("columnKind", .string("unicodeCodePoints")),
            ("results", .array(diagnostics.map(sarifResult))),
          ])
        ])
      ),
    ]).text
  }

  private func sarifResult(_ diagnostic: Diagnostic) -> JSONValue {
    .object([
      ("ruleId", .string(diagnostic.code.rawValue)),
      ("level", .string(diagnostic.severity.rawValue)),
      (
        "message",
        .object([
          ("text", .string(diagnostic.message + (diagnostic.help.map { " (\($0))" } ?? "")))
        ])
      ),
      ("locations", .array([sarifLocation(diagnostic.location, message: nil)])),
      (
        "relatedLocations",
        .array(diagnostic.notes.map { sarifLocation($0.location, message: $0.message) })
      ),
    ])
  }

  private func sarifLocation(_ location: FileLocation, message: String?) -> JSONValue {
    let physical: (String, JSONValue) = (
      "physicalLocation",
      .object([
        ("artifactLocation", .object([("uri", .string(uri(files.path(of: location))))])),
        (
          "region",
          .object([
            ("startLine", .int(Int(location.line))), ("startColumn", .int(Int(location.column))),
          ])
        ),
      ])
    )
    let text = message.map { [("message", JSONValue.object([("text", .string($0))]))] } ?? []
    return .object([physical] + text)
  }

  /// A relative reference: every byte that is not plain in a path is percent-encoded.
  private func uri(_ path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
        return String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }.joined()
  }
}

extension Diagnostic.Code {
  /// What the code means and how the problem is mended, in lines of a terminal's width.
  public var text: String {
    [rawValue, "", meaning, "", "To mend it: \(remedy)"]
      .flatMap { $0.isEmpty ? [""] : TextLayout.wrapped($0, width: 80) }
      .map { $0 + "\n" }.joined()
  }
}
