// swift-tools-version: 6.1

import PackageDescription

/// The folder above as the compiler names the package in it.
let readiness = String(
  (Context.packageDirectory.split(separator: "/").dropLast().last ?? "").lowercased()
    .map { $0.isLetter || $0.isNumber ? $0 : "_" })

// Apart from the engine's package, so that nobody who builds the engine builds this.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "readiness", path: "..")],
  targets: [
    .target(
      name: "Checks",
      dependencies: [.product(name: "Readiness", package: "readiness")],
      packageAccess: false),
    .executableTarget(name: "FuzzYAML", dependencies: ["Checks"], packageAccess: false),
    .executableTarget(
      name: "FuzzDocuments",
      dependencies: ["Checks", .product(name: "Readiness", package: "readiness")],
      // Beside a link to the generators and the second evaluator of the tests.
      packageAccess: false),
    .executableTarget(
      name: "FuzzRecords",
      dependencies: [
        "Checks", .product(name: "ProfileStream", package: "readiness"),
        .product(name: "Readiness", package: "readiness"),
      ],
      packageAccess: false),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // What the engine's package keeps to itself is looked at here too.
    .unsafeFlags(["-package-name", readiness]),
  ]
}
