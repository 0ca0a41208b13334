/// A text as it is written: plain where nothing can misread it, else in quotes, on one line.
struct Scalar {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The text with the quotes that it needs.
  ///
  /// - Parameters:
  ///   - isInFlow: Whether it stands within brackets, where commas and brackets end a plain text.
  ///   - mayBePlain: Whether a plain text could not be taken for one that a comment cuts.
  /// - Returns: The text as it stands in the file.
  func written(isInFlow: Bool = false, mayBePlain: Bool = true) -> String {
    if mayBePlain, isPlain(inFlow: isInFlow) { return text }
    let bytes = text.utf8
    guard !bytes.contains(where: { $0 < 0x20 }) else { return "\"\(escaped)\"" }
    guard bytes.contains(UInt8(ascii: "\"")) || bytes.contains(UInt8(ascii: "\\")) else {
      return "\"\(text)\""
    }
    var result = "'"
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "'" { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }

  /// Whether readers that type plain texts by themselves take it for a number, a truth or nothing.
  var looksTyped: Bool {
    if ["yes", "no", "true", "false", "on", "off", "y", "n"].contains(text.lowercased()) {
      return true
    }
    guard let first = text.utf8.first, first.isDigit || "+-.".utf8.contains(first) else {
      return false
    }
    return text.utf8.contains(where: \.isDigit)
      && text.utf8.allSatisfy { $0.isDigit || "+-._:eEx".utf8.contains($0) }
  }

  private var escaped: String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether libyaml reads the plain text as it stands, and the language takes it for a text.
  func isPlain(inFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first != UInt8(ascii: " "),
      last != UInt8(ascii: " "), last != UInt8(ascii: ":"),
      !["~", "null", "Null", "NULL", "<<"].contains(text)
    else { return false }
    switch first {
    case UInt8(ascii: "-"):
      // Not the dash of an item, nor the beginning of `---`.
      guard bytes.count > 1, bytes[1].isDigit || bytes[1].isLetter else { return false }
    case _ where "?:,[]{}#&*!|>'\"%@`".utf8.contains(first), UInt8(ascii: "."):
      // `...` at the beginning of a line ends the document.
      guard first == UInt8(ascii: "."), !bytes.starts(with: "...".utf8) else { return false }
    default: break
    }
    for (byte, next) in zip(bytes, bytes.dropFirst() + [UInt8(ascii: "x")]) {
      switch byte {
      case 0..<0x20: return false
      case UInt8(ascii: " ") where next == UInt8(ascii: "#"): return false
      case UInt8(ascii: ":") where next == UInt8(ascii: " "): return false
      case UInt8(ascii: ":") where inFlow && next == UInt8(ascii: "?"): return false
      case _ where inFlow && ",[]{}".utf8.contains(byte): return false
      default: break
      }
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { isLowerCaseLetter || isUpperCaseLetter }
}
