import Readiness
import Testing

@testable import ProfileStream

/// Wide tables: a row for each country and date, a column for each fact.
struct CSVTests {
  @Test(
    arguments: [
      ("law.illegal-access", "full", #""law.illegal-access":"full""#),
      ("law.illegal-access", "at most partial", #""law.illegal-access":"at most partial""#),
      ("law.illegal-access", "unknown", ""), ("law.illegal-access", "", ""),
      ("power.preservation", "yes", #""power.preservation":true"#),
      ("law.greatest-penalty", "2.5", #""law.greatest-penalty":2.5"#),
      ("law.greatest-penalty", "more than 2", #""law.greatest-penalty":"more than 2""#),
      ("law.revised", "2020-02-29", #""law.revised":"2020-02-29""#),
      ("law.protected-data", "stored", #""law.protected-data":["stored"]"#),
      ("law.protected-data", "stored; moving", #""law.protected-data":["moving","stored"]"#),
      ("law.protected-data", "[]", #""law.protected-data":[]"#),
      ("law.protected-data", "unknown", ""),
      (
        "law.protected-data", "\"includes all of stored, moving\"",
        #""law.protected-data":"includes all of stored, moving""#
      ),
    ])
  func `A cell says what the same words say in JSON`(fact: String, cell: String, facts: String)
    throws
  {
    let expected = written(for: profile(facts))
    #expect(!expected[0].contains("errors"))
    for row in ["XAR,2025-06-30,\(cell)\n", "XAR,2025-06-30,\(cell)\r\n", "XAR,2025-06-30,\(cell)"]
    {
      #expect(written(for: row, as: try table(fact)) == expected)
    }
    guard !cell.hasPrefix("\"") else { return }
    #expect(
      written(for: "\"XAR\",\"2025-06-30\",\"\(cell)\"\n", as: try table(fact)) == expected)
  }

  @Test func `Quoted cells hold commas, line breaks and doubled quotation marks`() throws {
    let text =
      "\"Korea, \"\"South\"\"\nof it\",2025-06-30,full\n\r\n\nXAR,2025-06-30,none\nXIE,2025-06-30,nome\n"
    let lines = written(for: text, as: try table("law.illegal-access"))
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix(#"{"country":"Korea, \"South\"\u000aof it","asOf":"2025-06-30","#))
    #expect(lines[1] == written(for: profile(#""law.illegal-access":"none""#))[0])
    #expect(lines[2].hasPrefix(#"{"line":6,"country":"XIE","#))
  }

  @Test(
    arguments: [
      (
        "XAR,2025-06-30\n",
        [
          "1:1 – wrong-number-of-cells: the row has 2 cells, and the heading 4; leave cells empty where nothing is stated, and put texts with commas into quotation marks"
        ]
      ),
      (
        "XAR,2025-06-30,full,yes,no\n",
        [
          "1:1 – wrong-number-of-cells: the row has 5 cells, and the heading 4; leave cells empty where nothing is stated, and put texts with commas into quotation marks"
        ]
      ),
      (
        ",30.6.2025,ful,true\n",
        [
          "1:1 country empty-text: `country` is empty ()",
          "1:2 as of invalid-date: `30.6.2025` is not a date (30.6.2025); write a day of the calendar with year, month and day: `2010-03-25`",
          "1:12 law.illegal-access unreadable-test: `ful` is no choice of `law.illegal-access` (ful); write `full`",
          "1:16 power.preservation unreadable-test: `true` is neither `yes` nor `no` (true); write `yes` or `no`",
        ]
      ),
      (
        "é\"x,2025-06-30,full,yes\n",
        [
          #"1:2 – stray-quote: a quotation mark stands inside of a cell; put the whole cell into quotation marks and double those within: `"a ""b"""`"#
        ]
      ),
      (
        "\"XAR\" ,2025-06-30,full,yes\n",
        [
          #"1:5 – stray-quote: a quotation mark stands inside of a cell; put the whole cell into quotation marks and double those within: `"a ""b"""`"#
        ]
      ),
      (
        "XAR,2025-06-30,\"full,yes\n",
        [
          "1:16 – unclosed-quote: nothing closes the quotation mark that begins this cell; close it, or double it if it belongs to the text"
        ]
      ),
      (
        "X\u{0}R,2025-06-30,full,yes\n",
        [
          "1:2 – control-character: the control character U+0000 stands here; take it out, or write it as an escape if it belongs to a text"
        ]
      ),
    ] as [(String, [String])])
  func `All that is wrong with a row is told`(row: String, expected: [String]) throws {
    let form = try table("law.illegal-access", "power.preservation")
    #expect(try problems(in: row, as: form) == expected)
  }

  @Test func `Bytes that are not UTF-8 are told with their place`() throws {
    let row = Array("é".utf8) + [0xC3] + Array(",2025-06-30,full\n".utf8)
    #expect(
      try problems(in: row, as: try table("law.illegal-access")) == [
        "1:2 – not-utf-8: the byte C3 is not UTF-8 here; save the stream as UTF-8"
      ])
  }

  @Test(
    arguments: [
      (
        "",
        [
          "1:1 missing-key: the table has no column `country`",
          "1:1 missing-key: the table has no column `as of`",
        ]
      ),
      ("country,as of\r\n", []),
      ("as of,\"law.illegal-access\",country\n", []),
      (
        "country,as of,é,law.ilegal-access,country\n",
        [
          "1:15 unknown-fact: there is no fact `é`",
          "1:17 unknown-fact: there is no fact `law.ilegal-access`",
          "1:35 duplicate-key: the column `country` stands twice",
        ]
      ),
      ("country,as\"of\n", ["1:11 stray-quote: a quotation mark stands inside of a cell"]),
    ] as [(String, [String])])
  func `The heading names the columns`(text: String, expected: [String]) {
    let (found, diagnostics) = heading(text)
    #expect((found == nil) == !expected.isEmpty)
    #expect(
      diagnostics.map { "\($0.location.line):\($0.location.column) \($0.code): \($0.message)" }
        == expected)
  }

  @Test(
    arguments: [
      ("a,b\nc,d\ne", 8), ("a,b", nil), ("", nil), ("\n", 1), ("\"a\nb\",c\nd", 8),
      ("\"a\nb", nil), ("a\"b\nc\"d\n", 8), ("\"a\"\"\n\"\"b\"\nc", 10), ("\"\"\n\"\n", 3),
    ] as [(String, Int?)])
  func `Records end at line breaks outside of quotation marks`(text: String, end: Int?) {
    let found = Array(text.utf8).withUnsafeBytes { CSVRecords.endOfLast(in: $0) }
    #expect(found == end)
  }
}
