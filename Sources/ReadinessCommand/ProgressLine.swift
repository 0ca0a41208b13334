import Glibc
import Synchronization

/// A line on standard error that tells how far long work has come, where someone looks at it.
///
/// It is rewritten in place, needs no clock, and may be advanced from several threads.
final class ProgressLine: Sendable {
  private let action: String
  private let total: Int
  /// Every so many steps the line is written, about a hundred times in all.
  private let stride: Int
  private let done = Atomic<Int>(0)
  private let shown = Mutex<Int>(0)

  /// - Parameters:
  ///   - action: What is done, such as `assessing`.
  ///   - total: How many steps it takes.
  init(_ action: String, of total: Int) {
    self.action = action
    self.total = total
    stride = max(1, total / 100)
  }

  /// Notes that one more step is done.
  func advance() {
    let number = done.add(1, ordering: .relaxed).newValue
    guard number % stride == 0 else { return }
    shown.withLock { shown in
      // A thread that was overtaken has nothing new to say.
      guard number > shown else { return }
      shown = number
      Output.note("\r\(text(number))")
    }
  }

  /// Leaves the line empty for what is written next.
  func clear() {
    shown.withLock { shown in
      guard shown > 0 else { return }
      Output.note("\r\(String(repeating: " ", count: text(shown).count))\r")
      shown = 0
    }
  }

  private func text(_ number: Int) -> String { "\(action) \(number) of \(total)" }
}

extension RemarkOptions {
  /// A line of progress, or nil where nobody looks or nobody wants to see it.
  func progress(_ action: String, of total: Int) -> ProgressLine? {
    guard !quiet, isatty(STDERR_FILENO) == 1 else { return nil }
    return ProgressLine(action, of: total)
  }
}
