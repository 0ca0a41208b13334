/// One row for each country: score, settled share, areas, gaps and rank range.
public struct ComparisonReport: Sendable {
  package let comparison: Comparison
  let origin: ReportOrigin

  /// - Parameters:
  ///   - comparison: What is reported.
  ///   - origin: How it was made; its profile digest is over the files of all profiles.
  public init(_ comparison: Comparison, origin: ReportOrigin) {
    self.comparison = comparison
    self.origin = origin
  }

  /// The forms that a comparison can take.
  public enum Format: String, CaseIterable, Sendable {
    case text
    case csv
    case json
    case ndjson
  }

  public func written(as format: Format, style: TextStyle) -> String {
    switch format {
    case .text: text(style: style)
    case .csv: table.csv
    case .json: json.text
    case .ndjson: comparison.countries.indices.map { value(of: $0).line + "\n" }.joined()
    }
  }

  var rulebook: Rulebook { comparison.rulebook }

  func text(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    let count = comparison.countries.count
    layout.paragraph(
      "\(count) \(count == 1 ? "country" : "countries") as of \(comparison.date), rulebook "
        + "\(rulebook.framework.id) \(rulebook.edition)"
        + (comparison.lens.map { ", criteria of \(rulebook.sources[$0].id) alone" } ?? "")
        + ", evidence \(comparison.leastGrade.name) or better")
    if let edition = origin.editionSentence { layout.paragraph(edition) }
    layout.paragraph(
      "A country is ahead of another only where their intervals do not meet; the rank gives the "
        + "best and the worst place that it can have.")
    layout.line()
    func line(_ cells: [String]) -> String {
      TextLayout.fitted(cells[0], 27) + " " + TextLayout.fitted(cells[1], 16)
        + TextLayout.fitted(cells[2], 8) + TextLayout.fitted(cells[3], 9) + cells[4]
    }
    layout.line(
      style.emphasised(line(["country", "score", "settled", "gaps", "rank"]), .faint))
    for (number, country) in comparison.countries.enumerated() {
      layout.line(
        line([
          "\(country.code) \(country.name)", ScoreText.interval(country.framework.score),
          country.framework.settled.map { ScoreText.down($0) } ?? "–",
          country.gaps == 0 ? "–" : "\(country.gaps) (\(country.pressingNeeds))",
          comparison.rankWords(of: number),
        ]))
    }
    layout.line()
    layout.paragraph(
      "Rules SHA-256 \(origin.rulesDigest); profiles SHA-256 \(origin.profileDigest); readiness "
        + "\(origin.engineVersion).")
    return layout.text
  }

  var json: JSONValue {
    .object([
      ("kind", .string("comparison")), ("format", .int(1)),
      ("asOf", .string(comparison.date.description)),
      ("leastGrade", .string(comparison.leastGrade.name)),
      ("lens", comparison.lens.map { .string(rulebook.sources[$0].id) } ?? .null),
      (
        "rulebook",
        .object([
          ("id", .string(rulebook.framework.id)), ("edition", .string(rulebook.edition)),
          ("digest", .string(origin.rulesDigest)),
        ])
      ),
      ("profiles", ["digest": .string(origin.profileDigest)]),
      ("edition", origin.editionValue),
      ("engineVersion", .string(origin.engineVersion)),
      ("countries", .array(comparison.countries.indices.map(value(of:)))),
    ])
  }

  func value(of number: Int) -> JSONValue {
    let country = comparison.countries[number]
    return .object(
      [
        ("country", .string(country.code)), ("name", .string(country.name)),
        ("asOf", .string(comparison.date.description)),
        ("profileAsOf", .string(country.profileDate.description)),
        ("edition", .string(origin.edition.rawValue)), ("leftOut", .int(country.leftOut)),
      ] + bounds(country.framework) + [
        ("gaps", .int(country.gaps)), ("pressingNeeds", .int(country.pressingNeeds)),
        ("informationGaps", .int(country.informationGaps)),
        (
          "rank",
          comparison.ranks[number].map { rank in
            .object([
              ("best", .int(rank.lowerBound)), ("worst", .int(rank.upperBound)),
              ("of", .int(comparison.ranked)),
              ("distinguishable", .bool(comparison.isDistinguishable(number))),
            ])
          } ?? .null
        ),
        (
          "areas",
          .object(
            zip(rulebook.areas, country.areas).map { area, outcome in
              (
                area.id,
                .object(
                  bounds(outcome) + [
                    ("isCapped", .bool(outcome.isCapped)),
                    (
                      "stages",
                      outcome.stages.map { stages in
                        .array([
                          .string(rulebook.stages[stages.lowerBound]),
                          .string(rulebook.stages[stages.upperBound]),
                        ])
                      } ?? .null
                    ),
                  ])
              )
            })
        ),
      ])
  }

  private func bounds(_ outcome: Assessment.GroupOutcome) -> [(String, JSONValue)] {
    let applies = outcome.score.applies != .no
    return [
      ("applies", .string(outcome.score.applies.word)),
      ("low", applies ? .string(outcome.score.low.decimals) : .null),
      ("high", applies ? .string(outcome.score.high.decimals) : .null),
      ("settled", outcome.settled.map { .string($0.decimals) } ?? .null),
    ]
  }
}

extension Comparison {
  /// The range of a country's ranks, in words where it has none.
  func rankWords(of number: Int) -> String {
    guard let rank = ranks[number] else { return "does not apply" }
    guard isDistinguishable(number) else { return "not distinguishable" }
    return rank.lowerBound == rank.upperBound
      ? "\(rank.lowerBound)" : "\(rank.lowerBound) to \(rank.upperBound)"
  }
}
