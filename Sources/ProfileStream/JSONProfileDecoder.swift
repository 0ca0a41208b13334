import CSimdjson
import Readiness

/// Reads a JSON profile with all that the language allows, and says what is wrong with it.
struct JSONProfileDecoder {
  private let rulebook: Rulebook
  private let json: JSONText
  private(set) var problems: RecordProblems
  /// The country as it is written, if it is a text.
  private(set) var country: String?

  private typealias Value = JSONText.Value

  init(_ json: JSONText, line: Int, rulebook: Rulebook) {
    self.json = json
    self.rulebook = rulebook
    problems = RecordProblems(line: line)
  }

  /// The profile, or nil where `problems` has any.
  mutating func profile() -> Profile? {
    guard json.kind(of: json[0]) == .object else {
      problems.error(
        .wrongType, "a profile is an object", at: offset(of: json[0]), help: Self.example)
      return nil
    }
    let fields = fields(
      of: json[0], "a profile", ["country", "as of", "facts", "evidence"],
      required: ["country", "as of", "facts"])
    let country = fields["country"].flatMap { text($0, "country") }
    self.country = country?.value
    let asOf = date(fields["as of"], "as of")
    let evidence = fields["evidence"].map { members(of: $0, "evidence") } ?? []
    let facts = fields["facts"].map { members(of: $0, "facts") } ?? []
    let start = problems.location(ofOffset: 0)
    // With stand-ins for what is missing, so that what is wrong with the rest is told too.
    let declaration = ProfileDeclaration(
      country: country ?? Located("", at: start), asOf: asOf ?? Located(.latest, at: start),
      evidence: evidence.map { evidenceDeclaration($0.id, $0.value) },
      facts: statedFacts(facts))
    var diagnostics: [Diagnostic] = []
    let profile = Profile.compile(
      declaration, rulebook: rulebook, countries: nil, reporting: &diagnostics)
    for diagnostic in diagnostics { problems.report(diagnostic) }
    return problems.isEmpty ? profile : nil
  }

  static let example =
    #"write an object such as `{"country": "ARG", "as of": "2026-06-30", "facts": {}}`"#

  private func offset(of value: Value) -> Int { Int(value.raw.start) }

  private func located<Content>(_ content: Content, _ value: Value) -> Located<Content> {
    Located(content, at: problems.location(ofOffset: offset(of: value)))
  }
}

extension JSONProfileDecoder {
  /// The members of an object by their keys; each key may stand once, and `null` is no value.
  private mutating func members(of value: Value, _ what: String) -> [(
    id: Located<String>, value: Value
  )] {
    guard json.kind(of: value) == .object else {
      wrongType(value, "`\(what)` is an object")
      return []
    }
    var members: [(id: Located<String>, value: Value)] = []
    var first: [String: Int] = [:]
    for child in json.children(of: value) {
      let place = Int(child.raw.key)
      guard let key = decoded(json.key(of: child), at: place) else { continue }
      if let earlier = first[key] {
        problems.error(
          .duplicateKey, "\(key.quoted) stands twice", at: place, help: "keep one of the two",
          notes: [.init("the first stands here", at: problems.location(ofOffset: earlier))])
        continue
      }
      first[key] = place
      guard !isNull(child) else { continue }
      members.append((Located(key, at: problems.location(ofOffset: place)), child))
    }
    return members
  }

  /// The values of an object that has known keys.
  private mutating func fields(
    of value: Value, _ what: String, _ keys: [String], required: [String]
  ) -> [String: Value] {
    guard json.kind(of: value) == .object else {
      wrongType(value, "\(what) is an object")
      return [:]
    }
    var fields: [String: Value] = [:]
    var excused: Set<String> = []
    for (key, child) in members(of: value, what) {
      guard !keys.contains(key.value) else {
        fields[key.value] = child
        continue
      }
      let nearest = Spelling.nearest(to: key.value, among: keys)
      if let nearest { excused.insert(nearest) }
      problems.error(
        .unknownKey, "\(key.value.quoted) is not a key of \(what)",
        at: Int(key.location.column) - 1,
        help: nearest.map { "write `\($0)`" }
          ?? "the keys are \(keys.map { "`\($0)`" }.joined(separator: ", "))")
    }
    for key in required where fields[key] == nil && !excused.contains(key) {
      problems.error(
        .missingKey, "\(what) needs `\(key)`", at: offset(of: value),
        help: "add `\"\(key)\": …`")
    }
    return fields
  }

  private func isNull(_ value: Value) -> Bool {
    json.kind(of: value) == .word && json.word(of: value).elementsEqual("null".utf8)
  }

  private mutating func wrongType(_ value: Value, _ message: String, help: String? = nil) {
    guard json.kind(of: value) != .word || isJSONWord(value) else { return }
    problems.error(.wrongType, message, at: offset(of: value), help: help)
  }

  /// Whether a word is one that JSON has; what is none is reported.
  private mutating func isJSONWord(_ value: Value) -> Bool {
    let word = json.word(of: value)
    let words = ["true", "false", "null"]
    if words.contains(where: { word.elementsEqual($0.utf8) }) || Self.isNumber(word) {
      return true
    }
    let text = word.text
    let help: String
    if words.contains(text.lowercased()) {
      help = "write `\(text.lowercased())`"
    } else if let first = text.utf8.first, (0x2B...0x39).contains(first) {
      help = "write a number in digits, with `.` as decimal point and no zero in front"
    } else {
      help = "texts stand in quotation marks"
    }
    problems.error(
      .malformedJSON, "\(text.quoted) is no JSON value", at: offset(of: value), help: help)
    return false
  }

  /// Whether the bytes are a number by the grammar of RFC 8259.
  private static func isNumber(_ word: TextBytes) -> Bool {
    var rest = word[...]
    func digits(_ rest: inout Slice<TextBytes>) -> Int {
      let end = rest.firstIndex { !(0x30...0x39).contains($0) } ?? rest.endIndex
      defer { rest = rest[end...] }
      return end - rest.startIndex
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits(&rest)
    guard whole > 0, whole == 1 || !startsWithZero else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits(&rest) > 0 else { return false }
    }
    if let sign = rest.first, sign == UInt8(ascii: "e") || sign == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// The text that a string stands for, unless its escapes are wrong, which is reported.
  private mutating func decoded(_ raw: TextBytes, at offset: Int) -> String? {
    do throws(JSONString.Problem) {
      return try JSONString.decoded(raw)
    } catch {
      switch error {
      case .escape(let place):
        problems.error(
          .invalidEscape, "this is no escape of JSON", at: offset + 1 + place,
          help: #"write `\\` for a backslash, or one of `\" \/ \b \f \n \r \t \u0000`"#)
      case .loneSurrogate(let place):
        problems.error(
          .loneSurrogate, "half of a pair of surrogates stands alone", at: offset + 1 + place,
          help: "write the character itself, or both halves")
      }
      return nil
    }
  }

  private mutating func text(_ value: Value, _ what: String) -> Located<String>? {
    guard json.kind(of: value) == .string else {
      wrongType(value, "`\(what)` is a text", help: "write it in quotation marks")
      return nil
    }
    guard let text = decoded(json.string(of: value), at: offset(of: value)) else { return nil }
    guard !text.isEmpty else {
      problems.error(
        .emptyText, "`\(what)` is empty", at: offset(of: value),
        help: "leave the key out where nothing is to be said")
      return nil
    }
    return located(text, value)
  }

  private mutating func text<Content>(
    _ value: Value?, _ key: String, _ code: Diagnostic.Code, _ what: String,
    help: (String) -> String,
    _ convert: (String) -> Content?
  ) -> Located<Content>? {
    guard let value, let text = text(value, key) else { return nil }
    if let content = convert(text.value) { return located(content, value) }
    problems.error(
      code, "\(text.value.quoted) is not \(what)", at: offset(of: value), help: help(text.value))
    return nil
  }

  private mutating func date(_ value: Value?, _ key: String) -> Located<CalendarDate>? {
    text(
      value, key, .invalidDate, "a date",
      help: { _ in "write a day of the calendar with year, month and day: `2010-03-25`" },
      { CalendarDate($0) })
  }

  private mutating func word<Word>(
    _ value: Value?, _ key: String, _ what: String, among words: [(String, Word)]
  ) -> Located<Word>? {
    text(
      value, key, .unknownWord, what,
      help: { written in
        Spelling.nearest(to: written, among: words.map(\.0)).map { "write `\($0)`" }
          ?? "write one of \(words.map { "`\($0.0)`" }.joined(separator: ", "))"
      }, { written in words.first { $0.0 == written }?.1 })
  }
}

extension JSONProfileDecoder {
  private mutating func evidenceDeclaration(
    _ id: Located<String>, _ value: Value
  ) -> EvidenceDeclaration {
    if !id.value.isIdentifier {
      problems.error(
        .invalidID, "\(id.value.quoted) is not an id", at: Int(id.location.column) - 1,
        help: "write lower-case ASCII letters and digits, joined by `-` or `.`")
    }
    let fields = fields(
      of: value, "evidence", ["title", "type", "dated", "seen", "grade", "url"],
      required: ["title", "type", "grade"])
    let title = fields["title"].flatMap { text($0, "title") }
    let type = fields["type"].flatMap { text($0, "type") }
    let dated = date(fields["dated"], "dated")
    let seen = date(fields["seen"], "seen")
    let grade = word(
      fields["grade"], "grade", "a grade",
      among: Grade.allCases.reversed().map { ($0.name, $0) })
    let url = text(
      fields["url"], "url", .invalidURL, "an address of the web",
      help: { _ in "write `https://…` or `http://…` in ASCII characters without blanks" },
      { $0.isWebAddress ? $0 : nil })
    switch (fields["dated"], fields["seen"]) {
    case (nil, nil) where json.kind(of: value) == .object:
      problems.error(
        .missingKey, "evidence needs `dated` or `seen`", at: offset(of: value),
        help: "add `dated` with the source's date, or `seen` where it bears none")
    case (let dated?, let seen?):
      problems.error(
        .conflictingKeys, "evidence is either `dated` or `seen`", at: Int(seen.raw.key),
        help: "keep `dated` if the source bears a date",
        notes: [.init("`dated` stands here", at: problems.location(ofOffset: Int(dated.raw.key)))])
    case (nil, nil), (_?, nil), (nil, _?): break
    }
    return EvidenceDeclaration(
      id: id, title: title ?? located("", value), type: type ?? located("", value),
      date: dated ?? seen ?? located(.earliest, value), isSeen: dated == nil,
      grade: grade ?? located(.primary, value), url: url)
  }

  private mutating func statedFacts(
    _ members: [(id: Located<String>, value: Value)]
  ) -> [StatedFactDeclaration] {
    var facts: [StatedFactDeclaration] = []
    var unknown = 0
    for (id, value) in members {
      guard let fact = rulebook.fact(named: id.value) else {
        // Compiling reports it, but need not look for the nearest spelling of very many.
        unknown += 1
        if unknown <= 101 { facts.append(StatedFactDeclaration(fact: id, statements: [])) }
        continue
      }
      facts.append(
        StatedFactDeclaration(fact: id, statements: statements(value, rulebook.facts[fact])))
    }
    return facts
  }

  /// The short form, or an array of statements.
  private mutating func statements(_ value: Value, _ fact: Fact) -> [StatementDeclaration] {
    guard json.kind(of: value) == .array else {
      return test(value, fact).map { [StatementDeclaration(value: $0, isShort: true)] } ?? []
    }
    let elements = json.children(of: value)
    let statements = elements.filter { json.kind(of: $0) == .object }
    guard !statements.isEmpty else {
      return test(value, fact).map { [StatementDeclaration(value: $0, isShort: true)] } ?? []
    }
    guard statements.count == elements.count else {
      problems.error(
        .mixedList, "members of a set and statements stand in one array",
        at: offset(of: value), help: #"write `{"is": […]}` for a statement of the members"#)
      return []
    }
    return statements.compactMap { statement($0, fact) }
  }

  private mutating func statement(_ value: Value, _ fact: Fact) -> StatementDeclaration? {
    let fields = fields(
      of: value, "a statement",
      ["is", "from", "until", "on", "evidence", "at", "note", "visibility"], required: ["is"])
    let test = fields["is"].flatMap { self.test($0, fact) }
    let from = date(fields["from"], "from")
    let until = date(fields["until"], "until")
    let on = date(fields["on"], "on")
    let evidence = fields["evidence"].flatMap { text($0, "evidence") }
    let at = fields["at"].flatMap { text($0, "at") }
    let note = fields["note"].flatMap { text($0, "note") }
    let visibility = word(
      fields["visibility"], "visibility", "a visibility",
      among: Visibility.allCases.map { ($0.rawValue, $0) })
    if let observed = fields["on"], let state = fields["from"] ?? fields["until"] {
      problems.error(
        .conflictingKeys, "an observation `on` a day has neither `from` nor `until`",
        at: Int(observed.raw.key),
        help: "keep `on` for a point in time, or `from` and `until` for a state",
        notes: [
          .init(
            "the state's day stands here", at: problems.location(ofOffset: Int(state.raw.key)))
        ])
    }
    guard let test else { return nil }
    return StatementDeclaration(
      value: test, from: from, until: until, on: on, evidence: evidence, at: at, note: note,
      visibility: visibility)
  }

  /// What a value says of a fact, in the language's words.
  private mutating func test(_ value: Value, _ fact: Fact) -> WrittenTest? {
    switch json.kind(of: value) {
    case .string:
      return decoded(json.string(of: value), at: offset(of: value)).map {
        .words(located($0, value))
      }
    case .word:
      return word(value, fact).map { .words(located($0, value)) }
    case .array:
      var items: [Located<String>] = []
      for element in json.children(of: value) {
        guard json.kind(of: element) == .string else {
          wrongType(element, "a member is a text", help: "write it in quotation marks")
          return nil
        }
        guard let word = decoded(json.string(of: element), at: offset(of: element)) else {
          return nil
        }
        items.append(located(word, element))
      }
      return .list(items, at: problems.location(ofOffset: offset(of: value)))
    case .object:
      problems.error(
        .statementOutsideList, "a statement stands here without an array around it",
        at: offset(of: value), help: "write `[{…}]`")
      return nil
    }
  }

  /// The words that `true`, `false` or a number stand for.
  private mutating func word(_ value: Value, _ fact: Fact) -> String? {
    guard isJSONWord(value) else { return nil }
    let word = json.word(of: value).text
    switch (word, fact.kind) {
    case ("true", .yesOrNo): return "yes"
    case ("false", .yesOrNo): return "no"
    case ("true", _), ("false", _), ("null", _):
      break
    case (_, .wholeNumber), (_, .number), (_, .money):
      return word
    case (_, .percent):
      problems.error(
        .wrongType, "`\(word.excerpt)` lacks the percent sign", at: offset(of: value),
        help: "write `\"\(word.excerpt)%\"`")
      return nil
    case (_, .yesOrNo), (_, .choice), (_, .orderedChoice), (_, .date), (_, .setOfChoices),
      (_, .text):
      break
    }
    problems.error(
      .wrongType, "`\(word.excerpt)` is not how \(fact.kind.withArticle) is written",
      at: offset(of: value), help: Self.form(of: fact))
    return nil
  }

  private static func form(of fact: Fact) -> String {
    switch fact.kind {
    case .yesOrNo: "write `true` or `false`"
    case .choice, .orderedChoice:
      "write a text, such as `\"\(fact.choices.first?.word ?? "")\"`"
    case .wholeNumber, .number, .money: "write a number, or a text such as `\"at least 1\"`"
    case .percent: "write a text with the percent sign, such as `\"50%\"`"
    case .date: "write a text, such as `\"2010-03-25\"`"
    case .setOfChoices: "write an array of its members"
    case .text: "write it in quotation marks"
    }
  }
}

extension String {
  /// Whether the text is lower-case ASCII words joined by `.` or `-`.
  fileprivate var isIdentifier: Bool {
    var isInWord = false
    for byte in utf8 {
      if (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
        isInWord = true
      } else if isInWord, byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
        isInWord = false
      } else {
        return false
      }
    }
    return isInWord
  }

  fileprivate var isWebAddress: Bool {
    guard utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return false }
    return ["https://", "http://"].contains { hasPrefix($0) && utf8.count > $0.utf8.count }
  }
}
