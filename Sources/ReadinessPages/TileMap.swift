package import Readiness

/// The world as a map with one equal tile for each country, so that small island States are as
/// visible as large ones.
///
/// Each tile bears its country's code over the bar of its score; a country of which nothing is
/// known is greyed. Tiles that lead somewhere are links.
package struct TileMap: Sendable {
  package struct Tile: Sendable {
    let code: String
    let name: String
    let score: Score
    let isKnown: Bool
    let address: PageAddress?

    package init(
      code: String, name: String, score: Score, isKnown: Bool, address: PageAddress? = nil
    ) {
      self.code = code
      self.name = name
      self.score = score
      self.isKnown = isKnown
      self.address = address
    }
  }

  let id: String
  let title: String
  let description: String
  let tiles: [Tile]

  /// The id is unique in the page; the description says in words what the map shows.
  package init(id: String, title: String, description: String, tiles: [Tile]) {
    self.id = id
    self.title = title
    self.description = description
    self.tiles = tiles
  }
}

extension TileMap {
  private static let pitch = 31
  private static let side = 29

  var context: TemplateContext {
    let places = WorldGrid.places(of: tiles.map(\.code))
    // A map of a few countries begins where they are.
    let first = places.map(\.row).min() ?? 0
    let rows = (places.map(\.row).max() ?? 0) - first + 1
    let hasLinks = tiles.contains { $0.address != nil }
    return [
      "template": "tile-map", "id": id, "title": title, "description": description,
      "key": Drawing.key, "role": hasLinks ? "group" : "img",
      "width": String(WorldGrid.columns * Self.pitch), "height": String(rows * Self.pitch),
      "tiles": zip(tiles, places).map { context(of: $0, atColumn: $1.column, row: $1.row - first) },
    ]
  }

  private func context(of tile: Tile, atColumn column: Int, row: Int) -> TemplateContext {
    let (x, y) = (column * Self.pitch + 1, row * Self.pitch + 1)
    let shapes: [Drawing.Shape] =
      [
        .rectangle(
          x: .units(x), y: y, width: .units(Self.side), height: Self.side,
          tile.isKnown ? .missing : .faded),
        .text(
          tile.code, x: .units(x + Self.side / 2), y: y + 14, place: .middle,
          isStrong: tile.isKnown),
      ] + bar(of: tile.score, x: x + 2, y: y + 19)
    var address: String?
    if case .inside(let reference)? = tile.address?.reference { address = reference }
    return [
      "words": "\(tile.name): \(ScoreText.interval(tile.score))", "address": address,
      "shapes": shapes.flatMap(\.contexts),
    ]
  }

  private func bar(of score: Score, x: Int, y: Int) -> [Drawing.Shape] {
    guard score.applies != .no else { return [] }
    let width = Int64(Self.side - 4)
    let one = Share.one.trillionths
    let shown = Int(score.low.trillionths * width / one)
    let reached = Int((score.high.trillionths * width + one - 1) / one)
    var shapes: [Drawing.Shape] = [
      .rectangle(x: .units(x), y: y, width: .units(Int(width)), height: 8, .missing)
    ]
    if reached > shown {
      shapes.append(
        .rectangle(x: .units(x + shown), y: y, width: .units(reached - shown), height: 8, .open))
    }
    // What is shown, however little, can be seen.
    if shown > 0 || score.low > .zero {
      shapes.append(
        .rectangle(x: .units(x), y: y, width: .units(max(shown, 2)), height: 8, .shown))
    }
    return shapes
  }
}
