import Readiness
import Testing

@testable import ReadinessPages

/// What bars, strips and axes draw.
struct DrawingTests {
  private func score(_ low: String, _ high: String) throws -> Score {
    Score(
      applies: .yes, low: try #require(Share(percent: low)),
      high: try #require(Share(percent: high)))
  }

  @Test func `A bar is solid to its low end, striped to its high end and rounded outward`() throws {
    expect(
      .bar(try score("20.119%", "80.001%"), height: 10),
      """
      <svg class="drawing stretched" width="100%" height="10" \
      focusable="false" aria-hidden="true">\
      <rect x="0%" y="0" width="100%" height="10" fill="#ffffff" stroke="#595959"/>\
      <rect x="0%" y="0" width="20.11%" height="10" fill="#1d4e89"/>\
      <rect x="20.11%" y="0" width="59.90%" height="10" fill="#e8eef6"/>\
      <line x1="20.11%" y1="5" x2="80.01%" y2="5" stroke="#1d4e89" stroke-width="10" \
      stroke-dasharray="1.5 3.5"/></svg>
      """)
  }

  @Test func `A settled bar has no stripes, and one of zero nothing solid`() throws {
    expect(
      .bar(try score("0%", "0%"), height: 9),
      """
      <svg class="drawing stretched" width="100%" height="9" \
      focusable="false" aria-hidden="true">\
      <rect x="0%" y="0" width="100%" height="9" fill="#ffffff" stroke="#595959"/></svg>
      """)
  }

  @Test func `A drawing by itself has a title and a description`() throws {
    expect(
      .bar(
        try score("0%", "0%"), height: 9,
        name: .init(id: "b", title: "Score", description: "0% & more")),
      """
      <svg class="drawing stretched" width="100%" height="9" \
      focusable="false" role="img" aria-labelledby="b-title b-text"><title id="b-title">Score</title>\
      <desc id="b-text">0% &amp; more</desc>\
      <rect x="0%" y="0" width="100%" height="9" fill="#ffffff" stroke="#595959"/></svg>
      """)
  }

  @Test func `Stages are solid up to the least, striped up to the greatest`() {
    expect(
      .stages(0...1, of: 3),
      """
      <svg class="drawing fixed" width="60" height="14" \
      focusable="false" aria-hidden="true">\
      <rect x="1" y="1" width="16" height="12" fill="#1d4e89"/>\
      <rect x="21" y="1" width="16" height="12" fill="#e8eef6"/>\
      <line x1="21" y1="7" x2="37" y2="7" stroke="#1d4e89" stroke-width="12" \
      stroke-dasharray="1.5 3.5"/>\
      <rect x="41" y="1" width="16" height="12" fill="#ffffff" stroke="#595959"/></svg>
      """)
  }

  @Test func `Days stand on an axis where their year puts them`() throws {
    let axis = YearAxis(
      from: try #require(CalendarDate("2010-03-25")), to: try #require(CalendarDate("2013-06-30")))
    #expect(axis.place(of: try #require(CalendarDate("2010-01-01"))) == 0)
    #expect(axis.place(of: try #require(CalendarDate("2012-01-01"))) == 4996)
    #expect(axis.place(of: try #require(CalendarDate("2013-12-31"))) == 9993)
    #expect(axis.place(of: try #require(CalendarDate("1999-12-31"))) == 0)
    #expect(axis.place(of: try #require(CalendarDate("2030-12-31"))) == 10_000)
    #expect(
      labels(axis.drawing) == [
        "2010 0% start", "2011 24.98% middle", "2012 49.96% middle", "2013 75.01% middle",
      ])
  }

  @Test func `A long axis names few years`() throws {
    let axis = YearAxis(
      from: try #require(CalendarDate("1981-03-25")), to: try #require(CalendarDate("2026-06-30")))
    #expect(
      labels(axis.drawing) == [
        "1990 19.56% middle", "2000 41.30% middle", "2010 63.04% middle", "2020 84.78% middle",
      ])
  }

  @Test func `A cell of a heat table tells the interval in whole percents`() throws {
    let cell = PageTable.Cell.score(try score("6.1%", "97.5%"))
    #expect(cell.sortKey == "61000000000")
    guard case .text(let words)? = cell.prose.spans.first else {
      Issue.record("no words")
      return
    }
    #expect(words == "6–98")
  }

  private func labels(_ drawing: Drawing) -> [String] {
    drawing.shapes.compactMap { shape in
      guard case .text(let words, let x, _, let place, _) = shape else { return nil }
      return "\(words) \(x.text) \(place)"
    }
  }

  private func expect(
    _ drawing: Drawing, _ svg: String, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      PageTemplates.render(drawing.context, with: "drawing") == svg, sourceLocation: location)
  }
}
