import Testing

@testable import Readiness

struct ScoreTextTests {
  @Test(arguments: [
    ("0%", "0%", 1, "0%"), ("100%", "100%", 1, "100%"), ("50%", "50%", 0, "50%"),
    ("12.5%", "50%", 1, "12.5% to 50%"), ("12.55%", "50.01%", 1, "12.5% to 50.1%"),
    ("12.55%", "50.01%", 0, "12% to 51%"), ("0.0000000001%", "99.9999999999%", 1, "0% to 100%"),
    ("33.3333333333%", "33.3333333334%", 1, "33.3% to 33.4%"),
    ("33.3333333333%", "33.3333333333%", 1, "≈33.3%"),
    ("66.6666666667%", "66.6666666667%", 1, "≈66.7%"), ("12.25%", "12.25%", 1, "≈12.3%"),
    ("99.99%", "99.99%", 1, "≈100%"), ("0.01%", "0.01%", 1, "≈0%"),
    ("33.3333333333%", "33.3333333333%", 10, "33.3333333333%"),
    ("50%", "50.5%", 10, "50% to 50.5%"),
  ])
  func `What is printed contains what is true`(
    low: String, high: String, places: Int, text: String
  ) {
    #expect(ScoreText.interval(from: percent(low), to: percent(high), places: places) == text)
  }

  @Test func `The twelfth place is rounded outward like the others`() {
    let odd = Share(trillionths: 333_333_333_333)
    #expect(ScoreText.down(odd, places: 10) == "33.3333333333%")
    #expect(ScoreText.up(Share(trillionths: 1), places: 10) == "0.0000000001%")
    #expect(ScoreText.nearest(Share(trillionths: 49), places: 8) == "≈0%")
    #expect(ScoreText.nearest(Share(trillionths: 50), places: 8) == "≈0.00000001%")
  }

  @Test func `A group that does not apply has no percent`() {
    #expect(ScoreText.interval(.notApplicable) == "not applicable")
    #expect(
      ScoreText.interval(Score(applies: .unknown, low: .zero, high: percent("50%"))) == "0% to 50%")
  }

  @Test func `Verdicts are said in the words of rule tests`() throws {
    let rulebook = try rulebook(
      """
      criterion a
        met when x: yes
      criterion b
        met when x: no
      fact x: yes or no
      """)
    func text(
      _ verdict: Verdict, _ applies: Truth = .yes, _ low: Share = .zero, _ high: Share = .one
    )
      -> String
    {
      verdict.text(of: Score(applies: applies, low: low, high: high), under: rulebook)
    }
    #expect(text(.met) == "met")
    #expect(text(.partlyMet(percent("60%"))) == "partly met, 60%")
    #expect(text(.partlyMet(percent("33.3333333333%"))) == "partly met, ≈33.33%")
    #expect(text(.notMet(blockedBy: [])) == "not met")
    #expect(text(.notMet(blockedBy: [1, 0])) == "not met, blocked by b, a")
    #expect(text(.notApplicable) == "not applicable")
    #expect(text(.unknown) == "unknown, 0% to 100%")
    #expect(text(.unknown, .unknown) == "unknown, may not apply; 0% to 100%")
    #expect(text(.unknown, .yes, .zero, percent("50%")) == "unknown, 0% to 50%, not fully met")
  }
}
