import Glibc

/// A command that runs another without the superuser's power to pass over permissions.
let withoutPowers: [String] = {
  guard geteuid() == 0 else { return [] }
  let powers = "-dac_override,-dac_read_search"
  return ["/usr/bin/setpriv", "--inh-caps=\(powers)", "--bounding-set=\(powers)"]
}()

/// A command that runs another after these words of a shell, or with these redirections.
func shell(_ before: String = "", redirecting redirections: String = "") -> [String] {
  ["/bin/bash", "-c", "\(before)\nexec \"$0\" \"$@\" \(redirections)"]
}

/// A command that runs another and lets something happen, such as `signal=KILL:when=2`, at a call of
/// the system, such as `write`; with a path, at calls for that file alone.
func injecting(_ what: String, at call: String, of path: String? = nil) -> [String] {
  ["/usr/bin/strace", "-f", "-qq", "-o", "/dev/null"] + (path.map { ["-P", $0] } ?? []) + [
    "-e", "trace=\(call)", "-e", "inject=\(call):\(what)",
  ]
}

/// The exit code of a program that was killed, as a shell has it.
let killed: Int32 = 128 + SIGKILL

/// Every command that writes a result, and every format that needs no program beside ours.
let writers: [[String]] =
  ["text", "markdown", "html", "json", "csv", "xlsx"].map { ["assess", "XAR", "--format", $0] }
  + ["csv", "ndjson", "xlsx"].map { ["batch", "-q", "--format", $0] }
  + ["html", "xlsx"].map { ["review", "-q", "--format", $0] } + [
    ["assess", "XAR", "--brief"], ["robustness", "-q", "--draws", "5", "--format", "json"],
    ["batch", "--input", "ndjson", "stream.ndjson"], ["check", "--format", "sarif"],
    ["new", "XNT", "-q"],
  ]

/// The fixtures with a stream of many countries.
func scratchWithStream(records: Int = 3) throws -> Scratch {
  let scratch = try Scratch(copyingFixtures: true)
  let line = #"{"country":"XAR","as of":"2025-06-30","facts":{"law.illegal-access":"full"}}"# + "\n"
  try scratch.write("stream.ndjson", String(repeating: line, count: records))
  // Something to be told of.
  try scratch.makeFolder("profiles/notes")
  try scratch.write("profiles/notes/text.txt", "Ask again.\n")
  return scratch
}
