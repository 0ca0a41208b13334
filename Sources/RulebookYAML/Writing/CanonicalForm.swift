public import Readiness

/// A file whose canonical form is known.
public struct CanonicalFile: Sendable {
  /// The path for writing it.
  public let path: String
  /// The path as outputs show it.
  public let shownAs: String
  /// The canonical text.
  public let text: String
  /// Whether the file has another text now.
  public let isChanged: Bool
}

/// Writes every `.yaml` file below a folder in canonical form; what cannot be is reported.
///
/// - Parameters:
///   - folder: The folder's path.
///   - shown: The path that outputs show instead, such as `rules`.
///   - files: Where the files are added, in the byte order of their paths.
///   - diagnostics: Where problems are added.
/// - Returns: The files that have a canonical form; none is written yet.
/// - Throws: Why the folder itself cannot be read; nothing is added then.
public func canonicalFiles(
  below folder: String, shownAs shown: String, files: inout SourceFiles,
  diagnostics: inout [Diagnostic]
) throws(FileProblem) -> [CanonicalFile] {
  let walk = try FolderWalk(of: FilePath(folder), shownAs: shown)
  let root = FilePath(shown)
  var result: [CanonicalFile] = []
  for found in walk.files {
    let shown = root.appending(found.relative.bytes).shown
    let path = String(decoding: found.path.bytes, as: UTF8.self)
    if let reason = found.problem {
      reportUnreadable(
        FileProblem(path: shown, reason: reason), in: &files, reporting: &diagnostics)
    } else if found.relative.hasSuffix(".yaml") {
      guard Array(path.utf8) == found.path.bytes else {
        reportUnreadable(
          FileProblem(path: shown, reason: "its name is not UTF-8"), in: &files,
          reporting: &diagnostics)
        continue
      }
      canonicalFile(at: path, shownAs: shown, files: &files, diagnostics: &diagnostics)
        .map { result.append($0) }
    }
  }
  return result
}

/// Writes a file of any kind in canonical form; `nil` after errors.
public func canonicalFile(
  at path: String, shownAs shown: String, files: inout SourceFiles,
  diagnostics: inout [Diagnostic]
) -> CanonicalFile? {
  guard let id = addFile(FilePath(path), shownAs: shown, to: &files, reporting: &diagnostics),
    let text = canonicalText(of: files[id], id, reporting: &diagnostics)
  else { return nil }
  return CanonicalFile(
    path: path, shownAs: shown, text: text, isChanged: Array(text.utf8) != files[id].bytes)
}

/// The canonical form of a file that is in memory; `nil` after errors.
///
/// Changed are indentation, blank lines (one at most, none at either end), blanks, quotes, line
/// breaks, and the order of keys in records. Collections within brackets keep them where they fit
/// into 120 columns on one line. Comment lines go with the key or item below them, the others with
/// their line. The text is read again before it is returned: it has the same tree, up to the order
/// of records, and the same comments at the same keys and items, and is its own canonical form.
public func canonicalText(
  of source: SourceFile, files: inout SourceFiles, diagnostics: inout [Diagnostic]
) -> String? {
  canonicalText(of: source, files.add(source), reporting: &diagnostics)
}

private func canonicalText(
  of source: SourceFile, _ id: FileID, reporting diagnostics: inout [Diagnostic]
) -> String? {
  guard let original = ReadDocument(source, id, reporting: &diagnostics) else { return nil }
  do throws(Refusal) {
    let document = try original.written()
    let text = CanonicalWriter(document).text
    try original.verify(text, of: document)
    return text
  } catch {
    diagnostics.append(error.diagnostic)
    return nil
  }
}

/// A file as it is read for writing it again.
private struct ReadDocument {
  let source: SourceText
  let tree: YAMLTree
  let layout: Layout

  /// Reads a file; without a tree and a kind, the diagnostics say why.
  init?(_ file: SourceFile, _ id: FileID, reporting diagnostics: inout [Diagnostic]) {
    guard var reader = DocumentReader(file, id, reporting: &diagnostics) else { return nil }
    let kind = reader.kind()
    // That `kind` does not stand first is mended here.
    let problems = reader.problems.diagnostics.filter { $0.code != .keyOrder }
    guard let kind, !problems.hasErrors else {
      diagnostics += problems
      return nil
    }
    source = reader.source
    tree = reader.tree
    layout = Layout(of: kind)
  }

  func written() throws(Refusal) -> WrittenDocument {
    try WrittenDocument(tree, SourceMark.all(in: source, tree), layout)
  }

  private func ownedComments() throws(Refusal) -> [OwnedComment] {
    OwnedComment.all(in: tree, try SourceMark.all(in: source, tree), layout)
  }

  /// Checks that a text says the same as this document with the same comments.
  ///
  /// - Throws: That it does not; it must not replace the file then.
  func verify(_ text: String, of document: WrittenDocument) throws(Refusal) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "", bytes: Array(text.utf8))
    guard let again = ReadDocument(file, tree.file, reporting: &diagnostics),
      says(YAMLTree.root, as: YAMLTree.root, of: again.tree, layout),
      try ownedComments() == again.ownedComments(), try again.written() == document
    else {
      throw Refusal(
        .notReproduced, "the canonical form would not say the same",
        at: FileLocation(file: tree.file, line: 1, column: 1),
        help: "report this as a fault of `readiness fmt`, with the file")
    }
  }

  /// Whether a node says the same as one of another tree, up to the order of keys in records.
  private func says(
    _ node: YAMLNode, as other: YAMLNode, of otherTree: YAMLTree, _ layout: Layout
  ) -> Bool {
    guard tree[node].kind == otherTree[other].kind, tree[node].count == otherTree[other].count
    else { return false }
    switch tree[node].kind {
    case .text:
      return tree.bytes(of: node) == otherTree.bytes(of: other)
    case .list:
      return zip(tree.items(of: node), otherTree.items(of: other)).allSatisfy {
        says($0, as: $1, of: otherTree, layout.item)
      }
    case .mapping:
      var entries = Array(tree.entries(of: node))
      var others = Array(otherTree.entries(of: other))
      if case .record = layout {
        entries.sort { tree.string(of: $0.key) < tree.string(of: $1.key) }
        others.sort { otherTree.string(of: $0.key) < otherTree.string(of: $1.key) }
      }
      return zip(entries, others).allSatisfy {
        tree.bytes(of: $0.key) == otherTree.bytes(of: $1.key)
          && says(
            $0.value, as: $1.value, of: otherTree, layout.value(of: tree.string(of: $0.key)))
      }
    case .rejected:
      return false
    }
  }
}
