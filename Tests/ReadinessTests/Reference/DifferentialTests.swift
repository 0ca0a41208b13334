import Foundation
import Readiness
import Testing

/// How many cases are generated, and from which seed.
enum CaseCount {
  static let seed = number(in: "READINESS_SEED") ?? 2011
  static let cases = Int(number(in: "READINESS_CASES") ?? 2000)

  private static func number(in variable: String) -> UInt64? {
    ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
  }
}

@Test func `The reference and the engine agree on every generated case`() {
  expectAgreement(of: 0..<CaseCount.cases, withLens: false)
}

@Test func `The reference and the engine agree on generated cases under a lens`() {
  expectAgreement(of: 0..<(CaseCount.cases / 10), withLens: true)
}

/// Records the first disagreement, made small, with all that is needed to see it again.
private func expectAgreement(of numbers: Range<Int>, withLens: Bool) {
  for number in numbers {
    let generated = GeneratedCase.generated(
      seed: CaseCount.seed, number: number, withLens: withLens)
    let disagreements = generated.disagreements()
    guard !disagreements.isEmpty else { continue }
    let isCompilable = (try? generated.byEngine()) != nil
    let small = generated.shrunk { candidate in
      ((try? candidate.byEngine()) != nil) == isCompilable && !candidate.disagreements().isEmpty
    }
    Issue.record(
      """
      seed \(CaseCount.seed), case \(number)
      \(small)
      reference against engine:
      \(small.disagreements().joined(separator: "\n"))
      """)
    return
  }
}
