import Testing

@testable import Readiness

struct TreatyDistanceTests {
  private let rules = """
    source doc
    states 1
    source treaty
    states art-1; obligation required
    states art-2; obligation reservable
    states art-3; obligation optional
    states art-4
    criterion a; basis treaty/art-1
      met when a.met: yes
    criterion b; basis treaty/art-1, treaty/art-2
      applies when b.applies: yes
      met when b.met: yes
    criterion c; basis doc/1, treaty/art-3
      met when c.met: yes
    fact a.met: yes or no
    fact b.applies: yes or no
    fact b.met: yes or no
    fact c.met: yes or no
    """

  private func standings(_ facts: String) throws -> [String] {
    try assessment(rules, facts).distance(to: 1).entries.map(\.standing.words)
  }

  @Test func `A criterion is met if every rule that cites it and applies is`() throws {
    #expect(
      try standings("a.met: yes\nb.applies: yes\nb.met: yes\nc.met: yes") == [
        "met", "met", "met", "not assessed",
      ])
    #expect(
      try standings("a.met: yes\nb.applies: no") == ["met", "not assessed", "open", "not assessed"])
  }

  @Test func `It is not met if one rule that applies is surely not fully met`() throws {
    #expect(
      try standings("a.met: yes\nb.applies: yes\nb.met: no") == [
        "not met", "not met", "open", "not assessed",
      ])
  }

  @Test func `Otherwise it is open`() throws {
    #expect(try standings("a.met: yes\nb.met: no") == ["open", "open", "open", "not assessed"])
    #expect(try standings("a.met: yes\nb.met: yes") == ["met", "met", "open", "not assessed"])
    #expect(try standings("") == ["open", "open", "open", "not assessed"])
  }

  @Test func `Reservable and optional provisions are counted apart`() throws {
    let assessment = try assessment(rules, "a.met: no\nb.met: no\nc.met: yes")
    let distance = assessment.distance(to: 1)
    let treaty = assessment.rulebook.sources[1]
    #expect(distance.count(.notMet, .required, of: treaty) == 1)
    #expect(distance.count(.notAssessed, .required, of: treaty) == 1)
    #expect(distance.count(.open, .reservable, of: treaty) == 1)
    #expect(distance.count(.met, .optional, of: treaty) == 1)
    #expect(distance.count(.met, .required, of: treaty) == 0)
    #expect(distance.entries.map(\.rules) == [[0, 1], [1], [2], []])
  }
}
