import Testing

@testable import Readiness

struct TableReportTests {
  private let table = TableReport(
    columns: ["code", "name", "title"],
    rows: [
      ["CIV", "Côte d’Ivoire", "Plain"], ["JPN", "日本", "a, \"b\" | <c>"],
      ["BAD", "=1+1", "x\u{1B}[31m\u{202E}"],
      [
        "LNG", "A name of up to thirty-six cells",
        "A title that wraps in its own column because the line has no room for all of it",
      ], ["NIL", "", ""],
    ])

  @Test func `As text the columns stand side by side and the last one wraps`() {
    #expect(
      table.written(as: .text, style: plain) == """
        code  name                              title
        CIV   Côte d’Ivoire                     Plain
        JPN   日本                              a, "b" | <c>
        BAD   =1+1                              x\u{FFFD}[31m\u{FFFD}
        LNG   A name of up to thirty-six cells  A title that wraps in its own column
                                                because the line has no room for all of
                                                it
        NIL

        """)
  }

  @Test func `As CSV every field is safe to open in a spreadsheet`() {
    #expect(
      table.written(as: .csv, style: plain)
        == [
          "code,name,title", "CIV,Côte d’Ivoire,Plain", "JPN,日本,\"a, \"\"b\"\" | <c>\"",
          "BAD,'=1+1,x\u{FFFD}[31m\u{FFFD}",
          "LNG,A name of up to thirty-six cells,"
            + "A title that wraps in its own column because the line has no room for all of it",
          "NIL,,",
        ].map { $0 + "\r\n" }.joined())
  }

  @Test func `As JSON each row is an object`() {
    let small = TableReport(columns: ["code", "name"], rows: [["JPN", "日\"本"], ["CIV", ""]])
    #expect(
      small.written(as: .json, style: plain) == """
        [
          {
            "code": "JPN",
            "name": "日\\"本"
          },
          {
            "code": "CIV",
            "name": ""
          }
        ]

        """)
    #expect(
      TableReport(columns: ["code"], rows: []).written(as: .json, style: plain) == "[]\n")
  }

  @Test func `As Markdown no cell leaves its table`() {
    #expect(
      table.written(as: .markdown, style: plain) == """
        | code | name | title |
        | --- | --- | --- |
        | CIV | Côte d’Ivoire | Plain |
        | JPN | 日本 | a, "b" \\| &lt;c&gt; |
        | BAD | \\=1+1 | x\u{FFFD}\\[31m\u{FFFD} |
        | LNG | A name of up to thirty-six cells | A title that wraps in its own column because the line has no room for all of it |
        | NIL |  |  |

        """)
  }

  @Test func `The last column keeps twenty cells, and headings give way`() {
    let wide = TableReport(
      columns: ["a", "b", "a heading of twenty-nine cells", "d"],
      rows: [
        [
          "abcdefghijklmnopqrstuv", "abcdefghij", "c", "the last column keeps its twenty cells",
        ]
      ])
    #expect(
      wide.written(as: .text, style: plain) == """
        a                       b           a heading of twenty-n…  d
        abcdefghijklmnopqrstuv  abcdefghij  c                       the last column
                                                                    keeps its twenty
                                                                    cells

        """)
  }

  @Test func `A table that would have to cut a cell becomes a list`() {
    let wide = TableReport(
      columns: ["a", "b", "c", "d"],
      rows: [
        [
          String(repeating: "a", count: 50), String(repeating: "b", count: 30),
          String(repeating: "c", count: 10), "the last column keeps its twenty cells",
        ]
      ])
    let text = wide.written(as: .text, style: plain)
    #expect(
      text == """
        a (b, c)
          d
        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, cccccccccc)
          the last column keeps its twenty cells

        """)
    for line in text.split(separator: "\n") { #expect(TextLayout.cells(String(line)) <= 80) }
  }

  @Test func `The lists of a rulebook have their columns`() throws {
    let rulebook = try rulebook(
      """
      source doc; dated 2011-11-30; title Key messages
      states 1
      source treaty
      pillar law
      area offences; weight 2.5
      criterion access; severity high
        met when offence: yes
      fact offence: yes or no; track practice; respondent police; ask Is it an offence?
      """)
    #expect(
      rulebook.areaTable().written(as: .csv, style: plain)
        == "area,pillar,weight,criteria,title\r\noffences,law,2.5,1,Title of offences\r\n")
    #expect(
      rulebook.criterionTable().written(as: .csv, style: plain)
        == "criterion,area,stage,severity,title\r\naccess,offences,basic,high,Title of access\r\n")
    #expect(
      rulebook.factTable().written(as: .csv, style: plain)
        == "fact,type,track,respondent,question\r\n"
        + "offence,yes or no,practice,police,Is it an offence?\r\n")
    #expect(
      rulebook.sourceTable().written(as: .csv, style: plain)
        == "source,dated,criteria,title\r\ndoc,2011-11-30,1,Key messages\r\n"
        + "treaty,,0,Title of treaty\r\n")
  }
}

struct CSVTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("", ""),
    ("=HYPERLINK(\"http://e.vil\")", "\"'=HYPERLINK(\"\"http://e.vil\"\")\""), ("+1", "'+1"),
    ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1+1", " =1+1"), ("\r=1", " =1"),
    ("a\nb", "a b"), ("\u{FEFF}=1", "\u{FFFD}=1"), ("'=1", "'=1"), ("a=1", "a=1"),
    ("日本", "日本"),
    // With a mark that combines with what stands before it.
    ("a,\u{301}b", "\"a,\u{301}b\""), ("\"\u{301}", "\"\"\"\u{301}\""), ("=\u{338}1", "'=\u{338}1"),
  ])
  func `A field is never a formula and never leaves its cell`(text: String, field: String) {
    #expect(CSVText.field(text) == field)
  }
}
