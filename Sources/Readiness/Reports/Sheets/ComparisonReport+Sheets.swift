extension ComparisonReport {
  /// One row for each country with all of its areas, as CSV has it.
  var table: Sheet {
    let areas = rulebook.areas.flatMap { area in
      ["applies", "low", "high", "settled", "least stage", "greatest stage"].map {
        Sheet.Column("\(area.id) \($0)", 12)
      }
    }
    return Sheet(
      countrySheet.name, columns: countrySheet.columns + areas,
      rows: zip(countrySheet.rows, comparison.countries).map { row, country in
        row + country.areas.flatMap(cells)
      })
  }

  /// What the workbook says: the countries, their areas, and how both were made.
  package var sheets: [Sheet] {
    [countrySheet, areaSheet, methodSheet(of: [comparison.date])]
  }

  fileprivate var countrySheet: Sheet {
    Sheet(
      "Countries",
      columns: [
        .init("code", 7), .init("country", 30), .init("as of", 11), .init("profile as of", 11),
        .init("applies", 9), .init("low", 10, bars: .shown), .init("high", 10, bars: .possible),
        .init("settled", 10), .init("gaps", 7), .init("pressing needs", 10),
        .init("information gaps", 12), .init("best rank", 8), .init("worst rank", 8),
        .init("ranked", 8), .init("rank", 19), .init("edition", 10), .init("left out", 8),
      ],
      rows: comparison.countries.enumerated().map { number, country in
        let score = country.framework.score
        let rank = comparison.ranks[number]
        return [
          .text(country.code), .text(country.name), .date(comparison.date),
          .date(country.profileDate), .applies(score), .low(of: score), .high(of: score),
          .share(ifAny: country.framework.settled), .count(country.gaps),
          .count(country.pressingNeeds), .count(country.informationGaps),
          rank.map { .count($0.lowerBound) } ?? .none, rank.map { .count($0.upperBound) } ?? .none,
          .count(comparison.ranked), .text(comparison.rankWords(of: number)),
          .text(origin.edition.rawValue),
          .count(country.leftOut),
        ]
      })
  }

  fileprivate var areaSheet: Sheet {
    Sheet(
      "Areas",
      columns: [
        .init("code", 7), .init("country", 30), .init("as of", 11), .init("area", 28),
        .init("title", 40),
        .init("applies", 9), .init("low", 10, bars: .shown), .init("high", 10, bars: .possible),
        .init("settled", 10), .init("least stage", 12), .init("greatest stage", 12),
        .init("capped", 8),
      ],
      rows: comparison.countries.flatMap { country in
        zip(rulebook.areas, country.areas).map { area, outcome in
          [
            .text(country.code), .text(country.name), .date(comparison.date), .text(area.id),
            .text(area.title),
          ]
            + cells(of: outcome) + [outcome.isCapped ? .text("yes") : .none]
        }
      })
  }

  private func cells(of area: Assessment.GroupOutcome) -> [Sheet.Cell] {
    [
      .applies(area.score), .low(of: area.score), .high(of: area.score),
      .share(ifAny: area.settled),
      .text(ifAny: area.stages.map { rulebook.stages[$0.lowerBound] }),
      .text(ifAny: area.stages.map { rulebook.stages[$0.upperBound] }),
    ]
  }

  fileprivate func methodSheet(of dates: [CalendarDate]) -> Sheet {
    var notes = Sheet.howToRead
    notes += [
      (
        "Ranks",
        "A country is ahead of another only where their intervals do not meet; best and worst rank "
          + "are the places that it can have. One that can be told apart from no other is not "
          + "distinguishable, and its rank says so."
      ),
      ("As of", dates.map(\.description).joined(separator: ", ")),
      ("Least grade", "\(comparison.leastGrade.name) or better"),
    ]
    if let lens = comparison.lens {
      notes.append(("Lens", "Criteria that cite \(rulebook.sources[lens].title) alone"))
    }
    notes.append(("Rulebook", "\(rulebook.framework.id) \(rulebook.edition)"))
    notes += origin.notes
    return .notes("Method", notes)
  }
}

extension PanelReport {
  /// The sheets of a comparison with the rows of all dates.
  package var sheets: [Sheet] {
    [
      .joined(reports.map(\.countrySheet)), .joined(reports.map(\.areaSheet)),
      reports[0].methodSheet(of: reports.map(\.comparison.date)),
    ]
  }
}

extension ReportOrigin {
  /// The lines of a sheet that tell how countries were put side by side.
  var notes: [(subject: String, text: String)] {
    (editionSentence.map { [("Edition", $0)] } ?? []) + [
      ("Rulebook's digest", "SHA-256 \(rulesDigest)"),
      ("Profiles' digest", "SHA-256 \(profileDigest)"), ("Made by", "readiness \(engineVersion)"),
    ]
  }
}
