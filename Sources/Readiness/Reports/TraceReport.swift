/// Which rules meet which criterion of which document, and the other way round.
public struct TraceReport: Sendable {
  let rulebook: Rulebook
  /// The numbers of the sources that are traced.
  let sources: [Int]
  let onlyUnmet: Bool

  /// Traces one source, or all of them; with `onlyUnmet`, only what no rule meets without a reason.
  public init(_ rulebook: Rulebook, source: Int?, onlyUnmet: Bool) {
    self.rulebook = rulebook
    self.onlyUnmet = onlyUnmet
    sources = source.map { [$0] } ?? Array(rulebook.sources.indices)
  }

  package struct Entry {
    package let criterion: SourceCriterion
    package let rules: [String]
    /// Why no rule meets it, where there is a reason.
    package let reason: String?

    var isUnmet: Bool { rules.isEmpty && reason == nil }
  }

  package func entries(of source: Int) -> [Entry] {
    rulebook.sources[source].criteria.enumerated().map { number, criterion in
      let reference = SourceReference(source: source, criterion: number)
      let reasons = [
        criterion.isInternational ? "Addressed to international bodies." : nil,
        criterion.notAssessed,
      ].compactMap(\.self)
      return Entry(
        criterion: criterion,
        rules: rulebook.criteria.filter { $0.basis.contains(reference) }.map(\.id),
        reason: reasons.isEmpty ? nil : reasons.joined(separator: " "))
    }.filter { !onlyUnmet || $0.isUnmet }
  }

  /// How many criteria no rule meets without a stated reason.
  public var unmet: Int {
    sources.reduce(0) { $0 + entries(of: $1).count(where: \.isUnmet) }
  }

  package func summary(of source: Int) -> String {
    let all = entries(of: source)
    let met = all.count { !$0.rules.isEmpty }
    let explained = all.count { $0.rules.isEmpty && $0.reason != nil }
    return "\(all.count) criteria: \(met) met by rules, \(explained) left out with a reason, "
      + "\(all.count(where: \.isUnmet)) unmet"
  }

  private func remarks(_ criterion: SourceCriterion) -> String {
    [
      criterion.obligation?.rawValue,
      criterion.checked.map { $0 ? "text read" : "text not read" },
    ].compactMap(\.self).joined(separator: ", ")
  }

  public func text(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    for source in sources {
      let entries = entries(of: source)
      guard !onlyUnmet || !entries.isEmpty else { continue }
      layout.heading(rulebook.sources[source].id)
      layout.paragraph(rulebook.sources[source].title)
      if !onlyUnmet { layout.paragraph(summary(of: source)) }
      for entry in entries {
        layout.line()
        let remarks = remarks(entry.criterion)
        layout.paragraph(
          "\(entry.criterion.id) (\(entry.criterion.at)\(remarks.isEmpty ? "" : "; " + remarks))")
        layout.paragraph(entry.criterion.says, indent: 2)
        if !entry.rules.isEmpty {
          layout.entry("met by", entry.rules.joined(separator: ", "), indent: 2, column: 10)
        }
        if let reason = entry.reason {
          layout.entry("no rule", reason, indent: 2, column: 10)
        } else if entry.rules.isEmpty {
          layout.entry("unmet", "no rule cites it", indent: 2, column: 10)
        }
      }
    }
    guard !onlyUnmet else { return layout.text }
    layout.heading("Rules and what they rest on")
    for criterion in rulebook.criteria where concerns(criterion) {
      layout.entry(
        criterion.id,
        criterion.basis.map {
          "\(rulebook.sourceCriterion($0).id) (\(rulebook.sourceCriterion($0).at))"
        }
        .joined(separator: "; "), indent: 0, column: 40)
    }
    return layout.text
  }

  private func concerns(_ criterion: Criterion) -> Bool {
    criterion.basis.contains { sources.contains($0.source) }
  }

  /// The trace as a table: one row for each criterion of each source.
  public func table() -> TableReport {
    TableReport(
      columns: [
        "criterion", "place", "obligation", "text read", "says", "rules", "reason without rule",
      ],
      rows: sources.flatMap { source in
        entries(of: source).map { entry in
          [
            entry.criterion.id, entry.criterion.at, entry.criterion.obligation?.rawValue ?? "",
            entry.criterion.checked.map { $0 ? "yes" : "no" } ?? "", entry.criterion.says,
            entry.rules.joined(separator: "; "), entry.reason ?? "",
          ]
        }
      })
  }

  public func markdown() -> String {
    var text = "# Trace of the rulebook \(MarkdownText.escaped(rulebook.framework.id))\n"
    for source in sources {
      let entries = entries(of: source)
      guard !onlyUnmet || !entries.isEmpty else { continue }
      text += "\n## \(MarkdownText.escaped(rulebook.sources[source].title))\n\n"
      if !onlyUnmet { text += "\(summary(of: source)).\n\n" }
      text += TableReport(
        columns: ["Criterion", "Place", "Says", "Rules"],
        rows: entries.map { entry in
          let remarks = remarks(entry.criterion)
          return [
            entry.criterion.id, entry.criterion.at + (remarks.isEmpty ? "" : " (\(remarks))"),
            entry.criterion.says,
            entry.rules.isEmpty ? entry.reason ?? "unmet" : entry.rules.joined(separator: ", "),
          ]
        }
      ).written(as: .markdown, style: TextStyle(isColoured: false))
    }
    guard !onlyUnmet else { return text }
    text += "\n## Rules and what they rest on\n\n"
    text += TableReport(
      columns: ["Rule", "Title", "Basis"],
      rows: rulebook.criteria.filter(concerns).map { criterion in
        [
          criterion.id, criterion.title,
          criterion.basis.map { rulebook.sourceCriterion($0).id }.joined(separator: ", "),
        ]
      }
    ).written(as: .markdown, style: TextStyle(isColoured: false))
    return text
  }

  public func json() -> String {
    JSONValue.object([
      ("framework", .string(rulebook.framework.id)), ("edition", .string(rulebook.edition)),
      ("unmet", .int(unmet)),
      (
        "sources",
        .array(
          sources.map { source in
            .object([
              ("id", .string(rulebook.sources[source].id)),
              ("title", .string(rulebook.sources[source].title)),
              (
                "criteria",
                .array(
                  entries(of: source).map { entry in
                    .object([
                      ("id", .string(entry.criterion.id)), ("at", .string(entry.criterion.at)),
                      ("says", .string(entry.criterion.says)),
                      (
                        "obligation",
                        entry.criterion.obligation.map { .string($0.rawValue) } ?? .null
                      ),
                      ("checked", entry.criterion.checked.map(JSONValue.bool) ?? .null),
                      ("international", .bool(entry.criterion.isInternational)),
                      ("rules", .array(entry.rules.map(JSONValue.string))),
                      ("reason", entry.reason.map(JSONValue.string) ?? .null),
                    ])
                  })
              ),
            ])
          })
      ),
      (
        "rules",
        .array(
          rulebook.criteria.filter(concerns).map { criterion in
            .object([
              ("id", .string(criterion.id)),
              (
                "basis",
                .array(criterion.basis.map { .string(rulebook.sourceCriterion($0).id) })
              ),
            ])
          })
      ),
    ]).text
  }
}
