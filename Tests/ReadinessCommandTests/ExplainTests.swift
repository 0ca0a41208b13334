import Testing

/// `readiness explain`.
struct ExplainTests {
  @Test(
    arguments: [
      "offences.data-interference", "offences.penalties", "offences.up-to-date",
      "powers.production", "powers.interception", "powers.supervision", "contact-point.answers",
      "contact-point.means",
    ])
  func `A criterion is explained by the deciding branches or by all`(id: String) throws {
    try expect(readiness("explain", "XAR", id), snapshot: "explain-\(id).txt")
    try expect(readiness("explain", "XAR", id, "--full"), snapshot: "explain-\(id)-full.txt")
  }

  @Test(arguments: ["powers", "law", "model"])
  func `An area, a pillar and the framework are explained by their children`(id: String) throws {
    try expect(readiness("explain", "XAR", id), snapshot: "explain-\(id).txt")
    try expect(readiness("explain", "XAR", id, "--full"), snapshot: "explain-\(id)-full.txt")
  }

  @Test(
    arguments: [
      "law.greatest-penalty", "power.supervision", "power.orders", "power.interception",
      "contact.remarks",
    ])
  func `A fact is explained by every statement about it and by its readers`(id: String) throws {
    try expect(readiness("explain", "XAR", id), snapshot: "explain-\(id).txt")
  }

  @Test func `A cap in force is told`() throws {
    try expect(
      readiness("explain", "XAR", "powers", "--as-of", "2012-01-01"),
      snapshot: "explain-powers-2012.txt")
  }

  @Test func `An overlay and a least grade change the explanation`() throws {
    try expect(
      readiness(
        "explain", "XAR", "powers.production", "--overlay", "overlays/staffed.yaml",
        "--least-grade", "official"),
      snapshot: "explain-powers.production-overlay.txt")
  }

  @Test(
    arguments: [
      ("offences.illegal-acces", "; did you mean `offences.illegal-access`?"),
      ("Powers", "; did you mean `powers`?"), ("law.revized", "; did you mean `law.revised`?"),
      ("something else entirely", ""),
    ])
  func `A subject that is not there is refused with the nearest spelling`(
    id: String, suggestion: String
  ) throws {
    expect(
      try readiness("explain", "XAR", id),
      error: "readiness: there is no criterion, area or fact `\(id)`\(suggestion)\n", code: 2)
  }
}
