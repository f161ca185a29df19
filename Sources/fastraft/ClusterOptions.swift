import ArgumentParser
import RaftSimulation

/// The options that describe a cluster.
struct ClusterOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("How many nodes, 1 to 9. (default: 5)", valueName: "count"))
  var nodes: Int?

  @Option(name: .long, help: ArgumentHelp("The seed of every random draw, a whole number. (default: 1)", valueName: "number"))
  var seed: UInt64?

  @Flag(name: .long, help: "Classic Raft: the fast track is off.")
  var classic = false

  func validate() throws {
    if let nodes, !(1...9).contains(nodes) { throw ValidationError("--nodes \(nodes): expected a number from 1 to 9") }
  }

  /// Whether any of them was given.
  var isGiven: Bool { nodes != nil || seed != nil || classic }

  /// The settings of a new cluster.
  var settings: ClusterSettings { ClusterSettings(nodeCount: nodes ?? 5, seed: seed ?? 1, fastPath: !classic) }
}
