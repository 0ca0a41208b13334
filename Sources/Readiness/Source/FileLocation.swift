/// The number of a file among the files of one run, in the order of their paths.
///
/// Locations carry this number instead of the path, so that they stay small and need no
/// reference counting; `SourceFiles` turns it back into a path and a text.
public struct FileID: Hashable, Comparable, Sendable {
  public let index: Int32

  public init(index: Int32) {
    self.index = index
  }

  public static func < (left: FileID, right: FileID) -> Bool {
    left.index < right.index
  }
}

/// A place in a file: line and column, both counted from 1.
///
/// Columns count Unicode scalars, as editors for plain text and libyaml do; a byte order mark
/// has no column.
public struct FileLocation: Hashable, Comparable, Sendable {
  public let file: FileID
  public let line: Int32
  public let column: Int32

  public init(file: FileID, line: Int32, column: Int32) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place `columns` further to the right on the same line.
  public func advanced(by columns: Int) -> FileLocation {
    FileLocation(file: file, line: line, column: column + Int32(clamping: columns))
  }

  public static func < (left: FileLocation, right: FileLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
