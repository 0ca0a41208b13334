/// All conditions of a rulebook as one postfix tape, so that judging a country is one walk.
///
/// Each step pushes the truth of a test or combines the truths on top of the stack. There is no
/// short circuit: a straight walk over a flat tape is faster than a tree that stops early.
struct ConditionProgram: Sendable {
  enum Step: Sendable {
    case test(Int32)
    case all(Int32)
    case any(Int32)
    case none(Int32)
    case atLeast(Int32, of: Int32)
  }

  private(set) var steps: [Step] = []
  /// For each condition the end of its steps; they begin where those of the one before end.
  private(set) var ends: [Int] = []
  private(set) var depth = 1

  /// Adds a condition and tells its number.
  mutating func add(_ condition: Condition) -> Int {
    depth = max(depth, append(condition))
    ends.append(steps.count)
    return ends.count - 1
  }

  /// Appends the steps and tells how much of the stack they need.
  private mutating func append(_ condition: Condition) -> Int {
    func appendParts(_ parts: [Condition]) -> Int {
      parts.enumerated().reduce(1) { max($0, $1.offset + append($1.element)) }
    }
    switch condition {
    case .test(let test):
      steps.append(.test(Int32(test)))
      return 1
    case .all(let parts):
      let needed = appendParts(parts)
      steps.append(.all(Int32(parts.count)))
      return needed
    case .any(let parts):
      let needed = appendParts(parts)
      steps.append(.any(Int32(parts.count)))
      return needed
    case .none(let parts):
      let needed = appendParts(parts)
      steps.append(.none(Int32(parts.count)))
      return needed
    case .atLeast(let count, let parts):
      let needed = appendParts(parts)
      steps.append(.atLeast(Int32(count), of: Int32(parts.count)))
      return needed
    }
  }

  /// The truth of one condition, given that of each test.
  func truth(
    of condition: Int, tests: UnsafeBufferPointer<Truth>, stack: UnsafeMutableBufferPointer<Truth>
  ) -> Truth {
    var top = 0
    for index in (condition == 0 ? 0 : ends[condition - 1])..<ends[condition] {
      switch steps[index] {
      case .test(let test):
        stack[top] = tests[Int(test)]
        top += 1
      case .all(let count):
        top -= Int(count) - 1
        var result = stack[top - 1]
        for part in top..<(top + Int(count) - 1) { result = min(result, stack[part]) }
        stack[top - 1] = result
      case .any(let count):
        top -= Int(count) - 1
        var result = stack[top - 1]
        for part in top..<(top + Int(count) - 1) { result = max(result, stack[part]) }
        stack[top - 1] = result
      case .none(let count):
        top -= Int(count) - 1
        var result = stack[top - 1]
        for part in top..<(top + Int(count) - 1) { result = max(result, stack[part]) }
        stack[top - 1] = result.negated
      case .atLeast(let needed, let count):
        top -= Int(count) - 1
        var certain: Int32 = 0
        var possible: Int32 = 0
        for part in (top - 1)..<(top + Int(count) - 1) {
          if stack[part] == .yes { certain += 1 }
          if stack[part] != .no { possible += 1 }
        }
        stack[top - 1] = certain >= needed ? .yes : possible < needed ? .no : .unknown
      }
    }
    return stack[0]
  }
}
