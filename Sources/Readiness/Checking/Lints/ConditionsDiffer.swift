/// No two criteria ask the same thing.
struct ConditionsDiffer: RulebookLint {
  func check(_ rulebook: Rulebook, reporting diagnostics: inout [Diagnostic]) {
    var first: [String: Int] = [:]
    for (number, criterion) in rulebook.criteria.enumerated() {
      let key = Self.key(of: criterion)
      guard let earlier = first[key] else {
        first[key] = number
        continue
      }
      let other = rulebook.criteria[earlier]
      diagnostics.append(
        .warning(
          .sameCondition, "`\(criterion.id)` has the same condition as `\(other.id)`",
          at: criterion.location, help: "make one criterion of them that cites both bases",
          notes: [.init("the other one", at: other.location)]))
    }
  }

  /// What full credit asks, with parts in one order: the order of writing means nothing.
  private static func key(of criterion: Criterion) -> String {
    switch criterion.measurement {
    case .quantity(let fact, let from, let to): return "measures \(fact) \(from) \(to)"
    case .levels(let levels): return levels.first.map { text(of: $0.condition) } ?? ""
    }
  }

  private static func text(of condition: Condition) -> String {
    func joined(_ parts: [Condition]) -> String {
      "(" + parts.map(text).sorted().joined(separator: " ") + ")"
    }
    switch condition {
    case .test(let test): return "\(test)"
    case .all(let parts) where parts.count == 1, .any(let parts) where parts.count == 1:
      return text(of: parts[0])
    case .all(let parts): return "all\(joined(parts))"
    case .any(let parts): return "any\(joined(parts))"
    case .none(let parts): return "none\(joined(parts))"
    case .atLeast(let count, let parts): return "\(count)of\(joined(parts))"
    }
  }
}
