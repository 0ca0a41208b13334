extension Diagnostic {
  /// The kind of a problem, by the name that stands in brackets behind its message.
  ///
  /// The set is closed, so that every problem has a page that says what it means and how it is
  /// mended: `docs/diagnostics.md`, and `readiness check --explain CODE`.
  public enum Code: String, CaseIterable, Hashable, Sendable {
    // Files and folders.
    case unreadable
    case notAYAMLFile = "not-a-yaml-file"
    case fileName = "file-name"
    case misplacedFile = "misplaced-file"
    case unexpectedKind = "unexpected-kind"
    case tooManyProblems = "too-many-problems"

    // Characters.
    case utf16 = "utf-16"
    case notUTF8 = "not-utf-8"
    case controlCharacter = "control-character"
    case lineSeparator = "line-separator"
    case bidirectionalControl = "bidirectional-control"
    case byteOrderMark = "byte-order-mark"

    // The form of YAML.
    case emptyFile = "empty-file"
    case severalDocuments = "several-documents"
    case textAfterEnd = "text-after-end"
    case directive
    case tag
    case anchor
    case alias
    case mergeKey = "merge-key"
    case indentation
    case tabIndentation = "tab-indentation"
    case missingBlank = "missing-blank"
    case missingColon = "missing-colon"
    case colonInText = "colon-in-text"
    case emptyKey = "empty-key"
    case keyNotText = "key-not-text"
    case listBehindKey = "list-behind-key"
    case valueExpected = "value-expected"
    case commaExpected = "comma-expected"
    case unclosedBracket = "unclosed-bracket"
    case strayBracket = "stray-bracket"
    case unclosedQuote = "unclosed-quote"
    case textAfterQuote = "text-after-quote"
    case unknownEscape = "unknown-escape"
    case textBehindBar = "text-behind-bar"
    case reservedCharacter = "reserved-character"
    case nestedTooDeep = "nested-too-deep"
    case syntax
    case commentCutsText = "comment-cuts-text"
    case commaCutsText = "comma-cuts-text"

    // Keys and values.
    case missingKind = "missing-kind"
    case unknownKind = "unknown-kind"
    case missingFormat = "missing-format"
    case unknownFormat = "unknown-format"
    case keyOrder = "key-order"
    case unknownKey = "unknown-key"
    case duplicateKey = "duplicate-key"
    case missingKey = "missing-key"
    case misplacedKey = "misplaced-key"
    case conflictingKeys = "conflicting-keys"
    case emptyValue = "empty-value"
    case null
    case emptyText = "empty-text"
    case emptyList = "empty-list"
    case emptyMapping = "empty-mapping"
    case unexpectedText = "unexpected-text"
    case unexpectedList = "unexpected-list"
    case unexpectedMapping = "unexpected-mapping"
    case unknownWord = "unknown-word"
    case invalidID = "invalid-id"
    case invalidDate = "invalid-date"
    case invalidPercent = "invalid-percent"
    case invalidWeight = "invalid-weight"
    case invalidNumber = "invalid-number"
    case invalidPeriod = "invalid-period"
    case invalidReference = "invalid-reference"
    case invalidURL = "invalid-url"
    case invalidCode = "invalid-code"

    // Framework, areas and criteria.
    case secondFramework = "second-framework"
    case tooFewStages = "too-few-stages"
    case duplicateStage = "duplicate-stage"
    case duplicateID = "duplicate-id"
    case idOfFactAndFramework = "id-of-fact-and-framework"
    case idOfFactAndPillar = "id-of-fact-and-pillar"
    case idOfFactAndArea = "id-of-fact-and-area"
    case idOfFactAndCriterion = "id-of-fact-and-criterion"
    case repeated
    case areaPlacedTwice = "area-placed-twice"
    case areaWithoutFile = "area-without-file"
    case areaWithoutPillar = "area-without-pillar"
    case geometricWeights = "geometric-weights"
    case unknownCriterion = "unknown-criterion"
    case unknownStage = "unknown-stage"
    case criterionOfFirstStage = "criterion-of-first-stage"
    case unknownSource = "unknown-source"
    case unknownSourceCriterion = "unknown-source-criterion"
    case creditOutOfRange = "credit-out-of-range"
    case creditNotFalling = "credit-not-falling"
    case cyclicPrerequisites = "cyclic-prerequisites"
    case measureOfNoNumber = "measure-of-no-number"
    case measureEndIsNoValue = "measure-end-is-no-value"
    case measureWithoutLength = "measure-without-length"

    // Conditions and tests.
    case emptyCondition = "empty-condition"
    case severalConditions = "several-conditions"
    case invalidCondition = "invalid-condition"
    case unknownCombiner = "unknown-combiner"
    case tooFewConditions = "too-few-conditions"
    case unknownFact = "unknown-fact"
    case unreadableTest = "unreadable-test"
    case testNeverPasses = "test-never-passes"
    case testAlwaysPasses = "test-always-passes"

    // Vocabulary.
    case duplicateChoice = "duplicate-choice"
    case malformedChoice = "malformed-choice"
    case choiceReadsAsTest = "choice-reads-as-test"
    case tooManyChoices = "too-many-choices"
    case missingRange = "missing-range"
    case malformedRange = "malformed-range"

    // Actions and costs.
    case unknownAction = "unknown-action"
    case unknownSupportLine = "unknown-support-line"
    case cyclicActions = "cyclic-actions"
    case secondCostAssumptions = "second-cost-assumptions"
    case costOrder = "cost-order"

    // Examples of the rules.
    case unknownName = "unknown-name"
    case unreadableOutcome = "unreadable-outcome"

    // What good rules have besides.
    case unreadFact = "unread-fact"
    case weightlessCriterion = "weightless-criterion"
    case dominantCriterion = "dominant-criterion"
    case unreachableStage = "unreachable-stage"
    case capWithoutEffect = "cap-without-effect"
    case constantCondition = "constant-condition"
    case sameCondition = "same-condition"
    case gapWithoutAction = "gap-without-action"
    case basisNotAssessed = "basis-not-assessed"

    // Profiles.
    case unknownCountry = "unknown-country"
    case duplicateCountry = "duplicate-country"
    case unknownEvidence = "unknown-evidence"
    case unusedEvidence = "unused-evidence"
    case gradeTooLow = "grade-too-low"
    case impossibleStatement = "impossible-statement"
    case afterAsOf = "after-as-of"
    case endsBeforeItStarts = "ends-before-it-starts"
    case statementOutsideList = "statement-outside-list"
    case mixedList = "mixed-list"

    // Streams.
    case malformedJSON = "malformed-json"
    case nestedTooDeeply = "nested-too-deeply"
    case unclosedString = "unclosed-string"
    case invalidEscape = "invalid-escape"
    case loneSurrogate = "lone-surrogate"
    case wrongType = "wrong-type"
    case recordTooLong = "record-too-long"
    case strayQuote = "stray-quote"
    case wrongNumberOfCells = "wrong-number-of-cells"

    // What `readiness fmt` leaves as it is.
    case blockText = "block-text"
    case documentMarker = "document-marker"
    case commentInBrackets = "comment-in-brackets"
    case commentBeforeValue = "comment-before-value"
    case twoComments = "two-comments"
    case notReproduced = "not-reproduced"
  }
}

extension Diagnostic.Code: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Diagnostic.Code: CustomStringConvertible {
  public var description: String { rawValue }
}
