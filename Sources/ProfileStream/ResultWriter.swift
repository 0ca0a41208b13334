import Readiness

/// Writes what was concluded about one country after another, a line each.
///
/// The line is JSON as `ComparisonReport` writes it, put together from pieces that are made once.
struct ResultWriter: ~Copyable {
  private let fragments: Fragments
  private let head: Fragment
  private let areaHeads: FixedStorage<Fragment>
  private let edition: Fragment
  private let high: Fragment
  private let settled: Fragment
  private let areas: Fragment
  private let leastStages: FixedStorage<Fragment>
  private let greatestStages: FixedStorage<Fragment>
  /// What stands behind `"low":` where a group does not apply.
  private let noScore: Fragment
  private let noStages: Fragment
  private let noSettled: Fragment
  private let mayApply: Fragment
  private let verdicts: Fragment
  private let criterionHeads: FixedStorage<Fragment>
  private let words: FixedStorage<Fragment>
  private let withVerdicts: Bool
  /// No line is longer, the country left out.
  private let longest: Int

  init(
    under rulebook: Rulebook, edition: Edition, withVerdicts: Bool, isCounted: (Int) -> Bool
  ) {
    var bytes: [UInt8] = []
    func piece(_ text: String) -> Fragment {
      let fragment = Fragment(start: Int32(bytes.count), count: Int32(text.utf8.count))
      bytes += Array(text.utf8)
      return fragment
    }
    func quoted(_ text: String) -> String { JSONValue.string(text).line }
    func storage(_ fragments: [Fragment]) -> FixedStorage<Fragment> {
      let storage = FixedStorage(repeating: Fragment(start: 0, count: 0), count: fragments.count)
      for (number, fragment) in fragments.enumerated() { storage[number] = fragment }
      return storage
    }
    self.withVerdicts = withVerdicts
    head = piece(#"{"country":"#)
    self.edition = piece(#"","edition":""# + edition.rawValue + #"","leftOut":"#)
    high = piece(#","high":"#)
    settled = piece(#","settled":"#)
    areas = piece(#","areas":{"#)
    noScore = piece(#"null,"high":null,"settled":null,"applies":"no""#)
    noStages = piece(#","stages":null}"#)
    noSettled = piece("null")
    mayApply = piece(#","applies":"unknown""#)
    verdicts = piece(#"},"verdicts":{"#)
    areaHeads = storage(
      rulebook.areas.enumerated().map { number, area in
        piece((number == 0 ? "" : ",") + quoted(area.id) + #":{"low":"#)
      })
    leastStages = storage(rulebook.stages.map { piece(#","stages":["# + quoted($0)) })
    greatestStages = storage(rulebook.stages.map { piece("," + quoted($0) + "]}") })
    var isFirst = true
    criterionHeads = storage(
      rulebook.criteria.enumerated().map { number, criterion in
        guard isCounted(number) else { return Fragment(start: 0, count: 0) }
        defer { isFirst = false }
        return piece((isFirst ? "" : ",") + quoted(criterion.id) + ":")
      })
    words = storage(
      ["met", "partly met", "not met", "not applicable", "unknown"].map { piece(quoted($0)) })
    fragments = Fragments(bytes)
    let stage = rulebook.stages.map { quoted($0).utf8.count }.max() ?? 0
    longest =
      bytes.count + 256 + rulebook.areas.count * (128 + 2 * stage) + rulebook.criteria.count * 32
      + Fragments.step
  }

  /// Writes the line of one country on one date.
  ///
  /// - Parameters:
  ///   - concluded: What was concluded about it.
  ///   - country: In quotation marks and escaped, as JSON has it.
  ///   - asOf: The date up to which its assessor looked.
  ///   - date: The date that it was assessed for.
  ///   - leftOut: How many statements the edition leaves out.
  ///   - output: Where the line goes.
  func write(
    _ concluded: borrowing SerialAssessment, country: TextBytes, asOf: CalendarDate,
    on date: CalendarDate, leftOut: Int, to output: inout OutputBytes
  ) {
    output.reserve(longest + country.count)
    output.appendReserved(head, of: fragments)
    output.append(country)
    output.append(#","asOf":""#)
    output.append(date)
    output.append(#"","profileAsOf":""#)
    output.append(asOf)
    output.appendReserved(edition, of: fragments)
    if leftOut == 0 { output.append("0") } else { output.append(String(leftOut)) }
    output.append(#","low":"#)
    writeScore(concluded.framework, to: &output)
    output.appendReserved(areas, of: fragments)
    for area in 0..<areaHeads.count {
      output.appendReserved(areaHeads[area], of: fragments)
      let outcome = concluded.areas[area]
      writeScore(outcome, to: &output)
      if let stages = outcome.stages {
        output.appendReserved(leastStages[stages.lowerBound], of: fragments)
        output.appendReserved(greatestStages[stages.upperBound], of: fragments)
      } else {
        output.appendReserved(noStages, of: fragments)
      }
    }
    if withVerdicts { writeVerdicts(concluded, to: &output) }
    output.append("}}\n")
  }

  @inline(__always)
  private func writeScore(_ outcome: Assessment.GroupOutcome, to output: inout OutputBytes) {
    guard outcome.score.applies != .no else {
      output.appendReserved(noScore, of: fragments)
      return
    }
    output.appendReserved(outcome.score.low)
    output.appendReserved(high, of: fragments)
    output.appendReserved(outcome.score.high)
    output.appendReserved(settled, of: fragments)
    if let settled = outcome.settled {
      output.appendReserved(settled)
    } else {
      output.appendReserved(noSettled, of: fragments)
    }
    if outcome.score.applies == .unknown { output.appendReserved(mayApply, of: fragments) }
  }

  private func writeVerdicts(
    _ concluded: borrowing SerialAssessment, to output: inout OutputBytes
  ) {
    output.appendReserved(verdicts, of: fragments)
    for criterion in 0..<criterionHeads.count where criterionHeads[criterion].count > 0 {
      output.appendReserved(criterionHeads[criterion], of: fragments)
      let word =
        switch concluded.verdict(on: criterion) {
        case .met: 0
        case .partlyMet: 1
        case .notMet: 2
        case .notApplicable: 3
        case .unknown: 4
        }
      output.appendReserved(words[word], of: fragments)
    }
  }
}
