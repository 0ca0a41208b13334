/// A fact worth finding out: section 5, "What to ask next".
public struct Question: Hashable, Sendable {
  /// The number of the fact.
  public let fact: Int
  /// The width of the framework's score without caps that remains after the worst answer.
  public let worst: Share
  /// The width that remains after the best answer.
  public let best: Share
  /// The numbers of the criteria that read the fact.
  public let readers: [Int]
}

extension Assessment {
  /// The width of the framework's score without caps as things are: what answers can narrow.
  public var openWidth: Share {
    Share(
      trillionths: framework.settled.map { Share.one.trillionths - $0.trillionths } ?? 0)
  }

  /// The undetermined facts that rules read, the most telling first.
  public func questions() -> [Question] {
    facts.indices.compactMap { fact -> Question? in
      let readers = rulebook.readers[fact].filter(isRead)
      guard !readers.isEmpty, !facts[fact].values.isDetermined else { return nil }
      let widths = answers(to: fact).map { answer in
        let (scores, changed) = evaluation.scores(
          ifFact: fact, were: answer.values, measuredAt: answer.point)
        return free.updated(for: scores, changed: changed, under: rulebook).framework.width
      }
      return Question(
        fact: fact, worst: Share(trillionths: widths.max() ?? 0),
        best: Share(trillionths: widths.min() ?? 0), readers: readers)
    }.sorted { left, right in
      if left.worst != right.worst { return left.worst < right.worst }
      if left.best != right.best { return left.best < right.best }
      if left.readers.count != right.readers.count {
        return left.readers.count > right.readers.count
      }
      return rulebook.facts[left.fact].id < rulebook.facts[right.fact].id
    }
  }

  /// Whether a criterion matters under the lens: it is counted, or a counted one requires it.
  private func isRead(_ criterion: Int) -> Bool {
    guard let counted else { return true }
    if counted[criterion] { return true }
    return rulebook.dependents[criterion].contains(where: isRead)
  }

  private struct Answer {
    let values: PossibleValues
    let point: Int128?
  }

  /// The answers to try for a fact: each choice, the sets of members, the cells of the line.
  private func answers(to fact: Int) -> [Answer] {
    switch facts[fact].values {
    case .choices(let mask):
      return Self.bits(of: mask).map { Answer(values: .choices($0), point: nil) }
    case .members(let within, let possible):
      return Self.members(within, open: Self.bits(of: possible & ~within))
    case .numbers(let set):
      return set.intervals.flatMap { cells(of: $0, fact) }
    case .texts:
      return []
    }
  }

  private static func bits(of mask: UInt64) -> [UInt64] {
    (0..<64).map { 1 << UInt64($0) }.filter { mask & $0 != 0 }
  }

  private static func members(_ within: UInt64, open: [UInt64]) -> [Answer] {
    let all = open.reduce(0, |)
    let choices: [UInt64]
    if open.count <= 10 {
      choices = (0..<(1 << open.count)).map { subset in
        open.indices.filter { subset & (1 << $0) != 0 }.reduce(0) { $0 | open[$1] }
      }
    } else {
      choices = [all, 0] + open + open.map { all & ~$0 }
    }
    return choices.map {
      Answer(values: .members(within: within | $0, possible: within | $0), point: nil)
    }
  }

  /// The cells of an interval that no test tells apart, each at the points where it is measured.
  private func cells(of interval: Interval, _ fact: Int) -> [Answer] {
    var starts: Set<Int128> = [interval.low]
    for test in rulebook.tests where test.fact == fact {
      let pass: Interval
      switch test.test {
      case .interval(let interval): pass = interval
      case .within(let period): pass = FactTest.interval(within: period, of: date)
      case .choices, .includesAll, .includesAny, .includesNone, .includesAtLeast, .exactly, .text,
        .anything:
        continue
      }
      starts.insert(pass.low)
      starts.insert(pass.high + 1)
    }
    let inside = starts.filter { interval.low <= $0 && $0 <= interval.high }.sorted()
    let ends = inside.dropFirst().map { $0 - 1 } + [interval.high]
    let turningPoints = rulebook.readers[fact].flatMap { number -> [Int128] in
      guard case .quantity(let measured, let from, let to) = rulebook.criteria[number].measurement,
        measured == fact
      else { return [] }
      return [from, to]
    }
    return zip(inside, ends).flatMap { low, high -> [Answer] in
      let cell = rulebook.facts[fact].kind.tightened(Interval(low: low, high: high))
      guard !cell.isEmpty else { return [] }
      let values = PossibleValues.numbers(IntervalSet(cell))
      guard !turningPoints.isEmpty else { return [Answer(values: values, point: nil)] }
      let points =
        [cell.low - cell.low % 2, cell.high + cell.high % 2]
        + turningPoints.filter { cell.low <= $0 && $0 <= cell.high }
      return points.map { Answer(values: values, point: $0) }
    }
  }
}
