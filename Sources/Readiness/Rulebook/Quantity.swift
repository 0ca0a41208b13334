/// A number of a rulebook or profile, exact to six decimals.
///
/// Written in ASCII digits with `.` as decimal point, never negative, with at most 15 digits
/// before the point and 6 after it.
public struct Quantity: Hashable, Comparable, Sendable {
  /// The number in millionths, from 0 to 999,999,999,999,999,999,999.
  public let millionths: Int128

  public init(millionths: Int128) {
    self.millionths = millionths
  }

  public init(_ whole: Int) {
    millionths = Int128(whole) * 1_000_000
  }

  public init?(_ text: some StringProtocol) {
    self.init(bytes: text.utf8)
  }

  init?(bytes: some Sequence<UInt8>) {
    guard
      let digits = DecimalDigits(bytes: bytes, digitsBeforePoint: 15, digitsAfterPoint: 6)
    else { return nil }
    millionths = digits.scaled(to: 6)
  }

  public var isWhole: Bool {
    millionths % 1_000_000 == 0
  }

  public static func < (left: Quantity, right: Quantity) -> Bool {
    left.millionths < right.millionths
  }
}

extension Quantity: CustomStringConvertible {
  /// The number with as many decimals as it needs: `25`, `0.5`.
  public var description: String {
    DecimalDigits.text(of: millionths, places: 6)
  }
}

/// The digits of a decimal number, read without regard to locale.
struct DecimalDigits {
  private let value: Int128
  private let decimals: Int

  /// Reads ASCII digits with at most one point, which stands between digits.
  init?(_ text: some StringProtocol, digitsBeforePoint: Int, digitsAfterPoint: Int) {
    self.init(
      bytes: text.utf8, digitsBeforePoint: digitsBeforePoint, digitsAfterPoint: digitsAfterPoint)
  }

  init?(bytes: some Sequence<UInt8>, digitsBeforePoint: Int, digitsAfterPoint: Int) {
    var value: Int128 = 0
    var before = 0
    var after: Int?
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        value = value * 10 + Int128(byte - 0x30)
        if let digits = after { after = digits + 1 } else { before += 1 }
        guard before <= digitsBeforePoint, after ?? 0 <= digitsAfterPoint else { return nil }
      case 0x2E where after == nil: after = 0
      default: return nil
      }
    }
    guard before > 0, after != 0 else { return nil }
    self.value = value
    decimals = after ?? 0
  }

  /// How many decimals were written.
  var places: Int { decimals }

  /// The number as a whole number of units of 10 to the power of −`places`.
  func scaled(to places: Int) -> Int128 {
    (decimals..<max(places, decimals)).reduce(value) { value, _ in value * 10 }
  }

  /// The shortest decimal text of a number of units of 10 to the power of −`places`.
  static func text(of units: Int128, places: Int) -> String {
    // Digit by digit from the right, because reports write thousands of numbers.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { bytes in
      var first = bytes.count
      func write(_ byte: UInt8) {
        first -= 1
        bytes[first] = byte
      }
      var rest = units.magnitude
      var place = 0
      while rest > 0 || place <= places {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        // Zeros at the end of the fraction are left out, and with all of them the point.
        if place >= places || digit != 0 || first < bytes.count {
          if place == places, first < bytes.count { write(UInt8(ascii: ".")) }
          write(UInt8(ascii: "0") + UInt8(digit))
        }
        rest = quotient
        place += 1
      }
      if units < 0 { write(UInt8(ascii: "-")) }
      return String(decoding: bytes[first...], as: UTF8.self)
    }
  }
}
