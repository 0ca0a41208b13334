public import Testing
import Glibc

/// The YAML project's own cases, which this repository does not hold.
public enum YAMLTestSuite {
  /// The folder with a folder for each case, where the environment names one.
  public static let folder: String? = getenv("YAML_TEST_SUITE").map { String(cString: $0) }
}

extension Trait where Self == ConditionTrait {
  /// A test on the YAML test suite, which is skipped where `YAML_TEST_SUITE` names no folder.
  public static var needsYAMLTestSuite: Self {
    .enabled(
      if: YAMLTestSuite.folder != nil, "needs YAML_TEST_SUITE, the folder of the YAML test suite")
  }
}
