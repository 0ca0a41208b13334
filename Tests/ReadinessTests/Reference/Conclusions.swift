import Readiness

/// What was concluded about one country, found by id, so that two evaluators can be compared.
struct Conclusions: Equatable {
  struct Fact: Equatable {
    var values: ReferenceValues
    /// Why nothing is known, in the words of section 4; empty where a statement counts.
    var reason = ""
    var disagrees = false
    var isConflicting = false
    /// The statements behind the values, and those that better ones overrule, in any order.
    var counting: [String] = []
    var overruled: [String] = []
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
    /// Whether the group's own cap lowers a bound.
    var isCapped = false
  }

  struct Gap: Equatable {
    var criterion: String
    /// Whether it is a gap and not merely an information gap.
    var isSure: Bool
    var gain: Int64
    var areaGain: Int64
    var unblocks: Int
    var isPressingNeed: Bool
    var isPressingQuestion: Bool
    /// The criteria that it surely blocks, and the groups whose caps name it, by id.
    var blocks: [String]
    var caps: [String]
  }

  struct Question: Equatable {
    var fact: String
    var worst: Int64
    var best: Int64
    /// The criteria that read the fact, by id.
    var readers: [String]
  }

  /// What is said of gaps where nobody asks for the list.
  struct GapSummary: Equatable {
    var gaps = 0
    var information = 0
    /// The pressing needs, with what they block and which caps name them.
    var pressing: [String] = []
  }

  var facts: [String: Fact] = [:]
  var criteria: [String: Criterion] = [:]
  var groups: [String: Group] = [:]
  var gaps: [Gap] = []
  var gapSummary = GapSummary()
  var questions: [Question] = []
  /// How the criteria of the lens's source stand.
  var distance: [String: String] = [:]

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
      + compare("gap summary", [gapSummary], [other.gapSummary])
      + compare("questions", questions, other.questions)
      + compare("distance", distance, other.distance)
  }
}

extension Conclusions.Fact {
  /// A statement by what it means, so that two evaluators name it alike.
  static func text(
    _ values: ReferenceValues, isState: Bool, start: String, until: String?, _ grade: Grade
  ) -> String {
    "\(values) \(isState ? "from" : "on") \(start)"
      + (until.map { " until \($0)" } ?? "") + ", \(grade.name)"
  }
}

extension Conclusions.GapSummary {
  static func text(_ need: String, blocks: [String], caps: [String]) -> String {
    "\(need) blocks \(blocks), capping \(caps)"
  }
}
