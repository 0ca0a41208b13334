import Testing

@testable import Readiness

struct CalendarDateTests {
  /// Year by year, counted with the rule for leap years alone.
  @Test(arguments: [1...5, 1582...1583, 1801...2100, 9900...9999])
  func `Every day of a year follows the one before it and reads back`(years: ClosedRange<Int>) {
    var expected = years.lowerBound == 1 ? 0 : day("\(padded(years.lowerBound))-01-01").day
    for year in years {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        #expect(CalendarDate(year: year, month: month + 1, day: length + 1) == nil)
        for dayOfMonth in 1...length {
          let date = CalendarDate(year: year, month: month + 1, day: dayOfMonth)
          guard let date, date.day == expected, date.components == (year, month + 1, dayOfMonth),
            CalendarDate(date.description) == date
          else {
            Issue.record("\(year)-\(month + 1)-\(dayOfMonth) comes out as \(date?.day ?? -1)")
            return
          }
          expected += 1
        }
      }
    }
  }

  private func padded(_ year: Int) -> String {
    String(repeating: "0", count: 4 - String(year).count) + String(year)
  }

  @Test(arguments: [
    ("0001-01-01", 0), ("0001-12-31", 364), ("0004-02-29", 1154), ("1970-01-01", 719_162),
    ("2000-02-29", 730_178), ("2010-03-25", 733_855), ("9999-12-31", 3_652_058),
  ])
  func `Days have their known numbers`(text: String, number: Int32) {
    #expect(day(text).day == number)
    #expect(day(text).description == text)
  }

  @Test(arguments: [
    "", "2010-3-25", "2010-03-5", "10-03-25", "2010/03/25", "2010-03-25 ", " 2010-03-25",
    "2010-03-25T00:00", "20100325", "2010-13-01", "2010-00-01", "2010-01-00", "2010-04-31",
    "2011-02-29", "1900-02-29", "2100-02-29", "0000-12-31", "10000-01-01", "-001-01-01",
    "2010-03-2a", "２０１０-03-25", "2010–03–25", "٢٠١٠-03-25", "unknown",
  ])
  func `What is not written like a day is none`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [
    ("2024-02-29", "1 year", "2025-02-28"), ("2024-02-29", "4 years", "2028-02-29"),
    ("2025-01-31", "1 month", "2025-02-28"), ("2024-01-31", "1 month", "2024-02-29"),
    ("2025-01-31", "3 months", "2025-04-30"), ("2025-12-31", "2 months", "2026-02-28"),
    ("2025-11-15", "14 months", "2027-01-15"), ("2025-12-31", "1 day", "2026-01-01"),
    ("2025-01-01", "365 days", "2026-01-01"), ("2025-06-30", "0 days", "2025-06-30"),
    ("9999-12-31", "1 day", "9999-12-31"), ("9999-01-15", "12 months", "9999-12-31"),
    ("9998-12-31", "12 months", "9999-12-31"), ("5000-01-01", "9999 years", "9999-12-31"),
    ("0001-01-01", "9999 days", "0028-05-18"),
  ])
  func `A period added keeps the day, clamped to the month and to the calendar`(
    start: String, period: String, end: String
  ) {
    #expect(Period(period).map { day(start).adding($0).description } == end)
  }

  @Test(arguments: [
    ("2024-02-29", "1 year", "2023-02-28"), ("2025-03-31", "1 month", "2025-02-28"),
    ("2025-01-31", "2 months", "2024-11-30"), ("2025-01-01", "1 day", "2024-12-31"),
    ("0001-01-01", "1 day", "0001-01-01"), ("0001-12-31", "12 months", "0001-01-01"),
    ("0002-01-31", "12 months", "0001-01-31"), ("2025-01-01", "9999 years", "0001-01-01"),
  ])
  func `A period taken away keeps the day, clamped to the month and to the calendar`(
    start: String, period: String, end: String
  ) {
    #expect(Period(period).map { day(start).subtracting($0).description } == end)
  }

  @Test(arguments: [(-1, "0001-01-01"), (0, "0001-01-01"), (3_652_059, "9999-12-31")])
  func `A number of a day outside the calendar is clamped to it`(number: Int, text: String) {
    #expect(CalendarDate(clampingDay: number).description == text)
  }

  @Test func `Days are ordered as they pass`() {
    #expect(day("2010-03-25") < day("2010-03-26"))
    #expect(CalendarDate.earliest < .latest)
  }
}

struct PeriodTests {
  @Test(arguments: [
    ("1 year", 1, Period.Unit.years), ("10 years", 10, .years), ("18 months", 18, .months),
    ("1 month", 1, .months), ("90 days", 90, .days), ("1 day", 1, .days), ("0 days", 0, .days),
    ("9999 days", 9999, .days),
  ])
  func `A length of time reads and is written alike`(text: String, count: Int, unit: Period.Unit) {
    #expect(Period(text) == Period(count: count, unit: unit))
    #expect(Period(text)?.description == text)
  }

  @Test(arguments: [
    "", "1", "year", "1 years", "2 year", "0 day", "10000 days", "-1 days", "1.5 years",
    "1  year", " 1 year", "1 year ", "1 Year", "1 week", "٢ years", "+1 day", "1 year 2 months",
  ])
  func `What is not a number of years, months or days is none`(text: String) {
    #expect(Period(text) == nil)
  }
}
