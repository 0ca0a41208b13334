import TestTools
import Testing

/// What `make test` installs for the tests.
struct TestProgramsTests {
  @Test func `Every program that a test may need is installed by make test`() throws {
    let lines = try contents(of: repository + "/Makefile").split(separator: "\n")
    let assignment = try #require(lines.firstIndex { $0.hasPrefix("TEST_PACKAGES :=") })
    let continued = lines[assignment...].prefix { $0.hasSuffix("\\") }.count
    let words = lines[assignment...].prefix(continued + 1).joined(separator: " ")
      .split { $0 == " " || $0 == "\\" }.dropFirst(2).map(String.init)
    let python = try contents(of: repository + "/Tests/requirements.txt").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { String($0.prefix { $0 != "=" }) }
    #expect((words + python).sorted() == OutsideProgram.allCases.map(\.package).sorted())
  }
}
