package import Readiness

extension BriefReport {
  /// The brief as a page that prints on two sheets of A4.
  package func page() -> Page {
    var page = Page(
      title: title, subtitle: Prose(subject),
      lead: reservations.isEmpty
        ? []
        : [.note(title: "Reservation", reservations.map { .paragraph(Prose($0)) })],
      blocks: [.paragraph(Prose.strong(answer.joined(separator: " ")))] + standingBlocks
        + strengthBlocks + needBlocks + agendaBlocks + questionBlocks + closingBlocks,
      method: method.map { Prose($0) }, hasContents: false)
    page.isBrief = true
    return page
  }

  private var standingBlocks: [PageBlock] {
    let heading = PageBlock.heading(2, "Where the country stands", anchor: "stands")
    guard !standings.isEmpty else { return [heading, .paragraph("Nothing applies.")] }
    let rows = standings.map { standing in
      BarChart.Row(
        Prose(standing.title), bar: .bar(standing.outcome.score, height: 10),
        value: Prose(standing.interval), isGroup: standing.isPillar)
    }
    return [
      heading,
      .bars(
        BarChart(id: "areas", title: "Score of each pillar and area", hasKey: true, rows: rows)),
    ]
  }

  private var strengthBlocks: [PageBlock] {
    [
      .heading(2, "What is strongest", anchor: "strongest"),
      strengths.isEmpty
        ? .paragraph(Prose(Self.withoutStrengths))
        : .list(strengths.map { "\($0.title) \(sources: $0.sources)" }),
    ]
  }

  private var needBlocks: [PageBlock] {
    [.heading(2, "Pressing needs (\(needCount))", anchor: "needs")]
      + (needs.isEmpty ? [.paragraph(Prose(withoutNeeds))] : [])
      + needs.enumerated().map { number, need in
        var terms = [
          PageBlock.Term(
            "Why",
            need.why.map { "\($0.question) \(strong: $0.answer) \(sources: $0.sources)" }
              + [need.furtherReasons].compactMap { $0.map { Prose($0) } }),
          PageBlock.Term("Basis", Prose(need.basis.joined(separator: "; "))),
          PageBlock.Term("Remedy", Prose(need.remedy)),
        ]
        if need.why.isEmpty, need.furtherReasons == nil { terms.removeFirst() }
        if let consequence = need.consequence {
          terms.insert(PageBlock.Term("Effect", Prose(consequence)), at: terms.count - 2)
        }
        return .section(
          .init(
            level: 3, heading: Prose("\(number + 1). \(need.title)"), anchor: "need-\(number + 1)",
            [.terms(terms)]))
      } + [furtherNeeds].compactMap { $0.map { .paragraph(Prose($0)) } }
  }

  private var agendaBlocks: [PageBlock] {
    let heading = PageBlock.heading(2, "What to do first", anchor: "first")
    guard !agenda.isEmpty else { return [heading, .paragraph(Prose(withoutAgenda))] }
    return [heading]
      + agenda.enumerated().map { number, line in
        .section(
          .init(
            level: 3, heading: Prose(line.title), anchor: "line-\(number + 1)",
            line.actions.map { step in
              .paragraph(
                "\(step.number). \(strong: step.title) (\(step.means)). \(step.purpose)")
            }))
      }
  }

  private var questionBlocks: [PageBlock] {
    [
      .heading(2, "What must be found out", anchor: "questions"),
      questions.isEmpty
        ? .paragraph(Prose(Self.withoutQuestions))
        : .list(questions.map { "\($0.question) \(faint: $0.source)" }, isNumbered: true),
    ]
  }

  private var closingBlocks: [PageBlock] {
    [
      .heading(2, "What is not known", anchor: "unknown"),
      .paragraph(Prose(unknowns.joined(separator: " "))),
      .heading(2, "How to read the intervals", anchor: "reading"),
      .paragraph(Prose(Self.reading)),
      .heading(2, "Sources cited", anchor: "sources"),
      evidence.isEmpty
        ? .paragraph("None.")
        : .list(
          evidence.map { evidence in
            Prose(evidence.summary)
              + (evidence.url.map { ", " + .link($0, to: .web($0)) } ?? "")
          }),
    ]
  }
}

extension Prose.StringInterpolation {
  fileprivate mutating func appendInterpolation(sources: BriefReport.Sources) {
    guard !sources.lines.isEmpty else { return }
    appendInterpolation(faint: "[\(sources.lines.joined(separator: "; "))]")
  }
}
