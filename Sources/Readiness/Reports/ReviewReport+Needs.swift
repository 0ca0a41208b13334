extension ReviewReport {
  var needBlocks: [Block] {
    let needs = review.pressingNeeds
    guard !needs.isEmpty else {
      return [.paragraph("The evidence shows no pressing need in any country.")]
    }
    return [
      .paragraph(
        """
        A pressing need is a gap that is critical, or that is high and holds something back. \
        Those of most countries stand first, of equally many those that hold back most.
        """
      ),
      .entries(Entries(needs.map(entry), shown: Self.entriesShown, kind: "pressing needs")),
    ]
  }

  private func entry(of need: SharedNeed) -> Entry {
    var lines = [named(need.countries)]
    if !need.blocks.isEmpty { lines.append("Blocks \(criteria: need.blocks)") }
    for id in need.caps {
      let group = (rulebook.areas + rulebook.pillars).first { $0.id == id }
      let ceiling = group?.cap.map { " at \(ScoreText.nearest($0.ceiling))" } ?? ""
      lines.append("Keeps \(group?.title ?? id) capped\(ceiling)")
    }
    return Entry(
      title:
        "\(criterion(need.criterion)), \(rulebook.criteria[need.criterion].severity.rawValue)",
      lines: lines)
  }

  var actionBlocks: [Block] {
    guard !review.lines.isEmpty else {
      return [.paragraph("The rulebook has no lines of support.")]
    }
    return [
      .paragraph(
        """
        Actions stand under the \(counted(review.lines.count, "line", "lines")) of support of \
        the Action Plan. A country needs an action that closes one of its gaps. Months and costs \
        are for one country and are assumptions. That no project is known does not say that \
        there is none.
        """
      ),
      .entries(Entries(review.lines.map(entry))),
    ]
  }

  private func entry(of need: SupportNeed) -> Entry {
    let more = need.needing.isEmpty ? "" : " more"
    let mayNeed =
      need.mayNeed == 0 ? "" : " For \(need.mayNeed)\(more) too little is known to tell."
    let actions = need.actions
    let head: Passage =
      need.needing.isEmpty
      ? "No country is shown to need it.\(mayNeed)"
      : "Needed in \(counted(need.needing.count)) (\(spread(need.needing))).\(mayNeed)"
    var tail = underWay(need)
    if !need.unserved.isEmpty {
      tail.append("No project is known in \(need.unserved.count): \(countries: need.unserved)")
    }
    let others = actions.dropFirst(Self.actionsShown).map {
      "\(rulebook.actions[$0.action].title) (\($0.needing.count))"
    }
    return Entry(
      title: "\(rulebook.supportLines[need.line].title)",
      lines: [head] + actions.prefix(Self.actionsShown).map(line)
        + (others.isEmpty ? [] : ["Also: \(others.joined(separator: "; "))"]) + tail,
      wholeLines: [head] + actions.map(line) + tail)
  }

  private func line(of proposed: ProposedAction) -> Passage {
    let action = rulebook.actions[proposed.action]
    let months = counted(action.months, "month", "months")
    let currency = rulebook.costAssumptions.map { " \($0.currency)" } ?? ""
    let cost: String = "\(action.cost.low) to \(action.cost.high)\(currency)"
    return
      """
      \(action.title): \(counted(proposed.needing.count)) (\(action.assistance), \(months), \
      \(cost) each): \(countries: proposed.needing)
      """
  }

  /// The projects in countries that need the line; those elsewhere are counted.
  private func underWay(_ need: SupportNeed) -> [Passage] {
    let here = need.projects.filter { need.needing.contains($0.country) }
    func line(_ title: String, _ projects: [(country: Int, project: Project)]) -> Passage? {
      guard !projects.isEmpty else { return nil }
      let texts = projects.map { country, project in
        "\(review.countries[country].country.name), \(project.title)\(details(of: project))"
      }
      return "\(title): \(texts.joined(separator: "; "))"
    }
    let elsewhere = need.served.subtracting(need.needing).sorted()
    return [
      line("Under way", here.filter { $0.project.until != nil }),
      line("Begun, its end not stated", here.filter { $0.project.until == nil }),
      elsewhere.isEmpty
        ? nil
        : """
        Projects also in \(counted(elsewhere.count)) without a gap shown under it: \
        \(countries: elsewhere)
        """,
    ].compactMap(\.self)
  }

  private func details(of project: Project) -> String {
    let term =
      switch (project.from, project.until) {
      case (nil, nil): "dates not stated"
      case (nil, let until?): "until \(until)"
      case (let from?, nil): "since \(from)"
      case (let from?, let until?): "\(from) to \(until)"
      }
    return """
       (\((project.donor.map { [$0] } ?? []).joined())\(project.donor == nil ? "" : "; ")\(term))
      """
  }

  var helpBlocks: [Block] {
    guard !review.help.isEmpty else {
      return [
        .paragraph(
          """
          No country that lacks a criterion shares a region, or the OIF, the CPLP, the \
          Commonwealth or the Arab League, with one that meets it on official or primary \
          evidence.
          """
        )
      ]
    }
    return [
      .paragraph(
        """
        A country could help another that lacks a criterion if it meets it on official or \
        primary evidence and shares with it the region, or the OIF, the CPLP, the Commonwealth \
        or the Arab League. The criteria with most countries that could be helped stand first.
        """
      ),
      .entries(
        Entries(
          review.help.map { help in
            Entry(
              title: "\(criterion(help.criterion))",
              lines: help.ties.map { tie in
                """
                \(Self.tieTitle(tie.title)): \(countries: tie.helping) could help \
                \(countries: tie.needing)
                """
              }
                + (help.alone.isEmpty
                  ? [] : ["No such country is known for \(countries: help.alone)"]))
          }, shown: Self.entriesShown, kind: "criteria")),
    ]
  }

  var questionBlocks: [Block] {
    let all = review.tally(of: review.all)
    let blank = review.countries.indices.filter { review.countries[$0].isBlank }
    var blocks: [Block] = [
      .paragraph(
        """
        \(all.unknown) of \(all.mayApply) findings are unknown \
        (\(share(all.unknown, of: all.mayApply))).
        """
      )
    ]
    if !blank.isEmpty {
      blocks.append(.paragraph("No finding is known of \(named(blank))."))
    }
    let stale = review.countries.indices.filter { !review.countries[$0].staleFacts.isEmpty }
    if !stale.isEmpty {
      let facts = stale.reduce(0) { $0 + review.countries[$1].staleFacts.count }
      blocks.append(
        .paragraph(
          "\(counted(facts, "answer has", "answers have")) grown too old in \(named(stale))."))
    }
    guard !review.openFacts.isEmpty else { return blocks }
    return blocks + [
      .paragraph("The questions for which most findings wait, those on critical criteria first:"),
      .entries(
        Entries(
          review.openFacts.map(entry), shown: Self.entriesShown, kind: "questions")),
    ]
  }

  private func entry(of open: OpenFact) -> Entry {
    let fact = rulebook.facts[open.fact]
    let critical =
      open.criticalCriteria == 0
      ? "none of them critical"
      : "\(open.criticalCriteria) of them critical"
    return Entry(
      title: "\(fact.ask) (\(fact.id))",
      lines: [
        """
        Open in \(open.countries) of \(counted(review.countries.count)); \
        \(counted(open.criteria, "finding waits", "findings wait")) for it, \(critical); to be \
        asked of: \(fact.respondent)
        """
      ])
  }

  var progressBlocks: [Block] {
    let moved = review.moved
    let blocks: [Block] = [
      .paragraph(
        """
        Both dates are judged by what is known today. Reform is what became so; evidence, what \
        became known without a date of its own; age, what can no longer be relied on.
        """
      ),
      .table(
        Table(
          caption: "Countries whose shown score rose or fell, and criteria that came to be met by "
            + "reform, came to be shown by new evidence, or are no longer shown to be met.",
          columns: ["group", "rose", "fell", "reform", "evidence", "no longer"],
          rows: (review.groups + [review.all]).map { group in
            let progress = group.members.compactMap { review.countries[$0].progress }
            return [
              title(of: group), String(group.members.count { review.rise(of: $0) > 0 }),
              String(group.members.count { review.rise(of: $0) < 0 }),
              String(progress.reduce(0) { $0 + $1.reformed.count }),
              String(progress.reduce(0) { $0 + $1.learned.count }),
              String(progress.reduce(0) { $0 + $1.lost.count }),
            ]
          })),
    ]
    guard !moved.isEmpty else { return blocks + [.paragraph("No score has changed.")] }
    return blocks + [.table(movedTable(moved))] + changeBlocks
  }

  private func movedTable(_ moved: [Int]) -> Table {
    Table(
      caption: """
        Countries whose score changed, the greatest rise first; the causes of the change of 
        """
          + "the shown score in points of percent.",
      columns: ["country", "before", "now", "reform", "evidence", "age"],
      rows: moved.compactMap { number in
        review.countries[number].progress.map { progress in
          [
            review.countries[number].country.name, ScoreText.interval(progress.before),
            ScoreText.interval(progress.now),
            points(progress.now.low.trillionths - progress.known.low.trillionths),
            points(progress.known.low.trillionths - progress.aged.low.trillionths),
            points(progress.aged.low.trillionths - progress.before.low.trillionths),
          ]
        }
      }, shown: Self.entriesShown, kind: "countries")
  }

  private var changeBlocks: [Block] {
    let kinds: [(Passage, KeyPath<CountryProgress, [Int]>)] = [
      ("Met by reform, the criteria of most countries first:", \.reformed),
      ("Shown by new evidence, the criteria of most countries first:", \.learned),
      ("No longer shown to be met, the criteria of most countries first:", \.lost),
    ]
    return kinds.flatMap { title, path -> [Block] in
      let changes = review.changes(path)
      guard !changes.isEmpty else { return [] }
      return [
        .paragraph(title),
        .entries(
          Entries(
            changes.map { change in
              Entry(title: "\(criterion(change.criterion))", lines: [named(change.countries)])
            }, shown: Self.actionsShown, kind: "criteria")),
      ]
    }
  }
}
