// swift-tools-version: 6.2

import PackageDescription

/// Every target of ours is held to the same bar: a warning fails the build.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The built-in scenarios, embedded in the code so that an installed program needs no files.
let scenarios: [Resource] = [
  "classic-commit",
  "contention",
  "crash-before-vote",
  "fast-commit",
  "first-steps",
  "leader-dies-after-fast-commit",
  "leader-dies-with-minority",
  "lost-votes",
  "partition",
  "split-vote",
].map { .embedInCode("Scenarios/BuiltIn/\($0).fastraft") }

/// The built-in scenarios that switch a safety rule off, embedded likewise; named after the mutant.
let brokenRules: [Resource] = [
  "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m8b", "m9", "m10", "m11", "m12", "m14", "m15", "m16", "m17", "m18", "m19", "m20", "m21",
  "m22", "m22b-append", "m22b-snapshot", "m22b-stored", "m22c", "m22d-drop", "m22d-wipe", "m23", "m24", "m25",
].map { .embedInCode("Scenarios/BuiltIn/break-\($0).fastraft") }

/// The built-in lessons, embedded likewise.
let lessons: [Resource] = [
  "a-rule-switched-off",
  "contention-and-fall-back",
  "leader-dies-after-a-fast-commit",
  "leader-election",
  "partitions-and-stale-leaders",
  "quorum-arithmetic",
  "replication-and-commit",
  "the-fast-track",
  "what-is-a-log",
  "why-the-new-leader-must-ask",
].map { .embedInCode("Lessons/BuiltIn/\($0).lesson") }

let package = Package(
  name: "fastraft",
  products: [
    .library(name: "Raft", targets: ["Raft"]),
    .executable(name: "fastraft", targets: ["fastraft"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .target(name: "CAllocationCounter"),
    .executableTarget(
      name: "fastraft",
      dependencies: [
        "NcursesTerminal", "Presentation", "RaftExploration", "RaftInterchange", "RaftSimulation", "TerminalUI", "UserFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "fastraft-bench",
      dependencies: [
        "CAllocationCounter", "CPseudoTerminal", "NcursesTerminal", "Presentation", "Raft", "RaftSimulation", "TerminalUI", "UserFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "CCrashGuard"),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "CPseudoTerminal", linkerSettings: [.linkedLibrary("util", .when(platforms: [.linux]))]),
    .target(name: "NcursesTerminal", dependencies: ["CCrashGuard", "CNcurses", "TerminalUI"], swiftSettings: strict),
    .target(
      name: "Presentation", dependencies: ["Raft", "RaftExploration", "RaftInterchange", "RaftSimulation", "TerminalUI"],
      swiftSettings: strict),
    .testTarget(
      name: "PresentationTests",
      dependencies: ["Presentation", "Raft", "RaftExploration", "RaftInterchange", "RaftSimulation", "TerminalUI", "UserFiles"],
      exclude: ["Screens"],
      swiftSettings: strict),
    .target(name: "Raft", swiftSettings: strict),
    .target(name: "RaftInterchange", dependencies: ["Raft", "RaftSimulation"], swiftSettings: strict),
    .testTarget(
      name: "RaftInterchangeTests", dependencies: ["Raft", "RaftInterchange", "RaftSimulation"], exclude: ["Transcripts"],
      swiftSettings: strict),
    .testTarget(name: "RaftTests", dependencies: ["Raft"], swiftSettings: strict),
    .target(name: "RaftSimulation", dependencies: ["Raft"], resources: scenarios + brokenRules + lessons, swiftSettings: strict),
    .target(name: "RaftExploration", dependencies: ["Raft", "RaftSimulation"], swiftSettings: strict),
    .testTarget(
      name: "RaftExplorationTests", dependencies: ["Raft", "RaftExploration", "RaftSimulation"], swiftSettings: strict),
    .testTarget(
      name: "RaftSimulationTests", dependencies: ["Raft", "RaftSimulation"], exclude: ["Transcripts"], swiftSettings: strict),
    .target(name: "TerminalUI", swiftSettings: strict),
    .target(
      name: "UserFiles",
      dependencies: ["TerminalUI", .product(name: "TOMLKit", package: "TOMLKit")],
      resources: [
        .embedInCode("../../themes/colorblind.toml"),
        .embedInCode("../../themes/dark.toml"),
        .embedInCode("../../themes/high-contrast.toml"),
        .embedInCode("../../themes/light.toml"),
        .embedInCode("../../themes/mono.toml"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "terminal-probe",
      dependencies: ["NcursesTerminal", "TerminalUI", "UserFiles"],
      path: "Tests/TerminalProbe",
      swiftSettings: strict),
    .testTarget(name: "FastraftTests", dependencies: ["fastraft", "terminal-probe"], swiftSettings: strict),
    .testTarget(name: "NcursesTerminalTests", dependencies: ["NcursesTerminal", "TerminalUI"], swiftSettings: strict),
    .testTarget(name: "UserFilesTests", dependencies: ["TerminalUI", "UserFiles"], swiftSettings: strict),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
