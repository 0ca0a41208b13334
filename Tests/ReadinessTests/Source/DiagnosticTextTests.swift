import Testing

@testable import Readiness

struct DiagnosticTextTests {
  /// A diagnostic at a place of a text, as a person reads it.
  private func shown(_ text: String, line: Int32 = 1, column: Int32) -> String {
    rendered(
      [
        .error(
          .tag, "the message",
          at: FileLocation(file: FileID(index: 0), line: line, column: column))
      ], [("rules/a.yaml", text)])
  }

  @Test func `Place, message, line, caret, help and notes stand below each other`() {
    let diagnostic = Diagnostic.error(
      .duplicateID, "`law` is the id of another fact already",
      at: FileLocation(file: FileID(index: 1), line: 12, column: 5),
      help: "give one of the two another id",
      notes: [
        .init("the fact", at: FileLocation(file: FileID(index: 0), line: 1, column: 3)),
        .init("another", at: FileLocation(file: FileID(index: 0), line: 2, column: 1)),
      ])
    let second = String(repeating: "\n", count: 11) + "id: law"
    #expect(
      rendered([diagnostic], [("rules/a.yaml", "  law:\nfact:"), ("rules/b.yaml", second)]) == """
        rules/b.yaml:12:5: error: `law` is the id of another fact already [duplicate-id]
           12 | id: law
              |     ^
              = help: give one of the two another id
        rules/a.yaml:1:3: note: the fact
            1 |   law:
              |   ^
        rules/a.yaml:2:1: note: another
            2 | fact:
              | ^

        """)
  }

  @Test func `A warning says so`() {
    let diagnostic = Diagnostic.warning(.unreadFact, "no criterion reads `a`", at: somewhere)
    #expect(
      rendered([diagnostic], [("v.yaml", "a: 1")]) == """
        v.yaml:1:1: warning: no criterion reads `a` [unread-fact]
            1 | a: 1
              | ^

        """)
  }

  @Test func `The caret stands under its letter behind accents and combining marks`() {
    #expect(
      shown("Côte d’Ivoire: e\u{301}x", column: 18) == """
        rules/a.yaml:1:18: error: the message [tag]
            1 | Côte d’Ivoire: e\u{301}x
              |                 ^

        """)
  }

  @Test func `Wide letters move the caret by two cells`() {
    #expect(
      shown("日本: 😀x", column: 6) == """
        rules/a.yaml:1:6: error: the message [tag]
            1 | 日本: 😀x
              |         ^

        """)
  }

  @Test func `A tab and what could steer a terminal take one cell`() {
    #expect(
      shown("\ta\u{1B}[31m\u{202E}b", column: 9) == """
        rules/a.yaml:1:9: error: the message [tag]
            1 |  a\u{FFFD}[31m\u{FFFD}b
              |         ^

        """)
  }

  @Test func `A long line is cut around the caret`() {
    let line = String(repeating: "a", count: 119) + "X" + String(repeating: "b", count: 200)
    #expect(
      shown(line, column: 120) == """
        rules/a.yaml:1:120: error: the message [tag]
            1 | \(String(repeating: "a", count: 50))X\(String(repeating: "b", count: 49))
              | \(String(repeating: " ", count: 50))^

        """)
    #expect(
      shown(line, column: 100) == """
        rules/a.yaml:1:100: error: the message [tag]
            1 | \(String(repeating: "a", count: 100))
              | \(String(repeating: " ", count: 99))^

        """)
  }

  @Test func `Past the end the caret stands behind the line`() {
    #expect(
      shown("a", column: 9) == """
        rules/a.yaml:1:9: error: the message [tag]
            1 | a
              |  ^

        """)
    #expect(
      shown("a", line: 3, column: 1) == """
        rules/a.yaml:3:1: error: the message [tag]
            3 |
              | ^

        """)
  }

  @Test func `A line number of many digits keeps its bar`() {
    #expect(
      shown(String(repeating: "\n", count: 123_455) + "a", line: 123_456, column: 1) == """
        rules/a.yaml:123456:1: error: the message [tag]
        123456 | a
              | ^

        """)
  }

  @Test func `Diagnostics are sorted by place, then by code`() {
    func diagnostic(_ code: Diagnostic.Code, _ line: Int32) -> Diagnostic {
      .warning(code, "m", at: FileLocation(file: FileID(index: 0), line: line, column: 1))
    }
    let sorted = [
      diagnostic(.anchor, 2), diagnostic(.tag, 1), diagnostic(.alias, 2),
    ].sortedByPlace()
    #expect(sorted.map(\.code) == [.tag, .alias, .anchor])
    #expect(!sorted.hasErrors)
    #expect((sorted + [.error(.null, "m", at: somewhere)]).hasErrors)
  }
}
