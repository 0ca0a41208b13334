import Testing

@testable import Readiness

private let rules = """
  framework octopus; title Readiness against cybercrime
  costs EUR
  source doc
  states 1; at message 6
  source treaty
  states art-2; at Article 2; obligation required
  states art-16; at Article 16; obligation required
  states art-20; at Article 20; obligation reservable
  states art-35; at Article 35; obligation optional
  line legislation; title Legislation
  pillar law; title Law; cap 40% until supervised, treaty-made
  area offences; weight 2; title Offences
  criterion access; basis treaty/art-2; severity high; title Illegal access is an offence
    met when law.access: full
    partly met when law.access: partial
  area powers; title Powers over electronic evidence; cap 50% until supervised
  criterion supervised; basis doc/1; severity critical; title A judge supervises the powers
    met when supervision: full
  criterion preservation; basis treaty/art-16, doc/1; severity high; requires supervised; title Data can be preserved at once
    applies when networks: includes at least 1
    met when all of (law.preservation: yes; hours: at most 24)
  criterion interception; basis treaty/art-20; weight 3; title Content can be intercepted
    met when law.interception: yes
  criterion treaty-made
    applies when law.interception: no
    met when law.preservation: yes
  pillar practice; title Practice
  area units; title Units that work
  criterion staffed; severity critical; title The unit is staffed
    met when staff: at least 20
  criterion used; severity low; title The powers are used
    met when orders: at least 10
  area nothing; title Nothing that applies
  criterion never
    applies when law.interception: no
    met when orders: at least 20
  action draft; title Draft the missing provisions; line legislation; achieves access, preservation
  fact law.access: ordered choice; choices none, partial, full; ask Is access an offence?
  fact law.preservation: yes or no
  fact law.interception: yes or no
  fact supervision: ordered choice; choices none, full
  fact networks: set of choices; choices g7, interpol
  fact hours: whole number; range 0 to 100
  fact staff: whole number; range 0 to 500; track institution; stale after 2 years
  fact orders: whole number; range 0 to 1000; track practice
  """

private let facts = """
  evidence penal-code; grade primary; dated 2008-06-25; title Penal Code
  evidence audit; grade official; dated 2019-05-01; title Report of the Court of Audit
  evidence press; grade reported; seen 2019-06-30; title Newspaper
  law.access: partial; from 2009-01-01; evidence penal-code; at Article 153; note Only systems of the State.
  law.access: none; from 2009-01-01; evidence press
  law.interception: yes; evidence penal-code
  supervision: none; from 2010-01-01; until 2030-01-01; evidence audit
  networks: includes all of g7; on 2019-05-01; evidence audit
  law.preservation: yes; evidence penal-code
  law.preservation: no; from 2008-06-25; evidence penal-code
  hours: at most 12; evidence press
  staff: 25; on 2017-01-01; evidence audit
  orders: at least 5; on 2019-04-30; evidence audit
  """

/// The report on the profile, or on what it would be with the overlay's facts.
private func report(overlay: String = "", lens: Int? = nil) throws -> GapReport {
  let before = try assessment(rules, facts, lens: lens)
  let rulebook = before.rulebook
  let laid = Phrase.lines(of: overlay, in: FileID(index: 0)).map { TestsDeclaration.StatedFact($0) }
  var diagnostics: [Diagnostic] = []
  let profile = try #require(
    before.profile.overlaid(
      with: OverlayDeclaration(facts: laid), on: before.date, rulebook: rulebook,
      reporting: &diagnostics))
  let origin = ReportOrigin(
    engineVersion: "1.0.0", rulesDigest: "0123", profileDigest: "4567",
    overlay: laid.isEmpty
      ? nil
      : .init(
        path: "what-if.yaml", digest: "89ab",
        facts: laid.compactMap { rulebook.fact(named: $0.fact.value) }, before: before))
  return GapReport(
    Assessment(of: profile, under: rulebook, on: before.date, lens: lens),
    countryName: "Côte d'Ivoire", origin: origin)
}

struct GapReportTextTests {
  @Test func `The report leads from the score over gaps to the sources`() throws {
    #expect(
      try report().text(style: plain) == """
        Côte d'Ivoire (ARG): Readiness against cybercrime
        As of 2020-01-01, rulebook octopus 1, evidence asserted or better

        Score     20% to 70%   ██████░░░░░░░░░░░░░░░·········
        Settled   50% of the score is known
        Gaps      3, of which 1 pressing; 2 criteria open for lack of information, of
                  which 1 critical

        Bars: █ shown by evidence, ░ open until known, · shown to be missing.

        AREAS
                                                     score            gaps (pressing)
        Law                                          40%
          capped at 40% until supervised
          Offences                                   50%              1 (0)
          █████████████████████·····················  stage start
          Powers over electronic evidence            50%              2 (1)
          █████████████████████·····················  stage start
            capped at 50% until supervised
        Practice                                     0% to 100%
          Units that work                            0% to 100%       2 open
          ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  stage start to basic

        PRESSING NEEDS (1)

        1. A judge supervises the powers
           supervised, Powers over electronic evidence
           State    critical; not met; closing it adds 10%
           Why      supervision is none (Means none)
                    · audit (official, dated 2019-05-01; from 2010-01-01 until
                    2030-01-01)
           Blocks   preservation
           Caps     powers, law
           Basis    doc, message 6
           Remedy   Remedy of supervised

        OTHER GAPS (2)

        1. Illegal access is an offence
           access, Offences
           State    high; partly met, 50%; closing it adds 0%
           Why      law.access is partial (Means partial)
                    · penal-code, Article 153 (primary, dated 2008-06-25; since
                    2009-01-01)
                    Only systems of the State.
           Basis    treaty, Article 2
           Remedy   Remedy of access
           Action   Draft the missing provisions (draft; ministry, advice; 12 months,
                    1000 to 4000 EUR)
           Line     Legislation

        2. Data can be preserved at once
           preservation, Powers over electronic evidence
           State    high; not met, blocked by supervised; closing it adds 0%
           Why      law.preservation: sources disagree, unknown
                    · penal-code (primary, dated 2008-06-25; since 2008-06-25)
                    · penal-code (primary, dated 2008-06-25; since 2008-06-25)
           Needs    supervised
           Basis    treaty, Article 16; doc, message 6
           Remedy   Remedy of preservation
           Action   Draft the missing provisions (draft; ministry, advice; 12 months,
                    1000 to 4000 EUR)
           Line     Legislation

        INFORMATION GAPS (2)

        1. The unit is staffed
           staffed, Units that work
           State    critical; unknown, 0% to 100%; closing it adds 25%
           Why      staff is not known (stale since 2019-01-02)
           Basis    doc, message 6
           Remedy   Remedy of staffed

        2. The powers are used
           used, Units that work
           State    low; unknown, 0% to 100%; closing it adds 25%
           Why      orders is at least 5
                    · audit (official, dated 2019-05-01; on 2019-04-30)
           Basis    doc, message 6
           Remedy   Remedy of used

        CONFLICTS, STALE AND WEAK EVIDENCE
        law.access is partial (Means partial) (the better evidence decides)
          · partial: penal-code, Article 153 (primary, dated 2008-06-25; since
          2009-01-01)
          · none: press (reported, seen 2019-06-30; since 2009-01-01)
        law.preservation: sources disagree, unknown
          · yes: penal-code (primary, dated 2008-06-25; since 2008-06-25)
          · no: penal-code (primary, dated 2008-06-25; since 2008-06-25)
        staff is not known (stale since 2019-01-02)
        Known from reported or asserted evidence alone: hours.

        SOURCES CITED
        penal-code: Penal Code (report, primary, dated 2008-06-25), 3 facts
        audit: Report of the Court of Audit (report, official, dated 2019-05-01), 3
        facts
        press: Newspaper (report, reported, seen 2019-06-30), 1 fact

        HOW THIS WAS MADE
        Each score lies between what the evidence shows and what no answer to the open
        questions could exceed; what is unknown counts as neither yes nor no.
        Rulebook octopus 1, SHA-256 0123.
        Profile ARG as of 2020-01-01, SHA-256 4567.
        Assessed for 2020-01-01 with evidence asserted or better by readiness 1.0.0.
        Costs are assumptions in EUR of 2024: Estimates

        """)
  }

  @Test func `An overlay is said to be no finding, with all that it changes`() throws {
    #expect(
      try report(overlay: "supervision: full\nlaw.access: full").text(style: plain) == """
        Côte d'Ivoire (ARG): Readiness against cybercrime
        As of 2020-01-01, rulebook octopus 1, evidence asserted or better

        Score     46.6% to 100%   ██████████████░░░░░░░░░░░░░░░░
        Settled   46.6% of the score is known
        Gaps      0, of which 0 pressing; 3 criteria open for lack of information, of
                  which 1 critical

        Bars: █ shown by evidence, ░ open until known, · shown to be missing.

        WHAT IF
        This is no finding: facts of what-if.yaml were laid over the profile.
          - supervision: none becomes full
          - law.access: partial becomes full
          - access: partly met, 50% becomes met
          - supervised: not met becomes met
          - preservation: not met, blocked by supervised becomes unknown, 0% to 100%
          - score: 20% to 70% becomes 46.6% to 100%

        AREAS
                                                     score            gaps (pressing)
        Law                                          93.3% to 100%
          Offences                                   100%
          ██████████████████████████████████████████  stage basic
          Powers over electronic evidence            80% to 100%      1 open
          █████████████████████████████████░░░░░░░░░  stage start to basic
        Practice                                     0% to 100%
          Units that work                            0% to 100%       2 open
          ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  stage start to basic

        PRESSING NEEDS (0)
        No critical gap is shown by the evidence.

        OTHER GAPS (0)
        None is shown by the evidence.

        INFORMATION GAPS (3)

        1. The unit is staffed
           staffed, Units that work
           State    critical; unknown, 0% to 100%; closing it adds 25%
           Why      staff is not known (stale since 2019-01-02)
           Basis    doc, message 6
           Remedy   Remedy of staffed

        2. Data can be preserved at once
           preservation, Powers over electronic evidence
           State    high; unknown, 0% to 100%; closing it adds 3.33%
           Why      law.preservation: sources disagree, unknown
                    · penal-code (primary, dated 2008-06-25; since 2008-06-25)
                    · penal-code (primary, dated 2008-06-25; since 2008-06-25)
           Basis    treaty, Article 16; doc, message 6
           Remedy   Remedy of preservation
           Action   Draft the missing provisions (draft; ministry, advice; 12 months,
                    1000 to 4000 EUR)
           Line     Legislation

        3. The powers are used
           used, Units that work
           State    low; unknown, 0% to 100%; closing it adds 25%
           Why      orders is at least 5
                    · audit (official, dated 2019-05-01; on 2019-04-30)
           Basis    doc, message 6
           Remedy   Remedy of used

        CONFLICTS, STALE AND WEAK EVIDENCE
        law.preservation: sources disagree, unknown
          · yes: penal-code (primary, dated 2008-06-25; since 2008-06-25)
          · no: penal-code (primary, dated 2008-06-25; since 2008-06-25)
        staff is not known (stale since 2019-01-02)
        Known from reported or asserted evidence alone: hours.

        SOURCES CITED
        penal-code: Penal Code (report, primary, dated 2008-06-25), 2 facts
        audit: Report of the Court of Audit (report, official, dated 2019-05-01), 2
        facts
        press: Newspaper (report, reported, seen 2019-06-30), 1 fact

        HOW THIS WAS MADE
        Each score lies between what the evidence shows and what no answer to the open
        questions could exceed; what is unknown counts as neither yes nor no.
        Rulebook octopus 1, SHA-256 0123.
        Profile ARG as of 2020-01-01, SHA-256 4567.
        Assessed for 2020-01-01 with evidence asserted or better by readiness 1.0.0.
        Overlay what-if.yaml, SHA-256 89ab.
        Costs are assumptions in EUR of 2024: Estimates

        """)
  }

  @Test func `A lens on a treaty says how far it is`() throws {
    #expect(
      try report(lens: 1).text(style: plain) == """
        Côte d'Ivoire (ARG): Readiness against cybercrime
        As of 2020-01-01, rulebook octopus 1, criteria of treaty alone, evidence
        asserted or better

        Score     40%   ████████████··················
        Settled   100% of the score is known
        Gaps      2, of which 0 pressing; 0 criteria open for lack of information, of
                  which 0 critical

        Bars: █ shown by evidence, ░ open until known, · shown to be missing.

        DISTANCE TO THE TREATY
        required: 0 met, 2 not met, 0 open, 0 not assessed
        reservable: 1 met, 0 not met, 0 open, 0 not assessed
        optional: 0 met, 0 not met, 0 open, 1 not assessed
        Not met:
          - Article 2 (required): access
          - Article 16 (required): preservation

        AREAS
                                                     score            gaps (pressing)
        Law                                          40%
          capped at 40% until supervised
          Offences                                   50%              1 (0)
          █████████████████████·····················  stage start
          Powers over electronic evidence            50%              1 (0)
          █████████████████████·····················  stage start
            capped at 50% until supervised

        PRESSING NEEDS (0)
        No critical gap is shown by the evidence.

        OTHER GAPS (2)

        1. Illegal access is an offence
           access, Offences
           State    high; partly met, 50%; closing it adds 0%
           Why      law.access is partial (Means partial)
                    · penal-code, Article 153 (primary, dated 2008-06-25; since
                    2009-01-01)
                    Only systems of the State.
           Basis    treaty, Article 2
           Remedy   Remedy of access
           Action   Draft the missing provisions (draft; ministry, advice; 12 months,
                    1000 to 4000 EUR)
           Line     Legislation

        2. Data can be preserved at once
           preservation, Powers over electronic evidence
           State    high; not met, blocked by supervised; closing it adds 0%
           Why      law.preservation: sources disagree, unknown
                    · penal-code (primary, dated 2008-06-25; since 2008-06-25)
                    · penal-code (primary, dated 2008-06-25; since 2008-06-25)
           Needs    supervised
           Basis    treaty, Article 16; doc, message 6
           Remedy   Remedy of preservation
           Action   Draft the missing provisions (draft; ministry, advice; 12 months,
                    1000 to 4000 EUR)
           Line     Legislation

        INFORMATION GAPS (0)
        None: every criterion is settled.

        CONFLICTS, STALE AND WEAK EVIDENCE
        law.access is partial (Means partial) (the better evidence decides)
          · partial: penal-code, Article 153 (primary, dated 2008-06-25; since
          2009-01-01)
          · none: press (reported, seen 2019-06-30; since 2009-01-01)
        law.preservation: sources disagree, unknown
          · yes: penal-code (primary, dated 2008-06-25; since 2008-06-25)
          · no: penal-code (primary, dated 2008-06-25; since 2008-06-25)
        staff is not known (stale since 2019-01-02)
        Known from reported or asserted evidence alone: hours.

        SOURCES CITED
        penal-code: Penal Code (report, primary, dated 2008-06-25), 3 facts
        audit: Report of the Court of Audit (report, official, dated 2019-05-01), 3
        facts
        press: Newspaper (report, reported, seen 2019-06-30), 1 fact

        HOW THIS WAS MADE
        Each score lies between what the evidence shows and what no answer to the open
        questions could exceed; what is unknown counts as neither yes nor no.
        Rulebook octopus 1, SHA-256 0123.
        Profile ARG as of 2020-01-01, SHA-256 4567.
        Assessed for 2020-01-01 with evidence asserted or better by readiness 1.0.0.
        Costs are assumptions in EUR of 2024: Estimates

        """)
  }

  @Test func `Under a profile without statements everything is open`() throws {
    let rules = """
      criterion a
        met when law: yes
      fact law: yes or no
      """
    #expect(
      try gapReport(rules, "").text(style: plain) == """
        Argentina (ARG): Title of framework
        As of 2020-01-01, rulebook framework 1, evidence asserted or better

        Score     0% to 100%   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
        Settled   0% of the score is known
        Gaps      0, of which 0 pressing; 1 criterion open for lack of information, of
                  which 0 critical

        Bars: █ shown by evidence, ░ open until known, · shown to be missing.

        AREAS
                                                     score            gaps (pressing)
        Title of pillar                              0% to 100%
          Title of area                              0% to 100%       1 open
          ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  stage start to basic

        PRESSING NEEDS (0)
        No critical gap is shown by the evidence.

        OTHER GAPS (0)
        None is shown by the evidence.

        INFORMATION GAPS (1)

        1. Title of a
           a, Title of area
           State    medium; unknown, 0% to 100%; closing it adds 100%
           Why      law is not known (not stated)
           Basis    doc, point 1
           Remedy   Remedy of a

        CONFLICTS, STALE AND WEAK EVIDENCE
        None.

        SOURCES CITED
        None: nothing that rules read is known.

        HOW THIS WAS MADE
        Each score lies between what the evidence shows and what no answer to the open
        questions could exceed; what is unknown counts as neither yes nor no.
        Rulebook framework 1, SHA-256 0.
        Profile ARG as of 2020-01-01, SHA-256 1.
        Assessed for 2020-01-01 with evidence asserted or better by readiness 1.

        """)
    #expect(
      try gapReport(rules, "law: yes").text(style: plain) == """
        Argentina (ARG): Title of framework
        As of 2020-01-01, rulebook framework 1, evidence asserted or better

        Score     100%   ██████████████████████████████
        Settled   100% of the score is known
        Gaps      0, of which 0 pressing; 0 criteria open for lack of information, of
                  which 0 critical

        Bars: █ shown by evidence, ░ open until known, · shown to be missing.

        AREAS
                                                     score            gaps (pressing)
        Title of pillar                              100%
          Title of area                              100%
          ██████████████████████████████████████████  stage basic

        PRESSING NEEDS (0)
        No critical gap is shown by the evidence.

        OTHER GAPS (0)
        None is shown by the evidence.

        INFORMATION GAPS (0)
        None: every criterion is settled.

        CONFLICTS, STALE AND WEAK EVIDENCE
        Known from reported or asserted evidence alone: law.

        SOURCES CITED
        None: nothing that rules read is known.

        HOW THIS WAS MADE
        Each score lies between what the evidence shows and what no answer to the open
        questions could exceed; what is unknown counts as neither yes nor no.
        Rulebook framework 1, SHA-256 0.
        Profile ARG as of 2020-01-01, SHA-256 1.
        Assessed for 2020-01-01 with evidence asserted or better by readiness 1.

        """)
  }

  @Test func `No line is wider than a terminal, and colours change no word`() throws {
    let text = try report(overlay: "supervision: full", lens: 1).text(style: plain)
    for line in text.split(separator: "\n") {
      #expect(TextLayout.cells(String(line)) <= 80, "\(line)")
    }
    var uncoloured = ""
    var isCode = false
    for character in try report(overlay: "supervision: full", lens: 1)
      .text(style: TextStyle(isColoured: true))
    {
      if character == "\u{1B}" { isCode = true }
      if !isCode { uncoloured.append(character) }
      if isCode, character == "m" { isCode = false }
    }
    #expect(uncoloured == text)
  }
}
