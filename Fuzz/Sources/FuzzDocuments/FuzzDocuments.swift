import Checks
import Readiness

/// Documents that are built from the bytes, so that nothing is lost on the syntax of YAML.
///
/// By the first byte they are declarations that the language accepts, put to the engine and to the
/// second evaluator, or a file whose keys are mostly those of its kind.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDocuments(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 1, let bytes else { return 0 }
  let choices = Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1))
  if bytes[0] & 1 == 0 {
    checkDeclarations(choices)
  } else {
    checkFile(Array(WrittenFile(choices[...]).text.utf8))
  }
  return 0
}

#if !FUZZING
  @main struct Replay {
    static func main() throws { try replay(fuzzDocuments) }
  }
#endif

/// What both evaluators say of a case is the same, and learning all facts stays within it.
private func checkDeclarations(_ choices: [UInt8]) {
  let generated = GeneratedCase(choices)
  let differences = generated.disagreements()
  expect(differences.isEmpty, "\(generated)\n\(differences.joined(separator: "\n"))")
  do throws(CompilationErrors) {
    let (rulebook, profile) = try generated.compiled().get()
    let lens = generated.lens.flatMap { lens in rulebook.sources.firstIndex { $0.id == lens } }
    checkAssessment(
      of: profile, under: rulebook, on: generated.date, leastGrade: generated.leastGrade,
      lens: lens)
    let open = try generated.scoresByEngine()
    var random = RandomSource(chosen: choices.suffix(16))
    guard let completed = generated.completed(open.facts, &random) else { return }
    let settled = try completed.scoresByEngine()
    let problems = settled.problems(asPartOf: open) + settled.openSubjects
    expect(
      problems.isEmpty,
      (["\(generated)\ncompleted to\n\(completed)"] + problems).joined(separator: "\n"))
  } catch {
    fatalError(error.messages.joined(separator: "\n"))
  }
}

extension GeneratedCase {
  /// The case that the bytes choose: some for the rulebook, the others for the profile.
  fileprivate init(_ choices: [UInt8]) {
    var random = RandomSource(chosen: choices[...].prefix(6))
    let rest = choices.dropFirst(6)
    let cut = rest.startIndex + rest.count * 2 / 3
    var rulebooks = RulebookGenerator(RandomSource(chosen: rest[..<cut]))
    let rulebook = rulebooks.rulebook()
    var profiles = ProfileGenerator(RandomSource(chosen: rest[cut...]), rulebook: rulebook)
    let profile = profiles.profile()
    let isOwnDay = random.chance(60)
    self.init(
      rulebook: rulebook, profile: profile,
      date: isOwnDay ? profile.asOf.value : day(TestGenerator.anyDay(&random)),
      leastGrade: random.chance(15) ? random.pick(Grade.allCases) : nil,
      lens: random.chance(20) ? random.pick(["s", "t"]) : nil)
  }
}

/// The day that the text writes, as the generators ask for it.
func day(_ text: String) -> CalendarDate {
  guard let date = CalendarDate(text) else { preconditionFailure("`\(text)` is no date") }
  return date
}
