package import Readiness

extension Drawing {
  /// The bar of a score: solid to its low end, striped to its high end, white beyond.
  ///
  /// Ends are rounded outward, as they are in print.
  package static func bar(_ score: Score, height: Int = 18, name: Name? = nil) -> Drawing {
    guard score.applies != .no else {
      return Drawing(.stretched(height: height), name: name, shapes: [])
    }
    return bar(from: score.low, to: score.high, height: height, name: name)
  }

  package static func bar(
    from low: Share, to high: Share, height: Int = 18, name: Name? = nil
  ) -> Drawing {
    let unit = Share.one.trillionths / 10_000
    let shown = Int(low.trillionths / unit)
    let reached = Int((high.trillionths + unit - 1) / unit)
    var shapes: [Shape] = [
      .rectangle(x: .share(0), y: 0, width: .share(10_000), height: height, .missing)
    ]
    if shown > 0 {
      shapes.append(.rectangle(x: .share(0), y: 0, width: .share(shown), height: height, .shown))
    }
    if reached > shown {
      shapes.append(
        .rectangle(
          x: .share(shown), y: 0, width: .share(reached - shown), height: height, .open))
    }
    return Drawing(.stretched(height: height), name: name, shapes: shapes)
  }

  /// The bar of a score in a cell of a table, beside its numbers.
  package static func smallBar(_ score: Score) -> Drawing {
    let width: Int64 = 56
    let one = Share.one.trillionths
    var shapes: [Shape] = []
    if score.applies != .no {
      let shown = Int(score.low.trillionths * width / one)
      let reached = Int((score.high.trillionths * width + one - 1) / one)
      shapes.append(.rectangle(x: .units(0), y: 0, width: .units(Int(width)), height: 8, .missing))
      if shown > 0 {
        shapes.append(.rectangle(x: .units(0), y: 0, width: .units(shown), height: 8, .shown))
      }
      if reached > shown {
        shapes.append(
          .rectangle(x: .units(shown), y: 0, width: .units(reached - shown), height: 8, .open))
      }
    }
    return Drawing(.fixed(width: Int(width), height: 8), shapes: shapes)
  }

  /// A box for each stage: solid up to the least that is reached, striped up to the greatest.
  package static func stages(_ reached: ClosedRange<Int>?, of count: Int) -> Drawing {
    let shapes = (0..<count).map { stage in
      let fill: Fill =
        switch reached {
        case nil: .missing
        case .some(let range) where stage <= range.lowerBound: .shown
        case .some(let range) where stage <= range.upperBound: .open
        case .some: .missing
        }
      return Shape.rectangle(
        x: .units(stage * 20 + 1), y: 1, width: .units(16), height: 12, fill)
    }
    return Drawing(.fixed(width: count * 20, height: 14), shapes: shapes)
  }
}

/// Years along the width of a chart, from the first of January of one to that of another.
package struct YearAxis: Sendable {
  let first: Int
  /// The year after the last one shown.
  let end: Int

  /// The axis that holds the days and a little more: at least one whole year.
  package init(from earliest: CalendarDate, to latest: CalendarDate) {
    first = earliest.components.year
    end = max(latest.components.year, first) + 1
  }

  /// Where a day stands, in hundredths of a percent of the width; days outside at the near end.
  package func place(of day: CalendarDate) -> Int {
    guard let start = CalendarDate(year: first, month: 1, day: 1) else { return 0 }
    let days = Int(day.day) - Int(start.day)
    // The average year is close enough for a chart, and the ends are exact to a day.
    let width = (end - first) * 36_525 / 100
    return min(max(days * 10_000 / width, 0), 10_000)
  }

  /// The axis as the head of a chart: a mark and a number for some years.
  var drawing: Drawing {
    let years = end - first
    let step = [1, 2, 5, 10, 20, 50, 100].first { years / $0 <= 6 } ?? 1000
    var shapes: [Drawing.Shape] = []
    for year in first..<end where year % step == 0 {
      guard let day = CalendarDate(year: year, month: 1, day: 1) else { continue }
      let place = place(of: day)
      shapes.append(
        .line(fromX: .share(place), fromY: 14, toX: .share(place), toY: 20))
      let isAtEnd = place > 9_300
      shapes.append(
        .text(
          String(year), x: .share(place), y: 12,
          place: place < 500 ? .start : isAtEnd ? .end : .middle))
    }
    shapes.append(.line(fromX: .share(0), fromY: 20, toX: .share(10_000), toY: 20))
    return Drawing(.stretched(height: 21), shapes: shapes)
  }

  /// The bar of something that was so from a day until another; faded where it does not count.
  package func span(
    from start: CalendarDate, until end: CalendarDate, isFaded: Bool = false
  ) -> Drawing {
    let from = min(place(of: start), 9_950)
    let to = place(of: end)
    return Drawing(
      .stretched(height: 14),
      shapes: [
        .line(fromX: .share(0), fromY: 7, toX: .share(10_000), toY: 7),
        .rectangle(
          x: .share(from), y: 1, width: .share(max(to - from, 50)), height: 12,
          isFaded ? .faded : .shown),
      ])
  }

  /// The mark of something that was seen on a day.
  package func point(on day: CalendarDate, isFaded: Bool = false) -> Drawing {
    let place = min(max(place(of: day), 100), 9_900)
    return Drawing(
      .stretched(height: 14),
      shapes: [
        .line(fromX: .share(0), fromY: 7, toX: .share(10_000), toY: 7),
        .rectangle(
          x: .share(place - 75), y: 1, width: .share(150), height: 12, isFaded ? .faded : .shown),
      ])
  }
}
