import Checks
import Foundation
import Glibc
import ProfileStream
import Readiness

/// Lines of JSON, or a table with its heading, as they stand or built from choices.
///
/// The first byte says which and what is asked for, and the second whether they are built.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecords(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 2, let bytes else { return 0 }
  var records = Array(UnsafeBufferPointer(start: bytes + 2, count: count - 2))
  if bytes[1] & 1 != 0 {
    records = Array(WrittenRecords(records[...], isTable: bytes[0] & 1 != 0).text.utf8)
  }
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
    var stream = RecordStream(form, under: BaseRulebook.rulebook, settings)
    let whole = Written(by: &stream, Array(records), firstLine: firstLine)
    checkLines(of: whole)
    let single = recordByRecord(records, form, firstLine: firstLine)
    expect(whole == single, "records say something else when they stand alone")
    expect(whole == inPieces(form), "records say something else when they come in pieces")
    checkOtherDetail(of: whole, Array(records), form, firstLine: firstLine)
    let kept = StreamedProfiles(bytes, isTable: isTable, under: BaseRulebook.rulebook)
    let right = whole.objects.count { $0["errors"] == nil } / dates
    expect(kept.profiles.count == right, "\(kept.profiles.count) of \(right) profiles are kept")
    expect(kept.diagnostics.isEmpty == (whole.faulty == 0), "an error is kept, or was lost")
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
  ///
  /// The records are read from the last to the first, so that none can lean on those before it.
  private func recordByRecord(
    _ records: ArraySlice<UInt8>, _ form: StreamForm, firstLine: Int
  ) -> Written {
    var parts: [(record: ArraySlice<UInt8>, line: Int)] = []
    var rest = records
    var line = firstLine
    while !rest.isEmpty {
      let record = rest[..<end(of: rest)]
      parts.append((record, line))
      rest = rest[record.endIndex...]
      line += record.count { $0 == 0x0A }
    }
    var stream = RecordStream(form, under: BaseRulebook.rulebook, settings)
    var texts: [String] = []
    for (record, line) in parts.reversed() {
      let before = stream.faulty
      let text = Written(by: &stream, Array(record), firstLine: line).text
      let isBlank = record.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      let count = text.utf8.count { $0 == 0x0A }
      if stream.faulty == before {
        expect(count == (isBlank ? 0 : dates), "\(count) lines are written for a record")
      } else {
        expect(count == 1, "\(count) lines are written for an error")
        expect(text.contains("\"line\":\(line),"), "line \(line) has the error \(text)")
      }
      texts.append(text)
    }
    return Written(text: texts.reversed().joined(), faulty: stream.faulty)
  }

  /// Refuses the same records with the same words when all is asked for, and scores the others
  /// alike: short lines are made by another way through the program.
  private func checkOtherDetail(
    of written: Written, _ records: [UInt8], _ form: StreamForm, firstLine: Int
  ) {
    var other = settings
    other.detail =
      if case .full = settings.detail { .groups } else {
        .full(engineVersion: "1", rulesDigest: "2")
      }
    var stream = RecordStream(form, under: BaseRulebook.rulebook, other)
    let again = Written(by: &stream, records, firstLine: firstLine)
    expect(again.faulty == written.faulty, "records are faulty in one detail alone")
    let (lines, others) = (written.objects, again.objects)
    expect(lines.count == others.count, "a detail has more lines than another")
    for (one, another) in zip(lines, others) {
      if one["errors"] != nil || another["errors"] != nil {
        expect(
          NSDictionary(dictionary: one) == NSDictionary(dictionary: another),
          "an error differs between the details")
      } else {
        let (bounds, otherBounds) = (Written.bounds(of: one), Written.bounds(of: another))
        expect(
          bounds == otherBounds, "the details differ: \(bounds) and \(otherBounds)")
      }
    }
  }

  /// Reads the stream as the program does, a few bytes at a time.
  private func inPieces(_ form: StreamForm) -> Written {
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
    return Written(text: text, faulty: stream.faulty)
  }

  /// Every line is JSON, and its bounds are shares in their order.
  private func checkLines(of written: Written) {
    for object in written.objects {
      for (low, high) in Written.bounds(of: object).values.compactMap(\.shares) {
        expect(0 <= low && low <= high && high <= 1, "a score lies between \(low) and \(high)")
      }
    }
  }
}

/// What a stream writes for records.
private struct Written: Equatable {
  /// The ends of a score as they are written; none where a group does not apply.
  struct Bounds: Equatable {
    let low: String?
    let high: String?

    init(_ group: [String: Any]) {
      low = group["low"] as? String
      high = group["high"] as? String
    }

    var shares: (low: Double, high: Double)? {
      guard let low, let high else { return nil }
      return (Double(low) ?? -1, Double(high) ?? 2)
    }
  }

  let text: String
  let faulty: Int

  init(text: String, faulty: Int) {
    self.text = text
    self.faulty = faulty
  }

  init(by stream: inout RecordStream, _ records: [UInt8], firstLine: Int) {
    stream.output.removeAll()
    // Exactly as many readable bytes as are asked for; brackets, for whoever reads too far.
    let padded = records + [UInt8](repeating: UInt8(ascii: "}"), count: RecordStream.padding)
    padded.withUnsafeBytes {
      stream.assess(UnsafeRawBufferPointer(rebasing: $0[..<records.count]), firstLine: firstLine)
    }
    text = String(decoding: stream.output.bytes, as: UTF8.self)
    faulty = stream.faulty
  }

  var objects: [[String: Any]] {
    text.split(separator: "\n").map { line in
      guard
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      else { fatalError("this is no JSON: \(line)") }
      return object
    }
  }

  /// The bounds of the framework and the areas, in whichever detail a line is written.
  static func bounds(of line: [String: Any]) -> [String: Bounds] {
    var result = ["": Bounds(line["framework"] as? [String: Any] ?? line)]
    for (id, area) in line["areas"] as? [String: [String: Any]] ?? [:] {
      result[id] = Bounds(area)
    }
    for area in line["areas"] as? [[String: Any]] ?? [] {
      if let id = area["id"] as? String { result[id] = Bounds(area) }
    }
    return result
  }
}
