import Testing

/// `readiness assess --brief`: two pages for a minister.
struct BriefTests {
  @Test(arguments: [("text", "txt"), ("markdown", "md")])
  func `A brief is written in each form`(format: String, suffix: String) throws {
    try expect(
      readiness("assess", "XAR", "--brief", "--format", format),
      snapshot: "brief-arcadia.\(suffix)")
    try expect(
      readiness("assess", "XIE", "--brief", "--format", format),
      snapshot: "brief-unknown.\(suffix)")
    try expect(
      readiness("assess", "XUT", "--brief", "--format", format),
      snapshot: "brief-all-met.\(suffix)")
  }

  @Test func `A page says what the text says, in one file`() throws {
    let page = try readiness("assess", "XAR", "--brief", "--format", "html").output
    // The style stands in the head.
    let body = try #require(page.firstRange(of: "</head>\n")).upperBound
    try expect(String(page[body...]), snapshot: "brief-arcadia.html")
    #expect(!page.contains("<link") && !page.contains("src="))
  }

  @Test func `A lens, an edition and an overlay are told at its head`() throws {
    try expect(
      readiness(
        "assess", "XAR", "--brief", "--lens", "accord", "--edition", "public", "--overlay",
        "overlays/staffed.yaml"),
      snapshot: "brief-with-reservations.txt")
  }

  @Test func `A brief is for reading, not for machines`() throws {
    expect(
      try readiness("assess", "XAR", "--brief", "--format", "json"),
      error: """
        readiness: a brief is for reading: with --brief, --format is text, markdown, html, docx or \
        pdf, not json

        """,
      code: 2)
  }
}
