import Testing

@testable import Readiness

struct DiagnosticReportTests {
  private let files = SourceFiles([
    SourceFile(path: "rules/a b.yaml", bytes: Array("one: 1\ntwo: \"é\"\n".utf8)),
    SourceFile(path: "rules/über/%.yaml", bytes: Array("three".utf8)),
  ])

  private var diagnostics: [Diagnostic] {
    func place(_ file: Int32, _ line: Int32, _ column: Int32) -> FileLocation {
      FileLocation(file: FileID(index: file), line: line, column: column)
    }
    return [
      .warning(.unreadFact, "no criterion reads `three`", at: place(1, 1, 1)),
      .error(
        .duplicateID, "`two` \"again\"", at: place(0, 2, 6), help: "write it once",
        notes: [.init("the first one", at: place(0, 1, 1))]),
    ]
  }

  private var report: DiagnosticReport { DiagnosticReport(diagnostics, in: files) }

  @Test func `As text they stand in order of place with a blank line between`() {
    #expect(
      report.text() == """
        rules/a b.yaml:2:6: error: `two` "again" [duplicate-id]
            2 | two: "é"
              |      ^
              = help: write it once
        rules/a b.yaml:1:1: note: the first one
            1 | one: 1
              | ^

        rules/über/%.yaml:1:1: warning: no criterion reads `three` [unread-fact]
            1 | three
              | ^

        """)
  }

  @Test func `The summary counts errors, warnings and files`() {
    #expect(report.summary == "1 error, 1 warning in 2 files")
    #expect(DiagnosticReport([], in: files).summary == "0 errors, 0 warnings in 2 files")
    #expect(
      DiagnosticReport(diagnostics + diagnostics, in: SourceFiles([files.files[0]])).summary
        == "2 errors, 2 warnings in 1 file")
  }

  @Test func `As JSON each has its place and its notes`() {
    #expect(
      report.json() == """
        {
          "files": 2,
          "errors": 1,
          "warnings": 1,
          "diagnostics": [
            {
              "severity": "error",
              "code": "duplicate-id",
              "message": "`two` \\"again\\"",
              "location": {
                "file": "rules/a b.yaml",
                "line": 2,
                "column": 6
              },
              "help": "write it once",
              "notes": [
                {
                  "message": "the first one",
                  "location": {
                    "file": "rules/a b.yaml",
                    "line": 1,
                    "column": 1
                  }
                }
              ]
            },
            {
              "severity": "warning",
              "code": "unread-fact",
              "message": "no criterion reads `three`",
              "location": {
                "file": "rules/über/%.yaml",
                "line": 1,
                "column": 1
              },
              "help": null,
              "notes": []
            }
          ]
        }

        """)
    #expect(
      DiagnosticReport([], in: files).json() == """
        {
          "files": 2,
          "errors": 0,
          "warnings": 0,
          "diagnostics": []
        }

        """)
  }

  @Test func `As SARIF each names its rule, and paths are encoded`() {
    #expect(
      report.sarif(engineVersion: "1.0") == """
        {
          "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
          "version": "2.1.0",
          "runs": [
            {
              "tool": {
                "driver": {
                  "name": "readiness",
                  "version": "1.0",
                  "rules": [
                    {
                      "id": "duplicate-id"
                    },
                    {
                      "id": "unread-fact"
                    }
                  ]
                }
              },
              "columnKind": "unicodeCodePoints",
              "results": [
                {
                  "ruleId": "duplicate-id",
                  "level": "error",
                  "message": {
                    "text": "`two` \\"again\\" (write it once)"
                  },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "rules/a%20b.yaml"
                        },
                        "region": {
                          "startLine": 2,
                          "startColumn": 6
                        }
                      }
                    }
                  ],
                  "relatedLocations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "rules/a%20b.yaml"
                        },
                        "region": {
                          "startLine": 1,
                          "startColumn": 1
                        }
                      },
                      "message": {
                        "text": "the first one"
                      }
                    }
                  ]
                },
                {
                  "ruleId": "unread-fact",
                  "level": "warning",
                  "message": {
                    "text": "no criterion reads `three`"
                  },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "rules/%C3%BCber/%25.yaml"
                        },
                        "region": {
                          "startLine": 1,
                          "startColumn": 1
                        }
                      }
                    }
                  ],
                  "relatedLocations": []
                }
              ]
            }
          ]
        }

        """)
  }
}
