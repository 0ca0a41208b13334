import Testing

@testable import Readiness

struct MarkdownEscapingTests {
  @Test(arguments: [
    "24/7 (Article 35.1), e-evidence; 29.1% = a + b - c!", "law.illegal-access is at least partial",
    "3.5 points", "Côte d’Ivoire, 日本, 😀", "",
  ])
  func `Plain text stays as it is`(text: String) {
    #expect(MarkdownText.escaped(text) == text)
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("<!-- a --> <https://e.vil>", "&lt;!-- a --&gt; &lt;https\\://e.vil&gt;"),
    ("AT&T &lt;b&gt; &#60;", "AT&amp;T &amp;lt;b&amp;gt; &amp;\\#60;"),
    ("*a* **b** _c_ `d` ~~e~~", "\\*a\\* \\*\\*b\\*\\* \\_c\\_ \\`d\\` \\~\\~e\\~\\~"),
    ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
    ("![x](http://e.vil/p.png)", "!\\[x\\](http\\://e.vil/p.png)"),
    ("[x]: http://e.vil 'y'", "\\[x\\]: http\\://e.vil 'y'"),
    ("see http://e.vil or www.e.vil", "see http\\://e.vil or www\\.e.vil"),
    ("a | b \\| c", "a \\| b \\\\\\| c"),
    ("costs $5 or $6, {{ page.title }}", "costs \\$5 or \\$6, \\{\\{ page.title \\}\\}"),
    ("\\", "\\\\"),
  ])
  func `Markup becomes text`(text: String, written: String) {
    #expect(MarkdownText.escaped(text) == written)
  }

  @Test(arguments: [
    ("# a #", "\\# a \\#"), ("> a", "&gt; a"), ("- a", "\\- a"), ("+ a", "\\+ a"), ("* a", "\\* a"),
    ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("3.", "3\\."), ("---", "\\---"), ("===", "\\==="),
    ("    a", "a"), ("```", "\\`\\`\\`"), ("| --- |", "\\| --- \\|"), ("[ ] a", "\\[ \\] a"),
  ])
  func `A text that begins like a block does not become one`(text: String, written: String) {
    #expect(MarkdownText.escaped(text) == written)
  }

  @Test(arguments: [
    ("a\n\n# b\r\n| c |\u{9}d", "a \\# b \\| c \\| d"),
    ("a  \nb   c", "a b c"),
    ("\u{202E}gnp.exe\u{2066}\u{200F}", "\u{FFFD}gnp.exe\u{FFFD}\u{FFFD}"),
    ("\u{0}\u{1B}[31m\u{9B}0m\u{85}\u{2028}\u{FEFF}", "��\\[31m�0m���"),
    ("*\u{308}a", "\\*\u{308}a"),
  ])
  func `Line breaks become blanks and controls are shown as replaced`(
    text: String, written: String
  ) {
    #expect(MarkdownText.escaped(text) == written)
  }

  @Test(arguments: [
    ("https://example.org/a?b=c&d=%20_e_", "<https://example.org/a?b=c&d=%20_e_>"),
    ("HTTP://example.org", "<HTTP://example.org>"),
    ("javascript:alert(1)", "javascript:alert(1)"),
    ("data:text/html,<b>", "data:text/html,&lt;b&gt;"),
    ("https://", "https\\://"),
    ("https://e.vil/> <b>", "https\\://e.vil/&gt; &lt;b&gt;"),
    ("https://e.vil/a b", "https\\://e.vil/a b"),
    ("https://e.vil/a|b`c", "https\\://e.vil/a\\|b\\`c"),
    ("https://e.vil/\u{202E}", "https\\://e.vil/\u{FFFD}"),
    ("https://еxample.org", "https\\://еxample.org"),
  ])
  func `Only a plain web address becomes a link`(address: String, written: String) {
    #expect(MarkdownText.link(address) == written)
  }

  @Test func `Nothing that a profile or a rulebook says gets out of its place in the report`() {
    #expect(HostileReport().markdown == HostileReport.expected)
  }
}

/// A report in which every text that others write tries to be markup.
private struct HostileReport {
  let markdown: String

  init() {
    let here = FileLocation(file: FileID(index: 0), line: 1, column: 1)
    func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: here) }
    func hostile(_ what: String) -> Located<String> {
      located("1. <b>\(what)</b>\n# | *x* [y](z) \u{202E}")
    }
    var declaration = RulebookDeclaration()
    declaration.frameworks = [
      FrameworkDeclaration(
        id: located("frame"), title: hostile("framework"), edition: hostile("edition"),
        stages: [located("none"), hostile("stage")],
        pillars: [
          PillarDeclaration(
            id: located("pillar"), title: hostile("pillar"),
            areas: [AreaEntryDeclaration(id: located("area"))])
        ])
    ]
    declaration.sources = [
      SourceDeclaration(
        id: located("source"), title: hostile("source"),
        criteria: [
          SourceCriterionDeclaration(id: located("a"), at: hostile("at"), says: hostile("says"))
        ])
    ]
    declaration.vocabularies = [
      VocabularyDeclaration(facts: [
        FactDeclaration(
          id: located("fact"), kind: located(.yesOrNo), ask: hostile("ask"), track: located(.law),
          respondent: hostile("respondent"))
      ])
    ]
    declaration.areas = [
      AreaDeclaration(
        id: located("area"), title: hostile("area"),
        criteria: [
          CriterionDeclaration(
            id: located("criterion"), title: hostile("criterion"), basis: [located("source/a")],
            stage: hostile("stage"), severity: located(.critical),
            measurement: .conditions(
              met: .fact(located("fact"), .words(located("yes"))), levels: []),
            remedy: hostile("remedy"))
        ])
    ]
    var diagnostics: [Diagnostic] = []
    let rulebook = Rulebook.compile(declaration, reporting: &diagnostics)
    let profile = rulebook.flatMap { rulebook in
      Profile.compile(
        ProfileDeclaration(
          country: located("ARG"), asOf: located(.earliest),
          evidence: [
            EvidenceDeclaration(
              id: located("law"), title: hostile("title"), type: hostile("type"),
              date: located(.earliest), grade: located(.reported), url: hostile("url"))
          ],
          facts: [
            StatedFactDeclaration(
              fact: located("fact"),
              statements: [
                StatementDeclaration(
                  value: .words(located("no")), evidence: located("law"), at: hostile("place"),
                  note: hostile("note"))
              ])
          ]),
        rulebook: rulebook, countries: nil, reporting: &diagnostics)
    }
    guard let rulebook, let profile else {
      markdown = "\(diagnostics)"
      return
    }
    let digest = String(repeating: "0", count: 64)
    markdown = GapReport(
      Assessment(of: profile, under: rulebook, on: .earliest),
      countryName: hostile("country").value,
      origin: ReportOrigin(engineVersion: "1", rulesDigest: digest, profileDigest: digest)
    ).markdown()
  }

  static let expected = ##"""
    # 1\. &lt;b&gt;country&lt;/b&gt; \# \| \*x\* \[y\](z) � (ARG): 1. &lt;b&gt;framework&lt;/b&gt; \# \| \*x\* \[y\](z) �

    | Item | Finding |
    | --- | --- |
    | As of | 0001-01-01 |
    | Rulebook | frame 1. &lt;b&gt;edition&lt;/b&gt; \# \| \*x\* \[y\](z) � |
    | Evidence | asserted or better |
    | Score | 0% |
    | Bar | `······························` |
    | Settled | 100% of the score is known |
    | Gaps | 1, of which 1 pressing; 0 criteria open for lack of information, of which 0 critical |

    Bars: █ shown by evidence, ░ open until known, · shown to be missing.

    ## Areas

    | Area | Score | Bar | Stage | Gaps (pressing) |
    | --- | --- | --- | --- | --- |
    | **1\. &lt;b&gt;pillar&lt;/b&gt; \# \| \*x\* \[y\](z) �** | 0% | `···············` |  |  |
    | 1\. &lt;b&gt;area&lt;/b&gt; \# \| \*x\* \[y\](z) � | 0% | `···············` | none | 1 (1) |

    ## Pressing needs (1)

    ### 1. 1\. &lt;b&gt;criterion&lt;/b&gt; \# \| \*x\* \[y\](z) �

    - **Criterion**: criterion, 1. &lt;b&gt;area&lt;/b&gt; \# \| \*x\* \[y\](z) �
    - **State**: critical; not met; closing it adds 100%
    - **Why**:
      - fact is no
        - law, 1. &lt;b&gt;place&lt;/b&gt; \# \| \*x\* \[y\](z) � (reported, dated 0001-01-01; since 0001-01-01)
        - 1\. &lt;b&gt;note&lt;/b&gt; \# \| \*x\* \[y\](z) �
    - **Basis**: source, 1. &lt;b&gt;at&lt;/b&gt; \# \| \*x\* \[y\](z) �
    - **Remedy**: 1\. &lt;b&gt;remedy&lt;/b&gt; \# \| \*x\* \[y\](z) �

    ## Other gaps (0)

    None is shown by the evidence.

    ## Information gaps (0)

    None: every criterion is settled.

    ## Conflicts, stale and weak evidence

    - Known from reported or asserted evidence alone: fact.

    ## Sources cited

    - law: 1. &lt;b&gt;title&lt;/b&gt; \# \| \*x\* \[y\](z) � (1. &lt;b&gt;type&lt;/b&gt; \# \| \*x\* \[y\](z) �, reported, dated 0001-01-01), 1 fact, 1\. &lt;b&gt;url&lt;/b&gt; \# \| \*x\* \[y\](z) �

    ## How this was made

    - Each score lies between what the evidence shows and what no answer to the open questions could exceed; what is unknown counts as neither yes nor no.
    - Rulebook frame 1. &lt;b&gt;edition&lt;/b&gt; \# \| \*x\* \[y\](z) �, SHA-256 0000000000000000000000000000000000000000000000000000000000000000.
    - Profile ARG as of 0001-01-01, SHA-256 0000000000000000000000000000000000000000000000000000000000000000.
    - Assessed for 0001-01-01 with evidence asserted or better by readiness 1.

    """##
}
