extension Diagnostic.Code {
  /// What the problem is, in a sentence or two for the person who must mend the file.
  public var meaning: String { explanation.meaning }

  /// What to do about it.
  public var remedy: String { explanation.remedy }

  private var explanation: (meaning: String, remedy: String) {
    switch self {
    case .unreadable:
      (
        "A file or folder cannot be read; the message gives the system's reason.",
        "Mend what the reason names: the path, the permissions, a link that leads nowhere, a "
          + "size over 8 MiB. Only regular files are read, no pipes and no devices."
      )
    case .notAYAMLFile:
      (
        "A file under `rules/` or `profiles/` has a name that does not end in `.yaml`, so it "
          + "is not read.",
        "Rename it to end in `.yaml`, or move it to another folder."
      )
    case .fileName:
      (
        "A profile stands in a file that is not named after its country.",
        "Name the file after the country's code in lower case, such as `arg.yaml`, or mend "
          + "`country`."
      )
    case .misplacedFile:
      (
        "A file of tests stands outside `tests/`, or another kind of file within it.",
        "Move the file to where its kind belongs."
      )
    case .unexpectedKind:
      (
        "A file is of a kind that does not belong here, such as a profile among the rules.",
        "Move it to its folder, name another file, or mend its first line."
      )
    case .tooManyProblems:
      (
        "The file has more problems than are listed.",
        "Mend those that are listed and check again."
      )
    case .utf16:
      (
        "The file is saved as UTF-16 or UTF-32.",
        "Save it as UTF-8."
      )
    case .notUTF8:
      (
        "The file holds a byte that is not UTF-8, most often because it was saved in an older "
          + "encoding.",
        "Save it as UTF-8, and look at the character at that place."
      )
    case .controlCharacter:
      (
        "A control character, which nobody sees, stands in the file or in a text of it.",
        "Take it out. In a stream a line break or tab within a text is written as an escape."
      )
    case .lineSeparator:
      (
        "A separator of lines that few programs know stands in the file: U+0085, U+2028 or "
          + "U+2029.",
        "Begin a new line as usual, or write a blank."
      )
    case .bidirectionalControl:
      (
        "A character that reorders text without being seen stands in the file; with it, a "
          + "file could show other words than it says.",
        "Take it out. Text in Arabic or Hebrew needs none."
      )
    case .byteOrderMark:
      (
        "A byte order mark stands elsewhere than at the beginning of the file, as happens "
          + "where files were joined.",
        "Take it out."
      )
    case .emptyFile:
      (
        "The file says nothing: it is empty or holds comments alone.",
        "Begin it with `kind:` and `format: 1`, or delete it."
      )
    case .severalDocuments:
      (
        "`---` begins a second document in the file.",
        "Put it into a file of its own."
      )
    case .textAfterEnd:
      (
        "A line follows that no longer belongs to what the file began with, most often "
          + "because it is indented less.",
        "Indent the line as the first line of the file is."
      )
    case .directive:
      (
        "A line begins with `%`, which YAML keeps for directives; none is allowed here.",
        "Take the line out, or put a text that begins with `%` into quotes."
      )
    case .tag:
      (
        "`!` begins a tag, which is not part of this language.",
        "Take it out, or put a text that begins with `!` into quotes."
      )
    case .anchor:
      (
        "`&` names an anchor, which is not part of this language.",
        "Take it out, or put a text that begins with `&` into quotes."
      )
    case .alias:
      (
        "`*` refers to an anchor, which is not part of this language.",
        "Write the value out, or put a text that begins with `*` into quotes."
      )
    case .mergeKey:
      (
        "`<<` would merge mappings, which is not part of this language.",
        "Write the keys out."
      )
    case .indentation:
      (
        "A line is not indented as what it belongs to, so it cannot be told what it belongs "
          + "to.",
        "Indent it by blanks as the keys or items beside it."
      )
    case .tabIndentation:
      (
        "A line is indented by a tab.",
        "Indent it by blanks."
      )
    case .missingBlank:
      (
        "A blank is missing after the colon of a key.",
        "Write `key: value`, or put a text that holds `:` into quotes."
      )
    case .missingColon:
      (
        "A line stands where a key with its value is expected, and it has no colon.",
        "Write `key: value`. A text that goes on over several lines is indented deeper than "
          + "its key."
      )
    case .colonInText:
      (
        "A text without quotes holds `: `, which would begin another value.",
        "Put the whole text into quotes."
      )
    case .emptyKey:
      (
        "A colon stands without a key before it.",
        "Write `key: value`, or put a text that begins with `:` into quotes."
      )
    case .keyNotText:
      (
        "A key is no plain text: a list, a mapping, or a text behind `?`.",
        "Write the key as a plain text before the colon."
      )
    case .listBehindKey:
      (
        "A list begins on the line of its key.",
        "Begin it on the next line, or write it in brackets: `[one, two]`."
      )
    case .valueExpected:
      (
        "A value is missing, for instance between two commas.",
        "Write one, or take the comma or the key before it out."
      )
    case .commaExpected:
      (
        "Within brackets, two entries stand without a comma between them, or a text holds one "
          + "of `[]{},`.",
        "Put a comma between the entries, or put the text into quotes."
      )
    case .unclosedBracket:
      (
        "`[` or `{` is never closed.",
        "Close it with `]` or `}`."
      )
    case .strayBracket:
      (
        "`]`, `}` or a comma stands where nothing is open.",
        "Take it out, or put the text that it belongs to into quotes."
      )
    case .unclosedQuote:
      (
        "A quotation mark is never closed. In YAML and in tables a text reaches to the mark "
          + "that closes it.",
        "Close it. A mark that belongs to the text is doubled: in YAML an apostrophe within "
          + #"`'…'`, in a table `"` within a cell; within `"…"` in YAML it is written `\"`."#
      )
    case .textAfterQuote:
      (
        "Text goes on after the quotation mark that closes it.",
        #"Double an apostrophe within `'…'`, write `\"` within `"…"`, or use the other kind of "#
          + "quotes."
      )
    case .unknownEscape:
      (
        #"A backslash within `"…"` begins an escape, and this is none."#,
        #"Write `\\` for a backslash, or put the text into `'…'`."#
      )
    case .textBehindBar:
      (
        "A text begins on the line of `|` or `>`, or the number behind the sign is 0.",
        "Begin the text on the next line, indented, or write it in quotes."
      )
    case .reservedCharacter:
      (
        "A text begins with a character that YAML keeps for later use: `@` or a backtick, or "
          + "`%`.",
        "Put the text into quotes."
      )
    case .nestedTooDeep:
      (
        "Lists and mappings are nested deeper than 32 levels in a file.",
        "Write it with fewer levels."
      )
    case .syntax:
      (
        "The file is not YAML, in a way for which there is no better explanation.",
        "Look at the place that is named and at the line before it; quotes, brackets and "
          + "indentation are the usual causes."
      )
    case .commentCutsText:
      (
        "A text without quotes holds ` #`, which begins a comment: what follows is not part "
          + "of the text.",
        "Put the whole text into quotes, or the comment on a line of its own."
      )
    case .commaCutsText:
      (
        "Within `{…}` a comma ends a text without quotes, so that its rest is read as another "
          + "key.",
        "Put the whole text into quotes."
      )
    case .missingKind:
      (
        "The file does not say what kind of file it is.",
        "Begin it with a line such as `kind: profile`."
      )
    case .unknownKind:
      (
        "The file says to be of a kind that does not exist.",
        "Write one of the kinds that the message lists; `rules/README.md` explains each."
      )
    case .missingFormat:
      (
        "The file does not say in which format it is written.",
        "Write `format: 1` on its second line."
      )
    case .unknownFormat:
      (
        "The file is written in a format that this version does not read.",
        "Write `format: 1`, or use a newer version of Readiness."
      )
    case .keyOrder:
      (
        "`kind` and `format` do not stand first.",
        "Move them to the first two lines; `readiness fmt` does it."
      )
    case .unknownKey:
      (
        "This is not a key that may stand here; most often it is misspelt.",
        "Write the key that the message suggests, or take it out."
      )
    case .duplicateKey:
      (
        "The same key, or in a table the same column, stands twice; only one could count.",
        "Keep one of the two."
      )
    case .missingKey:
      (
        "A key that is needed here is missing.",
        "Add it."
      )
    case .misplacedKey:
      (
        "A fact has a key that its type has no use for.",
        "Take the key out, or mend the type."
      )
    case .conflictingKeys:
      (
        "Two keys stand together that exclude each other.",
        "Keep one of the two; the message says which they are."
      )
    case .emptyValue:
      (
        "A key or an item has no value. An empty value would leave open whether it was "
          + "forgotten.",
        "Write the value; write `unknown` for a fact that nobody knows; or take the key out."
      )
    case .null:
      (
        "A value or key is written as `null`, `~` or the like, which says nothing.",
        "Write the value; write `unknown` for a fact that nobody knows; or take the key out. "
          + "A text that reads `null` stands in quotes."
      )
    case .emptyText:
      (
        "A text in a stream is empty.",
        "Write it, or leave the key out where nothing is to be said."
      )
    case .emptyList:
      (
        "A list is empty that needs an item.",
        "Write at least one item, or take the key out if it may be left out."
      )
    case .emptyMapping:
      (
        "A mapping is empty that needs an entry.",
        "Write at least one entry."
      )
    case .unexpectedText:
      (
        "A text stands where a list or a mapping is expected.",
        "Write it in the form that the message names."
      )
    case .unexpectedList:
      (
        "A list stands where a text or a mapping is expected.",
        "Write it in the form that the message names."
      )
    case .unexpectedMapping:
      (
        "A mapping stands where a text or a list is expected.",
        "Write it in the form that the message names."
      )
    case .unknownWord:
      (
        "A word stands here that is none of those allowed at this place.",
        "Write the word that the message suggests."
      )
    case .invalidID:
      (
        "An id holds something other than lower-case ASCII letters and digits, joined by `-` "
          + "or `.`.",
        "Write it in that form, such as `contact-point.designated`."
      )
    case .invalidDate:
      (
        "A date is not written as a date, or the calendar does not have the day.",
        "Write year, month and day with 4, 2 and 2 digits, such as `2010-03-25`."
      )
    case .invalidPercent:
      (
        "A percent is not written as one.",
        "Write a number from 0 to 100 with at most 10 decimals and `%`, such as `50%`."
      )
    case .invalidWeight:
      (
        "A weight is no number from 0.000001 to 1000000 with at most 6 decimals.",
        "Write one; a weight that is left out is 1."
      )
    case .invalidNumber:
      (
        "A number is not written as one, or lies outside the range that is allowed here.",
        "Write digits alone, with `.` before at most 6 decimals."
      )
    case .invalidPeriod:
      (
        "A period is not written as one.",
        "Write `never`, or a period such as `10 years` or `18 months`."
      )
    case .invalidReference:
      (
        "A place in a source is not written as `source/criterion`.",
        "Write the two ids joined by `/`, such as `octopus-2011/m6e`."
      )
    case .invalidURL:
      (
        "An address is no plain `http` or `https` address. Others could do harm where a "
          + "reader follows them.",
        "Write `https://…` or `http://…` in ASCII characters without blanks, or leave the "
          + "address out."
      )
    case .invalidCode:
      (
        "A code of a country or region does not have its form.",
        "Write the code as ISO 3166 or UN M49 has it; a code of digits stands as it is, with "
          + "its zeros."
      )
    case .secondFramework:
      (
        "The rulebook has two frameworks.",
        "Take one of the two files away."
      )
    case .tooFewStages:
      (
        "The framework has fewer than two stages, so that nothing could be reached.",
        "Name at least two, the lowest first."
      )
    case .duplicateStage:
      (
        "Two stages have the same name.",
        "Give one another name, or take it out."
      )
    case .duplicateID:
      (
        "Two things share an id, so that a reference to it would be open.",
        "Give one of the two another id."
      )
    case .idOfFactAndFramework:
      (
        "A fact has the id of the framework.",
        "Give one of the two another id."
      )
    case .idOfFactAndPillar:
      (
        "A fact has the id of a pillar.",
        "Give one of the two another id."
      )
    case .idOfFactAndArea:
      (
        "A fact has the id of an area.",
        "Give one of the two another id."
      )
    case .idOfFactAndCriterion:
      (
        "A fact has the id of a criterion.",
        "Give one of the two another id."
      )
    case .repeated:
      (
        "A name stands twice in a list where once is enough.",
        "Write it once."
      )
    case .areaPlacedTwice:
      (
        "An area stands in two pillars, or twice in one; it would count twice.",
        "Leave it in one place."
      )
    case .areaWithoutFile:
      (
        "The framework names an area whose criteria no file states.",
        "Mend the name, or add the area's file under `areas/`."
      )
    case .areaWithoutPillar:
      (
        "A file states the criteria of an area that stands in no pillar, so that it would "
          + "never count.",
        "Add the area to a pillar of the framework, or remove the file."
      )
    case .geometricWeights:
      (
        "Under `combine: geometric` the weights are too large to be computed exactly.",
        "Use small whole weights that sum to at most 100 after dividing out their common "
          + "divisor."
      )
    case .unknownCriterion:
      (
        "A criterion is named that the rulebook does not have.",
        "Write the id that the message suggests; `readiness list criteria` prints all."
      )
    case .unknownStage:
      (
        "A criterion belongs to a stage that the framework does not have.",
        "Write one of the framework's `stages`."
      )
    case .criterionOfFirstStage:
      (
        "A criterion belongs to the first stage, where every country starts without doing "
          + "anything.",
        "Give it a later stage."
      )
    case .unknownSource:
      (
        "A source is cited that the rulebook does not have.",
        "Write the id that the message suggests, or add the document under `sources/`."
      )
    case .unknownSourceCriterion:
      (
        "A place of a source is cited that the source's file does not list.",
        "Write the id that the message suggests, or add the row to the source's file."
      )
    case .creditOutOfRange:
      (
        "A step of partial credit is worth nothing, or everything.",
        "Write a percent above `0%` and below `100%`."
      )
    case .creditNotFalling:
      (
        "The steps of partial credit do not fall from one to the next.",
        "Put them in order, the highest first, each credit once."
      )
    case .cyclicPrerequisites:
      (
        "Criteria require each other in a circle, so that none of them could be judged first.",
        "Leave out one `requires` of the circle."
      )
    case .measureOfNoNumber:
      (
        "`measures` names a fact that is not a number.",
        "Measure a whole number, number, percent or money; ask other facts with `met when`."
      )
    case .measureEndIsNoValue:
      (
        "`from` or `to` of `measures` is not one value of the fact.",
        "Write the one value at which credit begins or is full."
      )
    case .measureWithoutLength:
      (
        "`from` and `to` of `measures` are the same value, so that no credit lies between "
          + "them.",
        "Write two different values."
      )
    case .emptyCondition:
      (
        "A condition is empty.",
        "Write one fact with its test, or take the key out."
      )
    case .severalConditions:
      (
        "A condition holds more than one key, and it is open whether all or any of them must "
          + "hold.",
        "Put them as a list under `all of` or `any of`."
      )
    case .invalidCondition:
      (
        "A condition begins with something that is neither a fact's id nor a word that "
          + "combines conditions.",
        "Write the fact's id as the vocabulary has it."
      )
    case .unknownCombiner:
      (
        "A list of conditions stands under words that do not combine conditions.",
        "Write `all of`, `any of`, `none of` or `at least N of`."
      )
    case .tooFewConditions:
      (
        "`at least N of` stands over fewer than N conditions, or asks for none, so that it "
          + "could never fail or never hold.",
        "Mend the number, or add conditions."
      )
    case .unknownFact:
      (
        "A fact is named that the vocabulary does not have.",
        "Write the id that the message suggests; `readiness list facts` prints all."
      )
    case .unreadableTest:
      (
        "A test or statement is not in the words that its fact's type has.",
        "Write one of the forms that the message lists; the table in `rules/README.md` shows "
          + "all."
      )
    case .testNeverPasses:
      (
        "No value that the fact can have passes the test, so that the criterion could never "
          + "be met.",
        "Mend the test, or the fact's `range` or `choices`."
      )
    case .testAlwaysPasses:
      (
        "Every value that the fact can have passes the test, so that it asks for nothing.",
        "Leave it out, or ask for less than everything."
      )
    case .duplicateChoice:
      (
        "A choice stands twice among the choices of a fact.",
        "Give one of the two another word."
      )
    case .malformedChoice:
      (
        "A choice is not written as words of lower-case ASCII letters, digits and `-` with "
          + "single blanks.",
        "Write it so; what people shall read stands behind the colon."
      )
    case .choiceReadsAsTest:
      (
        "A choice begins like a test, so that `at least 2` could mean either.",
        "Choose another word."
      )
    case .tooManyChoices:
      (
        "A fact has more than 64 choices.",
        "Split it into several facts."
      )
    case .missingRange:
      (
        "A fact that is a number has no range. Without it, it could not be told what is still "
          + "possible.",
        "Add `range: 0 to …` with the greatest value it can have."
      )
    case .malformedRange:
      (
        "A range is not written as two values of the type, the lower first.",
        "Write it such as `0 to 100`, or `0% to 100%` for a percent."
      )
    case .unknownAction:
      (
        "An action is named under `after` that the rulebook does not have.",
        "Write the id that the message suggests."
      )
    case .unknownSupportLine:
      (
        "A support line is named that the rulebook does not have.",
        "Write one of the lines of the rulebook."
      )
    case .cyclicActions:
      (
        "Actions stand `after` each other in a circle, so that none could be first.",
        "Leave out one `after` of the circle."
      )
    case .secondCostAssumptions:
      (
        "The rulebook has two files of cost assumptions.",
        "Take one of the two away."
      )
    case .costOrder:
      (
        "The low, likely and high cost of an action do not stand in order.",
        "Write `low`, `likely` and `high` so that none is less than the one before."
      )
    case .unknownName:
      (
        "An example names an area, criterion or fact that the rulebook does not have.",
        "Write the id that the message suggests."
      )
    case .unreadableOutcome:
      (
        "What an example expects is not written as an outcome of a criterion or a score.",
        "Write `met`, `partly met, 50%`, `not met`, `blocked by …`, `unknown` or `not "
          + "applicable`; for an area `50%` or `0% to 50%`."
      )
    case .unreadFact:
      (
        "No criterion reads the fact, so that asking for it is in vain.",
        "Use it in a condition, or take it out of the vocabulary."
      )
    case .weightlessCriterion:
      (
        "The criterion's share in the whole score is too small to be seen.",
        "Give it, its area or its pillar more weight."
      )
    case .dominantCriterion:
      (
        "One criterion carries more than a tenth of the whole score.",
        "Spread the weight over more criteria, or give it, its area or its pillar less."
      )
    case .unreachableStage:
      (
        "An area has no criterion of a stage, so that no country can ever stand there.",
        "Give the stage a criterion in this area."
      )
    case .capWithoutEffect:
      (
        "A cap at 100% never lowers a score.",
        "Lower it, or leave it out."
      )
    case .constantCondition:
      (
        "A condition comes out the same whatever the facts are.",
        "Look for tests of one fact that contradict or complete each other."
      )
    case .sameCondition:
      (
        "Two criteria have the same condition, so that one thing counts twice.",
        "Make one criterion of them that cites both bases, or tell them apart."
      )
    case .gapWithoutAction:
      (
        "No action achieves the criterion, so that a country without it would be told no next "
          + "step.",
        "Name it under `achieves` of an action."
      )
    case .basisNotAssessed:
      (
        "The criterion cites a place that its source's file marks as left without a rule, or "
          + "as addressed to international bodies.",
        "Cite another place, or mend the entry in the source's file."
      )
    case .unknownCountry:
      (
        "A country is named that the register does not have.",
        "Write the code that the message suggests, or add the country to "
          + "`profiles/countries.yaml`."
      )
    case .duplicateCountry:
      (
        "A code or a name stands for two countries of the register.",
        "Write each code and each name once."
      )
    case .unknownEvidence:
      (
        "A statement or project rests on evidence that the profile does not list.",
        "Write the id that the message suggests, or add it under `evidence`."
      )
    case .unusedEvidence:
      (
        "The profile lists evidence on which no statement rests.",
        "Cite it, or leave it out."
      )
    case .gradeTooLow:
      (
        "A statement without evidence will not count, because the rulebook asks for a better "
          + "grade.",
        "Name its evidence."
      )
    case .impossibleStatement:
      (
        "No value that the fact can have is as the statement says.",
        "Mend the statement; the message says which values there are."
      )
    case .afterAsOf:
      (
        "A statement is dated after the day up to which the profile's author looked.",
        "Move `as of` forward if you looked further, or mend the date."
      )
    case .endsBeforeItStarts:
      (
        "A state or a project ends before it starts, or on the same day. A state without "
          + "`from` starts at the date of its evidence.",
        "Mend the dates; `until` is the first day on which it is no longer so."
      )
    case .statementOutsideList:
      (
        "A statement with its keys stands without a list around it.",
        "Begin its first line with `- `, or put it into brackets."
      )
    case .mixedList:
      (
        "Members of a set and statements with keys stand in one list.",
        "Write the members as one statement: `- is: [one, two]`."
      )
    case .malformedJSON:
      (
        "A line of the stream is not JSON.",
        "Mend the line at the place that is named; most programs that write JSON do it right."
      )
    case .nestedTooDeeply:
      (
        "Objects and arrays are nested deeper than 32 levels in a line of a stream.",
        "Write the profile as `docs/profile.schema.json` says."
      )
    case .unclosedString:
      (
        "A text of a line of JSON is never closed.",
        #"Close it with `"`, and write a `"` within it as `\"`."#
      )
    case .invalidEscape:
      (
        "A backslash in a text of JSON begins an escape, and this is none.",
        #"Write `\\` for a backslash."#
      )
    case .loneSurrogate:
      (
        "An escape in a text of JSON stands for half a character.",
        "Write the character itself, or both halves."
      )
    case .wrongType:
      (
        "A value in a line of JSON is of another type than is expected, such as a number in "
          + "place of a text.",
        "Write it as the message says."
      )
    case .recordTooLong:
      (
        "A record of the stream is longer than 1 MiB.",
        "Look for a missing line break or an open quotation mark."
      )
    case .strayQuote:
      (
        "A quotation mark stands inside of a cell that does not begin with one.",
        "Put the whole cell into quotation marks and double those within it."
      )
    case .wrongNumberOfCells:
      (
        "A row of the table has more or fewer cells than its heading.",
        "Leave cells empty where nothing is stated, and put texts with commas into quotation "
          + "marks."
      )
    case .blockText:
      (
        "A text is written behind `|` or `>`, which `readiness fmt` does not rewrite.",
        "Write the text on one line, in quotes if need be."
      )
    case .documentMarker:
      (
        "The file has a line that marks where the document begins or ends, which `readiness "
          + "fmt` does not rewrite.",
        "Take the line out."
      )
    case .commentInBrackets:
      (
        "A comment stands within brackets, where `readiness fmt` could not keep it in its "
          + "place.",
        "Put it above the key or item."
      )
    case .commentBeforeValue:
      (
        "A comment stands between a key and its value, where `readiness fmt` could not keep "
          + "it in its place.",
        "Put it above the key."
      )
    case .twoComments:
      (
        "Two comments would come to stand on one line.",
        "Put one of them above."
      )
    case .notReproduced:
      (
        "`readiness fmt` found that its own result would not say the same as the file, and "
          + "left the file as it is.",
        "This is a fault of Readiness: please report it with the file."
      )
    }
  }
}
