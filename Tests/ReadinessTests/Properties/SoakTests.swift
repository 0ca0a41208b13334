import Foundation
import Glibc
import RulebookYAML
import Synchronization
import Testing

/// `make soak`: every property on as many cases as somebody has time for.
///
/// `SOAK_CASES` says on how many the evaluators are compared; the other properties are tried on
/// their share. `SOAK_SEED` and `SOAK_JOBS` say from which seed and on how many threads.
struct SoakTests {
  private static let cases = CaseCount.number(in: "SOAK_CASES").map { Int($0) }
  private static let seed = CaseCount.number(in: "SOAK_SEED") ?? 2026

  @Test(.enabled(if: cases != nil, "make soak sets SOAK_CASES"))
  func `Every property holds of a great many cases`() {
    let jobs = CaseCount.number(in: "SOAK_JOBS").map { Int($0) } ?? 2
    let underWay = CasesUnderWay(jobs: jobs)
    say("Soak: seed \(Self.seed), \(jobs) threads")
    for saved in underWay.left.map({ $0.save() }) {
      Issue.record("the run before ended while this case was under way, saved: \(saved)")
    }
    var total = 0
    var found = 0
    for property in Property.allCases {
      let count = (Self.cases ?? 0) / property.share
      let failures = failures(of: property, count, jobs, underWay)
      say("\(property): \(count) cases, \(failures.count) disagreements")
      // One mistake shows in many cases; a few of them are enough to find it.
      for failure in failures.prefix(5) {
        Issue.record(
          "\(property), seed \(Self.seed), case \(failure.number), saved: \(failure.save())")
      }
      total += count
      found += failures.count
    }
    underWay.end()
    say("Soak: \(total) cases, \(found) disagreements, seed \(Self.seed)")
  }

  private func failures(
    of property: Property, _ count: Int, _ jobs: Int, _ underWay: CasesUnderWay
  ) -> [FoundFailure] {
    let chunk = 1000
    let starts = Array(stride(from: 0, to: count, by: chunk))
    let done = Atomic(0)
    let failed = Atomic(0)
    return mapInParallel(starts, jobs: jobs) { start -> [FoundFailure] in
      var found: [FoundFailure] = []
      let numbers = start..<min(start + chunk, count)
      underWay.withSlot { slot in
        for number in numbers {
          // To shrink a case takes as long as trying thousands.
          guard failed.load(ordering: .relaxed) < 20 else { break }
          underWay.begin(property, number, seed: Self.seed, in: slot)
          guard let failure = property.failure(seed: Self.seed, number: number) else { continue }
          failed.wrappingAdd(1, ordering: .relaxed)
          found.append(failure)
        }
      }
      let finished = done.wrappingAdd(numbers.count, ordering: .relaxed).newValue
      if finished % 100_000 == 0 { say("\(property): \(finished) cases so far") }
      return found
    }.flatMap(\.self)
  }
}

/// Writes a line at once, so that whoever waits for hours sees how far it is.
private func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// Which case each thread is at, in a file that outlives the program, so that a case at which it
/// crashes can be saved by the next run.
private final class CasesUnderWay: Sendable {
  private static let path = ProcessInfo.processInfo.environment["SOAK_UNDER_WAY"]
  private static let slotLength = 64

  /// The cases at which the run before this one ended.
  let left: [FoundFailure]
  /// A line for each thread; nil if nobody asks for it.
  private nonisolated(unsafe) let lines: UnsafeMutableRawPointer?
  private let slots: Mutex<[Int]>

  init(jobs: Int) {
    let text = Self.path.flatMap { try? String(contentsOfFile: $0, encoding: .utf8) } ?? ""
    left = Set(text.split(separator: "\n")).sorted().compactMap(Self.failure)
    slots = Mutex(Array(0..<jobs))
    guard let path = Self.path else {
      lines = nil
      return
    }
    let empty = String(repeating: " ", count: Self.slotLength - 1) + "\n"
    let size = jobs * Self.slotLength
    try? String(repeating: empty, count: jobs).write(
      toFile: path, atomically: false, encoding: .utf8)
    let file = open(path, O_RDWR)
    defer { close(file) }
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    lines = memory == MAP_FAILED ? nil : memory
  }

  private static func failure(at line: Substring) -> FoundFailure? {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 3, let property = Property(rawValue: words[0]),
      let number = Int(words[1]), let seed = UInt64(words[2])
    else { return nil }
    let remarks = ["The program ended at this case: \(property.rawValue), seed \(seed)."]
    let saved = SavedCase(
      remarks: remarks, generated: property.generated(seed: seed, number: number),
      seed: seed &+ UInt64(number))
    return FoundFailure(property: property, number: number, problems: remarks, saved: saved)
  }

  /// Lends a line to a thread for as long as it works.
  func withSlot<Outcome>(_ work: (Int) -> Outcome) -> Outcome {
    let slot = slots.withLock { $0.popLast() ?? 0 }
    defer { slots.withLock { $0.append(slot) } }
    return work(slot)
  }

  func begin(_ property: Property, _ number: Int, seed: UInt64, in slot: Int) {
    guard let lines else { return }
    let text = Array("\(property.rawValue) \(number) \(seed)".utf8).prefix(Self.slotLength - 1)
    let line = lines + slot * Self.slotLength
    for (offset, byte) in text.enumerated() {
      line.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
    }
    for offset in text.count..<(Self.slotLength - 1) {
      line.storeBytes(of: UInt8(ascii: " "), toByteOffset: offset, as: UInt8.self)
    }
  }

  func end() {
    if let path = Self.path { unlink(path) }
  }
}
