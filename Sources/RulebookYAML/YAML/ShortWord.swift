/// A text of at most 16 bytes as two machine words, so that keys are compared without a call.
struct ShortWord: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count <= 16 else { return nil }
    var shift: UInt64 = 0
    for byte in bytes {
      if shift < 64 {
        low |= UInt64(byte) << shift
      } else {
        high |= UInt64(byte) << (shift - 64)
      }
      shift += 8
    }
  }
}
