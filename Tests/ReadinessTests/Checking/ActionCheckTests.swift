import Testing

@testable import Readiness

struct ActionCheckTests {
  @Test func `An action names a support line, criteria and other actions, each once`() {
    let rules = """
      criterion a
        met when law: yes
      fact law: yes or no
      line training
      action train; line trainin; achieves a, a, b; after draft, draft, drft
      action draft; line legislation
      """
    #expect(
      problems(ofRules: rules) == """
        rules:5:20: error: there is no support line `trainin` [unknown-support-line]
            5 | action train; line trainin; achieves a, a, b; after draft, draft, drft
              |                    ^
              = help: write `training`
        rules:5:41: error: `a` stands twice in the list [repeated]
            5 | action train; line trainin; achieves a, a, b; after draft, draft, drft
              |                                         ^
              = help: write it once
        rules:5:44: error: there is no criterion `b` [unknown-criterion]
            5 | action train; line trainin; achieves a, a, b; after draft, draft, drft
              |                                            ^
              = help: write `a`
        rules:5:60: error: `draft` stands twice in the list [repeated]
            5 | action train; line trainin; achieves a, a, b; after draft, draft, drft
              |                                                            ^
              = help: write it once
        rules:5:67: error: there is no action `drft` [unknown-action]
            5 | action train; line trainin; achieves a, a, b; after draft, draft, drft
              |                                                                   ^
              = help: write `draft`
        rules:6:20: error: there is no support line `legislation` [unknown-support-line]
            6 | action draft; line legislation
              |                    ^

        """)
  }

  @Test func `Actions that come after each other in a circle are refused, and only those`() {
    let rules = """
      line l
      action first; line l
      action a; line l; after first, c
      action b; line l; after a
      action c; line l; after b
      action last; line l; after c
      """
    #expect(
      problems(ofRules: rules) == """
        rules:3:8: error: `after` runs in a circle among `a`, `b`, `c` [cyclic-actions]
            3 | action a; line l; after first, c
              |        ^
              = help: leave out one `after` of the circle

        """)
  }

  @Test func `An action does not come after itself`() {
    let rules = """
      line l
      action a; line l; after a
      """
    #expect(
      problems(ofRules: rules) == """
        rules:2:8: error: `after` runs in a circle among `a` [cyclic-actions]
            2 | action a; line l; after a
              |        ^
              = help: leave out one `after` of the circle

        """)
  }
}
