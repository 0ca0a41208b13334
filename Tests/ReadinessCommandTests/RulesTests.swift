import Testing

/// `readiness rules`.
struct RulesTests {
  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("csv", "csv")])
  func `The methodology is written in each form`(format: String, suffix: String) throws {
    try expect(readiness("rules", "--format", format), snapshot: "rules.\(suffix)")
    try expect(
      readiness("rules", "powers", "--format", format), snapshot: "rules-powers.\(suffix)")
    try expect(
      readiness("rules", "offences.penalties", "--format", format),
      snapshot: "rules-penalties.\(suffix)")
  }

  @Test func `The methodology is a page, or a part of it is`() throws {
    for (subject, name) in [(["powers"], "rules-powers"), ([], "rules")] {
      let outcome = try Program(["rules", "--format", "html"] + subject).run()
      #expect(outcome.code == 0 && outcome.error == "")
      try expect(outcome.output.withoutAssets, snapshot: "\(name).html")
    }
  }

  @Test func `A subject that is not there is refused with the nearest spelling`() throws {
    expect(
      try readiness("rules", "offences.penalty"),
      error:
        "readiness: there is no area or criterion `offences.penalty`; did you mean "
        + "`offences.penalties`?\n",
      code: 2)
  }
}

/// `readiness trace`.
struct TraceTests {
  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("csv", "csv"), ("json", "json")])
  func `Documents and rules are traced in each form`(format: String, suffix: String) throws {
    try expect(readiness("trace", "--format", format), snapshot: "trace.\(suffix)")
    try expect(
      readiness("trace", "summit", "--format", format), snapshot: "trace-summit.\(suffix)")
  }

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("csv", "csv"), ("json", "json")])
  func `Where nothing is unmet the exit code is 0`(format: String, suffix: String) throws {
    try expect(
      readiness("trace", "--unmet", "--format", format), snapshot: "trace-none-unmet.\(suffix)")
  }

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("csv", "csv"), ("json", "json")])
  func `What no rule meets is shown alone, with the exit code 1`(
    format: String, suffix: String
  ) throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change(
      "rules/sources/summit.yaml", "  m6:",
      "  m0: {at: key message 0, says: Nobody has thought of this yet.}\n  m6:")
    try expect(
      scratch.readiness("trace", "--unmet", "--format", format),
      snapshot: "trace-unmet.\(suffix)", code: 1)
    try expect(
      scratch.readiness("trace", "accord", "--unmet", "--format", format),
      snapshot: "trace-accord-unmet.\(suffix)")
  }

  @Test func `A source that is not there is refused with the nearest spelling`() throws {
    expect(
      try readiness("trace", "sumit"),
      error: "readiness: there is no source `sumit`; did you mean `summit`?\n", code: 2)
  }
}

/// `readiness new`.
struct NewTests {
  @Test func `A skeleton holds every fact and passes the check as it is`() throws {
    let outcome = try readiness("new", "Nova Terra", "--as-of", "2026-01-31")
    try expect(outcome, snapshot: "new.yaml")
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.write("profiles/xnt.yaml", outcome.output)
    expect(
      try scratch.readiness("check", "--strict"),
      error: "readiness: 0 errors, 0 warnings in 19 files\n")
  }

  @Test func `A country that is not there is refused with the nearest spelling`() throws {
    expect(
      try readiness("new", "Nova Tera", "--as-of", "2026-01-31"),
      error: "readiness: there is no country `Nova Tera`; did you mean Nova Terra (XNT)?\n",
      code: 2)
  }
}
