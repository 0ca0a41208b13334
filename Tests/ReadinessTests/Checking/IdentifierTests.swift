import Testing

@testable import Readiness

struct IdentifierTests {
  @Test func `Two facts of one id are refused at the second`() {
    let rules = """
      fact law: yes or no
      fact law: date
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:6: error: `law` is the id of another fact already [duplicate-id]
            2 | fact law: date
              |      ^
              = help: give one of the two another id
        rules:1:6: note: the fact
            1 | fact law: yes or no
              |      ^

        """)
  }

  @Test func `Criteria, areas, pillars and the framework share one set of ids`() {
    let rules = """
      framework same
      pillar same
      area same
      criterion same
        met when law: yes
      fact law: yes or no
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:8: error: `same` is the id of a framework already [duplicate-id]
            2 | pillar same
              |        ^
              = help: give one of the two another id
        rules:1:11: note: the framework
            1 | framework same
              |           ^
        rules:3:6: error: `same` is the id of a framework already [duplicate-id]
            3 | area same
              |      ^
              = help: give one of the two another id
        rules:1:11: note: the framework
            1 | framework same
              |           ^
        rules:4:11: error: `same` is the id of a framework already [duplicate-id]
            4 | criterion same
              |           ^
              = help: give one of the two another id
        rules:1:11: note: the framework
            1 | framework same
              |           ^

        """)
  }

  @Test func `A fact has no id of a criterion, an area, a pillar or the framework`() {
    let rules = """
      framework f
      pillar p
      area a
      criterion c
        met when c: yes
      fact f: yes or no
      fact p: yes or no
      fact a: yes or no
      fact c: yes or no
      """
    #expect(
      problems(ofRules: rules) == """
        rules:6:6: error: `f` is the id of a framework too [id-of-fact-and-framework]
            6 | fact f: yes or no
              |      ^
              = help: give the fact or the framework another id
        rules:1:11: note: the framework
            1 | framework f
              |           ^
        rules:7:6: error: `p` is the id of a pillar too [id-of-fact-and-pillar]
            7 | fact p: yes or no
              |      ^
              = help: give the fact or the pillar another id
        rules:2:8: note: the pillar
            2 | pillar p
              |        ^
        rules:8:6: error: `a` is the id of an area too [id-of-fact-and-area]
            8 | fact a: yes or no
              |      ^
              = help: give the fact or the area another id
        rules:3:6: note: the area
            3 | area a
              |      ^
        rules:9:6: error: `c` is the id of a criterion too [id-of-fact-and-criterion]
            9 | fact c: yes or no
              |      ^
              = help: give the fact or the criterion another id
        rules:4:11: note: the criterion
            4 | criterion c
              |           ^

        """)
  }

  @Test func `Sources, their criteria, actions and support lines have ids of their own`() {
    let rules = """
      source doc
      states 1
      states 1
      source doc
      states 2
      line training
      line training
      action train; line training
      action train; line training
      """
    #expect(
      problems(ofRules: rules) == """
        rules:3:8: error: `1` is the id of another criterion of this source already [duplicate-id]
            3 | states 1
              |        ^
              = help: give one of the two another id
        rules:2:8: note: the criterion of this source
            2 | states 1
              |        ^
        rules:4:8: error: `doc` is the id of another source already [duplicate-id]
            4 | source doc
              |        ^
              = help: give one of the two another id
        rules:1:8: note: the source
            1 | source doc
              |        ^
        rules:7:6: error: `training` is the id of another support line already [duplicate-id]
            7 | line training
              |      ^
              = help: give one of the two another id
        rules:6:6: note: the support line
            6 | line training
              |      ^
        rules:9:8: error: `train` is the id of another action already [duplicate-id]
            9 | action train; line training
              |        ^
              = help: give one of the two another id
        rules:8:8: note: the action
            8 | action train; line training
              |        ^

        """)
  }

  @Test func `Two sources may each have a criterion of the same id`() throws {
    let rulebook = try rulebook(
      """
      source doc
      states 1
      source treaty
      states 1
      """)
    #expect(rulebook.sources.map { $0.criteria.map(\.id) } == [["doc/1"], ["treaty/1"]])
  }

  @Test func `A rulebook has one framework`() {
    let rules = """
      framework first
      framework second
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:11: error: a rulebook has one framework, and `first` is it [second-framework]
            2 | framework second
              |           ^
              = help: take one of the two files away
        rules:1:11: note: the first framework
            1 | framework first
              |           ^

        """)
  }

  @Test func `A rulebook has one file of cost assumptions`() {
    let rules = """
      costs EUR
      costs USD
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:7: error: a rulebook has one file of cost assumptions [second-cost-assumptions]
            2 | costs USD
              |       ^
              = help: take one of the files away

        """)
  }
}
