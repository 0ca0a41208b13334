import ArgumentParser
import Dispatch
import Glibc
import ProfileStream
import Readiness
import Synchronization

/// The options of `readiness batch` that read a stream of profiles.
struct StreamOptions: ParsableArguments {
  enum Input: String, ExpressibleByArgument, CaseIterable {
    case ndjson
    case csv
  }

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read profiles from a file or standard input instead: one JSON object a line, or a table.",
      valueName: "form"))
  var input: Input?

  @Flag(name: .long, help: "With --input: add the verdict on each criterion.")
  var verdicts = false

  @Flag(name: .long, help: "With --input: all that assess --format json says.")
  var full = false

  @Flag(name: .long, help: "With --input: exit with 2 if a record has errors.")
  var strict = false

  func validate() throws {
    if input == nil, verdicts || full || strict {
      throw ValidationError("--verdicts, --full and --strict go with --input")
    }
    if verdicts, full { throw ValidationError("--full says what --verdicts does, and more") }
  }
}

/// `readiness batch --input`: profiles from a stream, a line for each as it goes.
struct BatchStream {
  let path: String
  let input: StreamOptions.Input
  let settings: StreamSettings
  let jobs: Int

  /// Assesses the stream and tells how many of its records had errors.
  func run(under rulebook: Rulebook, to destination: Output) throws(Failure) -> Int {
    var records = try RecordInput(path: path, isTable: input == .csv)
    try destination.refuseReplacing(records)
    let form: StreamForm
    switch input {
    case .ndjson: form = .ndjson
    case .csv: form = .csv(try heading(of: &records, rulebook))
    }
    let pipeline = Pipeline(records, jobs: max(1, jobs))
    try destination.writing { write throws(Failure) in
      pipeline.run(jobs: max(1, jobs), write: write) {
        RecordStream(form, under: rulebook, settings)
      }
      if let failure = pipeline.failure { throw failure }
    }
    return pipeline.faulty
  }

  private func heading(
    of records: inout RecordInput, _ rulebook: Rulebook
  ) throws(Failure) -> CSVHeading {
    var chunk = RecordChunk()
    let first = try records.takeFirst(into: &chunk)
    var diagnostics: [Diagnostic] = []
    let padded = first + [UInt8](repeating: 0, count: RecordStream.padding)
    let heading = padded.withUnsafeBytes { bytes in
      CSVHeading(
        UnsafeRawBufferPointer(rebasing: bytes[..<first.count]), rulebook: rulebook,
        reporting: &diagnostics)
    }
    if let heading { return heading }
    var files = SourceFiles()
    _ = files.add(SourceFile(path: path == "-" ? "standard input" : path, bytes: first))
    throw refusal(diagnostics, files)
  }
}

/// Threads that each read a chunk, assess its records and write what came out, in the chunks' order.
///
/// A thread has one chunk at a time, so that memory is bounded, and meets the others twice a chunk:
/// when it reads the next one, and when it waits for its turn to write.
private final class Pipeline: Sendable {
  private let input: Mutex<RecordInput>
  private let outcome = Mutex<(failure: Failure?, faulty: Int)>((nil, 0))
  /// A turn to write for each chunk, by its number, that may be under way.
  private let turns: [DispatchSemaphore]

  init(_ input: consuming sending RecordInput, jobs: Int) {
    self.input = Mutex(input)
    turns = (0..<jobs).map { _ in DispatchSemaphore(value: 0) }
    turns[0].signal()
  }

  var failure: Failure? { outcome.withLock { $0.failure } }
  var faulty: Int { outcome.withLock { $0.faulty } }

  func run(
    jobs: Int, write: @Sendable (UnsafeRawBufferPointer) throws(Failure) -> Void,
    _ stream: @Sendable () -> RecordStream
  ) {
    guard jobs > 1 else { return work(stream(), write) }
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in work(stream(), write) }
  }

  private func work(
    _ stream: consuming RecordStream, _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) {
    var chunk = RecordChunk()
    while failure == nil, next(into: &chunk) {
      stream.output.removeAll()
      stream.assess(chunk.records, firstLine: chunk.firstLine)
      turns[chunk.number % turns.count].wait()
      do throws(Failure) {
        if failure == nil { try write(stream.output.bytes) }
      } catch {
        end(after: error)
      }
      turns[(chunk.number + 1) % turns.count].signal()
    }
    let faulty = stream.faulty
    outcome.withLock { $0.faulty += faulty }
  }

  private func next(into chunk: inout RecordChunk) -> Bool {
    do throws(Failure) {
      return try input.withLock { input throws(Failure) in try input.next(into: &chunk) }
    } catch {
      end(after: error)
      return false
    }
  }

  private func end(after failure: Failure) {
    outcome.withLock { if $0.failure == nil { $0.failure = failure } }
  }
}

extension Output {
  /// Refuses to write where the records are read from.
  func refuseReplacing(_ records: borrowing RecordInput) throws(Failure) {
    if case .file(let target) = self, records.isFile(at: target) {
      throw .input("cannot write `\(target)`: it is what is read; name another file")
    }
  }
}
