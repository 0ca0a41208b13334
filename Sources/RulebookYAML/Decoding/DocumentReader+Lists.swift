import Readiness

extension DocumentReader {
  /// The items of a list that can be read; nil where no list stands.
  ///
  /// `isOfTexts` tells that a text which stands alone can be mended by brackets around it.
  mutating func list<Item>(
    _ node: YAMLNode?, _ what: String, mayBeEmpty: Bool = false, isOfTexts: Bool = false,
    _ read: (inout DocumentReader, YAMLNode) -> Item?
  ) -> [Item]? {
    guard let node else { return nil }
    if tree[node].kind != .list {
      let help =
        isOfTexts && tree[node].kind == .text
        ? "write `[\(tree.string(of: node).excerpt)]`"
        : "write the items on lines of their own that begin with `- `"
      _ = expect(.list, node, what, help: help)
      return nil
    }
    if tree[node].count == 0, !mayBeEmpty {
      problems.error(
        .emptyList, "the list is empty where \(what) is expected", at: location(of: node),
        help: "write at least one item")
      return nil
    }
    var result: [Item] = []
    result.reserveCapacity(Int(tree[node].count))
    for item in tree.items(of: node) {
      if let item = read(&self, item) { result.append(item) }
    }
    return result
  }

  mutating func identifiers(
    _ node: YAMLNode?, _ what: String = "a list of ids", mayBeEmpty: Bool = false
  ) -> [Located<String>]? {
    list(node, what, mayBeEmpty: mayBeEmpty, isOfTexts: true) { $0.identifier($1) }
  }

  mutating func references(_ node: YAMLNode?) -> [Located<String>]? {
    list(node, "a list of sources and their criteria", isOfTexts: true) { $0.reference($1) }
  }

  /// The entries of a mapping whose keys the author chooses; nil where no mapping stands.
  mutating func entries<Entry>(
    _ node: YAMLNode?, _ what: String, mayBeEmpty: Bool = false,
    _ read: (inout DocumentReader, _ key: YAMLNode, _ value: YAMLNode) -> Entry?
  ) -> [Entry]? {
    guard let node, expect(.mapping, node, what) else { return nil }
    if tree[node].count == 0, !mayBeEmpty {
      problems.error(
        .emptyMapping, "the mapping is empty where \(what) is expected", at: location(of: node),
        help: "write at least one entry")
      return nil
    }
    var result: [Entry] = []
    result.reserveCapacity(Int(tree[node].count))
    for (key, value) in tree.entries(of: node) where tree[key].kind == .text {
      if let entry = read(&self, key, value) { result.append(entry) }
    }
    return result
  }

  /// A test as it is written: words, or a list of choices.
  mutating func test(_ node: YAMLNode, mayBeEmpty: Bool) -> WrittenTest? {
    switch tree[node].kind {
    case .list:
      return list(node, "a list of choices", mayBeEmpty: mayBeEmpty) { $0.text($1, "a choice") }
        .map { .list($0, at: location(of: node)) }
    case .text, .mapping, .rejected:
      return text(node, "a test or a list of choices").map { .words($0) }
    }
  }

  /// Facts with what is stated about each.
  mutating func statedFacts(
    _ node: YAMLNode?, mayBeEmpty: Bool
  ) -> [TestsDeclaration.StatedFact]? {
    entries(node, "a mapping of facts", mayBeEmpty: mayBeEmpty) { reader, key, value in
      guard let fact = reader.identifier(key), let test = reader.test(value, mayBeEmpty: true)
      else { return nil }
      return TestsDeclaration.StatedFact(fact: fact, test: test)
    }
  }
}

extension String {
  /// The text as help repeats it: on one line, cut after 60 characters.
  var excerpt: Substring {
    quoted.dropFirst().dropLast()
  }
}
