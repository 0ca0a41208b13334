import CLibYAML

/// Where and why libyaml gave up, in its own words and with lines and columns counted from 1.
struct LibYAMLFailure {
  struct Mark {
    let line: Int32
    let column: Int32
  }

  let problem: String
  /// What was being read, such as `while scanning a quoted scalar`; may be empty.
  let context: String
  let mark: Mark
  /// Where that began.
  let contextMark: Mark
}

/// How the reading of events ended.
enum LibYAMLEnd {
  /// The document ended before this place; what follows has not been read.
  case document(LibYAMLFailure.Mark)
  /// The file holds no document.
  case empty
  /// The builder refused to go on.
  case stopped
  case failure(LibYAMLFailure)
}

extension TreeBuilder {
  /// Reads the first document of the source; this file alone sees libyaml.
  ///
  /// Events are used, not libyaml's own trees, because only events show aliases and repeated keys,
  /// and because reading can stop between them: libyaml 0.2.5 has no limit on depth and takes time
  /// that grows with its square.
  mutating func readDocument() -> LibYAMLEnd {
    let source = self.source
    return source.bytes.withUnsafeBufferPointer { bytes in
      // libyaml keeps the address of the parser, so it must not move.
      let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
      defer { parser.deallocate() }
      guard yaml_parser_initialize(parser) == 1 else { return .failure(.outOfMemory) }
      defer { yaml_parser_delete(parser) }
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      // A byte order mark is left out, because libyaml would count it as a column.
      let text = UnsafeBufferPointer(rebasing: bytes[source.start...])
      yaml_parser_set_input_string(parser, text.baseAddress, text.count)
      return readEvents(from: parser)
    }
  }

  private mutating func readEvents(from parser: UnsafeMutablePointer<yaml_parser_t>) -> LibYAMLEnd {
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else { return .failure(.init(parser)) }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_SCALAR_EVENT:
        addText(of: event.data.scalar, at: Span(event))
      case YAML_SEQUENCE_START_EVENT:
        let list = event.data.sequence_start
        let style: YAMLTree.Style = list.style == YAML_FLOW_SEQUENCE_STYLE ? .flow : .block
        let properties = Properties(anchor: list.anchor, tag: list.tag)
        guard begin(.list, style, properties, at: Span(event)) else { return .stopped }
      case YAML_MAPPING_START_EVENT:
        let mapping = event.data.mapping_start
        let style: YAMLTree.Style = mapping.style == YAML_FLOW_MAPPING_STYLE ? .flow : .block
        let properties = Properties(anchor: mapping.anchor, tag: mapping.tag)
        guard begin(.mapping, style, properties, at: Span(event)) else { return .stopped }
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        end()
      case YAML_ALIAS_EVENT:
        addAlias(at: Span(event))
      case YAML_DOCUMENT_END_EVENT:
        return .document(.init(event.end_mark))
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT:
        return .empty
      default:
        break
      }
      guard !problems.isFull else { return .stopped }
    }
  }

  private typealias ScalarEvent = yaml_event_t.__Unnamed_union_data.__Unnamed_struct_scalar

  private mutating func addText(of scalar: ScalarEvent, at span: Span) {
    let style: YAMLTree.Style =
      switch scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    addText(
      UnsafeBufferPointer(start: scalar.value, count: scalar.length), style,
      Properties(anchor: scalar.anchor, tag: scalar.tag), at: span)
  }
}

extension TreeBuilder.Span {
  fileprivate init(_ event: borrowing yaml_event_t) {
    line = Int32(truncatingIfNeeded: event.start_mark.line) + 1
    column = Int32(truncatingIfNeeded: event.start_mark.column) + 1
    endLine = Int32(truncatingIfNeeded: event.end_mark.line) + 1
    endColumn = Int32(truncatingIfNeeded: event.end_mark.column) + 1
  }
}

extension TreeBuilder.Properties {
  fileprivate init(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?
  ) {
    self = []
    if anchor != nil { insert(.anchor) }
    if tag != nil { insert(.tag) }
  }
}

extension LibYAMLFailure.Mark {
  fileprivate init(_ mark: yaml_mark_t) {
    line = Int32(truncatingIfNeeded: mark.line) + 1
    column = Int32(truncatingIfNeeded: mark.column) + 1
  }
}

extension LibYAMLFailure {
  fileprivate init(_ parser: UnsafeMutablePointer<yaml_parser_t>) {
    problem = parser.pointee.problem.map { String(cString: $0) } ?? "not readable"
    context = parser.pointee.context.map { String(cString: $0) } ?? ""
    mark = Mark(parser.pointee.problem_mark)
    contextMark = Mark(parser.pointee.context_mark)
  }

  fileprivate static let outOfMemory = LibYAMLFailure(
    problem: "not enough memory", context: "", mark: Mark(line: 1, column: 1),
    contextMark: Mark(line: 1, column: 1))
}
