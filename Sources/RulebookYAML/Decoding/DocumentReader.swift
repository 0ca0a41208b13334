import Readiness

/// Turns the tree of one file into a declaration, collecting every problem on the way.
///
/// What cannot be read is reported and left out; the functions that read a kind of document stand
/// in one file each.
struct DocumentReader {
  let tree: YAMLTree
  var source: SourceText
  var problems: Problems
  /// Whether a text can be cut by a comment at all.
  private let mayHaveCutTexts: Bool

  /// Reads the syntax of a file; without a tree, `problems` say why.
  init?(_ file: SourceFile, _ id: FileID, reporting diagnostics: inout [Diagnostic]) {
    var source = SourceText(file: id, bytes: file.bytes)
    var problems = Problems(file: id)
    guard let tree = YAMLTree.read(&source, reporting: &problems) else {
      diagnostics += problems.diagnostics
      return nil
    }
    self.tree = tree
    self.source = source
    self.problems = problems
    mayHaveCutTexts = source.contains(UInt8(ascii: "#"), where: source.isBehindText)
  }

  func location(of node: YAMLNode) -> FileLocation {
    tree.location(of: node)
  }

  /// Whether a node is of a kind; reports what stands there instead, unless it was rejected before.
  mutating func expect(_ kind: YAMLTree.Kind, _ node: YAMLNode, _ what: String, help: String? = nil)
    -> Bool
  {
    let found = tree[node].kind
    if found == kind { return true }
    let code: Diagnostic.Code
    let name: String
    switch found {
    case .text: (code, name) = (.unexpectedText, "a text")
    case .list: (code, name) = (.unexpectedList, "a list")
    case .mapping: (code, name) = (.unexpectedMapping, "a mapping")
    case .rejected: return false
    }
    problems.error(
      code, "\(name) stands where \(what) is expected", at: location(of: node), help: help)
    return false
  }

  /// Warns where ` #` cuts a plain text short.
  mutating func warnOfComment(after node: YAMLNode) {
    let record = tree[node]
    // Lines too long for a person's hand are not searched, so that a file of one line stays cheap.
    guard mayHaveCutTexts, record.style == .plain, record.endColumn < 4096 else { return }
    let end = source.offset(line: record.endLine, column: record.endColumn)
    var offset = end
    while offset < source.bytes.count, source.bytes[offset].isBlank { offset += 1 }
    guard offset > end, offset < source.bytes.count, source.bytes[offset] == UInt8(ascii: "#")
    else { return }
    problems.warning(
      .commentCutsText, "` #` begins a comment, and the text ends before it",
      at: source.location(ofOffset: offset),
      help: "put the whole text into quotes, or the comment on a line of its own")
  }
}
