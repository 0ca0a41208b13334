import Checks
import Foundation
import Glibc
import ProfileStream
import Readiness

/// Lines of JSON, or a table with its heading; the first byte says which, and what is asked for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecords(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 1, let bytes else { return 0 }
  let records = Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1))
  StreamCheck(choices: bytes[0], records).run()
  return 0
}

#if !FUZZING
  @main struct Replay {
    static func main() throws { try replay(fuzzRecords) }
  }
#endif

/// Why the input cannot be read, as the program has it.
struct Failure: Error {
  let message: String

  static func input(_ message: String) -> Failure { Failure(message: message) }
}

/// A stream that is read in one piece, record by record, and as it may come over a network.
private struct StreamCheck {
  private let isTable: Bool
  private let settings: StreamSettings
  /// How many lines are written for a record without errors.
  private let dates: Int
  /// How many bytes come at a time.
  private let piece: Int
  private let bytes: [UInt8]

  init(choices: UInt8, _ bytes: [UInt8]) {
    isTable = choices & 1 != 0
    var settings = StreamSettings()
    switch choices >> 1 & 3 {
    case 0: settings.detail = .full(engineVersion: "1", rulesDigest: "2")
    case 1: settings.detail = .verdicts
    default: settings.detail = .groups
    }
    let hasDates = choices >> 3 & 1 != 0
    if hasDates { settings.dates = .given([.earliest, CalendarDate.latest]) }
    if choices >> 4 & 1 != 0 { settings.edition = .public }
    if choices >> 5 & 1 != 0 { settings.leastGrade = .official }
    if choices >> 6 & 1 != 0 { settings.lens = 0 }
    dates = hasDates ? 2 : 1
    piece = choices >> 7 != 0 ? 7 : 64
    self.settings = settings
    self.bytes = bytes
  }

  func run() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var records = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    var form = StreamForm.ndjson
    var firstLine = 1
    if isTable {
      let end = end(of: records)
      var diagnostics: [Diagnostic] = []
      guard let heading = heading(Array(records[..<end]), &diagnostics) else {
        return expect(diagnostics.hasErrors, "a heading without errors was refused")
      }
      expect(!diagnostics.hasErrors, "a heading with errors was read")
      form = .csv(heading)
      firstLine += records[..<end].count { $0 == 0x0A }
      records = records[end...]
    }
    let whole = Written(Array(records), form, settings, firstLine: firstLine)
    checkLines(of: whole)
    let single = recordByRecord(records, form, firstLine: firstLine)
    expect(whole.text == single.text, "records say something else when they stand alone")
    expect(whole.faulty == single.faulty, "records are faulty when they stand alone, or are not")
    let input = inPieces(form)
    expect(whole.text == input.text, "records say something else when they come in pieces")
    expect(whole.faulty == input.faulty, "records are faulty when they come in pieces, or are not")
  }

  private func heading(_ record: [UInt8], _ diagnostics: inout [Diagnostic]) -> CSVHeading? {
    let padded = record + [UInt8](repeating: 0, count: RecordStream.padding)
    return padded.withUnsafeBytes { bytes in
      CSVHeading(
        UnsafeRawBufferPointer(rebasing: bytes[..<record.count]),
        rulebook: BaseRulebook.rulebook, reporting: &diagnostics)
    }
  }

  /// Where the first record ends, behind its line break.
  private func end(of records: ArraySlice<UInt8>) -> Int {
    let length = records.withUnsafeBytes { bytes in
      isTable ? CSVRecords.endOfFirst(in: bytes) : bytes.firstIndex(of: 0x0A).map { $0 + 1 }
    }
    return length.map { records.startIndex + $0 } ?? records.endIndex
  }

  /// One line for each record, or for each of its dates, and one for a record with errors.
  private func recordByRecord(
    _ records: ArraySlice<UInt8>, _ form: StreamForm, firstLine: Int
  ) -> (text: String, faulty: Int) {
    var result = (text: "", faulty: 0)
    var rest = records
    var line = firstLine
    while !rest.isEmpty {
      let record = rest[..<end(of: rest)]
      rest = rest[record.endIndex...]
      let written = Written(Array(record), form, settings, firstLine: line)
      let isBlank = record.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      let count = written.text.utf8.count { $0 == 0x0A }
      if written.faulty == 0 {
        expect(count == (isBlank ? 0 : dates), "\(count) lines are written for a record")
      } else {
        expect(written.faulty == 1 && count == 1, "\(count) lines are written for an error")
        expect(
          written.text.contains("\"line\":\(line),"), "line \(line) has the error \(written.text)")
      }
      result.text += written.text
      result.faulty += written.faulty
      line += record.count { $0 == 0x0A }
    }
    return result
  }

  /// Reads the stream as the program does, a few bytes at a time.
  private func inPieces(_ form: StreamForm) -> (text: String, faulty: Int) {
    // Each packet is read by itself, and all of them can wait.
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_SEQPACKET.rawValue)
    expect(socketpair(AF_UNIX, kind, 0, &ends) == 0, "there is no socket")
    let length = max(piece, bytes.count / 64)
    var start = 0
    while start < bytes.count {
      let end = min(start + length, bytes.count)
      let sent = send(ends[0], Array(bytes[start..<end]), end - start, Int32(MSG_DONTWAIT))
      expect(sent == end - start, "the socket is full")
      start = end
    }
    close(ends[0])
    dup2(ends[1], STDIN_FILENO)
    close(ends[1])
    var stream = RecordStream(form, under: BaseRulebook.rulebook, settings)
    var text = ""
    do throws(Failure) {
      var input = try RecordInput(path: "-", isTable: isTable)
      var chunk = RecordChunk()
      if isTable { _ = try input.takeFirst(into: &chunk) }
      while try input.next(into: &chunk) {
        stream.output.removeAll()
        stream.assess(chunk.records, firstLine: chunk.firstLine)
        text += String(decoding: stream.output.bytes, as: UTF8.self)
      }
    } catch {
      fatalError(error.message)
    }
    return (text, stream.faulty)
  }

  /// Every line is JSON, and its bounds are shares in their order.
  private func checkLines(of written: Written) {
    for line in written.text.split(separator: "\n") {
      guard
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      else { fatalError("this is no JSON: \(line)") }
      let areas = (object["areas"] as? [String: Any])?.values.compactMap { $0 as? [String: Any] }
      for group in [object] + (areas ?? []) {
        guard let low = group["low"] as? String, let high = group["high"] as? String else {
          continue
        }
        // All have one digit before the point and twelve behind it.
        expect(
          low <= high && "0.000000000000" <= low && high <= "1.000000000000",
          "a score lies between \(low) and \(high)")
      }
    }
  }
}

/// What a stream writes for records in one piece.
private struct Written {
  let text: String
  let faulty: Int

  init(_ records: [UInt8], _ form: StreamForm, _ settings: StreamSettings, firstLine: Int) {
    var stream = RecordStream(form, under: BaseRulebook.rulebook, settings)
    // Exactly as many readable bytes as are asked for; brackets, for whoever reads too far.
    let padded = records + [UInt8](repeating: UInt8(ascii: "}"), count: RecordStream.padding)
    padded.withUnsafeBytes {
      stream.assess(UnsafeRawBufferPointer(rebasing: $0[..<records.count]), firstLine: firstLine)
    }
    text = String(decoding: stream.output.bytes, as: UTF8.self)
    faulty = stream.faulty
  }
}
