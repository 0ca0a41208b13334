import Testing

@testable import Readiness

private let rules = """
  framework f; stages none, some, full
  pillar law; weight 3; cap 40% until d
  area one; cap 50% until b
  criterion a
    met when a.met: yes
  criterion b
    met when b.met: yes
  area two; weight 3
  criterion c
    met when c.met: yes
  pillar practice
  area three
  criterion d
    applies when d.applies: yes
    met when d.met: yes
  fact a.met: yes or no
  fact b.met: yes or no
  fact c.met: yes or no
  fact d.met: yes or no
  fact d.applies: yes or no
  """

/// The scores of areas, pillars and framework, in order.
private func scores(_ facts: [String]) throws -> [String] {
  let assessment = try assessment(rules, facts.joined(separator: "\n"))
  return (assessment.areas + assessment.pillars + [assessment.framework]).map {
    ScoreText.interval($0.score, places: 3) + ($0.isCapped ? ", capped" : "")
  }
}

struct CapTests {
  private let uncapped = ["d.applies: yes", "d.met: yes"]

  @Test func `Without a gap among what they name caps do nothing`() throws {
    #expect(
      try scores(["a.met: no", "b.met: yes", "c.met: yes"] + uncapped) == [
        "50%", "100%", "100%", "87.5%", "100%", "90.625%",
      ])
  }

  @Test func `An area's cap lowers its bounds, and its parents use the capped score`() throws {
    #expect(
      try scores(["a.met: yes", "b.met: no", "c.met: yes"] + uncapped) == [
        "50%", "100%", "100%", "87.5%", "100%", "90.625%",
      ])
    // Were it not for the cap, the area could reach 100 %.
    #expect(
      try scores(["a.met: yes", "c.met: yes"] + uncapped) == [
        "50% to 100%", "100%", "100%", "87.5% to 100%", "100%", "90.625% to 100%",
      ])
  }

  @Test func `A pillar's cap waits for a criterion of another pillar`() throws {
    let met = ["a.met: yes", "b.met: yes", "c.met: yes"]
    #expect(
      try scores(met + ["d.applies: yes", "d.met: no"]) == [
        "100%", "100%", "0%", "40%, capped", "0%", "30%",
      ])
    #expect(
      try scores(met + ["d.applies: yes"]) == [
        "100%", "100%", "0% to 100%", "40% to 100%, capped", "0% to 100%", "30% to 100%",
      ])
  }

  @Test func `What does not apply holds no cap, and what may not lowers the low bound alone`()
    throws
  {
    let met = ["a.met: yes", "b.met: yes", "c.met: yes"]
    #expect(
      try scores(met + ["d.applies: no", "d.met: no"]) == [
        "100%", "100%", "not applicable", "100%", "not applicable", "100%",
      ])
    #expect(
      try scores(met + ["d.met: no"]) == [
        "100%", "100%", "0%", "40% to 100%, capped", "0%", "30% to 100%",
      ])
  }

  @Test func `A score below its cap is not capped`() throws {
    #expect(
      try scores(["a.met: no", "b.met: no", "c.met: no", "d.applies: yes", "d.met: no"]) == [
        "0%", "0%", "0%", "0%", "0%", "0%",
      ])
  }
}

struct SettledTests {
  private func settled(_ facts: String) throws -> [String] {
    let assessment = try assessment(rules, facts)
    return (assessment.areas + assessment.pillars + [assessment.framework]).map {
      $0.settled?.description ?? "none"
    }
  }

  @Test func `The settled share leaves caps out on every level`() throws {
    #expect(
      try settled("a.met: yes\nb.met: no\nd.applies: yes\nd.met: yes") == [
        "100%", "0%", "100%", "25%", "100%", "43.75%",
      ])
    #expect(
      try settled("a.met: yes\nc.met: yes\nd.applies: yes\nd.met: no") == [
        "50%", "100%", "100%", "87.5%", "100%", "90.625%",
      ])
  }

  @Test func `A group that does not apply has no settled share`() throws {
    #expect(
      try settled("a.met: yes\nb.met: yes\nc.met: yes\nd.applies: no") == [
        "100%", "100%", "none", "100%", "none", "100%",
      ])
  }
}

struct StageTests {
  /// Two criteria at the second stage, none at the third, two at the fourth, of which one may not
  /// apply.
  private let rules = """
    framework f; stages start, formative, established, strategic
    criterion a; stage formative
      met when a.met: yes
    criterion b; stage formative
      met when b.met: yes
    criterion c; stage strategic
      met when c.met: yes
    criterion d; stage strategic
      applies when d.applies: yes
      met when d.met: yes
    fact a.met: yes or no
    fact b.met: yes or no
    fact c.met: yes or no
    fact d.met: yes or no
    fact d.applies: yes or no
    """

  private func stages(_ facts: [String]) throws -> String {
    let assessment = try assessment(rules, facts.joined(separator: "\n"))
    return assessment.areas[0].stages.map {
      "\(assessment.rulebook.stages[$0.lowerBound]) to \(assessment.rulebook.stages[$0.upperBound])"
    } ?? "none"
  }

  @Test func `The least stage is shown, the greatest is still possible`() throws {
    #expect(try stages([]) == "start to strategic")
    #expect(try stages(["a.met: yes"]) == "start to strategic")
    #expect(try stages(["a.met: yes", "b.met: yes"]) == "formative to strategic")
    #expect(try stages(["a.met: yes", "b.met: no"]) == "start to start")
    #expect(
      try stages(["a.met: yes", "b.met: yes", "c.met: no", "d.applies: no"])
        == "formative to formative")
  }

  @Test func `A later stage needs all that apply up to it, even where they may not apply`() throws {
    let most = ["a.met: yes", "b.met: yes", "c.met: yes"]
    #expect(try stages(most + ["d.applies: no"]) == "strategic to strategic")
    #expect(try stages(most + ["d.applies: yes", "d.met: no"]) == "formative to formative")
    #expect(try stages(most + ["d.met: no"]) == "formative to strategic")
    #expect(try stages(most + ["d.met: yes"]) == "strategic to strategic")
    #expect(
      try stages(["a.met: no", "b.met: yes", "c.met: yes", "d.met: yes"]) == "start to start")
  }

  @Test func `A stage without a criterion is never the answer`() throws {
    for facts in [[], ["a.met: yes", "b.met: yes"], ["a.met: yes", "b.met: yes", "c.met: no"]] {
      #expect(try !stages(facts).contains("established"))
    }
  }

  @Test func `An area that does not apply has no stage`() throws {
    let rules = """
      criterion a
        applies when x: yes
        met when y: yes
      fact x: yes or no
      fact y: yes or no
      """
    #expect(try assessment(rules, "x: no").areas[0].stages == nil)
    #expect(try assessment(rules, "y: yes").areas[0].stages == 0...1)
  }
}
