package import Readiness

/// How much is said about each country of a stream.
package enum StreamDetail: Sendable {
  /// The framework's and the areas' intervals, settled shares and stages.
  case groups
  /// A word for each criterion besides.
  case verdicts
  /// All that `readiness assess --format json` says.
  case full(engineVersion: String, rulesDigest: String)
  /// Nothing is written; the profiles are kept, and what is wrong with the others.
  case kept
}

/// The days on which each country of a stream is assessed.
package enum StreamDates: Sendable {
  /// Its own `as of`.
  case own
  case given([CalendarDate])
}

/// How the records of a stream are assessed.
package struct StreamSettings: Sendable {
  package var dates: StreamDates
  package var leastGrade: Grade?
  /// The number of a source whose criteria alone are looked at.
  package var lens: Int?
  /// For whom: statements that it may not show are left out.
  package var edition: Edition
  package var detail: StreamDetail

  package init(
    dates: StreamDates = .own, leastGrade: Grade? = nil, lens: Int? = nil,
    edition: Edition = .full, detail: StreamDetail = .groups
  ) {
    self.dates = dates
    self.leastGrade = leastGrade
    self.lens = lens
    self.edition = edition
    self.detail = detail
  }
}

extension StreamSettings {
  /// Whether all that a profile states is needed, and not only what its criteria come to.
  var needsProfile: Bool {
    switch detail {
    case .groups, .verdicts: false
    case .full, .kept: true
    }
  }
}

/// How profiles stand in a stream.
package enum StreamForm: Sendable {
  /// One JSON object a line.
  case ndjson
  /// A table whose heading is read already, one row for each country and date.
  case csv(CSVHeading)
}

/// Assesses the records of a stream, one chunk after the other, for one thread.
package struct RecordStream: ~Copyable {
  /// No record is longer.
  package static let longestRecord = 1 << 20
  /// How many readable bytes must follow the records of a chunk.
  package static let padding = JSONReader.padding

  /// How many of the records had errors.
  package internal(set) var faulty = 0
  package var output = OutputBytes()
  /// What was kept of the records, where nothing is written.
  var kept = StreamedProfiles()

  let rulebook: Rulebook
  let settings: StreamSettings
  private let form: StreamForm
  private let json = JSONReader()
  private let profiles: JSONProfileReader
  var intake: FactIntake
  private let writer: ResultWriter
  private var country = OutputBytes()

  package init(_ form: StreamForm, under rulebook: Rulebook, _ settings: StreamSettings) {
    self.rulebook = rulebook
    self.settings = settings
    self.form = form
    let assessment = SerialAssessment(
      under: rulebook, leastGrade: settings.leastGrade, lens: settings.lens)
    profiles = JSONProfileReader(of: rulebook)
    let writing: Writing = if case .ndjson = form { .json } else { .table }
    intake = FactIntake(assessment, writing)
    let withVerdicts = if case .verdicts = settings.detail { true } else { false }
    writer = ResultWriter(
      under: rulebook, edition: settings.edition, withVerdicts: withVerdicts,
      isCounted: assessment.isCounted)
  }

  /// Assesses the whole records of a chunk and appends a line for each to `output`.
  ///
  /// - records: Followed by `padding` readable bytes; the last one may lack its line break.
  /// - firstLine: The number of the line on which the chunk begins, from 1.
  package mutating func assess(_ records: UnsafeRawBufferPointer, firstLine: Int) {
    switch form {
    case .ndjson: assessLines(records, firstLine)
    case .csv(let heading): assessRows(records, heading, firstLine)
    }
  }
}

extension RecordStream {
  private mutating func assessLines(_ records: TextBytes, _ firstLine: Int) {
    var line = firstLine
    var start = 0
    while start < records.count {
      let end = records.firstLineBreak(from: start) ?? records.count
      let hasReturn = end > start && records[end - 1] == UInt8(ascii: "\r")
      let text = TextBytes(rebasing: records[start..<(hasReturn ? end - 1 : end)])
      // What stands where a line may begin is worth a look before all of it is read.
      if text.first == UInt8(ascii: "{") || !text.allSatisfy(\.isJSONBlank) {
        assessLine(text, line)
      }
      start = end + 1
      line += 1
    }
  }

  private mutating func assessLine(_ text: TextBytes, _ line: Int) {
    guard text.count <= Self.longestRecord else {
      return refuse(text, line, .recordTooLong, "the line is longer than 1 MiB", at: 0)
    }
    if !settings.needsProfile, let head = profiles.readUsual(text, into: &intake) {
      return assessTaken(country: head.country, asOf: head.asOf)
    }
    do throws(JSONReader.Failure) {
      let json = try json.read(text)
      if !settings.needsProfile, let head = profiles.read(json, into: &intake) {
        return assessTaken(country: head.country, asOf: head.asOf)
      }
      var decoder = JSONProfileDecoder(json, line: line, rulebook: rulebook)
      if let profile = decoder.profile() {
        assess(profile, text)
      } else {
        refuse(decoder.problems, country: decoder.country, text, json.place(at:))
      }
    } catch {
      explain(error, text, line)
    }
  }

  /// Assesses a country whose facts were taken in.
  mutating func assessTaken(country text: TextBytes, asOf: CalendarDate) {
    setCountry(text)
    switch settings.dates {
    case .own: assessTaken(asOf: asOf, on: asOf)
    case .given(let dates):
      for date in dates { assessTaken(asOf: asOf, on: date) }
    }
  }

  private mutating func assessTaken(asOf: CalendarDate, on date: CalendarDate) {
    intake.assess(asOf: asOf, on: date)
    writer.write(
      intake.assessment, country: country.bytes, asOf: asOf, on: date, leftOut: 0,
      to: &output)
  }

  private mutating func setCountry(_ text: TextBytes) {
    country.removeAll()
    if text.isPlain {
      country.append("\"")
      country.append(text)
      country.append("\"")
    } else {
      country.append(JSONValue.string(text.text).line)
    }
  }

  /// Assesses a country by all that its profile states.
  mutating func assess(_ written: Profile, _ record: TextBytes) {
    if case .kept = settings.detail { return kept.profiles.append(written) }
    let (profile, leftOut) = written.edition(settings.edition)
    let dates = if case .given(let dates) = settings.dates { dates } else { [profile.asOf] }
    if case .full(let engineVersion, let rulesDigest) = settings.detail {
      let origin = ReportOrigin(
        engineVersion: engineVersion, rulesDigest: rulesDigest,
        profileDigest: SHA256.digest(of: Array(record)), edition: settings.edition,
        leftOut: leftOut)
      for date in dates {
        let assessment = Assessment(
          of: profile, under: rulebook, on: date, leastGrade: settings.leastGrade,
          lens: settings.lens)
        output.append(
          GapReport(assessment, countryName: profile.country, origin: origin).jsonValue.line)
        output.append("\n")
      }
      return
    }
    country.removeAll()
    country.append(JSONValue.string(profile.country).line)
    for date in dates {
      intake.assess(profile, on: date)
      writer.write(
        intake.assessment, country: country.bytes, asOf: profile.asOf, on: date,
        leftOut: leftOut, to: &output)
    }
  }

}
