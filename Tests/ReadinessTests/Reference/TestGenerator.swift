import Readiness

/// Writes tests of facts that the language accepts, on either side.
struct TestGenerator {
  /// Few days, so that dates coincide often.
  static let days = [
    "2023-12-31", "2024-01-01", "2024-02-28", "2024-02-29", "2024-03-01", "2024-08-31",
    "2025-02-28", "2025-03-01", "2025-06-30", "2025-07-01", "2026-01-31", "2026-02-28",
  ]

  static func anyDay(_ random: inout RandomSource) -> String {
    random.chance(3) ? random.pick(["0001-01-01", "9999-12-31"]) : random.pick(days)
  }

  /// A test that some values of the fact pass and some do not.
  static func ruleTest(of fact: ReferenceFact, _ random: inout RandomSource) -> WrittenTest {
    while true {
      let test = candidate(fact, isRule: true, &random)
      let read = fact.read(test)
      if case .within = read { return test }
      // No test but `within` depends on the date.
      if fact.truth(of: read, fact.allValues, on: .earliest) == .unknown { return test }
    }
  }

  /// A test that only higher values pass: `yes` or `at least`.
  static func risingTest(of fact: ReferenceFact, _ random: inout RandomSource) -> WrittenTest {
    while true {
      let text: String
      switch fact.kind {
      case .yesOrNo: text = "yes"
      case .orderedChoice: text = "at least " + random.pick(fact.choices)
      case .wholeNumber, .number, .percent, .money, .choice, .date, .setOfChoices, .text:
        text = "at least " + value(of: fact, &random)
      }
      let test = WrittenTest.words(located(text))
      if fact.truth(of: fact.read(test), fact.allValues, on: .earliest) == .unknown { return test }
    }
  }

  /// A statement that some value of the fact passes; never `unknown`.
  static func statement(of fact: ReferenceFact, _ random: inout RandomSource) -> WrittenTest {
    while true {
      let test = candidate(fact, isRule: false, &random)
      if fact.values(passing: fact.read(test)) != nil { return test }
    }
  }

  /// One of a few values of a number or date, so that values coincide often.
  static func value(of fact: ReferenceFact, _ random: inout RandomSource) -> String {
    guard case .line(let all) = fact.allValues else { preconditionFailure("no line of values") }
    if fact.kind == .date { return anyDay(&random) }
    let (low, high) = (all[0].low, all[0].high)
    let quarter = low + (high - low) * Int128(random.below(5)) / 4
    let near = quarter + Int128(random.chance(20) ? random.within(-1...1) : 0) * (fact.step ?? 1)
    let step = fact.step ?? 1
    return fact.text(at: min(max(near / step * step, low), high))
  }

  private static func candidate(
    _ fact: ReferenceFact, isRule: Bool, _ random: inout RandomSource
  ) -> WrittenTest {
    func words(_ text: String) -> WrittenTest { .words(located(text)) }
    func list(_ words: [String]) -> WrittenTest { .list(words.map(located), at: .nowhere) }
    switch fact.kind {
    case .yesOrNo:
      return words(random.pick(["yes", "no"]))
    case .choice:
      return random.chance(60)
        ? words(random.pick(fact.choices))
        : list(random.shuffled(random.subset(of: fact.choices, atLeast: 1)))
    case .orderedChoice:
      switch random.below(5) {
      case 0: return list(random.shuffled(random.subset(of: fact.choices, atLeast: 1)))
      case 1: return words("at most " + random.pick(fact.choices))
      case 2: return words("at least " + random.pick(fact.choices))
      default: return words(random.pick(fact.choices))
      }
    case .wholeNumber, .number, .percent, .money:
      let value = value(of: fact, &random)
      switch random.below(isRule ? 8 : 7) {
      case 0: return words("at most " + value)
      case 1: return words("more than " + value)
      case 2: return words("less than " + value)
      case 3: return words(between(value, Self.value(of: fact, &random), fact))
      case 4, 7: return words("at least " + value)
      default: return words(value)
      }
    case .date:
      let value = value(of: fact, &random)
      switch random.below(isRule ? 7 : 5) {
      case 0: return words("on or before " + value)
      case 1: return words("on or after " + value)
      case 2: return words(between(value, Self.value(of: fact, &random), fact))
      case 3, 4: return words(value)
      default: return words("within \(period(&random))")
      }
    case .setOfChoices:
      let some = random.shuffled(random.subset(of: fact.choices, atLeast: 1))
      let separator = random.pick([", ", ","])
      switch random.below(isRule ? 4 : 3) {
      case 0: return words("includes all of " + some.joined(separator: separator))
      case 1: return words("includes none of " + some.joined(separator: separator))
      case 2 where isRule: return words("includes any of " + some.joined(separator: separator))
      case 2: return list(random.shuffled(random.subset(of: fact.choices, atLeast: 0)))
      default: return words("includes at least \(random.within(1...fact.choices.count))")
      }
    case .text:
      return words(random.pick(["one text", "another text", "yes"]))
    }
  }

  private static func between(_ one: String, _ other: String, _ fact: ReferenceFact) -> String {
    fact.position(one) <= fact.position(other)
      ? "between \(one) and \(other)" : "between \(other) and \(one)"
  }

  static func period(_ random: inout RandomSource) -> Period {
    switch random.below(8) {
    case 0: Period(count: 0, unit: random.pick([.days, .months, .years]))
    case 1: Period(count: 1, unit: .days)
    case 2: Period(count: random.within(1...800), unit: .days)
    case 3, 4: Period(count: random.within(1...24), unit: .months)
    case 5, 6: Period(count: random.within(1...3), unit: .years)
    default: Period(count: 9999, unit: random.pick([.days, .months, .years]))
    }
  }
}
