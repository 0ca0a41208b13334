/// How far the order of countries depends on the weights, as a document.
public struct RobustnessReport: Sendable {
  let robustness: Robustness
  let origin: ReportOrigin

  /// - Parameters:
  ///   - robustness: What is reported.
  ///   - origin: How it was made; its profile digest is over the files of all profiles.
  public init(_ robustness: Robustness, origin: ReportOrigin) {
    self.robustness = robustness
    self.origin = origin
  }

  /// The forms that the document can take; pairs are listed in JSON and CSV alone.
  public enum Format: String, CaseIterable, Sendable {
    case text
    case markdown
    case csv
    case json
  }

  /// What each row of the CSV form is about.
  public enum Rows: String, CaseIterable, Sendable {
    case countries
    case pairs
    case weights
  }

  public func written(
    as format: Format, rows: Rows = .countries, style: TextStyle
  ) -> String {
    switch format {
    case .text: text(style: style)
    case .markdown: markdown()
    case .csv: table(of: rows).written(as: .csv, style: style)
    case .json: json.text
    }
  }

  /// How many weights are shown where people read.
  static let weightsShown = 10

  private var rulebook: Rulebook { robustness.rulebook }
  private var variation: WeightVariation { robustness.variation }
  private var orders: [(name: String, order: RankOrder)] {
    [("low", robustness.low), ("high", robustness.high)]
  }

  private var title: String {
    "Robustness of the order of \(robustness.countries.count) "
      + (robustness.countries.count == 1 ? "country" : "countries")
  }

  private var head: String {
    "As of \(robustness.date), rulebook \(rulebook.framework.id) \(rulebook.edition), evidence "
      + "\(robustness.leastGrade.name) or better."
  }

  private var preamble: [String] { [head, origin.editionSentence, meaning].compactMap(\.self) }

  private var colophon: String {
    "Rules SHA-256 \(origin.rulesDigest); profiles SHA-256 \(origin.profileDigest); readiness "
      + "\(origin.engineVersion)."
  }

  /// What the two orders mean, and what they do not.
  private var meaning: String {
    let pairs = robustness.low.pairCounts.all
    return
      "By low compares what the evidence shows, by high what remains possible. Neither says that "
      + "one country is ahead of another whatever the unknowns: under the rulebook's weights that "
      + "holds of \(robustness.toldApart) of \(counted(pairs, "pair", "pairs"))."
  }

  /// How the weights were varied.
  private var method: String {
    // The standard deviation of a Dirichlet share p is √(p(1 − p)/(concentration + 1)).
    let deviation = (0.2 * 0.8 / Double(variation.concentration + 1)).squareRoot()
    let tenths = Int(deviation * 1000 + 0.5)
    return "\(counted(variation.draws, "draw", "draws")) of all weights around the rulebook's: of "
      + "criteria in their area, of areas in their pillar, of pillars. In each group a Dirichlet "
      + "distribution of concentration \(variation.concentration): the standard deviation of a weight "
      + "of 20% is \(tenths / 10).\(tenths % 10) points. Random numbers by Philox4x64-10, seed "
      + "\(variation.seed). After the OECD and JRC's Handbook on Constructing Composite Indicators "
      + "(2008), step 7."
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}

extension RobustnessReport {
  /// What is robust and what is not: how many pairs of countries are of each kind, by low and by high.
  private var kinds: [[String]] {
    let counts = orders.map { $0.order.pairCounts }
    func row(_ title: String, _ count: (RankOrder.PairCounts) -> Int) -> [String]? {
      guard counts.contains(where: { count($0) > 0 }) else { return nil }
      return [title]
        + counts.map { "\(count($0)) (\(ScoreText.part(count($0), of: $0.all)))" }
    }
    return [
      row("One never behind the other under any weighting") { $0.always },
      row("One ahead in every draw") { $0.inEveryDraw },
      row("One ahead in at least 95% of the draws") { $0.inMostDraws },
      row("Not distinguishable: one ahead in fewer draws") { $0.open },
      row("Equal under every weighting") { $0.alwaysEqual },
      row("Equal now, though not under every weighting") { $0.equal - $0.alwaysEqual },
    ].compactMap { $0 }
  }

  private var kindNotes: [String] {
    let counts = orders.map { $0.order.pairCounts }
    let shifts = orders.map { "\(shift(of: $0.order)) by \($0.name)" }.joined(separator: " and ")
    var notes = ["From draw to draw a rank shifts by \(shifts) on average."]
    if counts.contains(where: { $0.undecided > 0 }) {
      notes.append(
        "Of \(counts[0].undecided) pairs by low and \(counts[1].undecided) by high it is not decided "
          + "whether they hold under every weighting; they are counted by their draws.")
    }
    return notes
  }

  /// The average shift in rank, in places with one decimal: `2.3 places`.
  private func shift(of order: RankOrder) -> String {
    let all = robustness.ranked.count * order.draws
    guard all > 0 else { return "0 places" }
    let tenths = (20 * order.totalShift + all) / (2 * all)
    return "\(tenths / 10).\(tenths % 10) places"
  }

  private static let rankColumns = ["rank", "median", "5–95%", "all"]

  private func cells(_ ranks: RankOrder.Ranks?) -> [String] {
    guard let ranks else { return ["–", "–", "–", "–"] }
    func range(_ one: Int, _ other: Int) -> String { one == other ? "\(one)" : "\(one)–\(other)" }
    return [
      "\(ranks.rulebook)", "\(ranks.median)", range(ranks.fifth, ranks.ninetyFifth),
      range(ranks.best, ranks.worst),
    ]
  }

  private var unranked: String? {
    let names = robustness.countries.indices.filter { robustness.low.ranks[$0] == nil }
      .map { robustness.countries[$0].name }
    return names.isEmpty
      ? nil : "The framework does not apply to \(names.joined(separator: ", "))."
  }

  private static let rankCaption =
    "Ranks under the rulebook's weights; over the draws their median, the range of the middle 90% "
    + "and the range of all. Equal scores share the best rank."

  private static let weightCaption =
    "How many pairs stand otherwise when a criterion, an area or a pillar is left out of its group, "
    + "under the rulebook's other weights; in brackets how many are turned round."

  private static let noWeights = "No weight's removal changes the order of two countries."

  private var weightsShown: [(title: String, changes: [String])] {
    robustness.influences.filter { $0.low.changed + $0.high.changed > 0 }
      .prefix(Self.weightsShown).map { influence in
        let group = group(of: influence.weight)
        return (
          "\(group.title) (\(group.id)), \(group.kind), \(group.share) of its group",
          [influence.low, influence.high].map { "\($0.changed) (\($0.reversed))" }
        )
      }
  }

  private func group(
    of weight: RulebookWeight
  ) -> (kind: String, id: String, title: String, share: String) {
    func share(_ child: Int, _ group: Group) -> String {
      let weight = Int128(group.childWeights[child - group.children.lowerBound])
      let total = Int128(group.childWeights.reduce(0, +))
      return ScoreText.nearest(
        Share(
          trillionths: Int64((2 * weight * Int128(Share.one.trillionths) + total) / (2 * total))))
    }
    switch weight {
    case .criterion(let number):
      let criterion = rulebook.criteria[number]
      return (
        "criterion", criterion.id, criterion.title, share(number, rulebook.areas[criterion.area])
      )
    case .area(let number):
      let area = rulebook.areas[number]
      return (
        "area", area.id, area.title,
        area.parent.map { share(number, rulebook.pillars[$0]) } ?? "100%"
      )
    case .pillar(let number):
      let pillar = rulebook.pillars[number]
      return ("pillar", pillar.id, pillar.title, share(number, rulebook.framework))
    }
  }
}

extension RobustnessReport {
  private func text(style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    for line in TextLayout.wrapped(title, width: TextLayout.width) {
      layout.line(style.emphasised(line, .heading))
    }
    for paragraph in preamble { layout.paragraph(paragraph) }
    layout.heading("How the weights were varied")
    layout.paragraph(method)
    layout.heading("What is robust and what is not")
    write(["pairs of countries", "by low", "by high"], kinds, &layout)
    layout.line()
    for note in kindNotes { layout.paragraph(note) }
    layout.heading("Ranks")
    layout.paragraph(Self.rankCaption)
    if let unranked { layout.paragraph(unranked) }
    layout.line()
    writeRanks(&layout)
    layout.heading("Weights that matter most")
    layout.paragraph(Self.weightCaption)
    layout.line()
    if weightsShown.isEmpty {
      layout.paragraph(Self.noWeights)
    } else {
      write(
        ["left out", "by low", "by high"], weightsShown.map { [$0.title] + $0.changes }, &layout)
    }
    layout.line()
    layout.paragraph(colophon)
    return layout.text
  }

  /// A table of texts that wrap and figures at the right.
  private func write(_ columns: [String], _ rows: [[String]], _ layout: inout TextLayout) {
    let widths = columns.indices.dropFirst().map { column in
      ([columns[column]] + rows.map { $0[column] }).map(TextLayout.cells).max() ?? 0
    }
    let space = TextLayout.width - widths.reduce(0) { $0 + $1 + 2 }
    for (number, row) in ([columns] + rows).enumerated() {
      let figures = zip(row.dropFirst(), widths).map { cell, width in
        String(repeating: " ", count: 2 + width - TextLayout.cells(cell)) + cell
      }.joined()
      let parts = TextLayout.wrapped(row[0], width: space)
      for (index, part) in parts.enumerated() {
        let line = index == 0 ? TextLayout.fitted(part, space) + figures : "  " + part
        layout.line(number == 0 ? layout.style.emphasised(line, .faint) : line)
      }
    }
  }

  private func writeRanks(_ layout: inout TextLayout) {
    let rows = robustness.ranked.map { country in
      (
        robustness.countries[country].label,
        orders.map { cells($0.order.ranks[country]) }
      )
    }
    let widths = orders.indices.map { end in
      Self.rankColumns.indices.map { column in
        ([Self.rankColumns[column]] + rows.map { $0.1[end][column] }).map(TextLayout.cells).max()
          ?? 0
      }
    }
    let space = max(
      8, TextLayout.width - widths.joined().reduce(0) { $0 + $1 + 1 } - 2 * orders.count)
    func line(_ name: String, _ figures: [[String]]) -> String {
      TextLayout.fitted(name, space)
        + zip(figures, widths).map { cells, widths in
          "  "
            + zip(cells, widths).map { cell, width in
              String(repeating: " ", count: 1 + width - TextLayout.cells(cell)) + cell
            }.joined()
        }.joined()
    }
    let ends = zip(orders, widths).map { end, widths in
      let width = widths.reduce(2) { $0 + $1 + 1 }
      return TextLayout.fitted("   by \(end.name)", width)
    }
    var over = String(repeating: " ", count: space) + ends.joined()
    while over.last == " " { over.removeLast() }
    layout.line(layout.style.emphasised(over, .faint))
    layout.line(
      layout.style.emphasised(line("country", orders.map { _ in Self.rankColumns }), .faint))
    for (name, figures) in rows { layout.line(line(name, figures)) }
  }

  private func markdown() -> String {
    func table(_ columns: [String], _ rows: [[String]]) -> String {
      TableReport(columns: columns, rows: rows)
        .written(as: .markdown, style: TextStyle(isColoured: false))
    }
    var text = "# \(MarkdownText.escaped(title))\n"
    for paragraph in preamble { text += "\n\(MarkdownText.escaped(paragraph))\n" }
    text += "\n## How the weights were varied\n\n\(MarkdownText.escaped(method))\n"
    text += "\n## What is robust and what is not\n\n"
    text += table(["pairs of countries", "by low", "by high"], kinds)
    for note in kindNotes { text += "\n\(MarkdownText.escaped(note))\n" }
    text += "\n## Ranks\n\n\(MarkdownText.escaped(Self.rankCaption))\n"
    if let unranked { text += "\n\(MarkdownText.escaped(unranked))\n" }
    text += "\n"
    text += table(
      ["code", "country"]
        + orders.flatMap { order in Self.rankColumns.map { "\($0) by \(order.name)" } },
      robustness.ranked.map { country in
        [robustness.countries[country].code, robustness.countries[country].name]
          + orders.flatMap { cells($0.order.ranks[country]) }
      })
    text += "\n## Weights that matter most\n\n\(MarkdownText.escaped(Self.weightCaption))\n\n"
    text +=
      weightsShown.isEmpty
      ? "\(Self.noWeights)\n"
      : table(["left out", "by low", "by high"], weightsShown.map { [$0.title] + $0.changes })
    return text + "\n\(MarkdownText.escaped(colophon))\n"
  }
}

extension RobustnessReport {
  private func table(of rows: Rows) -> TableReport {
    switch rows {
    case .countries: countryTable
    case .pairs: pairTable
    case .weights: weightTable
    }
  }

  private static let rankNames = ["rank", "best", "5th", "median", "95th", "worst"]

  private func figures(_ ranks: RankOrder.Ranks?) -> [Int?] {
    guard let ranks else { return Self.rankNames.map { _ in nil } }
    return [
      ranks.rulebook, ranks.best, ranks.fifth, ranks.median, ranks.ninetyFifth, ranks.worst,
    ]
  }

  private var countryTable: TableReport {
    TableReport(
      columns: ["code", "country", "as of"]
        + orders.flatMap { order in
          [order.name] + Self.rankNames.map { "\(order.name) \($0)" }
        } + ["edition", "left out"],
      rows: robustness.countries.indices.map { country in
        let studied = robustness.countries[country]
        var row = [studied.code, studied.name, robustness.date.description]
        for (order, end) in zip(orders, [studied.score.low, studied.score.high]) {
          row.append(studied.score.applies == .no ? "" : end.decimals)
          row += figures(order.order.ranks[country]).map { $0.map(String.init) ?? "" }
        }
        return row + [origin.edition.rawValue, String(studied.leftOut)]
      })
  }

  /// All pairs of ranked countries, in their order under the rulebook's weights.
  private func pairs(_ order: RankOrder) -> [RankOrder.Pair] {
    let ranked = robustness.countries.indices.filter { order.ranks[$0] != nil }.sorted {
      let ranks = [$0, $1].map { order.ranks[$0]?.rulebook ?? 0 }
      return (ranks[0], robustness.countries[$0].code) < (ranks[1], robustness.countries[$1].code)
    }
    return ranked.indices.flatMap { one in
      ranked[(one + 1)...].compactMap { order.pair(ranked[one], $0) }
    }
  }

  private func word(_ truth: Truth) -> String {
    switch truth {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "undecided"
    }
  }

  private var pairTable: TableReport {
    TableReport(
      columns: ["by", "first", "second", "order", "draws kept", "draws", "under every weighting"],
      rows: orders.flatMap { name, order in
        pairs(order).map { pair in
          [
            name, robustness.countries[pair.first].code, robustness.countries[pair.second].code,
            pair.isEqual ? "equal" : "ahead", String(pair.kept), String(order.draws),
            word(pair.holdsAlways),
          ]
        }
      })
  }

  private var weightTable: TableReport {
    TableReport(
      columns: [
        "kind", "id", "title", "share of group", "low changed", "low reversed", "high changed",
        "high reversed",
      ],
      rows: robustness.influences.map { influence in
        let group = group(of: influence.weight)
        return [group.kind, group.id, group.title, group.share]
          + [influence.low, influence.high].flatMap { [String($0.changed), String($0.reversed)] }
      })
  }

  private var json: JSONValue {
    .object([
      ("kind", "robustness"), ("format", .int(1)),
      ("asOf", .string(robustness.date.description)),
      ("leastGrade", .string(robustness.leastGrade.name)),
      (
        "rulebook",
        [
          "id": .string(rulebook.framework.id), "edition": .string(rulebook.edition),
          "digest": .string(origin.rulesDigest),
        ]
      ),
      ("profiles", ["digest": .string(origin.profileDigest)]),
      ("edition", origin.editionValue), ("engineVersion", .string(origin.engineVersion)),
      (
        "draws",
        [
          "count": .int(variation.draws), "distribution": "Dirichlet",
          "concentration": .int(variation.concentration), "generator": "Philox4x64-10",
          "seed": .string(String(variation.seed)),
        ]
      ),
      ("pairsToldApart", .int(robustness.toldApart)),
      (
        "countries",
        .array(
          robustness.countries.indices.map { country in
            let studied = robustness.countries[country]
            return .object(
              [("code", .string(studied.code)), ("name", .string(studied.name))]
                + orders.map { ($0.name, ranksValue($0.order.ranks[country])) })
          })
      ),
      ("orders", .object(orders.map { ($0.name, orderValue($0.order)) })),
      (
        "weights",
        .array(
          robustness.influences.map { influence in
            let group = group(of: influence.weight)
            return [
              "kind": .string(group.kind), "id": .string(group.id),
              "low": changesValue(influence.low), "high": changesValue(influence.high),
            ]
          })
      ),
    ])
  }

  private func ranksValue(_ ranks: RankOrder.Ranks?) -> JSONValue {
    guard let ranks else { return .null }
    return [
      "rank": .int(ranks.rulebook), "best": .int(ranks.best), "fifth": .int(ranks.fifth),
      "median": .int(ranks.median), "ninetyFifth": .int(ranks.ninetyFifth),
      "worst": .int(ranks.worst),
    ]
  }

  private func orderValue(_ order: RankOrder) -> JSONValue {
    let counts = order.pairCounts
    return [
      "totalShift": .int(order.totalShift),
      "pairs": [
        "all": .int(counts.all), "neverBehind": .int(counts.always),
        "inEveryDraw": .int(counts.inEveryDraw), "inMostDraws": .int(counts.inMostDraws),
        "notDistinguishable": .int(counts.open), "equal": .int(counts.equal),
        "alwaysEqual": .int(counts.alwaysEqual), "undecided": .int(counts.undecided),
      ],
      "list": .array(
        pairs(order).map { pair in
          [
            "first": .string(robustness.countries[pair.first].code),
            "second": .string(robustness.countries[pair.second].code),
            "order": pair.isEqual ? "equal" : "ahead", "kept": .int(pair.kept),
            "underEveryWeighting": .string(word(pair.holdsAlways)),
          ]
        }),
    ]
  }

  private func changesValue(_ changes: WeightInfluence.Changes) -> JSONValue {
    ["changed": .int(changes.changed), "reversed": .int(changes.reversed)]
  }
}

extension StudiedCountry {
  /// The code and the name, once where a stream gives both in one.
  fileprivate var label: String { code == name ? name : "\(code) \(name)" }
}
