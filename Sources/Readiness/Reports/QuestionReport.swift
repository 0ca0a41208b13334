/// What to find out next about a country, and the questionnaires for those who can answer.
public struct QuestionReport: Sendable {
  let report: GapReport
  let questions: [Question]

  public init(_ report: GapReport) {
    self.report = report
    questions = report.assessment.questions()
  }

  private var assessment: Assessment { report.assessment }
  private var rulebook: Rulebook { assessment.rulebook }

  /// The respondents that have something to answer, in the order of their ids.
  public var respondents: [String] {
    Set(questions.map { rulebook.facts[$0.fact].respondent }).sorted()
  }

  /// The questions in order, with how much of the interval each answer settles.
  public func text(style: TextStyle, limit: Int?) -> String {
    var layout = TextLayout(style: style)
    layout.paragraph(
      "What to find out next: \(report.countryName) (\(assessment.profile.country)), "
        + "\(assessment.date)")
    layout.paragraph(
      "Open now: \(ScoreText.up(assessment.openWidth, places: 2)) of the score. Each answer narrows "
        + "it by the amounts given, from the least telling answer to the most telling.")
    for (index, question) in questions.prefix(limit ?? .max).enumerated() {
      let fact = rulebook.facts[question.fact]
      layout.line()
      layout.paragraph("\(index + 1). \(fact.ask)")
      layout.entry("Settles", assessment.settled(by: question))
      layout.entry("Fact", "\(fact.id), known so far: \(known(question.fact))")
      layout.entry("Ask", fact.respondent)
      layout.entry(
        "Read by", question.readers.map { rulebook.criteria[$0].id }.joined(separator: ", "))
    }
    if let limit, questions.count > limit {
      layout.line()
      layout.paragraph("\(questions.count - limit) more questions: see all with --all.")
    }
    if questions.isEmpty { layout.paragraph("Nothing: every fact that a rule reads is known.") }
    return layout.text
  }

  private func known(_ number: Int) -> String {
    let resolved = assessment.facts[number]
    return resolved.reason.map { "nothing (\($0))" }
      ?? rulebook.facts[number].text(of: resolved.values)
  }

  /// One institution's questionnaire, to hand over or to fill in on a mission.
  public func questionnaire(for respondent: String, format: QuestionnaireFormat) -> String {
    let own = questions.filter { rulebook.facts[$0.fact].respondent == respondent }
    switch format {
    case .text: return plainQuestionnaire(respondent, own)
    case .markdown: return markdownQuestionnaire(respondent, own)
    case .csv: return csvQuestionnaire(own)
    }
  }

  /// The forms that a questionnaire can take.
  public enum QuestionnaireFormat: String, CaseIterable, Sendable {
    case text
    case markdown
    case csv
  }

  private func plainQuestionnaire(_ respondent: String, _ questions: [Question]) -> String {
    var layout = TextLayout(style: TextStyle(isColoured: false))
    layout.paragraph("Questions for \(respondent): \(report.countryName), \(assessment.date)")
    for (index, question) in questions.enumerated() {
      let fact = rulebook.facts[question.fact]
      layout.line()
      layout.paragraph("\(index + 1). \(fact.ask)")
      for answer in answers(to: fact) { layout.paragraph("[ ] \(answer)", indent: 3) }
      layout.entry("Known", known(question.fact))
      layout.entry("Source", "________________________________  Date ____________")
    }
    return layout.text
  }

  private func markdownQuestionnaire(_ respondent: String, _ questions: [Question]) -> String {
    var text = "# Questions for \(respondent)\n\n"
    text += "\(MarkdownText.escaped(report.countryName)), \(assessment.date)\n"
    for (index, question) in questions.enumerated() {
      let fact = rulebook.facts[question.fact]
      text += "\n## \(index + 1). \(MarkdownText.escaped(fact.ask))\n\n"
      for answer in answers(to: fact) { text += "- [ ] \(MarkdownText.escaped(answer))\n" }
      text += "\nKnown so far: \(MarkdownText.escaped(known(question.fact))) (`\(fact.id)`)\n"
      text += "\nSource and date:\n"
    }
    return text
  }

  private func csvQuestionnaire(_ questions: [Question]) -> String {
    let rows = questions.map { question in
      let fact = rulebook.facts[question.fact]
      return [
        fact.id, fact.ask, answers(to: fact).joined(separator: "; "), known(question.fact), "", "",
        "",
      ]
    }
    return CSVText.table(
      header: ["fact", "question", "answers", "known so far", "answer", "source", "date"],
      rows: rows)
  }

  /// What can be answered, in words.
  private func answers(to fact: Fact) -> [String] {
    switch fact.kind {
    case .yesOrNo: ["yes", "no"]
    case .choice, .orderedChoice: fact.choices.map { "\($0.word): \($0.meaning)" }
    case .setOfChoices: fact.choices.map { "\($0.word): \($0.meaning)" }
    case .wholeNumber, .number, .money, .percent:
      ["\(fact.kind.rawValue): ______" + (fact.unit.map { " \($0)" } ?? "")]
    case .date: ["date (year-month-day): ______"]
    case .text: ["______"]
    }
  }
}

extension Assessment {
  /// By how much the answers narrow the interval; the least telling may even widen nothing.
  func settled(by question: Question) -> String {
    let open = openWidth.trillionths
    let least = Share(trillionths: max(0, open - question.worst.trillionths))
    let most = Share(trillionths: max(0, open - question.best.trillionths))
    return ScoreText.interval(from: least, to: most, places: 2)
  }
}

/// Writes tables as CSV, RFC 4180, safe to open in a spreadsheet.
enum CSVText {
  static func table(header: [String], rows: [[String]]) -> String {
    ([header] + rows).map { row in row.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A text field: one that a spreadsheet would take for a formula gets a leading quote.
  ///
  /// By bytes, as readers take them: a mark that combines with a comma leaves it a comma.
  static func field(_ text: String) -> String {
    let text = TextLayout.safe(text)
    let quote = UInt8(ascii: "\"")
    let mark = text.utf8.first.map("=+-@".utf8.contains) == true ? "'" : ""
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == quote }) else {
      return mark + text
    }
    let doubled = text.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
    return "\"\(mark)\(String(decoding: doubled, as: UTF8.self))\""
  }
}
