import Readiness
import Testing

@testable import ReadinessPages

/// How pages, blocks and prose become HTML.
struct PageTests {
  @Test func `A page by itself carries its style, its landmarks and no script it does not need`() {
    let page = Page(
      title: "A & B", subtitle: "As of 2025", lead: [.paragraph("The answer.")],
      blocks: [
        .heading(2, "One", anchor: "one"), .heading(2, "Two", anchor: "two"),
        .heading(3, "Not in the contents", anchor: "part"),
        .section(.init(level: 2, heading: "Three", anchor: "three", [.paragraph("End.")])),
      ],
      method: ["Made of \(code: "rules")."])
    #expect(
      page.html() == """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>A &amp; B</title>
        <style>
        \(PageAssets.style)</style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <main id="content" tabindex="-1">
        <header class="title">
        <h1>A &amp; B</h1>
        <p class="subtitle">As of 2025</p>
        </header>
        <div class="lead">
        <p>The answer.</p>
        </div>
        <nav class="contents" aria-labelledby="contents-title">
        <h2 id="contents-title">On this page</h2>
        <ul>
        <li><a href="#one">One</a></li>
        <li><a href="#two">Two</a></li>
        <li><a href="#three">Three</a></li>
        </ul>
        </nav>
        <h2 id="one">One</h2>
        <h2 id="two">Two</h2>
        <h3 id="part">Not in the contents</h3>
        <section class="level-2" aria-labelledby="three">
        <h2 id="three">Three</h2>
        <p>End.</p>
        </section>
        </main>
        <footer aria-labelledby="method">
        <h2 id="method">How this was made</h2>
        <ul>
        <li>Made of <code>rules</code>.</li>
        </ul>
        </footer>
        </body>
        </html>

        """)
  }

  @Test func `A page of a site links style, script and its neighbours`() {
    let site = SitePlace(
      name: "S", root: "../",
      links: [
        .init("World", to: .page("../index.html")),
        .init("Areas", to: .page("../areas/index.html", anchor: "law"), isCurrent: true),
      ],
      scripts: ["search.js"])
    #expect(
      Page(title: "T", blocks: [], method: [], site: site).html() == """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>T – S</title>
        <link rel="stylesheet" href="../style.css">
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="site">
        <p class="site-name">S</p>
        <nav aria-label="Site">
        <ul>
        <li><a href="../index.html">World</a></li>
        <li><a href="../areas/index.html#law" aria-current="page">Areas</a></li>
        </ul>
        </nav>
        </header>
        <main id="content" tabindex="-1">
        <header class="title">
        <h1>T</h1>
        </header>
        </main>
        <script src="../site.js"></script>
        <script src="../search.js"></script>
        </body>
        </html>

        """)
  }

  @Test func `Nothing that others wrote becomes markup or steers the text`() {
    let hostile = "<script>'1'</script> & \"\u{301} onclick=\u{202E}\u{7}\n"
    let shown =
      "&lt;script&gt;&#39;1&#39;&lt;/script&gt; &amp; &quot;\u{301} onclick=\u{FFFD}\u{FFFD} "
    expect(
      .paragraph(
        "\(hostile)\(strong: hostile)\(faint: hostile)\(code: hostile)\(.label(hostile))"
          + .link(hostile, to: .anchor(hostile))),
      """
      <p>\(shown)<strong>\(shown)</strong><span class="faint">\(shown)</span>\
      <code>\(shown)</code><span class="label plain">\(shown)</span>\
      <a href="#%3Cscript%3E%271%27%3C/script%3E%20%26%20%22%CC%81%20onclick%3D%E2%80%AE%07%0A">\
      \(shown)</a></p>

      """)
  }

  @Test(
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "ftp://a.example",
      "http://",
      "https://a.example/\" onclick=\"x", "https://a.example/'x", "https://a.example/ x", "//a",
      "https://a.example/\u{301}", " https://a.example/", "vbscript:x",
    ])
  func `What is no plain web address does not become a link`(address: String) {
    let shown = PageText().escapeText(address)
    expect(.paragraph(.link(address, to: .web(address))), "<p>\(shown)</p>\n")
  }

  @Test func `A web address becomes a link that gives nothing away`() {
    expect(
      .paragraph(
        .link("Law", to: .web("https://a.example/x?a=1&b=2"))
          + .link("HTTP://b.example", to: .web("HTTP://b.example"))),
      """
      <p><a href="https://a.example/x?a=1&amp;b=2" rel="noopener noreferrer" class="short">Law</a>\
      <a href="HTTP://b.example" rel="noopener noreferrer">HTTP://b.example</a></p>

      """)
  }

  @Test func `A path cannot name a scheme`() {
    expect(
      .paragraph(.link("x", to: .page("javascript:alert(1)", anchor: "é\"b"))),
      "<p><a href=\"javascript%3Aalert%281%29#%C3%A9%22b\">x</a></p>\n")
  }

  @Test func `Lists, terms, notes, folds and key figures`() {
    expect(.list(["a", "b"]), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")
    expect(.list(["a"], isNumbered: true), "<ol>\n<li>a</li>\n</ol>\n")
    expect(
      .terms([.init("t", "d", "e")]),
      "<dl>\n<div>\n<dt>t</dt>\n<dd>d</dd>\n<dd>e</dd>\n</div>\n</dl>\n")
    expect(
      .note(title: "N", [.paragraph("p")]),
      """
      <div class="note" role="note">
      <p class="note-title">N</p>
      <p>p</p>
      </div>

      """)
    expect(
      .fold("s", [.paragraph("p")]),
      "<details open>\n<summary>s</summary>\n<p>p</p>\n</details>\n")
    expect(
      .figures([KeyFigure("Gaps", "12", remark: "of 400")]),
      """
      <dl class="figures">
      <div>
      <dt>Gaps</dt>
      <dd class="value">12</dd>
      <dd>of 400</dd>
      </div>
      </dl>

      """)
  }

  @Test func `A table has a caption, heads for columns and rows, and keys to sort by`() {
    expect(
      .table(
        PageTable(
          id: "t", caption: "C", columns: [.init("A"), .init("N", isNumeric: true)],
          rows: [.init(anchor: "r", ["one", .init("≈3", sortedBy: 3)])], isFilterable: true)),
      """
      <div class="table" data-filter>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="t-caption">
      <table id="t" data-sort>
      <caption id="t-caption">C</caption>
      <thead>
      <tr>
      <th scope="col">A</th>
      <th scope="col" class="number">N</th>
      </tr>
      </thead>
      <tbody>
      <tr id="r">
      <th scope="row">one</th>
      <td class="number" data-key="3">≈3</td>
      </tr>
      </tbody>
      </table>
      </div>
      </div>

      """)
  }

  @Test func `A page with a table carries the script`() {
    let table = PageTable(id: "t", caption: "C", columns: [.init("A")], rows: [])
    let page = Page(title: "T", blocks: [.fold("f", [.table(table)])], method: [])
    #expect(page.html().contains("<script>\n\(PageAssets.script)</script>\n"))
  }

  private func expect(
    _ block: PageBlock, _ html: String, at location: SourceLocation = #_sourceLocation
  ) {
    let page = Page(title: "T", blocks: [block], method: []).html()
    let start = page.firstRange(of: "</header>\n")?.upperBound ?? page.startIndex
    let end = page.firstRange(of: "</main>")?.lowerBound ?? page.endIndex
    #expect(String(page[start..<end]) == html, sourceLocation: location)
  }
}
