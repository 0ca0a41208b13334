import ProfileStream
import Readiness
import Testing

/// What may be written for a fact of each type, however much is asked for.
struct ValueTests {
  private static let words = [
    "yes", "full", "judge", "stored", "7", "2.5", "95%", "2.5%", "2019-12-31", "0000-00-00", "1e1",
    "%",
    "2019-12-31%", "a remark",
  ]

  @Test(
    arguments: [
      ("power.preservation", ["yes"]),
      ("law.illegal-access", ["full"]),
      ("power.orders", ["judge"]),
      ("law.protected-data", []),
      ("contact.staff", ["7"]),
      ("law.greatest-penalty", ["7", "2.5"]),
      ("contact.answered", ["95%", "2.5%"]),
      ("contact.budget", ["7", "2.5"]),
      ("law.revised", ["2019-12-31"]),
      ("contact.remarks", words),
    ])
  func `A fact takes the words of its type alone`(fact: String, taken: [String]) throws {
    let table = try table(fact, "power.interception")
    for detail in [StreamDetail.groups, .full(engineVersion: "1", rulesDigest: "2")] {
      let settings = StreamSettings(detail: detail)
      let objects = Self.words.filter {
        !written(for: profile("\"\(fact)\":\"\($0)\""), settings)[0].contains("errors")
      }
      #expect(objects == taken)
      let rows = Self.words.filter {
        !written(for: "XAR,2025-06-30,\($0),none\n", as: table, settings)[0].contains("errors")
      }
      #expect(rows == (fact == "law.protected-data" ? ["stored"] : taken))
    }
  }
}
