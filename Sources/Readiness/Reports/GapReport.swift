/// The gap report on one country: what text, Markdown and JSON say alike.
public struct GapReport: Sendable {
  public let assessment: Assessment
  /// The country's name, or its code where no register is at hand.
  public let countryName: String
  public let origin: ReportOrigin
  /// Gaps and information gaps in one list, the most pressing first.
  package let gaps: [Gap]
  package let rulebook: Rulebook

  public init(_ assessment: Assessment, countryName: String, origin: ReportOrigin) {
    self.assessment = assessment
    gaps = assessment.gaps()
    rulebook = assessment.rulebook
    self.countryName = countryName
    self.origin = origin
  }

  /// The gaps that must be closed first.
  package var pressingNeeds: [Gap] { gaps.filter(\.isPressingNeed) }

  /// The gaps that are no pressing needs.
  package var otherGaps: [Gap] { gaps.filter { $0.kind == .gap && !$0.isPressingNeed } }

  /// The criteria that may be met or not, for all that is known.
  package var informationGaps: [Gap] { gaps.filter { $0.kind == .information } }

  /// The lists of gaps in the order of the report, each with what it says when it is empty.
  package var gapLists: [(title: String, gaps: [Gap], empty: String)] {
    [
      ("Pressing needs", pressingNeeds, "No critical gap is shown by the evidence."),
      ("Other gaps", otherGaps, "None is shown by the evidence."),
      ("Information gaps", informationGaps, "None: every criterion is settled."),
    ]
  }

  /// One fact behind a gap: its value and where that comes from.
  package struct Finding {
    package let fact: Fact
    package let isKnown: Bool
    /// What one would answer to the fact's question: `at least partial`, `not known (not stated)`.
    package let answer: String
    /// `law.illegal-access is at least partial`, `… is not known: not stated`.
    package let sentence: String
    /// The numbers of the statements that it rests on.
    package let statements: [Int]
    package let sources: [Citation]
    package let notes: [String]
  }

  /// A statement's source with place, date and grade.
  package struct Citation {
    /// The source, whose id the text begins with; nil where none is named.
    package let evidence: Evidence?
    package let text: String
  }

  /// What a gap's entry says.
  package struct Entry {
    package let gap: Gap
    package let criterion: Criterion
    package let area: String
    package let verdict: String
    package let why: [Finding]
    /// The numbers of the prerequisites that hold it back.
    package let heldBackBy: [Int]
    package let caps: [String]
    package let basis: [String]
    package let actions: [Action]
  }

  /// What stands beside a label in an entry.
  package enum Part {
    /// How grave it is, and what is so now.
    case state(Severity, String)
    case text(String)
    case findings([Finding])
    /// The numbers of criteria, shown by their ids.
    case criteria([Int])
    /// An action, to be shown with its line of support.
    case action(Action)
  }

  /// The labelled parts of an entry below its title, as every form of the report shows them.
  package func parts(of entry: Entry) -> [(label: String, part: Part)] {
    var parts: [(label: String, part: Part)] = [
      (
        "State",
        .state(
          entry.criterion.severity,
          "\(entry.verdict); closing it adds \(ScoreText.down(entry.gap.gain, places: 2))")
      )
    ]
    if !entry.why.isEmpty { parts.append(("Why", .findings(entry.why))) }
    if !entry.heldBackBy.isEmpty { parts.append(("Needs", .criteria(entry.heldBackBy))) }
    if !entry.gap.blocks.isEmpty { parts.append(("Blocks", .criteria(entry.gap.blocks))) }
    if !entry.caps.isEmpty { parts.append(("Caps", .text(entry.caps.joined(separator: ", ")))) }
    parts.append(("Basis", .text(entry.basis.joined(separator: "; "))))
    parts.append(("Remedy", .text(entry.criterion.remedy)))
    for action in entry.actions { parts.append(("Action", .action(action))) }
    return parts
  }

  /// The ids of criteria in a row.
  func ids(of criteria: [Int]) -> String {
    criteria.map { rulebook.criteria[$0].id }.joined(separator: ", ")
  }

  package func entry(for gap: Gap) -> Entry {
    let criterion = rulebook.criteria[gap.criterion]
    let outcome = assessment.criteria[gap.criterion]
    let explanation = assessment.explanation(of: gap.criterion, onlyDeciding: true)
    return Entry(
      gap: gap, criterion: criterion, area: rulebook.areas[criterion.area].title,
      verdict: outcome.verdict.text(of: outcome.score, under: rulebook),
      why: decidingFacts(explanation).map { finding(of: $0) },
      heldBackBy: explanation.heldBackBy, caps: gap.caps,
      basis: criterion.basis.map { citation($0) },
      actions: rulebook.achievers[gap.criterion].map { rulebook.actions[$0] })
  }

  /// The facts whose values keep the criterion from being shown as met, each once.
  private func decidingFacts(_ explanation: CriterionExplanation) -> [Int] {
    var facts: [Int] = []
    if let appliesWhen = explanation.appliesWhen, appliesWhen.truth == .unknown {
      facts = self.facts(of: appliesWhen)
    }
    guard explanation.own.low < .one else { return facts }
    return (facts + factsOfFullCredit(explanation)).eachOnce
  }

  /// The facts whose values show that a criterion is met, each once.
  func factsThatMeet(_ criterion: Int) -> [Int] {
    factsOfFullCredit(assessment.explanation(of: criterion, onlyDeciding: true))
  }

  /// The facts that decide about full credit; lower levels only say how much is left.
  private func factsOfFullCredit(_ explanation: CriterionExplanation) -> [Int] {
    switch explanation.measurement {
    case .quantity(let fact, _, _): [fact]
    case .levels(let levels): levels.first.map { facts(of: $0.condition) } ?? []
    }
  }

  private func facts(of condition: ConditionExplanation) -> [Int] {
    switch condition {
    case .test(let test, _): [rulebook.tests[test].fact]
    case .combined(_, _, let parts, _): parts.flatMap(facts).eachOnce
    }
  }

  package func finding(of number: Int) -> Finding {
    let fact = rulebook.facts[number]
    let resolved = assessment.facts[number]
    let text = fact.text(of: resolved.values)
    let answer: String
    let sentence: String
    if let reason = resolved.reason {
      answer = "not known (\(reason))"
      sentence = "\(fact.id) is not known (\(reason))"
    } else if resolved.isConflicting {
      answer = "sources disagree, \(text)"
      sentence = "\(fact.id): \(answer)"
    } else {
      let meaning = fact.meaning(of: resolved.values)
      answer = meaning.map { "\($0) (\(text))" } ?? text
      sentence =
        "\(fact.id) \(fact.predicate(of: resolved.values))" + (meaning.map { " (\($0))" } ?? "")
    }
    return Finding(
      fact: fact, isKnown: resolved.reason == nil, answer: answer, sentence: sentence,
      statements: resolved.statements,
      sources: resolved.statements.map { citation(ofStatement: $0) },
      notes: resolved.statements.compactMap { assessment.profile.statements[$0].note })
  }

  package func citation(ofStatement number: Int) -> Citation {
    assessment.citation(ofStatement: number)
  }

  /// `octopus-2011, key message 6`.
  func citation(_ reference: SourceReference) -> String {
    "\(rulebook.sources[reference.source].id), \(rulebook.sourceCriterion(reference).at)"
  }

  /// `draft-powers: Draft and adopt … (legislation; 18 months; 60000 to 150000 EUR)`.
  func text(of action: Action) -> String {
    "\(action.title) (\(action.id); \(action.institution), \(action.assistance); "
      + "\(effort(of: action)))"
  }

  /// `18 months, 60000 to 150000 EUR`.
  func effort(of action: Action) -> String {
    let currency = rulebook.costAssumptions?.currency ?? ""
    let months = action.months == 1 ? "1 month" : "\(action.months) months"
    return "\(months), \(action.cost.low) to \(action.cost.high) \(currency)"
  }

  package func line(of action: Action) -> String { rulebook.supportLines[action.line].title }

  /// What must be said of the evidence: a sentence each, some with the statements behind it.
  package var evidenceProblems: [(sentence: String, statements: [String])] {
    var problems: [(sentence: String, statements: [String])] = []
    for number in disagreements {
      let resolved = assessment.facts[number]
      problems.append(
        (
          finding(of: number).sentence
            + (resolved.isConflicting ? "" : " (the better evidence decides)"),
          (resolved.statements + resolved.overruled).map {
            "\(assessment.profile.statements[$0].words): \(citation(ofStatement: $0).text)"
          }
        ))
    }
    for number in lapsed { problems.append((finding(of: number).sentence, [])) }
    if !weak.isEmpty {
      problems.append(
        (
          "Known from reported or asserted evidence alone: "
            + weak.map { rulebook.facts[$0].id }.joined(separator: ", ") + ".", []
        ))
    }
    return problems
  }

  /// Facts on which sources disagree.
  var disagreements: [Int] {
    assessment.facts.indices.filter { assessment.facts[$0].disagrees }
  }

  /// Facts that a rule reads and whose statements are stale, ended, or below the least grade.
  var lapsed: [Int] {
    assessment.facts.indices.filter { number in
      switch assessment.facts[number].reason {
      case .stale, .ended, .gradeTooLow: true
      case .onlyFrom, .notStated, .statedAsUnknown, nil: false
      }
    }
  }

  /// Facts that rest on statements of the weakest grades alone.
  var weak: [Int] {
    assessment.facts.indices.filter { number in
      let statements = assessment.facts[number].statements
      return assessment.facts[number].reason == nil && !statements.isEmpty
        && statements.allSatisfy { assessment.profile.statements[$0].grade < .official }
    }
  }

  /// The sources of the profile that the assessment rests on, the most cited first.
  package var citedEvidence: [(evidence: Evidence, facts: Int)] {
    var counts: [Int: Int] = [:]
    for fact in assessment.facts {
      for number in Set(fact.statements.compactMap { assessment.profile.statements[$0].evidence }) {
        counts[number, default: 0] += 1
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (assessment.profile.evidence[$0.key], $0.value) }
  }

  /// How far the country is from the source that the lens looks at.
  package var distanceLines: (title: String, counts: [String], notMet: [String])? {
    guard let lens = assessment.lens else { return nil }
    let source = rulebook.sources[lens]
    let distance = assessment.distance(to: lens)
    let isTreaty = source.criteria.contains { $0.obligation != nil }
    let obligations = isTreaty ? Obligation.allCases : [.required]
    let counts = obligations.map { obligation in
      let words = [
        ("met", distance.count(.met, obligation, of: source)),
        ("not met", distance.count(.notMet, obligation, of: source)),
        ("open", distance.count(.open, obligation, of: source)),
        ("not assessed", distance.count(.notAssessed, obligation, of: source)),
      ].map { "\($0.1) \($0.0)" }.joined(separator: ", ")
      return (isTreaty ? "\(obligation.rawValue): " : "") + words
    }
    let notMet = distance.entries.filter { $0.standing == .notMet }.map { entry in
      let criterion = source.criteria[entry.criterion]
      let obligation = criterion.obligation.map { " (\($0.rawValue))" } ?? ""
      let rules = entry.rules.filter { assessment.criteria[$0].score.high < .one }
        .map { rulebook.criteria[$0].id }.joined(separator: ", ")
      return "\(criterion.at)\(obligation): \(rules)"
    }
    return (isTreaty ? "Distance to the treaty" : "What the source asks", counts, notMet)
  }

  /// A sentence where what is laid down in an area and what works there have surely parted.
  package func partedLine(ofArea area: Int) -> String? {
    let both = assessment.paperAndPractice(ofArea: area)
    guard both.haveParted else { return nil }
    return "on paper \(ScoreText.interval(both.paper)), in practice "
      + "\(ScoreText.interval(both.practice)): paper and practice part"
  }

  /// What holds a group at its cap, where the cap lowers its score.
  package func capLine(on group: Group, _ outcome: Assessment.GroupOutcome) -> String? {
    guard outcome.isCapped, let cap = group.cap else { return nil }
    let open = cap.until.filter {
      assessment.criteria[$0].score.applies != .no && assessment.criteria[$0].score.low < .one
    }
    return "capped at \(ScoreText.nearest(cap.ceiling)) until "
      + open.map { rulebook.criteria[$0].id }.joined(separator: ", ")
  }

  /// The stages between which an area stands, in words.
  package func stages(_ range: ClosedRange<Int>?) -> String {
    guard let range else { return "–" }
    let low = rulebook.stages[range.lowerBound]
    let high = rulebook.stages[range.upperBound]
    return low == high ? low : "\(low) to \(high)"
  }

  /// The settled share in words, rounded down.
  package func settled(_ outcome: Assessment.GroupOutcome) -> String {
    guard let settled = outcome.settled else { return "–" }
    return ScoreText.down(settled)
      + (outcome.score.applies == .unknown ? " (may not apply)" : "")
  }

  /// How much of the framework's score is known, in words.
  package var settledSentence: String {
    assessment.framework.settled == nil
      ? "nothing applies" : settled(assessment.framework) + " of the score is known"
  }

  package var editionSentence: String? { origin.editionSentence }

  /// The head line of the report.
  package var title: String {
    "\(countryName) (\(assessment.profile.country)): \(rulebook.framework.title)"
  }
}

extension Evidence {
  /// `gpc-2010: Activities … (official report, official, dated 2010-05-05)`.
  package var summary: String {
    "\(id): \(title) (\(type), \(grade.name), \(isSeen ? "seen" : "dated") \(date))"
  }
}

extension [Int] {
  /// The numbers in their order, without those that occurred before.
  fileprivate var eachOnce: [Int] {
    indices.filter { !self[..<$0].contains(self[$0]) }.map { self[$0] }
  }
}
