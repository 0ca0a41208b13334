import Readiness

/// Takes in what one profile after another states of its facts in the short form.
///
/// It recognises what is right, and nothing else: whatever it does not take is read again by the
/// readers that explain what is wrong.
struct FactIntake: ~Copyable {
  let rulebook: Rulebook
  let names: FactNames
  private(set) var assessment: SerialAssessment

  /// How values of a fact are written.
  enum Form {
    case words
    /// Nothing but the value, or words.
    case plainOrWords
    case members
    case text
  }

  private let forms: FixedStorage<Form>
  private let plainReaders: [PlainValueReader?]
  /// For each fact of yes or no the number of `no` and of `yes`.
  private let answers: FixedStorage<Int32>

  private var words = WordTable()
  /// For each fact and word the number of the values, or one of the constants below.
  private var valuesOfWords: FixedStorage<Int32>
  private var wordsPerFact = 8
  private var remembered = 0

  /// More values of facts than these are never remembered, so that memory is bounded.
  private static let mostRemembered = 1 << 14

  private static let unexplored: Int32 = -1
  private static let refused: Int32 = -2

  /// What the profile states, as far as it was taken in.
  private let knownValues: FixedStorage<KnownValues>
  private let knownPositions: FixedStorage<KnownPosition>
  private var values = 0
  private var positions = 0
  private var others: [(fact: Int, values: PossibleValues)] = []

  /// In which profile each fact was stated last.
  private let lastProfiles: FixedStorage<UInt32>
  private var profile: UInt32 = 0

  init(_ assessment: SerialAssessment) {
    rulebook = assessment.rulebook
    self.assessment = assessment
    let facts = rulebook.facts
    names = FactNames(of: facts)
    forms = FixedStorage(repeating: .words, count: facts.count)
    answers = FixedStorage(repeating: Self.refused, count: 2 * facts.count)
    plainReaders = facts.map { PlainValueReader($0) }
    for (number, fact) in facts.enumerated() {
      if fact.kind == .yesOrNo {
        answers[2 * number] = self.assessment.number(of: .choices(1), fact: number)
        answers[2 * number + 1] = self.assessment.number(of: .choices(2), fact: number)
      }
      forms[number] =
        switch fact.kind {
        case .yesOrNo, .choice, .orderedChoice: .words
        case .wholeNumber, .number, .percent, .money, .date: .plainOrWords
        case .setOfChoices: .members
        case .text: .text
        }
    }
    valuesOfWords = FixedStorage(
      repeating: Self.unexplored, count: facts.count * wordsPerFact)
    lastProfiles = FixedStorage(repeating: 0, count: facts.count)
    knownValues = FixedStorage(
      repeating: KnownValues(fact: 0, number: 0), count: facts.count)
    knownPositions = FixedStorage(
      repeating: KnownPosition(fact: 0, position: 0), count: facts.count)
  }

  /// Forgets what the last profile stated.
  mutating func begin() {
    values = 0
    positions = 0
    others.removeAll(keepingCapacity: true)
    if profile == .max {
      lastProfiles.fill(with: 0)
      profile = 0
    }
    profile += 1
  }

  /// Assesses by what was taken in since `begin`.
  mutating func assess(asOf: CalendarDate, on date: CalendarDate) {
    assessment.assess(
      ShortStatements(
        values: knownValues.prefix(values), positions: knownPositions.prefix(positions),
        others: others), asOf: asOf, on: date)
  }

  mutating func assess(_ profile: Profile, on date: CalendarDate) {
    assessment.assess(profile, on: date)
  }

  /// Notes that a fact is stated; false where it was stated before.
  @inline(__always)
  mutating func isFirst(_ fact: Int) -> Bool {
    guard lastProfiles[fact] != profile else { return false }
    lastProfiles[fact] = profile
    return true
  }

  /// Takes a text in the language's words.
  @inline(__always)
  mutating func take(_ text: TextBytes, of fact: Int) -> Bool {
    switch forms[fact] {
    case .plainOrWords:
      if takePosition(text, of: fact) { return true }
    case .text: return !text.contains(UInt8(ascii: "\\"))
    case .words, .members: break
    }
    return takeWords(text, of: fact)
  }

  /// Takes a number that stands as such; percents are written as texts, with their sign.
  @inline(__always)
  mutating func takeNumber(_ digits: TextBytes, of fact: Int) -> Bool {
    forms[fact] == .plainOrWords && takePosition(digits, of: fact)
  }

  @inline(__always)
  private mutating func takePosition(_ text: TextBytes, of fact: Int) -> Bool {
    guard let position = plainReaders[fact]?.position(text) else { return false }
    knownPositions[positions] = KnownPosition(fact: fact, position: position)
    positions += 1
    return true
  }

  @inline(__always)
  private mutating func take(_ number: Int32, of fact: Int) {
    knownValues[values] = KnownValues(fact: fact, number: number)
    values += 1
  }

  @inline(__always)
  mutating func take(_ answer: Bool, of fact: Int) -> Bool {
    let number = answers[2 * fact + (answer ? 1 : 0)]
    guard number >= 0 else { return false }
    take(number, of: fact)
    return true
  }

  /// Takes members of a set, exactly these, or choices of which one is so.
  mutating func take(_ members: [TextBytes], of fact: Int) -> Bool {
    let kind = rulebook.facts[fact].kind
    guard kind == .setOfChoices || kind == .choice || kind == .orderedChoice else { return false }
    var mask: UInt64 = 0
    for member in members {
      guard let choice = rulebook.facts[fact].choice(named: member) else { return false }
      let bit: UInt64 = 1 << UInt64(choice)
      guard mask & bit == 0 else { return false }
      mask |= bit
    }
    guard kind != .setOfChoices else {
      others.append((fact, .members(within: mask, possible: mask)))
      return true
    }
    guard mask != 0 else { return false }
    others.append((fact, .choices(mask)))
    return true
  }

  @inline(__always)
  private mutating func takeWords(_ text: TextBytes, of fact: Int) -> Bool {
    if let word = words.number(of: text), word < wordsPerFact {
      let number = valuesOfWords[fact * wordsPerFact + word]
      if number >= 0 {
        take(number, of: fact)
        return true
      }
      if number == Self.refused { return false }
    }
    return exploreWords(text, of: fact)
  }

  /// Reads words that were not met before for the fact, or that there is no room to remember.
  private mutating func exploreWords(_ text: TextBytes, of fact: Int) -> Bool {
    let place = FileLocation(file: FileID(index: 0), line: 1, column: 1)
    let values = rulebook.values(of: fact, stated: .words(Located(text.text, at: place)))
    if let word = words.number(of: text), remembered < Self.mostRemembered,
      rulebook.facts.count * (word + 1) <= Self.mostRemembered * 16
    {
      while word >= wordsPerFact { widen() }
      remembered += 1
      valuesOfWords[fact * wordsPerFact + word] =
        values.map { assessment.number(of: $0, fact: fact) } ?? Self.refused
    }
    guard let values else { return false }
    others.append((fact, values))
    return true
  }

  /// Makes room for twice as many words of each fact.
  private mutating func widen() {
    let wider = FixedStorage(
      repeating: Self.unexplored, count: rulebook.facts.count * wordsPerFact * 2)
    for fact in rulebook.facts.indices {
      for word in 0..<wordsPerFact {
        wider[fact * wordsPerFact * 2 + word] = valuesOfWords[fact * wordsPerFact + word]
      }
    }
    valuesOfWords = wider
    wordsPerFact *= 2
  }
}
