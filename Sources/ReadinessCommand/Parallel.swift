import Dispatch
import Synchronization

/// How many threads work at once, unless the user says otherwise.
let defaultJobs = 2

/// Transforms the elements on several threads; the results keep the elements' order.
///
/// Each thread takes every so-many-th element, so that long ones spread; nothing is shared but the
/// finished lists.
func mapInParallel<Element: Sendable, Outcome: Sendable>(
  _ elements: [Element], jobs: Int, progress: ProgressLine? = nil,
  _ transform: @Sendable (Element) -> Outcome
) -> [Outcome] {
  let jobs = max(1, min(jobs, elements.count))
  let finished = Mutex([[Outcome]](repeating: [], count: jobs))
  DispatchQueue.concurrentPerform(iterations: jobs) { job in
    let own = stride(from: job, to: elements.count, by: jobs).map { number in
      let outcome = transform(elements[number])
      progress?.advance()
      return outcome
    }
    finished.withLock { $0[job] = own }
  }
  progress?.clear()
  let lists = finished.withLock { $0 }
  return elements.indices.map { lists[$0 % jobs][$0 / jobs] }
}

/// Does two things at the same time.
func together<First: Sendable, Second: Sendable>(
  _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
) throws -> (First, Second) {
  let outcomes = Mutex<(Result<First, any Error>?, Result<Second, any Error>?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { number in
    if number == 0 {
      let outcome = Result { try first() }
      outcomes.withLock { $0.0 = outcome }
    } else {
      let outcome = Result { try second() }
      outcomes.withLock { $0.1 = outcome }
    }
  }
  let (one, other) = outcomes.withLock { $0 }
  guard let one, let other else { preconditionFailure("both were done") }
  return (try one.get(), try other.get())
}
