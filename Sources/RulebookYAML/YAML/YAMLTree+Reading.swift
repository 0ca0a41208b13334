import Readiness

extension YAMLTree {
  /// Reads the one document of a file; nil where its syntax is at fault, which is then reported.
  ///
  /// What the language leaves out of YAML is reported too, and stands in the tree as rejected
  /// nodes.
  static func read(_ source: inout SourceText, reporting problems: inout Problems) -> YAMLTree? {
    guard CharacterRule.check(&source, reporting: &problems) else { return nil }
    let start = source.contentStart(from: source.start)
    let whole = FileLocation(file: source.file, line: 1, column: 1)
    guard start < source.bytes.count else {
      problems.error(
        .emptyFile, "the file says nothing", at: whole, help: "begin it with `kind:`")
      return nil
    }
    guard source.bytes[start] != UInt8(ascii: "%") else {
      // Refused before libyaml sees it: it takes time that grows with the square of directives.
      reportDirective(at: source.location(ofOffset: start), reporting: &problems)
      return nil
    }
    var builder = TreeBuilder(source: source, problems: problems)
    let end = builder.readDocument()
    source = builder.source
    problems = builder.problems
    switch end {
    case .document(let mark):
      guard isEnd(mark, of: &source, reporting: &problems) else { return nil }
    case .empty:
      problems.error(
        .emptyFile, "the file says nothing", at: whole, help: "begin it with `kind:`")
      return nil
    case .failure(let failure):
      var explanation = SyntaxExplanation(failure, in: source, lastText: builder.lastText)
      problems.report(explanation.diagnostic())
      return nil
    case .stopped:
      return nil
    }
    let tree = builder.tree
    if tree[Self.root].kind == .rejected, !problems.diagnostics.hasErrors {
      problems.error(
        .emptyFile, "the file says nothing", at: whole, help: "begin it with `kind:`")
    }
    return tree
  }

  /// Whether nothing but blank lines and comments follows the document.
  private static func isEnd(
    _ mark: LibYAMLFailure.Mark, of source: inout SourceText, reporting problems: inout Problems
  ) -> Bool {
    var offset = source.contentStart(
      from: source.offset(line: mark.line, column: mark.column))
    while source.hasMarker("...", at: offset) { offset = source.contentStart(from: offset + 3) }
    guard offset < source.bytes.count else { return true }
    let location = source.location(ofOffset: offset)
    if source.bytes[offset] == UInt8(ascii: "%") {
      reportDirective(at: location, reporting: &problems)
    } else if source.hasMarker("---", at: offset) {
      problems.error(
        .severalDocuments, "`---` begins a second document in the file", at: location,
        help: "put it into a file of its own")
    } else {
      problems.error(
        .textAfterEnd, "the document has ended before this line", at: location,
        help: "indent the line as the first line of the file is")
    }
    return false
  }

  private static func reportDirective(
    at location: FileLocation, reporting problems: inout Problems
  ) {
    problems.error(
      .directive, "`%` begins a directive, which is not part of this language", at: location,
      help: "take the line out")
  }
}

extension SourceText {
  /// The first byte from `offset` on that is neither blank nor part of a comment.
  fileprivate func contentStart(from offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "#") {
        while offset < bytes.count, !bytes[offset].isLineBreak { offset += 1 }
      } else if bytes[offset].isBlank || bytes[offset].isLineBreak {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  /// Whether a document marker stands at the beginning of a line.
  fileprivate func hasMarker(_ marker: StaticString, at offset: Int) -> Bool {
    guard offset == start || offset > 0 && bytes[offset - 1].isLineBreak else { return false }
    let end = offset + 3
    return end <= bytes.count
      && bytes[offset..<end].elementsEqual(
        UnsafeBufferPointer(start: marker.utf8Start, count: marker.utf8CodeUnitCount))
      && (end == bytes.count || bytes[end].isBlank || bytes[end].isLineBreak)
  }
}
