import ReadinessWorkbook

extension Output {
  /// Writes a workbook; nothing but a file or a program can take it.
  func write(_ workbook: Workbook) throws(Failure) {
    try refuseTerminal(for: "a workbook")
    let bytes: [UInt8]
    do throws(Workbook.Problem) {
      bytes = try workbook.bytes(temporaryFolder: temporaryFolder)
    } catch {
      throw Failure.input("cannot write \(name): \(error.reason)")
    }
    try write(bytes, of: "a workbook")
  }
}
