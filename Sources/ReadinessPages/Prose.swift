package import Readiness

/// Text with links, emphasis and small drawings in it, for paragraphs, lists and cells.
///
/// Nothing in it is markup: `"As of \(date), \(strong: title)"` shows whatever the date and the
/// title hold.
package struct Prose: Sendable {
  enum Span: Sendable {
    case text(String)
    case strong(String)
    case faint(String)
    /// An id, a file's name or a digest: something to be copied exactly.
    case code(String)
    case date(CalendarDate)
    case link(String, PageAddress)
    case label(String, LabelTone)
    case drawing(Drawing)
    case lineBreak
  }

  private(set) var spans: [Span]

  package init(_ text: String) {
    spans = [.text(text)]
  }

  private init(_ spans: [Span]) {
    self.spans = spans
  }

  package static let lineBreak = Prose([.lineBreak])

  package static func strong(_ text: String) -> Prose { Prose([.strong(text)]) }
  package static func faint(_ text: String) -> Prose { Prose([.faint(text)]) }
  package static func code(_ text: String) -> Prose { Prose([.code(text)]) }
  package static func drawing(_ drawing: Drawing) -> Prose { Prose([.drawing(drawing)]) }

  package static func link(_ text: String, to address: PageAddress) -> Prose {
    Prose([.link(text, address)])
  }

  /// A word in a frame, such as a severity.
  package static func label(_ word: String, _ tone: LabelTone = .plain) -> Prose {
    Prose([.label(word, tone)])
  }

  package static func + (left: Prose, right: Prose) -> Prose {
    Prose(left.spans + right.spans)
  }

  package static func += (left: inout Prose, right: Prose) {
    left.spans += right.spans
  }
}

/// How heavily a label stands out; its word says what it means.
package enum LabelTone: String, Sendable {
  case plain
  case open
  case weighty
}

extension Sequence where Element == Prose {
  /// The pieces with a separator between them.
  package func joined(_ separator: Prose = ", ") -> Prose {
    var result: Prose?
    for piece in self { result = result.map { $0 + separator + piece } ?? piece }
    return result ?? ""
  }
}

extension Prose: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) {
    self.init(text)
  }

  package init(stringInterpolation: StringInterpolation) {
    self.init(stringInterpolation.spans)
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var spans: [Span] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { spans.append(.text(literal)) }
    }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      spans.append(.text(value.description))
    }

    package mutating func appendInterpolation(_ date: CalendarDate) { spans.append(.date(date)) }
    package mutating func appendInterpolation(_ prose: Prose) { spans += prose.spans }
    package mutating func appendInterpolation(strong text: String) { spans.append(.strong(text)) }
    package mutating func appendInterpolation(faint text: String) { spans.append(.faint(text)) }
    package mutating func appendInterpolation(code text: String) { spans.append(.code(text)) }

    package mutating func appendInterpolation(link text: String, to address: PageAddress) {
      spans.append(.link(text, address))
    }
  }
}

extension Prose {
  var context: [TemplateContext] { spans.map(\.context) }
}

extension Prose.Span {
  var context: TemplateContext {
    switch self {
    case .text(let words): ["template": "span-text", "words": words]
    case .strong(let words): ["template": "span-strong", "words": words]
    case .faint(let words): ["template": "span-faint", "words": words]
    case .date(let date): ["template": "span-date", "words": date.description]
    case .code(let words): ["template": "span-code", "words": words]
    case .label(let words, let tone):
      ["template": "span-label", "words": words, "tone": tone.rawValue]
    case .drawing(let drawing): drawing.context
    case .lineBreak: ["template": "span-break"]
    case .link(let words, let address):
      switch address.reference {
      case nil: ["template": "span-text", "words": words]
      case .inside(let place): ["template": "span-link", "words": words, "address": place]
      case .web(let place):
        [
          "template": "span-web-link", "words": words, "address": place,
          "isShort": words != place,
        ]
      }
    }
  }
}
