/// Makes Markdown of texts that others wrote: it shows the text and does nothing else.
enum MarkdownText {
  /// The text on one line, for a paragraph, a heading, a list or a cell of a table.
  ///
  /// Texts come from profiles, which are hostile until shown otherwise. `<`, `>` and `&` become
  /// entities, which stop HTML even where a viewer knows no backslashes. What marks a block is
  /// escaped where a line could begin with it, so that `24/7 (e-evidence, Article 35.1)` stays as
  /// readable as it is. Line breaks and runs of blanks become one blank, controls U+FFFD.
  static func escaped(_ text: String) -> String {
    let words = TextLayout.safe(text).unicodeScalars.split(separator: " ").map(String.init)
    let scalars = Array(words.joined(separator: " ").unicodeScalars)
    let leadingDigits = scalars.prefix { ("0"..."9").contains($0) }.count
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "$", "@":
        result.append(contentsOf: ["\\", scalar])
      case "-", "+", "=":
        // A list or an underline.
        result.append(contentsOf: index == 0 ? ["\\", scalar] : [scalar])
      case ".", ")":
        // A numbered list, or a link that some viewers make of `www.`.
        let endsWord = index + 1 == scalars.count || scalars[index + 1] == " "
        let marks =
          leadingDigits > 0 && index == leadingDigits && endsWord
          || scalars[..<index].suffix(3).elementsEqual("www".unicodeScalars)
        result.append(contentsOf: marks ? ["\\", scalar] : [scalar])
      case ":":
        // A link that some viewers make of `https://`.
        let marks = index + 1 < scalars.count && scalars[index + 1] == "/"
        result.append(contentsOf: marks ? ["\\", scalar] : [scalar])
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text in bold type.
  static func strong(_ text: String) -> String {
    "**\(escaped(text))**"
  }

  /// The address as a link that shows where it leads, or as text where it is no plain web address.
  static func link(_ address: String) -> String {
    let isWeb = ["http://", "https://"].contains {
      address.lowercased().hasPrefix($0) && address.utf8.count > $0.utf8.count
    }
    let isPlain = address.unicodeScalars.allSatisfy {
      (0x21...0x7E).contains($0.value) && !"<>|`\\".unicodeScalars.contains($0)
    }
    return isWeb && isPlain ? "<\(address)>" : escaped(address)
  }
}
