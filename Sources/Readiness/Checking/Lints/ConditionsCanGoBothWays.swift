/// Every condition is true for some values of its facts and false for others.
///
/// The values are tried cell by cell: those that no test of the condition tells apart need one
/// trial. A condition over too many cells is taken on trust.
struct ConditionsCanGoBothWays: RulebookLint {
  private static let mostTrials = 20_000

  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]) {
    for criterion in rulebook.criteria {
      if let condition = criterion.appliesWhen {
        check(condition, "`applies when`", of: criterion, rulebook, &diagnostics)
      }
      guard case .levels(let levels) = criterion.measurement else { continue }
      for level in levels {
        let name = level.credit == .one ? "`met when`" : "the condition for \(level.credit)"
        check(level.condition, name, of: criterion, rulebook, &diagnostics)
      }
    }
  }

  private func check(
    _ condition: Condition, _ name: String, of criterion: Criterion, _ rulebook: Rulebook,
    _ diagnostics: inout [Diagnostic]
  ) {
    let tests = Set(condition.tests)
    let facts = Set(tests.map { rulebook.tests[$0].fact }).sorted()
    let cells = facts.map { fact in
      Self.cells(
        of: rulebook.facts[fact],
        tests.filter { rulebook.tests[$0].fact == fact }.map { rulebook.tests[$0].test })
    }
    let trials = cells.reduce(1) { $0 > Self.mostTrials ? $0 : $0 * $1.count }
    guard trials <= Self.mostTrials else { return }
    var seen: Set<Truth> = []
    for trial in 0..<trials where seen.count < 2 {
      var rest = trial
      var values: [Int: PossibleValues] = [:]
      for (fact, choices) in zip(facts, cells) {
        values[fact] = choices[rest % choices.count]
        rest /= choices.count
      }
      seen.insert(
        condition.truth { test in
          let asked = rulebook.tests[test]
          return values[asked.fact].map { asked.test.truth(of: $0, on: Self.date) } ?? .unknown
        })
    }
    guard seen.count < 2, let only = seen.first, only != .unknown else { return }
    diagnostics.append(
      .warning(
        .constantCondition,
        "\(name) of `\(criterion.id)` is \(only == .yes ? "always true" : "never true")",
        at: criterion.location,
        help: "look for tests of one fact that contradict or complete each other"))
  }

  /// Any day will do: `within` tests then cut the line of dates somewhere inside it.
  private static let date = CalendarDate(clampingDay: 738_000)

  private static func cells(of fact: Fact, _ tests: [FactTest]) -> [PossibleValues] {
    switch fact.allValues {
    case .choices:
      let count = fact.kind == .yesOrNo ? 2 : fact.choices.count
      return (0..<count).map { .choices(1 << UInt64($0)) }
    case .numbers(let set):
      let passes = tests.compactMap { test -> Interval? in
        switch test {
        case .interval(let interval): interval
        case .within(let period): FactTest.interval(within: period, of: date)
        case .choices, .includesAll, .includesAny, .includesNone, .includesAtLeast, .exactly,
          .text, .anything:
          nil
        }
      }
      let starts = Set([set.low] + passes.flatMap { [$0.low, $0.high + 1] })
        .filter { set.low <= $0 && $0 <= set.high }.sorted()
      return zip(starts, starts.dropFirst().map { $0 - 1 } + [set.high]).compactMap { low, high in
        let cell = fact.kind.tightened(Interval(low: low, high: high))
        return cell.isEmpty ? nil : .numbers(IntervalSet(cell))
      }
    case .members(_, let all):
      // Members that no test names are alike: only how many of them are in can matter.
      let named = tests.reduce(0) { $0 | $1.namedMembers } & all
      let bits = (0..<64).map { UInt64(1) << UInt64($0) }.filter { named & $0 != 0 }
      guard bits.count <= 12 else { return [.members(within: 0, possible: all)] }
      let unnamed = (0..<64).map { UInt64(1) << UInt64($0) }.filter { all & ~named & $0 != 0 }
      return (0..<(1 << bits.count)).flatMap { subset -> [PossibleValues] in
        let members = bits.indices.filter { subset & (1 << $0) != 0 }.reduce(0) { $0 | bits[$1] }
        return (0...unnamed.count).map { count in
          let within = unnamed.prefix(count).reduce(members, |)
          return .members(within: within, possible: within)
        }
      }
    case .texts:
      return [.texts(nil)]
    }
  }
}

extension FactTest {
  /// The members of a set that the test speaks of.
  fileprivate var namedMembers: UInt64 {
    switch self {
    case .includesAll(let mask), .includesAny(let mask), .includesNone(let mask),
      .exactly(let mask):
      mask
    case .choices, .interval, .within, .includesAtLeast, .text, .anything: 0
    }
  }
}
