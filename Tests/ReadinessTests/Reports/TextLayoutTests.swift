import Testing

@testable import Readiness

struct TextLayoutTests {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two three", 80, ["one two three"]),
    ("  one   two  ", 80, ["one two"]), ("", 10, []), ("   ", 10, []),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("a abcdefgh b", 4, ["a", "abcd", "efgh", "b"]),
    ("日本語日本語", 5, ["日本", "語日", "本語"]), ("日本 語", 5, ["日本", "語"]),
    ("日本語", 1, ["日", "本", "語"]), ("one\ntwo\tthree", 80, ["one two three"]),
    ("cafe\u{301} noir", 9, ["cafe\u{301} noir"]), ("👩‍⚖️ judge", 80, ["👩\u{200D}⚖️ judge"]),
    ("abc", 0, ["a", "b", "c"]), ("ab c", -3, ["a", "b", "c"]),
    ("“Zoë” – née…", 7, ["“Zoë” –", "née…"]), ("a\u{AD}b ñ", 3, ["a\u{AD}b", "ñ"]),
  ])
  func `Text is cut at blanks to lines that fit`(text: String, width: Int, lines: [String]) {
    #expect(TextLayout.wrapped(text, width: width) == lines)
  }

  @Test func `No wrapped line is wider than it may be`() {
    let text = "The 24/7 point of contact — « réseau » — 連絡窓口 is établi, e\u{301}prouve\u{301} 😀."
    for width in 2...40 {
      for line in TextLayout.wrapped(text, width: width) {
        #expect(TextLayout.cells(line) <= width)
      }
    }
  }

  @Test(arguments: [
    ("Côte d’Ivoire", "Côte d’Ivoire"), ("a\u{1B}[31mb", "a\u{FFFD}[31mb"),
    ("a\tb\nc\rd", "a b c d"),
    ("a\u{0}\u{7F}\u{85}\u{9B}b", "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b"),
    ("\u{202E}x\u{2066}y\u{200F}\u{061C}\u{FEFF}", "\u{FFFD}x\u{FFFD}y\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("a\u{2028}b\u{2029}c", "a\u{FFFD}b\u{FFFD}c"),
  ])
  func `Nothing in a text steers the terminal`(text: String, safe: String) {
    #expect(TextLayout.safe(text) == safe)
  }

  @Test(arguments: [
    ("law", 5, "law  "), ("law", 3, "law"), ("legislation", 5, "legi…"), ("日本語", 6, "日本語"),
    ("日本語", 5, "日本…"), ("日本語", 4, "日… "), ("", 2, "  "), ("a\u{1B}b", 4, "a\u{FFFD}b "),
  ])
  func `A text is filled up or cut to its cells`(text: String, width: Int, fitted: String) {
    #expect(TextLayout.fitted(text, width) == fitted)
  }

  @Test(arguments: [
    ("law", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("😀", 2), ("ﾊﾝ", 2), ("Ａ", 2), ("한", 2),
    ("", 0),
  ])
  func `Wide letters take two cells and combining marks none`(text: String, cells: Int) {
    #expect(TextLayout.cells(text) == cells)
  }

  @Test func `Headings, paragraphs and entries stand in their columns`() {
    var layout = TextLayout(style: plain)
    layout.line("First")
    layout.heading("Gaps (2)")
    layout.paragraph(
      "A paragraph that is longer than a line of eighty cells is wrapped, and each line indented.",
      indent: 2)
    layout.entry("Why", "law.access is none")
    layout.entry(
      "Basis",
      "octopus-2011, key message 6; budapest, Article 35; and one more place that does not fit here"
    )
    layout.entry("Long label here", "text")
    #expect(
      layout.text == """
        First

        GAPS (2)
          A paragraph that is longer than a line of eighty cells is wrapped, and each
          line indented.
           Why      law.access is none
           Basis    octopus-2011, key message 6; budapest, Article 35; and one more
                    place that does not fit here
           Long label here text

        """)
  }

  @Test func `Colour marks what is emphasised, and never empty text`() {
    let style = TextStyle(isColoured: true)
    #expect(style.emphasised("x", .bad) == "\u{1B}[31mx\u{1B}[0m")
    #expect(style.emphasised("", .bad) == "")
    #expect(plain.emphasised("x", .bad) == "x")
    var layout = TextLayout(style: style)
    layout.entry("Why", "no", emphasis: .open)
    #expect(layout.text == "   \u{1B}[2mWhy\u{1B}[0m      \u{1B}[33mno\u{1B}[0m\n")
  }
}
