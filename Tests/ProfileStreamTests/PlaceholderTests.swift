import Testing

@testable import ProfileStream

struct PlaceholderTests {}
