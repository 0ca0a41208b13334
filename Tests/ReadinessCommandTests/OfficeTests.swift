import Glibc
import TestTools
import Testing

/// `--format docx` and `--format pdf`: documents that programs of the system make.
struct OfficeTests {
  @Test(.needs(.pandoc), arguments: [[], ["--brief"]])
  func `A Word file says what the Markdown says`(options: [String]) throws {
    let scratch = try Scratch()
    let file = scratch.path + "/report.docx"
    expect(try Program(["assess", "XAR", "--format", "docx", "-o", file] + options).run())
    let markdown = try Program(["assess", "XAR", "--format", "markdown"] + options).run().output
    let words = try pandoc(["--from=docx", "--to=plain", "--columns=1000", file]).output
    var reading = Program([
      "--from=commonmark+pipe_tables", "--to=plain", "--columns=1000",
      // The first heading is the title of a Word file, which plain text leaves out.
      "--shift-heading-level-by=-1",
    ])
    reading.executable = "/usr/bin/pandoc"
    reading.input = Array(markdown.utf8)
    #expect(try spoken(words) == spoken(reading.run().output))
  }

  @Test(.needs(.pandoc)) func `A Word file is for A4 paper and repeats the heads of its tables`()
    throws
  {
    let scratch = try Scratch()
    let file = scratch.path + "/report.docx"
    expect(try readiness("assess", "XAR", "--format", "docx", "-o", file))
    let document = try part("word/document.xml", of: file)
    #expect(document.contains("<w:pgSz w:h=\"16838\" w:w=\"11906\" />"))
    #expect(document.contains("<w:tblHeader"))
    #expect(document.contains("w:footerReference"))
  }

  @Test(.needs(.weasyPrint, .poppler), arguments: ["XAR", "XIE", "XUT"])
  func `A brief in PDF takes two pages of A4 at most and shows its words`(country: String) throws {
    let scratch = try Scratch()
    let file = scratch.path + "/brief.pdf"
    expect(try readiness("assess", country, "--brief", "--format", "pdf", "-o", file))
    #expect(try pages(of: file) <= 2)
    #expect(try information(on: file).contains("(A4)"))
    let words = try spoken(text(of: file))
    for heading in [
      "Where the country stands", "What is strongest", "Pressing needs", "What to do first",
      "What must be found out", "What is not known", "How to read the intervals", "Sources cited",
      "How this was made",
    ] { #expect(words.contains(heading)) }
  }

  /// The Gambia's is the longest brief of all, Tuvalu's profile is empty.
  @Test(.needs(.weasyPrint, .poppler), arguments: ["GMB", "ARG", "TUV"])
  func `The briefs on real countries take two pages at most`(country: String) throws {
    let scratch = try Scratch()
    let file = scratch.path + "/brief.pdf"
    expect(
      try readinessOfRepository(["assess", country, "--brief", "--format", "pdf", "-o", file]))
    #expect(try pages(of: file) <= 2)
  }

  @Test(.needs(.pandoc), arguments: ["0001-01-01", "1979-12-31", "9999-12-31"])
  func `Dates that no archive can bear are no obstacle`(date: String) throws {
    let scratch = try Scratch()
    let file = scratch.path + "/report.docx"
    expect(try readiness("assess", "XAR", "--as-of", date, "--format", "docx", "-o", file))
    #expect(try part("word/document.xml", of: file).contains("Arcadia"))
  }

  @Test(.needs(.chromium, .poppler)) func `Chromium makes a PDF and is said to date it`() throws {
    let scratch = try Scratch()
    let file = scratch.path + "/brief.pdf"
    expect(
      try readiness(
        "assess", "XAR", "--brief", "--format", "pdf", "--pdf-engine", "chromium", "-o", file),
      error: "readiness: Chromium writes the time into the PDF: another run gives other bytes\n")
    #expect(try pages(of: file) <= 2)
    #expect(try spoken(text(of: file)).contains("Data can be preserved at once"))
  }
}

/// Programs that are missing or fail.
struct MissingProgramTests {
  @Test(
    arguments: [
      (["--format", "docx"], "--format docx needs pandoc: `apt-get install pandoc`"),
      (
        ["--format", "pdf"],
        "--format pdf needs weasyprint or chromium: `apt-get install weasyprint` or "
          + "`apt-get install chromium`"
      ),
      (
        ["--format", "pdf", "--pdf-engine", "weasyprint"],
        "--format pdf needs weasyprint: `apt-get install weasyprint`"
      ),
      (
        ["--format", "pdf", "--pdf-engine", "chromium"],
        "--format pdf needs chromium: `apt-get install chromium`"
      ),
    ])
  func `A missing program is named with its package, and nothing is written`(
    options: [String], message: String
  ) throws {
    let scratch = try Scratch()
    try scratch.makeFolder("empty")
    var program = Program(
      ["assess", "XAR", "--brief", "-o", scratch.path + "/brief"] + options)
    program.environment["PATH"] = scratch.path + "/empty"
    program.environment["TMPDIR"] = scratch.path
    expect(try program.run(), error: "readiness: \(message)\n", code: 2)
    #expect(scratch.names() == ["empty"])
  }

  @Test func `A program that fails is quoted, and nothing is written`() throws {
    let scratch = try Scratch()
    try scratch.makeFolder("bin")
    try scratch.makeFolder("tmp")
    try scratch.write(
      "bin/pandoc", "#!/bin/sh\nprintf 'one\\n\\n\\033[31mtwo\\n' >&2\nseq 3 7\nexit 83\n")
    chmod(scratch.path + "/bin/pandoc", 0o755)
    var program = Program(["assess", "XAR", "--format", "docx", "-o", scratch.path + "/report"])
    program.environment["PATH"] = scratch.path + "/bin:/usr/bin:/bin"
    program.environment["TMPDIR"] = scratch.path + "/tmp"
    expect(
      try program.run(),
      error:
        "readiness: pandoc could not make the document (exit code 83)\n  3\n  4\n  5\n  6\n  7\n",
      code: 2)
    #expect(scratch.names() == ["bin", "tmp"])
    #expect(entries(of: scratch.path + "/tmp") == [])
  }

  @Test func `A program that makes nothing is told`() throws {
    let scratch = try Scratch()
    try scratch.makeFolder("bin")
    try scratch.link("bin/weasyprint", to: "/bin/true")
    var program = Program(
      ["assess", "XAR", "--brief", "--format", "pdf", "-o", scratch.path + "/report"])
    program.environment["PATH"] = scratch.path + "/bin"
    expect(
      try program.run(), error: "readiness: weasyprint made no report.pdf\n", code: 2)
    #expect(scratch.names() == ["bin"])
  }

  @Test func `A program sees nothing of the user's surroundings`() throws {
    let scratch = try Scratch()
    try scratch.makeFolder("bin")
    try scratch.write(
      "bin/weasyprint",
      "#!/bin/sh\nfor last; do :; done\n/usr/bin/env | sed \"s|$HOME|FOLDER|\" | sort >\"$last\"\n"
    )
    chmod(scratch.path + "/bin/weasyprint", 0o755)
    var program = Program(["assess", "XAR", "--brief", "--format", "pdf"])
    program.environment = [
      "PATH": scratch.path + "/bin:/usr/bin:/bin", "HOME": "/root", "LC_ALL": "tr_TR.UTF-8",
      "TZ": "Asia/Tokyo", "http_proxy": "http://example.org", "SECRET": "token",
      "LD_LIBRARY_PATH": "/nowhere",
    ]
    let seen = try program.run().output.split(separator: "\n").filter {
      !$0.hasPrefix("PWD=") && !$0.hasPrefix("_=") && !$0.hasPrefix("SHLVL=")
    }
    #expect(
      seen == [
        "HOME=FOLDER", "LANG=C.UTF-8", "PATH=\(scratch.path)/bin:/usr/bin:/bin",
        "PYTHONHASHSEED=0", "SOURCE_DATE_EPOCH=1751241600", "TMPDIR=FOLDER", "TZ=UTC",
        "http_proxy=http://127.0.0.1:9", "https_proxy=http://127.0.0.1:9",
      ])
  }

  @Test(.needs(.python), arguments: [("docx", "a Word file"), ("pdf", "a PDF")])
  func `A terminal is spared what it cannot show`(format: String, kind: String) throws {
    let outcome = try onTerminal(Program(["assess", "XAR", "--brief", "--format", format]))
    #expect(outcome.code == 2)
    #expect(
      outcome.output
        == "readiness: \(kind) cannot be shown on a terminal; name a file with --output\n")
  }

  @Test func `An engine for PDF goes with a PDF`() throws {
    expect(
      try readiness("assess", "XAR", "--format", "docx", "--pdf-engine", "chromium"),
      error: "readiness: --pdf-engine says how a PDF is made; it goes with --format pdf\n", code: 2)
  }
}

private func pandoc(_ arguments: [String]) throws -> Outcome {
  var program = Program(arguments)
  program.executable = "/usr/bin/pandoc"
  return try program.run()
}

/// A file of a Word file, as text.
private func part(_ name: String, of file: String) throws -> String {
  var program = Program([
    "-c",
    "import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
    file, name,
  ])
  program.executable = "/usr/bin/python3"
  return try program.run().output
}

private func text(of pdf: String) throws -> String {
  var program = Program([pdf, "-"])
  program.executable = "/usr/bin/pdftotext"
  return try program.run().output
}

private func information(on pdf: String) throws -> String {
  var program = Program([pdf])
  program.executable = "/usr/bin/pdfinfo"
  return try program.run().output
}

private func pages(of pdf: String) throws -> Int {
  let line = try information(on: pdf).split(separator: "\n").first { $0.hasPrefix("Pages:") }
  return try #require(line?.split(separator: " ").last.flatMap { Int($0) })
}

/// The words without the lines that draw tables, one blank between them.
private func spoken(_ text: String) throws -> String {
  text.split { $0.isWhitespace }.filter { !$0.allSatisfy { "-–•:".contains($0) } }
    .joined(separator: " ")
}
