@testable import Readiness

/// A stretch of a line with the place where it begins.
struct Phrase {
  let text: String
  let location: FileLocation

  /// The lines that hold something, without the blanks around them.
  static func lines(of text: String, in file: FileID) -> [Phrase] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { number, line in
        Phrase(
          text: String(line),
          location: FileLocation(file: file, line: Int32(number + 1), column: 1)
        ).trimmed
      }.filter { !$0.text.isEmpty }
  }

  var located: Located<String> { Located(text, at: location) }

  func with<Value>(_ value: Value) -> Located<Value> { Located(value, at: location) }

  /// The rest behind `prefix` and the blanks that follow it.
  func after(_ prefix: String) -> Phrase? {
    guard text.hasPrefix(prefix) else { return nil }
    return dropping(prefix.count).trimmed
  }

  /// What stands before and behind the first `separator`.
  func split(at separator: String) -> (Phrase, Phrase)? {
    guard let (head, tail) = text.split(at: separator) else { return nil }
    return (
      Phrase(text: head, location: location).trimmed,
      Phrase(
        text: tail,
        location: location.advanced(by: (head + separator).unicodeScalars.count)
      ).trimmed
    )
  }

  /// The parts between separators that stand outside brackets.
  func separated(by separator: Character) -> [Phrase] {
    var parts: [Phrase] = []
    var depth = 0
    var start = 0
    for (index, character) in (text + String(separator)).enumerated() {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      guard depth == 0, character == separator else { continue }
      let part = dropping(start)
      parts.append(Phrase(text: String(part.text.prefix(index - start)), location: part.location))
      start = index + 1
    }
    return parts.map(\.trimmed).filter { !$0.text.isEmpty }
  }

  private var trimmed: Phrase {
    var phrase = dropping(text.prefix { $0 == " " }.count)
    var text = phrase.text
    while text.last == " " { text.removeLast() }
    phrase = Phrase(text: text, location: phrase.location)
    return phrase
  }

  private func dropping(_ count: Int) -> Phrase {
    Phrase(
      text: String(text.dropFirst(count)),
      location: location.advanced(by: text.prefix(count).unicodeScalars.count))
  }
}

/// A declaration of one line: its head, and parts that begin with a key.
struct NotedLine {
  let head: Phrase
  private let parts: [Phrase]

  init(_ line: Phrase) {
    let all = line.separated(by: ";")
    head = all[0]
    parts = Array(all.dropFirst())
  }

  var hasParts: Bool { !parts.isEmpty }

  subscript(key: String) -> Phrase? {
    parts.lazy.compactMap { $0.after(key + " ") }.first
  }

  func flag(_ key: String) -> Bool { parts.contains { $0.text == key } }

  func list(_ key: String) -> [Located<String>]? {
    self[key]?.separated(by: ",").map(\.located)
  }

  func read<Value>(_ key: String, _ read: (String) -> Value?) -> Located<Value>? {
    self[key].map { $0.with(wanted(read($0.text), $0.text)) }
  }

  var weight: Located<Weight>? { read("weight") { Weight($0) } }
  var combine: Located<Combination>? { read("combine") { Combination(rawValue: $0) } }
  var staleAfter: Located<Freshness>? {
    read("stale after") { $0 == "never" ? .never : Period($0).map(Freshness.after) }
  }

  func date(_ key: String) -> Located<CalendarDate>? { read(key) { CalendarDate($0) } }

  /// `cap 50% until a, b; cap basis doc/1`.
  var cap: CapDeclaration? {
    guard let (ceiling, until) = self["cap"]?.split(at: " until ") else { return nil }
    return CapDeclaration(
      ceiling: ceiling.with(wanted(Share(percent: ceiling.text), ceiling.text)),
      until: until.separated(by: ",").map(\.located),
      basis: list("under") ?? [ceiling.with("doc/1")])
  }
}

/// What a fixture must hold for its test to make sense.
private func wanted<Value>(_ value: Value?, _ text: String) -> Value {
  guard let value else { preconditionFailure("the fixture cannot say `\(text)`") }
  return value
}

extension WrittenTest {
  /// A test in words, or a list in brackets.
  init(_ phrase: Phrase) {
    guard let list = phrase.after("["), list.text.hasSuffix("]") else {
      self = .words(phrase.located)
      return
    }
    let items = Phrase(text: String(list.text.dropLast()), location: list.location)
    self = .list(items.separated(by: ",").map(\.located), at: phrase.location)
  }
}

extension WrittenCondition {
  /// `fact: test`, or a combiner before conditions in parentheses.
  init(_ phrase: Phrase) {
    let at = phrase.location
    guard phrase.text.hasSuffix(")"), let (combiner, rest) = phrase.split(at: "(") else {
      let (fact, test) = wanted(phrase.split(at: ":"), phrase.text)
      self = .fact(fact.located, WrittenTest(test))
      return
    }
    let parts = Phrase(text: String(rest.text.dropLast()), location: rest.location)
      .separated(by: ";").map { WrittenCondition($0) }
    switch combiner.text {
    case "all of": self = .all(parts, at: at)
    case "any of": self = .any(parts, at: at)
    case "none of": self = .none(parts, at: at)
    default:
      let count = combiner.after("at least ").flatMap { Int($0.text.prefix { $0 != " " }) }
      self = .atLeast(wanted(count, combiner.text), parts, at: at)
    }
  }
}

extension TestsDeclaration.StatedFact {
  init(_ phrase: Phrase) {
    let (fact, test) = wanted(phrase.split(at: ":"), phrase.text)
    self.init(fact: fact.located, test: WrittenTest(test))
  }
}

/// Reads the notation of rulebooks.
struct RuleNotation {
  private var rules = RulebookDeclaration()
  private var pillars: [PillarDeclaration] = []
  private var facts: [FactDeclaration] = []
  private var actions: [ActionDeclaration] = []
  private var lines: [SupportLinesDeclaration.Line] = []
  private let start: FileLocation

  init(start: FileLocation) {
    self.start = start
  }

  /// The declaration, with what was left out.
  func finished() -> RulebookDeclaration {
    var rules = rules
    if rules.frameworks.isEmpty { rules.frameworks = [framework(NotedLine(implied("framework")))] }
    rules.frameworks[0].pillars = pillars
    if rules.sources.isEmpty {
      rules.sources = [source(NotedLine(implied("doc")))]
      rules.sources[0].criteria = [sourceCriterion(NotedLine(implied("1")))]
    }
    rules.vocabularies = [VocabularyDeclaration(facts: facts)]
    if !actions.isEmpty { rules.actions = [ActionsDeclaration(actions: actions)] }
    if !lines.isEmpty { rules.supportLines = [SupportLinesDeclaration(lines: lines)] }
    return rules
  }

  mutating func read(_ phrase: Phrase) {
    if readStep(phrase) { return }
    let (keyword, rest) = wanted(phrase.split(at: " "), phrase.text)
    let line = NotedLine(rest)
    switch keyword.text {
    case "framework": rules.frameworks.append(framework(line))
    case "source": rules.sources.append(source(line))
    case "states": rules.sources[rules.sources.count - 1].criteria.append(sourceCriterion(line))
    case "pillar": pillars.append(pillar(line))
    case "area":
      addEntry(line)
      addFile(line)
    case "entry": addEntry(line)
    case "file": addFile(line)
    case "criterion":
      if rules.areas.isEmpty { read(implied("area area")) }
      rules.areas[rules.areas.count - 1].criteria.append(criterion(line))
    case "fact": facts.append(fact(line))
    case "line":
      lines.append(
        .init(
          id: line.head.located, title: title(line), basis: line.list("basis") ?? []))
    case "action": actions.append(action(line))
    case "costs":
      rules.costAssumptions.append(
        CostAssumptionsDeclaration(
          currency: line.head.located, priceYear: line.head.with(2024),
          source: line.head.with("Estimates"), unitCosts: []))
    default: preconditionFailure("a fixture's line does not begin with `\(keyword.text)`")
    }
  }

  /// A line that says more of the criterion before it.
  private mutating func readStep(_ line: Phrase) -> Bool {
    func change(_ body: (inout CriterionDeclaration) -> Void) -> Bool {
      let area = rules.areas.count - 1
      body(&rules.areas[area].criteria[rules.areas[area].criteria.count - 1])
      return true
    }
    if let condition = line.after("applies when ") {
      return change { $0.appliesWhen = WrittenCondition(condition) }
    }
    if let condition = line.after("met when ") {
      return change { $0.measurement = .conditions(met: WrittenCondition(condition), levels: []) }
    }
    if let condition = line.after("partly met when ") {
      return change { $0.add(line.with(percent("50%")), WrittenCondition(condition)) }
    }
    if let (credit, condition) = line.split(at: "% when ") {
      return change {
        $0.add(credit.with(percent(credit.text + "%")), WrittenCondition(condition))
      }
    }
    if let measure = line.after("measures ") {
      let (fact, ends) = wanted(measure.split(at: " from "), line.text)
      let (from, to) = wanted(ends.split(at: " to "), line.text)
      return change {
        $0.measurement = .quantity(fact: fact.located, from: from.located, to: to.located)
      }
    }
    return false
  }

  private func implied(_ text: String) -> Phrase { Phrase(text: text, location: start) }

  private func title(_ line: NotedLine) -> Located<String> {
    line["title"]?.located ?? line.head.with("Title of \(line.head.text)")
  }

  private func framework(_ line: NotedLine) -> FrameworkDeclaration {
    FrameworkDeclaration(
      id: line.head.located, title: title(line),
      edition: line["edition"]?.located ?? line.head.with("1"),
      stages: line.list("stages") ?? ["start", "basic", "full"].map { line.head.with($0) },
      leastGrade: line.read("least grade") { Grade(name: $0) }, staleAfter: line.staleAfter,
      combine: line.combine, pillars: [])
  }

  private func pillar(_ line: NotedLine) -> PillarDeclaration {
    PillarDeclaration(
      id: line.head.located, title: title(line), weight: line.weight, combine: line.combine,
      cap: line.cap, areas: [])
  }

  private mutating func addEntry(_ line: NotedLine) {
    if pillars.isEmpty { pillars.append(pillar(NotedLine(implied("pillar")))) }
    pillars[pillars.count - 1].areas.append(
      AreaEntryDeclaration(
        id: line.head.located, weight: line.weight, combine: line.combine, cap: line.cap))
  }

  private mutating func addFile(_ line: NotedLine) {
    rules.areas.append(
      AreaDeclaration(id: line.head.located, title: title(line), criteria: []))
  }

  private func source(_ line: NotedLine) -> SourceDeclaration {
    SourceDeclaration(
      id: line.head.located, title: title(line), dated: line.date("dated"), criteria: [])
  }

  private func sourceCriterion(_ line: NotedLine) -> SourceCriterionDeclaration {
    SourceCriterionDeclaration(
      id: line.head.located, at: line["at"]?.located ?? line.head.with("point \(line.head.text)"),
      says: line.head.with("Something is so."), isInternational: line.flag("international"),
      notAssessed: line["not assessed"]?.located,
      obligation: line.read("obligation") { Obligation(rawValue: $0) })
  }

  private func criterion(_ line: NotedLine) -> CriterionDeclaration {
    let stages = rules.frameworks.first?.stages ?? []
    return CriterionDeclaration(
      id: line.head.located, title: title(line),
      basis: line.list("basis") ?? [line.head.with("doc/1")],
      stage: line["stage"]?.located
        ?? line.head.with(stages.count > 1 ? stages[1].value : "basic"),
      weight: line.weight,
      severity: line.read("severity") { Severity(rawValue: $0) } ?? line.head.with(.medium),
      requires: line.list("requires") ?? [],
      measurement: .conditions(met: .all([], at: line.head.location), levels: []),
      remedy: line.head.with("Remedy of \(line.head.text)"))
  }

  private func fact(_ line: NotedLine) -> FactDeclaration {
    let (id, kind) = wanted(line.head.split(at: ":"), line.head.text)
    return FactDeclaration(
      id: id.located, kind: kind.with(wanted(FactKind(rawValue: kind.text), kind.text)),
      choices: (line["choices"]?.separated(by: ",") ?? []).map {
        .init(word: $0.located, meaning: $0.with("Means \($0.text)"))
      },
      unit: line["unit"]?.located, range: line["range"]?.located,
      ask: line["ask"]?.located ?? id.with("What of \(id.text)?"),
      track: line.read("track") { Track(rawValue: $0) } ?? id.with(.law),
      respondent: line["respondent"]?.located ?? id.with("ministry"),
      staleAfter: line.staleAfter)
  }

  private func action(_ line: NotedLine) -> ActionDeclaration {
    ActionDeclaration(
      id: line.head.located, title: title(line),
      line: line["line"]?.located ?? line.head.with("line"), achieves: line.list("achieves") ?? [],
      after: line.list("after") ?? [], assistance: line.head.with("advice"),
      institution: line.head.with("ministry"), months: line.head.with(12),
      cost: line.head.with(
        CostRange(low: Quantity(1000), likely: Quantity(2000), high: Quantity(4000))),
      indicator: line.head.with("Indicator of \(line.head.text)"))
  }
}

extension CriterionDeclaration {
  fileprivate mutating func add(_ credit: Located<Share>, _ condition: WrittenCondition) {
    guard case .conditions(let met, let levels) = measurement else {
      preconditionFailure("levels follow `met when`")
    }
    measurement = .conditions(
      met: met, levels: levels + [.init(credit: credit, condition: condition)])
  }
}

/// Reads the notation of profiles.
struct ProfileNotation {
  private(set) var profile: ProfileDeclaration

  init(start: FileLocation) {
    profile = ProfileDeclaration(
      country: Located("ARG", at: start), asOf: Located(day("2020-01-01"), at: start))
  }

  mutating func read(_ phrase: Phrase) {
    let line = NotedLine(phrase)
    if let country = line.head.after("profile ") {
      profile.country = country.located
      profile.asOf = line.date("as of") ?? profile.asOf
    } else if let id = line.head.after("evidence ") {
      profile.evidence.append(
        EvidenceDeclaration(
          id: id.located, title: line["title"]?.located ?? id.with("Title of \(id.text)"),
          type: id.with("report"),
          date: wanted(line.date("dated") ?? line.date("seen"), phrase.text),
          isSeen: line["seen"] != nil,
          grade: wanted(line.read("grade") { Grade(name: $0) }, phrase.text)))
    } else if let id = line.head.after("project ") {
      profile.projects.append(
        ProjectDeclaration(
          id: id.located, title: id.with("Title of \(id.text)"), lines: line.list("lines") ?? [],
          from: line.date("from"), until: line.date("until"), source: line["source"]?.located))
    } else {
      add(line)
    }
  }

  private mutating func add(_ line: NotedLine) {
    let stated = TestsDeclaration.StatedFact(line.head)
    let statement = StatementDeclaration(
      value: stated.test, isShort: !line.hasParts, from: line.date("from"),
      until: line.date("until"), on: line.date("on"), evidence: line["evidence"]?.located,
      at: line["at"]?.located, note: line["note"]?.located,
      visibility: line.read("visibility") { Visibility(rawValue: $0) })
    if let known = profile.facts.firstIndex(where: { $0.fact == stated.fact }) {
      profile.facts[known].statements.append(statement)
    } else {
      profile.facts.append(StatedFactDeclaration(fact: stated.fact, statements: [statement]))
    }
  }
}

/// Reads the notation of rule tests.
struct TestNotation {
  private(set) var tests: TestsDeclaration

  init(start: FileLocation) {
    tests = TestsDeclaration(
      area: Located("area", at: start), asOf: Located(day("2020-01-01"), at: start), cases: [])
  }

  mutating func read(_ phrase: Phrase) {
    let (keyword, rest) = wanted(phrase.split(at: " "), phrase.text)
    switch keyword.text {
    case "tests":
      let line = NotedLine(rest)
      tests.area = line.head.located
      tests.asOf = line.date("as of") ?? tests.asOf
    case "base": tests.base.append(.init(rest))
    case "case":
      let line = NotedLine(rest)
      tests.cases.append(
        .init(name: line.head.located, asOf: line.date("as of"), with: [], expect: []))
    case "with": tests.cases[tests.cases.count - 1].with.append(.init(rest))
    case "expect":
      let (id, outcome) = wanted(rest.split(at: ":"), rest.text)
      tests.cases[tests.cases.count - 1].expect.append(
        .init(id: id.located, outcome: outcome.located))
    default: preconditionFailure("a fixture's line does not begin with `\(keyword.text)`")
    }
  }
}
