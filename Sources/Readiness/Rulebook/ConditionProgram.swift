/// All conditions of a rulebook as one postfix tape, so that judging a country is one walk.
///
/// Each step combines the truths of tests and, on top of a stack, those of the steps that stand
/// for its other parts. There is no short circuit and no branch on a truth: what is true of a
/// country no processor can foresee, while the tape is the same for all.
struct ConditionProgram: Sendable {
  private enum Combiner: Int32 {
    case all
    case any
    case none
    case atLeast
  }

  /// The words of a step: its combiner, whether it ends its condition, how many parts must be true
  /// under `atLeast`, how many stand on the stack, how many are tests, and the tests' numbers.
  private static let head = 5

  private(set) var words: [Int32] = []
  private(set) var depth = 1

  /// Adds a condition.
  mutating func add(_ condition: Condition) {
    var last = 0
    depth = max(depth, append(condition, &last))
    words[last + 1] = 1
  }

  /// Appends the steps, tells how much of the stack they need, and where the last of them begins.
  private mutating func append(_ condition: Condition, _ last: inout Int) -> Int {
    switch condition {
    case .test: append([condition], .all, &last)
    case .all(let parts): append(parts, .all, &last)
    case .any(let parts): append(parts, .any, &last)
    case .none(let parts): append(parts, .none, &last)
    case .atLeast(let count, let parts): append(parts, .atLeast, needed: count, &last)
    }
  }

  private mutating func append(
    _ parts: [Condition], _ combiner: Combiner, needed: Int = 0, _ last: inout Int
  ) -> Int {
    var tests: [Int32] = []
    var others = 0
    var depth = 1
    for part in parts {
      if case .test(let test) = part {
        tests.append(Int32(test))
      } else {
        depth = max(depth, others + append(part, &last))
        others += 1
      }
    }
    last = words.count
    words += [combiner.rawValue, 0, Int32(needed), Int32(others), Int32(tests.count)] + tests
    return depth
  }

  /// The truth of the condition that begins at `step`, which moves on to the next condition.
  ///
  /// - Parameters:
  ///   - step: A place on the tape.
  ///   - truths: That of each test.
  ///   - stack: Room for `depth` truths.
  /// - Returns: The truth in Kleene's three-valued logic.
  @inline(__always)
  static func truth(
    at step: inout UnsafePointer<Int32>, _ truths: UnsafePointer<TruthBits>,
    _ stack: UnsafeMutablePointer<TruthBits>
  ) -> TruthBits {
    var top = stack
    while true {
      let ends = step[1] != 0
      let others = Int(step[3])
      let tests = Int(step[4])
      let operands = step + head
      top -= others
      var result: TruthBits
      switch step[0] {
      case Combiner.all.rawValue:
        result = .yes
        for index in 0..<tests { result = result.and(truths[Int(operands[index])]) }
        for index in 0..<others { result = result.and(top[index]) }
      case Combiner.any.rawValue, Combiner.none.rawValue:
        result = .no
        for index in 0..<tests { result = result.or(truths[Int(operands[index])]) }
        for index in 0..<others { result = result.or(top[index]) }
        if step[0] == Combiner.none.rawValue { result = result.negated }
      default:
        var certain: Int32 = 0
        var possible: Int32 = 0
        for index in 0..<tests {
          certain &+= Int32(truths[Int(operands[index])].sure)
          possible &+= Int32(truths[Int(operands[index])].possible)
        }
        for index in 0..<others {
          certain &+= Int32(top[index].sure)
          possible &+= Int32(top[index].possible)
        }
        result = TruthBits(isSure: certain >= step[2], isPossible: possible >= step[2])
      }
      step = operands + tests
      if ends { return result }
      top[0] = result
      top += 1
    }
  }
}

/// A truth as two bits, for those who must not branch on it: whether it may be yes, and surely is.
struct TruthBits: BitwiseCopyable, Hashable, Sendable {
  let rawValue: UInt8

  static let no = TruthBits(rawValue: 0b00)
  static let unknown = TruthBits(rawValue: 0b01)
  static let yes = TruthBits(rawValue: 0b11)
}

extension TruthBits {
  init(_ truth: Truth) {
    self =
      switch truth {
      case .no: .no
      case .unknown: .unknown
      case .yes: .yes
      }
  }

  @inline(__always)
  init(isSure: Bool, isPossible: Bool) {
    rawValue = (isSure ? 0b10 : 0) | (isPossible ? 0b01 : 0)
  }

  var truth: Truth { sure == 1 ? .yes : possible == 1 ? .unknown : .no }

  /// 1 if it is yes, else 0.
  @inline(__always)
  var sure: UInt8 { rawValue >> 1 }

  /// 1 if it is yes or unknown, else 0.
  @inline(__always)
  var possible: UInt8 { rawValue & 1 }

  @inline(__always)
  func and(_ other: TruthBits) -> TruthBits { TruthBits(rawValue: rawValue & other.rawValue) }

  @inline(__always)
  func or(_ other: TruthBits) -> TruthBits { TruthBits(rawValue: rawValue | other.rawValue) }

  @inline(__always)
  var negated: TruthBits { TruthBits(rawValue: (possible << 1 | sure) ^ 0b11) }
}
