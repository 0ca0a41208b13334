import Readiness

/// A test of a fact's value, as section 3.4 of the language lists them.
enum ReferenceTest: Hashable {
  case oneOf([String])
  case inside(Stretch)
  case within(Period)
  case includesAll([String])
  case includesAny([String])
  case includesNone([String])
  case includesAtLeast(Int)
  case exactly([String])
  case text(String)
  case unknown
}

/// A declared fact with what its type means: its values, its tests, its sets of values.
struct ReferenceFact {
  let id: String
  let kind: FactKind
  let choices: [String]
  let staleAfter: Freshness
  let allValues: ReferenceValues
  /// The distance between neighbouring values; nil where there is always a value between two.
  let step: Int128?

  init(_ declaration: FactDeclaration, framework: FrameworkDeclaration) {
    id = declaration.id.value
    kind = declaration.kind.value
    choices =
      kind == .yesOrNo ? ["no", "yes"] : declaration.choices.map(\.word.value)
    staleAfter = declaration.staleAfter?.value ?? framework.staleAfter?.value ?? .never
    switch kind {
    case .wholeNumber: step = 1_000_000
    case .date: step = 1
    case .yesOrNo, .choice, .orderedChoice, .number, .percent, .money, .setOfChoices, .text:
      step = nil
    }
    switch kind {
    case .yesOrNo, .choice, .orderedChoice:
      allValues = .words(choices)
    case .setOfChoices:
      allValues = .members(choices.map { _ in .possible })
    case .text:
      allValues = .texts(nil)
    case .date:
      allValues = .line([
        Stretch(low: ReferenceDate.earliest.ordinal, high: ReferenceDate.latest.ordinal)
      ])
    case .wholeNumber, .number, .percent, .money:
      let ends = (declaration.range?.value ?? "0% to 100%").cut(at: " to ")
      allValues = .line([
        Stretch(low: Self.millionths(ends[0]), high: Self.millionths(ends[1]))
      ])
    }
  }

  /// The number that the text writes, with or without `%`, in millionths.
  static func millionths(_ text: String) -> Int128 {
    let parts = text.filter { $0 != "%" }.split(separator: ".").map(String.init)
    let decimals = parts.count == 2 ? parts[1] : ""
    let digits = parts[0] + decimals + String(repeating: "0", count: 6 - decimals.count)
    guard let result = Int128(digits) else { preconditionFailure("`\(text)` is no number") }
    return result
  }

  /// The place on the line of a number or date as it is written.
  func position(_ text: String) -> Int128 {
    kind == .date ? ReferenceDate(text).ordinal : Self.millionths(text)
  }

  func read(_ written: WrittenTest) -> ReferenceTest {
    switch written {
    case .list(let items, _):
      let words = items.map(\.value)
      return kind == .setOfChoices ? .exactly(words) : .oneOf(words)
    case .words(let located):
      let text = located.value
      if text == "unknown" { return .unknown }
      switch kind {
      case .yesOrNo, .choice:
        return .oneOf([text])
      case .orderedChoice:
        return readOrdered(text)
      case .wholeNumber, .number, .percent, .money, .date:
        return readLine(text)
      case .setOfChoices:
        return readSet(text)
      case .text:
        return .text(text)
      }
    }
  }

  private func readOrdered(_ text: String) -> ReferenceTest {
    func place(_ word: String) -> Int {
      guard let place = choices.firstIndex(of: word) else {
        preconditionFailure("`\(word)` is no choice of \(id)")
      }
      return place
    }
    if let word = text.rest(behind: "at least ") {
      return .oneOf(Array(choices[place(word)...]))
    }
    if let word = text.rest(behind: "at most ") {
      return .oneOf(Array(choices[...place(word)]))
    }
    return .oneOf([text])
  }

  private func readLine(_ text: String) -> ReferenceTest {
    guard case .line(let all) = allValues else { preconditionFailure("numbers lie on a line") }
    var pass = all[0]
    if let rest = text.rest(behind: "within ") {
      guard let period = Period(rest) else { preconditionFailure("`\(rest)` is no period") }
      return .within(period)
    }
    if let rest = text.rest(behind: "between ") {
      let ends = rest.cut(at: " and ")
      (pass.low, pass.high) = (position(ends[0]), position(ends[1]))
    } else if let rest = text.rest(behind: "at least ") ?? text.rest(behind: "on or after ") {
      pass.low = position(rest)
    } else if let rest = text.rest(behind: "at most ") ?? text.rest(behind: "on or before ") {
      pass.high = position(rest)
    } else if let rest = text.rest(behind: "more than ") {
      (pass.low, pass.isOpenBelow) = (position(rest), true)
    } else if let rest = text.rest(behind: "less than ") {
      (pass.high, pass.isOpenAbove) = (position(rest), true)
    } else {
      (pass.low, pass.high) = (position(text), position(text))
    }
    return .inside(step.map { pass.closed(step: $0) } ?? pass)
  }

  private func readSet(_ text: String) -> ReferenceTest {
    func words(_ list: String) -> [String] {
      list.split(separator: ",").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
    if let rest = text.rest(behind: "includes all of ") { return .includesAll(words(rest)) }
    if let rest = text.rest(behind: "includes any of ") { return .includesAny(words(rest)) }
    if let rest = text.rest(behind: "includes none of ") { return .includesNone(words(rest)) }
    if let rest = text.rest(behind: "includes at least "), let count = Int(rest) {
      return .includesAtLeast(count)
    }
    preconditionFailure("`\(text)` is no test of a set")
  }

  /// The values that a statement of the test leaves possible, or nil where it leaves none.
  func values(passing test: ReferenceTest) -> ReferenceValues? {
    let stated: ReferenceValues
    switch test {
    case .unknown: stated = allValues
    case .oneOf(let words): stated = .words(choices.filter(words.contains))
    case .inside(let stretch): stated = .line(stretch.isEmpty ? [] : [stretch])
    case .includesAll(let words):
      stated = .members(choices.map { words.contains($0) ? .inside : .possible })
    case .includesNone(let words):
      stated = .members(choices.map { words.contains($0) ? .outside : .possible })
    case .exactly(let words):
      stated = .members(choices.map { words.contains($0) ? .inside : .outside })
    case .text(let text): stated = .texts([text])
    case .within, .includesAny, .includesAtLeast:
      preconditionFailure("a profile does not state this test")
    }
    return intersection(allValues, stated)
  }

  /// Whether all, none or some of the possible values pass on the date of assessment.
  func truth(of test: ReferenceTest, _ values: ReferenceValues, on date: ReferenceDate) -> Kleene {
    switch (test, values) {
    case (.oneOf(let words), .words(let possible)):
      return Self.truth(of: possible.map(words.contains))
    case (.inside(let pass), .line(let stretches)):
      return Self.truth(of: stretches, inside: pass)
    case (.within(let period), .line(let stretches)):
      let first = date.moved(by: period, sign: -1)
      return Self.truth(of: stretches, inside: Stretch(low: first.ordinal, high: date.ordinal))
    case (.includesAll(let words), .members(let members)):
      return contained(words, members).reduce(.yes) { min($0, $1) }
    case (.includesAny(let words), .members(let members)):
      return contained(words, members).reduce(.no) { max($0, $1) }
    case (.includesNone(let words), .members(let members)):
      return contained(words, members).reduce(.no) { max($0, $1) }.negated
    case (.includesAtLeast(let count), .members(let members)):
      if members.count(where: { $0 == .inside }) >= count { return .yes }
      return members.count(where: { $0 != .outside }) < count ? .no : .unknown
    default:
      preconditionFailure("a rule does not ask this test of this fact")
    }
  }

  private func contained(_ words: [String], _ members: [ReferenceValues.Membership]) -> [Kleene] {
    choices.indices.filter { words.contains(choices[$0]) }.map {
      switch members[$0] {
      case .inside: .yes
      case .outside: .no
      case .possible: .unknown
      }
    }
  }

  private static func truth(of passes: [Bool]) -> Kleene {
    passes.allSatisfy { $0 } ? .yes : passes.contains(true) ? .unknown : .no
  }

  private static func truth(of stretches: [Stretch], inside pass: Stretch) -> Kleene {
    let parts = stretches.map { $0.intersection(pass) }
    if parts == stretches { return .yes }
    return parts.allSatisfy(\.isEmpty) ? .no : .unknown
  }

  /// What both leave possible, or nil where they contradict each other.
  func intersection(_ left: ReferenceValues, _ right: ReferenceValues) -> ReferenceValues? {
    switch (left, right) {
    case (.words(let left), .words(let right)):
      let common = left.filter(right.contains)
      return common.isEmpty ? nil : .words(common)
    case (.line(let left), .line(let right)):
      let common = left.flatMap { one in right.map(one.intersection) }.filter { !$0.isEmpty }
      return common.isEmpty ? nil : .line(Stretch.union(common, step: step))
    case (.members(let left), .members(let right)):
      var common: [ReferenceValues.Membership] = []
      for (one, other) in zip(left, right) {
        if one != .possible, other != .possible, one != other { return nil }
        common.append(one == .possible ? other : one)
      }
      return .members(common)
    case (.texts(let left), .texts(let right)):
      guard let left, let right else { return .texts(left ?? right) }
      let common = left.filter(right.contains)
      return common.isEmpty ? nil : .texts(common)
    default:
      preconditionFailure("the values of one fact are of one kind")
    }
  }

  /// What at least one of the two leaves possible.
  func union(_ left: ReferenceValues, _ right: ReferenceValues) -> ReferenceValues {
    switch (left, right) {
    case (.words(let left), .words(let right)):
      return .words(choices.filter { left.contains($0) || right.contains($0) })
    case (.line(let left), .line(let right)):
      return .line(Stretch.union(left + right, step: step))
    case (.members(let left), .members(let right)):
      return .members(zip(left, right).map { $0 == $1 ? $0 : .possible })
    case (.texts(let left), .texts(let right)):
      guard let left, let right else { return .texts(nil) }
      return .texts((left + right.filter { !left.contains($0) }).sorted())
    default:
      preconditionFailure("the values of one fact are of one kind")
    }
  }
}

extension String {
  /// What follows `words`, or nil where the text does not begin with them.
  func rest(behind words: String) -> String? {
    hasPrefix(words) ? String(dropFirst(words.count)) : nil
  }

  /// The two parts around the first `separator`.
  func cut(at separator: String) -> [String] {
    let bytes = Array(utf8)
    let cut = Array(separator.utf8)
    for start in bytes.indices.dropLast(cut.count - 1)
    where Array(bytes[start..<(start + cut.count)]) == cut {
      return [
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[(start + cut.count)...], as: UTF8.self),
      ]
    }
    preconditionFailure("`\(self)` has no `\(separator)`")
  }
}
