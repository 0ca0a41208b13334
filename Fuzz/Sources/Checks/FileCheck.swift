import Readiness
import RulebookYAML

/// Reads a file of any kind as the program does, evaluates what loads, and formats it.
///
/// What was read is told apart from what was refused, every problem has a place and can be shown,
/// and a canonical form says the same as the file and is its own canonical form.
public func checkFile(_ bytes: [UInt8]) {
  let read = ReadFile(bytes)
  read.checkDiagnostics()
  read.evaluate()
  read.checkCanonicalForm()
}

/// A file with what was read of it.
private struct ReadFile {
  enum Kind {
    case rules, tests, profile, countries, overlay

    /// What the file seems to be; the readers are told what they shall find.
    init(_ text: String) {
      if text.contains("kind: profile") {
        self = .profile
      } else if text.contains("kind: countries") {
        self = .countries
      } else if text.contains("kind: overlay") {
        self = .overlay
      } else if text.contains("kind: tests") {
        self = .tests
      } else {
        self = .rules
      }
    }
  }

  enum Content {
    case rules(RulebookDeclaration)
    case profile(ProfileDeclaration)
    case countries(CountriesDeclaration)
    case overlay(OverlayDeclaration)
  }

  let kind: Kind
  let source: SourceFile
  let content: Content?
  let diagnostics: [Diagnostic]
  let files: SourceFiles

  init(_ bytes: [UInt8], as given: Kind? = nil) {
    kind = given ?? Kind(String(decoding: bytes, as: UTF8.self))
    source = SourceFile(path: kind == .tests ? "tests/x.yaml" : "x.yaml", bytes: bytes)
    var files = BaseRulebook.files
    var diagnostics: [Diagnostic] = []
    switch kind {
    case .rules, .tests:
      let rules = readRulebook([source], files: &files, diagnostics: &diagnostics)
      content = diagnostics.hasErrors ? nil : .rules(rules)
    case .profile:
      content = readProfile(source, files: &files, diagnostics: &diagnostics).map(Content.profile)
    case .countries:
      content = readCountries(source, files: &files, diagnostics: &diagnostics)
        .map(Content.countries)
    case .overlay:
      content = readOverlay(source, files: &files, diagnostics: &diagnostics).map(Content.overlay)
    }
    self.diagnostics = diagnostics
    self.files = files
  }

  func checkDiagnostics() {
    expect(
      (content == nil) == diagnostics.hasErrors, "something was read in spite of errors, or not")
    let lines = 1 + source.bytes.count { $0 == 0x0A || $0 == 0x0D }
    for diagnostic in diagnostics {
      for place in [diagnostic.location] + diagnostic.notes.map(\.location) {
        expect(
          place.column >= 1 && (1...lines).contains(Int(place.line)),
          "`\(diagnostic.code)` is told of line \(place.line), column \(place.column)")
      }
      _ = diagnostic.text(in: files)
    }
    _ = DiagnosticReport(diagnostics.sortedByPlace(), in: files).json()
    _ = DiagnosticReport(diagnostics, in: files).sarif(engineVersion: "1")
  }

  func evaluate() {
    var diagnostics: [Diagnostic] = []
    switch content {
    case nil: break
    case .rules(let part):
      let whole = BaseRulebook.declaration.replacing(with: part)
      guard let rulebook = Rulebook.compile(whole, reporting: &diagnostics) else {
        return expect(diagnostics.hasErrors, "a rulebook without errors was refused")
      }
      expect(!diagnostics.hasErrors, "a rulebook with errors was compiled")
      rulebook.lint(reporting: &diagnostics)
      let tests = RuleTest.compile(whole.tests, rulebook: rulebook, reporting: &diagnostics)
      let report = RuleTestReport(rulebook.run(tests), rulebook: rulebook, files: files)
      _ = report.text(withCoverage: true)
      _ = Methodology(rulebook).markdown(.everything)
      if let profile = Profile.compile(
        BaseRulebook.profile, rulebook: rulebook, countries: nil, reporting: &diagnostics)
      {
        checkAssessments(of: profile, under: rulebook)
      }
    case .profile(let declaration):
      let profile = Profile.compile(
        declaration, rulebook: BaseRulebook.rulebook, countries: BaseRulebook.countries,
        reporting: &diagnostics)
      expect((profile == nil) == diagnostics.hasErrors, "a profile has errors, or was refused")
      if let profile { checkAssessments(of: profile, under: BaseRulebook.rulebook) }
    case .countries(let declaration):
      let register = CountryRegister.compile(declaration, reporting: &diagnostics)
      expect((register == nil) == diagnostics.hasErrors, "a register has errors, or was refused")
    case .overlay(let overlay):
      let rulebook = BaseRulebook.rulebook
      guard
        let profile = Profile.compile(
          BaseRulebook.profile, rulebook: rulebook, countries: nil, reporting: &diagnostics)
      else { return }
      let overlaid = profile.overlaid(
        with: overlay, on: profile.asOf, rulebook: rulebook, reporting: &diagnostics)
      expect((overlaid == nil) == diagnostics.hasErrors, "an overlay has errors, or was refused")
      if let overlaid { checkAssessments(of: overlaid, under: rulebook) }
    }
  }

  func checkCanonicalForm() {
    guard let text = canonical(source.bytes) else { return }
    let bytes = Array(text.utf8)
    expect(canonical(bytes) == text, "a canonical form has another canonical form")
    let again = ReadFile(bytes, as: kind)
    expect(
      again.diagnostics.map(\.code).sorted()
        == diagnostics.map(\.code).filter { $0 != .keyOrder }.sorted(),
      "a canonical form has other problems than its file")
    guard let content, let other = again.content else { return }
    expect(
      Meaning(of: content) == Meaning(of: other), "a canonical form says something else:\n\(text)")
  }

  private func canonical(_ bytes: [UInt8]) -> String? {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let text = canonicalText(
      of: SourceFile(path: "x.yaml", bytes: bytes), files: &files, diagnostics: &diagnostics)
    expect((text == nil) == diagnostics.hasErrors, "a file has errors, or no canonical form")
    let isFault = diagnostics.contains { $0.code == .notReproduced }
    expect(!isFault, "a canonical form would not say the same")
    return text
  }
}

/// All that a declaration says, without the places.
private struct Meaning: Equatable {
  private var words: [String] = []

  init(of value: Any) {
    add(value)
  }

  private mutating func add(_ value: Any) {
    if value is FileLocation { return }
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty else { return words.append("\(value)") }
    words.append("(\(mirror.subjectType)")
    for child in mirror.children {
      words.append(child.label ?? "-")
      add(child.value)
    }
    words.append(")")
  }
}
