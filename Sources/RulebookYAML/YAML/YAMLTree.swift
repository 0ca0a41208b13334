import Readiness

/// A node of a `YAMLTree`, by its number in the order of the text.
struct YAMLNode: Hashable, Sendable {
  let index: Int32
}

/// A YAML document as one flat list of nodes and one buffer of texts.
///
/// A node's children follow it directly, keys and values in turn for a mapping; `next` leads past
/// a node and everything in it. `{a: [b], c: d}` is the list
///
/// ```
/// 0 mapping (2 entries, next 6)   1 a   2 list (1 item, next 4)   3 b   4 c   5 d
/// ```
///
/// No text becomes a `String` before it is asked for.
struct YAMLTree: Sendable {
  enum Kind: UInt8 {
    case text
    case list
    case mapping
    /// Reported already: whoever meets it passes it over without a further word. It may hold a
    /// text, and has no children to look at.
    case rejected
  }

  enum Style: UInt8 {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
    case block
    case flow
  }

  struct Record: Sendable {
    var kind: Kind
    let style: Style
    /// Where the node begins and ends; lines and columns are counted from 1, the end is one past.
    let line: Int32
    let column: Int32
    let endLine: Int32
    let endColumn: Int32
    /// Where a text begins in the buffer of texts.
    let start: Int32
    /// Bytes of a text, items of a list, entries of a mapping.
    var count: Int32
    /// The number of the node that follows this one and all its children.
    var next: Int32
  }

  let file: FileID
  let nodes: [Record]
  let texts: [UInt8]

  static let root = YAMLNode(index: 0)

  subscript(node: YAMLNode) -> Record {
    nodes[Int(node.index)]
  }

  func location(of node: YAMLNode) -> FileLocation {
    let record = self[node]
    return FileLocation(file: file, line: record.line, column: record.column)
  }

  /// The text of a node as UTF-8.
  func bytes(of node: YAMLNode) -> ArraySlice<UInt8> {
    let record = self[node]
    return texts[Int(record.start)..<Int(record.start + record.count)]
  }

  func string(of node: YAMLNode) -> String {
    String(decoding: bytes(of: node), as: UTF8.self)
  }

  func items(of list: YAMLNode) -> Items {
    Items(nodes: nodes, node: YAMLNode(index: list.index + 1), end: self[list].next)
  }

  func entries(of mapping: YAMLNode) -> Entries {
    Entries(nodes: nodes, key: mapping.index + 1, end: self[mapping].next)
  }

  /// The items of a list in the order of the text.
  struct Items: Sequence, IteratorProtocol {
    fileprivate let nodes: [Record]
    fileprivate var node: YAMLNode
    fileprivate let end: Int32

    mutating func next() -> YAMLNode? {
      guard node.index < end else { return nil }
      defer { node = YAMLNode(index: nodes[Int(node.index)].next) }
      return node
    }
  }

  /// The entries of a mapping in the order of the text.
  struct Entries: Sequence, IteratorProtocol {
    fileprivate let nodes: [Record]
    fileprivate var key: Int32
    fileprivate let end: Int32

    mutating func next() -> (key: YAMLNode, value: YAMLNode)? {
      guard key < end else { return nil }
      let value = nodes[Int(key)].next
      defer { key = nodes[Int(value)].next }
      return (YAMLNode(index: key), YAMLNode(index: value))
    }
  }
}
