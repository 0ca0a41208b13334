import Testing

@testable import Readiness

private let rules = """
  source doc; title Key messages | 2011
  states 1; at message 1
  states 2; international
  states 3; not assessed A matter of taste.
  states 4; international; not assessed Nobody is asked.
  states 5
  source treaty; dated 2001-11-23
  states art-2; obligation required; at Article 2
  states art-3; obligation reservable
  criterion access; basis treaty/art-2, doc/1
    met when law.a: yes
  criterion fraud; basis doc/1; title Fraud | forgery
    met when law.b: yes
  fact law.a: yes or no
  fact law.b: yes or no
  """

private func trace(
  _ source: Int? = nil, onlyUnmet: Bool = false, _ rules: String = rules
) throws -> TraceReport {
  var declaration = ruleDeclaration(rules)
  for (index, checked) in [true, false].enumerated() where declaration.sources.count > 1 {
    declaration.sources[1].criteria[index].checked = Located(checked, at: somewhere)
  }
  var diagnostics: [Diagnostic] = []
  let rulebook = try #require(Rulebook.compile(declaration, reporting: &diagnostics))
  return TraceReport(rulebook, source: source, onlyUnmet: onlyUnmet)
}

struct TraceReportTests {
  @Test func `The text goes both ways, from sources to rules and back`() throws {
    #expect(
      try trace().text(style: plain) == """

        DOC
        Key messages | 2011
        5 criteria: 1 met by rules, 3 left out with a reason, 1 unmet

        doc/1 (message 1)
          Something is so.
          met by  access, fraud

        doc/2 (point 2)
          Something is so.
          no rule Addressed to international bodies.

        doc/3 (point 3)
          Something is so.
          no rule A matter of taste.

        doc/4 (point 4)
          Something is so.
          no rule Addressed to international bodies. Nobody is asked.

        doc/5 (point 5)
          Something is so.
          unmet   no rule cites it

        TREATY
        Title of treaty
        2 criteria: 1 met by rules, 0 left out with a reason, 1 unmet

        treaty/art-2 (Article 2; required, text read)
          Something is so.
          met by  access

        treaty/art-3 (point art-3; reservable, text not read)
          Something is so.
          unmet   no rule cites it

        RULES AND WHAT THEY REST ON
        access                                  treaty/art-2 (Article 2); doc/1 (message
                                                1)
        fraud                                   doc/1 (message 1)

        """)
  }

  @Test func `One source is traced with the rules that cite it`() throws {
    #expect(
      try trace(1).text(style: plain) == """

        TREATY
        Title of treaty
        2 criteria: 1 met by rules, 0 left out with a reason, 1 unmet

        treaty/art-2 (Article 2; required, text read)
          Something is so.
          met by  access

        treaty/art-3 (point art-3; reservable, text not read)
          Something is so.
          unmet   no rule cites it

        RULES AND WHAT THEY REST ON
        access                                  treaty/art-2 (Article 2); doc/1 (message
                                                1)

        """)
  }

  @Test func `What no rule meets without a reason is unmet`() throws {
    #expect(try trace().unmet == 2)
    #expect(try trace(0).unmet == 1)
    #expect(try trace(onlyUnmet: true).unmet == 2)
    #expect(
      try trace(onlyUnmet: true).text(style: plain) == """

        DOC
        Key messages | 2011

        doc/5 (point 5)
          Something is so.
          unmet   no rule cites it

        TREATY
        Title of treaty

        treaty/art-3 (point art-3; reservable, text not read)
          Something is so.
          unmet   no rule cites it

        """)
    #expect(
      try trace(onlyUnmet: true).markdown() == """
        # Trace of the rulebook framework

        ## Key messages \\| 2011

        | Criterion | Place | Says | Rules |
        | --- | --- | --- | --- |
        | doc/5 | point 5 | Something is so. | unmet |

        ## Title of treaty

        | Criterion | Place | Says | Rules |
        | --- | --- | --- | --- |
        | treaty/art-3 | point art-3 (reservable, text not read) | Something is so. | unmet |

        """)
  }

  @Test func `Where everything is met nothing is unmet, and no text is written`() throws {
    let rules = "criterion a\n  met when law: yes\nfact law: yes or no"
    #expect(try trace(onlyUnmet: true, rules).unmet == 0)
    #expect(try trace(onlyUnmet: true, rules).text(style: plain) == "")
  }

  @Test func `The Markdown has tables`() throws {
    #expect(
      try trace().markdown() == """
        # Trace of the rulebook framework

        ## Key messages \\| 2011

        5 criteria: 1 met by rules, 3 left out with a reason, 1 unmet.

        | Criterion | Place | Says | Rules |
        | --- | --- | --- | --- |
        | doc/1 | message 1 | Something is so. | access, fraud |
        | doc/2 | point 2 | Something is so. | Addressed to international bodies. |
        | doc/3 | point 3 | Something is so. | A matter of taste. |
        | doc/4 | point 4 | Something is so. | Addressed to international bodies. Nobody is asked. |
        | doc/5 | point 5 | Something is so. | unmet |

        ## Title of treaty

        2 criteria: 1 met by rules, 0 left out with a reason, 1 unmet.

        | Criterion | Place | Says | Rules |
        | --- | --- | --- | --- |
        | treaty/art-2 | Article 2 (required, text read) | Something is so. | access |
        | treaty/art-3 | point art-3 (reservable, text not read) | Something is so. | unmet |

        ## Rules and what they rest on

        | Rule | Title | Basis |
        | --- | --- | --- |
        | access | Title of access | treaty/art-2, doc/1 |
        | fraud | Fraud \\| forgery | doc/1 |

        """)
  }

  @Test func `The table has a row for each criterion of each source`() throws {
    #expect(
      try trace().table().written(as: .csv, style: plain) == """
        criterion,place,obligation,text read,says,rules,reason without rule\r
        doc/1,message 1,,,Something is so.,access; fraud,\r
        doc/2,point 2,,,Something is so.,,Addressed to international bodies.\r
        doc/3,point 3,,,Something is so.,,A matter of taste.\r
        doc/4,point 4,,,Something is so.,,Addressed to international bodies. Nobody is asked.\r
        doc/5,point 5,,,Something is so.,,\r
        treaty/art-2,Article 2,required,yes,Something is so.,access,\r
        treaty/art-3,point art-3,reservable,no,Something is so.,,\r

        """)
  }

  @Test func `The JSON has sources and rules`() throws {
    #expect(
      try trace(1).json() == """
        {
          "framework": "framework",
          "edition": "1",
          "unmet": 1,
          "sources": [
            {
              "id": "treaty",
              "title": "Title of treaty",
              "criteria": [
                {
                  "id": "treaty/art-2",
                  "at": "Article 2",
                  "says": "Something is so.",
                  "obligation": "required",
                  "checked": true,
                  "international": false,
                  "rules": [
                    "access"
                  ],
                  "reason": null
                },
                {
                  "id": "treaty/art-3",
                  "at": "point art-3",
                  "says": "Something is so.",
                  "obligation": "reservable",
                  "checked": false,
                  "international": false,
                  "rules": [],
                  "reason": null
                }
              ]
            }
          ],
          "rules": [
            {
              "id": "access",
              "basis": [
                "treaty/art-2",
                "doc/1"
              ]
            }
          ]
        }

        """)
  }
}
