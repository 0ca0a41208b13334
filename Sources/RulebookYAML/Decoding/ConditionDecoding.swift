import Readiness

/// A word that joins conditions.
private enum Combiner {
  case all
  case any
  case none
  case atLeast(Int)
}

extension DocumentReader {
  /// A mapping of exactly one key: a fact with its test, or a combiner over a list.
  ///
  /// Depth needs no guard here: the tree is no deeper than its builder allows.
  mutating func condition(_ node: YAMLNode?) -> WrittenCondition? {
    guard let node, expect(.mapping, node, "a condition", help: conditionHelp(node)) else {
      return nil
    }
    var entries: [(key: YAMLNode, value: YAMLNode)] = []
    for entry in tree.entries(of: node) where tree[entry.key].kind == .text {
      entries.append(entry)
    }
    guard let (key, value) = entries.first else {
      if tree[node].count == 0 {
        problems.error(
          .emptyCondition, "the condition is empty", at: location(of: node),
          help: "write `{FACT: TEST}`, or a combiner such as `all of:` with a list")
      }
      return nil
    }
    guard entries.count == 1 else {
      problems.error(
        .severalConditions, "a condition has one key, and this has \(entries.count)",
        at: location(of: entries[1].key),
        help: "put each into an item of its own under `all of:` or `any of:`")
      return nil
    }
    return condition(key, value)
  }

  private func conditionHelp(_ node: YAMLNode) -> String {
    tree[node].kind == .list
      ? "put the list under `all of:` or `any of:`" : "write `{FACT: TEST}`"
  }

  private mutating func condition(_ key: YAMLNode, _ value: YAMLNode) -> WrittenCondition? {
    if let combiner = combiner(key) { return combined(combiner, key, value) }
    let isListOfConditions =
      tree[value].kind == .list && tree.items(of: value).contains { tree[$0].kind == .mapping }
    guard tree.bytes(of: key).isIdentifier, !isListOfConditions else {
      reportUnknownCombiner(key, hasConditions: isListOfConditions)
      return nil
    }
    guard let fact = identifier(key), let test = test(value, mayBeEmpty: false) else { return nil }
    return .fact(fact, test)
  }

  private mutating func combined(
    _ combiner: Combiner, _ key: YAMLNode, _ value: YAMLNode
  ) -> WrittenCondition? {
    let location = location(of: key)
    let parts = list(value, "a list of conditions") { $0.condition($1) }
    if case .atLeast(let number) = combiner, tree[value].kind == .list, parts != nil {
      checkCount(number, of: Int(tree[value].count), at: location)
    }
    // A condition without one of its parts would be another condition.
    guard let parts, parts.count == Int(tree[value].count) else { return nil }
    return switch combiner {
    case .all: .all(parts, at: location)
    case .any: .any(parts, at: location)
    case .none: .none(parts, at: location)
    case .atLeast(let number): .atLeast(number, parts, at: location)
    }
  }

  private mutating func checkCount(_ number: Int, of parts: Int, at location: FileLocation) {
    let help = parts == 1 ? "write `at least 1 of`" : "write a number from 1 to \(parts)"
    if number < 1 {
      problems.error(
        .tooFewConditions, "`at least 0 of` always holds", at: location,
        help: help)
    } else if number > parts {
      problems.error(
        .tooFewConditions, "`at least \(number) of` stands over \(parts) conditions",
        at: location, help: help + ", or add conditions")
    }
  }

  /// The combiner that a key writes; `at least N of` has a number of one to four digits.
  private func combiner(_ key: YAMLNode) -> Combiner? {
    let text = tree.bytes(of: key)
    if text.elementsEqual("all of".utf8) { return .all }
    if text.elementsEqual("any of".utf8) { return .any }
    if text.elementsEqual("none of".utf8) { return Combiner.none }
    let (prefix, suffix) = ("at least ".utf8, " of".utf8)
    let digits = text.dropFirst(prefix.count).dropLast(suffix.count)
    guard text.starts(with: prefix), text.suffix(suffix.count).elementsEqual(suffix),
      text.count == prefix.count + digits.count + suffix.count, (1...4).contains(digits.count),
      digits.allSatisfy(\.isDigit)
    else { return nil }
    return .atLeast(digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
  }

  private mutating func reportUnknownCombiner(_ key: YAMLNode, hasConditions: Bool) {
    guard !problems.isFull else { return }
    let written = tree.string(of: key)
    let combiners = ["all of", "any of", "none of", "at least 2 of"]
    let help: String
    if written.hasPrefix("at least ") {
      help = "write the number in one to four digits: `at least 2 of`"
    } else if let nearest = Spelling.nearest(to: written, among: combiners) {
      help = "write `\(nearest)`"
    } else if hasConditions {
      help = "write `all of`, `any of`, `none of` or `at least N of` over a list of conditions"
    } else {
      help = Self.explainIdentifier(written)
    }
    problems.error(
      hasConditions ? .unknownCombiner : .invalidCondition,
      hasConditions
        ? "\(written.quoted) does not combine conditions"
        : "\(written.quoted) is neither a fact nor a combiner",
      at: location(of: key), help: help)
  }
}
