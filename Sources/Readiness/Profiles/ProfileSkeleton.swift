/// A profile to fill in: every fact as `unknown` under its question, institution by institution.
public struct ProfileSkeleton: Sendable {
  let country: Country
  let asOf: CalendarDate
  let rulebook: Rulebook

  public init(of country: Country, asOf: CalendarDate, under rulebook: Rulebook) {
    self.country = country
    self.asOf = asOf
    self.rulebook = rulebook
  }

  /// The file's text, which loads as it is.
  public var text: String {
    var text = """
      # \(TextLayout.safe(country.name)). State what is so in the words of the vocabulary, each statement with its evidence:
      #   law.example:
      #     - is: full
      #       from: 2008-06-25
      #       evidence: penal-code
      #       at: Article 153
      # and list the evidence once, above the facts:
      #   penal-code: {title: Penal Code, type: law, dated: 2008-06-25, grade: primary}
      kind: profile
      format: 1
      country: \(country.iso3)
      as of: \(asOf)
      evidence: {}
      facts:

      """
    let respondents = Set(rulebook.facts.map(\.respondent)).sorted()
    for respondent in respondents {
      text += "\n  # \(TextLayout.safe(respondent))\n"
      for fact in rulebook.facts where fact.respondent == respondent {
        // A question may have several lines; a comment has one.
        text += "  # \(TextLayout.safe(fact.ask))\n"
        text += "  # \(TextLayout.safe(answers(to: fact)))\n"
        text += "  \(fact.id): unknown\n"
      }
    }
    return text
  }

  private func answers(to fact: Fact) -> String {
    switch fact.kind {
    case .yesOrNo: return "yes or no"
    case .choice, .orderedChoice: return fact.choices.map(\.word).joined(separator: ", ")
    case .setOfChoices: return "[\(fact.choices.map(\.word).joined(separator: ", "))]"
    case .wholeNumber, .number, .percent, .money:
      guard case .numbers(let set) = fact.allValues else { return fact.kind.rawValue }
      return "\(fact.kind.rawValue) from \(fact.text(at: set.low)) to \(fact.text(at: set.high))"
        + (fact.unit.map { ", \($0)" } ?? "")
    case .date: return "a date such as 2010-03-25"
    case .text: return "any text"
    }
  }
}
