extension ReviewReport {
  /// The document in a page: one paragraph for each section that follows.
  var findingBlocks: [Block] {
    ([knowledge, distinction, weakness, need, action, help, question]
      + (review.since.map { [progress(since: $0)] } ?? [])).map(Block.paragraph)
  }

  private var knowledge: Passage {
    let tally = review.tally(of: review.all)
    let some = review.countries.count { !$0.isBlank }
    let areas = rulebook.areas.indices.map { ($0, review.tally(ofArea: $0)) }
    let best = areas.max { one, other in
      (one.1.known * other.1.mayApply, other.0) < (other.1.known * one.1.mayApply, one.0)
    }
    let silent = areas.filter { $0.1.known == 0 }.map { rulebook.areas[$0.0].title }
    var text =
      "Something is known of \(some) of \(counted(review.countries.count)), and "
      + "\(share(tally.known, of: tally.mayApply)) of all findings are known "
      + "(\(tally.known) of \(tally.mayApply))."
    if let best, best.1.known > 0 {
      text +=
        " Most is known in the area \(rulebook.areas[best.0].title) "
        + "(\(share(best.1.known, of: best.1.mayApply)))"
      text += silent.isEmpty ? "." : ", nothing in \(silent.joined(separator: ", "))."
    }
    return "\(text) See \(section: .state) and \(section: .questions)."
  }

  private var distinction: Passage {
    let ordered = review.ordered.count
    let others = review.comparison.ranked - ordered
    if ordered == 0 {
      return
        """
        No country is distinguishable from another by its score, so none is placed ahead of \
        another. See \(section: .state).
        """
    }
    return
      """
      \(counted(ordered)) can be placed ahead of another or behind one by the score; \(others) \
      \(others == 1 ? "is" : "are") not distinguishable from any other and \
      \(others == 1 ? "is" : "are") left unordered. See \(section: .state).
      """
  }

  private var weakness: Passage {
    guard let area = review.weakAreas.first, let criterion = review.weakCriteria.first else {
      return "No criterion is shown to be lacking in any country. See \(section: .weakSpots)."
    }
    let tally = review.tally(ofArea: area)
    let worst = review.tallies[criterion]
    let others = worst.partly + worst.notFully
    let notFully = others == 0 ? "" : ", and not fully in \(others) more"
    return """
      The area with the greatest share not met is \(rulebook.areas[area].title): of \
      \(tally.mayApply) findings \(countAndShare(tally.notMet, of: tally.mayApply)) are not met and \
      \(countAndShare(tally.partly, of: tally.mayApply)) partly. The criterion most often not met is \
      “\(rulebook.criteria[criterion].title)”: in \(counted(worst.notMet))\(notFully). See \
      \(section: .weakSpots).
      """
  }

  private var need: Passage {
    let needs = review.pressingNeeds
    guard let first = needs.first else {
      return "The evidence shows no pressing need in any country. See \(section: .needs)."
    }
    let countries = Set(needs.flatMap(\.countries)).count
    let next = needs.dropFirst().prefix(2).map {
      ", then “\(rulebook.criteria[$0.criterion].title)” (\($0.countries.count))"
    }.joined()
    return
      """
      \(counted(needs.count, "criterion is a pressing need", "criteria are pressing needs")) in \
      \(counted(countries)) together. Most shared is \
      “\(rulebook.criteria[first.criterion].title)” (\(counted(first.countries.count)))\(next). \
      See \(section: .needs).
      """
  }

  private var action: Passage {
    let lines = review.lines.filter { !$0.needing.isEmpty }
    let most = lines.enumerated().max { one, other in
      (one.element.needing.count, other.offset) < (other.element.needing.count, one.offset)
    }
    guard let most = most?.element else {
      return "No country is shown to need an action. See \(section: .actions)."
    }
    let needing = Set(lines.flatMap(\.needing))
    let unserved = Set(lines.flatMap(\.unserved))
    return
      """
      \(counted(needing.count)) \(needing.count == 1 ? "is" : "are") shown to need support, most \
      often for “\(rulebook.supportLines[most.line].title)” (\(most.needing.count)); needs are \
      shown under \(lines.count) of the \(counted(review.lines.count, "line", "lines")) of the \
      Action Plan. In \(unserved.count) of these countries no project is known on a line that \
      they need. See \(section: .actions).
      """
  }

  private var help: Passage {
    let reached = Set(review.help.flatMap(\.reached)).count
    guard reached > 0 else {
      return "No country is found that could help another. See \(section: .help)."
    }
    return
      """
      \(counted(reached)) could be helped by a country of the same region or membership that \
      meets, on official or primary evidence, what they lack; this holds for \
      \(counted(review.help.count, "criterion", "criteria")). See \(section: .help).
      """
  }

  private var question: Passage {
    guard let first = review.openFacts.first else {
      return "No question is open. See \(section: .questions)."
    }
    let fact = rulebook.facts[first.fact]
    let stale = review.countries.count { !$0.staleFacts.isEmpty }
    let old = stale == 0 ? "" : " Answers have grown too old in \(counted(stale))."
    return
      """
      The first question to answer is “\(fact.ask)”: it is open in \
      \(counted(first.countries)).\(old) See \(section: .questions).
      """
  }

  private func progress(since date: CalendarDate) -> Passage {
    let more = review.all.members.count { review.rise(of: $0) > 0 }
    let less = review.all.members.count { review.rise(of: $0) < 0 }
    let reform = review.changes(\.reformed).first
    let most = reform.map {
      """
       Reform has most often led to “\(rulebook.criteria[$0.criterion].title)” \
      (\(counted($0.countries.count))).
      """
    }
    return
      """
      Since \(date) the score that the evidence shows has risen in \(counted(more)) and fallen \
      in \(less).\(most ?? "") See \(section: .progress).
      """
  }
}
