// swift-tools-version: 6.1

import PackageDescription

let package = Package(
  name: "readiness",
  products: [
    .executable(name: "readiness", targets: ["ReadinessCommand"]),
    .library(name: "Readiness", targets: ["Readiness", "RulebookYAML"]),
    .library(name: "ProfileStream", targets: ["ProfileStream"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
  ],
  targets: [
    // The engine: pure values, no input or output, no dependencies.
    .target(name: "Readiness"),

    // One target for each thing outside the engine.
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "RulebookYAML", dependencies: ["CLibYAML", "Readiness"]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "ProfileStream", dependencies: ["CSimdjson", "Readiness"]),
    .target(
      name: "ReadinessPages",
      dependencies: ["Readiness", .product(name: "Mustache", package: "swift-mustache")],
      resources: [.embedInCode("Templates")]),
    .target(name: "CLibXLSXWriter"),
    .target(name: "ReadinessWorkbook", dependencies: ["CLibXLSXWriter", "Readiness"]),
    .systemLibrary(name: "CLinux"),
    .executableTarget(
      name: "ReadinessCommand",
      dependencies: [
        "CLinux",
        "Readiness", "RulebookYAML", "ProfileStream", "ReadinessPages", "ReadinessWorkbook",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Resources")]),

    // What several test targets need: how a test says that it needs a program beside ours.
    .target(name: "TestTools", path: "Tests/TestTools"),
    .testTarget(
      name: "ReadinessTests", dependencies: ["Readiness", "ProfileStream", "RulebookYAML"],
      exclude: ["Properties/Cases"]),
    .testTarget(
      name: "RulebookYAMLTests", dependencies: ["Readiness", "RulebookYAML", "TestTools"],
      exclude: ["Bad", "Formatting", "Good", "YAMLTestSuite.expected"]),
    .testTarget(
      name: "ProfileStreamTests", dependencies: ["ProfileStream", "Readiness", "RulebookYAML"]),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["ProfileStream", "Readiness", "RulebookYAML"],
      exclude: ["Base", "Cases"]),
    .testTarget(name: "ReadinessPagesTests", dependencies: ["ReadinessPages", "Readiness"]),
    .testTarget(name: "ReadinessWorkbookTests", dependencies: ["ReadinessWorkbook", "Readiness"]),
    .testTarget(
      name: "ReadinessCommandTests", dependencies: ["ReadinessCommand", "TestTools"],
      exclude: ["Browser", "Fixtures", "Inspection", "Snapshots", "Workbooks"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where !target.name.hasPrefix("C") {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
