/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// Days are whole numbers, so that no time zone, locale or library version can move one.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// The number of days since 0001-01-01, which is day 0.
  public let day: Int32

  public static let earliest = CalendarDate(day: 0)
  public static let latest = CalendarDate(day: 3_652_058)

  private init(day: Int32) {
    self.day = day
  }

  /// The day with that number, or the nearest day of the calendar.
  public init(clampingDay day: Int) {
    self.day = Int32(min(max(day, 0), Int(Self.latest.day)))
  }

  /// The day of that year, month and day of the month, if the calendar has it.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.day = Int32(Self.daysBefore(year: year, month: month) + day - 1)
  }

  /// The day written as `2010-03-25`, ten ASCII characters and nothing else.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    let read = text.withUTF8 { CalendarDate(ascii: UnsafeRawBufferPointer($0)) }
    guard let read else { return nil }
    self = read
  }

  /// The same, from bytes that need not be a text of their own.
  package init?(ascii bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    var isWritten = true
    func digit(_ index: Int) -> Int {
      let digit = bytes[index] &- 0x30
      isWritten = isWritten && digit <= 9
      return Int(digit)
    }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    let day = digit(8) * 10 + digit(9)
    guard isWritten else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public var components: (year: Int, month: Int, day: Int) {
    // Era arithmetic of the civil calendar, years counted from March so that leap days come last.
    let shifted = Int(day) + 306
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  /// The day `period` later; months and years keep the day of the month, clamped to its length.
  public func adding(_ period: Period) -> CalendarDate {
    moved(by: period, sign: 1)
  }

  /// The day `period` earlier; months and years keep the day of the month, clamped to its length.
  public func subtracting(_ period: Period) -> CalendarDate {
    moved(by: period, sign: -1)
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.day < right.day
  }

  private func moved(by period: Period, sign: Int) -> CalendarDate {
    let months: Int
    switch period.unit {
    case .days: return CalendarDate(clampingDay: Int(day) + sign * period.count)
    case .months: months = sign * period.count
    case .years: months = sign * period.count * 12
    }
    let (year, month, dayOfMonth) = components
    let total = year * 12 + (month - 1) + months
    guard total >= 12 else { return .earliest }
    guard total < 120_000 else { return .latest }
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let newDay = min(dayOfMonth, Self.length(ofMonth: newMonth, year: newYear))
    return CalendarDate(
      day: Int32(Self.daysBefore(year: newYear, month: newMonth) + newDay - 1))
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func daysBefore(year: Int, month: Int) -> Int {
    let past = year - 1
    // The days of the months before, as if all months had 30 or 31 in turn, less February's.
    let beforeMonth = (367 * month - 362) / 12 - (month > 2 ? 2 : 0)
    return past * 365 + past / 4 - past / 100 + past / 400 + beforeMonth
      + (month > 2 && isLeap(year) ? 1 : 0)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The day as `2010-03-25`.
  public var description: String {
    let (year, month, day) = components
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A length of time as people state it: `10 years`, `18 months`, `90 days`, `1 year`.
public struct Period: Hashable, Sendable {
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    case years
    case months
    case days
  }

  /// From 0 to 9999.
  public let count: Int
  public let unit: Unit

  public init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// The period written with at most four digits and a unit, which is singular only after `1`.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard let blank = bytes.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    let digits = bytes[..<blank]
    let word = bytes[bytes.index(after: blank)...]
    guard (1...4).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let count = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let unit = Unit.allCases.first { unit in
      let plural = unit.rawValue.utf8
      return count == 1 ? word.elementsEqual(plural.dropLast()) : word.elementsEqual(plural)
    }
    guard let unit else { return nil }
    self.init(count: count, unit: unit)
  }
}

extension Period: CustomStringConvertible {
  public var description: String {
    "\(count) \(count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
  }
}
