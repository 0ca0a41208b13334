/// The same countries on one date after another.
public struct PanelReport: Sendable {
  package let reports: [ComparisonReport]

  /// - Parameter reports: One for each date, in their order; at least one, all made alike.
  public init(_ reports: [ComparisonReport]) {
    self.reports = reports
  }

  public func written(as format: ComparisonReport.Format, style: TextStyle) -> String {
    switch format {
    case .text: reports.map { $0.text(style: style) }.joined(separator: "\n")
    case .csv:
      Sheet.joined(reports.map(\.table)).csv
    case .json: json.text
    case .ndjson: reports.map { $0.written(as: .ndjson, style: style) }.joined()
    }
  }

  private var json: JSONValue {
    [
      "kind": "panel", "format": .int(1),
      "comparisons": .array(reports.map(\.json)),
    ]
  }
}
