/// Parties, signatories and invited States by treaty and region, with the names behind each count.
public struct TreatyReport: Sendable {
  let rulebook: Rulebook
  let date: CalendarDate
  let treaties: [TreatyStatus]

  public init(_ treaties: [TreatyStatus], on date: CalendarDate, under rulebook: Rulebook) {
    self.treaties = treaties
    self.date = date
    self.rulebook = rulebook
  }

  private func fact(_ treaty: TreatyStatus) -> Fact { rulebook.facts[treaty.fact] }

  /// The name of the treaty as its fact names it: `budapest` for `treaty.budapest`.
  private func name(_ treaty: TreatyStatus) -> String {
    fact(treaty).id.split(separator: ".").last.map(String.init) ?? fact(treaty).id
  }

  private func regions(_ treaty: TreatyStatus) -> [String] {
    Set(treaty.standings.map(\.country.region)).sorted()
  }

  /// The rungs above the lowest, the highest first.
  private func rungs(_ treaty: TreatyStatus) -> [(number: Int, word: String)] {
    fact(treaty).choices.enumerated().dropFirst().map { ($0.offset, $0.element.word) }.reversed()
  }

  public func written(as format: TableReport.Format, style: TextStyle) -> String {
    switch format {
    case .text: text(style: style)
    case .markdown: markdown()
    case .csv: table().written(as: .csv, style: style)
    case .json: json()
    }
  }

  /// One row for each country that stands somewhere.
  private func table() -> TableReport {
    TableReport(
      columns: [
        "treaty", "as of", "code", "country", "region", "subregion", "standing", "since",
        "evidence",
      ],
      rows: treaties.flatMap { treaty in
        treaty.standings.compactMap { standing -> [String]? in
          guard let words = standing.words else { return nil }
          return [
            name(treaty), date.description, standing.country.iso3, standing.country.name,
            standing.country.region, standing.country.subregion, words,
            standing.since?.description ?? "", standing.isDoubtful ? "doubtful" : "sourced",
          ]
        }
      })
  }

  /// The counts by region, the whole world last.
  private func counts(_ treaty: TreatyStatus) -> TableReport {
    let rungs = rungs(treaty)
    func row(_ title: String, _ standings: [TreatyStatus.Standing]) -> [String] {
      [title] + rungs.map { rung in String(standings.count { $0.choice == rung.number }) }
        + [String(standings.count { $0.words == nil })]
    }
    return TableReport(
      columns: ["region"] + rungs.map(\.word) + ["not known"],
      rows: regions(treaty).map { region in
        row(region, treaty.standings.filter { $0.country.region == region })
      } + [row("world", treaty.standings)])
  }

  /// `Albania 2004-07-01`, with `?` where the evidence is doubtful.
  private func names(_ treaty: TreatyStatus, at rung: Int, in region: String) -> [String] {
    treaty.standings.filter { $0.choice == rung && $0.country.region == region }
      .map { standing in
        "\(standing.country.name) \(standing.since?.description ?? "")"
          + (standing.isDoubtful ? "?" : "")
      }
  }

  /// Standings that leave several rungs possible.
  private func open(_ treaty: TreatyStatus) -> [String] {
    treaty.standings.filter { $0.choice == nil }.compactMap { standing in
      standing.words.map { "\(standing.country.name) (\($0))" }
    }
  }

  private func doubtful(_ treaty: TreatyStatus) -> [String] {
    treaty.standings.filter(\.isDoubtful).map(\.country.name)
  }

  private func text(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    layout.paragraph(
      "Treaties as of \(date), from \(treaties.first?.standings.count ?? 0) profiles")
    layout.paragraph("Dates are the days from which the standing holds; ? marks doubtful evidence.")
    for treaty in treaties {
      layout.heading(name(treaty))
      layout.paragraph(fact(treaty).ask)
      layout.line()
      let table = counts(treaty)
      for row in [table.columns] + table.rows {
        layout.line(
          TextLayout.fitted(row[0], 20)
            + row.dropFirst().dropLast().map { TextLayout.fitted($0, 11) }.joined()
            + (row.last ?? ""))
      }
      for rung in rungs(treaty) {
        for region in regions(treaty) {
          let names = names(treaty, at: rung.number, in: region)
          guard !names.isEmpty else { continue }
          layout.line()
          layout.paragraph(
            "\(rung.word), \(region) (\(names.count)): \(names.joined(separator: ", "))")
        }
      }
      if !open(treaty).isEmpty {
        layout.line()
        layout.paragraph("not settled: \(open(treaty).joined(separator: ", "))")
      }
      if !doubtful(treaty).isEmpty {
        layout.line()
        layout.paragraph(
          "on doubtful evidence (\(doubtful(treaty).count)): "
            + doubtful(treaty).joined(separator: ", "))
      }
    }
    return layout.text
  }

  private func markdown() -> String {
    var text = "# Treaties as of \(date)\n"
    let plain = TextStyle(isColoured: false)
    for treaty in treaties {
      text += "\n## \(MarkdownText.escaped(name(treaty)))\n\n"
      text += "\(MarkdownText.escaped(fact(treaty).ask))\n\n"
      text += counts(treaty).written(as: .markdown, style: plain)
      for rung in rungs(treaty) where treaty.count(at: rung.number) > 0 {
        text += "\n### \(MarkdownText.escaped(rung.word))\n\n"
        for region in regions(treaty) {
          let names = names(treaty, at: rung.number, in: region)
          guard !names.isEmpty else { continue }
          text +=
            "- \(MarkdownText.escaped(region)) (\(names.count)): "
            + MarkdownText.escaped(names.joined(separator: ", ")) + "\n"
        }
      }
      if !open(treaty).isEmpty {
        text += "\nNot settled: \(MarkdownText.escaped(open(treaty).joined(separator: ", ")))\n"
      }
      if !doubtful(treaty).isEmpty {
        text +=
          "\nOn doubtful evidence: "
          + MarkdownText.escaped(doubtful(treaty).joined(separator: ", ")) + "\n"
      }
    }
    return text
  }

  private func json() -> String {
    JSONValue.object([
      ("asOf", .string(date.description)),
      (
        "treaties",
        .array(
          treaties.map { treaty in
            .object([
              ("id", .string(name(treaty))), ("fact", .string(fact(treaty).id)),
              (
                "counts",
                .object(
                  rungs(treaty).map { ($0.word, .int(treaty.count(at: $0.number))) }
                    + [("not known", .int(treaty.standings.count { $0.words == nil }))])
              ),
              (
                "countries",
                .array(
                  treaty.standings.compactMap { standing -> JSONValue? in
                    guard let words = standing.words else { return nil }
                    return .object([
                      ("code", .string(standing.country.iso3)),
                      ("name", .string(standing.country.name)),
                      ("region", .string(standing.country.region)),
                      ("standing", .string(words)),
                      ("since", standing.since.map { .string($0.description) } ?? .null),
                      ("doubtful", .bool(standing.isDoubtful)),
                    ])
                  })
              ),
            ])
          })
      ),
    ]).text
  }
}
