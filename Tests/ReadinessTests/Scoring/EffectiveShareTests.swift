import Testing

@testable import Readiness

struct EffectiveShareTests {
  private let rules = """
    pillar law; weight 3
    area offences; weight 2; combine lowest
    criterion access
      met when act: yes
    criterion fraud; weight 0.5
      met when act: yes
    area powers; cap 10% until access
    criterion search
      met when act: yes
    pillar practice
    area units
    criterion staff
      applies when act: yes
      met when act: yes
    fact act: yes or no
    """

  @Test func `A share is the product of the weights' shares, rounded down at each step`() throws {
    let rulebook = try rulebook(rules)
    func share(ofCriterion id: String) throws -> Share {
      rulebook.effectiveShare(of: try #require(rulebook.criterion(named: id)))
    }
    #expect(rulebook.effectiveShare(ofPillar: 0) == percent("75%"))
    #expect(rulebook.effectiveShare(ofPillar: 1) == percent("25%"))
    #expect(
      rulebook.effectiveShare(ofArea: try #require(rulebook.area(named: "offences")))
        == percent("50%"))
    #expect(
      rulebook.effectiveShare(ofArea: try #require(rulebook.area(named: "powers")))
        == percent("25%"))
    #expect(try share(ofCriterion: "access").trillionths == 333_333_333_333)
    #expect(try share(ofCriterion: "fraud").trillionths == 166_666_666_666)
    #expect(try share(ofCriterion: "search") == percent("25%"))
    #expect(try share(ofCriterion: "staff") == percent("25%"))
  }

  @Test func `The greatest and the least weight do not overflow`() throws {
    let rulebook = try rulebook(
      """
      criterion heavy; weight 1000000
        met when act: yes
      criterion light; weight 0.000001
        met when act: yes
      fact act: yes or no
      """)
    #expect(rulebook.effectiveShare(of: 0).trillionths == 999_999_999_999)
    #expect(rulebook.effectiveShare(of: 1).trillionths == 0)
  }

  @Test func `Met alone, a criterion of a mean adds its share`() throws {
    let rules = """
      pillar law; weight 3
      area offences; weight 2
      criterion access; weight 3
        met when law.a: yes
      criterion fraud
        met when law.b: yes
      area powers; weight 6
      criterion search
        met when law.c: yes
      pillar practice
      area units
      criterion staff
        met when law.d: yes
      fact law.a: yes or no
      fact law.b: yes or no
      fact law.c: yes or no
      fact law.d: yes or no
      """
    let facts = ["law.a", "law.b", "law.c", "law.d"]
    for (number, met) in facts.enumerated() {
      let stated = facts.map { "\($0): \($0 == met ? "yes" : "no")" }.joined(separator: "\n")
      let assessment = try assessment(rules, stated)
      #expect(assessment.framework.score.low == assessment.rulebook.effectiveShare(of: number))
    }
  }
}
