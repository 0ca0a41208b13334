import Glibc
import Testing

/// `readiness site`.
struct SiteTests {
  /// Makes the site of the fixtures in a folder of its own.
  private static func site(_ options: String...) throws -> Scratch {
    let scratch = try Scratch()
    let outcome = try Program(["site", "--output", scratch.path + "/site", "-q"] + options).run()
    expect(outcome)
    return scratch
  }

  /// Everything below a folder: paths with the texts of files.
  private static func contents(of folder: String, below path: String = "") throws -> [String] {
    try entries(of: folder).sorted().flatMap { name -> [String] in
      let inside = folder + "/" + name
      return isFolder(inside)
        ? try contents(of: inside, below: path + name + "/")
        : ["\(path)\(name)\n\(try ReadinessCommandTests.contents(of: inside))"]
    }
  }

  @Test(arguments: [
    ("index.html", "index.html"), ("criteria.html", "criteria.html"),
    ("areas/powers.html", "area.html"),
    ("criteria/powers.production.html", "criterion.html"), ("countries/xar.html", "country.html"),
    ("methodology.html", "methodology.html"), ("trace.html", "trace.html"),
    ("search.html", "search.html"), ("search-index.js", "search-index.js"),
  ])
  func `Each kind of page says what is known`(path: String, snapshot: String) throws {
    let scratch = try Self.site()
    try expect(scratch.read("site/\(path)"), snapshot: "site-\(snapshot)")
  }

  @Test func `Every country, area and criterion has its page`() throws {
    let scratch = try Self.site()
    try expect(
      Self.contents(of: scratch.path + "/site").map { $0.split(separator: "\n")[0] + "\n" }
        .joined(), snapshot: "site-files.txt")
  }

  @Test
  func `The same inputs give the same bytes, whatever the threads, the place and the language`()
    throws
  {
    let (one, seven) = (try Self.site("--jobs", "1"), try Self.site("--jobs", "7"))
    let first = try Self.contents(of: one.path)
    #expect(try Self.contents(of: seven.path) == first)
    let scratch = try Scratch()
    var program = Program([
      "site", "-q", "--output", scratch.path + "/site", "--rules", fixtures + "/rules",
      "--profiles", fixtures + "/profiles",
    ])
    program.folder = "/"
    program.environment.merge(["LANG": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"]) { $1 }
    expect(try program.run())
    #expect(try Self.contents(of: scratch.path) == first)
  }

  @Test func `An empty folder and one that the command made are replaced whole`() throws {
    let scratch = try Self.site()
    let first = try Self.contents(of: scratch.path)
    try scratch.write("site/old.html", "of yesterday")
    for folder in ["site", "empty"] {
      if folder == "empty" { try scratch.makeFolder("empty") }
      expect(try Program(["site", "-q", "-o", scratch.path + "/" + folder + "/"]).run())
    }
    scratch.delete("empty")
    #expect(try Self.contents(of: scratch.path) == first)
    #expect(scratch.names().sorted() == ["site"])
  }

  @Test func `A folder of somebody else is left alone`() throws {
    let scratch = try Scratch()
    try scratch.makeFolder("mine")
    try scratch.write("mine/thesis.txt", "years of work")
    let path = scratch.path + "/mine"
    expect(
      try Program(["site", "-q", "-o", path]).run(),
      error: "readiness: `\(path)` holds files that `readiness site` did not make; name an empty "
        + "folder or a new one\n", code: 2)
    expect(
      try Program(["site", "-q", "-o", path + "/thesis.txt"]).run(),
      error: "readiness: cannot write `\(path)/thesis.txt`: it is no folder\n", code: 2)
    expect(
      try Program(["site", "-q", "-o", path + "/deep/er"]).run(),
      error: "readiness: cannot write `\(path)/deep/er`: No such file or directory\n", code: 2)
    #expect(try Self.contents(of: scratch.path) == ["mine/thesis.txt\nyears of work"])
  }

  @Test func `A site that cannot be finished leaves the old one whole and nothing beside it`()
    throws
  {
    let scratch = try Self.site()
    let first = try Self.contents(of: scratch.path)
    let copy = try Scratch(copyingFixtures: true)
    try copy.change("rules/framework.yaml", "kind: framework", "kind: frame")
    var program = Program(["site", "-q", "-o", scratch.path + "/site"])
    program.folder = copy.path
    #expect(try program.run().code == 2)
    #expect(try Self.contents(of: scratch.path) == first)
  }

  @Test func `A profile with errors is told and left out`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    try scratch.change("profiles/xut.yaml", "as of", "as off")
    let outcome = try scratch.readiness("site", "-q", "-o", "site")
    #expect(outcome.code == 2)
    #expect(outcome.error.contains("profiles/xut.yaml"))
    #expect(entries(of: scratch.path + "/site/countries").sorted() == ["xar.html", "xie.html"])
  }

  @Test func `An edition leaves out what it may not show, on every page`() throws {
    let scratch = try Self.site("--edition", "public")
    for path in ["index.html", "countries/xar.html", "areas/powers.html"] {
      #expect(try scratch.read("site/\(path)").contains("Public edition"))
    }
  }
}
