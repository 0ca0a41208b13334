/// A small picture in SVG: a bar, a strip of stages, an axis, a map of tiles.
///
/// It uses neither patterns nor styles, so that it needs no ids and looks the same in browsers and
/// in print: what is open is told by stripes, not by colour.
package struct Drawing: Sendable {
  package enum Size: Sendable {
    /// As wide as its place and so many pixels high; shares are of that width, and text keeps its
    /// size.
    case stretched(height: Int)
    /// Exactly so many pixels.
    case fixed(width: Int, height: Int)
    /// Scaled to the width of its place from a grid of that size; text shrinks with it.
    case scaled(width: Int, height: Int)
  }

  /// What a screen reader says in place of a drawing.
  package struct Name: Sendable {
    /// Unique in the page.
    let id: String
    let title: String
    let description: String

    package init(id: String, title: String, description: String) {
      self.id = id
      self.title = title
      self.description = description
    }
  }

  /// A place or width: pixels (units of the grid where scaled), or hundredths of a percent of the
  /// width.
  package enum Length: Sendable {
    case units(Int)
    case share(Int)

    var text: String {
      switch self {
      case .units(let units): String(units)
      case .share(let share):
        share % 100 == 0
          ? "\(share / 100)%"
          : "\(share / 100).\(share % 100 < 10 ? "0" : "")\(share % 100)%"
      }
    }
  }

  package enum Fill: Sendable {
    /// Shown by evidence: solid and dark.
    case shown
    /// Open until known: striped.
    case open
    /// Shown to be missing: white in a frame.
    case missing
    /// Past or set aside: light grey in a frame.
    case faded
  }

  package enum TextPlace: String, Sendable {
    case start
    case middle
    case end
  }

  package enum Shape: Sendable {
    case rectangle(x: Length, y: Int, width: Length, height: Int, Fill)
    case line(fromX: Length, fromY: Int, toX: Length, toY: Int, isStrong: Bool = false)
    case text(String, x: Length, y: Int, place: TextPlace = .start, isStrong: Bool = false)
  }

  let size: Size
  let name: Name?
  let shapes: [Shape]

  /// A drawing beside words that say the same needs no name.
  package init(_ size: Size, name: Name? = nil, shapes: [Shape]) {
    self.size = size
    self.name = name
    self.shapes = shapes
  }
}

extension Drawing {
  var context: TemplateContext {
    var context: TemplateContext = [
      "template": "drawing", "id": name?.id, "title": name?.title,
      "description": name?.description, "isNamed": name != nil,
      "shapes": shapes.flatMap(\.contexts),
    ]
    switch size {
    case .stretched(let height):
      context["width"] = "100%"
      context["height"] = String(height)
      context["size"] = "stretched"
    case .fixed(let width, let height):
      context["width"] = String(width)
      context["height"] = String(height)
      context["size"] = "fixed"
    case .scaled(let width, let height):
      context["width"] = "100%"
      context["viewBox"] = "0 0 \(width) \(height)"
      context["size"] = "scaled"
    }
    return context
  }
}

extension Drawing.Shape {
  static let ink = "#1d4e89"
  static let frame = "#595959"

  var contexts: [TemplateContext] {
    switch self {
    case .rectangle(let x, let y, let width, let height, let fill):
      return Self.rectangle(x, y, width, height, fill)
    case .line(let fromX, let fromY, let toX, let toY, let isStrong):
      let line: TemplateContext = [
        "x1": fromX.text, "y1": String(fromY), "x2": toX.text, "y2": String(toY),
        "stroke": isStrong ? "#1a1a1a" : Self.frame, "strokeWidth": isStrong ? "2" : "1",
      ]
      return [["line": line]]
    case .text(let words, let x, let y, let place, let isStrong):
      let text: TemplateContext = [
        "words": words, "x": x.text, "y": String(y), "anchor": place.rawValue,
        "weight": isStrong ? "bold" : nil,
      ]
      return [["text": text]]
    }
  }

  private static func rectangle(
    _ x: Drawing.Length, _ y: Int, _ width: Drawing.Length, _ height: Int, _ fill: Drawing.Fill
  ) -> [TemplateContext] {
    let (colour, stroke): (String, String?) =
      switch fill {
      case .shown: (ink, nil)
      case .open: ("#e8eef6", nil)
      case .missing: ("#ffffff", frame)
      case .faded: ("#d9d9d9", frame)
      }
    let rectangle: TemplateContext = [
      "x": x.text, "y": String(y), "width": width.text, "height": String(height),
      "fill": colour, "stroke": stroke,
    ]
    guard case .open = fill else { return [["rectangle": rectangle]] }
    // A thick dashed line makes the stripes.
    let end: String =
      switch (x, width) {
      case (.share(let x), .share(let width)): Drawing.Length.share(x + width).text
      case (.units(let x), .units(let width)): Drawing.Length.units(x + width).text
      case (.units, .share), (.share, .units):
        preconditionFailure("place and width of a rectangle are measured alike")
      }
    let middle = height % 2 == 0 ? "\(y + height / 2)" : "\(y + height / 2).5"
    let stripes: TemplateContext = [
      "x1": x.text, "y1": middle, "x2": end, "y2": middle, "stroke": ink,
      "strokeWidth": String(height), "dashes": "1.5 3.5",
    ]
    return [["rectangle": rectangle], ["line": stripes]]
  }
}
