import Glibc
import ReadinessWorkbook

extension Output {
  /// Writes a workbook; nothing but a file or a program can take it.
  func write(_ workbook: Workbook) throws(Failure) {
    try refuseTerminal(for: "a workbook")
    let folder = temporaryFolder
    guard folder != Self.usualTemporaryFolder || access(folder, W_OK | X_OK) == 0 else {
      throw Failure.input("cannot make a file in `\(folder)`: \(String(cString: strerror(errno)))")
    }
    let bytes: [UInt8]
    do throws(Workbook.Problem) {
      bytes = try workbook.bytes(temporaryFolder: folder)
    } catch {
      throw Failure.input("cannot write \(name): \(error.reason)")
    }
    try write(bytes, of: "a workbook")
  }
}
