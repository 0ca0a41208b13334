import Readiness
import RulebookYAML
import Testing

/// Each kind of file, and every value that comes out of it.
struct GoodFilesTests {
  @Test func `A framework keeps stages, weights, ways to combine and caps in the written order`()
    throws
  {
    let framework = try #require(try rulebook("framework").frameworks.first)
    #expect(framework.id.value == "octopus")
    #expect(framework.title.value == "Readiness to act against cybercrime — année 2026")
    #expect(framework.edition.value == "2026.1")
    #expect(framework.stages.map(\.value) == ["start-up", "formative", "established"])
    #expect(framework.combine?.value == .lowest)
    #expect(framework.leastGrade?.value == .reported)
    #expect(framework.staleAfter?.value == .after(Period(count: 10, unit: .years)))
    #expect(framework.pillars.map(\.id.value) == ["law", "practice"])
    let law = framework.pillars[0]
    #expect(law.title.value == "Law")
    #expect(law.weight?.value == Weight(millionths: 500_000))
    #expect(law.combine?.value == .geometric)
    #expect(law.cap?.ceiling.value == Share(trillionths: 335_000_000_000))
    #expect(law.cap?.until.map(\.value) == ["safeguards.supervision"])
    #expect(law.cap?.basis.map(\.value) == ["octopus-2011/m8b", "budapest/art-15-1"])
    #expect(law.areas.map(\.id.value) == ["substantive-law", "procedural-law"])
    #expect(law.areas[0].weight?.value == Weight(millionths: 2_000_000))
    #expect(law.areas[0].cap == nil)
    #expect(law.areas[1].combine?.value == .mean)
    #expect(
      law.areas[1].cap?.until.map(\.value) == ["safeguards.supervision", "safeguards.grounds"])
    #expect(framework.pillars[1].weight == nil)
    #expect(framework.pillars[1].areas.map(\.id.value) == ["units"])
  }

  @Test func `A source keeps its criteria with what they say and for whom`() throws {
    let source = try #require(try rulebook("source").sources.first)
    #expect(source.id.value == "octopus-2011")
    #expect(source.title.value == "Octopus conference: key messages # all")
    #expect(source.publisher?.value == "Council of Europe")
    #expect(source.dated?.value == CalendarDate(year: 2011, month: 11, day: 30))
    #expect(source.url?.value == "https://www.example.org/octopus?year=2011#messages")
    #expect(source.criteria.map(\.id.value) == ["m6d", "m7", "art-16"])
    #expect(source.criteria[0].says.value == "A 24/7 point of contact is established.")
    #expect(source.criteria[0].checked == nil)
    #expect(source.criteria[0].isInternational == false)
    #expect(source.criteria[1].at.value == "message 7: it's short")
    #expect(source.criteria[1].says.value == "First line.\nSecond line.\n")
    #expect(source.criteria[1].isInternational)
    #expect(source.criteria[2].obligation?.value == .reservable)
    #expect(source.criteria[2].checked?.value == false)
    #expect(source.criteria[2].notAssessed?.value == "purely between Parties")
  }

  @Test func `A vocabulary keeps types, choices in order, ranges and freshness`() throws {
    let facts = try #require(try rulebook("vocabulary").vocabularies.first).facts
    #expect(
      facts.map(\.id.value) == [
        "law.illegal-access", "unit.police.staff", "unit.exists", "networks", "budget.share",
      ])
    #expect(
      facts.map(\.kind.value) == [.orderedChoice, .wholeNumber, .yesOrNo, .setOfChoices, .percent])
    #expect(facts[0].choices.map(\.word.value) == ["none", "partial", "full"])
    #expect(facts[0].choices[1].meaning.value == "Only some conduct, or some systems")
    #expect(facts[0].staleAfter?.value == .never)
    #expect(facts[0].track.value == .law)
    #expect(facts[0].respondent.value == "ministry-of-justice")
    #expect(facts[0].ask.value == "Is it an offence to access a system without right?")
    #expect(facts[1].unit?.value == "persons")
    #expect(facts[1].range?.value == "0 to 100000")
    #expect(facts[1].staleAfter?.value == .after(Period(count: 18, unit: .months)))
    #expect(facts[2].choices.isEmpty)
    #expect(facts[2].staleAfter == nil)
    #expect(facts[3].choices.map(\.word.value) == ["g7-24-7", "interpol"])
    #expect(facts[3].choices[1].meaning.value == "I-24/7")
  }

  @Test func `An area keeps its criteria with their conditions`() throws {
    let area = try #require(try rulebook("area").areas.first)
    #expect(area.id.value == "international-cooperation")
    #expect(area.title.value == "International cooperation")
    #expect(
      area.criteria.map(\.id.value) == [
        "contact-point.effective", "contact-point.designated", "spar",
      ])
    let effective = area.criteria[0]
    #expect(effective.basis.map(\.value) == ["octopus-2011/m6e", "budapest/art-35"])
    #expect(effective.stage.value == "established")
    #expect(effective.weight?.value == Weight(millionths: 2_000_000))
    #expect(effective.severity.value == .critical)
    #expect(effective.requires.map(\.value) == ["contact-point.designated"])
    #expect(effective.remedy.value == "Nominate an organisation.")
    #expect(
      effective.appliesWhen.map(text) == "treaty.budapest: [party, signatory]")
    guard case .conditions(let met, let levels) = effective.measurement else {
      Issue.record("the criterion has conditions")
      return
    }
    #expect(
      text(met) == """
        all(contact-point.host: organisation; 2(contact-point.available: around the clock; \
        any(networks: includes all of a, b; none(contact-point.checked: within 12 months))))
        """)
    #expect(levels.map(\.credit.value) == [Share(trillionths: 500_000_000_000)])
    #expect(levels.map { text($0.condition) } == ["contact-point.available: around the clock"])
  }

  @Test func `Levels keep their credits, and a measure its fact and ends`() throws {
    let criteria = try #require(try rulebook("area").areas.first).criteria
    guard case .conditions(let met, let levels) = criteria[1].measurement else {
      Issue.record("the criterion has conditions")
      return
    }
    #expect(text(met) == "contact-point.host: no")
    #expect(levels.map(\.credit.value.description) == ["60%", "30.5%"])
    guard case .quantity(let fact, let from, let to) = criteria[2].measurement else {
      Issue.record("the criterion measures")
      return
    }
    #expect([fact, from, to].map(\.value) == ["spar.level", "0%", "100%"])
    #expect(criteria[2].requires.isEmpty)
    #expect(criteria[2].appliesWhen == nil)
  }

  @Test func `Actions keep what they achieve, their order and their cost`() throws {
    let actions = try #require(try rulebook("actions").actions.first).actions
    #expect(actions.map(\.id.value) == ["draft-powers", "legal-gap-analysis"])
    let draft = actions[0]
    #expect(draft.title.value == "Draft and adopt the powers of Articles 16 to 21")
    #expect(draft.line.value == "legislation")
    #expect(draft.achieves.map(\.value) == ["expedited-preservation", "production-order"])
    #expect(draft.after.map(\.value) == ["legal-gap-analysis"])
    #expect(draft.assistance.value == "legislative advice")
    #expect(draft.institution.value == "ministry-of-justice")
    #expect(draft.months.value == 18)
    #expect(draft.cost.value.low == Quantity(60000))
    #expect(draft.cost.value.likely == Quantity("90000.5"))
    #expect(draft.cost.value.high == Quantity(150_000))
    #expect(draft.indicator.value == "Act in force that covers Articles 16 to 21")
    #expect(actions[1].after.isEmpty)
    #expect(actions[1].months.value == 0)
  }

  @Test func `Support lines and cost assumptions keep what they rest on`() throws {
    let lines = try #require(try rulebook("support-lines").supportLines.first).lines
    #expect(lines.map(\.id.value) == ["legislation", "training"])
    #expect(lines[1].title.value == "Training")
    #expect(lines[1].basis.map(\.value) == ["octopus-2010/ap2", "octopus-2010/ap3"])
    let costs = try #require(try rulebook("cost-assumptions").costAssumptions.first)
    #expect(costs.currency.value == "EUR")
    #expect(costs.priceYear.value == 2026)
    #expect(costs.source.value == "Own assumptions, no survey")
    #expect(costs.unitCosts.map(\.id.value) == ["expert-day"])
    #expect(costs.unitCosts[0].cost.value.likely == Quantity(900))
    #expect(costs.unitCosts[0].reasoning.value == "usual fees")
  }

  @Test func `Tests keep their cases with what is stated and expected`() throws {
    let tests = try #require(try rulebook("tests").tests.first)
    #expect(tests.area.value == "international-cooperation")
    #expect(tests.asOf.value == CalendarDate(year: 2025, month: 6, day: 30))
    #expect(
      tests.base.map { text($0) } == [
        "contact-point.available: around the clock", "networks: [a, b]",
      ])
    #expect(
      tests.cases.map(\.name.value) == ["A person is not an organisation", "Nothing is known"])
    #expect(tests.cases[0].asOf == nil)
    #expect(tests.cases[0].with.map { text($0) } == ["contact-point.host: person", "networks: []"])
    #expect(tests.cases[0].expect.map(\.id.value) == ["contact-point.effective"])
    #expect(tests.cases[0].expect.map(\.outcome.value) == ["partly met, 50%"])
    #expect(tests.cases[1].asOf?.value == CalendarDate(year: 2024, month: 2, day: 29))
    #expect(tests.cases[1].with.isEmpty)
    #expect(tests.cases[1].expect.map(\.outcome.value) == ["unknown", "0% to 100%"])
  }

  @Test func `A profile keeps evidence, statements in all their forms, and projects`() throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let profile = try #require(
      readProfile(try source("profile"), files: &files, diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    #expect(profile.country.value == "NOR")
    #expect(profile.country.location.line == 3 && profile.country.location.column == 10)
    #expect(profile.asOf.value == CalendarDate(year: 2026, month: 6, day: 30))

    #expect(profile.evidence.map(\.id.value) == ["gpc-2010", "site"])
    #expect(profile.evidence[0].title.value == "Rapport, tome 1")
    #expect(profile.evidence[0].type.value == "official report")
    #expect(profile.evidence[0].grade.value == .official)
    #expect(profile.evidence[0].url?.value == "http://example.org/a")
    #expect(profile.evidence.map(\.isSeen) == [false, true])
    #expect(profile.evidence[1].date.value == CalendarDate(year: 2024, month: 2, day: 29))
    #expect(profile.evidence[1].url == nil)

    let stated = Dictionary(
      uniqueKeysWithValues: profile.facts.map { ($0.fact.value, $0.statements) })
    #expect(profile.facts.first?.fact.value == "law.illegal-access")
    #expect(stated["law.illegal-access"]?.map { text($0.value) } == ["full"])
    #expect(stated["law.illegal-access"]?.map(\.isShort) == [true])
    #expect(stated["law.is-no"]?.map { text($0.value) } == ["no"])
    #expect(stated["text"]?.map { text($0.value) } == ["null"])
    #expect(
      stated["networks"]?.map { text($0.value) } == [
        "[g7-24-7, interpol]", "includes all of gpen", "[]",
      ])
    #expect(stated["members"]?.map { text($0.value) } == ["[a, b]"])
    #expect(stated["no-members"]?.map { text($0.value) } == ["[]"])
    #expect(stated["no-members"]?.map(\.isShort) == [true])

    let preservation = try #require(stated["proc.expedited-preservation"])
    #expect(preservation.map { text($0.value) } == ["at most partial", "unknown"])
    #expect(preservation.map(\.isShort) == [false, false])
    #expect(preservation[0].from?.value == CalendarDate(year: 2010, month: 2, day: 10))
    #expect(preservation[0].until?.value == CalendarDate(year: 2012, month: 2, day: 10))
    #expect(preservation[0].on == nil)
    #expect(preservation[0].evidence?.value == "gpc-2010")
    #expect(preservation[0].at?.value == "activities, Buenos Aires")
    #expect(
      preservation[0].note?.value == "Procedural provisions were found to need amendment.")
    #expect(preservation[0].visibility?.value == .restricted)
    #expect(preservation[1].visibility == nil)
    #expect(
      stated["unit.police.staff"]?[0].on?.value == CalendarDate(year: 2024, month: 12, day: 31))

    #expect(profile.projects.map(\.id.value) == ["glacy-plus", "other"])
    #expect(profile.projects[0].title.value == "GLACY+")
    #expect(profile.projects[0].donor?.value == "EU")
    #expect(profile.projects[0].lines.map(\.value) == ["training", "legislation"])
    #expect(profile.projects[0].from?.value == CalendarDate(year: 2016, month: 3, day: 1))
    #expect(profile.projects[0].until?.value == CalendarDate(year: 2024, month: 2, day: 29))
    #expect(profile.projects[0].source?.value == "site")
    #expect(profile.projects[1].donor == nil)
  }

  @Test func `A profile may state nothing`() throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let text = "kind: profile\nformat: 1\ncountry: ARG\nas of: 2026-06-30\nfacts: {}\n"
    let profile = readProfile(
      SourceFile(path: "arg.yaml", bytes: Array(text.utf8)), files: &files,
      diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(profile?.facts.isEmpty == true)
    #expect(profile?.evidence.isEmpty == true)
  }

  @Test func `Countries and overlays are read without typing their texts`() throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let countries = try #require(
      readCountries(try source("countries"), files: &files, diagnostics: &diagnostics)
    ).countries
    #expect(countries.map(\.iso3.value) == ["AFG", "NOR"])
    #expect(countries.map(\.iso2.value) == ["AF", "NO"])
    #expect(countries.map(\.m49.value) == ["004", "578"])
    #expect(countries.map(\.name.value) == ["Afghanistan", "Norway"])
    #expect(countries.map(\.region.value) == ["Asia", "Europe"])
    #expect(countries.map(\.subregion.value) == ["Southern Asia", "Northern Europe"])
    #expect(countries.map { $0.groups.map(\.value) } == [["oic"], []])
    let overlay = try #require(
      readOverlay(try source("overlay"), files: &files, diagnostics: &diagnostics))
    #expect(overlay.title?.value == "What if the law is adopted?")
    #expect(
      overlay.facts.map { text($0) } == [
        "law.illegal-access: full", "networks: [interpol]", "members: []",
      ])
    #expect(diagnostics.isEmpty)
  }

  @Test func `A file of any kind is read by itself`() throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    var kinds: [String: Int] = [:]
    for name in try namesInFolder(testFolder + "Good") {
      let document = readDocument(
        at: testFolder + "Good/" + name, shownAs: name, files: &files, diagnostics: &diagnostics)
      switch try #require(document, "\(name)") {
      case .profile(let profile): kinds[profile.country.value, default: 0] += 1
      case .overlay(let overlay): kinds["overlay of \(overlay.facts.count)", default: 0] += 1
      case .countries(let countries): kinds["\(countries.countries.count)", default: 0] += 1
      case .rules: kinds["rules", default: 0] += 1
      }
    }
    #expect(kinds == ["NOR": 1, "overlay of 3": 1, "2": 1, "rules": 8])
    #expect(diagnostics.isEmpty)
  }

  @Test func `Cost assumptions are read by themselves too`() throws {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let costs = readCostAssumptions(
      at: testFolder + "Good/cost-assumptions.yaml", shownAs: "costs.yaml", files: &files,
      diagnostics: &diagnostics)
    #expect(costs?.priceYear.value == 2026)
    #expect(diagnostics.isEmpty)
  }
}

private func source(_ name: String) throws -> SourceFile {
  SourceFile(path: name + ".yaml", bytes: try readFile(testFolder + "Good/\(name).yaml"))
}

/// The rulebook that one good file makes, after a check that nothing is reported.
private func rulebook(_ name: String) throws -> RulebookDeclaration {
  var files = SourceFiles()
  var diagnostics: [Diagnostic] = []
  let source = try source(name)
  let path = name == "tests" ? "tests/tests.yaml" : source.path
  let rulebook = readRulebook(
    [SourceFile(path: path, bytes: source.bytes)], files: &files, diagnostics: &diagnostics)
  #expect(diagnostics.map { $0.text(in: files) } == [])
  return rulebook
}

private func text(_ test: WrittenTest) -> String {
  switch test {
  case .words(let words): words.value
  case .list(let items, _): "[" + items.map(\.value).joined(separator: ", ") + "]"
  }
}

private func text(_ stated: TestsDeclaration.StatedFact) -> String {
  "\(stated.fact.value): \(text(stated.test))"
}

/// A condition on one line.
private func text(_ condition: WrittenCondition) -> String {
  func list(_ parts: [WrittenCondition]) -> String { parts.map(text).joined(separator: "; ") }
  return switch condition {
  case .fact(let fact, let test): "\(fact.value): \(text(test))"
  case .all(let parts, _): "all(\(list(parts)))"
  case .any(let parts, _): "any(\(list(parts)))"
  case .none(let parts, _): "none(\(list(parts)))"
  case .atLeast(let number, let parts, _): "\(number)(\(list(parts)))"
  }
}
