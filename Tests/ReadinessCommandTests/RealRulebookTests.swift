import Foundation
import Testing

/// The repository's own rulebook and profiles.
struct RealRulebookTests {
  @Test func `A strict check finds nothing`() throws {
    let outcome = try readinessOfRepository(["check", "--strict", "--quiet"])
    expect(outcome)
  }

  @Test func `Every example holds and every outcome is shown`() throws {
    let outcome = try readinessOfRepository(["test", "--coverage"])
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("coverage: "))
    #expect(outcome.output.contains(", 100%\n"))
    #expect(outcome.output.hasSuffix(" passed, 0 failed\n"))
    #expect(outcome.error == "")
  }

  @Test func `Nothing that a document asks is left without a rule or a reason`() throws {
    expect(try readinessOfRepository(["trace", "--unmet"]))
  }

  @Test func `The most telling questions come first and the rest on demand`() throws {
    let first = try readinessOfRepository(["ask", "PAK"]).output
    let all = try readinessOfRepository(["ask", "PAK", "--all"]).output
    #expect(first.contains("\n20. ") && !first.contains("\n21. "))
    #expect(first.hasSuffix(" more questions: see all with --all.\n"))
    let listed = first.split(separator: "\n").dropLast().joined(separator: "\n")
    #expect(all.split(separator: "\n").joined(separator: "\n").hasPrefix(listed))
  }

  @Test(
    arguments: [
      "illegal-access", "illegal-interception", "data-interference", "system-interference",
      "computer-related-forgery", "computer-related-fraud",
    ])
  func `In 2010 Argentina has the offences of Articles 2 to 8 that are claimed`(
    criterion: String
  ) throws {
    let argentina = try Self.argentinaIn2010.get()
    let found = argentina.criteria.first { $0.id == criterion }
    #expect(found?.verdict == "met")
    let explanation = try readinessOfRepository(
      ["explain", "ARG", criterion, "--as-of", "2010-05-05"])
    #expect(explanation.output.hasPrefix("\(criterion): met (ARG, 2010-05-05)\n"))
    #expect(!explanation.output.contains("no source named"))
  }

  @Test func `In 2010 procedural law is among Argentina's pressing needs`() throws {
    let argentina = try Self.argentinaIn2010.get()
    let procedural = argentina.criteria.filter { $0.area == "procedural-law" }.map(\.id)
    let needs = argentina.gaps.filter(\.isPressingNeed).map(\.criterion)
    #expect(!Set(procedural).isDisjoint(with: needs), "pressing needs: \(needs)")
  }

  @Test func `In 2010 most of Argentina is unknown and shown as unknown`() throws {
    let argentina = try Self.argentinaIn2010.get()
    let unknown = argentina.criteria.count { $0.verdict == "unknown" }
    #expect(unknown * 2 > argentina.criteria.count)
    let report = try readinessOfRepository(["assess", "ARG", "--as-of", "2010-05-05"]).output
    #expect(report.contains("is not known (not stated)"))
  }

  @Test func `Argentina has become a Party since`() throws {
    let explanation = try readinessOfRepository(
      ["explain", "ARG", "treaty.budapest", "--as-of", "2010-05-05"]
    ).output
    #expect(!explanation.hasPrefix("treaty.budapest is party"))
    let today = try readinessOfRepository(["explain", "ARG", "treaty.budapest"]).output
    #expect(today.hasPrefix("treaty.budapest is party (In force for the country) (ARG, "))
  }

  /// As much of an assessment as these tests look at.
  private struct Assessment: Decodable, Sendable {
    struct Criterion: Decodable, Sendable {
      let id: String
      let area: String
      let verdict: String
    }
    struct Gap: Decodable, Sendable {
      let criterion: String
      let isPressingNeed: Bool
    }
    let criteria: [Criterion]
    let gaps: [Gap]
  }

  private static let argentinaIn2010 = Result {
    let outcome = try readinessOfRepository([
      "assess", "ARG", "--as-of", "2010-05-05", "--format", "json",
    ])
    return try JSONDecoder().decode(Assessment.self, from: Data(outcome.output.utf8))
  }
}
