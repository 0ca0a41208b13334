import Dispatch
import Synchronization

/// Transforms the elements on several threads; the results keep the elements' order.
///
/// A thread that is done with one element takes the next, so that a slow or busy one holds up no
/// other; nothing is shared but the number of the next element and the finished lists.
package func mapInParallel<Element: Sendable, Outcome: Sendable>(
  _ elements: [Element], jobs: Int, _ transform: @Sendable (Element) -> Outcome
) -> [Outcome] {
  let jobs = min(jobs, elements.count)
  guard jobs > 1 else { return elements.map(transform) }
  let next = Atomic(0)
  let finished = Mutex<[(number: Int, outcome: Outcome)]>([])
  DispatchQueue.concurrentPerform(iterations: jobs) { _ in
    var own: [(number: Int, outcome: Outcome)] = []
    var number = next.wrappingAdd(1, ordering: .relaxed).oldValue
    while number < elements.count {
      own.append((number, transform(elements[number])))
      number = next.wrappingAdd(1, ordering: .relaxed).oldValue
    }
    finished.withLock { $0 += own }
  }
  return finished.withLock { $0 }.sorted { $0.number < $1.number }.map(\.outcome)
}
