import Foundation
import Readiness
import Testing

/// How many cases are generated, and from which seed.
enum CaseCount {
  static let seed = number(in: "READINESS_SEED") ?? 2011
  static let cases = Int(number(in: "READINESS_CASES") ?? 2000)

  static func number(in variable: String) -> UInt64? {
    ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
  }
}

struct PropertyTests {
  @Test func `The reference and the engine agree on every case`() {
    expect(.agreement)
  }

  @Test func `No way of filling in the unknowns leaves the bounds`() {
    expect(.soundness)
  }

  @Test func `Learning something about a fact never widens an interval`() {
    expect(.narrowing)
  }

  @Test func `The order of files, criteria, conditions and statements never matters`() {
    expect(.order)
  }

  @Test func `Weights times a constant never matter`() {
    expect(.weights)
  }

  @Test func `Improving a fact that rules only want high never lowers a bound`() {
    expect(.improvement)
  }

  @Test func `One country after another is assessed as each is by itself`() {
    expect(.series)
  }

  @Test func `A line of JSON says what an assessment of the same statements does`() {
    expect(.json)
  }

  @Test func `A row of a table says what an assessment of the same statements does`() {
    expect(.table)
  }

  @Test func `The number of threads never matters`() {
    expect(.threads)
  }

  @Test func `An edition says what a profile without the hidden statements does`() {
    expect(.editions)
  }

  @Test func `Facts laid over a profile count as primary evidence of the day`() {
    expect(.overlays)
  }

  @Test func `An example that says what the reference concludes holds, and no other`() {
    expect(.examples)
  }

  @Test func `The parts that an explanation prints make up the score that it explains`() {
    expect(.explanation)
  }

  @Test func `The canonical form of files changes neither itself nor what they mean`() {
    expect(.files)
  }

  @Test func `What loads never fails to be assessed and reported`() {
    expect(.loading)
  }

  /// Records the first case of which a property does not hold, and saves it.
  private func expect(_ property: Property) {
    for number in 0..<(CaseCount.cases / property.share) {
      guard let failure = property.failure(seed: CaseCount.seed, number: number) else { continue }
      Issue.record(
        """
        \(property), seed \(CaseCount.seed), case \(number), saved: \(failure.save())
        \(failure.saved.generated)
        \(failure.problems.joined(separator: "\n"))
        """)
      return
    }
  }
}
