import Readiness

/// Something that holds of every case, whatever its rulebook and its profile say.
///
/// The raw value is the name of the files in which failing cases are saved.
enum Property: String, CaseIterable, Sendable {
  case agreement
  case soundness
  case narrowing
  case order
  case weights
  case improvement
  case series
  case json = "json-stream"
  case table = "table-stream"
  case threads
  case editions
  case overlays
  case examples
  case explanation
  case files
  case loading

  /// One of how many cases is tried, since some properties cost more than others.
  var share: Int {
    switch self {
    case .agreement: 1
    case .soundness, .narrowing, .order, .weights, .improvement: 5
    case .series, .json, .table, .editions, .overlays, .examples, .explanation: 10
    case .files, .loading: 20
    case .threads: 200
    }
  }

  /// Whether another draw may find what one did not; threads are left out for the time they take.
  var isVaried: Bool {
    switch self {
    case .agreement, .editions, .explanation, .threads: false
    case .soundness, .narrowing, .order, .weights, .improvement, .series, .json, .table,
      .overlays, .examples, .files, .loading:
      true
    }
  }

  /// What is wrong with a case; empty where the property holds.
  ///
  /// - seed: What is varied is drawn from it.
  func problems(of generated: GeneratedCase, drawing seed: UInt64) -> [String] {
    var random = RandomSource(seed: seed)
    do throws(CompilationErrors) {
      return switch self {
      case .agreement: generated.disagreements()
      case .soundness: try generated.unsoundCompletions(&random)
      case .narrowing: try generated.wideningAnswers(&random)
      case .order: try generated.changesByOrder(&random)
      case .weights: try generated.changesByWeights(&random)
      case .improvement: try generated.harmfulImprovements(&random)
      case .series: try generated.changesInSeries(&random)
      case .json: try generated.changesInStream(&random, asTable: false)
      case .table: try generated.changesInStream(&random, asTable: true)
      case .threads: try generated.changesByThreads(&random)
      case .editions: try generated.changesByEdition()
      case .overlays: try generated.changesByOverlay(&random)
      case .examples: try generated.failingExamples(&random)
      case .explanation: try generated.unexplainedScores()
      case .files: try generated.changesByFiles(&random)
      case .loading: try generated.failuresAfterLoading(&random)
      }
    } catch {
      return error.messages
    }
  }

  /// The case with that number under the seed, other than those of the other properties.
  func generated(seed: UInt64, number: Int) -> GeneratedCase {
    GeneratedCase.generated(
      seed: seed &+ UInt64(place) &* 0x9E37_79B9, number: number, withLens: number % 8 == 7)
  }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
