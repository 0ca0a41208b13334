import Readiness

/// A document as it will be written: keys in their order, and every comment with its owner.
///
/// Two documents are equal if they are written alike, so that reading what was written must give
/// an equal one.
struct WrittenDocument: Equatable {
  /// A key with its value, an item of a list, or the whole document.
  struct Entry: Equatable {
    /// The comment lines above the entry; an empty one is a blank line.
    ///
    /// What stands above the first key of an item stands above the item, as they share a line.
    var above: [String]
    /// The comment at the end of the entry's first line; nil for an item that shares this line
    /// with the first entry in it.
    var behind: String?
    /// Nil for an item and for the whole document.
    let key: String?
    var content: Content
  }

  enum Content: Equatable {
    /// `keepsQuotes`: it was quoted, or has to be, and other readers of YAML would take it for no
    /// text without.
    case text(String, isFree: Bool, keepsQuotes: Bool)
    case collection(Collection)
  }

  struct Collection: Equatable {
    let isMapping: Bool
    var isFlow: Bool
    var entries: [Entry]
  }

  private(set) var root: Entry
  /// The lines behind all keys; an empty one is a blank line.
  let end: [String]

  /// Makes the written form of a tree.
  ///
  /// - Throws: A comment that has no place in it.
  init(_ tree: YAMLTree, _ marks: [SourceMark], _ layout: Layout) throws(Refusal) {
    var builder = DocumentBuilder(tree, marks)
    root = try builder.entry(nil, YAMLTree.root, above: [], layout)
    root.hoist()
    if root.above.first == "" { root.above.removeFirst() }
    end = builder.rest()
  }
}

extension WrittenDocument.Entry {
  /// Takes over what stands above the first entry within, where both share a line.
  fileprivate mutating func hoist() {
    guard key == nil, case .collection(var collection) = content, !collection.isFlow,
      let first = collection.entries.first
    else { return }
    above = (above + first.above).withoutRepeatedBlanks
    collection.entries[0].above = []
    content = .collection(collection)
  }

  /// Puts a comment at the end of the entry's first line; false if one stands there.
  fileprivate mutating func put(behind comment: String) -> Bool {
    if key == nil, case .collection(var collection) = content, !collection.isFlow {
      guard collection.entries[0].put(behind: comment) else { return false }
      content = .collection(collection)
      return true
    }
    guard behind == nil else { return false }
    behind = comment
    return true
  }
}

extension [String] {
  /// The lines with one empty line where several follow each other.
  fileprivate var withoutRepeatedBlanks: [String] {
    var result: [String] = []
    for line in self where !(line.isEmpty && result.last?.isEmpty == true) { result.append(line) }
    return result
  }
}

/// Joins a tree with the marks of its file, both in the order of the text.
private struct DocumentBuilder {
  typealias Entry = WrittenDocument.Entry
  typealias Content = WrittenDocument.Content
  typealias Collection = WrittenDocument.Collection

  private let tree: YAMLTree
  private var marks: ArraySlice<SourceMark>
  /// Whether the present node stands within brackets, where no marks are.
  private var isInFlow = false

  init(_ tree: YAMLTree, _ marks: [SourceMark]) {
    self.tree = tree
    // Blank lines at the beginning belong to no key.
    let begin = tree.location(of: YAMLTree.root)
    self.marks = marks[...].drop {
      if case .blankLine = $0.kind { $0.location < begin } else { false }
    }
  }

  private func location(of node: YAMLNode) -> FileLocation {
    tree.location(of: node)
  }

  /// The entry whose key or dash has just been passed.
  mutating func entry(
    _ key: YAMLNode?, _ node: YAMLNode, above: [String], _ layout: Layout
  ) throws(Refusal) -> Entry {
    let value = tree[node]
    var above = above
    let begin = location(of: node)
    if key == nil, node == YAMLTree.root, value.style == .flow {
      above = try lines(above: begin)
    }
    let first = endComment(before: begin)
    if value.kind == .text || value.style == .flow { try skipLines(before: begin) }
    let content = try content(node, layout, hasComment: first != nil)
    let isLast = value.next == tree.nodes.count
    let second = endComment(before: isLast ? nil : location(of: YAMLNode(index: value.next)))
    if case .text(_, isFree: true, _) = content, value.style == .plain, second != nil {
      throw Refusal(
        .commentCutsText, "` #` begins a comment, and the text ends before it", at: begin,
        help: "put the whole text into quotes, or the comment on a line of its own")
    }
    var entry = Entry(
      above: above, behind: nil, key: key.map { tree.string(of: $0) }, content: content)
    for comment in [first, second].compactMap({ $0 }) {
      guard entry.put(behind: comment) else {
        throw Refusal(
          .twoComments, "two comments would share a line", at: begin,
          help: "put one of them above")
      }
    }
    return entry
  }

  private mutating func content(
    _ node: YAMLNode, _ layout: Layout, hasComment: Bool
  ) throws(Refusal) -> Content {
    let record = tree[node]
    switch record.kind {
    case .text:
      let text = tree.string(of: node)
      let scalar = Scalar(text)
      let isFree = if case .freeText = layout { true } else { false }
      let isQuoted =
        record.style != .plain || isFree && hasComment || !scalar.isPlain(inFlow: isInFlow)
      return .text(text, isFree: isFree, keepsQuotes: isQuoted && scalar.looksTyped)
    case .list, .mapping, .rejected:
      let isOuterFlow = isInFlow
      isInFlow = record.style == .flow
      let entries =
        record.kind == .mapping ? try entries(of: node, layout) : try items(of: node, layout)
      isInFlow = isOuterFlow
      return .collection(
        Collection(
          isMapping: record.kind == .mapping, isFlow: record.style == .flow, entries: entries))
    }
  }

  private mutating func entries(of node: YAMLNode, _ layout: Layout) throws(Refusal) -> [Entry] {
    var result: [(position: Int, entry: Entry)] = []
    for (key, value) in tree.entries(of: node) {
      let above = try lines(above: location(of: key))
      let name = tree.string(of: key)
      let entry = try entry(key, value, above: above, layout.value(of: name))
      result.append((layout.position(of: name), entry))
    }
    // Sorting is stable only together with the place in the text.
    return result.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }.map(\.element.entry)
  }

  private mutating func items(of node: YAMLNode, _ layout: Layout) throws(Refusal) -> [Entry] {
    var result: [Entry] = []
    for item in tree.items(of: node) {
      var above: [String] = []
      if tree[node].style == .block {
        above = try lines(above: nil)
        // The dash itself.
        marks.removeFirst()
      }
      var entry = try entry(nil, item, above: above, layout.item)
      entry.hoist()
      result.append(entry)
    }
    return result
  }

  /// The comment lines and blank lines up to a place, or up to the next dash.
  private mutating func lines(above place: FileLocation?) throws(Refusal) -> [String] {
    var result: [String] = []
    while let mark = marks.first {
      if let place, mark.location > place { break }
      switch mark.kind {
      case .commentLine(let text): result.append(text)
      case .blankLine: result.append("")
      case .dash: return result.withoutRepeatedBlanks
      case .endComment: throw .strayComment(at: mark.location)
      }
      marks.removeFirst()
    }
    return result.withoutRepeatedBlanks
  }

  /// Passes the blank lines between a key and its value, where no comment may stand.
  private mutating func skipLines(before place: FileLocation) throws(Refusal) {
    while let mark = marks.first, mark.location < place {
      guard case .blankLine = mark.kind else { throw .strayComment(at: mark.location) }
      marks.removeFirst()
    }
  }

  /// The comment that ends the line, if it is the next mark and stands before a place.
  private mutating func endComment(before place: FileLocation?) -> String? {
    guard !isInFlow, let mark = marks.first, case .endComment(let text) = mark.kind else {
      return nil
    }
    if let place, mark.location > place { return nil }
    marks.removeFirst()
    return text
  }

  /// The lines behind the last entry, without blank ones at the end.
  mutating func rest() -> [String] {
    var result: [String] = []
    for mark in marks {
      switch mark.kind {
      case .commentLine(let text), .endComment(let text): result.append(text)
      case .blankLine: result.append("")
      case .dash: break
      }
    }
    marks = []
    result = result.withoutRepeatedBlanks
    if result.last == "" { result.removeLast() }
    return result
  }
}

extension Refusal {
  fileprivate static func strayComment(at location: FileLocation) -> Refusal {
    Refusal(
      .commentBeforeValue, "a comment between a key and its value cannot be rewritten",
      at: location, help: "put it above the key")
  }
}
