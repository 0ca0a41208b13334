import Readiness
import RulebookYAML
import Testing

/// Files that no editor would show faithfully, built here byte by byte.
struct CharacterTests {
  private static let head = Array("kind: overlay\nformat: 1\nfacts:\n  é: ".utf8)

  @Test func `Bytes that are not UTF-8 are shown at the first of them`() {
    #expect(
      diagnosticText(of: Array("kind: overlay\nformat: 1\nfacts:\n  é: x".utf8) + [0xFF, 0x0A])
        == """
        x.yaml:4:7: error: the byte FF is not UTF-8 here [not-utf-8]
            4 |   é: x\u{FFFD}
              |       ^
              = help: save the file as UTF-8

        """)
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
    ] as [[UInt8]])
  func `Overlong, cut and impossible sequences are not UTF-8`(bytes: [UInt8]) {
    let codes = diagnostics(of: SourceFile(path: "x.yaml", bytes: Self.head + bytes)).list
    #expect(codes.map(\.code) == [.notUTF8])
    #expect(codes.map(\.location.line) == [4])
    #expect(codes.map(\.location.column) == [6])
  }

  @Test(arguments: [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0x7F] as [UInt8])
  func `Control characters are refused where they stand`(byte: UInt8) {
    let text = diagnosticText(of: Self.head + [byte, 0x0A])
    let name = (byte < 16 ? "000" : "00") + String(byte, radix: 16, uppercase: true)
    #expect(
      text == """
        x.yaml:4:6: error: the control character U+\(name) stands here [control-character]
            4 |   é: \u{FFFD}
              |      ^
              = help: take it out

        """)
  }

  @Test(
    arguments: [
      ("\u{80}", .controlCharacter), ("\u{9F}", .controlCharacter),
      ("\u{85}", .lineSeparator), ("\u{2028}", .lineSeparator),
      ("\u{2029}", .lineSeparator), ("\u{61C}", .bidirectionalControl),
      ("\u{200E}", .bidirectionalControl), ("\u{200F}", .bidirectionalControl),
      ("\u{202A}", .bidirectionalControl), ("\u{202E}", .bidirectionalControl),
      ("\u{2066}", .bidirectionalControl), ("\u{2069}", .bidirectionalControl),
      ("\u{FEFF}", .byteOrderMark), ("\u{FFFE}", .controlCharacter),
      ("\u{FFFF}", .controlCharacter),
    ] as [(String, Diagnostic.Code)])
  func `Characters that hide or reorder text are refused`(
    character: String, code: Diagnostic.Code
  ) {
    let bytes = Self.head + Array("a\(character)b\n".utf8)
    let list = diagnostics(of: SourceFile(path: "x.yaml", bytes: bytes)).list
    #expect(list.map(\.code) == [code])
    #expect(list.map(\.location.column) == [7])
  }

  @Test func `All refused characters are reported, up to a number`() {
    let list = diagnostics(
      of: SourceFile(path: "x.yaml", bytes: Self.head + [UInt8](repeating: 1, count: 30))
    ).list
    #expect(list.filter { $0.code == .controlCharacter }.count == 20)
    #expect(list.filter { $0.code == .tooManyProblems }.count == 1)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x6B, 0x00], [0xFE, 0xFF, 0x00, 0x6B], [0x6B, 0x00, 0x69, 0x00],
      [0x00, 0x6B, 0x00, 0x69], [0xFF, 0xFE, 0x00, 0x00, 0x6B, 0x00, 0x00, 0x00],
      [0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x00, 0x6B],
    ] as [[UInt8]])
  func `UTF-16 and UTF-32 are refused by their name`(bytes: [UInt8]) {
    let list = diagnostics(of: SourceFile(path: "x.yaml", bytes: bytes)).list
    #expect(list.map(\.code) == [.utf16])
  }

  @Test func `A byte order mark is accepted and has no column`() {
    #expect(
      diagnosticText(of: "\u{FEFF}kind: overley\nformat: 1\nfacts: {}\n") == """
        x.yaml:1:7: error: `overley` is not a kind of file [unknown-kind]
            1 | kind: overley
              |       ^
              = help: write `overlay`

        """)
    #expect(diagnosticText(of: "\u{FEFF}kind: overlay\nformat: 1\nfacts: {}\n").isEmpty)
  }

  @Test(arguments: ["\r\n", "\r"])
  func `CRLF and CR end lines like LF`(lineBreak: String) throws {
    let lines = ["kind: overlay", "format: 1", "title: é # x", "facts: {A: b}", ""]
    let list = diagnostics(
      of: SourceFile(path: "x.yaml", bytes: Array(lines.joined(separator: lineBreak).utf8))
    ).list
    #expect(list.map(\.code) == [.commentCutsText, .invalidID])
    #expect(list.map(\.location.line) == [3, 4])
    #expect(list.map(\.location.column) == [10, 9])
  }

  @Test func `Places count characters, whatever their number of bytes`() {
    #expect(
      diagnosticText(
        of: "kind: overlay\nformat: 1\nfacts: {\"😀é\": \"日本\", a: \"𝒳\", a: b}\n")
          == """
          x.yaml:3:9: error: `😀é` is not an id [invalid-id]
              3 | facts: {"😀é": "日本", a: "𝒳", a: b}
                |         ^
                = help: write lower-case ASCII letters and digits, joined by `-` or `.`
          x.yaml:3:29: error: `a` stands twice in the same mapping [duplicate-key]
              3 | facts: {"😀é": "日本", a: "𝒳", a: b}
                |                                ^
                = help: keep one of the two
          x.yaml:3:21: note: the first one
              3 | facts: {"😀é": "日本", a: "𝒳", a: b}
                |                        ^

          """)
  }
}
