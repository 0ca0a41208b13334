/// Writes shares and intervals as percents, so that what is printed contains what is true.
///
/// Section 5 of the language, "Printing": low ends are rounded down and high ends up; equal ends
/// are one number, rounded to nearest, with `≈` where that is inexact.
public enum ScoreText {
  /// The interval of a score with that many decimals: `12.5% to 50%`, `50%`, `≈33.3%`.
  public static func interval(_ score: Score, places: Int = 1) -> String {
    score.applies == .no
      ? "not applicable" : interval(from: score.low, to: score.high, places: places)
  }

  public static func interval(from low: Share, to high: Share, places: Int = 1) -> String {
    guard low != high else { return nearest(low, places: places) }
    return "\(down(low, places: places)) to \(up(high, places: places))"
  }

  /// The share rounded down.
  public static func down(_ share: Share, places: Int = 1) -> String {
    text(share.trillionths / unit(places), places)
  }

  /// The share rounded up.
  public static func up(_ share: Share, places: Int = 1) -> String {
    text((share.trillionths + unit(places) - 1) / unit(places), places)
  }

  /// The share rounded to nearest, with `≈` where that is not exact.
  public static func nearest(_ share: Share, places: Int = 1) -> String {
    let unit = unit(places)
    let rounded = (2 * share.trillionths + unit) / (2 * unit)
    return (rounded * unit == share.trillionths ? "" : "≈") + text(rounded, places)
  }

  /// A count's part of all, rounded to a tenth of a percent, but never to none or all where it is
  /// not.
  static func part(_ count: Int, of all: Int) -> String {
    guard all > 0, count > 0 else { return "0%" }
    guard count < all else { return "100%" }
    let tenths = (2000 * count + all) / (2 * all)
    if tenths == 0 { return "<0.1%" }
    if tenths == 1000 { return ">99.9%" }
    return text(Int64(tenths), 1)
  }

  /// How many trillionths one unit of the last decimal of a percent is.
  static func unit(_ places: Int) -> Int64 {
    (0..<min(max(places, 0), 10)).reduce(10_000_000_000) { unit, _ in unit / 10 }
  }

  private static func text(_ units: Int64, _ places: Int) -> String {
    DecimalDigits.text(of: Int128(units), places: places) + "%"
  }
}

extension Verdict {
  /// The verdict without its share and its blockers.
  var word: String {
    switch self {
    case .met: "met"
    case .partlyMet: "partly met"
    case .notMet: "not met"
    case .notApplicable: "not applicable"
    case .unknown: "unknown"
    }
  }

  /// The verdict in the words of rule tests and reports.
  ///
  /// An open criterion is shown with its range, and with the words `not fully met` where no answer
  /// could make it met.
  public func text(of score: Score, under rulebook: Rulebook) -> String {
    switch self {
    case .met: return "met"
    case .partlyMet(let share): return "partly met, \(ScoreText.nearest(share, places: 2))"
    case .notMet(let blockers):
      guard !blockers.isEmpty else { return "not met" }
      return "not met, blocked by "
        + blockers.map { rulebook.criteria[$0].id }.joined(separator: ", ")
    case .notApplicable: return "not applicable"
    case .unknown:
      let range = ScoreText.interval(from: score.low, to: score.high)
      let mayNotApply = score.applies == .unknown ? "may not apply; " : ""
      return "unknown, \(mayNotApply)\(range)" + (score.high < .one ? ", not fully met" : "")
    }
  }
}
