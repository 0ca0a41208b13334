package import Readiness

extension Workbook {
  /// The workbook of one country's gap report.
  package init(_ report: GapReport) {
    let date = report.assessment.date
    self.init(title: "\(report.countryName), \(date)", dated: date, sheets: report.sheets)
  }

  /// The workbook of countries side by side.
  package init(_ report: ComparisonReport) {
    let date = report.comparison.date
    self.init(title: "Readiness of countries, \(date)", dated: date, sheets: report.sheets)
  }

  /// The workbook of countries on one date after another.
  package init(_ panel: PanelReport) {
    let dates = panel.reports.map(\.comparison.date)
    self.init(
      title: "Readiness of countries, \(dates[0]) to \(dates[dates.count - 1])",
      dated: dates[dates.count - 1], sheets: panel.sheets)
  }

  /// The workbook of the global review.
  package init(_ report: ReviewReport) {
    let date = report.review.date
    self.init(title: "\(report.title), \(date)", dated: date, sheets: report.sheets)
  }
}
