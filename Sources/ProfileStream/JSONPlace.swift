import CSimdjson

extension JSONText {
  /// What stands at an offset: the innermost value that begins there or holds it.
  func place(at offset: Int) -> RecordPlace {
    guard !values.isEmpty else { return RecordPlace() }
    var place = RecordPlace(pointer: "")
    var value = self[0]
    descent: while kind(of: value) == .object || kind(of: value) == .array {
      if kind(of: value) == .object, offset == Int(value.raw.start) { break }
      let children = children(of: value)
      // The last child that begins at the offset or before it, its key included.
      guard let index = children.lastIndex(where: { start(of: $0) <= offset }) else { break }
      let isMember = kind(of: value) == .object
      value = children[index]
      let step = isMember ? name(of: value) : String(index)
      if isMember, place.pointer == "/facts" { place.fact = step }
      place.pointer? += "/" + step.escapedInPointer
      // What is said of a member at its key is said of the key.
      if isMember, offset == Int(value.raw.key) {
        place.found = step.excerpt
        return place
      }
    }
    place.found = found(value)
    return place
  }

  private func start(of value: Value) -> Int {
    min(Int(value.raw.key), Int(value.raw.start))
  }

  private func name(of member: Value) -> String {
    let raw = key(of: member)
    return (try? JSONString.decoded(raw)) ?? raw.text
  }

  private func found(_ value: Value) -> String? {
    switch kind(of: value) {
    case .string:
      let raw = string(of: value)
      return ((try? JSONString.decoded(raw)) ?? raw.text).excerpt
    case .word: return word(of: value).text.excerpt
    case .object, .array: return nil
    }
  }
}

extension String {
  /// The text as a step of a JSON pointer: RFC 6901, section 3.
  fileprivate var escapedInPointer: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "~": result.append(contentsOf: "~0".unicodeScalars)
      case "/": result.append(contentsOf: "~1".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
