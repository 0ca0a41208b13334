package import Readiness

/// A table with a caption, heads for columns and rows, and words or numbers in its cells.
///
/// With the script it can be sorted and filtered; without, it is read as it stands. In a narrow window
/// a table that cannot be sorted is read row by row, the cells below each other.
package struct PageTable: Sendable {
  package struct Column: Sendable {
    let title: String
    let isNumeric: Bool

    /// The cells of a numeric column stand at the right.
    package init(_ title: String, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }

  package struct Cell: Sendable, ExpressibleByStringLiteral {
    let prose: Prose
    let sortKey: String?

    package init(_ prose: Prose) {
      self.prose = prose
      sortKey = nil
    }

    /// A cell that is sorted by a number that may stand nowhere in it.
    package init(_ prose: Prose, sortedBy number: Int64) {
      self.prose = prose
      sortKey = String(number)
    }

    package init(stringLiteral text: String) {
      self.init(Prose(text))
    }

    /// A score in percent, its ends rounded outward, over a small bar: a cell of a heat table.
    package static func score(_ score: Score) -> Cell {
      guard score.applies != .no else { return Cell("–", sortedBy: -1) }
      let words =
        score.low == score.high
        ? ScoreText.nearest(score.low, places: 0).dropLast()
        : ScoreText.down(score.low, places: 0).dropLast() + "–"
          + ScoreText.up(score.high, places: 0).dropLast()
      return Cell(
        Prose(String(words)) + .lineBreak + .drawing(.smallBar(score)),
        sortedBy: score.low.trillionths)
    }
  }

  package struct Row: Sendable {
    let anchor: String?
    let cells: [Cell]

    /// A row whose first cell is its head.
    package init(anchor: String? = nil, _ cells: [Cell]) {
      self.anchor = anchor
      self.cells = cells
    }
  }

  let id: String
  let caption: Prose
  let columns: [Column]
  let rows: [Row]
  let isSortable: Bool
  let isFilterable: Bool
  let isWide: Bool

  /// A table with an id that is unique in the page.
  ///
  /// Where rows can be filtered, a field hides those without some words. A wide table is printed on
  /// pages of its own, across.
  package init(
    id: String, caption: Prose, columns: [Column], rows: [Row], isSortable: Bool = true,
    isFilterable: Bool = false, isWide: Bool = false
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.isSortable = isSortable
    self.isFilterable = isFilterable
    self.isWide = isWide
  }
}

extension PageTable {
  var context: TemplateContext {
    [
      "template": "table", "id": id, "caption": caption.context, "isSortable": isSortable,
      "isFilterable": isFilterable, "isWide": isWide,
      "columns": columns.map { column -> TemplateContext in
        ["title": column.title, "isNumeric": column.isNumeric]
      },
      "rows": rows.map { row -> TemplateContext in
        [
          "anchor": row.anchor,
          "cells": row.cells.enumerated().map { number, cell -> TemplateContext in
            [
              "prose": cell.prose.context, "sortKey": cell.sortKey, "isHead": number == 0,
              "isNumeric": columns[number].isNumeric,
              "title": isSortable || number == 0 ? nil : columns[number].title,
            ]
          },
        ]
      },
    ]
  }
}
