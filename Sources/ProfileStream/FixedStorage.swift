/// A fixed number of trivial elements that a hot loop reads and writes without being counted.
struct FixedStorage<Element: BitwiseCopyable>: ~Copyable {
  let count: Int
  private let base: UnsafeMutablePointer<Element>

  init(repeating element: Element, count: Int) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: element, count: count)
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// Where the elements from an index on lie.
  @inline(__always)
  func pointer(at index: Int) -> UnsafePointer<Element> {
    assert(index >= 0 && index <= count)
    return UnsafePointer(base + index)
  }

  /// The first so many elements.
  func prefix(_ count: Int) -> UnsafeBufferPointer<Element> {
    assert(count <= self.count)
    return UnsafeBufferPointer(start: base, count: count)
  }

  func fill(with element: Element) {
    base.update(repeating: element, count: count)
  }
}
