import Readiness

extension GeneratedCase {
  /// What the case has of all that the language knows, in words that name the construct.
  var constructs: Set<String> {
    var found = Constructs(facts: referenceFacts)
    found.add(rulebook)
    found.add(profile)
    if lens != nil { found.names.insert("lens") }
    if leastGrade != nil { found.names.insert("least grade of an assessment") }
    return found.names
  }
}

/// Every construct of `language.md`, section by section.
struct Constructs {
  fileprivate(set) var names: Set<String> = []
  private let facts: [String: ReferenceFact]

  fileprivate init(facts: [ReferenceFact]) {
    self.facts = Dictionary(facts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All that must be met among generated cases.
  static var all: Set<String> {
    var all: Set<String> = [
      "lens", "least grade of an assessment", "least grade of the framework",
      "stale after of the framework", "stale after of a fact", "stale after: never",
      "stale after in days", "stale after in months", "stale after in years", "stages 2",
      "stages 3", "stages 4", "several pillars", "several areas", "several vocabularies' facts",
      "weight of a pillar", "weight of an area", "weight of a criterion", "default weight",
      "least weight", "greatest weight", "cap on a pillar", "cap on an area", "cap until several",
      "publisher", "source dated", "source url", "addressed to", "not assessed", "checked: yes",
      "checked: no", "unit", "range", "default range", "several bases", "applies when",
      "requires", "requires several", "requires another area", "requires along a chain",
      "met when alone", "partly met when", "levels", "one level", "measures rising",
      "measures falling", "nested condition", "list of choices in a rule",
      "list of choices in a profile", "support lines", "cost assumptions", "actions",
      "action after another", "no actions", "evidence dated", "evidence seen", "evidence url",
      "no evidence", "projects", "short form", "long form", "several statements",
      "several grades about a fact", "states and observations of a fact", "on", "from", "until",
      "from and until", "at", "note", "unknown", "no members", "exactly these members",
      "a member alone in a list",
    ]
    for kind in FactKind.allCases { all.insert("type: \(kind.rawValue)") }
    for track in Track.allCases { all.insert("track: \(track)") }
    for severity in Severity.allCases { all.insert("severity: \(severity)") }
    for grade in Grade.allCases { all.insert("grade: \(grade)") }
    for visibility in Visibility.allCases { all.insert("visibility: \(visibility)") }
    for obligation in Obligation.allCases { all.insert("obligation: \(obligation)") }
    for group in ["framework", "pillar", "area"] {
      for combination in Combination.allCases { all.insert("\(group) \(combination)") }
      all.insert("\(group) default")
    }
    for combiner in ["all of", "any of", "none of", "at least N of"] {
      for place in ["applies when", "met when", "levels"] { all.insert("\(combiner) in \(place)") }
    }
    for kind: FactKind in [.wholeNumber, .number, .percent, .money] {
      all.insert("measures \(kind.rawValue)")
    }
    for kind in FactKind.allCases where kind != .text {
      for form in forms(of: kind, isRule: true) { all.insert("rule, \(kind.rawValue): \(form)") }
    }
    for kind in FactKind.allCases {
      for form in forms(of: kind, isRule: false) {
        all.insert("profile, \(kind.rawValue): \(form)")
      }
    }
    return all
  }

  /// The forms of a test of that type: section 3.4, the table.
  private static func forms(of kind: FactKind, isRule: Bool) -> [String] {
    switch kind {
    case .yesOrNo, .text: ["a value"]
    case .choice: ["a value", "a list"]
    case .orderedChoice: ["a value", "a list", "at least", "at most"]
    case .wholeNumber, .number, .percent, .money:
      ["a value", "at least", "at most", "more than", "less than", "between"]
    case .date:
      ["a value", "on or before", "on or after", "between"]
        + (isRule ? ["within days", "within months", "within years"] : [])
    case .setOfChoices:
      isRule
        ? ["includes all of", "includes any of", "includes none of", "includes at least"]
        : ["a list", "includes all of", "includes none of"]
    }
  }

  private mutating func note(_ name: String, _ holds: Bool = true) {
    if holds { names.insert(name) }
  }

  fileprivate mutating func add(_ rulebook: RulebookDeclaration) {
    let framework = rulebook.frameworks[0]
    note("least grade of the framework", framework.leastGrade != nil)
    note("stale after of the framework", framework.staleAfter != nil)
    add(framework.staleAfter)
    note("stages \(framework.stages.count)")
    add("framework", framework.combine)
    note("several pillars", framework.pillars.count > 1)
    for pillar in framework.pillars {
      add("pillar", pillar.combine)
      add("weight of a pillar", pillar.weight)
      add("cap on a pillar", pillar.cap)
      note("several areas", pillar.areas.count > 1)
      for area in pillar.areas {
        add("area", area.combine)
        add("weight of an area", area.weight)
        add("cap on an area", area.cap)
      }
    }
    for source in rulebook.sources { add(source) }
    for fact in rulebook.vocabularies.flatMap(\.facts) { add(fact) }
    note("several vocabularies' facts", rulebook.vocabularies.flatMap(\.facts).count > 1)
    for area in rulebook.areas {
      for criterion in area.criteria { add(criterion, of: area, rulebook) }
    }
    note("support lines", !rulebook.supportLines.isEmpty)
    note("cost assumptions", !rulebook.costAssumptions.isEmpty)
    note(rulebook.actions.isEmpty ? "no actions" : "actions")
    note(
      "action after another", rulebook.actions.flatMap(\.actions).contains { !$0.after.isEmpty })
  }

  private mutating func add(_ freshness: Located<Freshness>?) {
    switch freshness?.value {
    case nil: break
    case .never: note("stale after: never")
    case .after(let period): note("stale after in \(period.unit)")
    }
  }

  private mutating func add(_ group: String, _ combination: Located<Combination>?) {
    note("\(group) \(combination.map { "\($0.value)" } ?? "default")")
  }

  private mutating func add(_ name: String, _ weight: Located<Weight>?) {
    note(weight == nil ? "default weight" : name)
    note("least weight", weight?.value.millionths == 1)
    note("greatest weight", weight?.value.millionths == 1_000_000_000_000)
  }

  private mutating func add(_ name: String, _ cap: CapDeclaration?) {
    guard let cap else { return }
    note(name)
    note("cap until several", cap.until.count > 1)
  }

  private mutating func add(_ source: SourceDeclaration) {
    note("publisher", source.publisher != nil)
    note("source dated", source.dated != nil)
    note("source url", source.url != nil)
    for criterion in source.criteria {
      note("addressed to", criterion.isInternational)
      note("not assessed", criterion.notAssessed != nil)
      if let obligation = criterion.obligation { note("obligation: \(obligation.value)") }
      if let checked = criterion.checked { note("checked: \(checked.value ? "yes" : "no")") }
    }
  }

  private mutating func add(_ fact: FactDeclaration) {
    note("type: \(fact.kind.value.rawValue)")
    note("track: \(fact.track.value)")
    note("unit", fact.unit != nil)
    note("range", fact.range != nil)
    note("default range", fact.range == nil && fact.kind.value == .percent)
    note("stale after of a fact", fact.staleAfter != nil)
    add(fact.staleAfter)
  }

  private mutating func add(
    _ criterion: CriterionDeclaration, of area: AreaDeclaration, _ rulebook: RulebookDeclaration
  ) {
    note("severity: \(criterion.severity.value)")
    add("weight of a criterion", criterion.weight)
    note("several bases", criterion.basis.count > 1)
    note("requires", !criterion.requires.isEmpty)
    note("requires several", criterion.requires.count > 1)
    let criteria = rulebook.areas.flatMap(\.criteria)
    for required in criterion.requires {
      note("requires another area", !area.criteria.contains { $0.id == required })
      note(
        "requires along a chain",
        criteria.contains { $0.id == required && !$0.requires.isEmpty })
    }
    if let condition = criterion.appliesWhen {
      note("applies when")
      add(condition, "applies when")
    }
    switch criterion.measurement {
    case .quantity(let id, let from, let to):
      guard let fact = facts[id.value] else { return }
      note("measures \(fact.kind.rawValue)")
      note(
        fact.position(from.value) < fact.position(to.value)
          ? "measures rising" : "measures falling")
    case .conditions(let met, let levels):
      add(met, "met when")
      for level in levels { add(level.condition, "levels") }
      note("met when alone", levels.isEmpty)
      note("partly met when", levels.count == 1 && levels[0].credit.value == Share(percent: "50%"))
      note("one level", levels.count == 1 && levels[0].credit.value != Share(percent: "50%"))
      note("levels", levels.count > 1)
    }
  }

  private mutating func add(_ condition: WrittenCondition, _ place: String, depth: Int = 0) {
    let combiner: String
    let parts: [WrittenCondition]
    switch condition {
    case .fact(let id, let test):
      guard let fact = facts[id.value] else { return }
      note("rule, \(fact.kind.rawValue): \(form(of: test))")
      if case .list = test { note("list of choices in a rule") }
      return
    case .all(let all, _): (combiner, parts) = ("all of", all)
    case .any(let all, _): (combiner, parts) = ("any of", all)
    case .none(let all, _): (combiner, parts) = ("none of", all)
    case .atLeast(_, let all, _): (combiner, parts) = ("at least N of", all)
    }
    note("\(combiner) in \(place)")
    note("nested condition", depth > 0)
    for part in parts { add(part, place, depth: depth + 1) }
  }

  /// The words with which a test begins, or what it is.
  private func form(of test: WrittenTest) -> String {
    guard case .words(let words) = test else { return "a list" }
    let text = words.value
    if text.hasPrefix("within ") {
      return ["days", "months", "years"].first { text.contains($0.dropLast()) }
        .map { "within \($0)" } ?? text
    }
    return [
      "at least", "at most", "more than", "less than", "between", "on or before", "on or after",
      "includes all of", "includes any of", "includes none of", "includes at least",
    ].first { text.hasPrefix($0 + " ") } ?? "a value"
  }

  fileprivate mutating func add(_ profile: ProfileDeclaration) {
    for evidence in profile.evidence {
      note(evidence.isSeen ? "evidence seen" : "evidence dated")
      note("evidence url", evidence.url != nil)
    }
    note("projects", !profile.projects.isEmpty)
    let grades = Dictionary(
      profile.evidence.map { ($0.id.value, $0.grade.value) }, uniquingKeysWith: { one, _ in one })
    for stated in profile.facts {
      let statements = stated.statements
      note("several statements", statements.count > 1)
      let all = Set(statements.map { $0.evidence.flatMap { grades[$0.value] } ?? .asserted })
      for grade in all { note("grade: \(grade)") }
      note("several grades about a fact", all.count > 1)
      note("states and observations of a fact", Set(statements.map { $0.on == nil }).count > 1)
      for statement in statements { add(statement, facts[stated.fact.value]) }
    }
  }

  private mutating func add(_ statement: StatementDeclaration, _ fact: ReferenceFact?) {
    note(statement.isShort ? "short form" : "long form")
    note("on", statement.on != nil)
    note("from", statement.from != nil)
    note("until", statement.until != nil)
    note("from and until", statement.from != nil && statement.until != nil)
    note("at", statement.at != nil)
    note("note", statement.note != nil)
    note("no evidence", statement.evidence == nil)
    if let visibility = statement.visibility { note("visibility: \(visibility.value)") }
    guard let fact else { return }
    switch statement.value {
    case .words(let words) where words.value == "unknown":
      note("unknown")
    case .words:
      note("profile, \(fact.kind.rawValue): \(form(of: statement.value))")
    case .list(let items, _):
      note("profile, \(fact.kind.rawValue): a list")
      guard fact.kind == .setOfChoices else { return note("list of choices in a profile") }
      note(items.isEmpty ? "no members" : "exactly these members")
      note("a member alone in a list", items.count == 1)
    }
  }
}
