import Testing

@testable import Readiness

/// The questions in order: `law: 0% to 50%, read by a b`.
private func questions(_ rules: String, _ facts: String, lens: Int? = nil) throws -> [String] {
  let assessment = try assessment(rules, facts, lens: lens)
  return assessment.questions().map { question in
    let readers = question.readers.map { assessment.rulebook.criteria[$0].id }
    return "\(assessment.rulebook.facts[question.fact].id): \(question.best) to "
      + "\(question.worst), read by \(readers.joined(separator: " "))"
  }
}

struct QuestionTests {
  @Test func `The fact that leaves least in its worst case comes first`() throws {
    let rules = """
      criterion a; weight 3
        met when law: yes
      criterion b
        met when act: yes
      fact law: yes or no
      fact act: yes or no
      """
    #expect(
      try questions(rules, "") == ["law: 25% to 25%, read by a", "act: 75% to 75%, read by b"])
    #expect(try assessment(rules, "").openWidth == .one)
    #expect(try questions(rules, "law: yes") == ["act: 0% to 0%, read by b"])
    #expect(try questions(rules, "law: yes\nact: no") == [])
  }

  @Test func `Of equal worst cases the best case decides, then the readers, then the id`() throws {
    let rules = """
      criterion a
        met when all of (d: yes; b: yes)
      criterion b1
        met when all of (c: yes; b: yes)
      criterion c1
        met when e: yes
      criterion d1
        met when f: yes
      fact b: yes or no
      fact c: yes or no
      fact d: yes or no
      fact e: yes or no
      fact f: yes or no
      """
    #expect(
      try questions(rules, "") == [
        "e: 75% to 75%, read by c1", "f: 75% to 75%, read by d1",
        "b: 50% to 100%, read by a b1", "c: 75% to 100%, read by b1", "d: 75% to 100%, read by a",
      ])
  }

  @Test func `A fact that no rule reads is no question, and neither is a text`() throws {
    let rules = """
      criterion a
        met when law: yes
      fact law: yes or no
      fact spare: yes or no
      fact remarks: text
      """
    #expect(try questions(rules, "") == ["law: 0% to 0%, read by a"])
  }

  @Test func `A number is tried cell by cell, as far as tests tell its values apart`() throws {
    let rules = """
      criterion a
        met when staff: at least 50
        partly met when all of (staff: at least 10; law: yes)
      fact staff: whole number; range 0 to 100
      fact law: yes or no
      """
    #expect(
      try questions(rules, "") == ["staff: 0% to 50%, read by a", "law: 100% to 100%, read by a"])
    // What is known already bounds the cells.
    #expect(
      try questions(rules, "staff: at most 9") == [
        "law: 0% to 0%, read by a", "staff: 0% to 0%, read by a",
      ])
  }

  @Test func `A measured number is tried at the ends of its cells and at from and to`() throws {
    let rules = """
      criterion a
        measures rate from 2 to 8
      criterion b
        met when all of (rate: at least 5; law: yes)
      fact rate: number; range 0 to 10
      fact law: yes or no
      """
    #expect(
      try questions(rules, "") == ["rate: 0% to 50%, read by a b", "law: 50% to 100%, read by b"])
  }

  @Test func `A criterion that measures one fact and applies by another is tried with both`() throws
  {
    let rules = """
      criterion a
        applies when law: yes
        measures staff from 0 to 100
      criterion b
        met when act: yes
      fact law: yes or no
      fact act: yes or no
      fact staff: whole number; range 0 to 100
      """
    // With an act, and half the staff for sure, the law alone is open: either answer settles it.
    #expect(
      try questions(rules, "act: yes\nstaff: 50") == ["law: 0% to 0%, read by a"])
    #expect(
      try questions(rules, "act: yes\nstaff: at least 50") == [
        "law: 0% to 25%, read by a", "staff: 0% to 25%, read by a",
      ])
  }

  @Test func `A date relative to the day of assessment is tried on both sides`() throws {
    let rules = """
      criterion a
        met when checked: within 1 year
      fact checked: date
      """
    #expect(try questions(rules, "") == ["checked: 0% to 0%, read by a"])
  }

  @Test func `A small set is tried with every choice of members`() throws {
    let rules = """
      criterion a
        met when networks: includes at least 2
        partly met when all of (networks: includes any of a, b; law: yes)
      fact networks: set of choices; choices a, b, c
      fact law: yes or no
      """
    #expect(
      try questions(rules, "") == [
        "networks: 0% to 50%, read by a", "law: 100% to 100%, read by a",
      ])
  }

  @Test func `A set of more than ten open members is tried at its ends and one by one`() throws {
    let words = (1...11).map { "c\($0)" }.joined(separator: ", ")
    // The law matters only where two members or nine are in: no trial with eleven open members
    // finds it, one with ten does.
    let rules = """
      criterion a
        met when law: yes
        partly met when all of (networks: includes at least 2; none of (networks: includes at least 10))
      criterion b
        met when all of (act: yes; networks: includes at least 2; none of (networks: includes at least 10))
      fact networks: set of choices; choices \(words)
      fact law: yes or no
      fact act: yes or no
      """
    func worst(_ facts: String) throws -> [String] {
      try questions(rules, facts).filter { $0.hasPrefix("networks") }
    }
    #expect(try worst("law: no") == ["networks: 0% to 0%, read by a b"])
    #expect(
      try worst("law: no\nnetworks: includes all of c1") == ["networks: 0% to 50%, read by a b"])
  }

  @Test func `An answer after which the framework does not apply leaves nothing open`() throws {
    let rules = """
      criterion a
        applies when law: yes
        met when act: yes
      fact law: yes or no
      fact act: yes or no
      """
    #expect(
      try questions(rules, "") == ["act: 0% to 0%, read by a", "law: 0% to 100%, read by a"])
  }

  @Test func `Through a lens only what its criteria need is asked`() throws {
    let rules = """
      source doc
      states 1
      source treaty
      states 1
      criterion a; basis doc/1
        met when law: yes
      criterion b; basis treaty/1; requires a
        met when act: yes
      criterion c; basis doc/1
        met when staff: yes
      fact law: yes or no
      fact act: yes or no
      fact staff: yes or no
      """
    #expect(
      try questions(rules, "", lens: 1) == [
        "act: 0% to 100%, read by b", "law: 0% to 100%, read by a",
      ])
  }
}
