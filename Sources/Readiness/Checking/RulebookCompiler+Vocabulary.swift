extension RulebookCompiler {
  mutating func compileVocabulary(of framework: FrameworkDeclaration) {
    let declared = declaration.vocabularies.flatMap(\.facts)
    // Numbers are put in order, because moving whole declarations about takes longer.
    let order = declared.indices.sorted { left, right in
      let (one, other) = (declared[left].id, declared[right].id)
      return (one.value, one.location) < (other.value, other.location)
    }
    let freshness = framework.staleAfter?.value ?? .never
    factNumbers.reserveCapacity(declared.count)
    facts.reserveCapacity(declared.count)
    for number in order where factNumbers[declared[number].id.value] == nil {
      let fact = declared[number]
      checkChoices(of: fact)
      factNumbers[fact.id.value] = facts.count
      facts.append(
        Fact(
          id: fact.id.value, kind: fact.kind.value,
          choices: fact.choices.map { .init(word: $0.word.value, meaning: $0.meaning.value) },
          unit: fact.unit?.value, ask: fact.ask.value, track: fact.track.value,
          respondent: fact.respondent.value, freshness: fact.staleAfter?.value ?? freshness,
          location: fact.id.location, allValues: allValues(of: fact)))
    }
  }

  private mutating func checkChoices(of fact: FactDeclaration) {
    var seen: [String: FileLocation] = [:]
    for choice in fact.choices {
      let word = choice.word.value
      if !word.isChoice {
        report(
          .error(
            .malformedChoice, "`\(word.excerpt)` is no choice", at: choice.word.location,
            help: "write words of lower-case ASCII letters, digits and `-` with single spaces"))
      } else if word == "unknown" || word.beginsLikeTest {
        report(
          .error(
            .choiceReadsAsTest, "`\(word.excerpt)` would read as words of the language",
            at: choice.word.location, help: "choose another word"))
      }
      if let earlier = seen[word] {
        report(
          .error(
            .duplicateChoice, "`\(word.excerpt)` is a choice already", at: choice.word.location,
            help: "give it another word", notes: [.init("the first one", at: earlier)]))
      }
      seen[word] = choice.word.location
    }
    if fact.choices.count > 64 {
      report(
        .error(
          .tooManyChoices, "`\(fact.id.value)` has \(fact.choices.count) choices",
          at: fact.id.location, help: "a fact has at most 64 choices; split it into several facts"))
    }
  }

  /// All values of the type; a stand-in where choices or range are at fault.
  private mutating func allValues(of fact: FactDeclaration) -> PossibleValues {
    switch fact.kind.value {
    case .yesOrNo:
      return .choices(3)
    case .choice, .orderedChoice:
      return .choices(Self.mask(of: fact.choices.count))
    case .setOfChoices:
      return .members(within: 0, possible: Self.mask(of: fact.choices.count))
    case .date:
      return .numbers(
        IntervalSet(Interval(low: 0, high: Int128(CalendarDate.latest.day) * 2)))
    case .text:
      return .texts(nil)
    case .wholeNumber, .number, .percent, .money:
      return .numbers(IntervalSet(range(of: fact)))
    }
  }

  private static func mask(of count: Int) -> UInt64 {
    count >= 64 ? .max : max(1, (1 << UInt64(count)) - 1)
  }

  private mutating func range(of fact: FactDeclaration) -> Interval {
    let isPercent = fact.kind.value == .percent
    let hundred = Interval(low: 0, high: 200_000_000)
    guard let written = fact.range else {
      if !isPercent {
        report(
          .error(
            .missingRange, "`\(fact.id.value)` is \(fact.kind.value.withArticle) without a range",
            at: fact.id.location, help: "add `range: 0 to …` with the greatest value it can have"))
      }
      return hundred
    }
    func quantity(_ text: String) -> Quantity? {
      if isPercent { return text.hasSuffix("%") ? Quantity(text.dropLast()) : nil }
      return Quantity(text)
    }
    guard let ends = written.value.split(at: " to "), let low = quantity(ends.0),
      let high = quantity(ends.1), low < high,
      fact.kind.value != .wholeNumber || (low.isWhole && high.isWhole)
    else {
      report(
        .error(
          .malformedRange,
          "`\(written.value.excerpt)` is no range of \(fact.kind.value.plural)",
          at: written.location,
          help: isPercent
            ? "write `0% to 100%`, the lower end first"
            : "write `0 to 100`, the lower end first"))
      return hundred
    }
    return Interval(low: low.millionths * 2, high: high.millionths * 2)
  }
}

/// The beginnings of tests, section 3.4 of the language.
private let testWords = [
  "at least", "at most", "more than", "less than", "between", "on or before", "on or after",
  "within", "includes all of", "includes any of", "includes none of", "includes at least",
]

// Byte by byte: every rulebook has thousands of choices.
extension String {
  /// Whether the text is words of `[a-z0-9-]` with single spaces between them.
  fileprivate var isChoice: Bool {
    var isInWord = false
    for byte in utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2D: isInWord = true
      case 0x20 where isInWord: isInWord = false
      default: return false
      }
    }
    return isInWord
  }

  /// Whether a test begins with the same words.
  fileprivate var beginsLikeTest: Bool {
    testWords.contains { words in
      utf8.starts(with: words.utf8)
        && (utf8.count == words.utf8.count || utf8.dropFirst(words.utf8.count).first == 0x20)
    }
  }
}
