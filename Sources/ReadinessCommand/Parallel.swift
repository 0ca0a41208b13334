import Dispatch
import Readiness
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

/// SHA-256 over files by their paths and bytes.
func digestInParallel(_ files: [SourceFile], jobs: Int) -> String {
  SHA256.digest(
    ofFiles: mapInParallel(files, jobs: jobs) { (SHA256.digest(of: $0.bytes), $0.path) })
}

/// Does two things at the same time, if there is more than one thread.
///
/// Not by `concurrentPerform`, which would keep either from using several threads within.
func together<First, Second: Sendable>(
  jobs: Int, _ first: () throws -> First, _ second: @escaping @Sendable () throws -> Second
) throws -> (First, Second) {
  guard jobs > 1 else { return (try first(), try second()) }
  let outcome = Mutex<Result<Second, any Error>?>(nil)
  let group = DispatchGroup()
  DispatchQueue.global().async(group: group) {
    let result = Result { try second() }
    outcome.withLock { $0 = result }
  }
  let one = Result { try first() }
  group.wait()
  guard let other = outcome.withLock({ $0 }) else { preconditionFailure("both were done") }
  return (try one.get(), try other.get())
}
