import Testing

@testable import ReadinessPages

struct PlaceholderTests {}
