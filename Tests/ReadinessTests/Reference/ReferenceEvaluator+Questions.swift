import Readiness

extension ReferenceEvaluator {
  /// What to ask next: section 5, by trying every answer.
  func questions(_ situation: Situation) -> [Conclusions.Question] {
    var questions: [Conclusions.Question] = []
    for (number, fact) in facts.enumerated() {
      let readers = criteria.indices.filter { matters($0) && reads(number, criteria[$0]) }
      guard !readers.isEmpty, !situation.values[number].isDetermined else { continue }
      let widths = answers(to: number, situation).map { answer in
        groupBounds(bounds(of: answer), withCaps: false)[frameworkNumber].width
      }
      questions.append(
        Conclusions.Question(
          fact: fact.id, worst: widths.max() ?? 0, best: widths.min() ?? 0,
          readers: readers.map { criteria[$0].id }.sorted()))
    }
    return questions.sorted {
      ($0.worst, $0.best, -$0.readers.count, $0.fact)
        < ($1.worst, $1.best, -$1.readers.count, $1.fact)
    }
  }

  /// Whether the lens looks at the criterion, or it acts on one at which the lens looks.
  private func matters(_ number: Int) -> Bool {
    criteria[number].isCounted
      || criteria.indices.contains { criteria[$0].requires.contains(number) && matters($0) }
  }

  /// The situations after learning a fact.
  func answers(to number: Int, _ situation: Situation) -> [Situation] {
    func with(_ values: ReferenceValues, at point: Int128? = nil) -> Situation {
      var learned = situation
      learned.values[number] = values
      learned.measured = point.map { (number, $0) }
      return learned
    }
    switch situation.values[number] {
    case .words(let words):
      return words.map { with(.words([$0])) }
    case .texts:
      return []
    case .members(let members):
      return Self.completions(of: members).map { with(.members($0)) }
    case .line(let stretches):
      let ends = criteria.flatMap { criterion -> [Int128] in
        guard case .quantity(number, let from, let to) = criterion.measurement else { return [] }
        return [from, to]
      }
      return stretches.flatMap { cells(of: $0, number) }.flatMap { cell -> [Situation] in
        if ends.isEmpty { return [with(.line([cell]))] }
        let inside = ends.filter { cell.low <= $0 && $0 <= cell.high }
        return ([cell.low, cell.high] + inside).map { with(.line([cell]), at: $0) }
      }
    }
  }

  private static func completions(of members: [ReferenceValues.Membership])
    -> [[ReferenceValues.Membership]]
  {
    let open = members.indices.filter { members[$0] == .possible }
    func completed(_ isInside: (Int) -> Bool) -> [ReferenceValues.Membership] {
      var result = members
      for index in open { result[index] = isInside(index) ? .inside : .outside }
      return result
    }
    guard open.count <= 10 else {
      return [completed { _ in true }, completed { _ in false }]
        + open.map { alone in completed { $0 == alone } }
        + open.map { alone in completed { $0 != alone } }
    }
    return (0..<(1 << open.count)).map { choice in
      completed { index in
        open.firstIndex(of: index).map { choice & (1 << $0) != 0 } ?? false
      }
    }
  }

  /// The longest intervals within the stretch that no rule's test tells apart.
  private func cells(of stretch: Stretch, _ number: Int) -> [Stretch] {
    let step = facts[number].step
    var cells = [stretch]
    for pass in criteria.flatMap({ tests(of: $0) }).filter({ $0.fact == number })
      .map({ passing($0.test) })
    {
      let below = Stretch(low: .min, high: pass.low, isOpenAbove: !pass.isOpenBelow)
      let above = Stretch(low: pass.high, isOpenBelow: !pass.isOpenAbove, high: .max)
      cells = cells.flatMap { cell in
        [below, pass, above].map(cell.intersection).filter { !$0.isEmpty }
          .map { part in step.map { part.closed(step: $0) } ?? part }.filter { !$0.isEmpty }
      }
    }
    return cells
  }

  private func passing(_ test: ReferenceTest) -> Stretch {
    switch test {
    case .inside(let stretch):
      return stretch
    case .within(let period):
      return Stretch(low: date.moved(by: period, sign: -1).ordinal, high: date.ordinal)
    case .oneOf, .includesAll, .includesAny, .includesNone, .includesAtLeast, .exactly, .text,
      .unknown:
      preconditionFailure("numbers and dates are tested by intervals")
    }
  }

  /// The tests that a criterion asks, each with its fact.
  func tests(of criterion: Criterion) -> [(fact: Int, test: ReferenceTest)] {
    func tests(of condition: Condition) -> [(fact: Int, test: ReferenceTest)] {
      switch condition {
      case .test(let fact, let test): [(fact, test)]
      case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts):
        parts.flatMap(tests(of:))
      }
    }
    let conditions: [Condition]
    switch criterion.measurement {
    case .levels(let levels): conditions = levels.map(\.condition)
    case .quantity: conditions = []
    }
    return ((criterion.appliesWhen.map { [$0] } ?? []) + conditions).flatMap(tests(of:))
  }

  private func reads(_ number: Int, _ criterion: Criterion) -> Bool {
    if case .quantity(number, _, _) = criterion.measurement { return true }
    return tests(of: criterion).contains { $0.fact == number }
  }
}
