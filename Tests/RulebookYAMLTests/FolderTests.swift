import Glibc
import Readiness
import RulebookYAML
import Testing

/// Folders as they may be met on a disk, each made anew in the system's place for such.
struct FolderTests {
  @Test func `Files are numbered in the byte order of their paths, below folders too`() throws {
    let folder = try TemporaryFolder()
    for path in ["b.yaml", "a/z.yaml", "a-b.yaml", "a/b/c.yaml", "Z.yaml", "é.yaml", "a.yaml"] {
      try folder.write(source(), to: path)
    }
    let found = try folder.readRules()
    #expect(
      found.files.files.map(\.path) == [
        "rules/Z.yaml", "rules/a-b.yaml", "rules/a.yaml", "rules/a/b/c.yaml", "rules/a/z.yaml",
        "rules/b.yaml", "rules/é.yaml",
      ])
    #expect(found.rulebook.sources.count == 7)
    #expect(found.text.isEmpty)
  }

  @Test func `Hidden names are passed over, README is exempt, and other files are warned about`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(source(), to: "a.yaml")
    for path in [".a.yaml", ".git/b.yaml", "sub/.c", "README.md", "sub/README.md"] {
      try folder.write("not: [yaml", to: path)
    }
    for path in ["b.yml", "notes.txt", "a.yaml~", "readme.md"] {
      try folder.write("not: [yaml", to: path)
    }
    let found = try folder.readRules()
    #expect(
      found.text == """
        rules/a.yaml~:1:1: warning: the file's name does not end in `.yaml`, and it is not read [not-a-yaml-file]
            1 |
              | ^
              = help: rename it, or move it to another folder
        rules/b.yml:1:1: warning: the file's name does not end in `.yaml`, and it is not read [not-a-yaml-file]
            1 |
              | ^
              = help: rename it to end in `.yaml`
        rules/notes.txt:1:1: warning: the file's name does not end in `.yaml`, and it is not read [not-a-yaml-file]
            1 |
              | ^
              = help: rename it, or move it to another folder
        rules/readme.md:1:1: warning: the file's name does not end in `.yaml`, and it is not read [not-a-yaml-file]
            1 |
              | ^
              = help: rename it, or move it to another folder

        """)
    #expect(found.rulebook.sources.count == 1)
  }

  @Test func `A loop of links ends, and every file is found once, where it really stands`() throws {
    let folder = try TemporaryFolder()
    try folder.write(source(), to: "b/a.yaml")
    try folder.link("b/up", to: "..")
    try folder.link("a", to: "b")
    try folder.link("b/self", to: ".")
    let found = try folder.readRules()
    #expect(found.files.files.map(\.path) == ["rules/b/a.yaml"])
    #expect(found.text.isEmpty)
  }

  @Test func `A linked folder and a linked file are read`() throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.write(source(), to: "a.yaml")
    try elsewhere.write(source("b"), to: "b.yaml")
    let folder = try TemporaryFolder()
    try folder.link("more", to: elsewhere.path)
    try folder.link("again", to: elsewhere.path)
    try folder.link("c.yaml", to: elsewhere.path + "/b.yaml")
    let found = try folder.readRules()
    #expect(
      found.files.files.map(\.path) == ["rules/again/a.yaml", "rules/again/b.yaml", "rules/c.yaml"])
    #expect(found.text.isEmpty)
  }

  @Test func `Pipes, folders and dead links named as files are refused without waiting`() throws {
    let folder = try TemporaryFolder()
    try folder.write(source(), to: "a.yaml")
    guard mkfifo(folder.path + "/pipe.yaml", 0o600) == 0 else { throw CallFailure(call: "mkfifo") }
    try folder.link("dead.yaml", to: "nowhere")
    try folder.link("device.yaml", to: "/dev/zero")
    try folder.link("self.yaml", to: "self.yaml")
    let found = try folder.readRules()
    #expect(
      found.text == """
        rules/dead.yaml:1:1: error: cannot be read: no such file or directory [unreadable]
            1 |
              | ^
        rules/device.yaml:1:1: error: cannot be read: not a regular file [unreadable]
            1 |
              | ^
        rules/pipe.yaml:1:1: error: cannot be read: not a regular file [unreadable]
            1 |
              | ^
        rules/self.yaml:1:1: error: cannot be read: too many levels of symbolic links [unreadable]
            1 |
              | ^

        """)
    #expect(found.rulebook.sources.count == 1)
  }

  @Test func `A file over 8 MiB is refused by its size, one of 8 MiB is read`() throws {
    let folder = try TemporaryFolder()
    let limit = 8 << 20
    let head = source()
    let padding = String(repeating: "#", count: limit - head.utf8.count)
    try folder.write(head + padding, to: "a.yaml")
    try folder.write("", to: "b.yaml")
    truncate(folder.path + "/b.yaml", limit + 1)
    let found = try folder.readRules()
    #expect(
      found.text == """
        rules/b.yaml:1:1: error: cannot be read: larger than 8 MiB [unreadable]
            1 |
              | ^

        """)
    #expect(found.rulebook.sources.count == 1)
  }

  @Test func `Names that a terminal could misread are shown without their controls`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a\u{1B}[2J\n\u{202E}.yaml")
    let found = try folder.readRules()
    #expect(found.files.files.map(\.path) == ["rules/a\u{FFFD}[2J\u{FFFD}\u{FFFD}.yaml"])
  }

  @Test func `A folder that is none cannot be read at all`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    #expect(throws: FileProblem(path: "rules", reason: "no such file or directory")) {
      try readRulebook(
        at: folder.path + "/none", shownAs: "rules", files: &files, diagnostics: &diagnostics)
    }
    #expect(throws: FileProblem(path: "rules", reason: "not a folder")) {
      try readRulebook(
        at: folder.path + "/file", shownAs: "rules", files: &files, diagnostics: &diagnostics)
    }
    #expect(throws: FileProblem(path: "rules", reason: "the path holds a zero byte")) {
      try readProfiles(
        at: folder.path + "\0", shownAs: "rules", files: &files, diagnostics: &diagnostics)
    }
    #expect(diagnostics.isEmpty)
    let problem = FileProblem(path: "rules", reason: "not a folder")
    #expect(problem.description == "rules: not a folder")
  }

  @Test func `Tests stand under tests, nothing else does, and they may be left unread`() throws {
    let folder = try TemporaryFolder()
    let tests = "kind: tests\nformat: 1\narea: a\nas of: 2025-01-01\ncases: []\n"
    try folder.write(tests, to: "tests/good.yaml")
    try folder.write(tests, to: "bad.yaml")
    try folder.write(source(), to: "tests/sub/source.yaml")
    let found = try folder.readRules()
    #expect(
      found.text == """
        rules/bad.yaml:1:1: error: a file of kind `tests` stands outside `tests/` [misplaced-file]
            1 | kind: tests
              | ^
              = help: move it to `tests/`
        rules/tests/sub/source.yaml:1:1: error: a file of kind `source` stands under `tests/` [misplaced-file]
            1 | kind: source
              | ^
              = help: move it out of `tests/`

        """)
    #expect(found.rulebook.tests.count == 2)
    let without = try folder.readRules(includingTests: false)
    #expect(without.files.files.map(\.path) == ["rules/bad.yaml"])
  }

  @Test func `An error in one file hides nothing of another`() throws {
    let folder = try TemporaryFolder()
    try folder.write("kind: source\n  é: [", to: "a.yaml")
    try folder.write(source("B"), to: "b.yaml")
    try folder.write(source("c"), to: "c.yaml")
    try folder.write("kind: profile\nformat: 1\n", to: "d.yaml")
    let found = try folder.readRules()
    #expect(found.diagnostics.map(\.code) == [.indentation, .invalidID, .unexpectedKind])
    #expect(found.rulebook.sources.map(\.id.value) == ["c"])
  }

  @Test func `Profiles are read by the names of their countries`() throws {
    let folder = try TemporaryFolder()
    func profile(_ country: String) -> String {
      "kind: profile\nformat: 1\ncountry: \(country)\nas of: 2026-06-30\nfacts: {}\n"
    }
    try folder.write("kind: countries\nformat: 1\ncountries: {}\n", to: "countries.yaml")
    try folder.write(profile("ARG"), to: "arg.yaml")
    try folder.write(profile("CHL"), to: "chile.yaml")
    try folder.write(profile("NOR"), to: "NOR.yaml")
    try folder.write(profile("PER"), to: "americas/per.yaml")
    try folder.write("kind: overlay\nformat: 1\nfacts: {}\n", to: "what-if.yaml")
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let profiles = try readProfiles(
      at: folder.path, shownAs: "profiles", files: &files, diagnostics: &diagnostics)
    #expect(
      profiles.map { files[$0.file].path } == [
        "profiles/NOR.yaml", "profiles/americas/per.yaml", "profiles/arg.yaml",
        "profiles/chile.yaml", "profiles/what-if.yaml",
      ])
    #expect(profiles.map { $0.profile?.country.value } == [nil, "PER", "ARG", nil, nil])
    #expect(
      diagnostics.sortedByPlace().map { $0.text(in: files) }.joined() == """
        profiles/NOR.yaml:3:10: error: the profile of `NOR` stands in a file of another name [file-name]
            3 | country: NOR
              |          ^
              = help: name the file `nor.yaml`
        profiles/chile.yaml:3:10: error: the profile of `CHL` stands in a file of another name [file-name]
            3 | country: CHL
              |          ^
              = help: name the file `chl.yaml`
        profiles/what-if.yaml:1:1: error: a file of kind `overlay` stands where one of kind `profile` is expected [unexpected-kind]
            1 | kind: overlay
              | ^
              = help: name another file, or begin this one with `kind: profile`

        """)
  }

  @Test func `A single file that cannot be read is a diagnostic`() throws {
    let folder = try TemporaryFolder()
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    #expect(
      readProfile(
        at: folder.path + "/arg.yaml", shownAs: "profiles/arg.yaml", files: &files,
        diagnostics: &diagnostics) == nil)
    #expect(
      readCountries(
        at: folder.path, shownAs: "profiles", files: &files, diagnostics: &diagnostics) == nil)
    #expect(
      readOverlay(at: "", shownAs: "overlay", files: &files, diagnostics: &diagnostics) == nil)
    #expect(
      diagnostics.map(\.message) == [
        "cannot be read: no such file or directory", "cannot be read: not a regular file",
        "cannot be read: no such file or directory",
      ])
  }

  /// A source that is in order if its id is.
  private func source(_ id: String = "a") -> String {
    "kind: source\nformat: 1\nid: \(id)\ntitle: x\ncriteria: {a: {at: x, says: y}}\n"
  }
}

/// A folder that goes away with its last user.
private final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/rulebook-yaml-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CallFailure(call: "mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    Self.remove(path)
  }

  func write(_ text: String, to name: String) throws {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
    try writeFile(path + "/" + name, Array(text.utf8))
  }

  func link(_ name: String, to target: String) throws {
    guard symlink(target, path + "/" + name) == 0 else { throw CallFailure(call: "symlink") }
  }

  func readRules(includingTests: Bool = true) throws -> (
    rulebook: RulebookDeclaration, files: SourceFiles, diagnostics: [Diagnostic], text: String
  ) {
    var files = SourceFiles()
    var diagnostics: [Diagnostic] = []
    let rulebook = try readRulebook(
      at: path, shownAs: "rules", includingTests: includingTests, files: &files,
      diagnostics: &diagnostics)
    let sorted = diagnostics.sortedByPlace()
    return (rulebook, files, sorted, sorted.map { $0.text(in: files) }.joined())
  }

  private static func remove(_ path: String) {
    for name in (try? namesInFolder(path)) ?? [] where unlink(path + "/" + name) != 0 {
      remove(path + "/" + name)
    }
    rmdir(path)
  }
}
