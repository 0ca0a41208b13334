import Testing

@testable import Readiness

struct RuleTestReportTests {
  private let rules = """
    area offences; cap 50% until access
    criterion access
      met when all of (law: full; court: yes)
      30% when law: partial
    fact law: ordered choice; choices none, partial, full
    fact court: yes or no
    """

  private let tests = """
    tests offences; as of 2020-01-01
    case It holds
      with law: none
      expect access: not met
    case A "wrong" <one> & more
      with law: partial
      with court: yes
      expect access: met
      expect offences: 50% to 100%
    """

  private func report(_ tests: String) throws -> RuleTestReport {
    let rulebook = try rulebook(rules)
    var diagnostics: [Diagnostic] = []
    let compiled = RuleTest.compile(
      [testsDeclaration(tests)], rulebook: rulebook, reporting: &diagnostics)
    return RuleTestReport(
      rulebook.run(compiled), rulebook: rulebook,
      files: SourceFiles([SourceFile(path: "tests/offences.yaml", bytes: Array(tests.utf8))]))
  }

  @Test func `A failure shows what was expected, what came, and why`() throws {
    #expect(
      try report(tests).text(withCoverage: false) == """
        tests/offences.yaml:8:10: A "wrong" <one> & more
          access
          expected  met
          actual    partly met, 30%
          met when: no
            - all of: no (1 part does not decide)
              - law: full: no, it is partial
                · partial: no source named (primary, since 2020-01-01)
          30% when: yes
            + law: partial: yes, it is partial
              · partial: no source named (primary, since 2020-01-01)

        tests/offences.yaml:9:10: A "wrong" <one> & more
          offences
          expected  50% to 100%
          actual    30%

        1 passed, 1 failed

        """)
  }

  @Test func `Coverage names what no test shows`() throws {
    #expect(
      try report(tests).text(withCoverage: true) == """
        tests/offences.yaml:8:10: A "wrong" <one> & more
          access
          expected  met
          actual    partly met, 30%
          met when: no
            - all of: no (1 part does not decide)
              - law: full: no, it is partial
                · partial: no source named (primary, since 2020-01-01)
          30% when: yes
            + law: partial: yes, it is partial
              · partial: no source named (primary, since 2020-01-01)

        tests/offences.yaml:9:10: A "wrong" <one> & more
          offences
          expected  50% to 100%
          actual    30%

        tests/offences.yaml:2:11: access: no test expects it met
        tests/offences.yaml:2:11: access: no test expects it unknown
        tests/offences.yaml:1:6: offences: no test shows its cap in force
        coverage: 1 of 4, 25%
        1 passed, 1 failed

        """)
  }

  @Test func `Without tests there is nothing to tell`() throws {
    #expect(try report("tests offences").text(withCoverage: false) == "0 passed, 0 failed\n")
  }

  @Test func `For build servers every case is an element, and its text cannot leave it`() throws {
    #expect(
      try report(tests).junit() == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="rules" tests="2" failures="1" errors="0" skipped="0">
          <testcase classname="offences" name="It holds"/>
          <testcase classname="offences" name="A &quot;wrong&quot; &lt;one&gt; &amp; more">
            <failure message="access: expected met, actual partly met, 30%">tests/offences.yaml:8:10: A &quot;wrong&quot; &lt;one&gt; &amp; more
          access
          expected  met
          actual    partly met, 30%
          met when: no
            - all of: no (1 part does not decide)
              - law: full: no, it is partial
                · partial: no source named (primary, since 2020-01-01)
          30% when: yes
            + law: partial: yes, it is partial
              · partial: no source named (primary, since 2020-01-01)
        </failure>
            <failure message="offences: expected 50% to 100%, actual 30%">tests/offences.yaml:9:10: A &quot;wrong&quot; &lt;one&gt; &amp; more
          offences
          expected  50% to 100%
          actual    30%
        </failure>
          </testcase>
        </testsuite>

        """)
  }

  @Test func `Characters that XML forbids are replaced`() throws {
    #expect(
      try report("tests offences\ncase a\u{1}b\u{1B}c\u{FFFE}d\n  expect offences: 0% to 50%")
        .junit() == """
          <?xml version="1.0" encoding="UTF-8"?>
          <testsuite name="rules" tests="1" failures="1" errors="0" skipped="0">
            <testcase classname="offences" name="a\u{FFFD}b\u{FFFD}c\u{FFFD}d">
              <failure message="offences: expected 0% to 50%, actual 0% to 100%">tests/offences.yaml:3:10: a\u{FFFD}b\u{FFFD}c\u{FFFD}d
            offences
            expected  0% to 50%
            actual    0% to 100%
          </failure>
            </testcase>
          </testsuite>

          """)
  }
}
