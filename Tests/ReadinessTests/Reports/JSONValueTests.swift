import Testing

@testable import Readiness

struct JSONValueTests {
  @Test func `Values are indented, keys keep their order, and a line break ends the text`() {
    let value: JSONValue = [
      "kind": "assessment", "format": .int(1), "applies": .bool(true), "lens": .null,
      "gaps": .array([["id": "b"], ["id": "a"]]), "after": .array([]), "none": [:],
    ]
    #expect(
      value.text == """
        {
          "kind": "assessment",
          "format": 1,
          "applies": true,
          "lens": null,
          "gaps": [
            {
              "id": "b"
            },
            {
              "id": "a"
            }
          ],
          "after": [],
          "none": {}
        }

        """)
  }

  @Test func `The line form has neither blanks nor a line break`() {
    let value: JSONValue = [
      "as of": "2010-05-05", "facts": .array([.int(-1), .bool(false), .null, .array([])]),
      "more": [:],
    ]
    #expect(value.line == #"{"as of":"2010-05-05","facts":[-1,false,null,[]],"more":{}}"#)
  }

  @Test(arguments: ["0", "-0", "7", "-12.50", "0.333333333333", "999999999999999.999999"])
  func `A decimal keeps every digit as it was written`(number: String) {
    #expect(JSONValue.decimal(number).line == number)
  }

  @Test func `A decimal that JSON cannot hold never reaches the text`() async {
    await #expect(processExitsWith: .failure) { _ = JSONValue.decimal("01").line }
    await #expect(processExitsWith: .failure) { _ = JSONValue.decimal("1.").line }
    await #expect(processExitsWith: .failure) { _ = JSONValue.decimal("1, \"x\": 2").line }
    await #expect(processExitsWith: .failure) { _ = JSONValue.decimal("").line }
  }

  @Test(arguments: [
    ("Côte d’Ivoire, 日本, 😀", #""Côte d’Ivoire, 日本, 😀""#),
    (#"say "no" \ </script>"#, #""say \"no\" \\ </script>""#),
    ("a\tb\r\nc", #""a\u0009b\u000d\u000ac""#),
    ("\u{0}\u{1B}[31m\u{7F}\u{9B}", #""\u0000\u001b[31m\u007f\u009b""#),
    ("\u{2028}\u{2029}", #""\u2028\u2029""#),
    ("\u{202E}gnp.\u{2066}\u{FEFF}", #""\u202egnp.\u2066\ufeff""#),
    ("e\u{301}\u{1F1E6}\u{FFFD}", "\"e\u{301}\u{1F1E6}\u{FFFD}\""),
  ])
  func `What could end a string or steer a terminal is escaped, and nothing else`(
    text: String, written: String
  ) {
    #expect(JSONValue.string(text).line == written)
  }

  @Test func `Keys are escaped as strings are`() {
    #expect(JSONValue.object([("a\"\n", .null)]).line == #"{"a\"\u000a":null}"#)
  }
}
