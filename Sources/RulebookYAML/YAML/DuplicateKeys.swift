/// Finds the keys of a mapping that were written before, in time proportional to their number.
struct DuplicateKeys {
  /// A key and the same key written before it, by the numbers of their nodes.
  struct Pair {
    let first: Int
    let second: Int
  }

  /// Numbers of keys by their hash; kept between mappings so that it is allocated once.
  private var slots: [Int32] = []

  /// The repeated keys of a mapping whose children are complete, in the order of the text.
  mutating func find(
    in mapping: Int, nodes: [YAMLTree.Record], texts: [UInt8]
  ) -> [Pair] {
    let count = Int(nodes[mapping].count)
    guard count > 1 else { return [] }
    let isHashed = count > 8
    if isHashed { clearSlots(for: count) }
    var pairs: [Pair] = []
    var key = mapping + 1
    let end = Int(nodes[mapping].next)
    texts.withUnsafeBufferPointer { texts in
      while key < end {
        if nodes[key].kind == .text {
          let first =
            isHashed
            ? earlierByHash(than: key, nodes, texts)
            : earlier(than: key, in: mapping, nodes, texts)
          if let first { pairs.append(Pair(first: first, second: key)) }
        }
        key = Int(nodes[Int(nodes[key].next)].next)
      }
    }
    return pairs
  }

  private mutating func clearSlots(for count: Int) {
    var size = 32
    while size < count * 2 { size *= 2 }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(-1, count: size))
  }

  private func earlier(
    than key: Int, in mapping: Int, _ nodes: [YAMLTree.Record],
    _ texts: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var candidate = mapping + 1
    while candidate < key {
      if equal(nodes[candidate], nodes[key], texts) { return candidate }
      candidate = Int(nodes[Int(nodes[candidate].next)].next)
    }
    return nil
  }

  private mutating func earlierByHash(
    than key: Int, _ nodes: [YAMLTree.Record], _ texts: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    // Swift's hasher is seeded anew in each process, so that no file can be made to collide.
    var hasher = Hasher()
    let start = Int(nodes[key].start)
    let text = UnsafeBufferPointer(rebasing: texts[start..<(start + Int(nodes[key].count))])
    hasher.combine(bytes: UnsafeRawBufferPointer(text))
    var slot = hasher.finalize() & (slots.count - 1)
    while slots[slot] >= 0 {
      let candidate = Int(slots[slot])
      if equal(nodes[candidate], nodes[key], texts) { return candidate }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(key)
    return nil
  }

  private func equal(
    _ left: YAMLTree.Record, _ right: YAMLTree.Record, _ texts: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.kind == .text, left.count == right.count else { return false }
    let (first, second) = (Int(left.start), Int(right.start))
    for index in 0..<Int(left.count) where texts[first + index] != texts[second + index] {
      return false
    }
    return true
  }
}
