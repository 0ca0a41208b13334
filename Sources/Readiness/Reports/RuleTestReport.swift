/// What rule tests showed, for a person and for build servers.
public struct RuleTestReport: Sendable {
  let run: RuleTestRun
  let rulebook: Rulebook
  let files: SourceFiles

  public init(_ run: RuleTestRun, rulebook: Rulebook, files: SourceFiles) {
    self.run = run
    self.rulebook = rulebook
    self.files = files
  }

  /// Failures with expected, actual and the shortest explanation; then what is not covered.
  public func text(withCoverage: Bool) -> String {
    var text = ""
    for failure in run.failures { text += self.text(of: failure) + "\n" }
    if withCoverage {
      for item in run.uncovered {
        text += "\(place(item.location)): \(item.id): \(item.missing)\n"
      }
      let shown = run.coverable - run.uncovered.count
      text += "coverage: \(shown) of \(run.coverable)"
      if run.coverable > 0 {
        let share = Share(
          trillionths: Int64(shown) * Share.one.trillionths / Int64(run.coverable))
        text += ", \(ScoreText.down(share))"
      }
      text += "\n"
    }
    let failed = run.results.count { !$0.failures.isEmpty }
    return text + "\(run.results.count - failed) passed, \(failed) failed\n"
  }

  private func text(of failure: RuleTestFailure) -> String {
    var text = "\(place(failure.expectation.location)): \(failure.test.name)\n"
    text += "  \(failure.expectation.id)\n"
    text += "  expected  \(failure.expectation.words)\n"
    text += "  actual    \(failure.actual)\n"
    if case .criterion(let number) = failure.expectation.subject {
      let origin = ReportOrigin(engineVersion: "", rulesDigest: "", profileDigest: "")
      let explanation = ExplanationReport(
        GapReport(failure.assessment, countryName: "", origin: origin),
        style: TextStyle(isColoured: false))
      for line in explanation.tree(of: number, inFull: false) { text += line + "\n" }
    }
    return text
  }

  private func place(_ location: FileLocation) -> String {
    "\(files.path(of: location)):\(location.line):\(location.column)"
  }

  /// A report in the form that JUnit's Ant task established.
  public func junit() -> String {
    let failed = run.results.count { !$0.failures.isEmpty }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text +=
      "<testsuite name=\"rules\" tests=\"\(run.results.count)\" failures=\"\(failed)\" "
      + "errors=\"0\" skipped=\"0\">\n"
    for (test, failures) in run.results {
      let area = rulebook.areas[test.area].id
      text += "  <testcase classname=\"\(Self.escaped(area))\" name=\"\(Self.escaped(test.name))\""
      guard !failures.isEmpty else {
        text += "/>\n"
        continue
      }
      text += ">\n"
      for failure in failures {
        let message =
          "\(failure.expectation.id): expected \(failure.expectation.words), "
          + "actual \(failure.actual)"
        text += "    <failure message=\"\(Self.escaped(message))\">"
        text += Self.escaped(self.text(of: failure)) + "</failure>\n"
      }
      text += "  </testcase>\n"
    }
    return text + "</testsuite>\n"
  }

  /// The text as XML 1.0 allows it; characters that it forbids become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
