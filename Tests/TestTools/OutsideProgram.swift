public import Testing
import Glibc

/// A package that some tests need and the program does not.
///
/// `make test` installs them all: the Debian packages that its variable `TEST_PACKAGES` lists, and
/// the Python packages of `Tests/requirements.txt`.
public enum OutsideProgram: String, CaseIterable, Sendable {
  case python = "python3"
  case jsonSchema = "python3-jsonschema"
  case openpyxl = "python3-openpyxl"
  case selenium = "python3-selenium"
  case chromium = "chromium"
  case chromiumDriver = "chromium-driver"
  case axe = "axe-playwright-python"
  case pandoc = "pandoc"
  case weasyPrint = "weasyprint"
  case rsvg = "librsvg2-bin"
  case poppler = "poppler-utils"
  case calc = "libreoffice-calc-nogui"
  case writer = "libreoffice-writer-nogui"
  case parallel = "parallel"
  case strace = "strace"
  case dejaVuFonts = "fonts-dejavu-core"
  case notoFonts = "fonts-noto-core"

  /// The name of its Debian or Python package.
  public var package: String { rawValue }
}

extension Trait where Self == ConditionTrait {
  /// A test that needs programs beside ours: `make test-quick` skips it and says so.
  ///
  /// Anywhere else it runs, so that a missing program is a failure and never a test that passed.
  public static func needs(_ programs: OutsideProgram...) -> Self {
    let names = programs.map(\.package).joined(separator: ", ")
    return .disabled(if: isQuickRun, "needs \(names)")
  }
}

/// Whether the tests run under `make test-quick`.
private let isQuickRun = getenv("READINESS_QUICK_TESTS") != nil
