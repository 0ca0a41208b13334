/// The facts of the base rulebook with words that suit their types, mostly.
package let wordsOfFacts: [(id: String, tests: [String])] = [
  ("law.illegal-access", ["full", "at least partial", "at most partial", "none", "unknown"]),
  (
    "law.protected-data",
    [
      "includes all of stored, moving", "includes any of programs", "includes none of stored",
      "includes at least 2",
    ]
  ),
  ("law.greatest-penalty", numbers(["0", "0.5", "3", "30", "2.999999"])),
  (
    "law.revised",
    [
      "2010-01-01", "within 5 years", "within 1 day", "on or before 2020-01-01",
      "on or after 2001-11-23", "between 2001-01-01 and 2010-01-01", "within 9999 years",
    ]
  ),
  ("power.preservation", ["yes", "no", "unknown"]),
  ("power.orders", ["judge", "prosecutor", "nobody", "police"]),
  ("power.supervision", ["none", "partial", "full", "at least partial", "at most none"]),
  ("treaty.accord", ["none", "signed", "party", "at least signed"]),
  ("contact.staff", numbers(["0", "25", "1000", "999"])),
  ("contact.answered", numbers(["0%", "55%", "99.5%", "100%"])),
  ("contact.budget", numbers(["0", "100000000", "12.5"])),
  ("contact.remarks", ["anything", "unknown"]),
]

private func numbers(_ values: [String]) -> [String] {
  values.flatMap { value in
    [
      value, "at least \(value)", "at most \(value)", "more than \(value)",
      "less than \(value)", "between \(values[0]) and \(value)",
    ]
  }
}
