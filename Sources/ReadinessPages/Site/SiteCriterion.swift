import Readiness

extension Site {
  /// The page of a criterion: the rule, what it rests on, what it asks, and what was found where.
  func criterionPage(_ number: Int) -> File {
    let criterion = rulebook.criteria[number]
    let tally = review.tallies[number]
    let findings: [(String, Int)] = [
      ("Not met", tally.notMet), ("Partly met", tally.partly), ("Met", tally.met),
      ("Unknown", tally.unknown),
    ]
    return page(
      Self.path(ofCriterion: criterion.id), criterion.title,
      subtitle:
        "\(code: criterion.id), a criterion of \(link(toArea: criterion.area, "../")); severity \(criterion.severity.rawValue), stage \(rulebook.stages[criterion.stage]), \(ScoreText.nearest(rulebook.effectiveShare(of: number), places: 2)) of the whole score.",
      lead: remarks + [
        .figures(
          findings.map { word, count in
            KeyFigure(word, String(count), remark: "of \(tally.mayApply) countries")
          })
      ],
      [
        .section(.init(level: 2, heading: "The rule", anchor: "rule", rule(number))),
        .section(
          .init(
            level: 2, heading: "What it rests on", anchor: "basis", [.table(basisTable(number))])),
        .section(
          .init(level: 2, heading: "What is asked", anchor: "facts", [.table(factTable(number))])),
        .section(
          .init(level: 2, heading: "What to do", anchor: "actions", actions(number))),
        .section(
          .init(level: 2, heading: "Countries", anchor: "countries", countries(number))),
      ], part: .criteria, root: "../", hasContents: false)
  }

  private func rule(_ number: Int) -> [PageBlock] {
    let criterion = rulebook.criteria[number]
    let dependents = rulebook.dependents[number]
    var blocks: [PageBlock] = [.outline(Methodology(rulebook).ruleOutline(of: number))]
    if !criterion.requires.isEmpty {
      let links = criterion.requires.map { link(toCriterion: $0, "../") }.joined("; ")
      blocks.append(.paragraph("It cannot be met without: \(links)."))
    }
    if !dependents.isEmpty {
      let links = dependents.map { link(toCriterion: $0, "../") }.joined("; ")
      blocks.append(.paragraph("Without it these cannot be met: \(links)."))
    }
    return blocks
  }

  private func basisTable(_ number: Int) -> PageTable {
    PageTable(
      id: "basis-table", caption: "The places that the rule cites, in our own words.",
      columns: [.init("Place"), .init("Says"), .init("Obligation"), .init("Text read")],
      rows: rulebook.criteria[number].basis.map { reference in
        let source = rulebook.sources[reference.source]
        let stated = rulebook.sourceCriterion(reference)
        return PageTable.Row([
          .init(
            .link(
              "\(source.title), \(stated.at)",
              to: .page("../trace.html", anchor: Self.anchor(ofSourceCriterion: stated.id)))),
          .init(Prose(stated.says)), .init(Prose(stated.obligation?.rawValue ?? "–")),
          .init(Prose(stated.checked.map { $0 ? "yes" : "no" } ?? "–")),
        ])
      }, isSortable: false)
  }

  private func factTable(_ number: Int) -> PageTable {
    PageTable(
      id: "facts-table", caption: "The facts that the rule reads, and who can answer.",
      columns: [.init("Question"), .init("Fact"), .init("Answers"), .init("Whom to ask")],
      rows: rulebook.criteria[number].facts.map { fact in
        let fact = rulebook.facts[fact]
        let answers =
          fact.choices.isEmpty
          ? Prose(fact.kind.rawValue + (fact.unit.map { ", \($0)" } ?? ""))
          : fact.choices.map { Prose("\(strong: $0.word): \($0.meaning)") }.joined("; ")
        return PageTable.Row([
          .init(Prose(fact.ask)), .init(.code(fact.id)), .init(answers),
          .init(Prose(fact.respondent)),
        ])
      }, isSortable: false)
  }

  private func actions(_ number: Int) -> [PageBlock] {
    let currency = rulebook.costAssumptions?.currency ?? ""
    let actions = rulebook.achievers[number].map { rulebook.actions[$0] }
    let remedy = PageBlock.paragraph(Prose(rulebook.criteria[number].remedy))
    guard !actions.isEmpty else { return [remedy] }
    return [
      remedy,
      .table(
        PageTable(
          id: "actions-table", caption: "Actions that achieve it.",
          columns: [
            .init("Action"), .init("Line of support"), .init("Institution"),
            .init("Months", isNumeric: true), .init("Cost, \(currency)", isNumeric: true),
            .init("Done when"),
          ],
          rows: actions.map { action in
            PageTable.Row([
              .init(Prose(action.title)), .init(Prose(rulebook.supportLines[action.line].title)),
              .init(Prose(action.institution)), count(action.months),
              .init(Prose("\(action.cost.low) to \(action.cost.high)")),
              .init(Prose(action.indicator)),
            ])
          }, isSortable: false)),
    ]
  }

  /// The countries by what was found, in the order of their names.
  private func countries(_ number: Int) -> [PageBlock] {
    let order: [Finding] = [.notMet, .partlyMet, .met, .notApplicable, .unknown]
    let blocks = order.compactMap { finding -> PageBlock? in
      let found = countriesByName.filter { review.countries[$0].findings[number] == finding }
      guard !found.isEmpty else { return nil }
      return .fold(
        "\(strong: finding.words) in \(counted(found.count, "country", "countries"))",
        [.paragraph(found.map { link(toCountry: $0, "../") }.joined(", "))])
    }
    return blocks
  }

  /// The anchor of a source's criterion in the trace.
  static func anchor(ofSourceCriterion id: String) -> String {
    id.split(separator: "/").joined(separator: ".")
  }
}
