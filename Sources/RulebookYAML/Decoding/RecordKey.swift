import Readiness

/// The keys that one kind of mapping may have, each named as it is written.
///
/// Their order is that of the canonical form.
protocol RecordKey: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {
  static var shape: RecordShape<Self> { get }
}

/// What a kind of mapping is called and which keys it has and needs; each is made once.
final class RecordShape<Key: RecordKey>: Sendable {
  /// With its article, as messages say it: `a criterion`.
  let name: String
  let keys: [Key]
  let words: [ShortWord?]
  /// By the position of the key.
  let isRequired: [Bool]

  init(_ name: String, required: [Key]) {
    self.name = name
    keys = Array(Key.allCases)
    words = keys.map { ShortWord(Array($0.rawValue.utf8)) }
    isRequired = keys.map { key in required.contains { $0 == key } }
    precondition(keys.count <= Fields<Key>.most, "a record has at most \(Fields<Key>.most) keys")
  }

  func position(of key: Key) -> Int? {
    keys.firstIndex { $0 == key }
  }

  /// The keys as help lists them.
  var list: String {
    keys.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }
}

/// The values of one mapping by their keys.
struct Fields<Key: RecordKey> {
  static var most: Int { 16 }

  private let shape: RecordShape<Key>
  private var values = InlineArray<16, Int32>(repeating: -1)
  /// By position, the keys that are missing for a reason reported before: misspelt or rejected.
  private var excused: UInt16 = 0
  /// The mapping itself.
  let node: YAMLNode

  fileprivate init(_ shape: RecordShape<Key>, _ node: YAMLNode) {
    self.shape = shape
    self.node = node
  }

  /// The value that stands behind a key, if the key is written.
  subscript(key: Key) -> YAMLNode? {
    guard let position = shape.position(of: key), values[position] >= 0 else { return nil }
    return YAMLNode(index: values[position])
  }

  /// Whether a key is neither written nor missing for a reason that was reported already.
  func lacks(_ key: Key) -> Bool {
    shape.position(of: key).map { lacks(at: $0) } ?? true
  }

  fileprivate func lacks(at position: Int) -> Bool {
    values[position] < 0 && excused & 1 << position == 0
  }

  fileprivate mutating func set(_ value: YAMLNode, at position: Int) {
    values[position] = value.index
  }

  fileprivate mutating func excuse(_ position: Int) {
    excused |= 1 << position
  }
}

extension DocumentReader {
  /// The fields of a mapping; unknown and missing keys are reported.
  mutating func fields<Key: RecordKey>(_ node: YAMLNode, _: Key.Type) -> Fields<Key>? {
    let shape = Key.shape
    guard tree[node].kind == .mapping else {
      _ = expect(.mapping, node, shape.name, help: "write the keys \(shape.list)")
      return nil
    }
    var fields = Fields(shape, node)
    for (key, value) in tree.entries(of: node) {
      let word = ShortWord(tree.bytes(of: key))
      let position = word.flatMap { shape.words.firstIndex(of: $0) }
      if tree[key].kind == .rejected {
        if let position { fields.excuse(position) }
      } else if let position {
        fields.set(value, at: position)
      } else if let meant = reportUnknownKey(key, shape) {
        fields.excuse(meant)
      }
    }
    for position in shape.keys.indices
    where shape.isRequired[position] && fields.lacks(at: position) {
      let key = shape.keys[position].rawValue
      problems.error(
        .missingKey, "\(shape.name) needs `\(key)`", at: location(of: node),
        help: "add `\(key): …`")
    }
    return fields
  }

  /// Where the key stands that a value of a mapping belongs to.
  ///
  /// Keys are texts, so a value's key is the node before it.
  func keyLocation(of value: YAMLNode) -> FileLocation {
    location(of: YAMLNode(index: value.index - 1))
  }

  /// The position of the key that was meant, if it can be told.
  private mutating func reportUnknownKey<Key>(
    _ key: YAMLNode, _ shape: RecordShape<Key>
  ) -> Int? {
    guard !problems.isFull else { return nil }
    let written = tree.string(of: key)
    let nearest = Spelling.nearest(to: written, among: shape.keys.map(\.rawValue))
    problems.error(
      .unknownKey, "\(written.quoted) is not a key of \(shape.name)", at: location(of: key),
      help: nearest.map { "write `\($0)`" } ?? "the keys are \(shape.list)")
    return shape.keys.firstIndex { $0.rawValue == nearest }
  }
}
