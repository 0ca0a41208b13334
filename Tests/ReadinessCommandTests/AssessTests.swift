import Testing

/// `readiness assess`.
struct AssessTests {
  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("json", "json"), ("csv", "csv")])
  func `A gap report is written in each form`(format: String, suffix: String) throws {
    try expect(
      readiness("assess", "XAR", "--format", format), snapshot: "assess-arcadia.\(suffix)")
    try expect(
      readiness("assess", "XIE", "--format", format), snapshot: "assess-unknown.\(suffix)")
    try expect(
      readiness("assess", "XUT", "--format", format), snapshot: "assess-all-met.\(suffix)")
  }

  @Test func `A report is text unless asked otherwise`() throws {
    try expect(readiness("assess", "XAR"), snapshot: "assess-arcadia.txt")
  }

  @Test(
    arguments: [
      "XAR", "xar", "Xar", "XA", "xa", "Arcadia", "ARCADIA", "arcadia", "profiles/xar.yaml",
      "./profiles/xar.yaml", fixtures + "/profiles/xar.yaml",
    ])
  func `A country is named by a code, a short code or a name in any case, or by a path`(
    name: String
  ) throws {
    try expect(readiness("assess", name), snapshot: "assess-arcadia.txt")
  }

  @Test(arguments: ["Île d’Été", "ÎLE D’ÉTÉ", "île d’été", "xi"])
  func `A name beyond ASCII is found in any case`(name: String) throws {
    try expect(readiness("assess", name), snapshot: "assess-unknown.txt")
  }

  @Test func `A profile comes from standard input where a hyphen stands`() throws {
    var program = Program(["assess", "-"])
    program.input = Array(try contents(of: fixtures + "/profiles/xar.yaml").utf8)
    try expect(program.run(), snapshot: "assess-arcadia.txt")
  }

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("json", "json")])
  func `An earlier date shows what was so then`(format: String, suffix: String) throws {
    try expect(
      readiness("assess", "XAR", "--as-of", "2012-01-01", "--format", format),
      snapshot: "assess-2012.\(suffix)")
  }

  @Test(arguments: ["primary", "official", "reported", "asserted"])
  func `Evidence below the least grade is left out`(grade: String) throws {
    try expect(
      readiness("assess", "XAR", "--least-grade", grade), snapshot: "assess-least-\(grade).txt")
  }

  @Test(arguments: ["public", "partners"])
  func `An edition leaves out what its readers may not see, and says so`(edition: String) throws {
    try expect(
      readiness("assess", "XAR", "--edition", edition), snapshot: "assess-\(edition)-edition.txt")
  }

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("json", "json")])
  func `A lens restricts the report to one source and tells the distance to it`(
    format: String, suffix: String
  ) throws {
    try expect(
      readiness("assess", "XAR", "--lens", "accord", "--format", format),
      snapshot: "assess-lens.\(suffix)")
  }

  @Test(arguments: [("text", "txt"), ("markdown", "md"), ("json", "json")])
  func `An overlay says that it is no finding and what it changes`(
    format: String, suffix: String
  ) throws {
    try expect(
      readiness("assess", "XAR", "--overlay", "overlays/staffed.yaml", "--format", format),
      snapshot: "assess-overlay.\(suffix)")
  }

  @Test func `An overlay is called by its name, wherever it lies`() throws {
    try expect(
      readiness("assess", "XAR", "--overlay", fixtures + "/overlays/staffed.yaml"),
      snapshot: "assess-overlay.txt")
  }
}

/// `readiness assess --format html`.
struct AssessPageTests {
  @Test(
    arguments: [
      (["XAR"], "arcadia"), (["XIE"], "unknown"), (["XUT"], "all-met"),
      (["XAR", "--as-of", "2012-01-01"], "2012"), (["XAR", "--edition", "public"], "public"),
      (["XAR", "--lens", "accord"], "lens"),
      (["XAR", "--overlay", "overlays/staffed.yaml"], "overlay"),
    ])
  func `A gap report is written as a page`(arguments: [String], name: String) throws {
    let outcome = try Program(["assess"] + arguments + ["--format", "html"]).run()
    #expect(outcome.code == 0 && outcome.error == "")
    try expect(outcome.output.withoutAssets, snapshot: "assess-\(name).html")
  }

  @Test func `A page needs nothing from elsewhere`() throws {
    let page = try readiness("assess", "XAR", "--format", "html").output
    for mark in ["src=", "<link", "@import", "url(", "<img", "<iframe", "fetch", "http-equiv"] {
      #expect(!page.contains(mark), "\(mark)")
    }
  }
}

/// `readiness assess --at-least`.
struct ThresholdTests {
  @Test(
    arguments: [
      ("20%", 0, "holds"), ("20.6%", 0, "holds"), ("0%", 0, "holds"),
      ("72.7%", 1, "does not hold"), ("100%", 1, "does not hold"),
      ("21%", 3, "is undetermined"), ("72.6%", 3, "is undetermined"),
    ] as [(String, Int32, String)])
  func `A threshold holds, does not hold or lies inside the interval`(
    least: String, code: Int32, words: String
  ) throws {
    try expect(
      readiness("assess", "XAR", "--at-least", least), snapshot: "assess-arcadia.txt",
      error: "readiness: the framework scores 20.8% to 72.7%: at least \(least) \(words)\n",
      code: code)
  }

  @Test(
    arguments: [("30%", 0, "holds"), ("40%", 3, "is undetermined"), ("90%", 1, "does not hold")]
      as [(String, Int32, String)])
  func `A threshold can be about one area`(least: String, code: Int32, words: String) throws {
    try expect(
      readiness("assess", "XAR", "--at-least", least, "--area", "contact-point"),
      snapshot: "assess-arcadia.txt",
      error: "readiness: contact-point scores 34.3% to 87.5%: at least \(least) \(words)\n",
      code: code)
  }

  @Test func `Quiet leaves the remark out and keeps the exit code`() throws {
    for option in ["--quiet", "-q"] {
      try expect(
        readiness("assess", "XAR", "--at-least", "21%", option), snapshot: "assess-arcadia.txt",
        code: 3)
    }
  }

  @Test func `The report is written to its file whatever the threshold says`() throws {
    let scratch = try Scratch()
    let file = scratch.path + "/report.txt"
    let outcome = try readiness("assess", "XAR", "--at-least", "100%", "-q", "-o", file)
    expect(outcome, code: 1)
    try expect(scratch.read("report.txt"), snapshot: "assess-arcadia.txt")
  }

  @Test func `An area without a threshold is refused`() throws {
    expect(
      try readiness("assess", "XAR", "--area", "powers"),
      error: "readiness: --area says what --at-least is about; give both\n", code: 2)
  }

  @Test func `An area that is not there is refused with the nearest spelling`() throws {
    expect(
      try readiness("assess", "XAR", "--at-least", "10%", "--area", "power"),
      error: "readiness: there is no area `power`; did you mean `powers`?\n", code: 2)
  }

  @Test func `What does not apply has no score to compare`() throws {
    let scratch = try Scratch(copyingFixtures: true)
    // The lens leaves the area on offences without a criterion.
    try scratch.change("rules/areas/offences.yaml", "[summit/m1, accord/art-1]", "[accord/art-1]")
    let outcome = try scratch.readiness(
      "assess", "XAR", "--lens", "summit", "--at-least", "10%", "--area", "offences")
    #expect(outcome.code == 2)
    #expect(
      outcome.error == "readiness: offences does not apply, so it has no score to compare\n")
  }
}
