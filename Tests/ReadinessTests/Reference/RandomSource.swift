/// A stream of random numbers that depends on its seed alone: SplitMix64.
struct RandomSource {
  private var state: UInt64
  /// What is drawn before anything is random, so that a fuzzer can choose.
  private var chosen: ArraySlice<UInt8> = []

  init(seed: UInt64) {
    state = seed
  }

  init(chosen: ArraySlice<UInt8>) {
    self.chosen = chosen
    state = 0
  }

  mutating func next() -> UInt64 {
    if !chosen.isEmpty {
      return (0..<8).reduce(0) { number, _ in number << 8 | UInt64(chosen.popFirst() ?? 0) }
    }
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    if bound <= 256, let choice = chosen.popFirst() { return Int(choice) % bound }
    return Int(next() % UInt64(bound))
  }

  /// A number from the range, both ends included.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func chance(_ percent: Int) -> Bool {
    below(100) < percent
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.reversed() {
      result.swapAt(index, below(index + 1))
    }
    return result
  }

  /// Between `least` and all of the elements, in the order in which they came.
  mutating func subset<Element>(of elements: [Element], atLeast least: Int) -> [Element] {
    let count = within(least...max(least, elements.count))
    let chosen = shuffled(Array(elements.indices)).prefix(count).sorted()
    return chosen.map { elements[$0] }
  }
}
