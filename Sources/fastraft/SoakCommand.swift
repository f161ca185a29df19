import ArgumentParser
import Foundation
import RaftExploration
import RaftSimulation

/// `fastraft soak`: random schedules from seeds.
struct Soak: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soak",
    abstract: "Run random schedules from seeds, with all faults, and check every safety property.",
    discussion: """
      Each seed draws its own mixture of faults; at the end all faults are over, and everything has to be committed. What breaks is written \
      as a scenario file that fastraft opens, shrunk to what matters.

      Several machines split the work with --shard: parallel fastraft soak --seeds 100000 --shard {}/8 ::: 1 2 3 4 5 6 7 8

      Exit status: 0 nothing found; 1 something failed; 2 a file cannot be written; 3 the time was over first; 64 a bad argument.
      """)

  @Option(name: .long, help: ArgumentHelp("How many seeds.", valueName: "count"))
  var seeds = 1000

  @Option(name: .long, help: ArgumentHelp("The first seed.", valueName: "number"))
  var from: UInt64 = 1

  @Option(name: .long, help: ArgumentHelp("Events of disturbance for each seed.", valueName: "count"))
  var events = 1000

  @Option(name: .long, help: ArgumentHelp("Nodes, 1 to 9. (default: 3, 4, 5 and 7 in turn)", valueName: "count"))
  var nodes: Int?

  @Flag(name: .long, help: "Without the fast track.")
  var classic = false

  @Option(name: .long, help: ArgumentHelp("Seeds that run at the same time. (default: one for each core)", valueName: "count"))
  var jobs: Int?

  @Option(name: .long, help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
  var time: Int?

  @Option(name: .long, help: ArgumentHelp("Run the i-th of n parts of the seeds.", valueName: "i/n"))
  var shard = "1/1"

  @Option(name: .long, help: ArgumentHelp("Switch a rule off (fastraft explore --mutants lists them); may be repeated.", valueName: "rule"))
  var `break`: [String] = []

  @Option(name: .long, help: ArgumentHelp("Where failing schedules are written.", valueName: "directory"))
  var output = "."

  @Flag(name: .shortAndLong, help: "Print the result only.")
  var quiet = false

  func validate() throws {
    if seeds < 1 { throw ValidationError("--seeds \(seeds): expected a number from 1 on") }
    if events < 1 { throw ValidationError("--events \(events): expected a number from 1 on") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): expected a number from 1 on") }
    if let nodes, !(1...9).contains(nodes) { throw ValidationError("--nodes \(nodes): expected a number from 1 to 9") }
    if SoakShard(shard) == nil { throw ValidationError("--shard \(shard): expected i/n with 1 ≤ i ≤ n, such as 2/8") }
    for name in `break` where Mutant.named(name) == nil {
      throw ValidationError("--break \(name): expected one of \(Mutant.all.map(\.name).joined(separator: " "))")
    }
  }

  func run() throws {
    guard let shard = SoakShard(shard) else { return }
    let count = shard.seedCount(of: seeds)
    let state = SoakState(seedCount: count, secondsMax: time, isQuiet: quiet)
    let mutants = `break`.compactMap(Mutant.named)
    let (first, events, nodes, fastPath) = (from, events, nodes, !classic)
    DispatchQueue.concurrentPerform(iterations: min(jobs ?? ProcessInfo.processInfo.activeProcessorCount, count)) { _ in
      while let position = state.takeNext() {
        let seed = shard.seed(at: position, first: first)
        state.note(SoakSeed(seed: seed, eventCount: events, nodeCount: nodes, fastPath: fastPath, mutants: mutants))
      }
    }
    try finish(state.totals)
  }

  private func finish(_ totals: SoakTotals) throws {
    for line in totals.lines { try Output.line(line) }
    if let failed = totals.failed {
      let path = "\(output)/seed-\(failed.seed).fastraft"
      try Output.line("seed \(failed.seed): \(failed.failure?.description ?? "")")
      do { try failed.scenarioText().write(toFile: path, atomically: true, encoding: .utf8) } catch {
        throw Failure.unusable("\(path) cannot be written; expected a directory that exists and has room")
      }
      try Output.line("written to \(path); see it with: fastraft \(path)")
      throw ExitCode(1)
    }
    if totals.seedsDone < totals.seedCount { throw ExitCode(3) }
  }
}
