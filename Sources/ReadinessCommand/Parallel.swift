import Dispatch
import RulebookYAML
import Synchronization

/// How many threads work at once, unless the user says otherwise.
let defaultJobs = 2

/// Transforms the elements on several threads, showing how far it is; the results keep the
/// elements' order.
func mapInParallel<Element: Sendable, Outcome: Sendable>(
  _ elements: [Element], jobs: Int, progress: ProgressLine?,
  _ transform: @Sendable (Element) -> Outcome
) -> [Outcome] {
  defer { progress?.clear() }
  return mapInParallel(elements, jobs: jobs) { element in
    let outcome = transform(element)
    progress?.advance()
    return outcome
  }
}

/// Does two things at the same time, if there is more than one thread.
func together<First: Sendable, Second: Sendable>(
  jobs: Int, _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
) throws -> (First, Second) {
  guard jobs > 1 else { return (try first(), try second()) }
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
