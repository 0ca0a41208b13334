import Readiness
import Testing

@testable import ProfileStream

/// The line for a country about which nothing is known.
private let nothingKnown = written(for: profile(""))[0]

/// Lines that are right, however they are written.
struct GoodLineTests {
  @Test(
    arguments: [
      #"{ "facts" : { } , "as of" : "2025-06-30" , "country" : "XAR" }"#,
      "\t{\"country\":\"XAR\",\"as of\":\"2025-06-30\",\"facts\":{}}\r",
      #"{"country":"\u0058AR","as of":"2025-06-30","facts":{}}"#,
      #"{"country":"XAR","as\u0020of":"2025-06-30","facts":{}}"#,
      #"{"country":"XAR","as of":"2025-06-30","facts":{},"evidence":{}}"#,
      #"{"country":"XAR","as of":"2025-06-30","facts":{},"evidence":null}"#,
      #"{"country": "XAR", "as of": "2025-06-30", "facts": {"law.illegal-access": null}}"#,
      #"{"country":"XAR","as of":"2025-06-30","facts":{"law.illegal-access":null } }"#,
      profile(#""law.illegal-access":null,"law.revised":null"#),
      profile(#""law.illegal-access":"unknown""#),
    ])
  func `Blanks, escapes, the order of keys and null make no difference`(line: String) {
    #expect(written(for: line) == [nothingKnown])
    #expect(written(for: line + "\n" + line + "\n") == [nothingKnown, nothingKnown])
  }

  @Test(
    arguments: [
      [#""power.preservation":true"#, #""power.preservation":"yes""#],
      [#""power.preservation":false"#, #""power.preservation":"no""#],
      [
        #""law.greatest-penalty":2.5"#, #""law.greatest-penalty":"2.5""#,
        #""law.greatest-penalty":2.500000"#,
      ],
      [
        #""law.illegal-access":"full""#, #""law.illegal-access":["full"]"#,
        #""law.illegal-access":"at least full""#, #""law.illegal-access":"ful\u006c""#,
      ],
      [#""law.illegal-access":"at most partial""#, #""law.illegal-access":["partial","none"]"#],
      [#""law.revised":"2020-02-29""#, #""law.revised":"between 2020-02-29 and 2020-02-29""#],
      [
        #""law.protected-data":["stored","moving"]"#,
        #""law.protected-data":["moving", "stored" ]"#,
        #""law.protected-data":[{"is":["stored","moving"]}]"#,
      ],
      [
        #""law.protected-data":[]"#,
        #""law.protected-data":"includes none of stored, moving, programs""#,
      ],
    ])
  func `One thing can be said in several ways`(ways: [String]) {
    let lines = Set(ways.flatMap { written(for: profile($0)) })
    #expect(lines.count == 1)
    #expect(lines.allSatisfy { !$0.contains("errors") && $0 != nothingKnown })
  }

  @Test func `Blank lines are passed over and counted`() throws {
    let text = "\n  \n\(profile(""))\n\r\n\t\n{}\n"
    let lines = written(for: text)
    #expect(lines.count == 2)
    #expect(lines[0] == nothingKnown)
    #expect(lines[1].hasPrefix(#"{"line":6,"#))
  }

  @Test func `The country is any text, and what could steer a terminal is escaped`() {
    let line = written(
      for: #"{"country":"Ø <b>\u202e\u0000\"\\","as of":"2025-06-30","facts":{}}"#)[0]
    #expect(line.hasPrefix(#"{"country":"Ø <b>\u202e\u0000\"\\","asOf":"2025-06-30","#))
    let raw = written(
      for: "{\"country\":\"a\u{202E}\u{7F}\",\"as of\":\"2025-06-30\",\"facts\":{}}")[0]
    #expect(raw.hasPrefix(#"{"country":"a\u202e\u007f","asOf":"2025-06-30","#))
  }

  @Test func `Statements bring their evidence with them`() {
    let evidence =
      #""evidence":{"act":{"title":"Act","type":"law","dated":"2020-01-01","grade":"primary","url":"https://example.org/act"}}"#
    let line =
      #"{"country":"XAR","as of":"2025-06-30",\#(evidence),"facts":{"law.illegal-access":["#
      + #"{"is":"partial","from":"2021-01-01","evidence":"act","at":"section 1","note":"n","visibility":"restricted"},"#
      + #"{"is":"full"}]}}"#
    let (full, edited) = (
      written(for: line, StreamSettings(leastGrade: .official)),
      written(for: line, StreamSettings(leastGrade: .official, edition: .public))
    )
    #expect(full[0] == written(for: profile(#""law.illegal-access":"partial""#))[0])
    #expect(edited[0].contains(#""edition":"public","leftOut":1,"low":"0.000000000000""#))
  }

  @Test func `Whatever came before has no effect`() {
    let lines = [
      profile(#""law.illegal-access":"full","law.greatest-penalty":3"#), "nonsense", profile(""),
      profile(#""law.greatest-penalty":3,"law.illegal-access":"full""#), profile(#""law.x":1"#),
      profile(#""law.illegal-access":"none""#),
    ]
    let together = written(for: lines.joined(separator: "\n"))
    for (number, line) in lines.enumerated() where !together[number].contains("errors") {
      #expect(together[number] == written(for: line)[0])
    }
    #expect(together[0] == together[3])
  }

  @Test func `More words than are remembered are understood all the same`() {
    let words = (0..<3000).map { "at least \($0 % 30).\(String($0 + 1000))" }
    let lines = written(
      for: words.map { profile(#""law.greatest-penalty":"\#($0)""#) }.joined(separator: "\n"))
    for number in stride(from: 0, to: words.count, by: 97) {
      #expect(
        lines[number] == written(for: profile(#""law.greatest-penalty":"\#(words[number])""#))[0])
    }
    #expect(lines.count == words.count)
    #expect(lines.allSatisfy { !$0.contains("errors") })
  }
}

/// Lines that are wrong: where, what, and what to write instead.
struct BadLineTests {
  private static let example =
    #"write an object such as `{"country": "ARG", "as of": "2026-06-30", "facts": {}}`"#

  @Test(
    arguments: [
      ("[]", "1:1  wrong-type: a profile is an object; \(example)"),
      ("\"x\"", "1:1  wrong-type: a profile is an object (x); \(example)"),
      (
        "nul", "1:1  wrong-type: a profile is an object (nul); \(example)"
      ),
      ("{", "1:2 – malformed-json: the JSON ends too early; close what is open with `}` or `]`"),
      (
        #"{"country":"XAR","as of":"2025-06-30","facts":{}"#,
        "1:49 – malformed-json: the JSON ends too early; close what is open with `}` or `]`"
      ),
      (
        #"{"country":"é" "as of":"2025-06-30"}"#,
        #"1:16 – malformed-json: `"as` cannot stand here in JSON; keys stand in quotation marks with `:` behind them, and `,` between members alone"#
      ),
      (
        profile("") + " x",
        "1:51 – malformed-json: `x` cannot stand here in JSON; keys stand in quotation marks with `:` behind them, and `,` between members alone"
      ),
      (
        #"{"country":"XAR","as of":"2025-06-30","facts":{},}"#,
        "1:50 – malformed-json: `}` cannot stand here in JSON; keys stand in quotation marks with `:` behind them, and `,` between members alone"
      ),
      (
        profile(#""law.illegal-access":full"#),
        "1:69 /facts/law.illegal-access malformed-json: `full` is no JSON value (full); texts stand in quotation marks"
      ),
      (
        profile(#""power.preservation":True"#),
        "1:69 /facts/power.preservation malformed-json: `True` is no JSON value (True); write `true`"
      ),
      (
        profile(#""law.revised":2020-02-29"#),
        "1:62 /facts/law.revised malformed-json: `2020-02-29` is no JSON value (2020-02-29); write a number in digits, with `.` as decimal point and no zero in front"
      ),
      (
        profile(#""law.greatest-penalty":007"#),
        "1:71 /facts/law.greatest-penalty malformed-json: `007` is no JSON value (007); write a number in digits, with `.` as decimal point and no zero in front"
      ),
      (
        #"{"country":"XAR","as of":"2025-06-30","facts":{"a":"\#u{09}"}}"#,
        #"1:53 – control-character: a tab or line break stands in a text; write `\t`, `\n` or `\r` [52: the text begins here]"#
      ),
      (
        "{\"country\":\"X\u{0}\"}",
        "1:14 – control-character: the control character U+0000 stands here; take it out, or write it as an escape if it belongs to a text"
      ),
      (
        #"{"country":"XAR"#,
        "1:12 – unclosed-string: nothing closes the quotation mark that begins this text; close it with `\"`"
      ),
      (
        #"{"country":"XAR\"}"#,
        "1:12 – unclosed-string: nothing closes the quotation mark that begins this text; close it with `\"`"
      ),
      (
        #"{"country":"é\ud800x","as of":"2025-06-30","facts":{}}"#,
        #"1:14 /country lone-surrogate: half of a pair of surrogates stands alone (é\ud800x); write the character itself, or both halves"#
      ),
      (
        #"{"country":"\udc00\ud800","as of":"2025-06-30","facts":{}}"#,
        #"1:13 /country lone-surrogate: half of a pair of surrogates stands alone (\udc00\ud800); write the character itself, or both halves"#
      ),
      (
        profile(#""law.illegal-access":"\q""#),
        #"1:70 /facts/law.illegal-access invalid-escape: this is no escape of JSON (\q); write `\\` for a backslash, or one of `\" \/ \b \f \n \r \t \u0000`"#
      ),
    ])
  func `What is no JSON is told with its place`(line: String, problem: String) throws {
    let found = try problems(in: line)
    #expect(found == [problem])
    #expect(try problems(in: line + "\r\n") == [problem])
  }

  @Test func `Bytes that are not UTF-8 are told with their place`() throws {
    let line = Array(#"{"country":"é"#.utf8) + [0xFF] + Array(#"","as of":"2025-06-30"}"#.utf8)
    #expect(
      try problems(in: line) == [
        "1:14 – not-utf-8: the byte FF is not UTF-8 here; save the stream as UTF-8"
      ])
    let surrogate = Array(#"{"country":""#.utf8) + [0xED, 0xA0, 0x80] + Array("\"}".utf8)
    #expect(
      try problems(in: surrogate) == [
        "1:13 – not-utf-8: the byte ED is not UTF-8 here; save the stream as UTF-8"
      ])
  }

  @Test func `Nesting is read to a depth of 32 and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      let inner = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      return profile(#""law.illegal-access":\#(inner)"#)
    }
    #expect(try problems(in: nested(30))[0].contains("wrong-type"))
    let tooDeep = try problems(in: nested(31))
    #expect(
      tooDeep == [
        "1:99 – nested-too-deeply: this is nested more deeply than 32 levels; \(Self.example)"
      ])
    #expect(try problems(in: nested(400_000)).count == 1)
  }

  @Test func `A line over 1 MiB is refused, and the next one read`() throws {
    func padded(to length: Int) -> String {
      profile("") + String(repeating: " ", count: length - profile("").utf8.count)
    }
    #expect(written(for: padded(to: 1 << 20)) == [nothingKnown])
    let lines = written(for: padded(to: 1 << 20 + 1) + "\n" + profile(""))
    #expect(lines.count == 2)
    #expect(lines[0].contains("the line is longer than 1 MiB"))
    #expect(lines[1] == nothingKnown)
  }

  @Test(
    arguments: [
      (
        "{}",
        [
          "1:1  missing-key: a profile needs `as of`; add `\"as of\": …`",
          "1:1  missing-key: a profile needs `country`; add `\"country\": …`",
          "1:1  missing-key: a profile needs `facts`; add `\"facts\": …`",
        ]
      ),
      (
        #"{"contry":"x","as of":7,"facts":[],"more":1,"evidence":{"a b":[]}}"#,
        [
          "1:2 /contry unknown-key: `contry` is not a key of a profile (contry); write `country`",
          "1:23 /as of wrong-type: `as of` is a text (7); write it in quotation marks",
          "1:33 /facts wrong-type: `facts` is an object",
          "1:36 /more unknown-key: `more` is not a key of a profile (more); the keys are `country`, `as of`, `facts`, `evidence`",
          "1:57 /evidence/a b invalid-id: `a b` is not an id (a b); write lower-case ASCII letters and digits, joined by `-` or `.`",
          "1:63 /evidence/a b wrong-type: evidence is an object",
        ]
      ),
      (
        profile(
          #""law.ilegal-access":"full","law.illegal-access":"ful","law.illegal-access":1,"power.preservation":"maybe""#
        ),
        [
          "1:48 /facts/law.ilegal-access unknown-fact: there is no fact `law.ilegal-access` (law.ilegal-access); write `law.illegal-access`",
          "1:96 /facts/law.illegal-access unreadable-test: `ful` is no choice of `law.illegal-access` (ful); write `full`",
          "1:102 /facts/law.illegal-access duplicate-key: `law.illegal-access` stands twice (law.illegal-access); keep one of the two [75: the first stands here]",
          "1:146 /facts/power.preservation unreadable-test: `maybe` is neither `yes` nor `no` (maybe); write `yes` or `no`",
        ]
      ),
      (
        profile(#""law.greatest-penalty":1e3"#),
        [
          "1:71 /facts/law.greatest-penalty unreadable-test: `1e3` is no number (1e3); write ASCII digits with `.` as decimal point, at most 15 before and 6 after it"
        ]
      ),
      (
        profile(#""law.greatest-penalty":-1"#),
        [
          "1:71 /facts/law.greatest-penalty unreadable-test: `-1` is no number (-1); write ASCII digits with `.` as decimal point, at most 15 before and 6 after it"
        ]
      ),
      (
        profile(#""law.greatest-penalty":1e999999999"#),
        [
          "1:71 /facts/law.greatest-penalty unreadable-test: `1e999999999` is no number (1e999999999); write ASCII digits with `.` as decimal point, at most 15 before and 6 after it"
        ]
      ),
      (
        profile(#""law.greatest-penalty":31"#),
        [
          "1:71 /facts/law.greatest-penalty impossible-statement: no value of `law.greatest-penalty` is like this (31); the values are from 0 to 30"
        ]
      ),
      (
        profile(
          #""law.illegal-access":true,"power.preservation":1,"law.protected-data":"stored","law.revised":20200101,"law.greatest-penalty":false"#
        ),
        [
          "1:69 /facts/law.illegal-access wrong-type: `true` is not how an ordered choice is written (true); write a text, such as `\"none\"`",
          "1:95 /facts/power.preservation wrong-type: `1` is not how a yes or no is written (1); write `true` or `false`",
          "1:118 /facts/law.protected-data unreadable-test: `stored` alone does not say whether there are other members (stored); write `[stored]` for exactly this, or `includes all of stored` for at least this",
          "1:141 /facts/law.revised wrong-type: `20200101` is not how a date is written (20200101); write a text, such as `\"2010-03-25\"`",
          "1:173 /facts/law.greatest-penalty wrong-type: `false` is not how a number is written (false); write a number, or a text such as `\"at least 1\"`",
        ]
      ),
      (
        profile(
          #""law.protected-data":["stored","stored"],"law.illegal-access":[],"law.revised":{"is":1},"power.preservation":[{"is":true},"x"],"power.orders":["judge",1]"#
        ),
        [
          "1:79 /facts/law.protected-data/1 unreadable-test: `stored` stands twice in the list (stored); write it once",
          "1:110 /facts/law.illegal-access unreadable-test: the list of choices is empty; write one of `none`, `partial`, `full`, `at least …`, `at most …`, or a list",
          "1:127 /facts/law.revised statement-outside-list: a statement stands here without an array around it; write `[{…}]`",
          "1:157 /facts/power.preservation mixed-list: members of a set and statements stand in one array; write `{\"is\": […]}` for a statement of the members",
          "1:199 /facts/power.orders/1 wrong-type: a member is a text (1); write it in quotation marks",
        ]
      ),
      (
        profile(
          #""law.illegal-access":[{"from":"2026-01-01","is":"full","evidence":"acts","visibility":"secret"},{"on":"2025-01-01","until":"2025-02-01","is":"full","grade":"primary"},{"is":"none","from":"2020-01-01","until":"2020-01-01"},{"at":""}]"#
        ),
        [
          "1:78 /facts/law.illegal-access/0/from after-as-of: `from: 2026-01-01` lies after the profile's `as of` (2026-01-01); move `as of` forward, or mend the date [26: the profile looks no further than 2025-06-30]",
          "1:114 /facts/law.illegal-access/0/evidence unknown-evidence: the profile lists no evidence `acts` (acts); add it under `evidence`",
          "1:134 /facts/law.illegal-access/0/visibility unknown-word: `secret` is not a visibility (secret); write one of `public`, `partners`, `restricted`",
          "1:145 /facts/law.illegal-access/1/on conflicting-keys: an observation `on` a day has neither `from` nor `until` (on); keep `on` for a point in time, or `from` and `until` for a state [163: the state's day stands here]",
          "1:196 /facts/law.illegal-access/1/grade unknown-key: `grade` is not a key of a statement (grade); the keys are `is`, `from`, `until`, `on`, `evidence`, `at`, `note`, `visibility`",
          "1:256 /facts/law.illegal-access/2/until ends-before-it-starts: the state ends on 2020-01-01 and starts on 2020-01-01 (2020-01-01); `until` is the first day on which it is no longer so, after `from`",
          "1:270 /facts/law.illegal-access/3 missing-key: a statement needs `is`; add `\"is\": …`",
          "1:276 /facts/law.illegal-access/3/at empty-text: `at` is empty (); leave the key out where nothing is to be said",
        ]
      ),
      (
        #"{"country":"","as of":"2025-02-30","facts":{"a/b~":1}}"#,
        [
          "1:12 /country empty-text: `country` is empty (); leave the key out where nothing is to be said",
          "1:23 /as of invalid-date: `2025-02-30` is not a date (2025-02-30); write a day of the calendar with year, month and day: `2010-03-25`",
          "1:45 /facts/a~1b~0 unknown-fact: there is no fact `a/b~` (a/b~)",
        ]
      ),
      (
        profile("\"a/\u{301}\":1"),
        ["1:48 /facts/a~1\u{301} unknown-fact: there is no fact `a/\u{301}` (a/\u{301})"]
      ),
    ] as [(String, [String])])
  func `All that is wrong with a line is told, each with what to write`(
    line: String, expected: [String]
  ) throws {
    let found = try problems(in: line)
    #expect(found == expected)
  }

  @Test func `Very many problems are cut short`() throws {
    let facts = (0..<20_000).map { #""no.such-fact-\#($0)":1"# }.joined(separator: ",")
    let found = try problems(in: profile(facts))
    #expect(found.count == 101)
    #expect(found.last?.contains("more problems follow than the 100 that are listed") == true)
  }

  @Test func `The number of records with errors is counted`() {
    let text = "[]\n\(profile(""))\n{}\n\n\(profile(#""x":1"#))"
    #expect(written(for: Array(text.utf8), firstLine: 7).faulty == 3)
  }
}
