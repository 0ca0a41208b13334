import TestTools
import Testing

/// What a reader meets who opens the pages in a browser.
@Suite(.needs(.python, .selenium, .chromium, .chromiumDriver, .axe, .dejaVuFonts, .notoFonts))
struct BrowserTests {
  /// One page of each kind, countries of which all, some and nothing is known, and a page about
  /// hostile words.
  static let pages = [
    "site/index.html", "site/countries/xar.html", "site/countries/xie.html",
    "site/countries/xut.html", "site/areas/powers.html",
    "site/criteria/contact-point.staffed.html", "site/criteria.html", "site/review.html",
    "site/methodology.html", "site/trace.html", "site/search.html", "assess.html", "brief.html",
    "review.html", "hostile/index.html", "hostile/countries/xar.html", "hostile/review.html",
    "hostile/criteria/powers.preservation.html",
  ]

  @Test(arguments: pages)
  func `A page shows all its text, large and dark enough, asks no network and has no barrier`(
    page: String
  ) throws {
    #expect(try Self.told.get().filter { $0.hasPrefix("look: \(page) ") } == [])
  }

  @Test func `What is wrong with a page is found`() throws {
    try expect(lines("look: faulty.html "), snapshot: "browser-faults.txt")
  }

  @Test func `A reader filters, sorts, follows links, searches and skips to the content`() throws {
    try expect(lines("site: "), snapshot: "browser-site.txt")
  }

  @Test func `Hostile words are found by the search, and are words`() throws {
    try expect(lines("hostile: "), snapshot: "browser-hostile.txt")
  }

  /// What the browser told under that head.
  private func lines(_ head: String) throws -> String {
    try Self.told.get().filter { $0.hasPrefix(head) }.map { $0.dropFirst(head.count) + "\n" }
      .joined()
  }

  /// A session of the browser for all tests: what it told, a line each.
  private static let told = Result {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.make("site", "--output", "site")
    try scratch.make("assess", "XAR", "--format", "html", "--output", "assess.html")
    try scratch.make("assess", "XAR", "--brief", "--format", "html", "--output", "brief.html")
    try scratch.make("review", "--format", "html", "--output", "review.html")
    try scratch.write("faulty.html", contents(of: testFolder + "/Browser/faulty.html"))
    try scratch.soundHostile()
    try scratch.make("site", "--output", "hostile")

    var program = Program(
      [
        testFolder + "/Browser/look.py", "--use",
        repository + "/.build-axe/axe_playwright_python/axe.min.js", scratch.path, "faulty.html",
      ] + pages)
    program.executable = "/usr/bin/python3"
    program.environment["HOME"] = scratch.path
    program.environment["TMPDIR"] = scratch.path
    program.patience = 1200
    let outcome = try program.run()
    try #require(outcome.code == 0, "\(outcome.error)")
    return outcome.output.split(separator: "\n").map(String.init)
  }
}

/// The links of the site.
struct LinkTests {
  @Test(.needs(.python)) func `Every link leads to a page and to a place in it`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.make("site", "--output", "site")
    var program = Program([testFolder + "/Browser/links.py", scratch.path + "/site"])
    program.executable = "/usr/bin/python3"
    expect(try program.run())
  }
}

extension Scratch {
  /// Has `readiness` make something here.
  fileprivate func make(_ arguments: String...) throws {
    var program = Program(arguments + ["--quiet"])
    program.folder = path
    expect(try program.run())
  }

  /// Words in the register, a profile and the rulebook that would act if a page took them for more.
  fileprivate func soundHostile() throws {
    let words =
      "</title></script><script>document.title='harm'</script>'\\\"><img src=x onerror=alert(1)>"
      + "{{title}} javascript:alert(1)"
    try change("profiles/countries.yaml", "name: Arcadia", "name: \"Arcadia \(words)\"")
    try change("profiles/countries.yaml", "region: Americas", "region: \"Americas \(words)\"")
    try change("profiles/xar.yaml", "title: Report of a mission", "title: \"Report \(words)\"")
    try change(
      "rules/areas/powers.yaml", "title: Data can be preserved at once", "title: \"Data \(words)\"")
  }
}
