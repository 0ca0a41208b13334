import Testing

/// Runs the program with its output on a terminal, to see what it does where a person looks.
func onTerminal(_ program: Program) throws -> Outcome {
  var program = program
  program.launcher = [
    "/usr/bin/python3", "-c",
    "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))",
  ]
  var outcome = try program.run()
  // A terminal ends lines with a carriage return as well.
  outcome.output = outcome.output.replacing("\r\n", with: "\n")
  return outcome
}

/// The text without the codes that colour it.
func withoutColour(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var isCode = false
  for scalar in text.unicodeScalars {
    if scalar == "\u{1B}" { isCode = true }
    if !isCode { result.append(scalar) }
    if isCode, scalar == "m" { isCode = false }
  }
  return String(result)
}

/// The lines that take more than 80 cells of a terminal.
func linesTooWide(_ text: String) -> [String] {
  text.split(whereSeparator: \.isNewline).map(String.init).filter { cells($0) > 80 }
}

/// How many cells a text takes, after UAX 11 for what stands in our texts.
private func cells(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { count, scalar in
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: count
    default: count + (isWide(scalar.value) ? 2 : 1)
    }
  }
}

private func isWide(_ value: UInt32) -> Bool {
  [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ].contains { ($0 as ClosedRange<UInt32>).contains(value) }
}
