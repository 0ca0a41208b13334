import Glibc

/// The files below a folder, in the byte order of their paths.
///
/// Folders are walked in depth; names that begin with `.` are passed over. A symbolic link to a
/// folder is followed unless that folder has been walked already, so that loops end.
struct FolderWalk {
  struct Found: Sendable {
    /// The path for opening the file.
    let path: FilePath
    /// The path below the folder.
    let relative: FilePath
    /// Why this is a folder that cannot be read, if it is one.
    var problem: String?
  }

  private struct Identity: Hashable {
    let device: dev_t
    let file: ino_t

    init(_ status: stat) {
      device = status.st_dev
      file = status.st_ino
    }
  }

  /// The files, and the folders that cannot be read.
  private(set) var files: [Found] = []
  private var walked: Set<Identity> = []
  private let passedOver: FilePath?

  /// - Parameters:
  ///   - folder: Where to begin.
  ///   - shown: The folder's name in the problem that is thrown.
  ///   - passedOver: A path below the folder that is left unread.
  /// - Throws: Why the folder itself cannot be read.
  init(
    of folder: FilePath, shownAs shown: String, passingOver passedOver: String? = nil
  ) throws(FileProblem) {
    self.passedOver = passedOver.map { FilePath($0) }
    guard !folder.bytes.contains(0) else {
      throw FileProblem(path: shown, reason: "the path holds a zero byte")
    }
    var status = stat()
    guard folder.withCString({ stat($0, &status) }) == 0 else {
      throw FileProblem(path: shown, reason: reason(ofError: errno))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FileProblem(path: shown, reason: "not a folder")
    }
    walked.insert(Identity(status))
    // Folders proper come before links, so that a file is found where it really stands.
    var links: [Found] = []
    if let reason = walk(Found(path: folder, relative: FilePath("")), links: &links) {
      throw FileProblem(path: shown, reason: reason)
    }
    while !links.isEmpty {
      let batch = links.sorted { $0.relative < $1.relative }
      links = []
      for link in batch where link.path.withCString({ stat($0, &status) }) == 0 {
        if walked.insert(Identity(status)).inserted { walkBelow(link, links: &links) }
      }
    }
    files.sort { $0.relative < $1.relative }
  }

  /// Walks a folder; a reason why it cannot be read takes its place among the files.
  private mutating func walkBelow(_ folder: Found, links: inout [Found]) {
    guard let reason = walk(folder, links: &links) else { return }
    files.append(Found(path: folder.path, relative: folder.relative, problem: reason))
  }

  /// Sorts the entries of one folder into files, folders and links; the reason where it cannot.
  private mutating func walk(_ folder: Found, links: inout [Found]) -> String? {
    var folders: [Found] = []
    guard let stream = folder.path.withCString({ opendir($0) }) else {
      return reason(ofError: errno)
    }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        let number = errno
        closedir(stream)
        for folder in folders { walkBelow(folder, links: &links) }
        return number == 0 ? nil : reason(ofError: number)
      }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name.first != UInt8(ascii: ".") else { continue }
      let found = Found(
        path: folder.path.appending(name), relative: folder.relative.appending(name))
      guard found.relative != passedOver else { continue }
      sort(found, folders: &folders, links: &links)
    }
  }

  private mutating func sort(_ found: Found, folders: inout [Found], links: inout [Found]) {
    var status = stat()
    guard found.path.withCString({ lstat($0, &status) }) == 0 else {
      files.append(found)
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      if walked.insert(Identity(status)).inserted { folders.append(found) }
      return
    }
    if status.st_mode & S_IFMT == S_IFLNK, found.path.withCString({ stat($0, &status) }) == 0,
      status.st_mode & S_IFMT == S_IFDIR
    {
      links.append(found)
      return
    }
    // What is no regular file is found here too; reading it says why it cannot be read.
    files.append(found)
  }
}
