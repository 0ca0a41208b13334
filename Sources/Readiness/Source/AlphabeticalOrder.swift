extension String {
  /// The text as a reader would look it up in a list: without case, and `ô` where `o` stands.
  ///
  /// Of letters that a language counts as its own, such as `å`, only the letter without its mark
  /// is kept; no locale is asked.
  var alphabeticalKey: String {
    var key = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isASCII {
        key.append(scalar)
      } else {
        key.append(contentsOf: (scalar.unmarkedLetter ?? String(scalar)).unicodeScalars)
      }
    }
    return String(key).lowercased()
  }
}

extension Unicode.Scalar {
  /// `o` for LATIN SMALL LETTER O WITH CIRCUMFLEX.
  fileprivate var unmarkedLetter: String? {
    guard let words = properties.name?.split(separator: " "), words.count > 4, words[0] == "LATIN",
      words[2] == "LETTER", words[4] == "WITH", words[3].utf8.count == 1
    else { return nil }
    return String(words[3])
  }
}
