import Testing

@testable import ReadinessWorkbook

/// Texts as cells can hold them.
struct CellTextTests {
  @Test func `A text stays as it is`() {
    for text in ["", "=SUM(A1)", "Ley de Arcadia", "two\nlines\tand a tab", "𝔄 🗺 é <b>&amp;"] {
      #expect(CellText.text(text) == text)
    }
  }

  @Test func `What XML forbids or what steers how text is shown becomes U+FFFD`() {
    #expect(
      CellText.text("a\u{0}b\u{1}c\u{B}d\u{1F}e\u{7F}f\u{85}g\u{202E}h\u{FFFE}i\u{FFFF}j")
        == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}g\u{FFFD}h\u{FFFD}i\u{FFFD}j")
  }

  @Test func `Every break of a line is one line feed`() {
    #expect(CellText.text("a\r\nb\rc\nd\r\r\n\ne") == "a\nb\nc\nd\n\n\ne")
  }

  @Test func `What looks like an escaped character is kept from being read as one`() {
    #expect(CellText.text("_x0041_") == "_x005F_x0041_")
    #expect(CellText.text("_X00aF_x0041_") == "_x005F_X00aF_x005F_x0041_")
    #expect(CellText.text("_x041_ _xG041_ x0041_ _x0041") == "_x041_ _xG041_ x0041_ _x0041")
  }

  @Test func `A text of 32,767 units is kept, and one of more says that it was cut`() {
    let remark = " … [cut: a cell holds 32,767 characters]"
    let whole = String(repeating: "a", count: 32_767)
    #expect(CellText.text(whole) == whole)
    #expect(CellText.text(whole + "a") == whole.dropLast(remark.count) + remark)
    // A character beyond 16 bits counts twice and is never halved.
    let wide = CellText.text(String(repeating: "🗺", count: 20_000))
    #expect(wide == String(repeating: "🗺", count: (32_767 - remark.count) / 2) + remark)
  }
}

/// Names as sheets can have them.
struct SheetNamesTests {
  private func names(_ given: String...) -> [String] {
    var names = SheetNames()
    return given.map { names.name(for: $0) }
  }

  @Test func `A name stays as it is`() {
    #expect(names("Gaps", "Facts and evidence") == ["Gaps", "Facts and evidence"])
  }

  @Test func `A long name shows that it was cut`() {
    #expect(
      names("abcdefghijklmnopqrstuvwxyz12345", "abcdefghijklmnopqrstuvwxyz123456")
        == ["abcdefghijklmnopqrstuvwxyz12345", "abcdefghijklmnopqrstuvwxyz1234…"])
  }

  @Test func `A name that stands already gets a number, in whatever case`() {
    #expect(names("Area", "AREA", "area") == ["Area", "AREA (2)", "area (3)"])
  }

  @Test func `Characters that sheets forbid become blanks`() {
    #expect(names("a[b]c:d*e?f/g\\h'i\nj") == ["a b c d e f g h i j"])
    #expect(names("", "''") == ["Sheet", "Sheet (2)"])
  }
}
