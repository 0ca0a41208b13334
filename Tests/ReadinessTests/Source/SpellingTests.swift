import Testing

@testable import Readiness

struct SpellingTests {
  @Test(arguments: [
    ("wieght", "weight"), ("weigth", "weight"), ("weiht", "weight"), ("weightt", "weight"),
    ("WEIGHT", "weight"), ("titel", "title"), ("i", "id"), ("tittles", "title"),
  ])
  func `A slip of the pen finds the word that was meant`(written: String, meant: String) {
    #expect(Spelling.nearest(to: written, among: ["weight", "title", "id"]) == meant)
  }

  @Test(arguments: ["remedy", "wxyzht", "ttl", "", "xyz", "weightlessness"])
  func `A word that is far from all candidates finds none`(written: String) {
    #expect(Spelling.nearest(to: written, among: ["weight", "title"]) == nil)
  }

  @Test func `Of equally near candidates the first in alphabetical order is taken`() {
    #expect(Spelling.nearest(to: "law.x", among: ["law.c", "law.a", "law.b"]) == "law.a")
    #expect(Spelling.nearest(to: "law.x", among: ["law.a", "law.b", "law.c"]) == "law.a")
  }

  @Test func `The nearer candidate wins over the earlier one`() {
    #expect(Spelling.nearest(to: "staffing", among: ["staffing-a", "staffin"]) == "staffin")
  }

  @Test func `One change in three letters is near enough and no more`() {
    #expect(Spelling.nearest(to: "abcdef", among: ["abcdxy"]) == "abcdxy")
    #expect(Spelling.nearest(to: "abcdef", among: ["abcxyz"]) == nil)
    #expect(Spelling.nearest(to: "ab", among: ["ax"]) == "ax")
    #expect(Spelling.nearest(to: "ab", among: ["xy"]) == nil)
  }

  @Test func `Letters beyond ASCII are letters`() {
    #expect(Spelling.nearest(to: "Côte", among: ["Cote", "Chad"]) == "Cote")
  }

  @Test func `Without candidates nothing is found`() {
    #expect(Spelling.nearest(to: "law", among: []) == nil)
  }
}
