/// Reads the words of a test for one fact, in a rule or in a profile.
struct TestReader {
  /// On which side of the language the test stands.
  enum Side {
    case rule
    case profile
  }

  let fact: Fact
  let side: Side

  /// The test that was written, or nil after reporting why it is none.
  func read(_ written: WrittenTest, reporting diagnostics: inout [Diagnostic]) -> FactTest? {
    let problems = Problems(location: written.location)
    guard let test = parse(written, problems) else {
      diagnostics.append(problems.diagnostic(for: self))
      return nil
    }
    if let diagnostic = emptiness(of: test, written) {
      diagnostics.append(diagnostic)
      return nil
    }
    return test
  }

  /// What went wrong, noted by the innermost reader that knows.
  private final class Problems {
    var location: FileLocation
    var message: String?
    var help: String?

    init(location: FileLocation) {
      self.location = location
    }

    func note(_ message: String, help: String? = nil, at location: FileLocation? = nil) {
      guard self.message == nil else { return }
      self.message = message
      self.help = help
      if let location { self.location = location }
    }

    func diagnostic(for reader: TestReader) -> Diagnostic {
      .error(
        .unreadableTest, message ?? "this is no test", at: location,
        help: help ?? reader.forms)
    }
  }

  private func parse(_ written: WrittenTest, _ problems: Problems) -> FactTest? {
    switch written {
    case .list(let items, let location):
      return parseList(items, at: location, problems)
    case .words(let words):
      if words.value == "unknown" {
        if side == .profile { return .anything }
        problems.note(
          "a rule cannot ask for `unknown`",
          help: "leave the test out: what is unknown leaves the criterion open by itself")
        return nil
      }
      return parseWords(words.value, problems)
    }
  }

  private func parseList(
    _ items: [Located<String>], at location: FileLocation, _ problems: Problems
  ) -> FactTest? {
    switch fact.kind {
    case .choice, .orderedChoice:
      guard !items.isEmpty else {
        problems.note("the list of choices is empty")
        return nil
      }
      return mask(of: items, problems).map(FactTest.choices)
    case .setOfChoices:
      guard side == .profile else {
        problems.note("a rule asks of a set what it includes")
        return nil
      }
      return mask(of: items, problems).map(FactTest.exactly)
    case .yesOrNo, .wholeNumber, .number, .percent, .money, .date, .text:
      problems.note("`\(fact.id)` is \(fact.kind.withArticle), which takes no list")
      return nil
    }
  }

  private func parseWords(_ text: String, _ problems: Problems) -> FactTest? {
    switch fact.kind {
    case .yesOrNo:
      switch text {
      case "yes": return .choices(2)
      case "no": return .choices(1)
      default: problems.note("`\(text.excerpt)` is neither `yes` nor `no`")
      }
      return nil
    case .choice:
      return bit(of: text, problems).map { .choices($0) }
    case .orderedChoice:
      return parseOrderedChoice(text, problems)
    case .wholeNumber, .number, .percent, .money, .date:
      return parseInterval(text, problems)
    case .setOfChoices:
      return parseSet(text, problems)
    case .text:
      guard side == .profile else {
        problems.note("`\(fact.id)` is a text, and texts are never tested")
        return nil
      }
      return .text(text)
    }
  }

  private func parseOrderedChoice(_ text: String, _ problems: Problems) -> FactTest? {
    let all: UInt64 = fact.choices.count == 64 ? .max : (1 << UInt64(fact.choices.count)) - 1
    if let word = text.after("at least ") {
      return bit(of: word, problems).map { .choices(all & ~($0 - 1)) }
    }
    if let word = text.after("at most ") {
      return bit(of: word, problems).map { .choices($0 | ($0 - 1)) }
    }
    return bit(of: text, problems).map { .choices($0) }
  }

  private func parseInterval(_ text: String, _ problems: Problems) -> FactTest? {
    guard case .numbers(let range) = fact.allValues else { return nil }
    let isDate = fact.kind == .date
    func test(from low: Int128, to high: Int128) -> FactTest {
      .interval(fact.kind.tightened(Interval(low: low, high: high)))
    }
    if let rest = text.after("between ") {
      guard let split = rest.split(at: " and "),
        let low = position(of: split.0, problems), let high = position(of: split.1, problems)
      else {
        problems.note("`\(text.excerpt)` does not read `between X and Y`")
        return nil
      }
      guard low <= high else {
        problems.note(
          "the lower end of `\(text.excerpt)` comes second",
          help: "write `between \(split.1) and \(split.0)`")
        return nil
      }
      return test(from: low, to: high)
    }
    if isDate {
      if let rest = text.after("on or before ") {
        return position(of: rest, problems).map { test(from: range.low, to: $0) }
      }
      if let rest = text.after("on or after ") {
        return position(of: rest, problems).map { test(from: $0, to: range.high) }
      }
      if let rest = text.after("within ") {
        guard side == .rule else {
          problems.note(
            "`within` asks relative to the date of assessment, which a profile does not know",
            help: "state the day itself, or `between` two days")
          return nil
        }
        guard let period = Period(rest) else {
          problems.note(
            "`\(rest.excerpt)` is no length of time",
            help: "write a number of at most four digits and a unit: `1 year`, `18 months`")
          return nil
        }
        return .within(period)
      }
    } else {
      if let rest = text.after("at least ") {
        return position(of: rest, problems).map { test(from: $0, to: range.high) }
      }
      if let rest = text.after("at most ") {
        return position(of: rest, problems).map { test(from: range.low, to: $0) }
      }
      if let rest = text.after("more than ") {
        return position(of: rest, problems).map { test(from: $0 + 1, to: range.high) }
      }
      if let rest = text.after("less than ") {
        return position(of: rest, problems).map { test(from: range.low, to: $0 - 1) }
      }
    }
    return position(of: text, problems).map { test(from: $0, to: $0) }
  }

  private func parseSet(_ text: String, _ problems: Problems) -> FactTest? {
    let forms: [(String, (UInt64) -> FactTest)] = [
      ("includes all of ", FactTest.includesAll), ("includes any of ", FactTest.includesAny),
      ("includes none of ", FactTest.includesNone),
    ]
    for (words, test) in forms {
      guard let rest = text.after(words) else { continue }
      let located = rest.separatedByCommas.map { Located($0, at: problems.location) }
      if side == .profile, words == "includes any of " {
        problems.note("a profile does not state `includes any of`")
        return nil
      }
      return mask(of: located, problems).map(test)
    }
    if let rest = text.after("includes at least ") {
      guard side == .rule else {
        problems.note("a profile does not state `includes at least`")
        return nil
      }
      guard (1...4).contains(rest.utf8.count),
        rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(rest)
      else {
        problems.note("`\(rest.excerpt)` is no number of members")
        return nil
      }
      return .includesAtLeast(count)
    }
    if fact.choice(named: text) != nil {
      problems.note(
        "`\(text)` alone does not say whether there are other members",
        help: side == .rule
          ? "write `includes all of \(text)`"
          : "write `[\(text)]` for exactly this, or `includes all of \(text)` for at least this")
    } else {
      problems.note("`\(text.excerpt)` is no test of a set of choices")
    }
    return nil
  }

  private func bit(of word: String, _ problems: Problems, at location: FileLocation? = nil)
    -> UInt64?
  {
    if let number = fact.choice(named: word) { return 1 << UInt64(number) }
    let known = fact.choices.map(\.word)
    let help =
      Spelling.nearest(to: word, among: known).map { "write `\($0)`" }
      ?? "the choices are \(known.map { "`\($0)`" }.joined(separator: ", "))"
    problems.note("`\(word.excerpt)` is no choice of `\(fact.id)`", help: help, at: location)
    return nil
  }

  private func mask(of items: [Located<String>], _ problems: Problems) -> UInt64? {
    var mask: UInt64 = 0
    for item in items {
      guard let bit = bit(of: item.value, problems, at: item.location) else { return nil }
      guard mask & bit == 0 else {
        problems.note(
          "`\(item.value)` stands twice in the list", help: "write it once", at: item.location)
        return nil
      }
      mask |= bit
    }
    return mask
  }

  private func position(of text: String, _ problems: Problems) -> Int128? {
    if fact.kind == .date {
      guard let date = CalendarDate(text) else {
        problems.note(
          "`\(text.excerpt)` is no date", help: "write year, month and day: `2010-03-25`")
        return nil
      }
      return Int128(date.day) * 2
    }
    let isPercent = fact.kind == .percent
    guard text.hasSuffix("%") == isPercent else {
      problems.note(
        isPercent
          ? "`\(text.excerpt)` lacks the percent sign"
          : "`\(text.excerpt)` is not the number that `\(fact.id)` needs",
        help: isPercent
          ? "write `\(text)%`" : "\(fact.kind.plural) are written without `%`")
      return nil
    }
    guard let quantity = Quantity(isPercent ? String(text.dropLast()) : text) else {
      problems.note(
        "`\(text.excerpt)` is no number",
        help: "write ASCII digits with `.` as decimal point, at most 15 before and 6 after it")
      return nil
    }
    if fact.kind == .wholeNumber, !quantity.isWhole {
      problems.note("`\(text.excerpt)` is not a whole number", help: "write a whole number")
      return nil
    }
    return quantity.millionths * 2
  }

  private func emptiness(of test: FactTest, _ written: WrittenTest) -> Diagnostic? {
    let passesAll: Bool
    let passesNone: Bool
    switch test {
    case .within, .text, .anything:
      return nil
    case .includesAtLeast(let count):
      passesAll = count == 0
      passesNone = count > fact.choices.count
    case .choices, .interval, .includesAll, .includesAny, .includesNone, .exactly:
      let values = test.values(of: fact)
      passesNone = values == nil
      passesAll = test.truth(of: fact.allValues, on: .earliest) == .yes
    }
    if passesNone {
      return .error(
        side == .rule ? .testNeverPasses : .impossibleStatement,
        side == .rule
          ? "no value of `\(fact.id)` passes this test"
          : "no value of `\(fact.id)` is like this",
        at: written.location, help: rangeText.map { "the values are \($0)" })
    }
    if passesAll, side == .rule {
      return .error(
        .testAlwaysPasses, "every value of `\(fact.id)` passes this test",
        at: written.location, help: "leave the test out, or ask for less than everything")
    }
    return nil
  }

  private var rangeText: String? {
    guard case .numbers(let set) = fact.allValues, fact.kind != .date else { return nil }
    return "from \(fact.text(at: set.low)) to \(fact.text(at: set.high))"
  }

  /// The forms that a test of this fact can take on this side.
  private var forms: String {
    let words = fact.choices.prefix(8).map { "`\($0.word)`" }.joined(separator: ", ")
    switch fact.kind {
    case .yesOrNo: return "write `yes` or `no`"
    case .choice: return "write one of \(words), or a list of them"
    case .orderedChoice: return "write one of \(words), `at least …`, `at most …`, or a list"
    case .wholeNumber, .number, .percent, .money:
      return "write a value, `at least …`, `at most …`, `more than …`, `less than …` or "
        + "`between … and …`"
    case .date:
      return "write a day, `on or before …`, `on or after …`, `between … and …`"
        + (side == .rule ? " or `within …`" : "")
    case .setOfChoices:
      return side == .rule
        ? "write `includes all of …`, `includes any of …`, `includes none of …` or "
          + "`includes at least …`"
        : "write a list in brackets, `includes all of …` or `includes none of …`"
    case .text: return "write any text"
    }
  }
}

extension String {
  /// The words behind `prefix`, or nil where the text does not begin with it.
  func after(_ prefix: String) -> String? {
    utf8.starts(with: prefix.utf8)
      ? String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : nil
  }

  /// The text cut into two at the first `separator`.
  func split(at separator: String) -> (String, String)? {
    let whole = Array(utf8)
    let part = Array(separator.utf8)
    guard whole.count >= part.count else { return nil }
    for start in 0...(whole.count - part.count)
    where whole[start..<(start + part.count)].elementsEqual(part) {
      return (
        String(decoding: whole[..<start], as: UTF8.self),
        String(decoding: whole[(start + part.count)...], as: UTF8.self)
      )
    }
    return nil
  }

  /// The parts between commas, without the spaces around them.
  fileprivate var separatedByCommas: [String] {
    // Bytes rather than characters: every rulebook has thousands of these.
    let blank = UInt8(ascii: " ")
    return utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { part in
      let trimmed = part.drop { $0 == blank }
      let end = trimmed.lastIndex { $0 != blank }.map { trimmed.index(after: $0) }
      return String(decoding: trimmed[..<(end ?? trimmed.startIndex)], as: UTF8.self)
    }
  }

  /// The text, cut when it is too long for a message.
  var excerpt: String {
    count <= 60 ? self : String(prefix(59)) + "…"
  }
}
