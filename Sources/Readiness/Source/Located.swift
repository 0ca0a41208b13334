/// A value together with the place where it was written.
///
/// Equality and hashing look at the value alone, so that two files that say the same compare
/// as equal wherever they say it.
public struct Located<Value> {
  public let value: Value
  public let location: FileLocation

  public init(_ value: Value, at location: FileLocation) {
    self.value = value
    self.location = location
  }

  /// The same place with another value.
  public func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: location)
  }
}

extension Located: Sendable where Value: Sendable {}

extension Located: Equatable where Value: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    left.value == right.value
  }
}

extension Located: Hashable where Value: Hashable {
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}
