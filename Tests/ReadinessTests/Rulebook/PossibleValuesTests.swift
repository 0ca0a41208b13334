import Testing

@testable import Readiness

private func set(_ intervals: (Int128, Int128)...) -> IntervalSet {
  IntervalSet(unionOf: intervals.map { Interval(low: $0.0, high: $0.1) })
}

struct IntervalSetTests {
  @Test func `Intervals without a value between them become one`() {
    #expect(
      set((6, 9), (1, 3), (3, 4)).intervals
        == [Interval(low: 1, high: 4), Interval(low: 6, high: 9)])
    #expect(set((5, 9), (1, 4)).intervals == [Interval(low: 1, high: 9)])
    #expect(set((1, 9), (2, 3)).intervals == [Interval(low: 1, high: 9)])
    #expect(set((5, 9), (1, 3)).low == 1)
    #expect(set((5, 9), (1, 3)).high == 9)
    let staff = [Interval(low: 0, high: 6_000_000), Interval(low: 8_000_000, high: 8_000_000)]
    #expect(
      IntervalSet(unionOf: staff, step: FactKind.wholeNumber.step).intervals
        == [Interval(low: 0, high: 8_000_000)])
    #expect(IntervalSet(unionOf: staff, step: FactKind.number.step).intervals == staff)
  }

  @Test func `What both sets hold is found part by part`() {
    #expect(set((1, 3), (5, 9)).intersection(set((2, 6))) == set((2, 3), (5, 6)))
    #expect(set((1, 3), (5, 9)).intersection(set((4, 4))) == nil)
    #expect(set((1, 3)).intersection(set((3, 9))) == set((3, 3)))
    #expect(set((1, 3)).intersection(set((4, 9))) == nil)
  }
}

struct PossibleValuesTests {
  @Test(
    arguments: [
      (.choices(6), .choices(3), .choices(2), .choices(7)),
      (.choices(4), .choices(3), nil, .choices(7)),
      (.numbers(set((1, 5))), .numbers(set((4, 9))), .numbers(set((4, 5))), .numbers(set((1, 9)))),
      (.numbers(set((1, 2))), .numbers(set((4, 9))), nil, .numbers(set((1, 2), (4, 9)))),
      (
        .members(within: 1, possible: 7), .members(within: 2, possible: 3),
        .members(within: 3, possible: 3), .members(within: 0, possible: 7)
      ),
      (
        .members(within: 1, possible: 1), .members(within: 0, possible: 6), nil,
        .members(within: 0, possible: 7)
      ),
      (
        .members(within: 3, possible: 3), .members(within: 1, possible: 1), nil,
        .members(within: 1, possible: 3)
      ),
      (.texts(["a", "b"]), .texts(["b", "c"]), .texts(["b"]), .texts(["a", "b", "c"])),
      (.texts(["a"]), .texts(["b"]), nil, .texts(["a", "b"])),
      (.texts(nil), .texts(["b"]), .texts(["b"]), .texts(nil)),
      (.texts(["b"]), .texts(nil), .texts(["b"]), .texts(nil)),
    ] as [(PossibleValues, PossibleValues, PossibleValues?, PossibleValues)])
  func `Two statements leave what both allow, or else what either allows`(
    left: PossibleValues, right: PossibleValues, both: PossibleValues?, either: PossibleValues
  ) {
    #expect(left.intersection(right) == both)
    #expect(left.union(right) == either)
  }

  @Test(
    arguments: [
      (.choices(4), true), (.choices(6), false), (.numbers(set((4, 4))), true),
      (.numbers(set((4, 6))), false), (.numbers(set((2, 2), (6, 6))), false),
      (.members(within: 3, possible: 3), true), (.members(within: 0, possible: 0), true),
      (.members(within: 1, possible: 3), false), (.texts(["a"]), true),
      (.texts(["a", "b"]), false),
      (.texts(nil), false),
      // The gap between two neighbouring numbers holds many values.
      (.numbers(set((5, 5))), false),
    ] as [(PossibleValues, Bool)])
  func `Values are determined when exactly one is possible`(
    values: PossibleValues, isDetermined: Bool
  ) {
    #expect(values.isDetermined == isDetermined)
  }

  @Test func `The negation of unknown is unknown`() {
    #expect([Truth.no, .unknown, .yes].map(\.negated) == [.yes, .unknown, .no])
    #expect([Truth.yes, .no, .unknown].sorted() == [.no, .unknown, .yes])
  }
}

struct FactTestTests {
  @Test(
    arguments: [
      (.choices(6), .choices(2), .yes), (.choices(6), .choices(6), .yes),
      (.choices(6), .choices(3), .unknown), (.choices(6), .choices(1), .no),
      (.interval(Interval(low: 2, high: 8)), .numbers(set((2, 8))), .yes),
      (.interval(Interval(low: 2, high: 8)), .numbers(set((1, 8))), .unknown),
      (.interval(Interval(low: 2, high: 8)), .numbers(set((9, 9))), .no),
      (.interval(Interval(low: 2, high: 8)), .numbers(set((2, 3), (5, 8))), .yes),
      (.interval(Interval(low: 2, high: 8)), .numbers(set((2, 3), (9, 9))), .unknown),
      (.interval(Interval(low: 2, high: 8)), .numbers(set((0, 1), (9, 9))), .no),
      (.includesAll(3), .members(within: 7, possible: 7), .yes),
      (.includesAll(3), .members(within: 1, possible: 7), .unknown),
      (.includesAll(3), .members(within: 1, possible: 5), .no),
      (.includesAny(3), .members(within: 1, possible: 7), .yes),
      (.includesAny(3), .members(within: 4, possible: 6), .unknown),
      (.includesAny(3), .members(within: 4, possible: 4), .no),
      (.includesNone(3), .members(within: 4, possible: 4), .yes),
      (.includesNone(3), .members(within: 4, possible: 6), .unknown),
      (.includesNone(3), .members(within: 1, possible: 7), .no),
      (.includesAtLeast(2), .members(within: 3, possible: 7), .yes),
      (.includesAtLeast(2), .members(within: 1, possible: 3), .unknown),
      (.includesAtLeast(2), .members(within: 1, possible: 1), .no),
      (.exactly(3), .members(within: 3, possible: 3), .yes),
      (.exactly(3), .members(within: 1, possible: 7), .unknown),
      (.exactly(3), .members(within: 4, possible: 7), .no),
      (.exactly(3), .members(within: 0, possible: 1), .no),
      (.text("a"), .texts(["a"]), .yes), (.text("a"), .texts(["a", "b"]), .unknown),
      (.text("a"), .texts(["b"]), .no), (.text("a"), .texts(nil), .unknown),
      (.anything, .texts(nil), .yes), (.anything, .choices(3), .yes),
    ] as [(FactTest, PossibleValues, Truth)])
  func `A test is true if all possible values pass, false if none does`(
    test: FactTest, values: PossibleValues, truth: Truth
  ) {
    #expect(test.truth(of: values, on: day("2020-01-01")) == truth)
  }

  @Test(arguments: [
    ("2018-12-31", Truth.no), ("2019-01-01", .yes), ("2020-01-01", .yes), ("2020-01-02", .no),
  ])
  func `Within a year are the day a year before and the date of assessment`(
    text: String, truth: Truth
  ) {
    let position = Int128(day(text).day) * 2
    let test = FactTest.within(Period(count: 1, unit: .years))
    #expect(
      test.truth(of: .numbers(set((position, position))), on: day("2020-01-01")) == truth)
  }
}
