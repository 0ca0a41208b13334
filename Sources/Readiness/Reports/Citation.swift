extension Assessment {
  /// `gpc-2010, activities, Buenos Aires (official, dated 2010-05-05)`.
  func citation(ofStatement number: Int) -> GapReport.Citation {
    let statement = profile.statements[number]
    let since =
      switch statement.kind {
      case .state:
        statement.until.map { "from \(statement.start) until \($0)" }
          ?? "since \(statement.start)"
      case .observation: "on \(statement.start)"
      }
    guard let evidence = statement.evidence.map({ profile.evidence[$0] }) else {
      return GapReport.Citation(
        evidence: nil, text: "no source named (\(statement.grade.name), \(since))")
    }
    let place = statement.at.map { ", \($0)" } ?? ""
    return GapReport.Citation(
      evidence: evidence,
      text: "\(evidence.id)\(place) (\(evidence.grade.name), "
        + "\(evidence.isSeen ? "seen" : "dated") \(evidence.date); \(since))")
  }
}
