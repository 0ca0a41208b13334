import Readiness
import Testing

struct SavedCaseTests {
  @Test(arguments: SavedCase.names())
  func `A case that was saved holds in both evaluators and by every property`(name: String) throws {
    let saved = try SavedCase(named: name)
    for property in Property.allCases {
      // What is varied is drawn anew when generators change, so several draws are made.
      for seed in [saved.seed] + (property.isVaried ? 0..<4 : 0..<0) {
        let problems = property.problems(of: saved.generated, drawing: seed)
        try #require(problems == [], "\(name), \(property), draws from \(seed)")
      }
    }
  }

  @Test func `A case that is saved is read again as it was`() throws {
    for number in 0..<100 {
      let generated = GeneratedCase.generated(seed: 7, number: number, withLens: number % 4 == 0)
      let saved = SavedCase(remarks: ["One.", "Two."], generated: generated, seed: 9)
      let read = try SavedCase(text: saved.text)
      try #require(read.text == saved.text)
      try #require(read.generated.description == generated.description)
      try #require(read.generated.byReference() == generated.byReference())
    }
  }

  @Test func `A saved case reads like the files of a rulebook and a profile`() throws {
    let saved = try SavedCase(named: "measure-of-another-fact.yaml")
    #expect(saved.remarks == ["Learning about one fact leaves the measure of another as it was."])
    #expect(
      saved.text == """
        # Learning about one fact leaves the measure of another as it was.
        assessed on: 2025-06-30
        draws from: 0
        ---
        kind: framework
        format: 1
        id: framework
        title: Framework
        edition: 1
        stages: [start-up, formative]
        pillars: [{id: pillar, title: Pillar, areas: [{id: area, combine: mean}]}]
        ---
        kind: source
        format: 1
        id: s
        title: Source
        criteria: {a: {at: page, says: Something is so.}}
        ---
        kind: vocabulary
        format: 1
        facts:
          held: {type: yes or no, ask: What is so?, track: practice, respondent: someone}
          staff:
            type: whole number
            range: 0 to 100
            ask: What is so?
            track: practice
            respondent: someone
        ---
        kind: area
        format: 1
        id: area
        title: Area
        criteria:
          - id: c
            title: Criterion
            basis: [s/a]
            stage: formative
            severity: high
            applies when: {held: yes}
            measures: {fact: staff, from: 0, to: 100}
            remedy: Do it.
        ---
        kind: profile
        format: 1
        country: ARG
        as of: 2025-06-30
        facts: {}

        """)
  }
}
