import Readiness
import Testing

/// What the generated cases are made of, so that a property that holds of them says something.
struct ConstructTests {
  @Test func `Generated cases have every construct of the language, each more than once`() {
    var counts: [String: Int] = [:]
    // The same cases whatever the environment asks for, so that rare constructs are surely met.
    for number in 0..<1000 {
      for name in Property.agreement.generated(seed: 2011, number: number).constructs {
        counts[name, default: 0] += 1
      }
    }
    let rare = Constructs.all.filter { counts[$0, default: 0] < 3 }
    #expect(rare.sorted().map { "\($0): \(counts[$0, default: 0])" } == [])
    #expect(Set(counts.keys).subtracting(Constructs.all) == [])
  }

  @Test func `Generated cases come to every conclusion, and every property can be tried on some`() {
    var counts: [String: Int] = [:]
    for number in 0..<700 {
      let generated = Property.agreement.generated(seed: 2011, number: number)
      let conclusions = generated.byReference()
      for name in conclusions.outcomes { counts[name, default: 0] += 1 }
      // The other properties say nothing about cases that cannot be varied.
      var random = RandomSource(seed: UInt64(number))
      func note(_ name: String, _ isVaried: Bool) { counts[name, default: 0] += isVaried ? 1 : 0 }
      note("completed", generated.completed(conclusions.facts, &random) != nil)
      let every = generated.everyCompletion(of: conclusions.facts, limit: 64)
      note("completed in every way", every.map { $0.count > 1 } ?? false)
      note("narrowed", generated.narrowed(conclusions.facts, &random) != nil)
      note("improved", generated.improved(&random) != nil)
    }
    let expected: Set<String> = [
      "met", "partly met", "not met", "not met, blocked", "not applicable", "unknown",
      "not stated", "grade too low", "only from", "ended", "stale since", "stated as unknown",
      "disagreement", "conflict", "overruled statement", "group that may apply",
      "group that does not apply", "capped group", "open stages", "gap", "information gap",
      "pressing need", "pressing question", "unblocking", "blocking", "named by a cap", "question",
      "sure answer", "standing met", "standing not met", "standing open", "standing not assessed",
      "completed", "completed in every way", "narrowed", "improved",
    ]
    #expect(expected.filter { counts[$0, default: 0] < 3 }.sorted() == [])
  }
}

extension Conclusions {
  fileprivate var outcomes: Set<String> {
    var seen: Set<String> = []
    for criterion in criteria.values {
      let words = ["not met, blocked", "partly met"]
      seen.insert(words.first(where: criterion.verdict.hasPrefix) ?? criterion.verdict)
    }
    for fact in facts.values {
      let words = ["only from", "ended", "stale since"]
      seen.insert(words.first(where: fact.reason.hasPrefix) ?? fact.reason)
      if fact.disagrees { seen.insert(fact.isConflicting ? "conflict" : "disagreement") }
      if !fact.overruled.isEmpty { seen.insert("overruled statement") }
    }
    for group in groups.values {
      if group.bounds.applies == .unknown { seen.insert("group that may apply") }
      if group.bounds.applies == .no { seen.insert("group that does not apply") }
      if group.isCapped { seen.insert("capped group") }
      if let stages = group.stages, stages.count > 1 { seen.insert("open stages") }
    }
    for gap in gaps {
      seen.insert(gap.isSure ? "gap" : "information gap")
      if gap.isPressingNeed { seen.insert("pressing need") }
      if gap.isPressingQuestion { seen.insert("pressing question") }
      if gap.unblocks > 0 { seen.insert("unblocking") }
      if !gap.blocks.isEmpty { seen.insert("blocking") }
      if !gap.caps.isEmpty { seen.insert("named by a cap") }
    }
    for question in questions {
      seen.insert(question.worst == question.best ? "sure answer" : "question")
    }
    for standing in distance.values { seen.insert("standing \(standing)") }
    return seen
  }
}
