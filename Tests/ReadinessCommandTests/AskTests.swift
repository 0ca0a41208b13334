import Testing

/// `readiness ask`.
struct AskTests {
  @Test func `Questions stand in the order of what their answers settle`() throws {
    try expect(readiness("ask", "XAR"), snapshot: "ask-arcadia.txt")
    try expect(readiness("ask", "XIE", "--all"), snapshot: "ask-unknown.txt")
  }

  @Test func `An answer that cannot move the score settles nothing`() throws {
    try expect(readiness("ask", "XUT"), snapshot: "ask-all-met.txt")
  }

  @Test func `Where all is known there is nothing to ask`() throws {
    try expect(
      readiness("ask", "XUT", "--overlay", "overlays/settled.yaml"), snapshot: "ask-nothing.txt")
  }

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("csv", "csv")])
  func `A questionnaire holds one institution's questions in each form`(
    format: String, suffix: String
  ) throws {
    for respondent in ["ministry-of-justice", "police"] {
      try expect(
        readiness("ask", "XIE", "--respondent", respondent, "--format", format),
        snapshot: "ask-\(respondent).\(suffix)")
    }
  }

  @Test func `An institution that is not there is refused with the nearest spelling`() throws {
    expect(
      try readiness("ask", "XIE", "--respondent", "polise"),
      error: "readiness: there is no respondent `polise`; did you mean `police`?\n", code: 2)
  }

  @Test func `A form without a questionnaire is refused`() throws {
    expect(
      try readiness("ask", "XIE", "--format", "csv"),
      error: "readiness: --format belongs to a questionnaire; name its --respondent\n", code: 2)
  }
}
