import Readiness
import RulebookYAML

extension GeneratedCase {
  /// What the canonical form of the files changes: itself when it is written again, what the files
  /// say, what is concluded from them, or their comments.
  func changesByFiles(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    var canonical: [SourceFile] = []
    for file in ruleFiles + [profileFile] {
      var writer = FileWriter(RandomSource(seed: random.next()))
      let text = writer.text(of: file.content)
      let once = text.inCanonicalForm
      guard let form = once.text else { return [file.path, text, once.problems] }
      guard form.inCanonicalForm.text == form else {
        return ["\(file.path) has another canonical form after the first", text, form]
      }
      let lost = writer.comments.filter { comment in
        form.split(separator: "\n").count { $0.hasSuffix(comment) } != 1
      }
      guard lost.isEmpty else { return ["\(file.path) loses \(lost)", text, form] }
      canonical.append(SourceFile(path: file.path, bytes: Array(form.utf8)))
    }
    var again = self
    do {
      (again.rulebook, again.profile) = try SavedCase.read(canonical)
    } catch {
      return ["\(error)"]
    }
    let isSame = zip(again.ruleFiles + [again.profileFile], ruleFiles + [profileFile])
      .allSatisfy { FileWriter.plain($0.content) == FileWriter.plain($1.content) }
    guard isSame, again.ruleFiles.count == ruleFiles.count else {
      return ["the files say something else", "\(again)"]
    }
    return try byEngine().differences(from: again.byEngine())
  }

  /// What goes wrong with files in which something was changed at random and that load all the
  /// same: nothing may fail, and every report must come out.
  func failuresAfterLoading(_ random: inout RandomSource) throws(CompilationErrors) -> [String] {
    var files = ruleFiles + [profileFile]
    let words = files.flatMap(\.content.words)
    for _ in 0..<random.within(0...3) {
      let file = random.below(files.count)
      let count = files[file].content.words.count
      files[file].content.replaceWord(random.below(count), with: random.pick(words))
    }
    var read = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let sources = files.map {
      SourceFile(path: $0.path, bytes: Array(FileWriter.plain($0.content).utf8))
    }
    let rulebook = readRulebook(sources.dropLast(), files: &read, diagnostics: &diagnostics)
    let profile = readProfile(
      sources[sources.count - 1], files: &read, diagnostics: &diagnostics)
    var loaded = self
    loaded.rulebook = rulebook
    if let profile { loaded.profile = profile }
    guard !diagnostics.hasErrors, profile != nil,
      let checked = Rulebook.compile(rulebook, reporting: &diagnostics)
    else { return diagnostics.unprintable(in: read) }
    checked.lint(reporting: &diagnostics)
    guard
      let profile = Profile.compile(
        loaded.profile, rulebook: checked, countries: nil, reporting: &diagnostics)
    else { return diagnostics.unprintable(in: read) }
    return diagnostics.unprintable(in: read) + loaded.implausibilities(of: profile, checked)
  }

  /// What cannot be of assessments on any day, through any lens, in reports of any form.
  private func implausibilities(of profile: Profile, _ rulebook: Rulebook) -> [String] {
    var problems: [String] = []
    for date in [date, .earliest, .latest] {
      for lens in [nil] + rulebook.sources.indices.map(Optional.init) {
        let assessment = Assessment(
          of: profile, under: rulebook, on: date, leastGrade: leastGrade, lens: lens)
        let scores =
          assessment.criteria.map(\.score) + assessment.areas.map(\.score)
          + assessment.pillars.map(\.score) + [assessment.framework.score]
        for score in scores where score.applies != .no {
          if !(.zero <= score.low && score.low <= score.high && score.high <= .one) {
            problems.append("\(score) is no interval of shares on \(date)")
          }
        }
        if assessment.gaps().contains(where: { $0.gain < .zero || $0.areaGain < .zero }) {
          problems.append("a gap's gain is negative on \(date)")
        }
        if assessment.questions().contains(where: { $0.best > $0.worst || $0.best < .zero }) {
          problems.append("an answer's width is negative on \(date)")
        }
      }
    }
    let report = GapReport(
      assessment(of: profile, under: rulebook), countryName: "Argentina",
      origin: ReportOrigin(engineVersion: "1", rulesDigest: "2", profileDigest: "3"))
    let explanation = ExplanationReport(report, style: plain)
    let texts =
      [report.text(style: plain), report.markdown(), report.json()]
      + rulebook.criteria.indices.map { explanation.criterion($0, inFull: true) }
      + rulebook.facts.indices.map(explanation.fact)
      + rulebook.areas.indices.map { explanation.group(.area($0), inFull: true) }
    return problems + (texts.contains("") ? ["a report is empty"] : [])
      + unevenSheets(of: profile, rulebook)
  }
}

extension GeneratedCase {
  /// The sheets of workbooks in which a row has more or fewer cells than there are columns.
  private func unevenSheets(of profile: Profile, _ rulebook: Rulebook) -> [String] {
    let origin = ReportOrigin(engineVersion: "1", rulesDigest: "2", profileDigest: "3")
    let lenses = [nil] + rulebook.sources.indices.map(Optional.init)
    let assessments = lenses.map {
      Assessment(of: profile, under: rulebook, on: date, leastGrade: leastGrade, lens: $0)
    }
    let comparison = ComparisonReport(
      Comparison(
        assessments.map { CountrySummary($0, name: "Argentina") }, under: rulebook, on: date,
        leastGrade: assessments[0].leastGrade), origin: origin)
    let sheets =
      assessments.flatMap { GapReport($0, countryName: "Argentina", origin: origin).sheets }
      + comparison.sheets
    return sheets.filter { sheet in sheet.rows.contains { $0.count != sheet.columns.count } }
      .map { "the sheet \($0.name) has an uneven row" }
  }
}

extension [Diagnostic] {
  /// The diagnostics that print nothing.
  fileprivate func unprintable(in files: SourceFiles) -> [String] {
    filter { $0.text(in: files).isEmpty }.map { "\($0.code) prints nothing" }
  }
}

extension String {
  fileprivate var inCanonicalForm: (text: String?, problems: String) {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let text = canonicalText(
      of: SourceFile(path: "x.yaml", bytes: Array(utf8)), files: &files, diagnostics: &diagnostics)
    return (text, diagnostics.map { $0.text(in: files) }.joined())
  }
}

extension FileContent {
  /// All texts and keys, in order.
  fileprivate var words: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let items): items.flatMap(\.words)
    case .mapping(let entries): entries.flatMap { [$0.key] + $0.value.words }
    }
  }

  /// Puts another word in the place of one of `words`.
  fileprivate mutating func replaceWord(_ number: Int, with word: String) {
    var passed = 0
    self = replacing(number, with: word, after: &passed)
  }

  private func replacing(_ number: Int, with word: String, after passed: inout Int) -> FileContent {
    func replaced(_ text: String) -> String {
      passed += 1
      return passed - 1 == number ? word : text
    }
    switch self {
    case .text(let text):
      return .text(replaced(text))
    case .list(let items):
      return .list(items.map { $0.replacing(number, with: word, after: &passed) })
    case .mapping(let entries):
      return .mapping(
        entries.map {
          let key = replaced($0.key)
          return Entry(key: key, value: $0.value.replacing(number, with: word, after: &passed))
        })
    }
  }
}
