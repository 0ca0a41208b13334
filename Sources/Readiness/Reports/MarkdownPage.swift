/// A page of Markdown: blocks with blank lines between them, items of one list without.
struct MarkdownPage {
  private(set) var text = ""
  private var isInList = false

  /// A heading of that level; the lead is our own text, the title need not be.
  mutating func heading(_ level: Int, lead: String = "", _ title: String) {
    block(String(repeating: "#", count: level) + " \(lead)\(MarkdownText.escaped(title))")
  }

  /// A paragraph of Markdown.
  mutating func paragraph(_ markdown: String) {
    block(markdown)
  }

  /// A table of Markdown; cells hold no bare pipes.
  mutating func table(_ header: [String], _ rows: [[String]]) {
    let lines = [header, header.map { _ in "---" }] + rows
    block(lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n"))
  }

  /// An item of Markdown in the list that stands last, at that depth of nesting.
  mutating func item(_ markdown: String, depth: Int = 0) {
    if !isInList { text += "\n" }
    isInList = true
    text += String(repeating: "  ", count: depth) + "- \(markdown)\n"
  }

  /// An item with a label; the text need not be ours.
  mutating func entry(_ label: String, _ text: String) {
    item("**\(label)**: \(MarkdownText.escaped(text))")
  }

  private mutating func block(_ markdown: String) {
    if !text.isEmpty { text += "\n" }
    isInList = false
    text += markdown + "\n"
  }
}
