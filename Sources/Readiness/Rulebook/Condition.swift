/// A condition over facts, checked: a tree of tests and combiners.
public indirect enum Condition: Hashable, Sendable {
  /// The number of a test in the rulebook's `tests`.
  case test(Int)
  case all([Condition])
  case any([Condition])
  /// The negation of `any`.
  case none([Condition])
  case atLeast(Int, [Condition])

  /// The numbers of the tests, in the order in which they were written.
  public var tests: [Int] {
    switch self {
    case .test(let test): [test]
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts):
      parts.flatMap(\.tests)
    }
  }

  /// The same condition with its tests' numbers replaced.
  func renumberingTests(_ number: (Int) -> Int) -> Condition {
    func renumbered(_ parts: [Condition]) -> [Condition] {
      parts.map { $0.renumberingTests(number) }
    }
    return switch self {
    case .test(let test): .test(number(test))
    case .all(let parts): .all(renumbered(parts))
    case .any(let parts): .any(renumbered(parts))
    case .none(let parts): .none(renumbered(parts))
    case .atLeast(let count, let parts): .atLeast(count, renumbered(parts))
    }
  }

  /// The condition's truth in Kleene's strong three-valued logic, each part judged by itself.
  public func truth(_ truthOfTest: (Int) -> Truth) -> Truth {
    switch self {
    case .test(let test):
      return truthOfTest(test)
    case .all(let parts):
      return parts.reduce(.yes) { min($0, $1.truth(truthOfTest)) }
    case .any(let parts):
      return parts.reduce(.no) { max($0, $1.truth(truthOfTest)) }
    case .none(let parts):
      return parts.reduce(.no) { max($0, $1.truth(truthOfTest)) }.negated
    case .atLeast(let count, let parts):
      let truths = parts.map { $0.truth(truthOfTest) }
      if truths.count(where: { $0 == .yes }) >= count { return .yes }
      return truths.count(where: { $0 != .no }) < count ? .no : .unknown
    }
  }
}

/// A test that rules ask of a fact; rules that ask the same share it.
public struct AskedTest: Hashable, Sendable {
  /// The number of the fact in the rulebook's `facts`.
  public let fact: Int
  public let test: FactTest
  /// The test as its first author wrote it.
  public let words: String
}
