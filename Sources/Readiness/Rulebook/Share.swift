/// A share from 0 to 1, exact to 12 decimals: a score, a credit or the ceiling of a cap.
public struct Share: Hashable, Comparable, Sendable {
  /// The share in units of 10 to the power of −12, from 0 to 1,000,000,000,000.
  public let trillionths: Int64

  public static let zero = Share(trillionths: 0)
  public static let one = Share(trillionths: 1_000_000_000_000)

  public init(trillionths: Int64) {
    self.trillionths = trillionths
  }

  /// The share that `50%` or `33.5%` names: at most 100 %, with at most 10 decimals.
  public init?(percent text: some StringProtocol) {
    guard text.last == "%",
      let digits = DecimalDigits(text.dropLast(), digitsBeforePoint: 3, digitsAfterPoint: 10),
      let trillionths = Int64(exactly: digits.scaled(to: 10)), trillionths <= Share.one.trillionths
    else { return nil }
    self.trillionths = trillionths
  }

  public static func < (left: Share, right: Share) -> Bool {
    left.trillionths < right.trillionths
  }
}

extension Share: CustomStringConvertible {
  /// The share as an exact percent: `50%`, `33.3333333333%`.
  public var description: String {
    DecimalDigits.text(of: Int128(trillionths), places: 10) + "%"
  }

  /// All 12 decimals: `0.333333333333`.
  public var decimals: String {
    let digits = String(trillionths)
    let padded = String(repeating: "0", count: max(0, 13 - digits.count)) + digits
    return padded.dropLast(12) + "." + padded.suffix(12)
  }
}
