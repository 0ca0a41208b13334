import Testing

/// `readiness list`.
struct ListTests {
  @Test(
    arguments: ["countries", "areas", "criteria", "facts", "sources"],
    [("text", "txt"), ("csv", "csv"), ("json", "json"), ("markdown", "md")])
  func `Each subject is listed in each form`(
    subject: String, form: (format: String, suffix: String)
  ) throws {
    try expect(
      readiness("list", subject, "--format", form.format),
      snapshot: "list-\(subject).\(form.suffix)")
  }

  @Test func `A list is text unless asked otherwise`() throws {
    try expect(readiness("list", "areas"), snapshot: "list-areas.txt")
  }

  @Test(arguments: ["areas", "criteria", "facts", "sources"])
  func `A list shows every id in whole, so that it can be copied`(subject: String) throws {
    let list = try readinessOfRepository(["list", subject]).output
    let table = try readinessOfRepository(["list", subject, "--format", "csv"]).output
    for line in table.split(whereSeparator: \.isNewline).dropFirst() {
      guard let id = line.split(separator: ",").first else { continue }
      #expect(list.contains("\n\(id) "), "\(id)")
    }
  }
}
