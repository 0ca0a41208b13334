import Foundation

/// Stops the program, so that the fuzzer keeps the input, where something does not hold.
public func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { fatalError(message()) }
}

/// Runs a target on saved inputs, given as files and folders by the program's arguments.
public func replay(_ run: (UnsafePointer<UInt8>?, Int) -> CInt) throws {
  let paths = try CommandLine.arguments.dropFirst().flatMap(files)
  for path in paths {
    // The name that stands there last is that of the input that stops the program.
    FileHandle.standardError.write(Data("\r\u{1B}[K\(path)".utf8))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    bytes.withUnsafeBufferPointer { _ = run($0.baseAddress, $0.count) }
  }
  FileHandle.standardError.write(Data("\r\u{1B}[K\(paths.count) inputs, nothing found\n".utf8))
}

private func files(at path: String) throws -> [String] {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
  else { return [path] }
  return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { path + "/" + $0 }
}
