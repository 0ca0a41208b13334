/// Puts a document into lines.
struct CanonicalWriter {
  private(set) var text = ""

  /// Writes a whole document.
  init(_ document: WrittenDocument) {
    write(document.root, at: -2, after: "")
    for line in document.end { text += line + "\n" }
  }

  /// Writes an entry.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - column: The columns before it.
  ///   - beginning: What its first line holds already: blanks, and the dash of an item.
  private mutating func write(
    _ entry: WrittenDocument.Entry, at column: Int, after beginning: String
  ) {
    for line in entry.above { text += (line.isEmpty ? "" : blanks(column)) + line + "\n" }
    var line = beginning
    if let key = entry.key { line += Scalar(key).written() + ":" }
    switch entry.content {
    case .text(let value, let isFree, let keepsQuotes):
      let mayBePlain = !keepsQuotes && (!isFree || entry.behind == nil)
      line += (entry.key == nil ? "" : " ") + Scalar(value).written(mayBePlain: mayBePlain)
    case .collection(let collection) where collection.isFlow:
      line += (entry.key == nil ? "" : " ") + collection.flowText
    case .collection(let collection):
      guard entry.key == nil else {
        end(line, entry.behind)
        return write(collection, at: column + 2, after: nil)
      }
      return write(collection, at: column + 2, after: line)
    }
    end(line, entry.behind)
  }

  /// Writes the entries of a collection in block style, the first after what its line holds.
  private mutating func write(
    _ collection: WrittenDocument.Collection, at column: Int, after beginning: String?
  ) {
    var beginning = beginning
    for entry in collection.entries {
      let dash = collection.isMapping ? "" : "- "
      write(entry, at: column, after: (beginning ?? blanks(column)) + dash)
      beginning = nil
    }
  }

  private mutating func end(_ line: String, _ comment: String?) {
    text += line
    if let comment { text += "  " + comment }
    text += "\n"
  }

  private func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}

extension WrittenDocument.Entry {
  /// The entry in flow style.
  var flowText: String {
    let value =
      switch content {
      case .text(let text, _, let keepsQuotes):
        Scalar(text).written(isInFlow: true, mayBePlain: !keepsQuotes)
      case .collection(let collection): collection.flowText
      }
    return key.map { Scalar($0).written(isInFlow: true) + ": " + value } ?? value
  }
}

extension WrittenDocument.Collection {
  /// The collection on one line, within brackets.
  var flowText: String {
    let inner = entries.map(\.flowText).joined(separator: ", ")
    return isMapping ? "{\(inner)}" : "[\(inner)]"
  }
}
