import Testing

@testable import ProfileStream

struct WordTableTests {
  @Test func `A word is not taken for a longer one that begins with it`() {
    var table = WordTable()
    var numbers: [Int] = []
    for count in (1...WordTable.longest).reversed() {
      let padded = [UInt8](repeating: UInt8(ascii: "a"), count: count + RecordStream.padding)
      padded.withUnsafeBytes { bytes in
        if let number = table.number(of: TextBytes(rebasing: bytes[..<count])) {
          numbers.append(number)
        }
      }
    }
    #expect(numbers == Array(0..<WordTable.longest))
  }
}
