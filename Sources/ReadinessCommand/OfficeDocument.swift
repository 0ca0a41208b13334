import ArgumentParser
import Glibc
import Readiness

/// Makes Word files and PDF from what our reports write, through programs of the system.
enum OfficeDocument {
  /// A Word file from the Markdown of a report.
  ///
  /// - Throws: `Failure` if pandoc is missing or does not make it.
  static func word(from markdown: String, dated date: CalendarDate) throws(Failure) -> [UInt8] {
    let pandoc = OutsideProgram(name: "pandoc", package: "pandoc")
    guard let path = pandoc.path else {
      throw Failure.input(
        "--format docx needs pandoc: `apt-get install \(pandoc.package)`")
    }
    let folder = try PrivateFolder()
    let source = try folder.write("report.md", Array(markdown.utf8))
    let filter = try folder.write("report.lua", Array(WordFilter.text.utf8))
    let style = try folder.write("style.docx", PackageResources.style_docx)
    try pandoc.run(
      at: path,
      [
        "--from=commonmark-raw_html+pipe_tables", "--to=docx", "--shift-heading-level-by=-1",
        "--metadata=lang:en-GB", "--data-dir=\(folder.path)", "--reference-doc=\(style)",
        "--lua-filter=\(filter)", "--output=\(folder.path)/report.docx", source,
      ], in: folder, dated: date)
    return try folder.product("report.docx", of: pandoc)
  }

  /// A PDF from the HTML of a report, through the engine named or the first that is installed.
  ///
  /// - Throws: `Failure` if the engine is missing or does not make it.
  static func pdf(
    from html: String, dated date: CalendarDate, engine: PDFEngine?, _ outputs: OutputOptions
  ) throws(Failure) -> [UInt8] {
    let candidates = engine.map { [$0] } ?? PDFEngine.allCases
    for engine in candidates {
      for program in engine.programs {
        guard let path = program.path else { continue }
        let folder = try PrivateFolder()
        let source = try folder.write("report.html", Array(html.utf8))
        let target = "\(folder.path)/report.pdf"
        if engine == .chromium {
          outputs.remark("Chromium writes the time into the PDF: another run gives other bytes")
        }
        try program.run(
          at: path, engine.arguments(source: source, target: target, folder: folder.path),
          in: folder, dated: date, adding: engine.environment)
        return try folder.product("report.pdf", of: program)
      }
    }
    throw Failure.input(
      "--format pdf needs \(candidates.map(\.rawValue).joined(separator: " or ")): "
        + candidates.map { "`apt-get install \($0.programs[0].package)`" }
        .joined(separator: " or "))
  }
}

/// How Word files and PDF are made.
struct DocumentOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "What makes a PDF; without it, weasyprint if it is installed, else chromium, whose PDF holds "
        + "the time and so differs from run to run."))
  var pdfEngine: PDFEngine?

  /// Refuses before the work what could not be written after it.
  func check(_ format: String, _ outputs: OutputOptions) throws(Failure) {
    if pdfEngine != nil, format != "pdf" {
      throw Failure.input("--pdf-engine says how a PDF is made; it goes with --format pdf")
    }
    switch format {
    case "docx": try outputs.destination.refuseTerminal(for: "a Word file")
    case "pdf": try outputs.destination.refuseTerminal(for: "a PDF")
    default: break
    }
  }

  func writeWord(
    _ markdown: String, dated date: CalendarDate, _ outputs: OutputOptions
  ) throws(Failure) {
    try outputs.destination.write(
      OfficeDocument.word(from: markdown, dated: date), of: "a Word file")
  }

  func writePDF(
    _ html: String, dated date: CalendarDate, _ outputs: OutputOptions
  ) throws(Failure) {
    try outputs.destination.write(
      OfficeDocument.pdf(from: html, dated: date, engine: pdfEngine, outputs), of: "a PDF")
  }
}

/// What turns a page into a PDF.
enum PDFEngine: String, CaseIterable, ExpressibleByArgument {
  case weasyprint
  case chromium

  fileprivate var programs: [OutsideProgram] {
    switch self {
    case .weasyprint: [OutsideProgram(name: "weasyprint", package: "weasyprint")]
    case .chromium:
      [
        OutsideProgram(name: "chromium", package: "chromium"),
        OutsideProgram(name: "chromium-headless-shell", package: "chromium-headless-shell"),
      ]
    }
  }

  fileprivate func arguments(source: String, target: String, folder: String) -> [String] {
    switch self {
    case .weasyprint: ["--quiet", "--encoding=utf-8", source, target]
    case .chromium:
      // A page of ours needs no network, and none is to be had.
      [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-extensions",
        "--disable-background-networking", "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(folder)/chromium",
        "--no-pdf-header-footer", "--print-to-pdf=\(target)",
      ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + ["file://\(source)"]
    }
  }

  fileprivate var environment: [String: String] {
    switch self {
    case .weasyprint:
      // The order of a Python set must not reach the file, and nothing is to be fetched.
      [
        "PYTHONHASHSEED": "0", "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
      ]
    case .chromium: [:]
    }
  }
}

/// What pandoc does to a report on its way to Word.
private enum WordFilter {
  /// Pictures and raw code are dropped, and the columns of tables get widths.
  ///
  /// Our reports have no pictures, so that only hostile text could ask for them.
  static let text = """
    function Image() return {} end
    function RawInline() return {} end
    function RawBlock() return {} end

    -- The letters of a cell and of its longest word.
    local function measured(cell)
      local letters, word = 0, 0
      for _, block in ipairs(cell.contents) do
        -- Bars are set as code, whose letters are wider.
        local scale = 1
        pandoc.walk_block(pandoc.Div(block), {Code = function() scale = 1.5 end})
        local text = pandoc.utils.stringify(block)
        letters = math.max(letters, (utf8.len(text) or 0) * scale)
        for part in text:gmatch("[^ ]+") do
          word = math.max(word, (utf8.len(part) or 0) * scale)
        end
      end
      return letters, word
    end

    -- Every column gets room for its longest word, and a share of the rest by what it holds.
    function Table(tbl)
      local letters, words = {}, {}
      local function measure(rows)
        for _, row in ipairs(rows) do
          for column, cell in ipairs(row.cells) do
            local all, word = measured(cell)
            letters[column] = math.max(letters[column] or 0, all)
            words[column] = math.max(words[column] or 0, word)
          end
        end
      end
      measure(tbl.head.rows)
      for _, body in ipairs(tbl.bodies) do measure(body.body) end
      local sum, widths = 0, {}
      for column in ipairs(letters) do
        widths[column] = math.max(math.min(words[column], 20) + 3, math.min(letters[column], 44))
        sum = sum + widths[column]
      end
      -- What does not fit is taken from the columns that can break between words.
      local room = 100
      if sum > room then
        local firm, loose = 0, 0
        for column, width in ipairs(widths) do
          local least = math.min(words[column], 20) + 3
          firm = firm + least
          loose = loose + width - least
        end
        local share = loose > 0 and math.max(room - firm, 0) / loose or 0
        sum = 0
        for column, width in ipairs(widths) do
          local least = math.min(words[column], 20) + 3
          widths[column] = least + (width - least) * share
          sum = sum + widths[column]
        end
      end
      for column, spec in ipairs(tbl.colspecs) do
        tbl.colspecs[column] = {spec[1], (widths[column] or 6) / sum}
      end
      return tbl
    end
    """
}
