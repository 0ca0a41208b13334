/// The rulebook in plain language, generated from its files.
public struct Methodology: Sendable {
  package let rulebook: Rulebook

  /// What of the rulebook is described.
  public enum Subject: Sendable {
    case everything
    case area(Int)
    case criterion(Int)
  }

  public init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
  }

  /// One paragraph of the description, before it takes a form.
  package enum Part {
    case heading(Int, String)
    case paragraph(String)
    case item(Int, String)
  }

  public func text(_ subject: Subject, style: TextStyle) -> String {
    var layout = TextLayout(style: style)
    for part in parts(subject) {
      switch part {
      case .heading(let level, let title):
        layout.line()
        for line in TextLayout.wrapped(level < 3 ? title.uppercased() : title, width: 80) {
          layout.line(style.emphasised(line, .heading))
        }
      case .paragraph(let text): layout.paragraph(text)
      case .item(let depth, let text):
        let lines = TextLayout.wrapped(text, width: TextLayout.width - depth * 2 - 2)
        for (number, line) in lines.enumerated() {
          layout.line(
            String(repeating: " ", count: depth * 2) + (number == 0 ? "- " : "  ") + line)
        }
      }
    }
    return layout.text
  }

  public func markdown(_ subject: Subject) -> String {
    var text = ""
    var wasItem = false
    for part in parts(subject) {
      switch part {
      case .heading(let level, let title):
        text +=
          (text.isEmpty || text.hasSuffix("\n\n") ? "" : "\n")
          + String(repeating: "#", count: level) + " "
          + MarkdownText.escaped(title) + "\n\n"
        wasItem = false
      case .paragraph(let paragraph):
        text += (wasItem ? "\n" : "") + MarkdownText.escaped(paragraph) + "\n\n"
        wasItem = false
      case .item(let depth, let item):
        text +=
          String(repeating: " ", count: depth * 2) + "- " + MarkdownText.escaped(item) + "\n"
        wasItem = true
      }
    }
    return text
  }

  /// One row for each criterion, with its effective share.
  public func table(_ subject: Subject) -> TableReport {
    let numbers: [Int] =
      switch subject {
      case .everything: Array(rulebook.criteria.indices)
      case .area(let area): Array(rulebook.areas[area].children)
      case .criterion(let criterion): [criterion]
      }
    return TableReport(
      columns: [
        "criterion", "area", "title", "stage", "severity", "weight", "share of the score",
        "requires", "basis", "facts", "remedy",
      ],
      rows: numbers.map { number in
        let criterion = rulebook.criteria[number]
        return [
          criterion.id, rulebook.areas[criterion.area].id, criterion.title,
          rulebook.stages[criterion.stage], criterion.severity.rawValue,
          criterion.weight.description, share(rulebook.effectiveShare(of: number)),
          criterion.requires.map { rulebook.criteria[$0].id }.joined(separator: "; "),
          criterion.basis.map { rulebook.sourceCriterion($0).id }.joined(separator: "; "),
          criterion.facts.map { rulebook.facts[$0].id }.joined(separator: "; "), criterion.remedy,
        ]
      })
  }

  private func share(_ share: Share) -> String { ScoreText.nearest(share, places: 2) }

  package func parts(_ subject: Subject) -> [Part] {
    switch subject {
    case .everything:
      return introduction
        + rulebook.pillars.indices.flatMap { pillar -> [Part] in
          [.heading(2, rulebook.pillars[pillar].title), .paragraph(weight(ofPillar: pillar))]
            + cap(on: rulebook.pillars[pillar])
            + rulebook.pillars[pillar].children.flatMap { area($0) }
        }
    case .area(let number): return area(number)
    case .criterion(let number): return criterion(number)
    }
  }

  package var introduction: [Part] {
    let framework = rulebook.framework
    return [
      .heading(1, framework.title),
      .paragraph(
        "Rulebook \(framework.id), edition \(rulebook.edition): \(rulebook.criteria.count) criteria "
          + "in \(rulebook.areas.count) areas and \(rulebook.pillars.count) pillars, read from "
          + "\(rulebook.facts.count) facts."),
      .paragraph(
        "A criterion is met, partly met, not met, not applicable or unknown. What is not known "
          + "leaves a range between what the evidence shows and what it does not exclude. An area "
          + "combines its criteria, a pillar its areas and the framework its pillars, each by "
          + "weight; the shares below say how much of the framework's score each carries while "
          + "everything applies." + combinationOfPillars),
      .paragraph(
        "Stages, lowest first: \(rulebook.stages.joined(separator: ", ")). An area stands at a "
          + "stage when all its criteria of that stage and of the ones below are met."),
      .paragraph(
        "Statements count from the grade \(rulebook.leastGrade.name) on; best first the grades "
          + "are primary, official, reported, asserted."),
    ]
  }

  private func weight(ofPillar pillar: Int) -> String {
    "Weight \(rulebook.pillars[pillar].weight), "
      + "\(share(rulebook.effectiveShare(ofPillar: pillar))) of the framework's score"
      + combination(rulebook.pillars[pillar]) + "."
  }

  private var combinationOfPillars: String {
    switch rulebook.framework.combination {
    case .mean: ""
    case .lowest: " The lowest pillar decides the framework's score."
    case .geometric: " The framework's score is the geometric mean of its pillars."
    }
  }

  private func combination(_ group: Group) -> String {
    switch group.combination {
    case .mean: ""
    case .lowest: "; its lowest child decides"
    case .geometric: "; combined as a geometric mean"
    }
  }

  private func area(_ number: Int) -> [Part] {
    let area = rulebook.areas[number]
    let parts: [Part] = [
      .heading(3, "\(area.title) (\(area.id))"),
      .paragraph(
        "Weight \(area.weight), \(share(rulebook.effectiveShare(ofArea: number))) of the "
          + "framework's score; "
          + (area.children.count == 1 ? "1 criterion" : "\(area.children.count) criteria")
          + "\(combination(area))."),
    ]
    return parts + cap(on: area) + area.children.flatMap { criterion($0) }
  }

  private func cap(on group: Group) -> [Part] {
    guard let cap = group.cap else { return [] }
    return [
      .paragraph(
        "Capped at \(ScoreText.nearest(cap.ceiling)) until these are met: "
          + cap.until.map { rulebook.criteria[$0].id }.joined(separator: ", ")
          + ". Basis: \(citations(cap.basis)).")
    ]
  }

  private func criterion(_ number: Int) -> [Part] {
    let criterion = rulebook.criteria[number]
    var parts: [Part] = [
      .heading(4, criterion.title),
      .paragraph(
        "\(criterion.id): stage \(rulebook.stages[criterion.stage]), severity "
          + "\(criterion.severity.rawValue), weight \(criterion.weight), "
          + "\(share(rulebook.effectiveShare(of: number))) of the framework's score."),
    ]
    parts += rule(of: number)
    if !criterion.requires.isEmpty {
      parts.append(
        .item(
          0,
          "It cannot be met without: "
            + criterion.requires.map { rulebook.criteria[$0].id }.joined(separator: ", ")))
    }
    parts.append(.item(0, "Basis: \(citations(criterion.basis))"))
    parts.append(.item(0, "Remedy: \(criterion.remedy)"))
    return parts
  }

  /// When a criterion applies and when it counts, and for how much.
  package func rule(of number: Int) -> [Part] {
    let criterion = rulebook.criteria[number]
    var parts: [Part] = []
    if let appliesWhen = criterion.appliesWhen {
      parts.append(.item(0, "It applies when:"))
      parts += items(appliesWhen, depth: 1)
    }
    switch criterion.measurement {
    case .levels(let levels):
      for level in levels {
        parts.append(
          .item(
            0,
            level.credit == .one
              ? "It counts as met when:" : "It counts for \(level.credit) when:"))
        parts += items(level.condition, depth: 1)
      }
    case .quantity(let fact, let from, let to):
      let measured = rulebook.facts[fact]
      parts.append(
        .item(
          0,
          "It is measured: nothing at \(measured.text(at: from)), in full at "
            + "\(measured.text(at: to)), in proportion between them."))
      parts.append(.item(1, "\(measured.id): \(measured.ask)"))
    }
    return parts
  }

  private func items(_ condition: Condition, depth: Int) -> [Part] {
    func combined(_ words: String, _ parts: [Condition]) -> [Part] {
      [.item(depth, words)] + parts.flatMap { items($0, depth: depth + 1) }
    }
    switch condition {
    case .test(let test):
      let asked = rulebook.tests[test]
      let fact = rulebook.facts[asked.fact]
      let meaning = asked.test.values(of: fact).flatMap(fact.meaning(of:)).map { " (\($0))" } ?? ""
      return [.item(depth, "\(fact.ask) \(fact.id): \(asked.words)\(meaning)")]
    case .all(let parts): return combined("all of these hold:", parts)
    case .any(let parts): return combined("any of these holds:", parts)
    case .none(let parts): return combined("none of these holds:", parts)
    case .atLeast(let count, let parts):
      return combined("at least \(count) of these hold:", parts)
    }
  }

  private func citations(_ basis: [SourceReference]) -> String {
    basis.map { "\(rulebook.sourceCriterion($0).id) (\(rulebook.sourceCriterion($0).at))" }
      .joined(separator: "; ")
  }
}
