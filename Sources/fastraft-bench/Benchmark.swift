import ArgumentParser

/// The benchmarks. Absolute numbers are a guide; ratios within one run are what to trust.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fastraft-bench",
    abstract: "What the core and the screen cost.",
    subcommands: [CoreBenchmark.self, FrameBenchmark.self, JournalBenchmark.self])
}
