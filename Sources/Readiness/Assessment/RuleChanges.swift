/// Every way in which one word of a rule can be changed.
struct RuleChanges {
  /// A declaration with one word changed.
  struct Change<Result> {
    let words: String
    let location: FileLocation
    let result: Result

    init(_ words: String, at location: FileLocation, _ result: Result) {
      self.words = words
      self.location = location
      self.result = result
    }

    /// The change as one of something larger that holds the result.
    func within<Whole>(_ place: String = "", _ whole: (Result) -> Whole) -> Change<Whole> {
      Change<Whole>((place.isEmpty ? "" : place + ": ") + words, at: location, whole(result))
    }
  }

  let rulebook: Rulebook

  func changes(of criterion: CriterionDeclaration) -> [Change<CriterionDeclaration>] {
    var changes: [Change<CriterionDeclaration>] = []
    func add<Part>(
      _ part: Change<Part>, _ key: String, _ set: (inout CriterionDeclaration, Part) -> Void
    ) {
      changes.append(
        part.within(key) { result in
          var changed = criterion
          set(&changed, result)
          return changed
        })
    }
    if let weight = weightChange(criterion.weight, of: criterion.id) {
      add(weight, "weight") { $0.weight = $1 }
    }
    for (number, required) in criterion.requires.enumerated() {
      add(Change("without \(required.value)", at: required.location, number), "requires") {
        $0.requires.remove(at: $1)
      }
    }
    if let condition = criterion.appliesWhen {
      add(Change("left out", at: condition.location, ()), "applies when") { changed, _ in
        changed.appliesWhen = nil
      }
      for change in self.changes(of: condition) {
        add(change, "applies when") { $0.appliesWhen = $1 }
      }
    }
    switch criterion.measurement {
    case .quantity(let fact, let from, let to):
      for change in endChanges(of: from, fact) {
        add(change, "from") { $0.measurement = .quantity(fact: fact, from: $1, to: to) }
      }
      for change in endChanges(of: to, fact) {
        add(change, "to") { $0.measurement = .quantity(fact: fact, from: from, to: $1) }
      }
    case .conditions(let met, let levels):
      for change in self.changes(of: met) {
        add(change, "met when") { $0.measurement = .conditions(met: $1, levels: levels) }
      }
      for (number, level) in levels.enumerated() {
        func replace(_ changed: inout CriterionDeclaration, _ level: CriterionDeclaration.Level?) {
          var others = levels
          if let level { others[number] = level } else { others.remove(at: number) }
          changed.measurement = .conditions(met: met, levels: others)
        }
        let key = "\(ScoreText.nearest(level.credit.value)) when"
        add(Change("left out", at: level.credit.location, ()), key) { changed, _ in
          replace(&changed, nil)
        }
        for change in creditChanges(of: level.credit) {
          add(change, "credit") {
            replace(&$0, .init(credit: $1, condition: level.condition))
          }
        }
        for change in self.changes(of: level.condition) {
          add(change, key) { replace(&$0, .init(credit: level.credit, condition: $1)) }
        }
      }
    }
    return changes
  }

  func changes(of framework: FrameworkDeclaration) -> [(String, Change<FrameworkDeclaration>)] {
    var changes: [(String, Change<FrameworkDeclaration>)] = []
    for (number, pillar) in framework.pillars.enumerated() {
      func replace(_ pillar: PillarDeclaration) -> FrameworkDeclaration {
        var changed = framework
        changed.pillars[number] = pillar
        return changed
      }
      func replaceArea(_ place: Int, _ area: AreaEntryDeclaration) -> FrameworkDeclaration {
        var changed = pillar
        changed.areas[place] = area
        return replace(changed)
      }
      if let weight = weightChange(pillar.weight, of: pillar.id) {
        changes.append(
          (
            pillar.id.value,
            weight.within("weight") {
              var changed = pillar
              changed.weight = $0
              return replace(changed)
            }
          ))
      }
      for change in capChanges(of: pillar.cap) {
        changes.append(
          (
            pillar.id.value,
            change.within("cap") {
              var changed = pillar
              changed.cap = $0
              return replace(changed)
            }
          ))
      }
      for (place, area) in pillar.areas.enumerated() {
        if let weight = weightChange(area.weight, of: area.id) {
          changes.append(
            (
              area.id.value,
              weight.within("weight") {
                var changed = area
                changed.weight = $0
                return replaceArea(place, changed)
              }
            ))
        }
        for change in capChanges(of: area.cap) {
          changes.append(
            (
              area.id.value,
              change.within("cap") {
                var changed = area
                changed.cap = $0
                return replaceArea(place, changed)
              }
            ))
        }
      }
    }
    return changes
  }

  /// The least weight there is takes the place of the written one: as good as none.
  private func weightChange(
    _ weight: Located<Weight>?, of id: Located<String>
  ) -> Change<Located<Weight>?>? {
    let location = weight?.location ?? id.location
    let least = Weight(millionths: 1)
    guard weight?.value != least else { return nil }
    return Change(
      "\(weight?.value ?? .one) → none", at: location, Located(least, at: location))
  }

  private func capChanges(of cap: CapDeclaration?) -> [Change<CapDeclaration?>] {
    guard let cap else { return [] }
    var changes = [Change<CapDeclaration?>("left out", at: cap.ceiling.location, nil)]
    for change in creditChanges(of: cap.ceiling) {
      changes.append(
        change.within("at") { CapDeclaration(ceiling: $0, until: cap.until, basis: cap.basis) })
    }
    guard cap.until.count > 1 else { return changes }
    for (number, id) in cap.until.enumerated() {
      var rest = cap.until
      rest.remove(at: number)
      changes.append(
        Change(
          "without \(id.value)", at: id.location,
          CapDeclaration(ceiling: cap.ceiling, until: rest, basis: cap.basis)))
    }
    return changes
  }

  /// One percent less and one more, so far as both stay between nothing and everything.
  private func creditChanges(of share: Located<Share>) -> [Change<Located<Share>>] {
    let percent = Share.one.trillionths / 100
    return [-percent, percent].compactMap { step in
      let changed = share.value.trillionths + step
      guard changed > 0, changed < Share.one.trillionths else { return nil }
      let result = Share(trillionths: changed)
      return Change(
        "\(ScoreText.nearest(share.value)) → \(ScoreText.nearest(result))", at: share.location,
        Located(result, at: share.location))
    }
  }

  private func endChanges(
    of end: Located<String>, _ fact: Located<String>
  ) -> [Change<Located<String>>] {
    guard let number = rulebook.fact(named: fact.value) else { return [] }
    return TestWords(fact: rulebook.facts[number]).neighbours(of: end.value).map {
      Change("\(end.value) → \($0)", at: end.location, Located($0, at: end.location))
    }
  }
}

extension RuleChanges {
  /// The condition with a combiner, a part or a word of a test changed.
  func changes(of condition: WrittenCondition) -> [Change<WrittenCondition>] {
    switch condition {
    case .fact(let id, let test):
      guard let number = rulebook.fact(named: id.value) else { return [] }
      return changes(of: test, about: rulebook.facts[number]).map { change in
        change.within(id.value) { .fact(id, $0) }
      }
    case .all(let parts, let location):
      return combinerChange("all of", "any of", parts, at: location) { .any(parts, at: location) }
        + changes(of: parts) { .all($0, at: location) }
    case .any(let parts, let location):
      return combinerChange("any of", "all of", parts, at: location) { .all(parts, at: location) }
        + changes(of: parts) { .any($0, at: location) }
    case .none(let parts, let location):
      return [Change("none of → any of", at: location, .any(parts, at: location))]
        + changes(of: parts) { .none($0, at: location) }
    case .atLeast(let count, let parts, let location):
      let counts = [count - 1, count + 1].filter { (1...parts.count).contains($0) }
      return counts.map {
        Change(
          "at least \(count) of → at least \($0) of", at: location,
          .atLeast($0, parts, at: location))
      } + changes(of: parts, atLeast: count) { .atLeast(count, $0, at: location) }
    }
  }

  private func combinerChange(
    _ written: String, _ other: String, _ parts: [WrittenCondition], at location: FileLocation,
    _ result: () -> WrittenCondition
  ) -> [Change<WrittenCondition>] {
    parts.count < 2 ? [] : [Change("\(written) → \(other)", at: location, result())]
  }

  /// Each part left out, as far as enough remain, and each part changed.
  private func changes(
    of parts: [WrittenCondition], atLeast least: Int = 1,
    _ whole: @escaping ([WrittenCondition]) -> WrittenCondition
  ) -> [Change<WrittenCondition>] {
    var changes: [Change<WrittenCondition>] = []
    for (number, part) in parts.enumerated() {
      if parts.count > least, parts.count > 1 {
        var rest = parts
        rest.remove(at: number)
        changes.append(Change("without \(summary(of: part))", at: part.location, whole(rest)))
      }
      for change in self.changes(of: part) {
        changes.append(
          change.within { changed in
            var others = parts
            others[number] = changed
            return whole(others)
          })
      }
    }
    return changes
  }

  private func summary(of condition: WrittenCondition) -> String {
    switch condition {
    case .fact(let id, let test): "\(id.value): \(test.text)"
    case .all(let parts, _): "all of \(parts.count)"
    case .any(let parts, _): "any of \(parts.count)"
    case .none(let parts, _): "none of \(parts.count)"
    case .atLeast(let count, let parts, _): "at least \(count) of \(parts.count)"
    }
  }

  /// Other tests of the same fact, each of another meaning than the written one and the ones before.
  private func changes(of test: WrittenTest, about fact: Fact) -> [Change<WrittenTest>] {
    let reader = TestReader(fact: fact, side: .rule)
    var ignored: [Diagnostic] = []
    guard let written = reader.read(test, reporting: &ignored) else { return [] }
    var seen: Set<FactTest> = [written]
    return TestWords(fact: fact).alternatives(to: test).filter {
      reader.read($0, reporting: &ignored).map { seen.insert($0).inserted } ?? false
    }.map { Change("\(test.text) → \($0.text)", at: test.location, $0) }
  }
}

/// Other words for a test of a fact, near to those that are written.
private struct TestWords {
  let fact: Fact

  func alternatives(to test: WrittenTest) -> [WrittenTest] {
    switch test {
    case .words(let words):
      return alternatives(to: words.value).map { .words(Located($0, at: words.location)) }
    case .list(let items, let location):
      let shorter: [WrittenTest] = items.indices.compactMap { number in
        guard items.count > 1 else { return nil }
        var rest = items
        rest.remove(at: number)
        return .list(rest, at: location)
      }
      let written = Set(items.map(\.value))
      let longer = fact.choices.filter { !written.contains($0.word) }.map { choice in
        WrittenTest.list(items + [Located(choice.word, at: location)], at: location)
      }
      return shorter + longer
    }
  }

  private func alternatives(to words: String) -> [String] {
    switch fact.kind {
    case .yesOrNo: return [words == "yes" ? "no" : "yes"]
    case .choice: return neighbours(of: words)
    case .orderedChoice:
      return alternatives(
        to: words, operators: [("at least ", ["at most "]), ("at most ", ["at least "])])
        ?? neighbours(of: words) + ["at least \(words)", "at most \(words)"]
    case .wholeNumber, .number, .percent, .money:
      return betweenAlternatives(to: words)
        ?? alternatives(
          to: words,
          operators: [
            ("at least ", ["more than ", "at most "]), ("at most ", ["less than ", "at least "]),
            ("more than ", ["at least ", "less than "]),
            ("less than ", ["at most ", "more than "]),
          ])
        ?? neighbours(of: words) + ["at least \(words)", "at most \(words)"]
    case .date:
      return betweenAlternatives(to: words) ?? periodAlternatives(to: words)
        ?? alternatives(
          to: words,
          operators: [("on or before ", ["on or after "]), ("on or after ", ["on or before "])])
        ?? neighbours(of: words) + ["on or before \(words)", "on or after \(words)"]
    case .setOfChoices: return setAlternatives(to: words)
    case .text: return []
    }
  }

  /// The same operator on the neighbouring values, and the other operators on the same value.
  private func alternatives(
    to words: String, operators: [(String, [String])]
  ) -> [String]? {
    for (name, others) in operators {
      guard let value = words.after(name) else { continue }
      return neighbours(of: value).map { name + $0 } + others.map { $0 + value }
    }
    return nil
  }

  private func betweenAlternatives(to words: String) -> [String]? {
    guard let (low, high) = words.after("between ")?.split(at: " and ") else { return nil }
    return neighbours(of: low).map { "between \($0) and \(high)" }
      + neighbours(of: high).map { "between \(low) and \($0)" }
  }

  private func periodAlternatives(to words: String) -> [String]? {
    guard let period = words.after("within "), let (number, unit) = period.split(at: " "),
      let count = Int(number)
    else { return nil }
    let stem = unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    return [count - 1, count + 1].filter { $0 > 0 }.map {
      "within \($0) \(stem)\($0 == 1 ? "" : "s")"
    }
  }

  private func setAlternatives(to words: String) -> [String] {
    if let number = words.after("includes at least ").flatMap({ Int($0) }) {
      return [number - 1, number + 1].map { "includes at least \($0)" }
    }
    let forms = ["includes all of ", "includes any of ", "includes none of "]
    for form in forms {
      guard let list = words.after(form) else { continue }
      let members = list.split(separator: ",").map { $0.drop { $0 == " " } }
      let fewer = members.indices.compactMap { number -> String? in
        guard members.count > 1 else { return nil }
        var rest = members
        rest.remove(at: number)
        return form + rest.joined(separator: ", ")
      }
      // Of a single member, `all of` and `any of` ask the same.
      let same = members.count == 1 && form != forms[2] ? Array(forms.dropLast()) : [form]
      return fewer + forms.filter { !same.contains($0) }.map { $0 + list }
    }
    return []
  }

  /// The values just below and just above: the next choice, day, or unit of the last written digit.
  func neighbours(of value: String) -> [String] {
    switch fact.kind {
    case .yesOrNo, .setOfChoices, .text: return []
    case .choice, .orderedChoice:
      guard let number = fact.choice(named: value) else { return [] }
      return [number - 1, number + 1].filter(fact.choices.indices.contains)
        .map { fact.choices[$0].word }
    case .date:
      guard let date = CalendarDate(value) else { return [] }
      return [-1, 1].map { CalendarDate(clampingDay: Int(date.day) + $0).description }
    case .percent:
      guard value.hasSuffix("%") else { return [] }
      return numbers(near: String(value.dropLast())).map { $0 + "%" }
    case .wholeNumber, .number, .money: return numbers(near: value)
    }
  }

  private func numbers(near text: String) -> [String] {
    guard let digits = DecimalDigits(text, digitsBeforePoint: 15, digitsAfterPoint: 6) else {
      return []
    }
    let value = digits.scaled(to: digits.places)
    return [value - 1, value + 1].filter { $0 >= 0 }
      .map { DecimalDigits.text(of: $0, places: digits.places) }
  }
}
