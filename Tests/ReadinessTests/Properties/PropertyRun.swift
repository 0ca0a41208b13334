import Foundation

/// A case that a property does not hold of, made small.
struct FoundFailure: Sendable {
  let property: Property
  let number: Int
  let problems: [String]
  let saved: SavedCase
}

extension Property {
  /// Tries the case with that number; nil where the property holds.
  func failure(seed: UInt64, number: Int) -> FoundFailure? {
    let generated = generated(seed: seed, number: number)
    let drawn = seed &+ UInt64(number)
    let found = problems(of: generated, drawing: drawn)
    guard !found.isEmpty else { return nil }
    let isCompilable = (try? generated.compiled().get()) != nil
    // What is drawn from a smaller case may be something else, so several draws are tried.
    func failingDraw(_ candidate: GeneratedCase) -> UInt64? {
      guard ((try? candidate.compiled().get()) != nil) == isCompilable else { return nil }
      return (0..<4).map { drawn &+ $0 }.first { !problems(of: candidate, drawing: $0).isEmpty }
    }
    let small = generated.shrunk { failingDraw($0) != nil }
    let draw = failingDraw(small) ?? drawn
    let remaining = problems(of: small, drawing: draw)
    let remarks = ["Does not hold: \(rawValue), seed \(seed), case \(number)."] + remaining
    return FoundFailure(
      property: self, number: number, problems: remaining,
      saved: SavedCase(remarks: remarks, generated: small, seed: draw))
  }
}

extension FoundFailure {
  /// Saves the case where every later run replays it, and tells the file's name.
  func save() -> String {
    let text = saved.text
    let digest = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let name = "found-\(property.rawValue)-\(String(digest >> 32, radix: 16)).yaml"
    do {
      try text.write(toFile: SavedCase.folder + name, atomically: true, encoding: .utf8)
      return name
    } catch {
      return "not saved, \(error.localizedDescription)"
    }
  }
}
