import Testing

@testable import Readiness

struct PaperAndPracticeTests {
  private let rules = """
    area one; cap 10% until act
    criterion act; weight 3
      met when law: yes
    criterion staffed
      met when unit: yes
    criterion used
      applies when law: yes
      met when use: yes
    criterion both; weight 2
      met when all of (law: yes; cases: at least 10)
    area two
    criterion rest
      met when unit: yes
    fact law: yes or no; track law
    fact unit: yes or no; track institution
    fact use: yes or no; track practice
    fact cases: whole number; range 0 to 100; track practice
    """

  private func both(_ facts: String, area: Int = 0, lens: Int? = nil) throws -> String {
    let assessment = try assessment(rules, facts, lens: lens)
    let both = assessment.paperAndPractice(ofArea: area)
    return "\(ScoreText.interval(both.paper)), \(ScoreText.interval(both.practice))"
      + (both.haveParted ? ", parted" : "")
  }

  @Test func `A criterion that reads a fact of practice is one of practice, by weight`() throws {
    #expect(try both("law: yes\nunit: no\nuse: yes\ncases: 0") == "75%, ≈33.3%, parted")
    #expect(try both("law: yes\nunit: yes\nuse: yes\ncases: 10") == "100%, 100%")
  }

  @Test func `Caps are left out`() throws {
    #expect(try both("law: no\nunit: yes\ncases: 0") == "25%, 0%, parted")
  }

  @Test func `What is open may hold both together`() throws {
    #expect(try both("law: yes\nunit: yes") == "100%, 0% to 100%")
    #expect(try both("law: yes\nunit: yes\ncases: 0") == "100%, 0% to 33.4%, parted")
    #expect(try both("") == "0% to 100%, 0% to 100%")
  }

  @Test func `Practice may be ahead of the paper`() throws {
    #expect(
      try both("law: unknown\nunit: no\nuse: yes\ncases: 10").hasSuffix("parted") == false)
    let rules = """
      criterion act
        met when law: no
      criterion used
        met when use: yes
      fact law: yes or no
      fact use: yes or no; track practice
      """
    let assessment = try assessment(rules, "law: yes\nuse: yes")
    #expect(assessment.paperAndPractice(ofArea: 0).haveParted)
  }

  @Test func `An area without criteria of practice has not parted`() throws {
    #expect(try both("unit: yes", area: 1) == "100%, not applicable")
  }
}
