// swift-tools-version: 6.1

import PackageDescription

// Apart from the engine's package, so that nobody who builds the engine builds this.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "readiness", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "EngineBenchmarks",
      dependencies: [
        .product(name: "Readiness", package: "readiness"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      // The plugin looks for targets in a folder named Benchmarks, which is this one.
      path: "EngineBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
