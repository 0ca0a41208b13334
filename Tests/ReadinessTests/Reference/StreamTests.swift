import ProfileStream
import Readiness
import Testing

/// Profiles from a stream against the same profiles assessed one by one.
struct StreamTests {
  @Test func `A line of JSON says what an assessment of the same statements does`() throws {
    for number in 0..<(CaseCount.cases / 5) {
      var random = RandomSource(seed: CaseCount.seed &+ UInt64(number))
      var generated = GeneratedCase.generated(
        seed: CaseCount.seed &+ 3, number: number, withLens: number % 4 == 0)
      // Half of the profiles are as the fast reader takes them.
      if random.chance(50) { generated.profile.keepFirstShortForms() }
      let (rulebook, _) = try generated.compiled().get()
      let text = JSONProfile(generated.profile, rulebook, &random).text
      try expect(text, .ndjson, generated)
    }
  }

  @Test func `A row of a table says what an assessment of the same statements does`() throws {
    for number in 0..<(CaseCount.cases / 5) {
      var generated = GeneratedCase.generated(
        seed: CaseCount.seed &+ 4, number: number, withLens: number % 4 == 0)
      generated.profile.keepFirstShortForms()
      let (rulebook, _) = try generated.compiled().get()
      let table = CSVProfile(generated.profile, rulebook)
      guard let row = table.row else { continue }
      var diagnostics: [Diagnostic] = []
      let heading = withPadding(table.heading) {
        CSVHeading($0, rulebook: rulebook, reporting: &diagnostics)
      }
      #expect(diagnostics.isEmpty)
      try expect(row, .csv(try #require(heading)), generated)
    }
  }

  /// Compares what comes out for the profile in every detail, on its own date and on others.
  private func expect(_ record: String, _ form: StreamForm, _ generated: GeneratedCase) throws {
    let (rulebook, profile) = try generated.compiled().get()
    let lens = generated.lens.flatMap { lens in rulebook.sources.firstIndex { $0.id == lens } }
    let dates = [generated.date, profile.asOf, .earliest, .latest, generated.date]
    func assessment(on date: CalendarDate) -> Assessment {
      Assessment(
        of: profile, under: rulebook, on: date, leastGrade: generated.leastGrade, lens: lens)
    }
    func lines(_ dates: StreamDates, _ detail: StreamDetail) -> String {
      var stream = RecordStream(
        form, under: rulebook,
        StreamSettings(
          dates: dates, leastGrade: generated.leastGrade, lens: lens, detail: detail))
      withPadding(record + record) { stream.assess($0, firstLine: 1) }
      return String(decoding: stream.output.bytes, as: UTF8.self)
    }
    let own = assessment(on: profile.asOf)
    let comment: Comment = "\(record)\n\(generated)"
    try #require(
      lines(.own, .groups) == [own, own].map { line(of: $0, withVerdicts: false) }.joined(),
      comment)
    let all = dates.map { line(of: assessment(on: $0), withVerdicts: true) }.joined()
    try #require(lines(.given(dates), .verdicts) == all + all, comment)
    guard profile.statements.count < 4 else { return }
    let origin = ReportOrigin(
      engineVersion: "1", rulesDigest: "2",
      profileDigest: SHA256.digest(of: Array(record.utf8).withoutLineBreak(form)))
    let report =
      GapReport(own, countryName: profile.country, origin: origin).jsonValue.line + "\n"
    try #require(
      lines(.own, .full(engineVersion: "1", rulesDigest: "2")) == report + report, comment)
  }

  private func line(of assessment: Assessment, withVerdicts: Bool) -> String {
    let rulebook = assessment.rulebook
    func bounds(_ outcome: Assessment.GroupOutcome) -> [(String, JSONValue)] {
      let applies = outcome.score.applies != .no
      return [
        ("low", applies ? .string(outcome.score.low.decimals) : .null),
        ("high", applies ? .string(outcome.score.high.decimals) : .null),
        ("settled", outcome.settled.map { .string($0.decimals) } ?? .null),
      ] + (outcome.score.applies == .yes ? [] : [("applies", applies ? "unknown" : "no")])
    }
    let areas = zip(rulebook.areas, assessment.areas).map { area, outcome in
      let stages = outcome.stages.map { stages -> JSONValue in
        .array([
          .string(rulebook.stages[stages.lowerBound]), .string(rulebook.stages[stages.upperBound]),
        ])
      }
      return (area.id, JSONValue.object(bounds(outcome) + [("stages", stages ?? .null)]))
    }
    let verdicts = zip(rulebook.criteria, assessment.criteria).filter(\.1.isCounted).map {
      criterion, outcome in
      let word =
        switch outcome.verdict {
        case .met: "met"
        case .partlyMet: "partly met"
        case .notMet: "not met"
        case .notApplicable: "not applicable"
        case .unknown: "unknown"
        }
      return (criterion.id, JSONValue.string(word))
    }
    return JSONValue.object(
      [
        ("country", .string(assessment.profile.country)),
        ("asOf", .string(assessment.date.description)),
        ("profileAsOf", .string(assessment.profile.asOf.description)),
        ("edition", "full"), ("leftOut", .int(0)),
      ] + bounds(assessment.framework) + [("areas", .object(areas))]
        + (withVerdicts ? [("verdicts", .object(verdicts))] : [])
    ).line + "\n"
  }
}

/// Hands over a text as streams need it: with readable bytes behind it.
private func withPadding<Result>(
  _ text: String, _ body: (UnsafeRawBufferPointer) throws -> Result
) rethrows -> Result {
  let bytes = Array(text.utf8)
  return try (bytes + [UInt8](repeating: 0x7D, count: RecordStream.padding)).withUnsafeBytes {
    try body(UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]))
  }
}

extension [UInt8] {
  /// The bytes of a record that its digest is over.
  fileprivate func withoutLineBreak(_ form: StreamForm) -> [UInt8] {
    if case .ndjson = form { filter { $0 != 0x0A && $0 != 0x0D } } else { self }
  }
}

extension ProfileDeclaration {
  /// Leaves of each fact's statements the first, in the short form and without evidence.
  fileprivate mutating func keepFirstShortForms() {
    evidence = []
    for number in facts.indices {
      facts[number].statements = facts[number].statements.prefix(1).map {
        StatementDeclaration(value: $0.value, isShort: true)
      }
    }
  }
}

/// A profile as a line of JSON, written in one of the ways that mean the same.
private struct JSONProfile {
  let text: String

  init(_ profile: ProfileDeclaration, _ rulebook: Rulebook, _ random: inout RandomSource) {
    let facts = profile.facts.map { stated in
      let kind = rulebook.fact(named: stated.fact.value).map { rulebook.facts[$0].kind }
      return (stated.fact.value, Self.value(of: stated, kind, &random))
    }
    let evidence = profile.evidence.map { evidence in
      let members: [(String, JSONValue)] = [
        ("title", .string(evidence.title.value)), ("type", .string(evidence.type.value)),
        (evidence.isSeen ? "seen" : "dated", .string(evidence.date.value.description)),
        ("grade", .string(evidence.grade.value.name)),
      ]
      return (evidence.id.value, JSONValue.object(random.shuffled(members)))
    }
    let members: [(String, JSONValue)] = [
      ("country", .string(profile.country.value)),
      ("as of", .string(profile.asOf.value.description)), ("facts", .object(facts)),
    ]
    let whole = JSONValue.object(
      random.shuffled(members + (evidence.isEmpty ? [] : [("evidence", .object(evidence))])))
    // On one line with blanks and without, and the line break of either kind.
    let line = random.chance(50) ? whole.line : whole.text.replacing("\n", with: " ")
    text = line + (random.chance(20) ? "\r\n" : "\n")
  }

  private static func value(
    of stated: StatedFactDeclaration, _ kind: FactKind?, _ random: inout RandomSource
  ) -> JSONValue {
    if stated.statements.count == 1, stated.statements[0].isShort {
      return value(of: stated.statements[0].value, kind)
    }
    return .array(
      stated.statements.map { statement in
        var members: [(String, JSONValue)] = [("is", value(of: statement.value, kind))]
        func add(_ key: String, _ text: String?) {
          // What is null is not stated.
          if let text {
            members.append((key, .string(text)))
          } else if random.chance(5) {
            members.append((key, .null))
          }
        }
        add("from", statement.from?.value.description)
        add("until", statement.until?.value.description)
        add("on", statement.on?.value.description)
        add("evidence", statement.evidence?.value)
        add("note", statement.note?.value)
        return .object(random.shuffled(members))
      })
  }

  private static func value(of written: WrittenTest, _ kind: FactKind?) -> JSONValue {
    guard case .words(let words) = written else {
      guard case .list(let items, _) = written else { return .null }
      return .array(items.map { .string($0.value) })
    }
    let text = words.value
    switch (kind, text) {
    case (.yesOrNo, "yes"): return .bool(true)
    case (.yesOrNo, "no"): return .bool(false)
    case (.wholeNumber, _), (.number, _), (.money, _):
      return Quantity(text) == nil ? .string(text) : .decimal(text)
    default: return .string(text)
    }
  }
}

/// A profile of short forms as a row of a table with its heading.
private struct CSVProfile {
  let heading: String
  /// Nil where a list of choices stands, for which tables have no form.
  let row: String?

  init(_ profile: ProfileDeclaration, _ rulebook: Rulebook) {
    func quoted(_ text: String) -> String {
      text.contains { "\",\n".contains($0) }
        ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    heading = (["country", "as of"] + rulebook.facts.map(\.id)).joined(separator: ",") + "\n"
    var cells = [profile.country.value, profile.asOf.value.description]
    var isWritable = true
    for fact in rulebook.facts {
      let stated = profile.facts.first { $0.fact.value == fact.id }?.statements.first?.value
      switch stated {
      case nil: cells.append("")
      case .words(let words): cells.append(quoted(words.value))
      case .list(let items, _):
        if fact.kind != .setOfChoices { isWritable = false }
        cells.append(items.isEmpty ? "[]" : items.map(\.value).joined(separator: ";"))
      }
    }
    row = isWritable ? cells.joined(separator: ",") + "\n" : nil
  }
}
