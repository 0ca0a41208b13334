import Readiness

extension GeneratedCase: CustomStringConvertible {
  /// The case in words that read like the files of a rulebook and a profile.
  var description: String {
    let framework = rulebook.frameworks[0]
    var lines = [
      "assessed on: \(date)" + (leastGrade.map { ", least grade \($0.name)" } ?? "")
        + (lens.map { ", lens \($0)" } ?? ""),
      "framework: {stages: [\(framework.stages.map(\.value).joined(separator: ", "))]"
        + (framework.leastGrade.map { ", least grade: \($0.value.name)" } ?? "")
        + (framework.staleAfter.map { ", stale after: \(text(of: $0.value))" } ?? "")
        + "\(text(of: framework.combine))}",
    ]
    for pillar in framework.pillars {
      lines.append(
        "  \(pillar.id.value): {\(text(of: pillar.weight))\(text(of: pillar.combine))"
          + "\(text(of: pillar.cap))}")
      for area in pillar.areas {
        lines.append(
          "    \(area.id.value): {\(text(of: area.weight))\(text(of: area.combine))"
            + "\(text(of: area.cap))}")
        for criterion in rulebook.areas.filter({ $0.id == area.id }).flatMap(\.criteria) {
          lines += text(of: criterion).map { "      " + $0 }
        }
      }
    }
    lines.append("vocabulary:")
    for fact in rulebook.vocabularies.flatMap(\.facts) {
      let choices = fact.choices.map(\.word.value).joined(separator: ", ")
      lines.append(
        "  \(fact.id.value): {type: \(fact.kind.value.rawValue)"
          + (choices.isEmpty ? "" : ", choices: [\(choices)]")
          + (fact.range.map { ", range: \($0.value)" } ?? "")
          + (fact.staleAfter.map { ", stale after: \(text(of: $0.value))" } ?? "") + "}")
    }
    return (lines + profileLines).joined(separator: "\n")
  }

  private var profileLines: [String] {
    var lines = ["profile: {as of: \(profile.asOf.value)}"]
    for evidence in profile.evidence {
      lines.append(
        "  \(evidence.id.value): {dated: \(evidence.date.value), grade: \(evidence.grade.value.name)}"
      )
    }
    for fact in profile.facts {
      lines.append("  \(fact.fact.value):")
      for statement in fact.statements {
        lines.append(
          "    - {is: \(statement.value.words)"
            + (statement.on.map { ", on: \($0.value)" } ?? "")
            + (statement.from.map { ", from: \($0.value)" } ?? "")
            + (statement.until.map { ", until: \($0.value)" } ?? "")
            + (statement.evidence.map { ", evidence: \($0.value)" } ?? "") + "}")
      }
    }
    return lines
  }

  private func text(of freshness: Freshness) -> String {
    switch freshness {
    case .never: "never"
    case .after(let period): "\(period)"
    }
  }

  private func text(of weight: Located<Weight>?) -> String {
    "weight: \(weight?.value ?? .one)"
  }

  private func text(of combination: Located<Combination>?) -> String {
    combination.map { ", combine: \($0.value.rawValue)" } ?? ""
  }

  private func text(of cap: CapDeclaration?) -> String {
    cap.map {
      ", cap: \($0.ceiling.value) until [\($0.until.map(\.value).joined(separator: ", "))]"
    } ?? ""
  }

  private func text(of criterion: CriterionDeclaration) -> [String] {
    var lines = [
      "\(criterion.id.value): \(criterion.stage.value), \(criterion.severity.value.rawValue), "
        + "\(text(of: criterion.weight)), "
        + "basis [\(criterion.basis.map(\.value).joined(separator: ", "))]"
    ]
    if !criterion.requires.isEmpty {
      lines.append("  requires: [\(criterion.requires.map(\.value).joined(separator: ", "))]")
    }
    if let condition = criterion.appliesWhen {
      lines.append("  applies when: \(condition.words)")
    }
    switch criterion.measurement {
    case .conditions(let met, let levels):
      lines.append("  met when: \(met.words)")
      lines += levels.map { "  \($0.credit.value) when: \($0.condition.words)" }
    case .quantity(let fact, let from, let to):
      lines.append("  measures: {fact: \(fact.value), from: \(from.value), to: \(to.value)}")
    }
    return lines
  }
}

extension WrittenTest {
  fileprivate var words: String {
    switch self {
    case .words(let words): words.value
    case .list(let items, _): "[\(items.map(\.value).joined(separator: ", "))]"
    }
  }
}

extension WrittenCondition {
  fileprivate var words: String {
    func list(_ parts: [WrittenCondition]) -> String {
      "[\(parts.map(\.words).joined(separator: ", "))]"
    }
    switch self {
    case .fact(let fact, let test): return "{\(fact.value): \(test.words)}"
    case .all(let parts, _): return "{all of: \(list(parts))}"
    case .any(let parts, _): return "{any of: \(list(parts))}"
    case .none(let parts, _): return "{none of: \(list(parts))}"
    case .atLeast(let count, let parts, _): return "{at least \(count) of: \(list(parts))}"
    }
  }
}
