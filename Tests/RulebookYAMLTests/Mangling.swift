/// A canonical text that is spoilt in ways which its canonical form mends.
///
/// It looks at lines alone and knows the words of the language by itself, so that it shares no
/// mistake with the writer.
struct Mangling {
  /// A key or item with the lines that belong to it.
  private struct Entry {
    /// Comment lines and blank lines, without indentation.
    var above: [String]
    let isItem: Bool
    /// A key with its colon, or nothing for an item.
    var key: String
    /// What stands on the line behind the key or dash.
    var value: String
    var children: [Entry]
  }

  private var random: SplitMix
  private let lines: [String]
  private var next = 0
  private var output: [String] = []
  /// The columns by which a level is indented.
  private let step: Int

  private init(_ text: String, seed: UInt64) {
    random = SplitMix(state: seed)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
    step = Int.random(in: 2...5, using: &random)
  }

  static func spoil(_ canonical: String, seed: UInt64) -> String {
    var mangling = Mangling(canonical, seed: seed)
    let root = mangling.entries(at: 0)
    let end = mangling.lines[mangling.next...]
    mangling.write(mangling.shuffled(root, behind: ""), at: 0)
    for line in end { mangling.writeAbove(line, at: 0) }
    mangling.spoilBlankLines()
    return mangling.output.joined(separator: "\n") + (mangling.isHeads ? "\n" : "\n \n\n")
  }

  private mutating func entries(at column: Int, isLineBegun: Bool = false) -> [Entry] {
    var result: [Entry] = []
    var isLineBegun = isLineBegun
    while true {
      let first = next
      var above: [String] = []
      while !isLineBegun, next < lines.count, lines[next].isEmpty || lines[next].isComment {
        above.append(String(lines[next].drop { $0 == " " }))
        next += 1
      }
      guard next < lines.count, isLineBegun || lines[next].indentation == column else {
        next = first
        return result
      }
      result.append(entry(String(lines[next].dropFirst(column)), at: column, above: above))
      isLineBegun = false
    }
  }

  private mutating func entry(_ text: String, at column: Int, above: [String]) -> Entry {
    var entry = Entry(above: above, isItem: text.hasPrefix("- "), key: "", value: "", children: [])
    if entry.isItem {
      let rest = String(text.dropFirst(2))
      if rest.hasPrefix("- ") || rest.beginsWithKey {
        entry.children = entries(at: column + 2, isLineBegun: true)
        return entry
      }
      entry.value = rest
      next += 1
      return entry
    }
    let colon = text.keyEnd
    entry.key = String(text[..<colon])
    entry.value = String(text[colon...].drop { $0 == " " })
    next += 1
    if entry.value.isEmpty || entry.value.hasPrefix("#") {
      entry.children = entries(at: column + 2)
    }
    return entry
  }

  private mutating func write(_ entries: [Entry], at column: Int, after beginning: String? = nil) {
    var beginning = beginning
    for entry in entries {
      for line in entry.above { writeAbove(line, at: column) }
      var line = beginning ?? blanks(column)
      beginning = nil
      guard !entry.isItem else {
        line += "-" + blanks(step - 1)
        if entry.children.isEmpty {
          output.append(line + spoilt(entry.value))
        } else {
          write(entry.children, at: column + step, after: line)
        }
        continue
      }
      line += requoted(String(entry.key.dropLast()), isKey: true) + ":"
      if entry.children.isEmpty {
        output.append(line + (isHeads ? " " : "    ") + spoilt(entry.value))
      } else {
        let isList = entry.children[0].isItem
        output.append(line + (entry.value.isEmpty ? trailing() : "\t" + entry.value))
        write(entry.children, at: isList && isHeads ? column : column + step)
      }
    }
  }

  private mutating func writeAbove(_ line: String, at column: Int) {
    // A comment may stand in any column.
    output.append(
      line.isEmpty ? trailing() : blanks(Int.random(in: 0...9, using: &random)) + line + trailing())
  }

  /// A value with other blanks, quotes and line breaks.
  private mutating func spoilt(_ text: String) -> String {
    let (value, comment) = text.valueAndComment
    var result = ""
    if value.hasPrefix("[") || value.hasPrefix("{") {
      result = spoiltBrackets(value)
    } else {
      result = requoted(value)
    }
    return result + (comment.isEmpty ? trailing() : (isHeads ? " \t" : "      ") + comment)
  }

  /// Blanks and line breaks around the brackets and commas that stand outside of quotes.
  private mutating func spoiltBrackets(_ value: String) -> String {
    var result = ""
    var quote: Character?
    for character in value {
      if let open = quote {
        result.append(character)
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "\"", "'":
        if let last = result.last, " [{".contains(last) { quote = character }
        result.append(character)
      case ",": result += isHeads ? "," : " ,\n\(blanks(60))"
      case "[", "{": result += isHeads ? "\(character)" : "\(character)  "
      case "]", "}": result += isHeads ? "\(character)" : "\n\(blanks(60))\(character)"
      default: result.append(character)
      }
    }
    return result
  }

  /// The text between other quotes.
  ///
  /// A value that other readers would take for a number or a truth stays plain if it is, since its
  /// quotes would stay too.
  private mutating func requoted(_ written: String, isKey: Bool = false) -> String {
    let words = ["yes", "no", "true", "false", "on", "off", "y", "n"]
    let isNumber =
      written.first?.isNumber ?? false
      && written.allSatisfy { $0.isNumber || "+-._:eEx".contains($0) }
    if !isKey, isNumber || words.contains(written.lowercased()) { return written }
    var text = written
    if written.hasPrefix("\"") {
      guard !written.contains("\\") else { return written }
      text = String(written.dropFirst().dropLast())
    } else if written.hasPrefix("'") {
      text = String(written.dropFirst().dropLast()).replacing("''", with: "'")
    }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return written
    case 1: return "'" + text.replacing("'", with: "''") + "'"
    default:
      return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
  }

  /// The words that stand before mappings whose keys the author orders.
  private static let ordered: Set<String> = [
    "base:", "choices:", "countries:", "criteria:", "evidence:", "expect:", "facts:", "with:",
  ]

  /// The entries with the keys of records in any order.
  private mutating func shuffled(_ entries: [Entry], behind key: String) -> [Entry] {
    var result = entries
    for index in result.indices {
      let key = result[index].isItem ? "-" : result[index].key
      result[index].children = shuffled(result[index].children, behind: key)
    }
    guard let one = entries.first, !one.isItem else { return result }
    let isPolicy = entries.allSatisfy { ["least grade:", "stale after:"].contains($0.key) }
    guard !Self.ordered.contains(key) || isPolicy else { return result }
    result.shuffle(using: &random)
    // What stands above an item goes with the item, so its first key must have nothing above; and
    // no blank line begins a file.
    let mayBeFirst = { (entry: Entry) in
      key == "-" ? entry.above.isEmpty : !key.isEmpty || entry.above.first != ""
    }
    guard let first = result.firstIndex(where: mayBeFirst) else { return entries }
    result.swapAt(0, first)
    return result
  }

  private mutating func spoilBlankLines() {
    var result: [String] = isHeads ? [] : ["", "  "]
    for line in output {
      result.append(line)
      if line.allSatisfy({ $0 == " " }), isHeads { result += ["", "   "] }
    }
    output = result
  }

  private var isHeads: Bool {
    mutating get { Bool.random(using: &random) }
  }

  private mutating func trailing() -> String {
    blanks(Int.random(in: 0...2, using: &random))
  }

  private func blanks(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}

/// Numbers that are the same for a seed on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var result = state
    result = (result ^ (result >> 30)) &* 0xBF58_476D_1CE4_E5B9
    result = (result ^ (result >> 27)) &* 0x94D0_49BB_1331_11EB
    return result ^ (result >> 31)
  }
}

extension String {
  fileprivate var indentation: Int { prefix { $0 == " " }.count }

  fileprivate var isComment: Bool { drop { $0 == " " }.hasPrefix("#") }

  /// Where the colon of the key ends that a line begins with.
  fileprivate var keyEnd: Index {
    var isQuoted = false
    for index in indices {
      if self[index] == "\"" { isQuoted.toggle() }
      let next = self.index(after: index)
      if self[index] == ":", !isQuoted, next == endIndex || self[next] == " " { return next }
    }
    return endIndex
  }

  fileprivate var beginsWithKey: Bool {
    guard let first, !"[{".contains(first) else { return false }
    return self[..<keyEnd].hasSuffix(":")
  }

  /// The value and the comment behind it; comments have two blanks before them in canonical form.
  fileprivate var valueAndComment: (value: String, comment: String) {
    guard let end = ranges(of: "  #").last?.lowerBound else { return (self, "") }
    return (String(self[..<end]), String(self[end...].dropFirst(2)))
  }
}
