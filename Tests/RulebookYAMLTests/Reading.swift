import Glibc
import Readiness
import RulebookYAML
import Testing

/// The folder of these tests, with a final `/`.
let testFolder = #filePath.split(separator: "/").dropLast().reduce("/") { $0 + $1 + "/" }

/// What reading a file reports, whatever its kind.
func diagnostics(of source: SourceFile) -> (list: [Diagnostic], files: SourceFiles) {
  var files = SourceFiles()
  var diagnostics: [Diagnostic] = []
  let text = String(decoding: source.bytes, as: UTF8.self)
  if text.contains("kind: profile") {
    _ = readProfile(source, files: &files, diagnostics: &diagnostics)
  } else if text.contains("kind: countries") {
    _ = readCountries(source, files: &files, diagnostics: &diagnostics)
  } else if text.contains("kind: overlay") {
    _ = readOverlay(source, files: &files, diagnostics: &diagnostics)
  } else if text.contains("kind: tests") {
    let moved = SourceFile(path: "tests/" + source.path, bytes: source.bytes)
    _ = readRulebook([moved], files: &files, diagnostics: &diagnostics)
  } else {
    _ = readRulebook([source], files: &files, diagnostics: &diagnostics)
  }
  return (diagnostics.sortedByPlace(), files)
}

/// What a person reads of it.
func diagnosticText(of source: SourceFile) -> String {
  let (list, files) = diagnostics(of: source)
  return list.map { $0.text(in: files) }.joined()
}

func diagnosticText(of text: String) -> String {
  diagnosticText(of: SourceFile(path: "x.yaml", bytes: Array(text.utf8)))
}

func diagnosticText(of bytes: [UInt8]) -> String {
  diagnosticText(of: SourceFile(path: "x.yaml", bytes: bytes))
}

/// A call of the C library that failed in a test.
struct CallFailure: Error {
  let call: String
  let error = errno
}

func readFile(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw CallFailure(call: "fopen \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  return bytes
}

func writeFile(_ path: String, _ bytes: [UInt8]) throws {
  guard let file = fopen(path, "w") else { throw CallFailure(call: "fopen \(path)") }
  defer { fclose(file) }
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
    throw CallFailure(call: "fwrite \(path)")
  }
}

func namesInFolder(_ path: String) throws -> [String] {
  guard let stream = opendir(path) else { throw CallFailure(call: "opendir \(path)") }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}
