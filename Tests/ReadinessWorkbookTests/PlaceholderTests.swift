import Testing

@testable import ReadinessWorkbook

struct PlaceholderTests {}
