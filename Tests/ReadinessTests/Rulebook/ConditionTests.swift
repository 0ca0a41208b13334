import Testing

@testable import Readiness

/// Truths by the numbers of tests.
private let truths: [Truth] = [.no, .unknown, .yes]

/// The truth as the tree finds it, after making sure that the program finds the same.
private func truth(of condition: Condition) -> Truth {
  var program = ConditionProgram()
  // A condition before it, so that the program must start in the right place.
  program.add(.any([.test(0), .all([.test(1), .test(2)])]))
  program.add(condition)
  let judged = withUnsafeTemporaryAllocation(of: TruthBits.self, capacity: program.depth) { stack in
    program.words.withUnsafeBufferPointer { words in
      truths.map { TruthBits($0) }.withUnsafeBufferPointer { truths in
        var step = words.baseAddress.unsafelyUnwrapped
        func next() -> Truth {
          ConditionProgram.truth(
            at: &step, truths.baseAddress.unsafelyUnwrapped, stack.baseAddress.unsafelyUnwrapped
          ).truth
        }
        #expect(next() == .unknown)
        return next()
      }
    }
  }
  let tree = condition.truth { truths[$0] }
  #expect(judged == tree)
  return tree
}

struct ConditionTests {
  private static let pairs = [
    (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2),
  ]

  /// Kleene's strong tables, with no as 0, unknown as 1 and yes as 2.
  @Test(
    arguments: zip(
      pairs,
      [
        (0, 0, 2), (0, 1, 1), (0, 2, 0), (0, 1, 1), (1, 1, 1), (1, 2, 0), (0, 2, 0), (1, 2, 0),
        (2, 2, 0),
      ]))
  func `Combiners follow Kleene's strong tables`(
    parts: (Int, Int), expected: (all: Int, any: Int, none: Int)
  ) {
    let parts: [Condition] = [.test(parts.0), .test(parts.1)]
    #expect(truth(of: .all(parts)) == truths[expected.all])
    #expect(truth(of: .any(parts)) == truths[expected.any])
    #expect(truth(of: .none(parts)) == truths[expected.none])
    #expect(truth(of: .atLeast(2, parts)) == truths[expected.all])
    #expect(truth(of: .atLeast(1, parts)) == truths[expected.any])
  }

  @Test(arguments: [
    (1, [0, 0, 0], 0), (1, [0, 1, 0], 1), (1, [1, 1, 2], 2), (2, [2, 1, 0], 1), (2, [2, 0, 0], 0),
    (2, [2, 1, 2], 2), (2, [1, 1, 1], 1), (3, [2, 2, 1], 1), (3, [2, 2, 2], 2), (3, [2, 2, 0], 0),
  ])
  func `At least some of the parts are counted, and unknown parts may be true`(
    count: Int, parts: [Int], expected: Int
  ) {
    #expect(truth(of: .atLeast(count, parts.map(Condition.test))) == truths[expected])
  }

  @Test func `A deep condition needs no more stack than was set aside for it`() {
    let nested = (0..<40).reduce(Condition.test(1)) { inner, level in
      level % 2 == 0 ? .all([.test(2), .test(2), inner]) : .none([.test(0), inner, .test(0)])
    }
    #expect(truth(of: nested) == .unknown)
    #expect(nested.tests.count == 81)
  }
}
