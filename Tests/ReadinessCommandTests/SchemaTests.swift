import TestTools
import Testing

/// The published description of the JSON form.
@Suite(.needs(.jsonSchema))
struct SchemaTests {
  @Test(
    arguments: [
      ["XAR"], ["XIE"], ["XUT"], ["XAR", "--as-of", "2012-01-01"],
      ["XAR", "--as-of", "0001-01-01"],
      ["XAR", "--as-of", "9999-12-31"], ["XAR", "--least-grade", "primary"],
      ["XAR", "--lens", "accord"], ["XAR", "--lens", "summit"],
      ["XAR", "--overlay", "overlays/staffed.yaml"],
      ["XAR", "--edition", "public"], ["XUT", "--lens", "summit", "--edition", "partners"],
    ])
  func `The schema describes the JSON form`(arguments: [String]) throws {
    let outcome = try Program(["assess"] + arguments + ["--format", "json"]).run()
    #expect(outcome.code == 0)
    #expect(try problems(of: outcome.output) == "")
  }

  @Test(
    arguments: [
      ["ARG"], ["PAK"], ["ARG", "--as-of", "2010-05-05"],
      ["PAK", "--as-of", "2010-05-05", "--lens", "budapest"],
    ])
  func `The schema describes the JSON form of real countries`(arguments: [String]) throws {
    let outcome = try readinessOfRepository(["assess"] + arguments + ["--format", "json"])
    #expect(outcome.code == 0)
    #expect(try problems(of: outcome.output) == "")
  }

  @Test(
    arguments: [
      ("\"kind\": \"assessment\"", "\"kind\": \"review\""), ("\"asOf\": \"", "\"asOf\": \"x"),
      ("\"low\": \"0.", "\"low\": \"1."), ("\"verdict\": \"met\"", "\"verdict\": \"perhaps\""),
      ("\"gaps\": [", "\"more\": [], \"gaps\": ["),
    ])
  func `The schema tells what has another form`(right: String, wrong: String) throws {
    let text = try readiness("assess", "XAR", "--format", "json").output
    #expect(text.contains(right))
    #expect(try problems(of: text.replacing(right, with: wrong)) != "")
  }

  @Test(
    arguments: [
      [], ["--since", "2012-01-01"], ["--group", "islands", "--edition", "public"],
      ["--as-of", "0001-01-01"], ["--group", "subregion", "--least-grade", "primary"],
    ])
  func `The schema of reviews describes their JSON form`(arguments: [String]) throws {
    let outcome = try Program(["review", "--quiet", "--format", "json"] + arguments).run()
    #expect(outcome.code == 0)
    #expect(try problems(of: outcome.output, by: "review") == "")
  }

  @Test func `The schema of reviews describes that of the world`() throws {
    let outcome = try readinessOfRepository(
      ["review", "--quiet", "--format", "json", "--since", "2011-11-23"])
    #expect(outcome.code == 0)
    #expect(try problems(of: outcome.output, by: "review") == "")
  }

  @Test(
    arguments: [
      ("\"kind\": \"review\"", "\"kind\": \"assessment\""),
      ("\"meanLow\": \"0.", "\"meanLow\": \"."),
      ("\"severity\": \"critical\"", "\"severity\": \"low\""),
      ("\"help\": [", "\"more\": [], \"help\": ["),
    ])
  func `The schema of reviews tells what has another form`(right: String, wrong: String) throws {
    let text = try readiness("review", "--quiet", "--format", "json").output
    #expect(text.contains(right))
    #expect(try problems(of: text.replacing(right, with: wrong), by: "review") != "")
  }

  @Test(arguments: [[], ["--as-of", "0001-01-01"], ["--edition", "public", "--seed", "7"]])
  func `The schema of robustness describes its JSON form`(arguments: [String]) throws {
    let outcome = try Program(
      ["robustness", "--quiet", "--draws", "50", "--format", "json"] + arguments
    ).run()
    #expect(outcome.code == 0)
    #expect(try problems(of: outcome.output, by: "robustness") == "")
  }

  @Test(
    arguments: [
      ("\"kind\": \"robustness\"", "\"kind\": \"review\""), ("\"seed\": \"1\"", "\"seed\": 1"),
      ("\"order\": \"ahead\"", "\"order\": \"behind\""),
      ("\"list\": [", "\"more\": [], \"list\": ["),
    ])
  func `The schema of robustness tells what has another form`(
    right: String, wrong: String
  ) throws {
    let text = try readiness("robustness", "--quiet", "--draws", "50", "--format", "json").output
    #expect(text.contains(right))
    #expect(try problems(of: text.replacing(right, with: wrong), by: "robustness") != "")
  }

  /// What Python's validator finds, a line each.
  private func problems(of document: String, by schema: String = "assessment") throws -> String {
    var program = Program([
      "-c",
      """
      import json, jsonschema, sys
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      jsonschema.Draft202012Validator.check_schema(schema)
      document = json.loads(sys.stdin.buffer.read().decode("utf-8"))
      for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
        print("/".join(map(str, error.absolute_path)), error.message[:200])
      """, repository + "/docs/\(schema).schema.json",
    ])
    program.executable = "/usr/bin/python3"
    program.environment["PYTHONIOENCODING"] = "utf-8"
    program.input = Array(document.utf8)
    let outcome = try program.run()
    #expect(outcome.code == 0, "\(outcome.error)")
    return outcome.output
  }
}
