import Testing

@testable import Readiness

struct RandomWordsTests {
  /// The known answers that the authors of the generator publish with it.
  @Test(
    arguments: [
      (
        SIMD4<UInt64>(repeating: 0), SIMD2<UInt64>(repeating: 0),
        SIMD4<UInt64>(
          0x1655_4D9E_CA36_314C, 0xDB20_FE9D_672D_0FDC, 0xD7E7_72CE_E186_176B,
          0x7E68_B68A_EC7B_A23B)
      ),
      (
        SIMD4<UInt64>(repeating: .max), SIMD2<UInt64>(repeating: .max),
        SIMD4<UInt64>(
          0x87B0_92C3_013F_E90B, 0x438C_3C67_BE8D_0224, 0x9CC7_D7C6_9CD7_77B6,
          0xA09C_AEBF_594F_0BA0)
      ),
      (
        SIMD4<UInt64>(
          0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0,
          0x082E_FA98_EC4E_6C89),
        SIMD2<UInt64>(0x4528_21E6_38D0_1377, 0xBE54_66CF_34E9_0C6C),
        SIMD4<UInt64>(
          0xA528_F454_03E6_1D95, 0x38C7_2DBD_566E_9788, 0xA5A1_610E_72FD_18B5,
          0x57BD_43B5_E52B_7FE6)
      ),
    ])
  func `The generator gives the published answers`(
    counter: SIMD4<UInt64>, key: SIMD2<UInt64>, words: SIMD4<UInt64>
  ) {
    #expect(RandomWords.block(counter: counter, key: key) == words)
  }

  @Test func `The words of a stream are those of its counters, one after the other`() {
    var words = RandomWords(seed: 7, draw: 5, stream: 3)
    for block in 0..<3 {
      let expected = RandomWords.block(counter: [UInt64(block), 3, 5, 0], key: [7, 0])
      for word in 0..<4 { #expect(words.word() == expected[word]) }
    }
  }

  @Test func `Seed, draw and stream each give other words`() {
    var all = Set<UInt64>()
    for (seed, draw, stream) in [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)] {
      var words = RandomWords(seed: UInt64(seed), draw: draw, stream: stream)
      for _ in 0..<100 { all.insert(words.word()) }
    }
    #expect(all.count == 400)
  }

  @Test func `Numbers lie between 0 and 1 and fill that space evenly`() {
    var words = RandomWords(seed: 1, draw: 0, stream: 0)
    var counts = [Int](repeating: 0, count: 10)
    let numbers = (0..<100_000).map { _ in words.unitNumber() }
    #expect(numbers.allSatisfy { $0 > 0 && $0 < 1 })
    for number in numbers { counts[Int(number * 10)] += 1 }
    // Five standard deviations of a binomial count.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 475 })
  }
}
