import Checks

/// Any bytes as a file of rules, of tests, a profile, an overlay or a register.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  checkFile(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

#if !FUZZING
  @main struct Replay {
    static func main() throws { try replay(fuzzYAML) }
  }
#endif
