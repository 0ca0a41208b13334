/// The SHA-256 digest of FIPS 180-4, so that a report can name the very files it was made from.
///
/// Our own because the engine has no dependency: a cryptographic package would be by far the
/// largest part of every build for the sake of this one function.
public struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]

  /// The digest of the bytes as 64 hexadecimal digits.
  public static func digest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.absorb(padded(bytes))
    return hash.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// The digest of several files: that of the lines `sha256sum` prints for them in this order.
  public static func digest(of files: some Sequence<SourceFile>) -> String {
    digest(ofFiles: files.map { (digest(of: $0.bytes), $0.path) })
  }

  /// The same for files whose own digests are known.
  package static func digest(ofFiles files: [(digest: String, path: String)]) -> String {
    digest(of: Array(files.map { "\($0.digest)  \($0.path)\n" }.joined().utf8))
  }

  // Section 5.1.1: a one bit, zeros, and the length in bits, to whole blocks of 64 bytes.
  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    var message = bytes
    message.append(0x80)
    message.append(contentsOf: repeatElement(0, count: (120 - message.count % 64) % 64))
    for shift in stride(from: 56, through: 0, by: -8) {
      message.append(UInt8(truncatingIfNeeded: (UInt64(bytes.count) * 8) >> UInt64(shift)))
    }
    return message
  }

  // Section 6.2.2.
  private mutating func absorb(_ message: [UInt8]) {
    var state = self.state
    message.withUnsafeBytes { message in
      Self.constants.withUnsafeBufferPointer { constants in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
          for block in stride(from: 0, to: message.count, by: 64) {
            for index in 0..<16 {
              schedule[index] = UInt32(
                bigEndian: message.loadUnaligned(
                  fromByteOffset: block + index * 4, as: UInt32.self))
            }
            for index in 16..<64 {
              let early = schedule[index - 15]
              let late = schedule[index - 2]
              schedule[index] =
                schedule[index - 16] &+ (Self.turn(early, 7) ^ Self.turn(early, 18) ^ (early >> 3))
                &+ schedule[index - 7] &+ (Self.turn(late, 17) ^ Self.turn(late, 19) ^ (late >> 10))
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            for index in 0..<64 {
              let first =
                h &+ (Self.turn(e, 6) ^ Self.turn(e, 11) ^ Self.turn(e, 25))
                &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ schedule[index]
              let second =
                (Self.turn(a, 2) ^ Self.turn(a, 13) ^ Self.turn(a, 22))
                &+ ((a & b) ^ (a & c) ^ (b & c))
              (h, g, f, e) = (g, f, e, d &+ first)
              (d, c, b, a) = (c, b, a, first &+ second)
            }
            state[0] &+= a
            state[1] &+= b
            state[2] &+= c
            state[3] &+= d
            state[4] &+= e
            state[5] &+= f
            state[6] &+= g
            state[7] &+= h
          }
        }
      }
    }
    self.state = state
  }

  private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
