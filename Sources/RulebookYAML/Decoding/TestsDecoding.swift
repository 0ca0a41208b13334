import Readiness

enum TestsKey: String, RecordKey {
  case kind, format, area
  case asOf = "as of"
  case base, cases, unnoticed
  static let shape = RecordShape<TestsKey>("a tests file", required: [.area, .asOf, .cases])
}

enum CaseKey: String, RecordKey {
  case name
  case asOf = "as of"
  case with, expect
  static let shape = RecordShape<CaseKey>("a case", required: [.name, .expect])
}

enum UnnoticedKey: String, RecordKey {
  case id, change, because
  static let shape = RecordShape<UnnoticedKey>(
    "an unnoticed change", required: [.id, .change, .because])
}

extension DocumentReader {
  mutating func tests() -> TestsDeclaration? {
    guard let fields = fields(YAMLTree.root, TestsKey.self) else { return nil }
    let area = identifier(fields[.area])
    let asOf = date(fields[.asOf])
    let base = statedFacts(fields[.base], mayBeEmpty: true)
    let cases = list(fields[.cases], "a list of cases", mayBeEmpty: true) { $0.testCase($1) }
    let unnoticed = list(fields[.unnoticed], "a list of unnoticed changes", mayBeEmpty: true) {
      $0.unnoticedChange($1)
    }
    guard let area, let asOf, let cases else { return nil }
    return TestsDeclaration(
      area: area, asOf: asOf, base: base ?? [], cases: cases, unnoticed: unnoticed ?? [])
  }

  private mutating func unnoticedChange(_ node: YAMLNode) -> TestsDeclaration.UnnoticedChange? {
    guard let fields = fields(node, UnnoticedKey.self) else { return nil }
    let id = identifier(fields[.id])
    let change = freeText(fields[.change])
    let because = freeText(fields[.because])
    guard let id, let change, let because else { return nil }
    return TestsDeclaration.UnnoticedChange(id: id, change: change, because: because)
  }

  private mutating func testCase(_ node: YAMLNode) -> TestsDeclaration.Case? {
    guard let fields = fields(node, CaseKey.self) else { return nil }
    let name = freeText(fields[.name])
    let asOf = date(fields[.asOf])
    let with = statedFacts(fields[.with], mayBeEmpty: true)
    let expect = entries(fields[.expect], "a mapping of outcomes") {
      $0.expectation($1, $2)
    }
    guard let name, let expect else { return nil }
    return TestsDeclaration.Case(name: name, asOf: asOf, with: with ?? [], expect: expect)
  }

  private mutating func expectation(
    _ key: YAMLNode, _ node: YAMLNode
  ) -> TestsDeclaration.Expectation? {
    guard let id = identifier(key), let outcome = text(node) else { return nil }
    return TestsDeclaration.Expectation(id: id, outcome: outcome)
  }
}
