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
    /// A number, in JSON with or without quotation marks, or words.
    case numbers
    /// A number with its percent sign, or words.
    case percents
    /// A date, or words.
    case dates
    case members
    case text
  }

  private let writing: Writing
  private let forms: FixedStorage<Form>
  private let plainReaders: [PlainValueReader?]
  /// Between which positions the values of each fact lie, as far as machine words reach.
  private let ranges: FixedStorage<(low: Int64, high: Int64)>

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

  struct Note: BitwiseCopyable {
    var word = ShortWord()
    var fact: Int32 = 0
    var place: Int32 = 0
  }

  private let notes: FixedStorage<Note>
  private var noted = 0

  /// In which profile each fact was stated last.
  private let lastProfiles: FixedStorage<UInt32>
  private var profile: UInt32 = 0

  init(_ assessment: SerialAssessment, _ writing: Writing) {
    self.writing = writing
    rulebook = assessment.rulebook
    self.assessment = assessment
    let facts = rulebook.facts
    names = FactNames(of: facts)
    forms = FixedStorage(repeating: .words, count: facts.count)
    plainReaders = facts.map { PlainValueReader($0) }
    ranges = FixedStorage(repeating: (0, -1), count: facts.count)
    for (number, fact) in facts.enumerated() {
      if let range = plainReaders[number]?.range {
        ranges[number] = (Int64(clamping: range.low), Int64(clamping: range.high))
      }
      forms[number] =
        switch fact.kind {
        case .yesOrNo, .choice, .orderedChoice: .words
        case .wholeNumber, .number, .money: .numbers
        case .percent: .percents
        case .date: .dates
        case .setOfChoices: .members
        case .text: .text
        }
    }
    valuesOfWords = FixedStorage(
      repeating: Self.unexplored, count: facts.count * wordsPerFact)
    lastProfiles = FixedStorage(repeating: 0, count: facts.count)
    notes = FixedStorage(repeating: Note(), count: facts.count)
    knownValues = FixedStorage(repeating: (0, 0), count: facts.count)
    knownPositions = FixedStorage(repeating: (0, 0), count: facts.count)
  }

  /// Forgets what the last profile stated.
  mutating func begin() {
    values = 0
    positions = 0
    noted = 0
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

  /// Whether a fact's values are mostly written in few bytes.
  @inline(__always)
  func isNotable(_ fact: Int) -> Bool { forms[fact] != .members && forms[fact] != .text }

  /// Notes a value that is written in few bytes, to be taken with all others.
  ///
  /// Where a value ends decides where the next one begins, but what it says decides nothing: so
  /// that the processor need not wait for it, that is found out afterwards.
  ///
  /// - place: Where it stands in the bytes that `takeNoted` is given.
  @inline(__always)
  mutating func note(_ word: ShortWord, at place: Int, of fact: Int) {
    notes[noted] = Note(
      word: word, fact: Int32(truncatingIfNeeded: fact), place: Int32(truncatingIfNeeded: place))
    noted &+= 1
  }

  /// Takes the values that were noted since `begin`; false where one asks for a closer look.
  mutating func takeNoted(in bytes: TextBytes) -> Bool {
    for index in 0..<noted {
      let note = notes[index]
      let fact = Int(note.fact)
      if take(note.word, of: fact) { continue }
      let place = Int(note.place)
      guard take(TextBytes(rebasing: bytes[place..<(place + note.word.count)]), of: fact) else {
        return false
      }
    }
    return true
  }

  @inline(__always)
  private mutating func take(_ word: ShortWord, of fact: Int) -> Bool {
    switch forms[fact] {
    case .words, .percents: break
    case .numbers:
      if let number = writing.wholeNumber(word), takePosition(2_000_000 &* number, of: fact) {
        return true
      }
    case .dates:
      if let date = writing.date(word), takePosition(2 &* Int64(date.day), of: fact) {
        return true
      }
    case .members, .text: return false
    }
    return takeKnown(word, of: fact)
  }

  /// Takes a word that was met before, without a branch on which, as no processor can foresee that.
  @inline(__always)
  private mutating func takeKnown(_ word: ShortWord, of fact: Int) -> Bool {
    guard let number = words.number(of: word), number < wordsPerFact else { return false }
    let value = valuesOfWords[fact &* wordsPerFact &+ number]
    guard value >= 0 else { return false }
    take(value, of: fact)
    return true
  }

  /// Takes a value as it is written: with its quotation marks in JSON, without in a table.
  mutating func take(_ written: TextBytes, of fact: Int) -> Bool {
    switch forms[fact] {
    case .numbers, .percents, .dates:
      if let plain = writing.plain(written, forms[fact]), takePosition(plain, of: fact) {
        return true
      }
    case .text:
      if writing.isText(written) { return true }
    case .words, .members: break
    }
    return takeWords(written, of: fact)
  }

  /// Takes a number or date by nothing but its digits.
  private mutating func takePosition(_ text: TextBytes, of fact: Int) -> Bool {
    guard let position = plainReaders[fact]?.position(text).flatMap({ Int64(exactly: $0) })
    else { return false }
    take(position: position, of: fact)
    return true
  }

  @inline(__always)
  private mutating func takePosition(_ position: Int64, of fact: Int) -> Bool {
    guard ranges[fact].low <= position, position <= ranges[fact].high else { return false }
    take(position: position, of: fact)
    return true
  }

  @inline(__always)
  private mutating func take(position: Int64, of fact: Int) {
    knownPositions[positions] = (Int32(truncatingIfNeeded: fact), position)
    positions &+= 1
  }

  @inline(__always)
  private mutating func take(_ number: Int32, of fact: Int) {
    knownValues[values] = (Int32(truncatingIfNeeded: fact), number)
    values &+= 1
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

  private mutating func takeWords(_ written: TextBytes, of fact: Int) -> Bool {
    let word = words.number(of: written)
    if let word, word < wordsPerFact {
      let number = valuesOfWords[fact * wordsPerFact + word]
      if number >= 0 {
        take(number, of: fact)
        return true
      }
      if number == Self.refused { return false }
    }
    let values = values(of: fact, written)
    if let word, remembered < Self.mostRemembered,
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

  /// The values that what is written leaves possible.
  private func values(of fact: Int, _ written: TextBytes) -> PossibleValues? {
    switch writing.meaning(of: written, rulebook.facts[fact]) {
    case .nothing: return rulebook.facts[fact].allValues
    case .words(let words):
      let place = FileLocation(file: FileID(index: 0), line: 1, column: 1)
      return rulebook.values(of: fact, stated: .words(Located(words, at: place)))
    case nil: return nil
    }
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

/// In what a stream writes its values.
enum Writing {
  case json
  case table

  /// What is written for a value.
  enum Meaning {
    /// Words of the language.
    case words(String)
    /// Nothing is stated.
    case nothing
  }

  /// What is written says, or nil where it asks for a closer look.
  func meaning(of written: TextBytes, _ fact: Fact) -> Meaning? {
    switch self {
    case .table:
      return written.isEmpty ? .nothing : .words(written.text)
    case .json:
      if written.isQuoted {
        return isText(written) ? .words(written.unquoted.text) : nil
      }
      switch written.text {
      case "null": return .nothing
      case "true" where fact.kind == .yesOrNo: return .words("yes")
      case "false" where fact.kind == .yesOrNo: return .words("no")
      default: return nil
      }
    }
  }

  /// Where nothing but a number, a date or a percent can be written: without quotation marks.
  @inline(__always)
  func plain(_ written: TextBytes, _ form: FactIntake.Form) -> TextBytes? {
    guard self == .json else { return written }
    if written.isQuoted { return written.unquoted }
    return form == .numbers && written.isJSONNumber ? written : nil
  }

  /// The whole number that a word is, if it is nothing but its digits.
  @inline(__always)
  func wholeNumber(_ word: ShortWord) -> Int64? {
    // JSON has no zeros in front.
    guard self == .table || word.count == 1 || word.first != UInt8(ascii: "0") else {
      return nil
    }
    return word.digits
  }

  /// The day that a word is, if it is nothing but a date.
  @inline(__always)
  func date(_ word: ShortWord) -> CalendarDate? {
    switch self {
    case .table: word.date
    case .json: word.quotedDate
    }
  }

  /// Whether what is written is a text that stands for itself.
  func isText(_ written: TextBytes) -> Bool {
    guard self == .json else { return true }
    return written.isQuoted
      && written.unquoted.allSatisfy {
        $0 >= 0x20 && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"")
      } && String(validating: written.unquoted, as: UTF8.self) != nil
  }
}

extension TextBytes {
  @inline(__always)
  fileprivate var isQuoted: Bool {
    count >= 2 && self[0] == UInt8(ascii: "\"") && self[count - 1] == UInt8(ascii: "\"")
  }

  fileprivate var unquoted: TextBytes { TextBytes(rebasing: self[1..<(count - 1)]) }

  /// Whether the bytes are digits that JSON takes for a number: no zero in front, and digits at
  /// both sides of a point.
  ///
  /// Signs and exponents are left out: no fact has such a value.
  fileprivate var isJSONNumber: Bool {
    guard let first, first >= 0x30, first <= 0x39 else { return false }
    return first != 0x30 || count == 1 || self[1] == UInt8(ascii: ".")
  }
}
