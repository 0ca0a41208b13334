/// Where a link leads.
package enum PageAddress: Sendable {
  /// A heading of the same page.
  case anchor(String)
  /// A page of the same site, by its path from this page, and a heading of it.
  case page(String, anchor: String? = nil)
  /// An address that somebody wrote; it becomes a link only if it is a plain `http` or `https` one.
  case web(String)

  enum Reference {
    case inside(String)
    case web(String)
  }

  /// What stands in `href`; nil where the address may not become a link.
  var reference: Reference? {
    switch self {
    case .anchor(let anchor): .inside("#" + Self.encoded(anchor))
    case .page(let path, let anchor):
      .inside(Self.encoded(path) + (anchor.map { "#" + Self.encoded($0) } ?? ""))
    case .web(let address): Self.isPlainWeb(address) ? .web(address) : nil
    }
  }

  private static func isPlainWeb(_ address: String) -> Bool {
    let isWeb = ["http://", "https://"].contains {
      address.lowercased().hasPrefix($0) && address.utf8.count > $0.utf8.count
    }
    return isWeb
      && address.unicodeScalars.allSatisfy {
        (0x21...0x7E).contains($0.value) && !"<>\"'|`\\".unicodeScalars.contains($0)
      }
  }

  /// Whatever is no letter, digit, `.`, `-`, `_` or `/` percent-encoded, so that no path names a
  /// scheme.
  private static func encoded(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
