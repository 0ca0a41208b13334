import Testing

@testable import Readiness

private let rules = """
  framework f; least grade reported
  criterion a
    met when law: yes
  fact law: yes or no
  fact staff: whole number; range 0 to 100
  fact networks: set of choices; choices g7, gpen
  line training
  line legislation
  """

struct ProfileCompilerTests {
  @Test func `A country of the register is needed where there is one`() throws {
    var diagnostics: [Diagnostic] = []
    let register = CountryRegister.compile(
      countriesDeclaration("ARG AR 032 Argentina\nSRB RS 688 Serbia"), reporting: &diagnostics)
    for (country, help) in [
      ("ARH", "write `ARG`, Argentina"), ("Serbie", "write `SRB`, Serbia"), ("XYZ", nil),
      ("arg", "write `ARG`, Argentina"),
    ] {
      let text = "profile \(country); as of 2020-01-01"
      let expected = Diagnostic.error(
        .unknownCountry, "the register has no country `\(country)`",
        at: FileLocation(file: FileID(index: 0), line: 1, column: 9), help: help)
      #expect(
        try problems(ofProfile: text, under: rules, countries: register)
          == rendered([expected], [("profile", text)]))
    }
    #expect(
      try problems(
        ofProfile: "profile SRB; as of 2020-01-01", under: rules, countries: register) == "")
  }

  @Test func `A fact that is not declared and a value that it cannot have are refused`() throws {
    let text = """
      evidence act; grade primary; dated 2015-06-30
      lw: yes; evidence act
      law: maybe; evidence act
      staff: at least 500; evidence act
      networks: g7; evidence act
      """
    #expect(
      try problems(ofProfile: text, under: rules) == """
        profile:2:1: error: there is no fact `lw` [unknown-fact]
            2 | lw: yes; evidence act
              | ^
              = help: write `law`
        profile:3:6: error: `maybe` is neither `yes` nor `no` [unreadable-test]
            3 | law: maybe; evidence act
              |      ^
              = help: write `yes` or `no`
        profile:4:8: error: no value of `staff` is like this [impossible-statement]
            4 | staff: at least 500; evidence act
              |        ^
              = help: the values are from 0 to 100
        profile:5:11: error: `g7` alone does not say whether there are other members [unreadable-test]
            5 | networks: g7; evidence act
              |           ^
              = help: write `[g7]` for exactly this, or `includes all of g7` for at least this

        """)
  }

  @Test func `Evidence that the profile does not list is refused, nearest name first`() throws {
    let text = """
      evidence act-2015; grade primary; dated 2015-06-30
      law: yes; evidence act-2016
      staff: 5; evidence register
      law: no; evidence act-2015
      """
    #expect(
      try problems(ofProfile: text, under: rules) == """
        profile:2:20: error: the profile lists no evidence `act-2016` [unknown-evidence]
            2 | law: yes; evidence act-2016
              |                    ^
              = help: write `act-2015`
        profile:3:20: error: the profile lists no evidence `register` [unknown-evidence]
            3 | staff: 5; evidence register
              |                    ^
              = help: add it under `evidence`

        """)
  }

  @Test func `Evidence that nothing rests on is warned about, unless a project does`() throws {
    let text = """
      evidence act; grade primary; dated 2015-06-30
      evidence plan; grade official; dated 2015-06-30
      evidence spare; grade official; dated 2015-06-30
      law: yes; evidence act
      project p; lines training; source plan
      """
    #expect(
      try problems(ofProfile: text, under: rules) == """
        profile:3:10: warning: no statement rests on `spare` [unused-evidence]
            3 | evidence spare; grade official; dated 2015-06-30
              |          ^
              = help: cite it, or leave it out

        """)
  }

  @Test func `A statement without evidence below the least grade is warned about`() throws {
    let text = """
      law: yes
      staff: 5; on 2019-12-31
      """
    #expect(
      try problems(ofProfile: text, under: rules) == """
        profile:1:6: warning: a statement without evidence is `asserted` and will not count [grade-too-low]
            1 | law: yes
              |      ^
              = help: name its evidence: the rulebook asks for `reported` at least
        profile:2:8: warning: a statement without evidence is `asserted` and will not count [grade-too-low]
            2 | staff: 5; on 2019-12-31
              |        ^
              = help: name its evidence: the rulebook asks for `reported` at least

        """)
  }

  @Test func `No statement begins after the day up to which the assessor looked`() throws {
    let text = """
      profile ARG; as of 2019-06-30
      evidence act; grade primary; dated 2015-06-30
      law: yes; from 2019-07-01; evidence act
      staff: 5; on 2020-01-01; evidence act
      networks: []; on 2019-06-30; evidence act
      """
    #expect(
      try problems(ofProfile: text, under: rules) == """
        profile:3:16: error: `from: 2019-07-01` lies after the profile's `as of` [after-as-of]
            3 | law: yes; from 2019-07-01; evidence act
              |                ^
              = help: move `as of` forward, or mend the date
        profile:1:20: note: the profile looks no further than 2019-06-30
            1 | profile ARG; as of 2019-06-30
              |                    ^
        profile:4:14: error: `on: 2020-01-01` lies after the profile's `as of` [after-as-of]
            4 | staff: 5; on 2020-01-01; evidence act
              |              ^
              = help: move `as of` forward, or mend the date
        profile:1:20: note: the profile looks no further than 2019-06-30
            1 | profile ARG; as of 2019-06-30
              |                    ^

        """)
  }

  @Test func `A state ends after it starts, whatever its start is`() throws {
    let text = """
      evidence act; grade primary; dated 2015-06-30
      law: yes; from 2016-01-01; until 2016-01-01; evidence act
      staff: 5; until 2015-06-30; evidence act
      networks: []; from 2010-01-01; until 2010-01-02; evidence act
      """
    #expect(
      try problems(ofProfile: text, under: rules) == """
        profile:2:34: error: the state ends on 2016-01-01 and starts on 2016-01-01 [ends-before-it-starts]
            2 | law: yes; from 2016-01-01; until 2016-01-01; evidence act
              |                                  ^
              = help: `until` is the first day on which it is no longer so, after `from`
        profile:3:17: error: the state ends on 2015-06-30 and starts on 2015-06-30 [ends-before-it-starts]
            3 | staff: 5; until 2015-06-30; evidence act
              |                 ^
              = help: say when it started with `from`: without it, it starts at its evidence's date

        """)
  }

  @Test func `A project works on support lines and ends after it starts`() throws {
    let text = """
      project p; lines trainng, housing; from 2016-01-01; until 2015-01-01
      project q; lines training, legislation; from 2016-01-01; until 2016-01-02
      """
    #expect(
      try problems(ofProfile: text, under: rules) == """
        profile:1:18: error: there is no support line `trainng` [unknown-support-line]
            1 | project p; lines trainng, housing; from 2016-01-01; until 2015-01-01
              |                  ^
              = help: write `training`
        profile:1:27: error: there is no support line `housing` [unknown-support-line]
            1 | project p; lines trainng, housing; from 2016-01-01; until 2015-01-01
              |                           ^
              = help: the lines are `training`, `legislation`
        profile:1:59: error: the project ends on 2015-01-01 and starts on 2016-01-01 [ends-before-it-starts]
            1 | project p; lines trainng, housing; from 2016-01-01; until 2015-01-01
              |                                                           ^
              = help: `until` lies after `from`

        """)
  }

  @Test func `Statements keep what their author wrote and where it came from`() throws {
    let rulebook = try rulebook(rules)
    let profile = try profile(
      """
      profile SRB; as of 2019-06-30
      evidence act; grade primary; dated 2015-06-30
      evidence site; grade reported; seen 2018-01-01
      staff: at least 5; on 2018-06-30; evidence site; note Counted.; visibility restricted
      law: yes; evidence act; at Article 2
      law: no; from 2010-01-01; until 2012-01-01; evidence act
      """, under: rulebook)
    #expect(profile.country == "SRB")
    #expect(profile.asOf == day("2019-06-30"))
    #expect(profile.evidence.map(\.isSeen) == [false, true])
    #expect(profile.statements.map(\.words) == ["yes", "no", "at least 5"])
    #expect(profile.statements.map(\.kind) == [.state, .state, .observation])
    #expect(
      profile.statements.map(\.start) == [
        day("2015-06-30"), day("2010-01-01"), day("2018-06-30"),
      ])
    #expect(
      profile.statements.map(\.freshFrom) == [
        day("2015-06-30"), day("2015-06-30"), day("2018-06-30"),
      ])
    #expect(profile.statements.map(\.isDated) == [false, true, false])
    #expect(profile.statements.map(\.grade) == [.primary, .primary, .reported])
    #expect(profile.statements.map(\.visibility) == [.public, .public, .restricted])
    #expect(profile.statements.map(\.at) == ["Article 2", nil, nil])
    #expect(profile.statements.map(\.note) == [nil, nil, "Counted."])
    #expect(profile.statements(about: 0) == 0..<2)
    #expect(profile.statements(about: 1) == 0..<0)
  }
}

struct OverlayTests {
  private func overlaid(_ facts: [String]) throws -> (Profile?, problems: String) {
    let rulebook = try rulebook(rules)
    let profile = try profile(
      """
      evidence act; grade reported; dated 2015-06-30
      law: no; evidence act
      staff: 5; evidence act
      """, under: rulebook)
    var diagnostics: [Diagnostic] = []
    let text = facts.joined(separator: "\n")
    let overlay = OverlayDeclaration(
      facts: Phrase.lines(of: text, in: FileID(index: 0)).map { .init($0) })
    let laid = profile.overlaid(
      with: overlay, on: day("2019-01-01"), rulebook: rulebook, reporting: &diagnostics)
    return (laid, rendered(diagnostics, [("overlay", text)]))
  }

  @Test func `Each fact of an overlay replaces all that the profile states about it`() throws {
    let profile = try #require(try overlaid(["law: yes"]).0)
    #expect(profile.statements.map(\.words) == ["yes", "5"])
    #expect(profile.statements.map(\.grade) == [.primary, .reported])
    #expect(profile.statements[0].start == day("2019-01-01"))
    #expect(profile.statements[0].evidence == nil)
  }

  @Test func `An overlay with a problem is not laid`() throws {
    let (profile, problems) = try overlaid(["lw: yes", "staff: many"])
    #expect(profile == nil)
    #expect(
      problems == """
        overlay:1:1: error: there is no fact `lw` [unknown-fact]
            1 | lw: yes
              | ^
              = help: write `law`
        overlay:2:8: error: `many` is no number [unreadable-test]
            2 | staff: many
              |        ^
              = help: write ASCII digits with `.` as decimal point, at most 15 before and 6 after it

        """)
  }
}
