import Testing

@testable import Readiness

/// The gaps in order: `high gap b: gains 25%, 50% of its area, unblocks 1, blocks c, caps one`.
private func gaps(_ rules: String, _ facts: String, lens: Int? = nil) throws -> [String] {
  let assessment = try assessment(rules, facts, lens: lens)
  return assessment.gaps().map { gap in
    let criterion = assessment.rulebook.criteria[gap.criterion]
    let kind = gap.kind == .gap ? "gap" : "open"
    var text = "\(criterion.severity) \(kind) \(criterion.id): gains \(gap.gain)"
    text += ", \(gap.areaGain) of its area"
    if gap.unblocks > 0 { text += ", unblocks \(gap.unblocks)" }
    if !gap.blocks.isEmpty {
      text += ", blocks "
      text += gap.blocks.map { assessment.rulebook.criteria[$0].id }.joined(separator: " ")
    }
    if !gap.caps.isEmpty { text += ", caps \(gap.caps.joined(separator: " "))" }
    if gap.isPressingNeed { text += ", pressing need" }
    if gap.isPressingQuestion { text += ", pressing question" }
    return text
  }
}

struct GapTests {
  private let facts = """

    fact a.met: yes or no
    fact b.met: yes or no
    fact c.met: yes or no
    fact d.met: yes or no
    fact d.applies: yes or no
    """

  private func rules(_ first: String = "", _ marks: String...) -> String {
    first + "\n"
      + zip(["a", "b", "c", "d"], marks).map { id, marks in
        "criterion \(id)\(marks.isEmpty ? "" : "; " + marks)\n  met when \(id).met: yes\n"
      }.joined() + facts
  }

  @Test func `A gap surely applies and surely is not fully met, an information gap may be`() throws
  {
    let rules = """
      criterion a
        met when a.met: yes
      criterion b
        met when b.met: yes
      criterion c
        met when c.met: yes
      criterion d
        applies when d.applies: yes
        met when d.met: yes
      """ + facts
    #expect(
      try gaps(rules, "a.met: no\nc.met: yes\nd.met: no").joined(separator: "\n") == """
        medium gap a: gains 25%, 25% of its area
        medium open b: gains 25%, 25% of its area
        medium open d: gains 8.3333333333%, 8.3333333333% of its area
        """)
  }

  @Test func `What does not apply and what is met are no gaps`() throws {
    let rules = """
      criterion a
        met when a.met: yes
      criterion d
        applies when d.applies: yes
        met when d.met: yes
      """ + facts
    #expect(try gaps(rules, "a.met: yes\nd.applies: no") == [])
  }

  @Test func `Severity comes first, then the gain, then the area's gain, then the id`() throws {
    let rules = """
      pillar p; cap 10% until cap
      area one; weight 3
      criterion low-gain; severity critical; weight 0.5
        met when a.met: yes
      criterion more; severity high; weight 2
        met when a.met: yes
      criterion b-less; severity high
        met when a.met: yes
      criterion a-less; severity high
        met when a.met: yes
      area two; weight 1
      criterion cap; severity low
        met when b.met: yes
      criterion other; severity low; weight 2
        met when a.met: yes
      """ + facts
    #expect(
      try gaps(rules, "a.met: no\nb.met: no").map {
        $0.prefix { $0 != ":" }.split(separator: " ").last
      } == [
        "low-gain", "more", "a-less", "b-less", "other", "cap",
      ])
  }

  @Test func `The gain keeps caps and prerequisites acting`() throws {
    #expect(
      try gaps(
        rules("area one; cap 50% until b", "", "", "requires a", "severity low"),
        "a.met: no\nb.met: no\nc.met: yes\nd.met: yes"
      ).joined(separator: "\n") == """
        medium gap a: gains 25%, 50% of its area, unblocks 1, blocks c
        medium gap b: gains 25%, 25% of its area, caps one
        medium gap c: gains 0%, 0% of its area
        """)
  }

  @Test func `Of equal gains the criterion that unblocks more comes first`() throws {
    let rules = """
      criterion z
        met when a.met: yes
      criterion y
        met when b.met: yes
      criterion x; requires z; weight 0.000001
        met when c.met: yes
      criterion w; requires x, y; weight 0.000001
        met when d.met: yes
      """ + facts
    #expect(
      try gaps(rules, "a.met: no\nb.met: no\nc.met: no\nd.met: no").joined(separator: "\n") == """
        medium gap z: gains 49.99995%, 49.99995% of its area, unblocks 1, blocks x
        medium gap y: gains 49.99995%, 49.99995% of its area, blocks w
        medium gap w: gains 0%, 0% of its area
        medium gap x: gains 0%, 0% of its area, blocks w
        """)
  }

  @Test func `A critical gap is a pressing need, a critical information gap a pressing question`()
    throws
  {
    #expect(
      try gaps(rules("", "severity critical", "severity critical"), "a.met: no") == [
        "critical gap a: gains 50%, 50% of its area, pressing need",
        "critical open b: gains 50%, 50% of its area, pressing question",
      ])
  }

  @Test func `A high gap is pressing where it blocks another or is named by a cap`() throws {
    #expect(
      try gaps(
        rules(
          "pillar p; cap 30% until b\narea one", "severity high", "severity high", "severity high",
          "requires c"), "a.met: no\nb.met: no\nc.met: no\nd.met: yes"
      ).joined(separator: "\n") == """
        high gap c: gains 30%, 50% of its area, unblocks 1, blocks d, pressing need
        high gap a: gains 25%, 25% of its area
        high gap b: gains 25%, 25% of its area, caps p, pressing need
        medium gap d: gains 0%, 0% of its area
        """)
  }

  @Test func `A lens leaves the others out of the gaps, and what they require still acts`() throws {
    let rules = """
      source doc
      states 1
      source treaty
      states 1
      criterion a; basis doc/1
        met when a.met: yes
      criterion b; basis treaty/1; requires a
        met when b.met: yes
      """ + facts
    #expect(
      try gaps(rules, "a.met: no\nb.met: yes", lens: 1) == [
        "medium gap b: gains 0%, 0% of its area"
      ])
    #expect(try verdicts(rules, "a.met: no\nb.met: yes").last == "b: not met, blocked by a")
  }
}
