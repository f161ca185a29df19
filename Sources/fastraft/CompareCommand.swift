import ArgumentParser
import Foundation
import RaftSimulation

/// `fastraft compare`: the fast track against the classic one, in numbers.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Measure the fast track against the classic one on the same seeds, networks and losses.",
    discussion: """
      Five nodes, S1 leads. Latency is measured to the commit at the leader, until the proposer knows, and until all know: in milliseconds of \
      the simulation, and in message delays along one causal path. Clients ask again after an election timeout. Messages and bytes are counted \
      for each proposal, heartbeats aside; bytes are those of etcd/raft's encoding with the fields of the fast track added.

      The same seeds give the same output. Exit status: 0; 1 a proposal was not committed; 64 a bad argument.
      """)

  @Option(name: .long, help: ArgumentHelp("How many seeds.", valueName: "count"))
  var seeds = 5

  @Option(name: .long, help: ArgumentHelp("Rounds of proposals for each seed.", valueName: "count"))
  var rounds = 40

  @Option(name: .long, help: ArgumentHelp("Losses in percent, with commas. (default: 0,1,5,10)", valueName: "percents"))
  var loss = "0,1,5,10"

  @Option(name: .long, help: ArgumentHelp("One network: datacenter, regions or far. (default: all)", valueName: "network"))
  var network: String?

  @Flag(name: .long, help: "With so many nodes down that only a classic quorum is left.")
  var degraded = false

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  func validate() throws {
    if !(1...1000).contains(seeds) { throw ValidationError("--seeds \(seeds): expected a number from 1 to 1000") }
    if !(1...1000).contains(rounds) { throw ValidationError("--rounds \(rounds): expected a number from 1 to 1000") }
    if losses == nil { throw ValidationError("--loss \(loss): expected percents from 0 to 50, such as 0,1,5,10") }
    if let network, !NetworkPlan.all.contains(where: { $0.name == network }) {
      throw ValidationError("--network \(network): expected one of \(NetworkPlan.all.map(\.name).joined(separator: " "))")
    }
  }

  private var losses: [Int]? {
    let percents = loss.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    let valid = percents.compactMap { $0 }.filter { (0...50).contains($0) }
    return valid.count == percents.count && !valid.isEmpty ? valid : nil
  }

  func run() throws {
    let range = 1...UInt64(seeds)
    let figures: [TrackFigures]
    if degraded {
      let rows = DegradedComparison.clusters.flatMap { cluster in
        DegradedComparison.windows.map {
          DegradedComparison(nodeCount: cluster.nodeCount, downCount: cluster.downCount, window: $0, seeds: range)
        }
      }
      try CompareReport.write(rows, json: json)
      figures = rows.flatMap { [$0.fast, $0.classic] }
    } else {
      let plans = NetworkPlan.all.filter { network == nil || $0.name == network }
      let rows = plans.flatMap { plan in
        TrackWorkload.allCases.flatMap { workload in
          (losses ?? []).map {
            TrackComparison(plan: plan, workload: workload, lossPermille: $0 * 10, seeds: range, rounds: rounds)
          }
        }
      }
      try CompareReport.write(rows, json: json)
      figures = rows.flatMap { [$0.fast, $0.classic] }
    }
    if figures.contains(where: { $0.committedCount < $0.proposalCount }) { throw ExitCode(1) }
  }
}
