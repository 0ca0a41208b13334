/// A fact with the number that `SerialAssessment` gave its possible values.
package typealias KnownValues = (fact: Int32, number: Int32)

/// A fact of numbers or dates with its only possible value, as a position on its line that a
/// machine's word holds; being a value's, it is even.
package typealias KnownPosition = (fact: Int32, position: Int64)

/// What is stated about one country in the short form, each fact at most once.
package struct ShortStatements {
  package var values: UnsafeBufferPointer<KnownValues>
  package var positions: UnsafeBufferPointer<KnownPosition>
  package var others: [(fact: Int, values: PossibleValues)]

  package init(
    values: UnsafeBufferPointer<KnownValues>, positions: UnsafeBufferPointer<KnownPosition>,
    others: [(fact: Int, values: PossibleValues)]
  ) {
    self.values = values
    self.positions = positions
    self.others = others
  }
}

/// Assesses one country after another under one rulebook, in storage that it uses again.
///
/// It concludes what `Assessment` does about groups and criteria, by the same evaluation and
/// scoring, and keeps no reasons.
package struct SerialAssessment: Sendable {
  package let rulebook: Rulebook
  private let leastGrade: Grade
  private let counted: [Bool]?

  /// What was concluded about the areas of the country assessed last.
  package private(set) var areas: [Assessment.GroupOutcome]
  package private(set) var framework: Assessment.GroupOutcome
  private var scores: [Score]

  private let layout: Layout
  private var truths: [TruthBits]
  private var ends: [MeasuredEnds]
  private var day: Day
  private var shortForm: ShortForm
  private var catalogue = Catalogue()
  /// The scores of the groups with caps, and without where the rulebook has any.
  private var capped: Scorecard
  private var free: Scorecard?

  /// - Parameters:
  ///   - rulebook: The rulebook that all of them are assessed under.
  ///   - leastGrade: Statements of weaker grade leave their fact as if unstated; nil takes the
  ///     rulebook's.
  ///   - lens: The number of a source; assessments are restricted to criteria that cite it.
  package init(under rulebook: Rulebook, leastGrade: Grade? = nil, lens: Int? = nil) {
    self.rulebook = rulebook
    self.leastGrade = leastGrade ?? rulebook.leastGrade
    counted = lens.map(rulebook.criteria(citing:))
    layout = Layout(of: rulebook)
    let nothing = Assessment.GroupOutcome(.notApplicable, free: .notApplicable, own: .notApplicable)
    areas = [Assessment.GroupOutcome](repeating: nothing, count: rulebook.areas.count)
    framework = nothing
    scores = [Score](repeating: .notApplicable, count: rulebook.criteria.count)
    truths = [TruthBits](repeating: .unknown, count: rulebook.tests.count + Pattern.width)
    ends = rulebook.facts.map(\.allValues.measuredEnds)
    day = Day(.earliest, rulebook)
    shortForm = ShortForm(asOf: .latest, on: .earliest, layout, self.leastGrade)
    capped = Scorecard(of: scores, counted: counted, under: rulebook, withCaps: true)
    let hasCaps = (rulebook.areas + rulebook.pillars).contains { $0.cap != nil }
    free =
      hasCaps
      ? Scorecard(of: scores, counted: counted, under: rulebook, withCaps: false) : nil
  }

  /// Whether a criterion enters the scores: the lens, if there is one, looks at it.
  package func isCounted(_ criterion: Int) -> Bool { counted?[criterion] ?? true }

  /// What was concluded about a criterion of the country assessed last, blockers left out.
  package func verdict(on criterion: Int) -> Verdict { scores[criterion].verdict(blockers: []) }

  /// A number for values that facts of many countries have, by which they are judged faster.
  package mutating func number(of values: PossibleValues, fact: Int) -> Int32 {
    catalogue.add(values, Pattern(of: values, fact, rulebook))
  }

  /// Assesses a country by statements in the short form alone.
  package mutating func assess(
    _ stated: borrowing ShortStatements, asOf: CalendarDate, on date: CalendarDate
  ) {
    begin(on: date)
    if shortForm.asOf != asOf || shortForm.date != date {
      shortForm = ShortForm(asOf: asOf, on: date, layout, leastGrade)
    }
    judge(stated.values)
    judge(stated.positions)
    for (fact, values) in stated.others where shortForm.counts(fact, layout) {
      judge(fact, values)
    }
    conclude()
  }

  /// Assesses a country by all that its profile states.
  package mutating func assess(_ profile: Profile, on date: CalendarDate) {
    begin(on: date)
    for (fact, _) in profile.statementsOfFacts {
      judge(
        fact,
        profile.resolve(fact, on: date, leastGrade: leastGrade, rulebook: rulebook).values)
    }
    conclude()
  }

  /// Puts everything back to where nothing is known.
  private mutating func begin(on date: CalendarDate) {
    if day.date != date { day = Day(date, rulebook) }
    truths.withUnsafeMutableBufferPointer { truths in
      day.truths.withUnsafeBufferPointer { open in
        for test in open.indices { truths[test] = open[test] }
      }
    }
    for quantity in rulebook.plan.quantities {
      ends[quantity.fact] = rulebook.facts[quantity.fact].allValues.measuredEnds
    }
  }

  /// Judges the tests of a fact whatever its values.
  private mutating func judge(_ fact: Int, _ values: PossibleValues) {
    for test in rulebook.plan.testsOfFacts[fact] {
      truths[test] = TruthBits(rulebook.tests[test].test.truth(of: values, on: day.date))
    }
    if layout.facts[fact].isMeasured { ends[fact] = values.measuredEnds }
  }

  private mutating func judge(_ known: UnsafeBufferPointer<KnownValues>) {
    for each in known {
      let fact = Int(each.fact)
      guard shortForm.counts(fact, layout) else { continue }
      let place = layout.facts[fact]
      guard place.isPlain else {
        judge(fact, catalogue.values[Int(each.number)])
        continue
      }
      let pattern = catalogue.patterns[Int(each.number)]
      truths.withUnsafeMutableBytes { bytes in
        let others = bytes.loadUnaligned(fromByteOffset: Int(place.firstTest), as: UInt64.self)
        bytes.storeBytes(
          of: others & ~pattern.mask | pattern.truths, toByteOffset: Int(place.firstTest),
          as: UInt64.self)
      }
    }
  }

  private mutating func judge(_ known: UnsafeBufferPointer<KnownPosition>) {
    for each in known {
      let fact = Int(each.fact)
      guard shortForm.counts(fact, layout) else { continue }
      let position = each.position
      let place = layout.facts[fact]
      for test in Int(place.firstTest)..<Int(place.firstTest &+ place.tests) {
        let passes = day.passes[test]
        let isPassed = passes.low <= position && position <= passes.high
        truths[test] = TruthBits(isSure: isPassed, isPossible: isPassed)
      }
      if place.isMeasured { ends[fact] = (Int128(position), Int128(position)) }
    }
  }

  /// Judges all criteria; one that reads no stated fact comes out as open as it is.
  private static func judge(
    _ rulebook: Rulebook, _ truths: [TruthBits], _ ends: [MeasuredEnds], into scores: inout [Score]
  ) {
    var scores = scores.mutableSpan
    rulebook.plan.judge(scores.indices, truths: truths.span, into: &scores) { ends[$0] }
    rulebook.plan.applyPrerequisites(to: &scores)
  }

  private mutating func conclude() {
    Self.judge(rulebook, truths, ends, into: &scores)
    capped.score(scores, under: rulebook)
    free?.score(scores, under: rulebook)
    for area in areas.indices {
      let freeScore = (free?.areas ?? capped.areas)[area]
      areas[area] = Assessment.GroupOutcome(
        capped.areas[area], free: freeScore, own: freeScore,
        stages: rulebook.plan.stages(
          of: rulebook.plan.areas[area].children, among: rulebook.stages.count, scores.span,
          counted: counted))
    }
    framework = Assessment.GroupOutcome(
      capped.framework, free: free?.framework ?? capped.framework, own: capped.framework)
  }
}

extension SerialAssessment {
  /// Where the tests of each fact stand, and how its statements age.
  private struct Layout {
    struct Place {
      let firstTest: Int32
      let tests: Int32
      let freshness: Int32
      let isMeasured: Bool
      /// Whether its values' truths do not depend on the day and fit into a pattern.
      let isPlain: Bool
    }

    let facts: [Place]
    /// Each way of ageing once.
    let freshnesses: [Freshness]

    init(of rulebook: Rulebook) {
      let plan = rulebook.plan
      var freshnesses: [Freshness] = []
      facts = rulebook.facts.enumerated().map { number, fact in
        let tests = plan.testsOfFacts[number]
        let freshness = freshnesses.firstIndex(of: fact.freshness) ?? freshnesses.count
        if freshness == freshnesses.count { freshnesses.append(fact.freshness) }
        let isMeasured = plan.quantities.contains { $0.fact == number }
        return Place(
          firstTest: Int32(tests.lowerBound), tests: Int32(tests.count),
          freshness: Int32(freshness), isMeasured: isMeasured,
          isPlain: !isMeasured && tests.count <= Pattern.width
            && !plan.factsOfDate.contains(number))
      }
      self.freshnesses = freshnesses
    }
  }

  /// What holds of every country on a day.
  private struct Day {
    let date: CalendarDate
    /// The truth of each test while nothing is known.
    let truths: [TruthBits]
    /// For each test of numbers or dates between which positions the values that pass it lie, as
    /// far as a machine's word reaches.
    let passes: [(low: Int64, high: Int64)]

    init(_ date: CalendarDate, _ rulebook: Rulebook) {
      self.date = date
      // At the very end of the calendar even `within` can be settled without a statement.
      truths = rulebook.tests.map {
        TruthBits($0.test.truth(of: rulebook.facts[$0.fact].allValues, on: date))
      }
      passes = rulebook.tests.map { asked in
        let interval =
          switch asked.test {
          case .interval(let interval): interval
          case .within(let period): FactTest.interval(within: period, of: date)
          case .choices, .includesAll, .includesAny, .includesNone, .includesAtLeast, .exactly,
            .text, .anything:
            Interval(low: 0, high: 0)
          }
        return (Int64(clamping: interval.low), Int64(clamping: interval.high))
      }
    }
  }

  /// Which facts' short statements of one date count on another.
  private struct ShortForm {
    let asOf: CalendarDate
    let date: CalendarDate
    private let allCount: Bool
    private let counting: [Bool]

    init(asOf: CalendarDate, on date: CalendarDate, _ layout: Layout, _ leastGrade: Grade) {
      self.asOf = asOf
      self.date = date
      let statement = Statement.short(
        about: 0, words: "", values: .texts(nil), isUnknown: false, asOf: asOf,
        location: FileLocation(file: FileID(index: 0), line: 1, column: 1))
      counting = layout.freshnesses.map {
        statement.counts(on: date, leastGrade: leastGrade, $0)
      }
      allCount = counting.allSatisfy(\.self)
    }

    func counts(_ fact: Int, _ layout: Layout) -> Bool {
      allCount || counting[Int(layout.facts[fact].freshness)]
    }
  }

  /// The truths of up to eight tests of a fact, in the bytes of a word.
  private struct Pattern {
    static let width = 8

    let truths: UInt64
    let mask: UInt64

    init(of values: PossibleValues, _ fact: Int, _ rulebook: Rulebook) {
      var truths: UInt64 = 0
      var mask: UInt64 = 0
      for (offset, test) in rulebook.plan.testsOfFacts[fact].prefix(Self.width).enumerated() {
        // Tests that depend on the day are judged by themselves.
        let truth = rulebook.tests[test].test.truth(of: values, on: .earliest)
        truths |= UInt64(TruthBits(truth).rawValue) << UInt64(8 * offset)
        mask |= 0xFF << UInt64(8 * offset)
      }
      self.truths = UInt64(littleEndian: truths)
      self.mask = UInt64(littleEndian: mask)
    }
  }

  /// Values that were given numbers.
  private struct Catalogue {
    private(set) var values: [PossibleValues] = []
    private(set) var patterns: [Pattern] = []

    mutating func add(_ values: PossibleValues, _ pattern: Pattern) -> Int32 {
      self.values.append(values)
      patterns.append(pattern)
      return Int32(patterns.count - 1)
    }
  }
}
