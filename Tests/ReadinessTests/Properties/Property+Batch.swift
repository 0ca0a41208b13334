import Foundation
import ProfileStream
import Readiness
import RulebookYAML

extension GeneratedCase {
  /// Where a country in a series of assessments differs from an assessment of its own.
  ///
  /// Each day comes twice with others and another country in between, so that nothing may stay.
  func changesInSeries(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    let (rulebook, profile) = try compiled().get()
    let other = try withOtherProfile(&random).profile(under: rulebook)
    var series = SerialAssessment(
      under: rulebook, leastGrade: leastGrade, lens: assessment(of: profile, under: rulebook).lens)
    for date in [date, profile.asOf, .earliest, date, .latest, profile.asOf] {
      for profile in [profile, other, profile] {
        var asked = self
        asked.date = date
        let single = asked.assessment(of: profile, under: rulebook)
        series.assess(profile, on: date)
        let verdicts = rulebook.criteria.indices.map { series.verdict(on: $0) }
        guard series.framework == single.framework, series.areas == single.areas,
          verdicts == single.criteria.map(\.verdict.withoutBlockers),
          rulebook.criteria.indices.allSatisfy({
            series.isCounted($0) == single.criteria[$0].isCounted
          })
        else { return ["in a series of assessments, on \(date)"] }
      }
    }
    return []
  }

  /// The case about another country under the same rulebook.
  func withOtherProfile(_ random: inout RandomSource) -> GeneratedCase {
    var other = self
    var generator = ProfileGenerator(RandomSource(seed: random.next()), rulebook: rulebook)
    other.profile = generator.profile()
    return other
  }

  /// Where a stream of this country, another and this again says something else than assessments
  /// of the same statements: in full, in verdicts, on other dates and in another edition.
  func changesInStream(
    _ random: inout RandomSource, asTable: Bool
  ) throws(CompilationErrors) -> [String] {
    let rulebook = try compiled().get().rulebook
    var countries: [(record: String, profile: Profile)] = []
    var form = StreamForm.ndjson
    for var written in [self, withOtherProfile(&random)] {
      // Half of the profiles are as the fast reader takes them.
      if asTable || random.chance(50) { written.profile.keepFirstShortForms() }
      let record: String
      if asTable {
        let table = CSVProfile(written.profile, rulebook)
        guard let row = table.row, let heading = table.read(under: rulebook) else { continue }
        form = .csv(heading)
        record = row
      } else {
        record = JSONProfile(written.profile, rulebook, &random).text
      }
      countries.append((record, try written.profile(under: rulebook)))
    }
    guard let first = countries.first else { return [] }
    countries.append(first)
    let edition = random.pick(Edition.allCases)
    return streamed(countries, form, edition, under: rulebook)
  }

  private func streamed(
    _ countries: [(record: String, profile: Profile)], _ form: StreamForm, _ edition: Edition,
    under rulebook: Rulebook
  ) -> [String] {
    let lens = lens.flatMap { lens in rulebook.sources.firstIndex { $0.id == lens } }
    let shown = countries.map { $0.profile.edition(edition) }
    func lines(_ dates: StreamDates, _ detail: StreamDetail) -> [Substring] {
      var stream = RecordStream(
        form, under: rulebook,
        StreamSettings(
          dates: dates, leastGrade: leastGrade, lens: lens, edition: edition, detail: detail))
      withPadding(countries.map(\.record).joined()) { stream.assess($0, firstLine: 1) }
      return String(decoding: stream.output.bytes, as: UTF8.self).split(separator: "\n")
    }
    func single(_ number: Int, on date: CalendarDate) -> Assessment {
      Assessment(
        of: shown[number].profile, under: rulebook, on: date, leastGrade: leastGrade, lens: lens)
    }
    func line(_ number: Int, on date: CalendarDate, withVerdicts: Bool) -> String {
      self.line(
        of: single(number, on: date), edition, leftOut: shown[number].leftOut,
        withVerdicts: withVerdicts)
    }
    func problems(_ detail: String, _ found: [Substring], _ expected: [String]) -> [String] {
      guard found.map(String.init) != expected else { return [] }
      let pairs = zip(found.map(String.init), expected).filter { $0 != $1 }
      return ["\(detail) in the stream against single assessments, edition \(edition)"]
        + countries.map(\.record) + pairs.flatMap { [$0, $1] }
    }
    let numbers = countries.indices
    let own = numbers.map { line($0, on: shown[$0].profile.asOf, withVerdicts: false) }
    let dates = [date, countries[0].profile.asOf, .earliest, .latest, date]
    let all = numbers.flatMap { number in
      dates.map { line(number, on: $0, withVerdicts: true) }
    }
    let found =
      problems("groups", lines(.own, .groups), own)
      + problems("verdicts", lines(.given(dates), .verdicts), all)
    // Reports in full cost much, and say the more the fewer statements there are.
    guard found.isEmpty, countries.allSatisfy({ $0.profile.statements.count < 4 }) else {
      return found
    }
    let reports = numbers.map { number in
      let origin = ReportOrigin(
        engineVersion: "1", rulesDigest: "2",
        profileDigest: SHA256.digest(
          of: Array(countries[number].record.utf8).withoutLineBreak(form)),
        edition: edition, leftOut: shown[number].leftOut)
      return GapReport(
        single(number, on: shown[number].profile.asOf),
        countryName: shown[number].profile.country, origin: origin
      ).jsonValue.line
    }
    return problems("reports", lines(.own, .full(engineVersion: "1", rulesDigest: "2")), reports)
  }

  private func line(
    of assessment: Assessment, _ edition: Edition, leftOut: Int, withVerdicts: Bool
  ) -> String {
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
        ("edition", .string(edition.rawValue)), ("leftOut", .int(leftOut)),
      ] + bounds(assessment.framework) + [("areas", .object(areas))]
        + (withVerdicts ? [("verdicts", .object(verdicts))] : [])
    ).line
  }
}

extension GeneratedCase {
  /// What several threads say otherwise than one: reading files, and assessing many countries.
  func changesByThreads(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    let rulebook = try compiled().get().rulebook
    var countries = [self]
    for _ in 0..<5 { countries.append(withOtherProfile(&random)) }
    let profiles = countries.compactMap { try? $0.profile(under: rulebook) }
    let comparisons = [1, 2, 3, 8].map { jobs in
      let summaries = mapInParallel(profiles, jobs: jobs) {
        CountrySummary(assessment(of: $0, under: rulebook), name: $0.country)
      }
      return ComparisonReport(
        Comparison(summaries, under: rulebook, on: date, leastGrade: leastGrade ?? .asserted),
        origin: ReportOrigin(engineVersion: "1", rulesDigest: "2", profileDigest: "3")
      ).written(as: .json, style: plain)
    }
    let alone = profiles.map {
      Conclusions(of: assessment(of: $0, under: rulebook), withLists: true)
    }
    let together = [2, 3, 8].map { jobs in
      mapInParallel(profiles, jobs: jobs) {
        Conclusions(of: assessment(of: $0, under: rulebook), withLists: true)
      }
    }
    do {
      let readings = try [1, 2, 3, 8].map(filesRead(jobs:))
      return (readings.allSatisfy { $0 == readings[0] } ? [] : ["files are read otherwise"])
        + (comparisons.allSatisfy { $0 == comparisons[0] } ? [] : ["a comparison differs"])
        + (together.allSatisfy { $0 == alone } ? [] : ["assessments differ"])
    } catch {
      return ["\(error)"]
    }
  }

  /// What comes of writing the rulebook to a folder and reading it on several threads.
  private func filesRead(jobs: Int) throws -> String {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: "readiness-\(UUID().uuidString)")
    defer { try? manager.removeItem(at: folder) }
    for file in ruleFiles {
      let url = folder.appending(path: file.path)
      try manager.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(FileWriter.plain(file.content).utf8).write(to: url)
    }
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let read = try readRulebook(
      at: folder.path, shownAs: "rules", jobs: jobs, files: &files, diagnostics: &diagnostics)
    var other = self
    other.rulebook = read
    return files.files.map(\.path).joined(separator: "\n") + "\n" + other.description
      + diagnostics.map { $0.text(in: files) }.joined()
  }

  /// Where an edition concludes something else than the profile without what it may not show.
  func changesByEdition() throws(CompilationErrors) -> [String] {
    let (rulebook, profile) = try compiled().get()
    var problems: [String] = []
    for edition in Edition.allCases {
      var shown = self
      for fact in shown.profile.facts.indices {
        shown.profile.facts[fact].statements.removeAll {
          switch (edition, $0.visibility?.value ?? .public) {
          case (.full, _), (_, .public), (.partners, .partners): false
          case (.public, .partners), (_, .restricted): true
          }
        }
      }
      let engine = Conclusions(
        of: assessment(of: profile.edition(edition).profile, under: rulebook), withLists: true)
      let changes = shown.byReference().differences(from: engine)
      if !changes.isEmpty { problems += ["edition \(edition)"] + changes }
    }
    return problems
  }

  /// Where facts laid over the profile count otherwise than primary evidence of the day.
  func changesByOverlay(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    let (rulebook, profile) = try compiled().get()
    let facts = random.subset(of: referenceFacts, atLeast: 1)
    var laid: [(fact: ReferenceFact, tests: [WrittenTest])] = []
    for fact in facts { laid.append((fact, [TestGenerator.statement(of: fact, &random)])) }
    let overlay = OverlayDeclaration(
      facts: laid.map { .init(fact: located($0.fact.id), test: $0.tests[0]) })
    var diagnostics: [Diagnostic] = []
    guard
      let overlaid = profile.overlaid(
        with: overlay, on: date, rulebook: rulebook, reporting: &diagnostics)
    else { throw CompilationErrors(diagnostics) }
    return learning(laid).byReference().differences(
      from: Conclusions(of: assessment(of: overlaid, under: rulebook), withLists: true))
  }
}

extension Verdict {
  fileprivate var withoutBlockers: Verdict {
    if case .notMet = self { .notMet(blockedBy: []) } else { self }
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
        ("url", evidence.url.map { .string($0.value) } ?? .null),
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
        add("at", statement.at?.value)
        add("note", statement.note?.value)
        add("visibility", statement.visibility?.value.rawValue)
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

  /// The heading as streams read it; nil if it is refused.
  func read(under rulebook: Rulebook) -> CSVHeading? {
    var diagnostics: [Diagnostic] = []
    return withPadding(heading) {
      CSVHeading($0, rulebook: rulebook, reporting: &diagnostics)
    }
  }
}
