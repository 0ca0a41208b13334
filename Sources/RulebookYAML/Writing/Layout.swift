/// What a writer must know of a value: how its keys are ordered, and whose words its texts are.
///
/// A file may hold another kind of value than the one that belongs in a place; that is then left
/// as it is written.
indirect enum Layout {
  /// Facts with their tests, conditions, words and numbers, in the order in which they stand.
  case asWritten
  /// A text in somebody's own words, which a comment behind it would seem to cut.
  case freeText
  /// A mapping whose keys have an order.
  case record([(key: String, value: Layout)])
  /// A list, or a mapping whose keys the author chooses and orders.
  case each(Layout)

  /// The layout of the value behind a key of a mapping.
  func value(of key: String) -> Layout {
    switch self {
    case .asWritten, .freeText: .asWritten
    case .record(let keys): keys.first { $0.key == key }?.value ?? .asWritten
    case .each(let value): value
    }
  }

  /// The layout of the items of a list.
  var item: Layout {
    switch self {
    case .asWritten, .freeText, .record: .asWritten
    case .each(let item): item
    }
  }

  /// The place of a key among those of a record; unknown keys come last.
  func position(of key: String) -> Int {
    switch self {
    case .record(let keys): keys.firstIndex { $0.key == key } ?? keys.count
    case .asWritten, .freeText, .each: 0
    }
  }

  /// A record; keys that are not named have values that stay as they are written.
  private static func record<Key: RecordKey>(
    _: Key.Type, _ values: [Key: Layout] = [:]
  ) -> Layout {
    .record(Key.allCases.map { ($0.rawValue, values[$0] ?? .asWritten) })
  }

  /// The layout of a whole document.
  init(of kind: DocumentKind) {
    self =
      switch kind {
      case .framework: .framework
      case .source: .source
      case .vocabulary: .vocabulary
      case .area: .area
      case .actions: .actions
      case .supportLines: .supportLines
      case .costAssumptions: .costAssumptions
      case .tests: .tests
      case .profile: .profile
      case .countries: .countries
      case .overlay: .record(OverlayKey.self, [.title: .freeText])
      }
  }

  private static var framework: Layout {
    let cap = record(CapKey.self)
    let pillar = record(
      PillarKey.self,
      [.title: .freeText, .cap: cap, .areas: .each(record(AreaEntryKey.self, [.cap: cap]))])
    return record(
      FrameworkKey.self,
      [.title: .freeText, .evidence: record(PolicyKey.self), .pillars: .each(pillar)])
  }

  private static var source: Layout {
    let criterion = record(
      SourceCriterionKey.self, [.at: .freeText, .says: .freeText, .notAssessed: .freeText])
    return record(
      SourceKey.self, [.title: .freeText, .publisher: .freeText, .criteria: .each(criterion)])
  }

  private static var vocabulary: Layout {
    let fact = record(FactKey.self, [.choices: .each(.freeText), .ask: .freeText])
    return record(VocabularyKey.self, [.facts: .each(fact)])
  }

  private static var area: Layout {
    let criterion = record(
      CriterionKey.self,
      [
        .title: .freeText, .levels: .each(record(LevelKey.self)),
        .measures: record(MeasureKey.self), .remedy: .freeText,
      ])
    return record(AreaKey.self, [.title: .freeText, .criteria: .each(criterion)])
  }

  private static var actions: Layout {
    let action = record(
      ActionKey.self,
      [
        .title: .freeText, .assistance: .freeText, .cost: record(CostKey.self),
        .indicator: .freeText,
      ])
    return record(ActionsKey.self, [.actions: .each(action)])
  }

  private static var supportLines: Layout {
    record(
      SupportLinesKey.self, [.lines: .each(record(SupportLineKey.self, [.title: .freeText]))])
  }

  private static var costAssumptions: Layout {
    let unitCost = record(
      UnitCostKey.self, [.title: .freeText, .cost: record(CostKey.self), .reasoning: .freeText])
    return record(
      CostAssumptionsKey.self, [.source: .freeText, .unitCosts: .each(unitCost)])
  }

  private static var tests: Layout {
    record(
      TestsKey.self,
      [
        .cases: .each(record(CaseKey.self, [.name: .freeText])),
        .unnoticed: .each(record(UnnoticedKey.self, [.change: .freeText, .because: .freeText])),
      ])
  }

  private static var profile: Layout {
    let evidence = record(EvidenceKey.self, [.title: .freeText, .type: .freeText])
    let statement = record(StatementKey.self, [.at: .freeText, .note: .freeText])
    let project = record(
      ProjectKey.self, [.title: .freeText, .donor: .freeText, .source: .freeText])
    return record(
      ProfileKey.self,
      [
        .evidence: .each(evidence), .facts: .each(.each(statement)), .projects: .each(project),
      ])
  }

  private static var countries: Layout {
    let country = record(
      CountryKey.self, [.name: .freeText, .region: .freeText, .subregion: .freeText])
    return record(CountriesKey.self, [.countries: .each(country)])
  }
}
