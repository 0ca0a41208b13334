extension RulebookCompiler {
  /// The criteria, each after those that it requires; a cycle is reported.
  ///
  /// The walk keeps its own stack, so that no chain of prerequisites is too long for it.
  mutating func prerequisiteOrder(of criteria: [Criterion]) -> [Int] {
    enum Mark { case open, entered, done }
    var marks = [Mark](repeating: .open, count: criteria.count)
    var order: [Int] = []
    for start in criteria.indices where marks[start] == .open {
      var path: [(criterion: Int, next: Int)] = [(start, 0)]
      marks[start] = .entered
      while let (criterion, next) = path.last {
        guard next < criteria[criterion].requires.count else {
          marks[criterion] = .done
          order.append(criterion)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let required = criteria[criterion].requires[next]
        switch marks[required] {
        case .done: break
        case .open:
          marks[required] = .entered
          path.append((required, 0))
        case .entered:
          let cycle = path.map(\.criterion).drop { $0 != required } + [required]
          report(
            .error(
              .cyclicPrerequisites,
              "prerequisites run in a circle: "
                + cycle.map { "`\(criteria[$0].id)`" }.joined(separator: " → "),
              at: criteria[required].location,
              help: "leave out one `requires` of the circle"))
        }
      }
    }
    return order
  }
}
