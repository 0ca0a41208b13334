import Readiness

extension GeneratedCase {
  /// Where the parts that an explanation prints do not make up the score that it explains.
  func unexplainedScores() throws(CompilationErrors) -> [String] {
    let (rulebook, profile) = try compiled().get()
    let assessment = assessment(of: profile, under: rulebook)
    let replay = Replay(of: assessment, by: evaluator)
    return rulebook.criteria.indices.flatMap(replay.problems(ofCriterion:))
      + rulebook.areas.indices.flatMap { replay.problems(of: .area($0)) }
      + rulebook.pillars.indices.flatMap { replay.problems(of: .pillar($0)) }
      + replay.problems(of: .framework)
  }

  var evaluator: ReferenceEvaluator {
    ReferenceEvaluator(
      of: profile, under: rulebook, on: date, leastGrade: leastGrade, lens: lens)
  }
}

/// Computes scores once more from what reports say of them: the verdict from the explanation's
/// tree, each group from its children's scores as JSON prints them.
private struct Replay {
  typealias Bounds = Conclusions.Bounds

  let assessment: Assessment
  let reference: ReferenceEvaluator
  let report: GapReport
  /// What the JSON report prints of criteria and groups, by id.
  private var printed: [String: [String: JSONValue]] = [:]

  private var rulebook: Rulebook { assessment.rulebook }
  private static let one = ReferenceEvaluator.one

  init(of assessment: Assessment, by reference: ReferenceEvaluator) {
    self.assessment = assessment
    self.reference = reference
    report = GapReport(
      assessment, countryName: "Argentina",
      origin: ReportOrigin(engineVersion: "1", rulesDigest: "2", profileDigest: "3"))
    let json = report.jsonValue
    for part in ["pillars", "areas", "criteria"] {
      for value in json[part].items {
        printed[value["id"].text] = value.members
      }
    }
    printed[json["framework"]["id"].text] = json["framework"].members
  }

  /// The bounds that the JSON report prints; those of a criterion outside of the lens, which it
  /// leaves out, as the engine has them.
  private func bounds(_ id: String) -> Bounds {
    guard let printed = printed[id] else {
      guard let number = rulebook.criterion(named: id) else { return .notApplicable }
      return Bounds(assessment.criteria[number].score)
    }
    let applies: Kleene =
      switch printed["applies"]?.text {
      case "yes": .yes
      case "no": .no
      default: .unknown
      }
    guard applies != .no, let low = printed["low"], let high = printed["high"] else {
      return .notApplicable
    }
    return Bounds(applies: applies, low: low.trillionths, high: high.trillionths)
  }

  func problems(ofCriterion number: Int) -> [String] {
    let criterion = rulebook.criteria[number]
    let found = bounds(criterion.id)
    var problems: [String] = []
    for onlyDeciding in [false, true] {
      let explanation = assessment.explanation(of: number, onlyDeciding: onlyDeciding)
      let applies = explanation.appliesWhen.map(truth(of:)) ?? .yes
      var own = credit(explanation.measurement)
      own.applies = applies
      if own != bounds(of: explanation.own, applies) {
        problems.append("\(criterion.id): its steps make \(own), not \(explanation.own)")
      }
      var heldBack: [Int] = []
      for required in criterion.requires {
        let bounds = bounds(rulebook.criteria[required].id)
        guard bounds.applies != .no, bounds.low < Self.one else { continue }
        heldBack.append(required)
        own.low = 0
        if bounds.applies == .yes, bounds.high < Self.one { own.high = 0 }
      }
      if heldBack != explanation.heldBackBy {
        problems.append("\(criterion.id): held back by \(heldBack), not \(explanation.heldBackBy)")
      }
      if applies == .no { own = .notApplicable }
      if own != found { problems.append("\(criterion.id): its parts make \(own), not \(found)") }
    }
    return problems + verdictProblems(of: number, found)
  }

  private func verdictProblems(of number: Int, _ bounds: Bounds) -> [String] {
    let criterion = rulebook.criteria[number]
    guard let printed = printed[criterion.id] else { return [] }
    let blockers = criterion.requires.map { rulebook.criteria[$0].id }.filter {
      self.bounds($0).applies == .yes && self.bounds($0).high < Self.one
    }
    let verdict: String
    if bounds.applies != .yes {
      verdict = bounds.applies == .no ? "not applicable" : "unknown"
    } else if bounds.low == Self.one {
      verdict = "met"
    } else if bounds.high == 0 {
      verdict = "not met"
    } else {
      verdict = bounds.low == bounds.high ? "partly met" : "unknown"
    }
    let found = printed["verdict"]?.text ?? ""
    let foundBlockers = printed["blockedBy"]?.items.map(\.text) ?? []
    let expected = verdict == "not met" ? blockers : []
    return found == verdict && foundBlockers == expected
      ? []
      : ["\(criterion.id): \(verdict) \(expected), not \(found) \(foundBlockers)"]
  }

  /// An explained score as bounds, where a criterion that does not apply keeps what its steps make.
  private func bounds(of score: Score, _ applies: Kleene) -> Bounds {
    Bounds(applies: applies, low: score.low.trillionths, high: score.high.trillionths)
  }

  private func credit(_ measurement: CriterionExplanation.Measurement) -> Bounds {
    var collected: [Int64] = []
    switch measurement {
    case .levels(let levels):
      var hasStopped = false
      for level in levels where !hasStopped {
        let truth = truth(of: level.condition)
        if truth != .no { collected.append(level.credit.trillionths) }
        hasStopped = truth == .yes
      }
      if !hasStopped { collected.append(0) }
    case .quantity(let number, let from, let to):
      let measured = rulebook.facts[number]
      guard let fact = reference.facts.firstIndex(where: { $0.id == measured.id }),
        case .line(let stretches) = reference.resolved[fact].values
      else { return .notApplicable }
      // As reports print them, since the engine's positions have other units.
      let ends = [from, to].map { reference.facts[fact].position(measured.text(at: $0)) }
      collected = stretches.flatMap { [$0.low, $0.high] }.map {
        ReferenceEvaluator.credit(at: $0, from: ends[0], to: ends[1])
      }
    }
    return Bounds(applies: .yes, low: collected.min() ?? 0, high: collected.max() ?? 0)
  }

  /// The truth that the parts make; those left out must not matter, so they are taken for unknown
  /// where the parts that are shown decide alone.
  private func truth(of explanation: ConditionExplanation) -> Kleene {
    guard case .combined(let combiner, let told, let parts, let leftOut) = explanation else {
      return Kleene(explanation.truth)
    }
    let truths = parts.map(truth(of:))
    func combined(_ others: Kleene) -> Kleene {
      let all = truths + [Kleene](repeating: others, count: leftOut)
      switch combiner {
      case .all: return all.min() ?? .yes
      case .any: return all.max() ?? .no
      case .none: return (all.max() ?? .no).negated
      case .atLeast(let count):
        if all.count(where: { $0 == .yes }) >= count { return .yes }
        return all.count(where: { $0 != .no }) < count ? .no : .unknown
      }
    }
    let made = combined(.unknown)
    if made == Kleene(told) { return made }
    // Of an unknown one the parts that are not unknown are left out: true for all, false for any,
    // and either for a number of parts.
    if case .atLeast = combiner, truths.contains(.unknown) { return .unknown }
    return [combined(.yes), combined(.no)].contains(Kleene(told)) ? Kleene(told) : made
  }

  func problems(of subject: ExplanationReport.GroupSubject) -> [String] {
    let group: Group
    let children: [String]
    switch subject {
    case .area(let number):
      group = rulebook.areas[number]
      children = group.children.map { rulebook.criteria[$0].id }
    case .pillar(let number):
      group = rulebook.pillars[number]
      children = group.children.map { rulebook.areas[$0].id }
    case .framework:
      group = rulebook.framework
      children = group.children.map { rulebook.pillars[$0].id }
    }
    let text = ExplanationReport(report, style: plain).group(subject, inFull: true)
      .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    guard let combination = text.word(behind: "combined by ").flatMap(Combination.init) else {
      return ["\(group.id): how it is combined is not printed\n\(text)"]
    }
    var parts: [(weight: Int64, bounds: Bounds)] = []
    for child in children {
      guard let weight = text.word(behind: "- \(child) (weight ").flatMap({ Int64($0) }) else {
        return ["\(group.id): the weight of \(child) is not printed\n\(text)"]
      }
      let isCounted = rulebook.criterion(named: child).map { assessment.criteria[$0].isCounted }
      if isCounted ?? true { parts.append((weight, bounds(child))) }
    }
    let own = reference.combined(parts, combination)
    var result = own
    if let cap = group.cap, own.applies != .no {
      let named = cap.until.map { bounds(rulebook.criteria[$0].id) }
      if named.contains(where: { $0.applies != .no && $0.low < Self.one }) {
        result.low = min(result.low, cap.ceiling.trillionths)
      }
      if named.contains(where: { $0.applies == .yes && $0.high < Self.one }) {
        result.high = min(result.high, cap.ceiling.trillionths)
      }
      let isSaid = text.contains(result != own ? ", in force now:" : ", not in force now:")
      if !isSaid { return ["\(group.id): whether its cap is in force is told wrongly\n\(text)"] }
    }
    if own.applies == .no { result = .notApplicable }
    return result == bounds(group.id)
      ? [] : ["\(group.id): its parts make \(result), not \(bounds(group.id))\n\(text)"]
  }
}

extension String {
  /// The word behind the first `words`, without what ends it.
  fileprivate func word(behind words: String) -> String? {
    guard let start = firstRange(of: words)?.upperBound else { return nil }
    return String(self[start...].prefix { $0 != " " && $0 != ")" })
  }
}

extension JSONValue {
  fileprivate var members: [String: JSONValue] {
    guard case .object(let members) = self else { return [:] }
    return Dictionary(members, uniquingKeysWith: { first, _ in first })
  }

  fileprivate subscript(key: String) -> JSONValue { members[key] ?? .null }

  fileprivate var items: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }

  fileprivate var text: String {
    if case .string(let text) = self { text } else { "" }
  }

  /// The share that a text of 12 decimals writes.
  fileprivate var trillionths: Int64 { Int64(text.filter { $0 != "." }) ?? -1 }
}
