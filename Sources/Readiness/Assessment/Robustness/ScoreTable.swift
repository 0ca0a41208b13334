/// One end of the scores of several countries, arranged to be scored under many weightings.
///
/// Countries whose children of a group are alike share a row there, so that each is scored once.
struct ScoreTable: Sendable {
  let rulebook: Rulebook
  let end: ScoreEnd
  let areas: [GroupRows]
  let pillars: [GroupRows]
  let framework: GroupRows

  /// Arranges the scores of the countries' criteria.
  init(_ countries: [[Score]], _ end: ScoreEnd, under rulebook: Rulebook) {
    self.rulebook = rulebook
    self.end = end
    func rows(
      of group: Group, _ child: (_ country: Int, _ number: Int) -> GroupRows.Child
    ) -> GroupRows {
      GroupRows(
        of: group, end,
        children: countries.indices.map { country in group.children.map { child(country, $0) } },
        isCapped: countries.map { group.cap?.holds($0, end) ?? false })
    }
    areas = rulebook.areas.map { area in
      rows(of: area) { country, number in
        let score = countries[country][number]
        guard score.applies != .no else { return .notApplicable }
        return GroupRows.Child(applies: score.applies, value: end.value(of: score).trillionths)
      }
    }
    let areas = areas
    pillars = rulebook.pillars.map { pillar in
      rows(of: pillar) { country, area in areas[area].child(of: country) }
    }
    let pillars = pillars
    framework = rows(of: rulebook.framework) { country, pillar in
      pillars[pillar].child(of: country)
    }
  }

  /// How many different rows the framework has where it applies: classes of countries.
  var classCount: Int { framework.applyingCount }

  /// The framework's row of a country; nil where the framework does not apply.
  func classOf(country: Int) -> Int? {
    let row = framework.rowOfCountry[country]
    return row < classCount ? row : nil
  }
}

extension Cap {
  /// Whether the cap lowers that end of the score, if it lies above the ceiling.
  fileprivate func holds(_ criteria: [Score], _ end: ScoreEnd) -> Bool {
    switch end {
    case .low: mayHold(criteria)
    case .high: surelyHolds(criteria)
    }
  }
}

/// The different rows of one group: what its children score in one country or in several.
struct GroupRows: Sendable {
  /// A child in one row: a criterion's value, or which row of a group below it is.
  struct Child: Hashable, Sendable {
    let applies: Truth
    /// Trillionths, or the number of the row below; 0 where it does not apply.
    let value: Int64

    static let notApplicable = Child(applies: .no, value: 0)
  }

  let combination: Combination
  let end: ScoreEnd
  let childCount: Int
  /// Row by row.
  let children: [Child]
  /// The rows in which every child surely applies come first: how many they are.
  let plainCount: Int
  /// Those in which no child applies come last; how many come before.
  let applyingCount: Int
  /// For each row, whether the group applies.
  let applies: [Truth]
  /// For each row, the greatest score that it may have.
  let ceilings: [Int64]
  /// Whether the cap lowers some row.
  let isCapped: Bool
  let rowOfCountry: [Int]

  init(
    of group: Group, _ end: ScoreEnd, children lists: [[Child]], isCapped: [Bool]
  ) {
    struct Row: Hashable {
      let children: [Child]
      let isCapped: Bool
    }
    combination = group.combination
    self.end = end
    childCount = group.children.count
    var numbers: [Row: Int] = [:]
    var rows: [Row] = []
    let found = zip(lists, isCapped).map { children, isCapped -> Int in
      let row = Row(children: children, isCapped: isCapped)
      if let number = numbers[row] { return number }
      numbers[row] = rows.count
      rows.append(row)
      return rows.count - 1
    }
    self.isCapped = rows.contains(where: \.isCapped)
    let isPlain = rows.map { row in
      !row.children.isEmpty && row.children.allSatisfy { $0.applies == .yes }
    }
    let isEmpty = rows.map { $0.children.allSatisfy { $0.applies == .no } }
    let order =
      rows.indices.filter { isPlain[$0] } + rows.indices.filter { !isPlain[$0] && !isEmpty[$0] }
      + rows.indices.filter { isEmpty[$0] }
    var places = [Int](repeating: 0, count: rows.count)
    for (place, row) in order.enumerated() { places[row] = place }
    plainCount = isPlain.count { $0 }
    applyingCount = isEmpty.count { !$0 }
    rowOfCountry = found.map { places[$0] }
    children = order.flatMap { rows[$0].children }
    applies = order.map { rows[$0].children.map(\.applies).max() ?? .no }
    ceilings = order.map {
      rows[$0].isCapped
        ? group.cap?.ceiling.trillionths ?? Share.one.trillionths
        : Share.one.trillionths
    }
  }

  var count: Int { applies.count }

  /// What the group is to its parent in that country.
  func child(of country: Int) -> Child {
    let row = rowOfCountry[country]
    guard applies[row] != .no else { return .notApplicable }
    return Child(applies: applies[row], value: Int64(row))
  }

  func children(ofRow row: Int) -> ArraySlice<Child> {
    children[(row * childCount)..<((row + 1) * childCount)]
  }
}
