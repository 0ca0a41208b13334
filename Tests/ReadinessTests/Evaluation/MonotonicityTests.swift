import Testing

@testable import Readiness

struct MonotonicityTests {
  private let rules = """
    framework f; stages none, some, full; combine mean
    pillar p; weight 2; cap 60% until b
    area one; cap 50% until a
    criterion a; stage some
      met when law: full
      partly met when law: partial
    criterion b; stage full; requires a; weight 3
      applies when act: yes
      met when any of (staff: at least 5; act: no)
    area two; combine lowest
    criterion c; stage some
      measures staff from 0 to 10
    pillar q; combine geometric
    area three
    criterion d; stage full; requires c
      applies when law: at least partial
      met when at least 2 of (act: yes; law: full; staff: at least 3)
    fact law: ordered choice; choices none, partial, full
    fact act: yes or no
    fact staff: whole number; range 0 to 10
    """

  /// Everything that a profile can say of three small facts, from nothing to all.
  private let laws = ["", "law: none", "law: partial", "law: full", "law: at least partial"]
  private let acts = ["", "act: yes", "act: no"]
  private let staffs = ["", "staff: 0", "staff: 4", "staff: 10", "staff: at least 5"]

  @Test func `Learning a fact can only narrow the score, the stages and what is open`() throws {
    for law in laws {
      for act in acts {
        for staff in staffs {
          let less = try assessment(rules, [law, act, staff].joined(separator: "\n"))
          for more in laws where law.isEmpty { try expectNarrower(less, [more, act, staff]) }
          for more in acts where act.isEmpty { try expectNarrower(less, [law, more, staff]) }
          for more in staffs where staff.isEmpty { try expectNarrower(less, [law, act, more]) }
        }
      }
    }
  }

  private func expectNarrower(_ less: Assessment, _ facts: [String]) throws {
    let more = try assessment(rules, facts.joined(separator: "\n"))
    let scores = zip(
      less.areas + less.pillars + [less.framework], more.areas + more.pillars + [more.framework])
    for (wide, narrow) in scores {
      if narrow.score.applies == .no {
        #expect(wide.score.applies != .yes)
        continue
      }
      #expect(wide.score.low <= narrow.score.low)
      #expect(narrow.score.high <= wide.score.high)
      #expect(narrow.score.low <= narrow.score.high)
      if let stages = narrow.stages, let wider = wide.stages {
        #expect(wider.lowerBound <= stages.lowerBound)
        #expect(stages.upperBound <= wider.upperBound)
      }
    }
  }

  @Test func `A full profile settles everything`() throws {
    for law in ["law: none", "law: partial", "law: full"] {
      for act in ["act: yes", "act: no"] {
        for staff in 0...10 {
          let assessment = try assessment(rules, "\(law)\n\(act)\nstaff: \(staff)")
          #expect(assessment.framework.score.low == assessment.framework.score.high)
          #expect(assessment.framework.settled == .one)
          #expect(assessment.questions() == [])
        }
      }
    }
  }
}
