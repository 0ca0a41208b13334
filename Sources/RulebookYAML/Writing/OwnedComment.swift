import Readiness

/// A comment and the key or item that it goes with.
///
/// This is told from places alone, by another way than documents are written, so that a writer
/// which took a comment from its owner would be found out.
struct OwnedComment: Hashable, Comparable {
  /// A step from a collection to an entry in it.
  enum Step: Hashable, Comparable {
    case key(String)
    case item(Int)
  }

  let text: String
  /// Whether it stands on the owner's line, and not above it.
  let isBehind: Bool
  /// The way to the owner; nil where nothing follows a comment line.
  ///
  /// An item and the first key in it share a line. Of the two, the item owns what stands above,
  /// the key what stands behind.
  let owner: [Step]?

  /// All comments of a file, sorted.
  static func all(in tree: YAMLTree, _ marks: [SourceMark], _ layout: Layout) -> [OwnedComment] {
    var search = OwnerSearch(tree, layout)
    let dashes = marks.filter { $0.kind.isDash }.map(\.location)
    var passed = 0
    var result: [OwnedComment] = []
    for mark in marks {
      switch mark.kind {
      case .commentLine(let text):
        let dash = passed < dashes.count ? dashes[passed] : nil
        result.append(
          OwnedComment(
            text: text, isBehind: false, owner: search.owner(below: mark.location, dash: dash)))
      case .endComment(let text):
        let dash = passed > 0 ? dashes[passed - 1] : nil
        result.append(
          OwnedComment(
            text: text, isBehind: true, owner: search.owner(before: mark.location, dash: dash)))
      case .blankLine: break
      case .dash: passed += 1
      }
    }
    return result.sorted()
  }

  static func < (left: OwnedComment, right: OwnedComment) -> Bool {
    if left.text != right.text { return left.text < right.text }
    if left.isBehind != right.isBehind { return right.isBehind }
    return (left.owner ?? []).lexicographicallyPrecedes(right.owner ?? [])
  }
}

extension SourceMark.Kind {
  fileprivate var isDash: Bool {
    switch self {
    case .dash: true
    case .commentLine, .endComment, .blankLine: false
    }
  }
}

extension YAMLTree.Record {
  /// Whether something stands in the file for the node alone: a text, or brackets with nothing in
  /// them.
  fileprivate var isWrittenByItself: Bool { kind == .text || count == 0 }
}

/// Finds the owners of comments, which must be asked for in the order of the text.
private struct OwnerSearch {
  /// An entry on the way to a text.
  private struct Level {
    let step: OwnedComment.Step
    let value: YAMLNode
    let layout: Layout
    /// Whether it is the first entry of an item, or of the document.
    let isFirstWritten: Bool
    /// Whether it will be that in the canonical order.
    let isFirst: Bool
  }

  private let tree: YAMLTree
  private let layout: Layout
  /// The collection that each node stands in; for the whole document, itself.
  private var parents: [Int]
  /// The place of each node in its collection, keys and values counted.
  private var places: [Int]
  /// The first text or empty collection behind the last place that was asked for.
  private var following = 0
  /// The first keys that were looked for, by their mappings.
  private var firstKeys: [YAMLNode: YAMLNode] = [:]

  init(_ tree: YAMLTree, _ layout: Layout) {
    self.tree = tree
    self.layout = layout
    parents = Array(repeating: 0, count: tree.nodes.count)
    places = parents
    for parent in tree.nodes.indices where tree.nodes[parent].kind != .text {
      var child = parent + 1
      var place = 0
      while child < tree.nodes[parent].next {
        (parents[child], places[child]) = (parent, place)
        place += 1
        child = Int(tree.nodes[child].next)
      }
    }
  }

  /// The owner of a comment line; `dash` is the next one behind it.
  mutating func owner(below place: FileLocation, dash: FileLocation?) -> [OwnedComment.Step]? {
    pass(place)
    guard following < tree.nodes.count else { return nil }
    var levels = levels(to: following)
    if let dash, dash < location(of: following) {
      while levels.last?.isFirstWritten == true { levels.removeLast() }
    }
    while levels.last?.isFirst == true { levels.removeLast() }
    return levels.map(\.step)
  }

  /// The owner of a comment at the end of a line; `dash` is the last one before it.
  mutating func owner(before place: FileLocation, dash: FileLocation?) -> [OwnedComment.Step]? {
    pass(place)
    let last = tree.nodes[..<following].lastIndex(where: \.isWrittenByItself)
    var levels: [Level]
    if let last, dash.map({ $0 < location(of: last) }) ?? true {
      levels = self.levels(to: last)
    } else {
      // Nothing but a dash stands before the comment.
      guard following < tree.nodes.count else { return nil }
      levels = self.levels(to: following)
      while levels.last?.isFirstWritten == true { levels.removeLast() }
    }
    while let first = first(in: levels) { levels.append(first) }
    return levels.map(\.step)
  }

  private func location(of node: Int) -> FileLocation {
    tree.location(of: YAMLNode(index: Int32(node)))
  }

  private mutating func pass(_ place: FileLocation) {
    while following < tree.nodes.count,
      !tree.nodes[following].isWrittenByItself || location(of: following) < place
    {
      following += 1
    }
  }

  /// The way to a text through the collections in block style.
  private mutating func levels(to text: Int) -> [Level] {
    var way = [text]
    while let node = way.last, node > 0 { way.append(parents[node]) }
    var levels: [Level] = []
    for (parent, child) in zip(way.reversed(), way.reversed().dropFirst()) {
      guard tree.nodes[parent].style == .block else { break }
      levels.append(level(child, behind: levels))
    }
    return levels
  }

  /// The entry to which a node belongs, in the collection that a way leads to.
  private mutating func level(_ node: Int, behind levels: [Level]) -> Level {
    let isItem = isItem(levels)
    let layout = levels.last?.layout ?? layout
    let parent = YAMLNode(index: Int32(parents[node]))
    guard tree[parent].kind == .mapping else {
      let isFirst = isItem && places[node] == 0
      return Level(
        step: .item(places[node]), value: YAMLNode(index: Int32(node)), layout: layout.item,
        isFirstWritten: isFirst, isFirst: isFirst)
    }
    // A key is one node, and its value the next.
    let key = YAMLNode(index: Int32(node - places[node] % 2))
    let name = tree.string(of: key)
    return Level(
      step: .key(name), value: YAMLNode(index: key.index + 1), layout: layout.value(of: name),
      isFirstWritten: isItem && places[node] < 2,
      isFirst: isItem && key == firstKey(of: parent, layout))
  }

  /// Whether a way leads to an item, or nowhere: to the whole document.
  private func isItem(_ levels: [Level]) -> Bool {
    switch levels.last?.step {
    case .item, nil: true
    case .key: false
    }
  }

  /// The first entry, in canonical order, of the item that a way leads to.
  private mutating func first(in levels: [Level]) -> Level? {
    let node = levels.last?.value ?? YAMLTree.root
    guard isItem(levels), tree[node].kind != .text, tree[node].count > 0 else { return nil }
    let first =
      tree[node].kind == .mapping
      ? firstKey(of: node, levels.last?.layout ?? layout) : YAMLNode(index: node.index + 1)
    return level(Int(first.index), behind: levels)
  }

  /// The key that comes first in the canonical order; the mapping has one.
  private mutating func firstKey(of mapping: YAMLNode, _ layout: Layout) -> YAMLNode {
    if let known = firstKeys[mapping] { return known }
    var first = (key: YAMLNode(index: mapping.index + 1), position: Int.max)
    for (key, _) in tree.entries(of: mapping) {
      let position = layout.position(of: tree.string(of: key))
      if position < first.position { first = (key, position) }
    }
    firstKeys[mapping] = first.key
    return first.key
  }
}
