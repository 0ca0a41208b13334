import Glibc
import Readiness
import RulebookYAML
import Testing

/// Files in their canonical form: what changes, what never does, and what is left alone.
///
/// The expected text stands beside each file of `Formatting/`; `UPDATE_EXPECTED=1 swift test`
/// writes it anew, and the difference is then read like any other change.
struct FormattingTests {
  @Test(arguments: names())
  func `A file gets exactly the canonical form that stands beside it`(name: String) throws {
    let source = try readFile(folder + name + ".yaml")
    let found = canonical(source)
    #expect(found.problems == "")
    if getenv("UPDATE_EXPECTED") != nil {
      try writeFile(folder + name + ".expected", Array((found.text ?? "").utf8))
    }
    let expected = try readFile(folder + name + ".expected")
    #expect(found.text == String(decoding: expected, as: UTF8.self))
    #expect(canonical(expected).text == found.text)
    #expect(codes(of: expected) == codes(of: source).filter { $0 != .keyOrder })
  }

  @Test func `Every canonical form belongs to a file, and every kind of file has one`() throws {
    let expected = try namesInFolder(folder).filter { $0.hasSuffix(".expected") }
    #expect(Set(expected.map { String($0.dropLast(".expected".count)) }) == Set(names()))
    var kinds: Set<Substring> = []
    for name in names() {
      let text = String(decoding: try readFile(folder + name + ".expected"), as: UTF8.self)
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("kind: ") })
      kinds.insert(line.prefix { $0 != "#" })
    }
    // Behind one of the profiles' kinds stands a comment.
    #expect(kinds.count == 12)
  }

  @Test func `The canonical form of every good file is its own canonical form`() throws {
    for name in try namesInFolder(testFolder + "Good") where name != "source.yaml" {
      let found = canonical(try readFile(testFolder + "Good/" + name))
      #expect(found.problems == "", "\(name)")
      let text = try #require(found.text)
      #expect(canonical(text).text == text, "\(name)")
      #expect(diagnosticText(of: text) == "", "\(name)")
    }
  }

  @Test(arguments: ["rules", "profiles"])
  func `All that the repository holds can be written in canonical form, and stays then`(
    name: String
  ) throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let found = try canonicalFiles(
      below: repository + name, shownAs: name, files: &files, diagnostics: &diagnostics)
    #expect(diagnostics.map { $0.text(in: files) } == [])
    #expect(found.count == files.files.count && found.count > 80)
    for (file, source) in zip(found, files.files) {
      #expect(file.shownAs == source.path && file.path == repository + source.path)
      #expect(file.isChanged == (Array(file.text.utf8) != source.bytes))
      #expect(canonical(file.text).text == file.text, "\(file.path)")
    }
  }

  @Test func `What is spoilt by blanks, blank lines, quotes and the order of keys is mended`()
    throws
  {
    var texts: [(name: String, text: String)] = []
    for name in names() {
      texts.append(
        (name, String(decoding: try readFile(folder + name + ".expected"), as: UTF8.self)))
    }
    for name in try namesInFolder(testFolder + "Good") where name != "source.yaml" {
      let text = try #require(canonical(try readFile(testFolder + "Good/" + name)).text)
      texts.append((name, text))
    }
    for (name, text) in texts {
      for seed in 1...40 as ClosedRange<UInt64> {
        let spoilt = Mangling.spoil(text, seed: seed)
        let mended = canonical(spoilt)
        #expect(mended.problems == "", "\(name), seed \(seed):\n\(spoilt)")
        #expect(mended.text == text, "\(name), seed \(seed):\n\(spoilt)")
      }
    }
  }

  @Test(arguments: ["rules", "profiles"])
  func `The repository's own files are mended too when they are spoilt`(name: String) throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let found = try canonicalFiles(
      below: repository + name, shownAs: name, files: &files, diagnostics: &diagnostics)
    for (number, file) in found.enumerated() {
      let spoilt = Mangling.spoil(file.text, seed: UInt64(number))
      let mended = canonical(spoilt)
      #expect(mended.problems == "" && mended.text == file.text, "\(file.path), \(number)")
    }
  }

  @Test func `Any text comes through, in brackets and out of them, as a key and as a value`() throws
  {
    var random = SplitMix(state: 4)
    let pieces = [
      "a", "é", " ", "  ", ":", ": ", " #", "#", ",", "[", "]", "{", "}", "'", "\"", "\\", "-",
      "- ",
      "?", "? ", "&", "*", "!", "|", ">", "%", "@", "`", "~", "null", "<<", "...", "---", "\n",
      "\t",
      "\r", "=", "1", "\u{A0}", "𝄞",
    ]
    for round in 0..<600 {
      let texts = (0..<4).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
      }
      guard texts.allSatisfy({ !$0.trimmed.isEmpty }), texts[2] != texts[3] else { continue }
      let written = texts.map(escaped)
      let source = """
        kind: overlay
        format: 1
        title: \(written[0])  # behind
        facts:
          a: \(written[1])
          b: [\(written[1]), {\(written[2]): \(written[3])}]
          c:
            \(written[2]): \(written[0])
            \(written[3]): \(written[1])

        """
      let found = canonical(source)
      #expect(found.problems == "", "round \(round):\n\(source)")
      #expect(canonical(found.text ?? "").text == found.text, "round \(round):\n\(source)")
    }
  }

  @Test func `A byte order mark goes, and every line break becomes a line feed`() {
    let text = "kind: overlay\r\nformat: 1\r\r\nfacts: {}  # ä\r\n# end\r\n"
    let bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    #expect(canonical(bytes).text == "kind: overlay\nformat: 1\n\nfacts: {}  # ä\n# end\n")
  }

  @Test func `A document within brackets stays there, however wide it is`() {
    let found = canonical(
      "# above\n\n{facts: {b: no, a: [yes]},\n format: 1, kind: overlay} # c\n# end")
    #expect(
      found.text == """
        # above

        {kind: overlay, format: 1, facts: {b: no, a: [yes]}}  # c
        # end

        """)
    let wide = String(repeating: "x", count: 200)
    #expect(
      canonical("{facts: {b: \(wide)}, kind: overlay, format: 1}").text
        == "{kind: overlay, format: 1, facts: {b: \(wide)}}\n")
  }

  @Test func `A text that others would take for a number keeps its quotes`() {
    let text = "kind: overlay\nformat: 1\nfacts:\n  a: \"004\"\n  b: 004\n  c: \"no\"\n  d: full\n"
    #expect(
      canonical(text.split(separator: "full").joined(separator: "\"full\"")).text == text)
  }

  @Test func `A number is put into quotes where it cannot be plain, and keeps them`() {
    let text = "kind: overlay\nformat: 1\ntitle:  # why\n  20\nfacts:\n  a: -.5\n  b: [-:20, .5]\n"
    let expected =
      "kind: overlay\nformat: 1\ntitle: \"20\"  # why\nfacts:\n  a: \"-.5\"\n  b: [\"-:20\", .5]\n"
    #expect(canonical(text).text == expected)
    #expect(canonical(expected).text == expected)
  }

  @Test func `A comment behind empty brackets goes with them`() {
    let text = "kind: tests\nformat: 1\nunnoticed:\n  - {} # a\n  - [] # b\ncases: [] # c\n"
    let expected =
      "kind: tests\nformat: 1\ncases: []  # c\nunnoticed:\n  - {}  # a\n  - []  # b\n"
    #expect(canonical(text).text == expected)
    #expect(canonical(expected).text == expected)
  }

  @Test func `Unknown keys and missing ones keep no file from being written`() {
    #expect(
      canonical("kind: area\nformat: 1\nwieght: 1\nnew: 'x'\ntitle: T\nid: a\n").text == """
        kind: area
        format: 1
        id: a
        title: T
        wieght: 1
        new: x

        """)
  }

  @Test func `The writer leaves exactly what the reader warns of, for every key of every kind`()
    throws
  {
    var warned = 0
    for name in names() {
      let expected = String(decoding: try readFile(folder + name + ".expected"), as: UTF8.self)
      let lines = expected.split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        guard let colon = line.firstRange(of: ": "), !line.contains("#"), !line.contains("\\"),
          !line.contains("\""), !line.contains("["), !line.contains("{"),
          // Numbers and truths keep the quotes that they have.
          !line[colon.upperBound...].allSatisfy({ $0.isNumber || "+-._:eEx".contains($0) }),
          !["yes", "no"].contains(line[colon.upperBound...])
        else { continue }
        let text = (lines[..<number] + ["\(line) # c"] + lines[(number + 1)...])
          .joined(separator: "\n")
        let isWarnedOf = diagnosticText(of: text).contains("[comment-cuts-text]")
        let found = canonical(text)
        #expect(isWarnedOf == found.problems.contains("[comment-cuts-text]"), "\(name): \(line)")
        #expect(isWarnedOf == (found.text == nil), "\(name): \(line)")
        warned += isWarnedOf ? 1 : 0
        // In quotes it is nothing to warn of, and stays in quotes only there.
        let quoted = "\(line[..<colon.upperBound])\"\(line[colon.upperBound...])\""
        let safe = (lines[..<number] + ["\(quoted) # c"] + lines[(number + 1)...])
          .joined(separator: "\n")
        let kept = "\n\(isWarnedOf ? quoted : String(line))  # c\n"
        #expect("\n\(canonical(safe).text ?? "")".contains(kept), "\(name): \(line)")
      }
    }
    #expect(warned > 25)
  }

  @Test(arguments: Refused.all)
  func `What cannot be written again is left, and the reason is told`(refused: Refused) {
    let found = canonical(refused.source)
    #expect(found.text == nil)
    #expect(found.problems == refused.problems)
  }

  @Test func `A folder's files are found below it, without those of other names`() throws {
    let found = Found()
    let path = testFolder + "Good"
    let files = try found.files(below: path)
    #expect(files.map(\.shownAs).first == "good/actions.yaml")
    #expect(files.count == 10)
    #expect(
      found.problems == """
        good/source.yaml:12:11: error: a text behind `|` or `>` cannot be rewritten [block-text]
           12 |     says: |
              |           ^
              = help: write the text on one line, in quotes if need be

        """)
    #expect(try Found().files(below: folder).map(\.shownAs).count == names().count)
    #expect(throws: FileProblem(path: "good", reason: "no such file or directory")) {
      try Found().files(below: path + "-not")
    }
  }
}

private let folder = testFolder + "Formatting/"

/// The folder of the package, with a final `/`.
private let repository = testFolder + "../../"

private func names() -> [String] {
  let names = (try? namesInFolder(folder)) ?? []
  return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }.sorted()
}

private func canonical(_ bytes: [UInt8]) -> (text: String?, problems: String) {
  var files = SourceFiles()
  var diagnostics: [Diagnostic] = []
  let text = canonicalText(
    of: SourceFile(path: "x.yaml", bytes: bytes), files: &files, diagnostics: &diagnostics)
  return (text, diagnostics.map { $0.text(in: files) }.joined())
}

private func canonical(_ text: String) -> (text: String?, problems: String) {
  canonical(Array(text.utf8))
}

/// The codes of what reading a file reports.
private func codes(of bytes: [UInt8]) -> [Diagnostic.Code] {
  diagnostics(of: SourceFile(path: "x.yaml", bytes: bytes)).list.map(\.code).sorted()
}

/// The text between double quotes, with everything escaped that could be.
private func escaped(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    let number = String(scalar.value, radix: 16)
    result += "\\U" + String(repeating: "0", count: 8 - number.count) + number
  }
  return result + "\""
}

/// What the search of a folder finds.
private final class Found {
  private var sources = SourceFiles()
  private var diagnostics: [Diagnostic] = []

  var problems: String { diagnostics.map { $0.text(in: sources) }.joined() }

  func files(below path: String) throws -> [CanonicalFile] {
    try canonicalFiles(
      below: path, shownAs: "good", files: &sources, diagnostics: &diagnostics)
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    var text = Substring(self).drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// A file that is left as it is.
struct Refused: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let source: String
  let problems: String

  static let all = [
    Refused(
      testDescription: "a fault of syntax",
      source: "kind: overlay\nformat: 1\nfacts: {a: [yes}\n",
      problems: """
        x.yaml:3:16: error: a comma or `]` is expected here [comma-expected]
            3 | facts: {a: [yes}
              |                ^
              = help: part the entries by commas, and put a text that holds one of `[]{},` into quotes

        """),
    Refused(
      testDescription: "an unknown kind",
      source: "kind: overlap\nformat: 1\nfacts: {}\n",
      problems: """
        x.yaml:1:7: error: `overlap` is not a kind of file [unknown-kind]
            1 | kind: overlap
              |       ^
              = help: write `overlay`

        """),
    Refused(
      testDescription: "a key twice",
      source: "kind: overlay\nformat: 1\nfacts: {}\nfacts: {}\n",
      problems: """
        x.yaml:4:1: error: `facts` stands twice in the same mapping [duplicate-key]
            4 | facts: {}
              | ^
              = help: keep one of the two
        x.yaml:3:1: note: the first one
            3 | facts: {}
              | ^

        """),
    Refused(
      testDescription: "a text in lines",
      source: "kind: overlay\nformat: 1\ntitle: >\n  two\n  lines\nfacts: {}\n",
      problems: """
        x.yaml:3:8: error: a text behind `|` or `>` cannot be rewritten [block-text]
            3 | title: >
              |        ^
              = help: write the text on one line, in quotes if need be

        """),
    Refused(
      testDescription: "a comment within brackets",
      source: "kind: overlay\nformat: 1\nfacts: {a: yes, # why\n  b: no}\n",
      problems: """
        x.yaml:3:17: error: a comment within brackets cannot be rewritten [comment-in-brackets]
            3 | facts: {a: yes, # why
              |                 ^
              = help: put it above the key or item

        """),
    Refused(
      testDescription: "a comment between a key and its value",
      source: "kind: overlay\nformat: 1\nfacts:\n  a:\n    # why\n    yes\n",
      problems: """
        x.yaml:5:5: error: a comment between a key and its value cannot be rewritten [comment-before-value]
            5 |     # why
              |     ^
              = help: put it above the key

        """),
    Refused(
      testDescription: "two comments for one line",
      source: "kind: overlay\nformat: 1\nfacts:\n  a: # why\n    yes # and how\n",
      problems: """
        x.yaml:5:5: error: two comments would share a line [two-comments]
            5 |     yes # and how
              |     ^
              = help: put one of them above

        """),
    Refused(
      testDescription: "two comments for the line of an item",
      source: "kind: actions\nformat: 1\nactions:\n  - # why\n    id: a # and how\n",
      problems: """
        x.yaml:5:5: error: two comments would share a line [two-comments]
            5 |     id: a # and how
              |     ^
              = help: put one of them above

        """),
    Refused(
      testDescription: "a document marker",
      source: "---\nkind: overlay\nformat: 1\nfacts: {}\n",
      problems: """
        x.yaml:1:1: error: a line that marks where the document begins or ends is not rewritten [document-marker]
            1 | ---
              | ^
              = help: take the line out

        """),
    Refused(
      testDescription: "an end marker",
      source: "kind: overlay\nformat: 1\nfacts: {}\n...\n",
      problems: """
        x.yaml:4:1: error: a line that marks where the document begins or ends is not rewritten [document-marker]
            4 | ...
              | ^
              = help: take the line out

        """),
    Refused(
      testDescription: "a text that a comment seems to cut",
      source: "kind: overlay\nformat: 1\ntitle: Case #1 of all\nfacts: {}\n",
      problems: """
        x.yaml:3:8: error: ` #` begins a comment, and the text ends before it [comment-cuts-text]
            3 | title: Case #1 of all
              |        ^
              = help: put the whole text into quotes, or the comment on a line of its own

        """),
  ]
}
