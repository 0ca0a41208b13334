/// Why a criterion, a group or a fact came out as it did, for a terminal.
public struct ExplanationReport: Sendable {
  let report: GapReport
  let style: TextStyle

  public init(_ report: GapReport, style: TextStyle) {
    self.report = report
    self.style = style
  }

  private var assessment: Assessment { report.assessment }
  private var rulebook: Rulebook { assessment.rulebook }

  /// One line, then the tree: with the deciding branches alone, or with all.
  public func criterion(_ number: Int, inFull: Bool) -> String {
    let criterion = rulebook.criteria[number]
    let outcome = assessment.criteria[number]
    var layout = TextLayout(style: style)
    layout.paragraph(
      "\(criterion.id): \(outcome.verdict.text(of: outcome.score, under: rulebook)) "
        + "(\(assessment.profile.country), \(assessment.date))")
    layout.line()
    layout.paragraph(criterion.title, indent: 2)
    for reference in criterion.basis {
      layout.paragraph("asked by \(report.citation(reference))", indent: 2)
    }
    for line in tree(of: number, inFull: inFull) { layout.line(line) }
    return layout.text
  }

  /// The tree alone, for a failing rule test.
  public func tree(of number: Int, inFull: Bool) -> [String] {
    let explanation = assessment.explanation(of: number, onlyDeciding: !inFull)
    var layout = TextLayout(style: style)
    if let appliesWhen = explanation.appliesWhen {
      layout.line("  applies when: \(word(appliesWhen.truth))")
      write(appliesWhen, depth: 2, &layout)
    }
    switch explanation.measurement {
    case .levels(let levels):
      for level in levels {
        let name = level.credit == .one ? "met when" : "\(level.credit) when"
        layout.line("  \(name): \(word(level.condition.truth))")
        write(level.condition, depth: 2, &layout)
      }
    case .quantity(let fact, let from, let to):
      let measured = rulebook.facts[fact]
      layout.paragraph(
        "measured from \(measured.text(at: from)) (0%) to \(measured.text(at: to)) (100%): "
          + ScoreText.interval(explanation.own, places: 2), indent: 2)
      write(fact: fact, depth: 2, &layout)
    }
    if !explanation.heldBackBy.isEmpty {
      layout.paragraph(
        "by itself \(ScoreText.interval(explanation.own, places: 2)), held back by what it requires:",
        indent: 2)
      for required in explanation.heldBackBy {
        let outcome = assessment.criteria[required]
        layout.paragraph(
          "- \(rulebook.criteria[required].id): "
            + outcome.verdict.text(of: outcome.score, under: rulebook), indent: 4)
      }
    }
    return layout.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  private func write(_ condition: ConditionExplanation, depth: Int, _ layout: inout TextLayout) {
    let indent = depth * 2
    switch condition {
    case .test(let test, let truth):
      let asked = rulebook.tests[test]
      let fact = rulebook.facts[asked.fact]
      let resolved = assessment.facts[asked.fact]
      layout.paragraph(
        "\(mark(truth)) \(fact.id): \(asked.words): \(word(truth)), "
          + (resolved.reason.map { "not known (\($0))" }
            ?? "it \(fact.predicate(of: resolved.values))"),
        indent: indent, mark: emphasis(truth))
      writeStatements(of: asked.fact, indent: indent + 2, &layout)
    case .combined(let combiner, let truth, let parts, let leftOut):
      let rest =
        leftOut == 0
        ? "" : leftOut == 1 ? " (1 part does not decide)" : " (\(leftOut) parts do not decide)"
      layout.paragraph(
        "\(mark(truth)) \(words(combiner)): \(word(truth))\(rest)", indent: indent,
        mark: emphasis(truth))
      for part in parts { write(part, depth: depth + 1, &layout) }
    }
  }

  private func write(fact: Int, depth: Int, _ layout: inout TextLayout) {
    layout.paragraph(report.finding(of: fact).sentence, indent: depth * 2)
    writeStatements(of: fact, indent: depth * 2 + 2, &layout)
  }

  private func writeStatements(of fact: Int, indent: Int, _ layout: inout TextLayout) {
    let resolved = assessment.facts[fact]
    for number in resolved.statements + resolved.overruled {
      let statement = assessment.profile.statements[number]
      let overruled = resolved.overruled.contains(number) ? "overruled: " : ""
      layout.paragraph(
        "· \(overruled)\(statement.words): \(report.citation(ofStatement: number).text)",
        indent: indent)
      if let note = statement.note { layout.paragraph(note, indent: indent + 2) }
    }
  }

  private func mark(_ truth: Truth) -> String {
    switch truth {
    case .yes: "+"
    case .unknown: "?"
    case .no: "-"
    }
  }

  private func emphasis(_ truth: Truth) -> TextStyle.Emphasis {
    switch truth {
    case .yes: .good
    case .unknown: .open
    case .no: .bad
    }
  }

  private func word(_ truth: Truth) -> String {
    switch truth {
    case .yes: "yes"
    case .unknown: "unknown"
    case .no: "no"
    }
  }

  private func words(_ combiner: ConditionExplanation.Combiner) -> String {
    switch combiner {
    case .all: "all of"
    case .any: "any of"
    case .none: "none of"
    case .atLeast(let count): "at least \(count) of"
    }
  }

  /// An area, a pillar or the framework: how its children make up its score.
  public func group(_ subject: GroupSubject, inFull: Bool) -> String {
    var layout = TextLayout(style: style)
    let (group, outcome) = self.group(subject)
    layout.paragraph(
      "\(group.id): \(ScoreText.interval(outcome.score)), settled \(report.settled(outcome)) "
        + "(\(assessment.profile.country), \(assessment.date))")
    layout.line()
    layout.paragraph(group.title, indent: 2)
    layout.paragraph("combined by \(group.combination.rawValue) of:", indent: 2)
    let total = group.childWeights.reduce(0, +)
    for (child, weight) in zip(group.children, group.childWeights) {
      let (id, verdict, isOpen) = self.child(child, of: subject)
      guard inFull || isOpen else { continue }
      layout.paragraph("- \(id) (weight \(weight) of \(total)): \(verdict)", indent: 4)
    }
    if !inFull {
      let settled = group.children.count { !child($0, of: subject).isOpen }
      if settled > 0 { layout.paragraph("and \(settled) met or not applicable", indent: 4) }
    }
    if let cap = group.cap {
      layout.paragraph(
        "capped at \(ScoreText.nearest(cap.ceiling)) until these are met"
          + (outcome.isCapped ? ", in force now:" : ", not in force now:"), indent: 2)
      for number in cap.until {
        let outcome = assessment.criteria[number]
        layout.paragraph(
          "- \(rulebook.criteria[number].id): "
            + outcome.verdict.text(of: outcome.score, under: rulebook), indent: 4)
      }
      for reference in cap.basis {
        layout.paragraph("asked by \(report.citation(reference))", indent: 4)
      }
    }
    if let stages = outcome.stages { layout.paragraph("stage \(report.stages(stages))", indent: 2) }
    return layout.text
  }

  /// A group of the rulebook.
  public enum GroupSubject: Hashable, Sendable {
    case area(Int)
    case pillar(Int)
    case framework
  }

  private func group(_ subject: GroupSubject) -> (Group, Assessment.GroupOutcome) {
    switch subject {
    case .area(let number): (rulebook.areas[number], assessment.areas[number])
    case .pillar(let number): (rulebook.pillars[number], assessment.pillars[number])
    case .framework: (rulebook.framework, assessment.framework)
    }
  }

  private func child(_ number: Int, of subject: GroupSubject) -> (
    id: String, verdict: String, isOpen: Bool
  ) {
    switch subject {
    case .area:
      let outcome = assessment.criteria[number]
      return (
        rulebook.criteria[number].id, outcome.verdict.text(of: outcome.score, under: rulebook),
        outcome.score.applies != .no && outcome.score.low < .one
      )
    case .pillar:
      let score = assessment.areas[number].score
      return (
        rulebook.areas[number].id, ScoreText.interval(score),
        score.applies != .no && score.low < .one
      )
    case .framework:
      let score = assessment.pillars[number].score
      return (
        rulebook.pillars[number].id, ScoreText.interval(score),
        score.applies != .no && score.low < .one
      )
    }
  }

  /// A fact: its value, every statement about it, and who reads it.
  public func fact(_ number: Int) -> String {
    let fact = rulebook.facts[number]
    let resolved = assessment.facts[number]
    var layout = TextLayout(style: style)
    layout.paragraph(
      "\(report.finding(of: number).sentence) (\(assessment.profile.country), \(assessment.date))")
    layout.line()
    layout.paragraph(fact.ask, indent: 2)
    layout.paragraph(
      "\(fact.kind.rawValue), track \(fact.track.rawValue), asked of \(fact.respondent)", indent: 2)
    let all = assessment.profile.statements(about: number)
    if all.isEmpty { layout.paragraph("the profile states nothing about it", indent: 2) }
    for index in all {
      let statement = assessment.profile.statements[index]
      let role =
        resolved.statements.contains(index)
        ? "counts" : resolved.overruled.contains(index) ? "overruled" : "does not count"
      layout.paragraph(
        "- \(statement.words) (\(role)): \(report.citation(ofStatement: index).text)", indent: 4)
      if let note = statement.note { layout.paragraph(note, indent: 6) }
    }
    let readers = rulebook.readers[number]
    layout.paragraph(
      readers.isEmpty
        ? "no criterion reads it"
        : "read by " + readers.map { rulebook.criteria[$0].id }.joined(separator: ", "), indent: 2)
    return layout.text
  }
}
