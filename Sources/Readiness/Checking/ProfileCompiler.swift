extension Profile {
  /// Checks a profile against a rulebook and, when there is one, the register of countries.
  ///
  /// All problems are reported in one run. Nothing is returned when one of them is an error.
  public static func compile(
    _ declaration: ProfileDeclaration, rulebook: Rulebook, countries: CountryRegister?,
    reporting diagnostics: inout [Diagnostic]
  ) -> Profile? {
    var compiler = ProfileCompiler(declaration: declaration, rulebook: rulebook)
    compiler.checkCountry(in: countries)
    let profile = compiler.compile()
    diagnostics += compiler.diagnostics
    return compiler.diagnostics.hasErrors ? nil : profile
  }

  /// The profile with the overlay's facts in place of its own.
  ///
  /// Each becomes a state of grade `primary`, stated at `date`, so that it counts then.
  public func overlaid(
    with overlay: OverlayDeclaration, on date: CalendarDate, rulebook: Rulebook,
    reporting diagnostics: inout [Diagnostic]
  ) -> Profile? {
    guard
      let laid = Self.statements(
        overlay.facts, on: date, rulebook: rulebook, reporting: &diagnostics)
    else { return nil }
    let replaced = Set(laid.map(\.fact))
    return Profile(
      country: country, asOf: asOf, evidence: evidence, projects: projects,
      statements: statements.filter { !replaced.contains($0.fact) } + laid, location: location)
  }

  /// Facts stated outside a profile, as primary evidence of that day: in an overlay or a test.
  public static func statements(
    _ facts: [TestsDeclaration.StatedFact], on date: CalendarDate, rulebook: Rulebook,
    reporting diagnostics: inout [Diagnostic]
  ) -> [Statement]? {
    var statements: [Statement] = []
    var isReadable = true
    for stated in facts {
      guard let number = rulebook.fact(named: stated.fact.value) else {
        diagnostics.append(unknownFact(stated.fact, rulebook))
        isReadable = false
        continue
      }
      let fact = rulebook.facts[number]
      let reader = TestReader(fact: fact, side: .profile)
      guard let test = reader.read(stated.test, reporting: &diagnostics),
        let values = test.values(of: fact)
      else {
        isReadable = false
        continue
      }
      statements.append(
        Statement(
          fact: number, kind: .state, words: stated.test.text, values: values,
          isUnknown: test == .anything, grade: .primary, start: date, until: nil,
          freshFrom: date, isDated: false, evidence: nil, at: nil, note: nil,
          visibility: .public, location: stated.test.location))
    }
    return isReadable ? statements : nil
  }

  fileprivate static func unknownFact(_ id: Located<String>, _ rulebook: Rulebook) -> Diagnostic {
    .error(
      .unknownFact, "there is no fact `\(id.value.excerpt)`", at: id.location,
      help: Spelling.nearest(to: id.value, among: rulebook.facts.map(\.id)).map { "write `\($0)`" })
  }
}

struct ProfileCompiler {
  let declaration: ProfileDeclaration
  let rulebook: Rulebook
  var diagnostics: [Diagnostic] = []
  private var evidenceNumbers: [String: Int] = [:]
  private var isCited: [Bool] = []

  init(declaration: ProfileDeclaration, rulebook: Rulebook) {
    self.declaration = declaration
    self.rulebook = rulebook
  }

  mutating func checkCountry(in countries: CountryRegister?) {
    let country = declaration.country
    if let countries, countries.country(code: country.value) == nil {
      diagnostics.append(
        .error(
          .unknownCountry, "the register has no country `\(country.value.excerpt)`",
          at: country.location,
          help: countries.nearest(to: country.value).map { "write `\($0.iso3)`, \($0.name)" }))
    }
  }

  mutating func compile() -> Profile {
    for (number, evidence) in declaration.evidence.enumerated() {
      evidenceNumbers[evidence.id.value] = number
      isCited.append(false)
    }
    var statements: [Statement] = []
    for stated in declaration.facts {
      guard let number = rulebook.fact(named: stated.fact.value) else {
        diagnostics.append(Profile.unknownFact(stated.fact, rulebook))
        noteCitations(of: stated)
        continue
      }
      for statement in stated.statements {
        if let compiled = compile(statement, fact: number) { statements.append(compiled) }
      }
    }
    let projects = declaration.projects.map { compile($0) }
    checkCitations()
    return Profile(
      country: declaration.country.value, asOf: declaration.asOf.value,
      evidence: declaration.evidence.map {
        Evidence(
          id: $0.id.value, title: $0.title.value, type: $0.type.value, date: $0.date.value,
          isSeen: $0.isSeen, grade: $0.grade.value, url: $0.url?.value)
      },
      projects: projects, statements: statements, location: declaration.country.location)
  }

  private mutating func noteCitations(of stated: StatedFactDeclaration) {
    for statement in stated.statements {
      if let id = statement.evidence, let number = evidenceNumbers[id.value] {
        isCited[number] = true
      }
    }
  }

  private mutating func compile(_ statement: StatementDeclaration, fact number: Int) -> Statement? {
    let fact = rulebook.facts[number]
    let asOf = declaration.asOf.value
    var evidence: Int?
    if let id = statement.evidence {
      if let known = evidenceNumbers[id.value] {
        evidence = known
        isCited[known] = true
      } else {
        diagnostics.append(
          .error(
            .unknownEvidence, "the profile lists no evidence `\(id.value.excerpt)`",
            at: id.location,
            help: Spelling.nearest(to: id.value, among: evidenceNumbers.keys)
              .map { "write `\($0)`" } ?? "add it under `evidence`"))
      }
    }
    let source = evidence.map { declaration.evidence[$0] }
    let start =
      statement.on?.value ?? statement.from?.value ?? source?.date.value ?? asOf
    checkDates(of: statement, start: start)
    let grade = source?.grade.value ?? .asserted
    if statement.evidence == nil, grade < rulebook.leastGrade {
      diagnostics.append(
        .warning(
          .gradeTooLow, "a statement without evidence is `asserted` and will not count",
          at: statement.value.location,
          help: "name its evidence: the rulebook asks for `\(rulebook.leastGrade.name)` at least"))
    }
    let reader = TestReader(fact: fact, side: .profile)
    guard let test = reader.read(statement.value, reporting: &diagnostics),
      let values = test.values(of: fact)
    else { return nil }
    // Step 3: the latest of the state's start, its evidence's date and, without evidence, `as of`.
    let freshFrom = statement.on?.value ?? max(start, source?.date.value ?? asOf)
    return Statement(
      fact: number, kind: statement.on == nil ? .state : .observation,
      words: statement.value.text, values: values, isUnknown: test == .anything, grade: grade,
      start: start, until: statement.until?.value, freshFrom: freshFrom,
      isDated: statement.from != nil || statement.until != nil, evidence: evidence,
      at: statement.at?.value, note: statement.note?.value,
      visibility: statement.visibility?.value ?? .public, location: statement.value.location)
  }

  private mutating func checkDates(of statement: StatementDeclaration, start: CalendarDate) {
    let asOf = declaration.asOf
    for (key, date) in [("on", statement.on), ("from", statement.from)] {
      guard let date, date.value > asOf.value else { continue }
      diagnostics.append(
        .error(
          .afterAsOf, "`\(key): \(date.value)` lies after the profile's `as of`",
          at: date.location, help: "move `as of` forward, or mend the date",
          notes: [.init("the profile looks no further than \(asOf.value)", at: asOf.location)]))
    }
    if let until = statement.until, until.value <= start {
      diagnostics.append(
        .error(
          .endsBeforeItStarts, "the state ends on \(until.value) and starts on \(start)",
          at: until.location,
          help: statement.from == nil
            ? "say when it started with `from`: without it, it starts at its evidence's date"
            : "`until` is the first day on which it is no longer so, after `from`"))
    }
  }

  private mutating func compile(_ project: ProjectDeclaration) -> Project {
    var lines: [Int] = []
    for line in project.lines {
      if let number = rulebook.supportLines.firstIndex(where: { $0.id == line.value }) {
        lines.append(number)
      } else {
        diagnostics.append(
          .error(
            .unknownSupportLine, "there is no support line `\(line.value.excerpt)`",
            at: line.location,
            help: Spelling.nearest(to: line.value, among: rulebook.supportLines.map(\.id))
              .map { "write `\($0)`" }
              ?? "the lines are "
              + rulebook.supportLines.map { "`\($0.id)`" }.joined(separator: ", ")))
      }
    }
    if let from = project.from, let until = project.until, until.value <= from.value {
      diagnostics.append(
        .error(
          .endsBeforeItStarts, "the project ends on \(until.value) and starts on \(from.value)",
          at: until.location, help: "`until` lies after `from`"))
    }
    if let source = project.source, let number = evidenceNumbers[source.value] {
      isCited[number] = true
    }
    return Project(
      id: project.id.value, title: project.title.value, donor: project.donor?.value,
      lines: lines, from: project.from?.value, until: project.until?.value,
      source: project.source?.value)
  }

  /// Evidence that nothing rests on misleads whoever counts sources.
  private mutating func checkCitations() {
    for (number, evidence) in declaration.evidence.enumerated() where !isCited[number] {
      diagnostics.append(
        .warning(
          .unusedEvidence, "no statement rests on `\(evidence.id.value)`",
          at: evidence.id.location, help: "cite it, or leave it out"))
    }
  }
}
