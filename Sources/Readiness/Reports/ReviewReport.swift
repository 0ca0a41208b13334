/// The global review of needs as a document: the state of capacities, weak spots, pressing needs,
/// proposed actions, possible help, information gaps and progress.
public struct ReviewReport: Sendable {
  let review: Review

  public init(_ review: Review) {
    self.review = review
  }

  /// The forms that a review can take; lists are whole in JSON and CSV and cut in the others.
  public enum Format: String, CaseIterable, Sendable {
    case text
    case markdown
    case json
    case csv
  }

  public func written(as format: Format, style: TextStyle) -> String {
    switch format {
    case .text: text(style: style)
    case .markdown: markdown()
    case .json: json.text
    case .csv: table.written(as: .csv, style: style)
    }
  }

  /// A part of the document, the same for every form that people read.
  struct Section {
    let title: String
    let blocks: [Block]
  }

  enum Block {
    case paragraph(String)
    /// The first column names what the others count.
    case table(caption: String, columns: [String], rows: [[String]])
    case list([Item])
  }

  /// An entry of a list: its title, and lines below it.
  struct Item {
    let title: String
    let lines: [String]
  }

  /// How many entries of a list are shown where people read.
  static let entriesShown = 10
  /// How many actions of a line, and names of countries or criteria in a sentence.
  static let actionsShown = 4
  static let namesShown = 8

  var rulebook: Rulebook { review.rulebook }
  var title: String { "Global review of needs" }

  var head: String {
    "As of \(review.date), rulebook \(rulebook.framework.id) \(rulebook.edition), evidence "
      + "\(review.comparison.leastGrade.name) or better; \(counted(review.countries.count)) by "
      + groupingName + "."
  }

  var preamble: String {
    "Every figure goes from what the evidence shows to what remains possible. What is unknown is "
      + "counted as unknown, never as lacking."
  }

  private var groupingName: String {
    switch review.grouping {
    case .region: "region"
    case .subregion: "subregion"
    case .membership(let id): "membership of \(id)"
    }
  }

  var sections: [Section] {
    [
      Section(title: "State of capacities", blocks: stateBlocks),
      Section(title: "Weak spots", blocks: weakBlocks),
      Section(title: "Pressing needs", blocks: needBlocks),
      Section(title: "Proposed actions", blocks: actionBlocks),
      Section(title: "Who could help whom", blocks: helpBlocks),
      Section(title: "What to find out next", blocks: questionBlocks),
    ]
      + (review.since.map { [Section(title: "Progress since \($0)", blocks: progressBlocks)] } ?? [])
  }
}

extension ReviewReport {
  func counted(_ count: Int) -> String { counted(count, "country", "countries") }

  func moreCountries(_ count: Int) -> String {
    counted(count, "more country", "more countries")
  }

  func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  /// The first names, and how many more there are.
  func named(_ names: [String], limit: Int = ReviewReport.namesShown) -> String {
    let shown = names.prefix(limit).joined(separator: ", ")
    return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
  }

  func countries(_ numbers: [Int]) -> String {
    named(numbers.map { review.countries[$0].country.name })
  }

  func criteria(_ numbers: [Int]) -> String {
    named(numbers.map { rulebook.criteria[$0].id }, limit: 4)
  }

  /// `Production orders exist (production-order)`.
  func criterion(_ number: Int) -> String {
    "\(rulebook.criteria[number].title) (\(rulebook.criteria[number].id))"
  }

  /// The count's share, rounded to a tenth of a percent, but never to none or all where it is not.
  func share(_ count: Int, of all: Int) -> String {
    guard all > 0, count > 0 else { return "0%" }
    guard count < all else { return "100%" }
    let tenths = (2000 * count + all) / (2 * all)
    if tenths == 0 { return "<0.1%" }
    if tenths == 1000 { return ">99.9%" }
    return DecimalDigits.text(of: Int128(tenths), places: 1) + "%"
  }

  /// An interval of percents without their sign: `3–88`.
  private func short(_ low: Share, _ high: Share) -> String {
    let text =
      low == high
      ? [ScoreText.nearest(low, places: 0)]
      : [ScoreText.down(low, places: 0), ScoreText.up(high, places: 0)]
    return text.map { $0.filter { $0 != "%" } }.joined(separator: "–")
  }

  private func short(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  /// How many of the countries are in which group: `Africa 3, Asia 2`.
  private func spread(_ numbers: [Int]) -> String {
    review.groups.compactMap { group in
      let count = numbers.count { group.members.contains($0) }
      return count == 0 ? nil : "\(group.title) \(count)"
    }.joined(separator: ", ")
  }

  /// The first entries, and a line that says how many more there are.
  private func listed(_ items: [Item], of total: Int, _ what: String) -> [Block] {
    items.count < total
      ? [.list(items), .paragraph("And \(total - items.count) more \(what).")] : [.list(items)]
  }
}

extension ReviewReport {
  private var stateBlocks: [Block] {
    let groups = review.groups + [review.all]
    var blocks: [Block] = [
      .table(
        caption:
          "Mean scores of the countries. Unknown are those of which no criterion is settled; "
          + "gaps and pressing needs are counted in all countries together.",
        columns: ["group", "countries", "unknown", "score", "settled", "gaps", "pressing"],
        rows: groups.map { group in
          let standing = review.standing(of: group)
          let members = group.members.map { review.countries[$0] }
          return [
            group.title, String(members.count), String(members.count(where: \.isBlank)),
            standing.countries == 0
              ? "–" : ScoreText.interval(from: standing.low, to: standing.high),
            standing.countries == 0 ? "–" : ScoreText.down(standing.settled),
            String(members.reduce(0) { $0 + $1.summary.gaps }),
            String(members.reduce(0) { $0 + $1.summary.pressingNeeds }),
          ]
        })
    ]
    blocks += orderBlocks
    let areas = rulebook.areas.indices
    blocks.append(
      .table(
        caption: "Mean scores by area, in percent.", columns: ["area"] + groups.map(\.title),
        rows: areas.map { area in
          [rulebook.areas[area].title]
            + groups.map { group in
              let standing = review.standing(of: group, inArea: area)
              return standing.countries == 0 ? "–" : short(standing.low, standing.high)
            }
        }))
    blocks.append(
      .table(
        caption: "How many countries have reached each stage, and how many can be told apart from "
          + "another by their score.",
        columns: ["area"] + rulebook.stages.dropFirst() + ["told apart"],
        rows: areas.map { area in
          let standing = review.standing(of: review.all, inArea: area)
          return [rulebook.areas[area].title]
            + (standing.reached.isEmpty
              ? rulebook.stages.dropFirst().map { _ in "–" } : standing.reached.map(short))
            + [String(standing.toldApart)]
        }))
    let stages = areas.compactMap(stageItem)
    if !stages.isEmpty {
      blocks.append(
        .paragraph(
          "By group, where a country is shown to have reached a stage: how many have, of how many.")
      )
      blocks.append(.list(stages))
    }
    return blocks
  }

  /// The countries that can be placed, in order; the others stay without one.
  private var orderBlocks: [Block] {
    let ordered = review.ordered
    let others = review.comparison.ranked - ordered.count
    guard !ordered.isEmpty else {
      // One country alone overlaps with none.
      return others < 2
        ? []
        : [
          .paragraph(
            "The scores of all \(counted(others)) overlap: none can be placed ahead of another, "
              + "and none is.")
        ]
    }
    let rows = ordered.prefix(Self.entriesShown).compactMap { number -> [String]? in
      review.comparison.ranks[number].map { rank in
        let country = review.countries[number]
        return [
          country.country.name,
          rank.lowerBound == rank.upperBound
            ? "\(rank.lowerBound)" : "\(rank.lowerBound) to \(rank.upperBound)",
          ScoreText.interval(country.summary.framework.score),
        ]
      }
    }
    return [
      .table(
        caption: "The countries that stand ahead of another or behind one, with their best and "
          + "worst place.",
        columns: ["country", "place", "score"], rows: rows)
    ]
      + (ordered.count > rows.count
        ? [.paragraph("And \(moreCountries(ordered.count - rows.count)).")] : [])
      + (others > 0
        ? [.paragraph("The other \(counted(others)) cannot be told apart and stay unordered.")]
        : [])
  }

  /// The stages of an area that some country of a group is shown to have reached.
  private func stageItem(ofArea area: Int) -> Item? {
    let lines = rulebook.stages.indices.dropFirst().compactMap { stage -> String? in
      let known = review.groups.compactMap { group -> String? in
        let standing = review.standing(of: group, inArea: area)
        guard let reached = standing.reached.dropFirst(stage - 1).first, reached.lowerBound > 0
        else { return nil }
        return "\(group.title) \(short(reached)) of \(standing.countries)"
      }
      return known.isEmpty ? nil : "\(rulebook.stages[stage]): \(known.joined(separator: ", "))"
    }
    return lines.isEmpty ? nil : Item(title: rulebook.areas[area].title, lines: lines)
  }

  private var weakBlocks: [Block] {
    let weak = review.weakCriteria
    let areas: Block = .table(
      caption: "Shares of all findings on the criteria of an area that may apply; the areas with "
        + "the greatest share not met first.",
      columns: ["area", "not met", "partly", "met", "unknown"],
      rows: review.weakAreas.map { area in
        let tally = review.tally(ofArea: area)
        return [
          rulebook.areas[area].title, share(tally.notMet, of: tally.mayApply),
          share(tally.partly, of: tally.mayApply), share(tally.met, of: tally.mayApply),
          share(tally.unknown, of: tally.mayApply),
        ]
      })
    guard !weak.isEmpty else {
      return [areas, .paragraph("No criterion is shown to be lacking in any country.")]
    }
    return [
      areas,
      .paragraph("The criteria that most countries are shown not to meet, or to meet only partly:"),
    ]
      + listed(
        weak.prefix(Self.entriesShown).map { number in
          let tally = review.tallies[number]
          func part(_ title: String, _ count: Int) -> String {
            "\(title) \(count) (\(share(count, of: tally.mayApply)))"
          }
          return Item(
            title: criterion(number),
            lines: [
              [
                part("not met", tally.notMet), part("partly", tally.partly),
                part("met", tally.met), part("unknown", tally.unknown),
              ].joined(separator: ", ")
            ])
        }, of: weak.count, "criteria")
  }

  private var needBlocks: [Block] {
    let needs = review.pressingNeeds
    guard !needs.isEmpty else {
      return [.paragraph("The evidence shows no pressing need in any country.")]
    }
    return [
      .paragraph(
        "A pressing need is a gap that is critical, or high and holds something back. "
          + "\(counted(needs.count, "criterion is", "criteria are")) a pressing need somewhere; "
          + "those of most countries first, then those that hold back most.")
    ]
      + listed(
        needs.prefix(Self.entriesShown).map { need in
          var lines = [
            "\(counted(need.countries.count)) (\(spread(need.countries))): "
              + countries(need.countries)
          ]
          if !need.blocks.isEmpty {
            lines.append("blocks \(criteria(need.blocks))")
          }
          if !need.caps.isEmpty { lines.append("caps \(named(need.caps))") }
          return Item(
            title: criterion(need.criterion)
              + ", \(rulebook.criteria[need.criterion].severity.rawValue)", lines: lines)
        }, of: needs.count, "pressing needs")
  }

  private var actionBlocks: [Block] {
    guard !review.lines.isEmpty else {
      return [.paragraph("The rulebook has no lines of support.")]
    }
    return [
      .paragraph(
        "A country needs an action that closes one of its gaps. That no project is known does not "
          + "say that there is none.")
    ] + review.lines.map { .list([item(of: $0)]) }
  }

  private func item(of need: SupportNeed) -> Item {
    let title = rulebook.supportLines[need.line].title
    let mayNeed = need.mayNeed == 0 ? "" : "; too little is known of \(need.mayNeed) more"
    guard !need.needing.isEmpty else {
      return Item(
        title: title, lines: ["No country is shown to need it\(mayNeed)."] + underWay(need))
    }
    var lines = ["Needed in \(counted(need.needing.count)) (\(spread(need.needing)))\(mayNeed)."]
    for action in need.actions.prefix(Self.actionsShown) {
      lines.append(
        "- \(rulebook.actions[action.action].title) (\(action.needing.count)): "
          + countries(action.needing))
    }
    if need.actions.count > Self.actionsShown {
      lines.append(
        "- and \(counted(need.actions.count - Self.actionsShown, "more action", "more actions"))")
    }
    lines += underWay(need)
    if !need.unserved.isEmpty {
      lines.append("No project known (\(need.unserved.count)): \(countries(need.unserved))")
    }
    return Item(title: title, lines: lines)
  }

  /// The projects in countries that need the line; those elsewhere are counted.
  private func underWay(_ need: SupportNeed) -> [String] {
    let here = need.projects.filter { need.needing.contains($0.country) }
    let elsewhere = need.served.subtracting(need.needing).count
    var lines: [String] = []
    if !here.isEmpty {
      let projects = here.map { country, project in
        "\(review.countries[country].country.name), \(project.title)\(term(of: project))"
      }
      let more =
        projects.count > Self.actionsShown ? " and \(projects.count - Self.actionsShown) more" : ""
      lines.append(
        "Under way: " + projects.prefix(Self.actionsShown).joined(separator: "; ") + more)
    }
    if elsewhere > 0 {
      lines.append(
        "Projects also in \(counted(elsewhere)) without a gap shown on this line.")
    }
    return lines
  }

  private func term(of project: Project) -> String {
    switch (project.from, project.until) {
    case (nil, nil): " (dates not stated)"
    case (nil, let until?): " (until \(until))"
    case (let from?, nil): " (since \(from), no end stated)"
    case (let from?, let until?): " (\(from) to \(until))"
    }
  }

  /// The name of a membership where it has one of its own.
  private func tieTitle(_ id: String) -> String {
    switch id {
    case "oif": "OIF"
    case "cplp": "CPLP"
    case "commonwealth": "Commonwealth"
    case "arab-league": "Arab League"
    default: id
    }
  }

  private var helpBlocks: [Block] {
    guard !review.help.isEmpty else {
      return [
        .paragraph(
          "No country that lacks a criterion shares a region, or the OIF, the CPLP, the "
            + "Commonwealth or the Arab League, with one that is shown to meet it.")
      ]
    }
    return [
      .paragraph(
        "Countries of one region, or of the OIF, the CPLP, the Commonwealth or the Arab League, "
          + "where a criterion is met on official or primary evidence, and those where it is "
          + "lacking; the criteria with most countries that could be helped first.")
    ]
      + listed(
        review.help.prefix(Self.entriesShown).map { help in
          Item(
            title: criterion(help.criterion),
            lines: help.ties.map { tie in
              "\(tieTitle(tie.title)): \(countries(tie.helping)) could help \(countries(tie.needing))."
            }
              + (help.alone.isEmpty
                ? [] : ["No such country is known for \(countries(help.alone))."]))
        }, of: review.help.count, "criteria")
  }

  private var questionBlocks: [Block] {
    let blank = review.countries.indices.filter { review.countries[$0].isBlank }
    var blocks: [Block] = []
    let known = review.tallies.reduce(into: Tally()) { $0.add($1) }
    blocks.append(
      .paragraph(
        "Of \(known.mayApply) findings \(known.unknown) "
          + "(\(share(known.unknown, of: known.mayApply))) are unknown."))
    if !blank.isEmpty {
      blocks.append(
        .paragraph("Nothing is settled about \(counted(blank.count)): \(countries(blank))."))
    }
    let stale = review.countries.filter { !$0.staleFacts.isEmpty }
    if !stale.isEmpty {
      let facts = stale.reduce(0) { $0 + $1.staleFacts.count }
      blocks.append(
        .paragraph(
          "\(counted(facts, "answer has", "answers have")) grown too old in "
            + "\(counted(stale.count)): \(named(stale.map(\.country.name)))."))
    }
    guard !review.openFacts.isEmpty else { return blocks }
    return blocks + [
      .paragraph(
        "The questions that most open criteria wait for, those of critical ones first:")
    ]
      + listed(
        review.openFacts.prefix(Self.entriesShown).map { open in
          let fact = rulebook.facts[open.fact]
          return Item(
            title: "\(fact.ask) (\(fact.id))",
            lines: [
              "open in \(counted(open.countries)); "
                + counted(open.criteria, "finding waits", "findings wait")
                + " for it, \(open.criticalCriteria) of them critical; ask \(fact.respondent)"
            ])
        }, of: review.openFacts.count, "questions")
  }

  private var progressBlocks: [Block] {
    let moved = review.moved
    var blocks: [Block] = [
      .paragraph(
        "Both dates are judged by what is known today. Reform is what became so; evidence, what "
          + "became known without a date of its own; age, what can no longer be relied on. Changes "
          + "are those of the shown score, in points of percent."),
      .table(
        caption: "Countries of which more or less is shown than before, and mean scores.",
        columns: ["group", "more", "less", "before", "now"],
        rows: (review.groups + [review.all]).map { group in
          let mean = review.meanProgress(of: group)
          return [
            group.title, String(group.members.count { review.rise(of: $0) > 0 }),
            String(group.members.count { review.rise(of: $0) < 0 }),
            mean.map { ScoreText.interval(from: $0.before.low, to: $0.before.high) } ?? "–",
            mean.map { ScoreText.interval(from: $0.now.low, to: $0.now.high) } ?? "–",
          ]
        }),
    ]
    guard !moved.isEmpty else {
      return blocks + [.paragraph("No score has changed.")]
    }
    let shown = moved.prefix(Self.entriesShown)
    blocks.append(
      .table(
        caption: "The countries that changed, the greatest rise first.",
        columns: ["country", "before", "now", "reform", "evidence", "age"],
        rows: shown.compactMap { number -> [String]? in
          let country = review.countries[number]
          return country.progress.map { progress in
            [
              country.country.name, ScoreText.interval(progress.before),
              ScoreText.interval(progress.now),
              points(progress.now.low.trillionths - progress.known.low.trillionths),
              points(progress.known.low.trillionths - progress.aged.low.trillionths),
              points(progress.aged.low.trillionths - progress.before.low.trillionths),
            ]
          }
        }))
    if moved.count > shown.count {
      blocks.append(.paragraph("And \(moreCountries(moved.count - shown.count))."))
    }
    for (title, path) in [
      ("Met by reform", \CountryProgress.reformed), ("Shown by new evidence", \.learned),
      ("No longer shown to be met", \.lost),
    ] {
      let changes = review.changes(path)
      guard !changes.isEmpty else { continue }
      blocks.append(.paragraph("\(title), the criteria of most countries first:"))
      blocks += listed(
        changes.prefix(Self.actionsShown).map { change in
          Item(
            title: criterion(change.criterion),
            lines: ["\(counted(change.countries.count)): \(countries(change.countries))"])
        }, of: changes.count, "criteria")
    }
    return blocks
  }

  /// A change in points of percent to a tenth: `+3.2`, `≈-0.5`, `0`.
  private func points(_ trillionths: Int64) -> String {
    let magnitude = Int64(trillionths.magnitude)
    let unit: Int64 = 1_000_000_000
    let tenths = (2 * magnitude + unit) / (2 * unit)
    let sign = trillionths > 0 ? "+" : trillionths < 0 ? "-" : ""
    return (tenths * unit == magnitude ? "" : "≈") + sign
      + DecimalDigits.text(of: Int128(tenths), places: 1)
  }
}
