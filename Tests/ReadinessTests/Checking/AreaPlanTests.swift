import Testing

@testable import Readiness

struct AreaPlanTests {
  @Test func `An area stands in one pillar`() {
    let rules = """
      pillar law
      area offences
      pillar practice
      entry offences
      """
    #expect(
      problems(ofRules: rules) == """
        rules:4:7: error: `offences` stands in a pillar already [area-placed-twice]
            4 | entry offences
              |       ^
              = help: leave the area in one pillar
        rules:2:6: note: the first place
            2 | area offences
              |      ^

        """)
  }

  @Test func `An area of the framework has a file`() {
    let rules = """
      pillar law
      entry offnces
      area offences
      entry courts
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:7: error: no file states the criteria of `offnces` [area-without-file]
            2 | entry offnces
              |       ^
              = help: write `offences`
        rules:4:7: error: no file states the criteria of `courts` [area-without-file]
            4 | entry courts
              |       ^
              = help: add `areas/courts.yaml`

        """)
  }

  @Test func `A file of criteria has its area in the framework`() {
    let rules = """
      pillar law
      area offences
      file courts
      """
    #expect(
      problems(ofRules: rules) == """
        rules:3:6: error: `courts` stands in no pillar of the framework [area-without-pillar]
            3 | file courts
              |      ^
              = help: add it to a pillar of the framework, or remove the file

        """)
  }

  @Test func `Criteria stand in the order of the framework, whatever that of the files`() throws {
    let rulebook = try rulebook(
      """
      pillar law
      entry b
      pillar practice
      entry c
      entry a
      file a
      criterion a1
        met when offence: yes
      file b
      criterion b1
        met when offence: yes
      criterion b2
        met when offence: yes
      file c
      fact offence: yes or no
      """)
    #expect(rulebook.criteria.map(\.id) == ["b1", "b2", "a1"])
    #expect(rulebook.areas.map(\.id) == ["b", "c", "a"])
    #expect(rulebook.areas.map(\.children) == [0..<2, 2..<2, 2..<3])
    #expect(rulebook.areas.map(\.parent) == [0, 1, 1])
    #expect(rulebook.pillars.map(\.children) == [0..<1, 1..<3])
  }

  @Test func `Weights lose their common divisor`() throws {
    let rulebook = try rulebook(
      """
      pillar law; weight 1.5
      area a; weight 10
      area b; weight 4
      pillar practice; weight 3
      """)
    #expect(rulebook.framework.childWeights == [1, 2])
    #expect(rulebook.pillars[0].childWeights == [5, 2])
  }

  @Test func `Weights under geometric sum to at most a hundred`() throws {
    let rules = """
      framework f; combine geometric
      pillar law; weight 1
      pillar practice; weight 0.01; combine geometric
      area a; weight 60; combine geometric
      area b; weight 41
      """
    #expect(
      problems(ofRules: rules) == """
        rules:3:39: error: the weights under `geometric` sum to 101 after dividing out their common divisor [geometric-weights]
            3 | pillar practice; weight 0.01; combine geometric
              |                                       ^
              = help: use small whole weights that then sum to at most 100

        """)
    let hundred = try rulebook(
      """
      pillar practice; combine geometric
      area a; weight 59
      area b; weight 41
      """)
    #expect(hundred.pillars[0].childWeights == [59, 41])
  }
}
