import Readiness

/// An evaluator written from `language.md` alone, by plain recursion and brute force.
///
/// It shares no code with the engine beyond the declarations, so that an agreement of the two
/// means something.
struct ReferenceEvaluator {
  typealias Bounds = Conclusions.Bounds

  static let one: Int64 = 1_000_000_000_000

  indirect enum Condition {
    case test(Int, ReferenceTest)
    case all([Condition])
    case any([Condition])
    case none([Condition])
    case atLeast(Int, [Condition])
  }

  enum Measurement {
    /// Highest credit first, beginning with 100 %.
    case levels([(credit: Int64, condition: Condition)])
    case quantity(fact: Int, from: Int128, to: Int128)
  }

  struct Criterion {
    let id: String
    let stage: Int
    let weight: Int64
    let severity: Severity
    let requires: [Int]
    let appliesWhen: Condition?
    let measurement: Measurement
    let area: Int
    /// Whether the lens looks at it.
    let isCounted: Bool
  }

  struct Group {
    enum Children {
      case criteria([Int])
      case groups([Int])
    }

    let id: String
    let weight: Int64
    let combination: Combination
    let cap: (ceiling: Int64, until: [Int])?
    let children: Children
  }

  /// What is taken for granted when scores are computed.
  struct Situation {
    var values: [ReferenceValues]
    /// The fact that is measured at one point although its tests see a whole cell.
    var measured: (fact: Int, point: Int128)?
    /// The criterion whose own condition is taken as met.
    var met: Int?
  }

  let facts: [ReferenceFact]
  let criteria: [Criterion]
  /// Areas first, then pillars, the framework last.
  let groups: [Group]
  let areaCount: Int
  let date: ReferenceDate
  let resolved: [Conclusions.Fact]
  /// The criteria of the lens's source, each with the rules that cite it.
  private let lensCriteria: [(id: String, rules: [Int])]
  private let means = GeometricMean()

  init(
    of profile: ProfileDeclaration, under rulebook: RulebookDeclaration, on date: CalendarDate,
    leastGrade: Grade?, lens: String?
  ) {
    let framework = rulebook.frameworks[0]
    let facts = rulebook.vocabularies.flatMap(\.facts).map {
      ReferenceFact($0, framework: framework)
    }
    let day = ReferenceDate(date)
    let grade = leastGrade ?? framework.leastGrade?.value ?? .asserted
    let reader = DeclarationReader(rulebook: rulebook, facts: facts, lens: lens)
    self.facts = facts
    self.date = day
    resolved = facts.map { $0.resolve(profile, on: day, leastGrade: grade) }
    criteria = reader.criteria()
    groups = reader.groups()
    areaCount = reader.areas.count
    lensCriteria = reader.lensCriteria()
  }

  var frameworkNumber: Int { groups.count - 1 }

  func truth(of condition: Condition, _ situation: Situation) -> Kleene {
    switch condition {
    case .test(let fact, let test):
      return facts[fact].truth(of: test, situation.values[fact], on: date)
    case .all(let parts):
      return parts.map { truth(of: $0, situation) }.min() ?? .yes
    case .any(let parts):
      return parts.map { truth(of: $0, situation) }.max() ?? .no
    case .none(let parts):
      return truth(of: .any(parts), situation).negated
    case .atLeast(let count, let parts):
      let truths = parts.map { truth(of: $0, situation) }
      if truths.count(where: { $0 == .yes }) >= count { return .yes }
      return truths.count(where: { $0 != .no }) < count ? .no : .unknown
    }
  }

  /// The bounds of every criterion, prerequisites included.
  func bounds(of situation: Situation) -> [Bounds] {
    var known = [Bounds?](repeating: nil, count: criteria.count)
    func bounds(of number: Int) -> Bounds {
      if let bounds = known[number] { return bounds }
      let criterion = criteria[number]
      var result = own(criterion, situation)
      if situation.met == number { (result.low, result.high) = (Self.one, Self.one) }
      for required in criterion.requires.map(bounds(of:)) where required.applies != .no {
        if required.low < Self.one { result.low = 0 }
        if required.applies == .yes, required.high < Self.one { result.high = 0 }
      }
      known[number] = result
      return result
    }
    return criteria.indices.map(bounds(of:))
  }

  private func own(_ criterion: Criterion, _ situation: Situation) -> Bounds {
    let applies = criterion.appliesWhen.map { truth(of: $0, situation) } ?? .yes
    var collected: [Int64] = []
    switch criterion.measurement {
    case .levels(let levels):
      var hasStopped = false
      for level in levels where !hasStopped {
        let truth = truth(of: level.condition, situation)
        if truth != .no { collected.append(level.credit) }
        hasStopped = truth == .yes
      }
      if !hasStopped { collected.append(0) }
    case .quantity(let fact, let from, let to):
      if let measured = situation.measured, measured.fact == fact {
        collected = [Self.credit(at: measured.point, from: from, to: to)]
      } else if case .line(let stretches) = situation.values[fact] {
        // Credit rises or falls throughout, so that it is least and greatest at ends.
        collected = stretches.flatMap { [$0.low, $0.high] }.map {
          Self.credit(at: $0, from: from, to: to)
        }
      }
    }
    return Bounds(
      applies: applies, low: collected.min() ?? 0, high: collected.max() ?? Self.one)
  }

  /// `(v − from)/(to − from)`, clamped to 0…1 and rounded half up to 12 places.
  static func credit(at value: Int128, from: Int128, to: Int128) -> Int64 {
    let part = from < to ? value - from : from - value
    let whole = from < to ? to - from : from - to
    if part <= 0 { return 0 }
    if part >= whole { return one }
    return roundedHalfUp(part * Int128(one), over: whole)
  }

  static func roundedHalfUp(_ numerator: Int128, over denominator: Int128) -> Int64 {
    Int64((2 * numerator + denominator) / (2 * denominator))
  }

  func blockers(of number: Int, _ bounds: [Bounds]) -> [Int] {
    criteria[number].requires.filter {
      bounds[$0].applies == .yes && bounds[$0].high < Self.one
    }
  }

  private func verdict(of number: Int, _ bounds: [Bounds]) -> String {
    let own = bounds[number]
    switch own.applies {
    case .no: return "not applicable"
    case .unknown: return "unknown"
    case .yes: break
    }
    if own.low == Self.one { return "met" }
    if own.high == 0 {
      let blockers = blockers(of: number, bounds).map { criteria[$0].id }
      return (["not met"] + blockers).joined(separator: ", blocked by ")
    }
    return own.low == own.high ? "partly met \(own.low)" : "unknown"
  }

  /// The bounds of every group under the criteria's bounds, with caps or without.
  func groupBounds(_ criteriaBounds: [Bounds], withCaps: Bool) -> [Bounds] {
    scoredGroups(criteriaBounds, withCaps: withCaps).map(\.bounds)
  }

  /// The bounds of every group, and whether its own cap lowers one.
  private func scoredGroups(
    _ criteriaBounds: [Bounds], withCaps: Bool
  ) -> [(bounds: Bounds, isCapped: Bool)] {
    var known: [(bounds: Bounds, isCapped: Bool)] = []
    for group in groups {
      let children: [(weight: Int64, bounds: Bounds)]
      switch group.children {
      case .criteria(let numbers):
        children = numbers.filter { criteria[$0].isCounted }.map {
          (criteria[$0].weight, criteriaBounds[$0])
        }
      case .groups(let numbers):
        children = numbers.map { (groups[$0].weight, known[$0].bounds) }
      }
      let own = combined(children, group.combination)
      var result = own
      if withCaps, let cap = group.cap {
        let named = cap.until.map { criteriaBounds[$0] }
        if named.contains(where: { $0.applies != .no && $0.low < Self.one }) {
          result.low = min(result.low, cap.ceiling)
        }
        if named.contains(where: { $0.applies == .yes && $0.high < Self.one }) {
          result.high = min(result.high, cap.ceiling)
        }
      }
      known.append(result.applies == .no ? (.notApplicable, false) : (result, result != own))
    }
    return known
  }

  /// Tries every choice of the children that may or may not apply.
  func combined(
    _ children: [(weight: Int64, bounds: Bounds)], _ combination: Combination
  ) -> Bounds {
    let certain = children.filter { $0.bounds.applies == .yes }
    let open = children.filter { $0.bounds.applies == .unknown }
    var lows: [Int64] = []
    var highs: [Int64] = []
    for choice in 0..<(1 << open.count) {
      let chosen = certain + open.indices.filter { choice & (1 << $0) != 0 }.map { open[$0] }
      guard !chosen.isEmpty else { continue }
      let weights = chosen.map(\.weight)
      lows.append(value(of: chosen.map(\.bounds.low), weights, combination))
      highs.append(value(of: chosen.map(\.bounds.high), weights, combination))
    }
    guard let low = lows.min(), let high = highs.max() else { return .notApplicable }
    return Bounds(applies: certain.isEmpty ? .unknown : .yes, low: low, high: high)
  }

  private func value(of shares: [Int64], _ weights: [Int64], _ combination: Combination) -> Int64 {
    switch combination {
    case .mean:
      let sum = zip(shares, weights).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) }
      return Self.roundedHalfUp(sum, over: weights.reduce(Int128(0)) { $0 + Int128($1) })
    case .lowest:
      return shares.min() ?? 0
    case .geometric:
      return means.value(of: shares, weights: weights)
    }
  }

  /// The least and the greatest stage of an area, by the definition in section 5.
  private func stages(of area: Int, _ bounds: [Bounds]) -> ClosedRange<Int> {
    let own = criteria.indices.filter { criteria[$0].area == area && criteria[$0].isCounted }
    let possible = own.filter { bounds[$0].applies != .no }
    let sure = own.filter { bounds[$0].applies == .yes }
    let all = possible.map { criteria[$0].stage }.sorted()
    let least = all.filter { stage in
      sure.contains { criteria[$0].stage == stage }
        && possible.allSatisfy { criteria[$0].stage > stage || bounds[$0].low == Self.one }
    }
    let greatest = all.filter { stage in
      possible.contains { criteria[$0].stage == stage && bounds[$0].high == Self.one }
        && sure.allSatisfy { criteria[$0].stage > stage || bounds[$0].high == Self.one }
    }
    return (least.max() ?? 0)...(greatest.max() ?? 0)
  }

  /// What can be said of each criterion of the lens's source: section 5, "A lens".
  private func distance(_ bounds: [Bounds]) -> [String: String] {
    var result: [String: String] = [:]
    for (id, rules) in lensCriteria {
      let applicable = rules.filter { bounds[$0].applies != .no }
      if applicable.isEmpty {
        result[id] = "not assessed"
      } else if applicable.contains(where: {
        bounds[$0].applies == .yes && bounds[$0].high < Self.one
      }) {
        result[id] = "not met"
      } else {
        result[id] = applicable.allSatisfy { bounds[$0].low == Self.one } ? "met" : "open"
      }
    }
    return result
  }

  /// What is concluded, with gaps and questions or without these costly lists.
  func conclusions(withLists: Bool = true) -> Conclusions {
    let situation = Situation(values: resolved.map(\.values))
    let bounds = bounds(of: situation)
    let scored = scoredGroups(bounds, withCaps: true)
    let capped = scored.map(\.bounds)
    let free = groupBounds(bounds, withCaps: false)
    var result = Conclusions()
    for (fact, resolved) in zip(facts, resolved) { result.facts[fact.id] = resolved }
    for number in criteria.indices {
      result.criteria[criteria[number].id] = Conclusions.Criterion(
        bounds: bounds[number].applies == .no ? .notApplicable : bounds[number],
        verdict: verdict(of: number, bounds))
    }
    for number in groups.indices {
      let applies = capped[number].applies != .no
      result.groups[groups[number].id] = Conclusions.Group(
        bounds: capped[number], settled: applies ? Self.one - free[number].width : nil,
        stages: applies && number < areaCount ? stages(of: number, bounds) : nil,
        isCapped: scored[number].isCapped)
    }
    result.distance = distance(bounds)
    guard withLists else { return result }
    result.gaps = gaps(situation, bounds, capped, free)
    result.gapSummary = Conclusions.GapSummary(
      gaps: result.gaps.count(where: \.isSure), information: result.gaps.count { !$0.isSure },
      pressing: result.gaps.filter(\.isPressingNeed).map {
        Conclusions.GapSummary.text($0.criterion, blocks: $0.blocks, caps: $0.caps)
      }.sorted())
    result.questions = questions(situation)
    return result
  }

  private func gaps(
    _ situation: Situation, _ bounds: [Bounds], _ capped: [Bounds], _ free: [Bounds]
  ) -> [Conclusions.Gap] {
    func isBlocked(_ number: Int, _ bounds: [Bounds]) -> Bool {
      criteria[number].isCounted && bounds[number].applies != .no
        && !blockers(of: number, bounds).isEmpty
    }
    var found: [(criterion: Criterion, gap: Conclusions.Gap)] = []
    for (number, criterion) in criteria.enumerated() {
      guard criterion.isCounted, bounds[number].applies != .no, bounds[number].low < Self.one
      else { continue }
      let isSure = bounds[number].applies == .yes && bounds[number].high < Self.one
      var then = situation
      then.met = number
      let boundsThen = self.bounds(of: then)
      let others = criteria.indices.filter { $0 != number }
      // Only what is surely not met surely blocks.
      let blocks = others.filter {
        isSure && criteria[$0].requires.contains(number) && isBlocked($0, bounds)
      }
      let caps = groups.indices.filter {
        capped[$0].applies != .no && groups[$0].cap?.until.contains(number) ?? false
      }
      let isPressingNeed: Bool
      switch criterion.severity {
      case .critical: isPressingNeed = isSure
      case .high: isPressingNeed = isSure && !(blocks.isEmpty && caps.isEmpty)
      case .medium, .low: isPressingNeed = false
      }
      let framework = frameworkNumber
      let gap = Conclusions.Gap(
        criterion: criterion.id, isSure: isSure,
        gain: groupBounds(boundsThen, withCaps: true)[framework].low - capped[framework].low,
        areaGain: groupBounds(boundsThen, withCaps: false)[criterion.area].low
          - free[criterion.area].low,
        unblocks: others.count { isBlocked($0, bounds) && !isBlocked($0, boundsThen) },
        isPressingNeed: isPressingNeed,
        isPressingQuestion: !isSure && criterion.severity == .critical,
        blocks: blocks.map { criteria[$0].id }.sorted(), caps: caps.map { groups[$0].id }.sorted())
      found.append((criterion, gap))
    }
    return found.sorted { left, right in
      func key(_ gap: Conclusions.Gap) -> (Int64, Int64, Int) {
        (-gap.gain, -gap.areaGain, -gap.unblocks)
      }
      if left.criterion.severity != right.criterion.severity {
        return left.criterion.severity < right.criterion.severity
      }
      if key(left.gap) != key(right.gap) { return key(left.gap) < key(right.gap) }
      return left.criterion.id < right.criterion.id
    }.map(\.gap)
  }
}
