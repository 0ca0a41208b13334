/// The quality of the evidence: of one country in full, of many as a table.
public struct EvidenceReport: Sendable {
  let countries: [(name: String, quality: EvidenceQuality)]
  let rulebook: Rulebook

  public init(_ countries: [(name: String, quality: EvidenceQuality)], under rulebook: Rulebook) {
    self.countries = countries
    self.rulebook = rulebook
  }

  public func written(as format: TableReport.Format, style: TextStyle) -> String {
    guard countries.count == 1, let (name, quality) = countries.first else {
      return (format == .text ? narrowTable() : table()).written(as: format, style: style)
    }
    switch format {
    case .text: return text(name, quality, style)
    case .markdown: return markdown(name, quality)
    case .csv: return statements(quality).written(as: .csv, style: style)
    case .json: return json(name, quality)
    }
  }

  private func table() -> TableReport {
    TableReport(
      columns: [
        "code", "read", "settled", "primary", "official", "reported", "asserted", "stale",
        "conflicts", "expiring", "country",
      ],
      rows: countries.map { name, quality in
        [
          quality.profile.country, String(quality.factsRead), String(quality.settledCount),
          count(quality, .primary), count(quality, .official), count(quality, .reported),
          count(quality, .asserted), String(quality.stale.count),
          String(quality.disagreeing.count), String(quality.expiring.count), name,
        ]
      })
  }

  /// The same on a terminal, where eleven columns have no room: one for all grades.
  private func narrowTable() -> TableReport {
    TableReport(
      columns: ["code", "settled", "grades p/o/r/a", "stale", "conflicts", "expiring", "country"],
      rows: countries.map { name, quality in
        [
          quality.profile.country, String(quality.settledCount),
          Grade.allCases.reversed().map { count(quality, $0) }.joined(separator: "/"),
          String(quality.stale.count), String(quality.disagreeing.count),
          String(quality.expiring.count), name,
        ]
      })
  }

  private func count(_ quality: EvidenceQuality, _ grade: Grade) -> String {
    String(quality.settled[grade] ?? 0)
  }

  private func ids(_ facts: [Int]) -> String {
    facts.isEmpty ? "none" : facts.map { rulebook.facts[$0].id }.joined(separator: ", ")
  }

  /// The findings as labels with texts.
  private func findings(_ quality: EvidenceQuality) -> [(String, String)] {
    let grades = Grade.allCases.reversed()
      .map { "\(count(quality, $0)) \($0.name)" }.joined(separator: ", ")
    return [
      ("Read by rules", "\(quality.factsRead) facts"),
      ("Settled", "\(quality.settledCount), of which by best grade \(grades)"),
      ("Narrowed", ids(quality.narrowed)), ("Stale", ids(quality.stale)),
      ("Sources disagree", ids(quality.disagreeing)),
      ("Left in conflict", ids(quality.conflicting)),
      ("Asserted only", ids(quality.assertedOnly)),
    ]
  }

  private func sources(_ quality: EvidenceQuality) -> [String] {
    quality.sources.map { source in
      let evidence = quality.profile.evidence[source.evidence]
      return
        "\(source.facts == 1 ? "1 fact" : "\(source.facts) facts"): \(evidence.id), "
        + "\(evidence.title) (\(evidence.grade.name), "
        + "\(evidence.isSeen ? "seen" : "dated") \(evidence.date))"
    }
  }

  private func expiries(_ quality: EvidenceQuality) -> [String] {
    quality.expiring.map { expiry in
      let statement = quality.profile.statements[expiry.statement]
      return
        "\(expiry.day): \(rulebook.facts[statement.fact].id): \(statement.words), "
        + (expiry.isStale ? "stale then" : "ends then")
    }
  }

  private func text(_ name: String, _ quality: EvidenceQuality, _ style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    layout.paragraph("Evidence on \(name) (\(quality.profile.country)), \(quality.date)")
    layout.line()
    for (label, text) in findings(quality) {
      layout.entry(label, text, indent: 0, column: 18)
    }
    layout.heading("Sources, those behind most facts first")
    if quality.sources.isEmpty { layout.paragraph("None.") }
    for line in sources(quality) { layout.paragraph(line) }
    layout.heading("Statements that expire within twelve months")
    if quality.expiring.isEmpty { layout.paragraph("None.") }
    for line in expiries(quality) { layout.paragraph(line) }
    return layout.text
  }

  private func markdown(_ name: String, _ quality: EvidenceQuality) -> String {
    func list(_ lines: [String]) -> String {
      lines.isEmpty
        ? "None.\n" : lines.map { "- \(MarkdownText.escaped($0))\n" }.joined()
    }
    return
      "# Evidence on \(MarkdownText.escaped(name)), \(quality.date)\n\n"
      + findings(quality).map { "- **\($0.0)**: \(MarkdownText.escaped($0.1))\n" }.joined()
      + "\n## Sources, those behind most facts first\n\n" + list(sources(quality))
      + "\n## Statements that expire within twelve months\n\n" + list(expiries(quality))
  }

  /// One row for each statement of the profile.
  private func statements(_ quality: EvidenceQuality) -> TableReport {
    TableReport(
      columns: [
        "fact", "statement", "kind", "start", "until", "grade", "source", "place", "expires",
      ],
      rows: quality.profile.statements.enumerated().map { number, statement in
        [
          rulebook.facts[statement.fact].id, statement.words,
          statement.kind == .state ? "state" : "observation", statement.start.description,
          statement.until?.description ?? "", statement.grade.name,
          statement.evidence.map { quality.profile.evidence[$0].id } ?? "", statement.at ?? "",
          quality.expiring.first { $0.statement == number }?.day.description ?? "",
        ]
      })
  }

  private func json(_ name: String, _ quality: EvidenceQuality) -> String {
    func names(_ facts: [Int]) -> JSONValue {
      .array(facts.map { .string(rulebook.facts[$0].id) })
    }
    return JSONValue.object([
      ("country", .string(quality.profile.country)), ("name", .string(name)),
      ("asOf", .string(quality.date.description)), ("factsRead", .int(quality.factsRead)),
      (
        "settled",
        .object(Grade.allCases.reversed().map { ($0.name, .int(quality.settled[$0] ?? 0)) })
      ),
      ("narrowed", names(quality.narrowed)), ("stale", names(quality.stale)),
      ("disagreeing", names(quality.disagreeing)), ("conflicting", names(quality.conflicting)),
      ("assertedOnly", names(quality.assertedOnly)),
      (
        "sources",
        .array(
          quality.sources.map { source in
            .object([
              ("id", .string(quality.profile.evidence[source.evidence].id)),
              ("title", .string(quality.profile.evidence[source.evidence].title)),
              ("facts", .int(source.facts)),
            ])
          })
      ),
      (
        "expiring",
        .array(
          quality.expiring.map { expiry in
            let statement = quality.profile.statements[expiry.statement]
            return .object([
              ("day", .string(expiry.day.description)),
              ("fact", .string(rulebook.facts[statement.fact].id)),
              ("statement", .string(statement.words)), ("stale", .bool(expiry.isStale)),
            ])
          })
      ),
    ]).text
  }
}
