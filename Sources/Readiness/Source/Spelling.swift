/// Finds the word that a person most likely meant.
public enum Spelling {
  /// The candidate nearest to `word`, when it is near enough to be a slip of the pen.
  ///
  /// Near enough means at most one change for every three letters, at least one; a change is a
  /// letter added, dropped or replaced, or two neighbours exchanged. Of equally near candidates
  /// the first in alphabetical order is taken.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().unicodeScalars.prefix(64))
    let limit = max(1, letters.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - letters.count) <= limit else { continue }
      let distance = changes(from: letters, to: other)
      guard distance <= limit else { continue }
      if let found = best, (found.distance, found.word) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.word
  }

  private static func changes(from: [Unicode.Scalar], to: [Unicode.Scalar]) -> Int {
    guard !from.isEmpty, !to.isEmpty else { return max(from.count, to.count) }
    var beforePrevious = [Int](repeating: 0, count: to.count + 1)
    var previous = Array(0...to.count)
    for (row, letter) in from.enumerated() {
      var current = [row + 1]
      for (column, other) in to.enumerated() {
        var cost = min(
          previous[column + 1] + 1, current[column] + 1,
          previous[column] + (letter == other ? 0 : 1)
        )
        if row > 0, column > 0, letter == to[column - 1], from[row - 1] == other {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[to.count]
  }
}
