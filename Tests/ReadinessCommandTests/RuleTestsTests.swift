import Testing

/// `readiness test`.
struct RuleTestsTests {
  @Test func `Examples that hold pass`() throws {
    expect(try readiness("test"), output: "13 passed, 0 failed\n")
    expect(
      try readiness("test", "--coverage"),
      output: "coverage: 39 of 39, 100%\n13 passed, 0 failed\n")
    try expect(readiness("test", "--format", "junit"), snapshot: "test-passed.xml")
  }

  @Test(arguments: [("text", "txt"), ("junit", "xml")])
  func `An example that does not hold is told with the shortest explanation`(
    format: String, suffix: String
  ) throws {
    let scratch = try Scratch(copyingFixtures: true)
    let tests = "rules/tests/offences.yaml"
    try scratch.change(
      tests, "data-interference: partly met, 60%", "data-interference: partly met, 61%")
    try scratch.change(tests, "penalties: blocked by", "penalties: met # blocked by")
    try scratch.change(tests, "Where nothing is known,", "Where <nothing> & none,")
    try scratch.change(tests, "offences: 0% to 100%", "offences: 0% to 99.9%")
    try expect(
      scratch.readiness("test", "--format", format), snapshot: "test-failed.\(suffix)", code: 1)
  }

  @Test func `What no example shows is told, and is a failure with coverage only`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    let tests = "rules/tests/powers.yaml"
    try scratch.change(
      tests, "expect: {powers.interception: not applicable}", "expect: {law: 0% to 100%}")
    try scratch.change(
      tests, "power.interception: full, power.supervision: none}", "power.supervision: partial}")
    try scratch.change(tests, ", powers: 50%", "")
    try scratch.change(tests, "      powers.preservation: met\n", "")
    expect(try scratch.readiness("test"), output: "13 passed, 0 failed\n")
    try expect(
      scratch.readiness("test", "--coverage"), snapshot: "test-uncovered.txt", code: 1)
  }

  @Test func `Changes that no example notices are listed, and one without a reason is a failure`()
    throws
  {
    try expect(readiness("test", "--mutate"), snapshot: "test-mutate.txt", code: 1)
    try expect(
      readiness("test", "--mutate", "--area", "powers"), snapshot: "test-mutate-area.txt", code: 1)
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change(
      "rules/tests/powers.yaml", "area: powers\n",
      """
      area: powers
      unnoticed:
        - {id: law, change: "weight: 1 → none", because: Reason}
        - {id: powers, change: none, because: Reason}

      """)
    try expect(
      scratch.readiness("test", "--mutate", "--area", "powers"),
      snapshot: "test-mutate-reasons.txt", code: 1)
  }

  @Test(arguments: [
    (["--area", "powers"], "--area says what --mutate changes; give both"),
    (["--mutate", "--area", "power"], "there is no area `power`; did you mean `powers`?"),
    (["--mutate", "--format", "junit"], "--mutate is told as text alone"),
  ])
  func `Wrong options of mutation are refused`(options: [String], message: String) throws {
    var program = Program(["test"] + options)
    program.folder = fixtures
    expect(try program.run(), error: "readiness: \(message)\n", code: 2)
  }

  @Test func `A rulebook without examples fails`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    scratch.delete("rules/tests")
    expect(
      try scratch.readiness("test"), output: "0 passed, 0 failed\n",
      error: "readiness: the rulebook has no tests\n", code: 1)
    try expect(
      scratch.readiness("test", "--format", "junit"), snapshot: "test-none.xml",
      error: "readiness: the rulebook has no tests\n", code: 1)
  }

  @Test func `Examples of wrong rules are not run`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change(
      "rules/tests/offences.yaml", "law.illegal-access: partial", "law.illegal-access: maybe")
    try expect(
      scratch.readiness("test").errorAsOutput(), snapshot: "test-invalid.txt", code: 2)
  }
}

extension Outcome {
  /// The outcome with what it told on standard error in place of an empty output, as a snapshot.
  func errorAsOutput() -> Outcome {
    Outcome(
      code: code, output: output.isEmpty ? error : "output is not empty: \(output)", error: "")
  }
}
