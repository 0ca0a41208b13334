import Testing

@testable import Readiness

private let rules = """
  framework octopus; title Readiness *2026*; least grade reported; stages none, basic, full
  source doc
  states 1; at message 6
  states 2
  pillar law; weight 3; title Law
  area powers; weight 2; title Powers; cap 50% until checked; combine lowest
  criterion checked; severity critical; basis doc/1, doc/2; title A judge checks
    met when supervision: yes
  criterion search; stage full; requires checked; weight 2; title Search of computers
    applies when crime: [hacking, fraud]
    met when all of (level: full; none of (years: at most 2; staff: less than 5); at least 2 of (nets: includes all of g7; nets: includes at least 1; adopted: within 2 years))
    partly met when any of (level: at least partial; supervision: yes)
  area money; combine geometric
  criterion paid
    measures budget from 0.5 to 100
  pillar practice; title Practice; cap 12.5% until busy
  area used; title Used
  criterion busy
    measures idle from 80% to 0%
  fact supervision: yes or no; ask Does a judge check?
  fact crime: choice; choices hacking, fraud, other; ask Which crime?
  fact level: ordered choice; choices none, partial, full; ask How much?
  fact years: whole number; range 0 to 40; unit years; ask How long?
  fact staff: whole number; range 0 to 100; ask How many?
  fact nets: set of choices; choices g7, interpol; ask Which networks?
  fact adopted: date; ask When?
  fact budget: money; range 0 to 1000; unit EUR; ask What does it cost?
  fact idle: percent; ask How much lies idle?
  """

struct MethodologyTests {
  private func methodology() throws -> Methodology { Methodology(try rulebook(rules)) }

  @Test func `The whole rulebook is described in plain language`() throws {
    #expect(
      try methodology().text(.everything, style: plain) == """

        READINESS *2026*
        Rulebook octopus, edition 1: 4 criteria in 3 areas and 2 pillars, read from 9
        facts.
        A criterion is met, partly met, not met, not applicable or unknown. What is not
        known leaves a range between what the evidence shows and what it does not
        exclude. An area combines its criteria, a pillar its areas and the framework its
        pillars, each by weight; the shares below say how much of the framework's score
        each carries while everything applies.
        Stages, lowest first: none, basic, full. An area stands at a stage when all its
        criteria of that stage and of the ones below are met.
        Statements count from the grade reported on; best first the grades are primary,
        official, reported, asserted.

        LAW
        Weight 3, 75% of the framework's score.

        Powers (powers)
        Weight 2, 50% of the framework's score; 2 criteria; its lowest child decides.
        Capped at 50% until these are met: checked. Basis: doc/1 (message 6).

        A judge checks
        checked: stage basic, severity critical, weight 1, ≈16.67% of the framework's
        score.
        - It counts as met when:
          - Does a judge check? supervision: yes
        - Basis: doc/1 (message 6); doc/2 (point 2)
        - Remedy: Remedy of checked

        Search of computers
        search: stage full, severity medium, weight 2, ≈33.33% of the framework's score.
        - It applies when:
          - Which crime? crime: hacking, fraud
        - It counts as met when:
          - all of these hold:
            - How much? level: full (Means full)
            - none of these holds:
              - How long? years: at most 2
              - How many? staff: less than 5
            - at least 2 of these hold:
              - Which networks? nets: includes all of g7
              - Which networks? nets: includes at least 1
              - When? adopted: within 2 years
        - It counts for 50% when:
          - any of these holds:
            - How much? level: at least partial
            - Does a judge check? supervision: yes
        - It cannot be met without: checked
        - Basis: doc/1 (message 6)
        - Remedy: Remedy of search

        Title of money (money)
        Weight 1, 25% of the framework's score; 1 criterion; combined as a geometric
        mean.

        Title of paid
        paid: stage basic, severity medium, weight 1, 25% of the framework's score.
        - It is measured: nothing at 0.5, in full at 100, in proportion between them.
          - budget: What does it cost?
        - Basis: doc/1 (message 6)
        - Remedy: Remedy of paid

        PRACTICE
        Weight 1, 25% of the framework's score.
        Capped at 12.5% until these are met: busy. Basis: doc/1 (message 6).

        Used (used)
        Weight 1, 25% of the framework's score; 1 criterion.

        Title of busy
        busy: stage basic, severity medium, weight 1, 25% of the framework's score.
        - It is measured: nothing at 80%, in full at 0%, in proportion between them.
          - idle: How much lies idle?
        - Basis: doc/1 (message 6)
        - Remedy: Remedy of busy

        """)
  }

  @Test func `An area or a criterion is described alone`() throws {
    let rulebook = try rulebook(rules)
    let methodology = Methodology(rulebook)
    #expect(
      methodology.text(.area(try #require(rulebook.area(named: "used"))), style: plain) == """

        Used (used)
        Weight 1, 25% of the framework's score; 1 criterion.

        Title of busy
        busy: stage basic, severity medium, weight 1, 25% of the framework's score.
        - It is measured: nothing at 80%, in full at 0%, in proportion between them.
          - idle: How much lies idle?
        - Basis: doc/1 (message 6)
        - Remedy: Remedy of busy

        """)
    #expect(
      methodology.text(.criterion(try #require(rulebook.criterion(named: "paid"))), style: plain)
        == """

        Title of paid
        paid: stage basic, severity medium, weight 1, 25% of the framework's score.
        - It is measured: nothing at 0.5, in full at 100, in proportion between them.
          - budget: What does it cost?
        - Basis: doc/1 (message 6)
        - Remedy: Remedy of paid

        """)
  }

  @Test func `The Markdown says the same`() throws {
    #expect(
      try methodology().markdown(.everything) == """
        # Readiness \\*2026\\*

        Rulebook octopus, edition 1: 4 criteria in 3 areas and 2 pillars, read from 9 facts.

        A criterion is met, partly met, not met, not applicable or unknown. What is not known leaves a range between what the evidence shows and what it does not exclude. An area combines its criteria, a pillar its areas and the framework its pillars, each by weight; the shares below say how much of the framework's score each carries while everything applies.

        Stages, lowest first: none, basic, full. An area stands at a stage when all its criteria of that stage and of the ones below are met.

        Statements count from the grade reported on; best first the grades are primary, official, reported, asserted.

        ## Law

        Weight 3, 75% of the framework's score.

        ### Powers (powers)

        Weight 2, 50% of the framework's score; 2 criteria; its lowest child decides.

        Capped at 50% until these are met: checked. Basis: doc/1 (message 6).

        #### A judge checks

        checked: stage basic, severity critical, weight 1, ≈16.67% of the framework's score.

        - It counts as met when:
          - Does a judge check? supervision: yes
        - Basis: doc/1 (message 6); doc/2 (point 2)
        - Remedy: Remedy of checked

        #### Search of computers

        search: stage full, severity medium, weight 2, ≈33.33% of the framework's score.

        - It applies when:
          - Which crime? crime: hacking, fraud
        - It counts as met when:
          - all of these hold:
            - How much? level: full (Means full)
            - none of these holds:
              - How long? years: at most 2
              - How many? staff: less than 5
            - at least 2 of these hold:
              - Which networks? nets: includes all of g7
              - Which networks? nets: includes at least 1
              - When? adopted: within 2 years
        - It counts for 50% when:
          - any of these holds:
            - How much? level: at least partial
            - Does a judge check? supervision: yes
        - It cannot be met without: checked
        - Basis: doc/1 (message 6)
        - Remedy: Remedy of search

        ### Title of money (money)

        Weight 1, 25% of the framework's score; 1 criterion; combined as a geometric mean.

        #### Title of paid

        paid: stage basic, severity medium, weight 1, 25% of the framework's score.

        - It is measured: nothing at 0.5, in full at 100, in proportion between them.
          - budget: What does it cost?
        - Basis: doc/1 (message 6)
        - Remedy: Remedy of paid

        ## Practice

        Weight 1, 25% of the framework's score.

        Capped at 12.5% until these are met: busy. Basis: doc/1 (message 6).

        ### Used (used)

        Weight 1, 25% of the framework's score; 1 criterion.

        #### Title of busy

        busy: stage basic, severity medium, weight 1, 25% of the framework's score.

        - It is measured: nothing at 80%, in full at 0%, in proportion between them.
          - idle: How much lies idle?
        - Basis: doc/1 (message 6)
        - Remedy: Remedy of busy

        """)
  }

  @Test(arguments: [
    ("lowest", " The lowest pillar decides the framework's score."),
    ("geometric", " The framework's score is the geometric mean of its pillars."), ("mean", ""),
  ])
  func `How pillars are combined is said where it is not by weight alone`(
    combination: String, sentence: String
  ) throws {
    let text = Methodology(
      try rulebook(
        """
        framework f; combine \(combination)
        criterion a
          met when law: yes
        fact law: yes or no
        """)
    ).markdown(.everything)
    #expect(text.contains("while everything applies.\(sentence)\n"))
  }

  @Test func `The table has a row for each criterion that is asked for`() throws {
    #expect(
      try methodology().table(.everything).written(as: .csv, style: plain) == """
        criterion,area,title,stage,severity,weight,share of the score,requires,basis,facts,remedy\r
        checked,powers,A judge checks,basic,critical,1,≈16.67%,,doc/1; doc/2,supervision,Remedy of checked\r
        search,powers,Search of computers,full,medium,2,≈33.33%,checked,doc/1,crime; level; years; staff; nets; adopted; supervision,Remedy of search\r
        paid,money,Title of paid,basic,medium,1,25%,,doc/1,budget,Remedy of paid\r
        busy,used,Title of busy,basic,medium,1,25%,,doc/1,idle,Remedy of busy\r

        """)
    let rulebook = try rulebook(rules)
    let area = try #require(rulebook.area(named: "used"))
    #expect(Methodology(rulebook).table(.area(area)).rows.map { $0[0] } == ["busy"])
    #expect(Methodology(rulebook).table(.criterion(1)).rows.map { $0[0] } == ["search"])
  }
}
