/// What was concluded about one country, found by id, so that two evaluators can be compared.
struct Conclusions: Equatable {
  struct Fact: Equatable {
    var values: ReferenceValues
    /// Why nothing is known, in the words of section 4; empty where a statement counts.
    var reason = ""
    var disagrees = false
    var isConflicting = false
  }

  /// Applicability and score in units of 10 to the power of −12; 0 and 0 where nothing applies.
  struct Bounds: Equatable {
    var applies: Kleene
    var low: Int64
    var high: Int64

    static let notApplicable = Bounds(applies: .no, low: 0, high: 0)

    /// How much of the score is open.
    var width: Int64 { applies == .no ? 0 : high - low }
  }

  struct Criterion: Equatable {
    var bounds: Bounds
    var verdict: String
  }

  struct Group: Equatable {
    var bounds: Bounds
    var settled: Int64?
    /// The numbers of the least and the greatest stage of an area.
    var stages: ClosedRange<Int>?
  }

  struct Gap: Equatable {
    var criterion: String
    /// Whether it is a gap and not merely an information gap.
    var isSure: Bool
    var gain: Int64
    var areaGain: Int64
    var unblocks: Int
    var isPressing: Bool
  }

  struct Question: Equatable {
    var fact: String
    var worst: Int64
    var best: Int64
    var readers: Int
  }

  var facts: [String: Fact] = [:]
  var criteria: [String: Criterion] = [:]
  var groups: [String: Group] = [:]
  var gaps: [Gap] = []
  var questions: [Question] = []

  /// Where this differs from `other`, one line for each subject.
  func differences(from other: Conclusions) -> [String] {
    func compare<Value: Equatable>(
      _ what: String, _ left: [String: Value], _ right: [String: Value]
    ) -> [String] {
      Set(left.keys).union(right.keys).sorted().filter { left[$0] != right[$0] }.map { id in
        func text(_ value: Value?) -> String { value.map { "\($0)" } ?? "nothing" }
        return "\(what) \(id):\n    \(text(left[id]))\n    \(text(right[id]))"
      }
    }
    func compare<Value: Equatable>(_ what: String, _ left: [Value], _ right: [Value]) -> [String] {
      guard left != right else { return [] }
      func text(_ values: [Value]) -> String {
        values.map { "\n    \($0)" }.joined()
      }
      return ["\(what):\(text(left))\n  against:\(text(right))"]
    }
    return compare("fact", facts, other.facts) + compare("criterion", criteria, other.criteria)
      + compare("group", groups, other.groups) + compare("gaps", gaps, other.gaps)
      + compare("questions", questions, other.questions)
  }
}
