import Readiness

/// Days at a steady distance, written `2001-01-01..2026-01-01/1y`.
struct DateSeries {
  /// More than twenty-seven years of days.
  static let most = 10_000

  let dates: [CalendarDate]

  init(_ text: String) throws(Failure) {
    let form = "write the first day, the last and the step: `2001-01-01..2026-01-01/1y`"
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let ends = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, ends.count == 3, ends[1].isEmpty else {
      throw .input("`\(text)` is no series of dates; \(form)")
    }
    guard let first = CalendarDate(ends[0]), let last = CalendarDate(ends[2]), first <= last else {
      throw .input("`\(parts[0])` is no span from one day to a later one; \(form)")
    }
    guard let step = Self.step(parts[1]) else {
      throw .input("`\(parts[1])` is no step; write years, months or days: `1y`, `6m`, `90d`")
    }
    var dates: [CalendarDate] = []
    // Counted from the first day each time, so that the 31st comes back after a shorter month.
    while let next = Self.day(dates.count, after: first, step), next <= last {
      guard dates.count < Self.most else {
        throw .input("`\(text)` is more than \(Self.most) dates; take a longer step")
      }
      dates.append(next)
    }
    self.dates = dates
  }

  /// The day so many steps after the first, or nil where the calendar has ended before.
  private static func day(_ steps: Int, after first: CalendarDate, _ step: Period) -> CalendarDate?
  {
    let count = steps * step.count
    let (year, month, _) = first.components
    let isInCalendar =
      switch step.unit {
      case .days: Int(first.day) + count <= Int(CalendarDate.latest.day)
      case .months: year * 12 + month - 1 + count < 120_000
      case .years: year + count <= 9999
      }
    return isInCalendar ? first.adding(Period(count: count, unit: step.unit)) : nil
  }

  private static func step(_ text: Substring) -> Period? {
    let units: [Character: Period.Unit] = ["y": .years, "m": .months, "d": .days]
    let digits = text.dropLast()
    guard let unit = text.last.flatMap({ units[$0] }), (1...4).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(digits), count > 0
    else { return nil }
    return Period(count: count, unit: unit)
  }
}
