/// Two pages for a minister: the answer, what presses, what to do first and what to find out.
public struct BriefReport: Sendable {
  let report: GapReport
  /// The needs that press most, with why and what mends them.
  package let needs: [Need]
  /// How many pressing needs there are in all.
  package let needCount: Int
  package let strengths: [Strength]
  /// What to do first, under the support lines; each line stands where its first action does.
  package let agenda: [AgendaLine]
  package let questions: [Inquiry]

  /// How many needs, actions and questions a brief holds at most.
  static let limit = 5

  public init(_ report: GapReport) {
    self.report = report
    needCount = report.pressingNeeds.count
    needs = report.pressingNeeds.prefix(Self.limit).map {
      Need(report.entry(for: $0), in: report)
    }
    strengths = Self.strengths(of: report)
    agenda = Self.agenda(of: report)
    let open = report.assessment.openWidth
    questions = report.assessment.questions().filter { $0.best < open }.prefix(Self.limit).map {
      question in
      let fact = report.rulebook.facts[question.fact]
      return Inquiry(
        question: fact.ask, respondent: fact.respondent.plainWords,
        settles: report.assessment.settled(by: question))
    }
  }

  /// A pressing need in plain words.
  package struct Need: Sendable {
    package let title: String
    package let id: String
    /// What was asked and what is known, each with its sources.
    package let why: [Reason]
    /// How many more facts keep it from being met.
    package let furtherFacts: Int
    /// What it holds back, in a sentence.
    package let consequence: String?
    package let basis: [String]
    package let remedy: String

    package struct Reason: Sendable {
      package let question: String
      package let answer: String
      package let sources: Sources
    }
  }

  /// A criterion that is met, and what shows it.
  package struct Strength: Sendable {
    package let title: String
    package let id: String
    package let sources: Sources
  }

  /// The first sources of something, as the gap report cites them.
  package struct Sources: Sendable {
    package let citations: [String]
    /// How many more there are.
    package let further: Int
    /// The numbers of the evidence cited.
    fileprivate let evidence: [Int]
  }

  /// The actions under one support line.
  package struct AgendaLine: Sendable {
    package let title: String
    package fileprivate(set) var actions: [Step]

    package struct Step: Sendable {
      package let number: Int
      package let title: String
      package let id: String
      /// Who, how long and for how much.
      package let means: String
      /// Which gaps it closes.
      package let purpose: String
    }
  }

  /// A question, whom to ask, and how much of the score the answer settles.
  package struct Inquiry: Sendable {
    package let question: String
    package let respondent: String
    package let settles: String
  }

  /// An area or pillar and where it stands.
  package struct Standing: Sendable {
    package let title: String
    package let isPillar: Bool
    package let outcome: Assessment.GroupOutcome
    package let interval: String
    package let stages: String
  }
}

// What stands at the head and at the foot of the brief.
extension BriefReport {
  private var assessment: Assessment { report.assessment }
  private var rulebook: Rulebook { report.rulebook }

  package var title: String { report.title }

  /// What the brief is about, in a line.
  package var subject: String {
    let lens = assessment.lens.map { ", criteria of \(rulebook.sources[$0].id) alone" } ?? ""
    return "Brief as of \(assessment.date), rulebook \(rulebook.framework.id) "
      + "\(rulebook.edition)\(lens), evidence \(assessment.leastGrade.name) or better"
  }

  /// What limits the brief as a whole: an edition that leaves something out, facts laid over.
  package var reservations: [String] {
    [
      report.editionSentence,
      report.origin.overlay.map {
        "This is no finding: facts of \($0.path) were laid over the profile."
      },
    ].compactMap(\.self)
  }

  /// The answer in two sentences.
  package var answer: [String] {
    let score = assessment.framework.score
    guard score.applies != .no else {
      return ["Nothing that the rulebook asks applies to \(report.countryName)."]
    }
    let counted = assessment.criteria.filter { $0.isCounted && $0.score.applies != .no }
    let met = counted.count { $0.score.low == .one }
    let gaps = report.pressingNeeds.count + report.otherGaps.count
    let first =
      score.low == score.high
      ? "\(report.countryName) has \(ScoreText.interval(score)) of what the rulebook asks; no "
        + "open question could change that."
      : "\(report.countryName) has between \(ScoreText.down(score.low)) and "
        + "\(ScoreText.up(score.high)) of what the rulebook asks: the low end is shown by "
        + "evidence, the high end no answer to the open questions could exceed."
    return [
      first,
      "Of \(Self.count(counted.count, "criterion", "criteria")) that may apply "
        + "\(Self.some(met, "is met", "are met")); \(Self.some(gaps, "is a gap", "are gaps"))"
        + (gaps == 0 ? "" : ", \(needCount == 0 ? "none" : "\(needCount)") of them pressing")
        + "; and \(Self.some(report.informationGaps.count, "is open", "are open"))"
        + " for lack of information.",
    ]
  }

  /// Pillars and their areas as far as they may apply, in the rulebook's order.
  package var standings: [Standing] {
    rulebook.pillars.indices.flatMap { number -> [Standing] in
      let pillar = rulebook.pillars[number]
      guard assessment.pillars[number].score.applies != .no else { return [] }
      return [standing(pillar, assessment.pillars[number], isPillar: true)]
        + pillar.children.filter { assessment.areas[$0].score.applies != .no }
        .map { standing(rulebook.areas[$0], assessment.areas[$0], isPillar: false) }
    }
  }

  private func standing(
    _ group: Group, _ outcome: Assessment.GroupOutcome, isPillar: Bool
  ) -> Standing {
    Standing(
      title: group.title, isPillar: isPillar, outcome: outcome,
      interval: ScoreText.interval(outcome.score),
      stages: isPillar ? "" : report.stages(outcome.stages))
  }

  /// What stands where no need is named.
  package var withoutNeeds: String {
    let open = report.informationGaps.count
    guard open > 0 else { return "None: every criterion is settled." }
    return "None is shown by the evidence. That does not say that there is none: "
      + "\(Self.count(open, "criterion is", "criteria are")) open."
  }

  /// What stands where no action is named.
  package var withoutAgenda: String {
    guard report.pressingNeeds.isEmpty, report.otherGaps.isEmpty else {
      return "The rulebook names no action for the gaps."
    }
    return report.informationGaps.isEmpty
      ? "Nothing: no gap is left."
      : "No gap is shown by the evidence, so find out more first."
  }

  package static let withoutStrengths = "No criterion is shown to be met."
  package static let withoutQuestions = "Nothing that would narrow the score."

  /// How many needs the brief leaves out, in a sentence.
  package var furtherNeeds: String? {
    let further = needCount - needs.count
    guard further > 0 else { return nil }
    return
      "\(further == 1 ? "1 more need presses" : "\(further) more needs press"); the gap report "
      + "has them all."
  }

  /// What is not known, a sentence each.
  package var unknowns: [String] {
    let areas = assessment.areas.indices.filter { assessment.areas[$0].score.applies != .no }
    let empty = areas.filter {
      let score = assessment.areas[$0].score
      return score.low == .zero && score.high == .one
    }.map { rulebook.areas[$0].title }
    let onNothing =
      empty.count == areas.count && areas.count > 1
      ? "Nothing is known on any area."
      : "Nothing is known on \(empty.joined(separator: "; "))."
    func sentence(_ facts: [Int], _ one: String, _ several: String) -> String? {
      facts.isEmpty ? nil : Self.count(facts.count, one, several) + "."
    }
    return [
      report.settledSentence.sentence,
      empty.isEmpty ? nil : onNothing,
      sentence(
        report.disagreements, "fact has sources that disagree",
        "facts have sources that disagree"),
      sentence(
        report.lapsed, "fact was known once and has to be looked up again",
        "facts were known once and have to be looked up again"),
      sentence(
        report.weak, "fact rests on reported or asserted evidence alone",
        "facts rest on reported or asserted evidence alone"),
    ].compactMap(\.self)
  }

  /// How to read an interval.
  package static let reading =
    "A score is an interval. Its low end is what the evidence shows; its high end is what no "
    + "answer to the open questions could exceed. What is unknown counts as neither yes nor no: a "
    + "wide interval means that little is known, not that little was done."

  /// The evidence that the brief cites, in the order of its first mention.
  package var evidence: [Evidence] {
    let cited =
      strengths.flatMap(\.sources.evidence)
      + needs.flatMap(\.why).flatMap(\.sources.evidence)
    return cited.indices.filter { !cited[..<$0].contains(cited[$0]) }
      .map { assessment.profile.evidence[cited[$0]] }
  }

  /// How the brief was made, a sentence each.
  package var method: [String] { report.making }

  /// `none is met`, `1 is met`, `2 are met`.
  private static func some(_ number: Int, _ one: String, _ several: String) -> String {
    number == 0 ? "none \(one)" : count(number, one, several)
  }

  static func count(_ number: Int, _ one: String, _ several: String) -> String {
    "\(number) \(number == 1 ? one : several)"
  }
}

extension BriefReport.Sources {
  /// A line for each source, and one for those left out.
  package var lines: [String] {
    citations
      + (further == 0 ? [] : ["and \(BriefReport.count(further, "more source", "more sources"))"])
  }
}

extension BriefReport.Need {
  /// How many facts more are behind it, in a sentence.
  package var furtherReasons: String? {
    guard furtherFacts > 0 else { return nil }
    return "\(BriefReport.count(furtherFacts, "more fact", "more facts")) behind it: "
      + "readiness explain has them all."
  }
}

extension BriefReport.Inquiry {
  /// Whom to ask and what for.
  package var source: String { "Ask the \(respondent); settles \(settles) of the score." }
}

// What the brief chooses.
extension BriefReport.Need {
  /// How many facts and sources of a need are written out.
  private static let factLimit = 2
  private static let sourceLimit = 2
  private static let titleLimit = 3

  fileprivate init(_ entry: GapReport.Entry, in report: GapReport) {
    // What is known tells a reader more than what is not.
    let facts = entry.why.filter(\.isKnown) + entry.why.filter { !$0.isKnown }
    title = entry.criterion.title
    id = entry.criterion.id
    why = facts.prefix(Self.factLimit).map { finding in
      Reason(
        question: finding.fact.ask, answer: finding.answer.sentence,
        sources: report.sources(of: finding.statements, atMost: Self.sourceLimit))
    }
    furtherFacts = max(0, facts.count - Self.factLimit)
    consequence = Self.consequence(of: entry.gap, in: report)
    basis = entry.basis
    remedy = entry.criterion.remedy
  }

  private static func consequence(of gap: Gap, in report: GapReport) -> String? {
    let rulebook = report.rulebook
    func sentence(_ words: String, _ titles: [String]) -> String? {
      guard !titles.isEmpty else { return nil }
      let further = titles.count - Self.titleLimit
      return "\(words): " + titles.prefix(Self.titleLimit).joined(separator: "; ")
        + (further > 0 ? "; and \(further) more." : ".")
    }
    let explanation = report.assessment.explanation(of: gap.criterion, onlyDeciding: true)
    let capped = (rulebook.areas + rulebook.pillars).filter { gap.caps.contains($0.id) }
    let sentences = [
      sentence("It waits for", explanation.heldBackBy.map { rulebook.criteria[$0].title }),
      sentence("It holds back", gap.blocks.map { rulebook.criteria[$0].title }),
      sentence("Until then there is a ceiling on", capped.map(\.title)),
    ].compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}

extension BriefReport {
  /// What is met: on official evidence or better first, then by severity and weight.
  private static func strengths(of report: GapReport) -> [Strength] {
    let (assessment, rulebook) = (report.assessment, report.rulebook)
    struct Candidate {
      let criterion: Int
      let statements: [Int]
      let isWellShown: Bool
      let severity: Severity
      let share: Share
    }
    let candidates = rulebook.criteria.indices.filter {
      let outcome = assessment.criteria[$0]
      return outcome.isCounted && outcome.score.applies == .yes && outcome.score.low == .one
    }.map { number in
      let statements = report.factsThatMeet(number).flatMap { assessment.facts[$0].statements }
      let grade = statements.map { assessment.profile.statements[$0].grade }.min()
      return Candidate(
        criterion: number, statements: statements,
        isWellShown: grade.map { $0 >= .official } ?? false,
        severity: rulebook.criteria[number].severity, share: rulebook.effectiveShare(of: number))
    }.sorted { left, right in
      if left.isWellShown != right.isWellShown { return left.isWellShown }
      if left.severity != right.severity { return left.severity < right.severity }
      if left.share != right.share { return left.share > right.share }
      return rulebook.criteria[left.criterion].id < rulebook.criteria[right.criterion].id
    }
    return candidates.prefix(limit).map { candidate in
      Strength(
        title: rulebook.criteria[candidate.criterion].title,
        id: rulebook.criteria[candidate.criterion].id,
        sources: report.sources(of: candidate.statements, atMost: 1))
    }
  }

  /// The first actions: for each gap, the most pressing first, what achieves it after what must
  /// come before.
  private static func agenda(of report: GapReport) -> [AgendaLine] {
    let (assessment, rulebook) = (report.assessment, report.rulebook)
    let pressing = report.pressingNeeds
    let gaps = pressing + report.otherGaps
    func isOpen(_ criterion: Int) -> Bool {
      let outcome = assessment.criteria[criterion]
      return outcome.isCounted && outcome.score.applies != .no && outcome.score.low < .one
    }
    var order: [Int] = []
    func add(_ action: Int) {
      guard !order.contains(action) else { return }
      for earlier in rulebook.actions[action].after
      where rulebook.actions[earlier].achieves.contains(where: isOpen) { add(earlier) }
      order.append(action)
    }
    for gap in gaps where order.count < limit { rulebook.achievers[gap.criterion].forEach(add) }

    var lines: [AgendaLine] = []
    for (index, number) in order.prefix(limit).enumerated() {
      let action = rulebook.actions[number]
      let needs = pressing.prefix(limit).indices.filter {
        action.achieves.contains(pressing[$0].criterion)
      }.map { String($0 + 1) }
      let closed = gaps.count { action.achieves.contains($0.criterion) }
      let step = AgendaLine.Step(
        number: index + 1, title: action.title, id: action.id,
        means: "\(action.institution.plainWords); \(report.effort(of: action))",
        purpose: closed == 0
          ? Self.preparation(of: number, in: order.prefix(limit), rulebook)
          : "Helps to close \(count(closed, "gap", "gaps"))"
            + (needs.isEmpty
              ? "." : " (\(needs.count == 1 ? "need" : "needs") \(needs.joined(separator: ", "))).")
      )
      let title = rulebook.supportLines[action.line].title
      if let line = lines.firstIndex(where: { $0.title == title }) {
        lines[line].actions.append(step)
      } else {
        lines.append(AgendaLine(title: title, actions: [step]))
      }
    }
    return lines
  }
}

extension BriefReport {
  /// What an action is for that closes no gap itself.
  private static func preparation(
    of action: Int, in order: ArraySlice<Int>, _ rulebook: Rulebook
  ) -> String {
    let later = order.firstIndex { rulebook.actions[$0].after.contains(action) }
    return later.map { "Prepares action \($0 + 1)." } ?? "Prepares later actions."
  }
}

extension GapReport {
  /// The first of the sources that statements name, each once.
  fileprivate func sources(of statements: [Int], atMost limit: Int) -> BriefReport.Sources {
    let citations = statements.map { citation(ofStatement: $0).text }
    let first = citations.indices.filter { !citations[..<$0].contains(citations[$0]) }
    let kept = first.prefix(limit)
    return BriefReport.Sources(
      citations: kept.map { citations[$0] }, further: first.count - kept.count,
      evidence: kept.compactMap { assessment.profile.statements[statements[$0]].evidence })
  }
}

extension String {
  /// An id such as `ministry-of-justice` in words.
  fileprivate var plainWords: String {
    split(separator: "-").joined(separator: " ")
  }

  /// The text as a sentence: a capital first, a full stop last.
  fileprivate var sentence: String {
    prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".")
  }
}
