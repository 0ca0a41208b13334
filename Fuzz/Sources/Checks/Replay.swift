import Foundation

/// Stops the program, so that the fuzzer keeps the input, where something does not hold.
public func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { fatalError(message()) }
}

/// Runs a target on saved inputs, given as files and folders by the program's arguments.
public func replay(_ run: (UnsafePointer<UInt8>?, Int) -> CInt) throws {
  var count = 0
  for argument in CommandLine.arguments.dropFirst() {
    for path in try files(at: argument) {
      // Named before it is run, so that the last name is that of the input that stops the program.
      if CommandLine.arguments.count == 2 || argument == path { print(path) }
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      bytes.withUnsafeBufferPointer { _ = run($0.baseAddress, $0.count) }
      count += 1
    }
  }
  print("\(count) inputs, and nothing found")
}

private func files(at path: String) throws -> [String] {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
  else { return [path] }
  return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { path + "/" + $0 }
}
