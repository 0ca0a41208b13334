import Readiness

/// A day as year, month and day, counted without the engine's calendar.
struct ReferenceDate: Comparable, CustomStringConvertible {
  var year: Int
  var month: Int
  var day: Int

  static let earliest = ReferenceDate(year: 1, month: 1, day: 1)
  static let latest = ReferenceDate(year: 9999, month: 12, day: 31)

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    precondition(parts.count == 3, "a date has year, month and day")
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  init(_ date: CalendarDate) {
    self.init(date.description)
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: width - String(number).count) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    if month == 2 {
      return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// The days from 0001-01-01 to this one.
  var ordinal: Int128 {
    let past = year - 1
    let months = (1..<month).reduce(0) { $0 + Self.length(ofMonth: $1, year: year) }
    return Int128(past * 365 + past / 4 - past / 100 + past / 400 + months + day - 1)
  }

  /// The day `period` later or, with a sign of −1, earlier.
  func moved(by period: Period, sign: Int) -> ReferenceDate {
    switch period.unit {
    case .days: moved(days: sign * period.count)
    case .months: moved(months: sign * period.count)
    case .years: moved(months: sign * period.count * 12)
    }
  }

  private func moved(months: Int) -> ReferenceDate {
    let total = year * 12 + month - 1 + months
    guard total >= 12 else { return .earliest }
    guard total < 10_000 * 12 else { return .latest }
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    return ReferenceDate(
      year: newYear, month: newMonth,
      day: min(day, Self.length(ofMonth: newMonth, year: newYear)))
  }

  func moved(days: Int) -> ReferenceDate {
    var result = self
    result.day += days
    while result.day < 1 {
      (result.year, result.month) =
        result.month == 1 ? (result.year - 1, 12) : (result.year, result.month - 1)
      guard result.year >= 1 else { return .earliest }
      result.day += Self.length(ofMonth: result.month, year: result.year)
    }
    while result.day > Self.length(ofMonth: result.month, year: result.year) {
      result.day -= Self.length(ofMonth: result.month, year: result.year)
      (result.year, result.month) =
        result.month == 12 ? (result.year + 1, 1) : (result.year, result.month + 1)
      guard result.year <= 9999 else { return .latest }
    }
    return result
  }
}
