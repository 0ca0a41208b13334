/// All conditions of a rulebook as one postfix tape, so that judging a country is one walk.
///
/// Each step combines the truths of tests and, on top of a stack, those of the steps that stand
/// for its other parts. There is no short circuit: a straight walk over a flat tape is faster than
/// a tree that stops early.
struct ConditionProgram: Sendable {
  enum Combiner: UInt8, Sendable {
    case all
    case any
    case none
    case atLeast
  }

  struct Step: Sendable {
    let combiner: Combiner
    /// How many parts must be true under `atLeast`.
    let needed: Int32
    /// Where the numbers of its tests begin, and how many there are.
    let firstTest: Int32
    let tests: Int32
    /// How many of its parts stand on the stack.
    let others: Int32
  }

  private(set) var steps: [Step] = []
  /// The numbers of the tests that the steps combine.
  private(set) var operands: [Int32] = []
  /// For each condition the end of its steps; they begin where those of the one before end.
  private(set) var ends: [Int32] = []
  private(set) var depth = 1

  /// Adds a condition.
  mutating func add(_ condition: Condition) {
    depth = max(depth, append(condition))
    ends.append(Int32(steps.count))
  }

  /// Appends the steps and tells how much of the stack they need.
  private mutating func append(_ condition: Condition) -> Int {
    switch condition {
    case .test: append([condition], .all)
    case .all(let parts): append(parts, .all)
    case .any(let parts): append(parts, .any)
    case .none(let parts): append(parts, .none)
    case .atLeast(let count, let parts): append(parts, .atLeast, needed: count)
    }
  }

  private mutating func append(
    _ parts: [Condition], _ combiner: Combiner, needed: Int = 0
  ) -> Int {
    var tests: [Int32] = []
    var others = 0
    var depth = 1
    for part in parts {
      if case .test(let test) = part {
        tests.append(Int32(test))
      } else {
        depth = max(depth, others + append(part))
        others += 1
      }
    }
    steps.append(
      Step(
        combiner: combiner, needed: Int32(needed), firstTest: Int32(operands.count),
        tests: Int32(tests.count), others: Int32(others)))
    operands += tests
    return depth
  }

  /// What a walk over the tape reads and writes, without being counted or checked on the way.
  struct Walk {
    let steps: UnsafeBufferPointer<Step>
    let operands: UnsafeBufferPointer<Int32>
    let ends: UnsafeBufferPointer<Int32>
    let truths: UnsafeBufferPointer<Truth>
    let stack: UnsafeMutableBufferPointer<Truth>
  }

  /// Walks the tape, given the truth of each test.
  func walk<Result>(
    truths: borrowing Span<Truth>, _ body: (Walk) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Truth.self, capacity: depth) { stack in
      steps.withUnsafeBufferPointer { steps in
        operands.withUnsafeBufferPointer { operands in
          ends.withUnsafeBufferPointer { ends in
            truths.withUnsafeBufferPointer { truths in
              body(
                Walk(steps: steps, operands: operands, ends: ends, truths: truths, stack: stack))
            }
          }
        }
      }
    }
  }
}

extension ConditionProgram.Walk {
  /// The truth of one condition.
  @inline(__always)
  func truth(of condition: Int) -> Truth {
    var index = condition == 0 ? 0 : Int(ends[condition - 1])
    let end = Int(ends[condition])
    var top = 0
    while true {
      let step = steps[index]
      let result = truth(of: step, below: top)
      index += 1
      if index == end { return result }
      top -= Int(step.others)
      stack[top] = result
      top += 1
    }
  }

  @inline(__always)
  private func truth(of step: ConditionProgram.Step, below top: Int) -> Truth {
    let tests = Int(step.firstTest)..<Int(step.firstTest + step.tests)
    let others = (top - Int(step.others))..<top
    switch step.combiner {
    case .all:
      var result = Truth.yes
      for test in tests { result = min(result, truths[Int(operands[test])]) }
      for other in others { result = min(result, stack[other]) }
      return result
    case .any, .none:
      var result = Truth.no
      for test in tests { result = max(result, truths[Int(operands[test])]) }
      for other in others { result = max(result, stack[other]) }
      return step.combiner == .any ? result : result.negated
    case .atLeast:
      var certain: Int32 = 0
      var possible: Int32 = 0
      func count(_ truth: Truth) {
        certain += truth == .yes ? 1 : 0
        possible += truth == .no ? 0 : 1
      }
      for test in tests { count(truths[Int(operands[test])]) }
      for other in others { count(stack[other]) }
      return certain >= step.needed ? .yes : possible < step.needed ? .no : .unknown
    }
  }
}
