extension Rulebook {
  /// The areas with their pillars, weights and numbers of criteria.
  public func areaTable() -> TableReport {
    TableReport(
      columns: ["area", "pillar", "weight", "criteria", "title"],
      rows: areas.map { area in
        [
          area.id, area.parent.map { pillars[$0].id } ?? "", area.weight.description,
          String(area.children.count), area.title,
        ]
      })
  }

  /// The criteria in the order of pillars, areas and files.
  public func criterionTable() -> TableReport {
    TableReport(
      columns: ["criterion", "area", "stage", "severity", "title"],
      rows: criteria.map {
        [$0.id, areas[$0.area].id, stages[$0.stage], $0.severity.rawValue, $0.title]
      })
  }

  /// The vocabulary in the order of the ids.
  public func factTable() -> TableReport {
    TableReport(
      columns: ["fact", "type", "track", "respondent", "question"],
      rows: facts.map { [$0.id, $0.kind.rawValue, $0.track.rawValue, $0.respondent, $0.ask] })
  }

  /// The documents and treaties that the rules rest on.
  public func sourceTable() -> TableReport {
    TableReport(
      columns: ["source", "dated", "criteria", "title"],
      rows: sources.map {
        [$0.id, $0.dated?.description ?? "", String($0.criteria.count), $0.title]
      })
  }
}

extension CountryRegister {
  /// The countries, and which of them have a profile.
  public func table(hasProfile: (Country) -> Bool) -> TableReport {
    TableReport(
      columns: ["code", "profile", "region", "name"],
      rows: countries.map {
        [$0.iso3, hasProfile($0) ? "yes" : "no", $0.subregion, $0.name]
      })
  }
}
