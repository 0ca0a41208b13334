import Readiness

/// A tree that grows by one event at a time, refusing what the language leaves out of YAML.
///
/// What is refused is reported once, here, and stays in the tree as a rejected node.
struct TreeBuilder {
  /// Where an event begins and ends, lines and columns counted from 1.
  struct Span {
    let line: Int32
    let column: Int32
    let endLine: Int32
    let endColumn: Int32
  }

  /// What an event carries beside its content.
  struct Properties: OptionSet {
    let rawValue: UInt8
    static let anchor = Properties(rawValue: 1)
    static let tag = Properties(rawValue: 2)
  }

  static let deepest = 32

  var source: SourceText
  private(set) var problems: Problems
  private(set) var nodes: [YAMLTree.Record] = []
  private(set) var texts: [UInt8] = []
  private var open: [Int] = []
  private var duplicates = DuplicateKeys()
  private let mayHaveExplicitKeys: Bool

  init(source: SourceText, problems: Problems) {
    self.source = source
    self.problems = problems
    mayHaveExplicitKeys = source.contains(UInt8(ascii: "?")) { offset in
      offset == source.start || !source.bytes[offset - 1].isPartOfPlainText
    }
    nodes.reserveCapacity(source.bytes.count / 8)
    texts.reserveCapacity(source.bytes.count)
  }

  var tree: YAMLTree {
    YAMLTree(file: source.file, nodes: nodes, texts: texts)
  }

  /// Where the last text begins, if it was quoted.
  var lastText: FileLocation? {
    guard let last = nodes.indices.last,
      nodes[last].style == .singleQuoted || nodes[last].style == .doubleQuoted
    else { return nil }
    return location(of: last)
  }

  mutating func addText(
    _ text: UnsafeBufferPointer<UInt8>, _ style: YAMLTree.Style, _ properties: Properties,
    at span: Span
  ) {
    let isKey = beginChild()
    let number = nodes.count
    nodes.append(
      record(
        .text, style, at: span, start: texts.count, count: text.count, next: nodes.count + 1))
    texts.append(contentsOf: text)
    if !properties.isEmpty { refuse(properties, at: number) }
    if isKey {
      checkKey(number, text)
    } else {
      checkValue(number, text)
    }
    if style == .doubleQuoted,
      !CharacterRule.checkEscaped(text, at: location(of: number), reporting: &problems)
    {
      nodes[number].kind = .rejected
    }
  }

  mutating func addAlias(at span: Span) {
    _ = beginChild()
    let number = nodes.count
    nodes.append(
      record(.rejected, .plain, at: span, start: texts.count, count: 0, next: number + 1))
    problems.error(
      .alias, "`*` refers to an anchor, which is not part of this language",
      at: location(of: number), help: "write the value out, or quote a text that begins with `*`")
  }

  /// Opens a list or a mapping; false where it would be nested too deep, and reading must stop.
  mutating func begin(
    _ kind: YAMLTree.Kind, _ style: YAMLTree.Style, _ properties: Properties, at span: Span
  ) -> Bool {
    let isKey = beginChild()
    let number = nodes.count
    nodes.append(record(kind, style, at: span, start: 0, count: 0, next: 0))
    if !properties.isEmpty { refuse(properties, at: number) }
    if isKey {
      problems.error(
        .keyNotText, "a \(kind == .list ? "list" : "mapping") stands where a key is expected",
        at: location(of: number), help: "write the key as a plain text before the colon")
    }
    open.append(number)
    guard open.count <= Self.deepest else {
      problems.error(
        .nestedTooDeep, "lists and mappings are nested deeper than \(Self.deepest)",
        at: location(of: number), help: "write it with fewer levels")
      return false
    }
    return true
  }

  /// Closes the innermost list or mapping.
  mutating func end() {
    guard let number = open.popLast() else { return }
    nodes[number].next = Int32(nodes.count)
    if nodes[number].kind == .mapping {
      nodes[number].count /= 2
      refuseDuplicates(in: number)
    }
    // A key that is a list or mapping was reported when it began.
    if let parent = open.last, nodes[parent].kind == .mapping, nodes[parent].count % 2 == 1 {
      nodes[number].kind = .rejected
      nodes[number].count = 0
    }
  }

  /// Counts a child of the innermost list or mapping, and tells whether it is a key.
  private mutating func beginChild() -> Bool {
    guard let parent = open.last else { return false }
    nodes[parent].count += 1
    return nodes[parent].kind == .mapping && nodes[parent].count % 2 == 1
  }

  private func record(
    _ kind: YAMLTree.Kind, _ style: YAMLTree.Style, at span: Span, start: Int, count: Int,
    next: Int
  ) -> YAMLTree.Record {
    YAMLTree.Record(
      kind: kind, style: style, line: span.line, column: span.column, endLine: span.endLine,
      endColumn: span.endColumn, start: Int32(start), count: Int32(count), next: Int32(next))
  }

  private func location(of number: Int) -> FileLocation {
    FileLocation(file: source.file, line: nodes[number].line, column: nodes[number].column)
  }

  private func string(of number: Int) -> String {
    let first = Int(nodes[number].start)
    return String(decoding: texts[first..<(first + Int(nodes[number].count))], as: UTF8.self)
  }

  private mutating func refuse(_ properties: Properties, at number: Int) {
    if properties.contains(.anchor) {
      problems.error(
        .anchor, "`&` names an anchor, which is not part of this language",
        at: location(of: number), help: "take it out, or quote a text that begins with `&`")
    }
    if properties.contains(.tag) {
      problems.error(
        .tag, "`!` begins a tag, which is not part of this language", at: location(of: number),
        help: "take it out, or quote a text that begins with `!`")
    }
  }

  private mutating func checkKey(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) {
    let node = nodes[number]
    if text.isEmpty || text.allSatisfy(\.isBlank) {
      problems.error(
        .emptyKey, "a key is missing here", at: location(of: number),
        help: "write `key: value`")
    } else if node.style == .plain, text.count == 2, text[0] == UInt8(ascii: "<"),
      text[1] == UInt8(ascii: "<")
    {
      problems.error(
        .mergeKey, "`<<` merges mappings, which is not part of this language",
        at: location(of: number), help: "write the keys out")
    } else if node.style == .plain, text.isNull {
      problems.error(
        .null, "\(string(of: number).quoted) is written as a key", at: location(of: number),
        help: "quote it if it is meant as a word")
    } else if node.style == .literal || node.style == .folded || node.line != node.endLine
      || isExplicitKey(number)
    {
      problems.error(
        .keyNotText, "\(string(of: number).quoted) is not written as a plain key",
        at: location(of: number), help: "write `key: value` on one line, without `?`")
    } else {
      return
    }
    nodes[number].kind = .rejected
  }

  /// Whether `?` stands before a key.
  ///
  /// In block style a key begins its mapping's column unless `? ` stands there. In flow style the
  /// text before the key must be looked at, as far as lines of sensible length go.
  private mutating func isExplicitKey(_ number: Int) -> Bool {
    guard mayHaveExplicitKeys, let mapping = open.last else { return false }
    if nodes[mapping].style == .block {
      return nodes[number].column > nodes[mapping].column
    }
    guard nodes[number].column < 4096 else { return false }
    var offset = source.offset(line: nodes[number].line, column: nodes[number].column)
    while offset > 0, source.bytes[offset - 1].isBlank || source.bytes[offset - 1].isLineBreak {
      offset -= 1
    }
    return offset > 0 && source.bytes[offset - 1] == UInt8(ascii: "?")
      && (offset == 1 || !source.bytes[offset - 2].isPartOfPlainText)
  }

  private mutating func checkValue(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) {
    let isEmpty =
      text.isEmpty || text.allSatisfy { $0.isBlank || $0.isLineBreak }
    guard isEmpty || nodes[number].style == .plain && text.isNull else { return }
    nodes[number].kind = .rejected
    let written = string(of: number)
    guard let parent = open.last, nodes[parent].kind == .mapping, number > 0 else {
      // A document that says nothing is reported as a whole.
      guard !open.isEmpty else { return }
      problems.error(
        isEmpty ? .emptyValue : .null,
        isEmpty ? "an item of the list is empty" : "\(written.quoted) says nothing",
        at: location(of: number), help: "write a value, or take the item out")
      return
    }
    let key = number - 1
    guard nodes[key].kind == .text else { return }
    let help = "write the value, `unknown` for a fact that nobody knows, or take the key out"
    if isEmpty {
      problems.error(
        .emptyValue, "\(string(of: key).quoted) has no value", at: location(of: key), help: help)
      warnOfComma(before: key, in: parent, value: number)
    } else {
      problems.error(
        .null, "\(string(of: key).quoted) has the value \(written.quoted), which says nothing",
        at: location(of: number), help: help)
    }
  }

  /// In `{networks: includes all of a, b}` the comma ends the text, and `b` becomes a key.
  private mutating func warnOfComma(before key: Int, in mapping: Int, value: Int) {
    guard nodes[mapping].style == .flow, nodes[value].style == .plain,
      nodes[mapping].count > 2, nodes[key].style == .plain,
      nodes[value].line == nodes[key].endLine, nodes[value].column == nodes[key].endColumn
    else { return }
    let previous = key - 1
    guard nodes[previous].kind == .text, nodes[previous].style == .plain else { return }
    let text = string(of: previous)
    let whole = (text + ", " + string(of: key)).quoted.dropFirst().dropLast()
    problems.warning(
      .commaCutsText, "within `{…}` the comma ends the text \(text.quoted)",
      at: location(of: previous), help: "quote the whole text: `\"\(whole)\"`")
    // What was meant as text is no key, and shall not be called an unknown one as well.
    nodes[key].kind = .rejected
  }

  private mutating func refuseDuplicates(in mapping: Int) {
    for pair in duplicates.find(in: mapping, nodes: nodes, texts: texts) {
      problems.error(
        .duplicateKey, "\(string(of: pair.second).quoted) stands twice in the same mapping",
        at: location(of: pair.second), help: "keep one of the two",
        notes: [.init("the first one", at: location(of: pair.first))])
      nodes[pair.second].kind = .rejected
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether YAML would take the plain text for no value.
  fileprivate var isNull: Bool {
    switch count {
    case 1: self[0] == UInt8(ascii: "~")
    case 4: elementsEqual("null".utf8) || elementsEqual("Null".utf8) || elementsEqual("NULL".utf8)
    default: false
    }
  }
}

extension UInt8 {
  /// Whether a `?` after this byte belongs to a text.
  fileprivate var isPartOfPlainText: Bool {
    !isBlank && !isLineBreak && self != UInt8(ascii: "{") && self != UInt8(ascii: "[")
      && self != UInt8(ascii: ",")
  }
}
