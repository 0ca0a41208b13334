import Foundation
import Readiness
import Testing

@testable import ReadinessPages

/// The map of the world that has a tile for every country.
struct TileMapTests {
  @Test func `Every registered country has a tile, and no two share one`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let register = try String(
      contentsOf: root.appending(path: "profiles/countries.yaml"), encoding: .utf8)
    let codes = register.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^  ([A-Z]{3}):/#).map { String($0.1) }
    }
    #expect(codes.count == 195)
    #expect(codes.filter { WorldGrid.places[$0] == nil } == [])
    #expect(Set(WorldGrid.places.values).count == WorldGrid.places.count)
    #expect(WorldGrid.places.values.allSatisfy { $0.column < WorldGrid.columns })
  }

  @Test func `Neighbours stand near each other`() throws {
    for (one, other) in [
      ("PRT", "ESP"), ("ARG", "CHL"), ("IND", "NPL"), ("AUS", "NZL"), ("NRU", "KIR"),
      ("TUV", "FJI"), ("PLW", "FSM"), ("KEN", "UGA"),
    ] {
      let places = try [one, other].map { try #require(WorldGrid.places[$0]) }
      #expect(abs(places[0].column - places[1].column) <= 2, "\(one) \(other)")
      #expect(abs(places[0].row - places[1].row) <= 2, "\(one) \(other)")
    }
  }

  @Test func `A country without a place stands below the map, never dropped`() {
    let places = WorldGrid.places(of: ["XAR", "ARG", "ARG"] + (0..<30).map { "X\($0)" })
    #expect(Set(places).count == 33)
    #expect(places[0] == WorldGrid.Place(column: 0, row: 19))
    #expect(places[1] == WorldGrid.places["ARG"])
    #expect(places[2] == WorldGrid.Place(column: 1, row: 19))
    #expect(places[32] == WorldGrid.Place(column: 1, row: 20))
  }

  @Test func `A tile bears its code over the bar of its score, and may be a link`() throws {
    let map = TileMap(
      id: "world", title: "World <1>", description: "Two & more.",
      tiles: [
        .init(
          code: "CAN", name: "<b>Canada</b>",
          score: Score(
            applies: .yes, low: try #require(Share(percent: "20%")),
            high: try #require(Share(percent: "60%"))), isKnown: true,
          address: .page("countries/can.html")),
        .init(
          code: "USA", name: "United States",
          score: Score(applies: .no, low: .zero, high: .zero), isKnown: false),
      ])
    let html = PageTemplates.render(map.context, with: "tile-map")
    let tiles = html.split(separator: "\n").filter { $0.contains("<title>") }
    #expect(
      tiles == [
        """
        <a href="countries/can.html"><title>&lt;b&gt;Canada&lt;/b&gt;: 20% to 60%</title>\
        <rect x="32" y="1" width="29" height="29" fill="#ffffff" stroke="#595959"/>\
        <text x="46" y="15" font-size="12" text-anchor="middle" fill="#1a1a1a" \
        font-weight="bold">CAN</text>\
        <rect x="34" y="20" width="25" height="8" fill="#ffffff" stroke="#595959"/>\
        <rect x="39" y="20" width="10" height="8" fill="#e8eef6"/>\
        <line x1="39" y1="24" x2="49" y2="24" stroke="#1d4e89" stroke-width="8" \
        stroke-dasharray="1.5 3.5"/>\
        <rect x="34" y="20" width="5" height="8" fill="#1d4e89"/></a>
        """,
        """
        <g><title>United States: not applicable</title>\
        <rect x="32" y="32" width="29" height="29" fill="#d9d9d9" stroke="#595959"/>\
        <text x="46" y="46" font-size="12" text-anchor="middle" fill="#1a1a1a">USA</text></g>
        """,
      ])
    #expect(html.contains(#"role="group""#))
    #expect(html.contains("World &lt;1&gt;</title><desc id=\"world-text\">Two &amp; more.</desc>"))
  }
}
