import Readiness

/// What a file of the language says, before it is put into YAML.
indirect enum FileContent {
  case text(String)
  case list([FileContent])
  case mapping([Entry])

  struct Entry {
    var key: String
    var value: FileContent
  }

  /// A mapping of those keys that have something to say.
  static func record(_ entries: [(String, FileContent?)]) -> FileContent {
    .mapping(entries.compactMap { key, value in value.map { Entry(key: key, value: $0) } })
  }

  static func texts(_ texts: [Located<String>]) -> FileContent {
    .list(texts.map { .text($0.value) })
  }

  /// A list of texts, or nothing where it has none.
  static func someTexts(_ texts: [Located<String>]) -> FileContent? {
    texts.isEmpty ? nil : .texts(texts)
  }

  /// What the value prints as.
  static func printed(_ value: Located<some CustomStringConvertible>?) -> FileContent? {
    value.map { .text($0.value.description) }
  }
}

/// A file by its path below the folder of its rulebook or among the profiles.
struct WrittenFile {
  var path: String
  var content: FileContent

  init(_ path: String, _ kind: String, _ entries: [(String, FileContent?)]) {
    self.path = path
    content = .record([("kind", .text(kind)), ("format", .text("1"))] + entries)
  }
}

extension GeneratedCase {
  /// The rulebook's files, in the order in which they are declared.
  var ruleFiles: [WrittenFile] {
    let vocabularies = rulebook.vocabularies.filter { !$0.facts.isEmpty }
    return rulebook.frameworks.map { WrittenFile("framework.yaml", $0) }
      + rulebook.sources.map { WrittenFile("sources/\($0.id.value).yaml", $0) }
      + vocabularies.enumerated().map { WrittenFile("vocabulary/\($0 + 1).yaml", $1) }
      + rulebook.areas.map { WrittenFile("areas/\($0.id.value).yaml", $0) }
      + rulebook.supportLines.map { WrittenFile("actions/support-lines.yaml", $0) }
      + rulebook.costAssumptions.map { WrittenFile("actions/costs.yaml", $0) }
      + rulebook.actions.map { WrittenFile("actions/actions.yaml", $0) }
  }

  var profileFile: WrittenFile { WrittenFile("arg.yaml", profile) }
}

extension WrittenFile {
  init(_ path: String, _ framework: FrameworkDeclaration) {
    let policy = FileContent.record([
      ("least grade", framework.leastGrade.map { .text($0.value.name) }),
      ("stale after", framework.staleAfter.map { .freshness($0.value) }),
    ])
    let hasPolicy = framework.leastGrade != nil || framework.staleAfter != nil
    self.init(
      path, "framework",
      [
        ("id", .printed(framework.id)), ("title", .printed(framework.title)),
        ("edition", .printed(framework.edition)), ("stages", .texts(framework.stages)),
        ("evidence", hasPolicy ? policy : nil), ("combine", .combination(framework.combine)),
        (
          "pillars",
          .list(
            framework.pillars.map { pillar in
              .record([
                ("id", .printed(pillar.id)), ("title", .printed(pillar.title)),
                ("weight", .printed(pillar.weight)), ("combine", .combination(pillar.combine)),
                ("cap", .cap(pillar.cap)),
                (
                  "areas",
                  .list(
                    pillar.areas.map { area in
                      .record([
                        ("id", .printed(area.id)), ("weight", .printed(area.weight)),
                        ("combine", .combination(area.combine)), ("cap", .cap(area.cap)),
                      ])
                    })
                ),
              ])
            })
        ),
      ])
  }

  init(_ path: String, _ source: SourceDeclaration) {
    let criteria = source.criteria.map { criterion in
      FileContent.Entry(
        key: criterion.id.value,
        value: .record([
          ("at", .printed(criterion.at)), ("says", .printed(criterion.says)),
          ("addressed to", criterion.isInternational ? .text("international") : nil),
          ("not assessed", .printed(criterion.notAssessed)),
          ("obligation", criterion.obligation.map { .text($0.value.rawValue) }),
          ("checked", criterion.checked.map { .text($0.value ? "yes" : "no") }),
        ]))
    }
    self.init(
      path, "source",
      [
        ("id", .printed(source.id)), ("title", .printed(source.title)),
        ("publisher", .printed(source.publisher)), ("dated", .printed(source.dated)),
        ("url", .printed(source.url)), ("criteria", .mapping(criteria)),
      ])
  }

  init(_ path: String, _ vocabulary: VocabularyDeclaration) {
    let facts = vocabulary.facts.map { fact in
      let choices = fact.choices.map {
        FileContent.Entry(key: $0.word.value, value: .text($0.meaning.value))
      }
      return FileContent.Entry(
        key: fact.id.value,
        value: .record([
          ("type", .text(fact.kind.value.rawValue)),
          ("choices", choices.isEmpty ? nil : .mapping(choices)),
          ("unit", .printed(fact.unit)), ("range", .printed(fact.range)),
          ("ask", .printed(fact.ask)), ("track", .text(fact.track.value.rawValue)),
          ("respondent", .printed(fact.respondent)),
          ("stale after", fact.staleAfter.map { .freshness($0.value) }),
        ]))
    }
    self.init(path, "vocabulary", [("facts", .mapping(facts))])
  }

  init(_ path: String, _ area: AreaDeclaration) {
    self.init(
      path, "area",
      [
        ("id", .printed(area.id)), ("title", .printed(area.title)),
        ("criteria", .list(area.criteria.map(FileContent.criterion))),
      ])
  }

  init(_ path: String, _ lines: SupportLinesDeclaration) {
    self.init(
      path, "support lines",
      [
        (
          "lines",
          .list(
            lines.lines.map {
              .record([
                ("id", .printed($0.id)), ("title", .printed($0.title)), ("basis", .texts($0.basis)),
              ])
            })
        )
      ])
  }

  init(_ path: String, _ costs: CostAssumptionsDeclaration) {
    self.init(
      path, "cost assumptions",
      [
        ("currency", .printed(costs.currency)), ("price year", .printed(costs.priceYear)),
        ("source", .printed(costs.source)),
        (
          "unit costs",
          .list(
            costs.unitCosts.map {
              .record([
                ("id", .printed($0.id)), ("title", .printed($0.title)),
                ("cost", .cost($0.cost.value)), ("reasoning", .printed($0.reasoning)),
              ])
            })
        ),
      ])
  }

  init(_ path: String, _ actions: ActionsDeclaration) {
    self.init(
      path, "actions",
      [
        (
          "actions",
          .list(
            actions.actions.map {
              .record([
                ("id", .printed($0.id)), ("title", .printed($0.title)),
                ("line", .printed($0.line)), ("achieves", .texts($0.achieves)),
                ("after", .someTexts($0.after)), ("assistance", .printed($0.assistance)),
                ("institution", .printed($0.institution)), ("months", .printed($0.months)),
                ("cost", .cost($0.cost.value)), ("indicator", .printed($0.indicator)),
              ])
            })
        )
      ])
  }

  init(_ path: String, _ profile: ProfileDeclaration) {
    let evidence = profile.evidence.map { evidence in
      FileContent.Entry(
        key: evidence.id.value,
        value: .record([
          ("title", .printed(evidence.title)), ("type", .printed(evidence.type)),
          (evidence.isSeen ? "seen" : "dated", .printed(evidence.date)),
          ("grade", .text(evidence.grade.value.name)), ("url", .printed(evidence.url)),
        ]))
    }
    let facts = profile.facts.map {
      FileContent.Entry(key: $0.fact.value, value: .statements($0.statements))
    }
    let projects = profile.projects.map {
      FileContent.record([
        ("id", .printed($0.id)), ("title", .printed($0.title)), ("donor", .printed($0.donor)),
        ("lines", .texts($0.lines)), ("from", .printed($0.from)), ("until", .printed($0.until)),
        ("source", .printed($0.source)),
      ])
    }
    self.init(
      path, "profile",
      [
        ("country", .printed(profile.country)), ("as of", .printed(profile.asOf)),
        ("evidence", evidence.isEmpty ? nil : .mapping(evidence)), ("facts", .mapping(facts)),
        ("projects", projects.isEmpty ? nil : .list(projects)),
      ])
  }
}

extension FileContent {
  fileprivate static func freshness(_ freshness: Freshness) -> FileContent {
    switch freshness {
    case .never: .text("never")
    case .after(let period): .text("\(period)")
    }
  }

  fileprivate static func combination(_ combination: Located<Combination>?) -> FileContent? {
    combination.map { .text($0.value.rawValue) }
  }

  fileprivate static func cap(_ cap: CapDeclaration?) -> FileContent? {
    cap.map {
      .record([
        ("at", .printed($0.ceiling)), ("until", .texts($0.until)), ("basis", .texts($0.basis)),
      ])
    }
  }

  fileprivate static func cost(_ cost: CostRange) -> FileContent {
    .record([
      ("low", .text("\(cost.low)")), ("likely", .text("\(cost.likely)")),
      ("high", .text("\(cost.high)")),
    ])
  }

  fileprivate static func criterion(_ criterion: CriterionDeclaration) -> FileContent {
    var measurement: [(String, FileContent?)] = []
    switch criterion.measurement {
    case .quantity(let fact, let from, let to):
      measurement = [
        (
          "measures",
          .record([("fact", .printed(fact)), ("from", .printed(from)), ("to", .printed(to))])
        )
      ]
    case .conditions(let met, let levels):
      measurement.append(("met when", .condition(met)))
      if levels.count == 1, levels[0].credit.value == Share(percent: "50%") {
        measurement.append(("partly met when", .condition(levels[0].condition)))
      } else if !levels.isEmpty {
        measurement.append(
          (
            "levels",
            .list(
              levels.map {
                .record([("credit", .printed($0.credit)), ("when", .condition($0.condition))])
              })
          ))
      }
    }
    return .record(
      [
        ("id", .printed(criterion.id)), ("title", .printed(criterion.title)),
        ("basis", .texts(criterion.basis)), ("stage", .printed(criterion.stage)),
        ("weight", .printed(criterion.weight)),
        ("severity", .text(criterion.severity.value.rawValue)),
        ("requires", .someTexts(criterion.requires)),
        ("applies when", criterion.appliesWhen.map { .condition($0) }),
      ] + measurement + [("remedy", .printed(criterion.remedy))])
  }

  fileprivate static func condition(_ condition: WrittenCondition) -> FileContent {
    func combined(_ combiner: String, _ parts: [WrittenCondition]) -> FileContent {
      .record([(combiner, .list(parts.map { .condition($0) }))])
    }
    switch condition {
    case .fact(let fact, let test): return .record([(fact.value, .test(test))])
    case .all(let parts, _): return combined("all of", parts)
    case .any(let parts, _): return combined("any of", parts)
    case .none(let parts, _): return combined("none of", parts)
    case .atLeast(let count, let parts, _): return combined("at least \(count) of", parts)
    }
  }

  fileprivate static func test(_ test: WrittenTest) -> FileContent {
    switch test {
    case .words(let words): .text(words.value)
    case .list(let items, _): .texts(items)
    }
  }

  fileprivate static func statements(_ statements: [StatementDeclaration]) -> FileContent {
    if statements.count == 1, statements[0].isShort { return .test(statements[0].value) }
    return .list(
      statements.map {
        .record([
          ("is", .test($0.value)), ("from", .printed($0.from)), ("until", .printed($0.until)),
          ("on", .printed($0.on)), ("evidence", .printed($0.evidence)), ("at", .printed($0.at)),
          ("note", .printed($0.note)),
          ("visibility", $0.visibility.map { .text($0.value.rawValue) }),
        ])
      })
  }
}
