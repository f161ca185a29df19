import Raft

/// A network of five nodes for comparing the tracks: who is how far from whom.
public struct NetworkPlan: Hashable, Sendable {
  /// Its name on the command line.
  public let name: String
  /// What it stands for.
  public let title: String
  /// How long a message travels from one node to another, in microseconds; row and column 0 are S1.
  public let microseconds: [[UInt64]]
  /// The most that is added to it, in microseconds, by the seed's draw for link and message.
  public let jitterMicroseconds: UInt64
  /// How long a tick is, in microseconds: longer than the longest way there and back takes, as an operator would set it.
  public let tickMicroseconds: UInt64

  /// One datacenter: a quarter of a millisecond between any two.
  public static let datacenter = NetworkPlan(
    name: "datacenter", title: "one datacenter", microseconds: even(5, 250), jitterMicroseconds: 100, tickMicroseconds: 10_000)

  /// Five regions around the world, one node in each; half of the usual ways there and back between them.
  public static let regions = NetworkPlan(
    name: "regions", title: "five regions",
    microseconds: [
      [0, 30_000, 35_000, 80_000, 100_000], [30_000, 0, 62_000, 50_000, 70_000], [35_000, 62_000, 0, 105_000, 128_000],
      [80_000, 50_000, 105_000, 0, 52_000], [100_000, 70_000, 128_000, 52_000, 0],
    ],
    jitterMicroseconds: 4_000, tickMicroseconds: 300_000)

  /// Four nodes next to each other, and S5, where the clients are, far away.
  public static let farProposer = NetworkPlan(
    name: "far", title: "one far proposer",
    microseconds: (0..<5).map { from in (0..<5).map { to in from == to ? 0 : from == 4 || to == 4 ? 75_000 : 1_000 } },
    jitterMicroseconds: 1_000, tickMicroseconds: 200_000)

  /// All of them.
  public static let all = [datacenter, regions, farProposer]

  /// So many nodes that are equally far from each other.
  static func even(_ count: Int, _ microseconds: UInt64) -> [[UInt64]] {
    (0..<count).map { from in (0..<count).map { $0 == from ? 0 : microseconds } }
  }

  /// Settings for a cluster on this network.
  func settings(seed: UInt64, fastPath: Bool) -> ClusterSettings {
    var settings = ClusterSettings(nodeCount: microseconds.count, seed: seed, fastPath: fastPath)
    settings.latencyMatrix = microseconds
    settings.jitterMicroseconds = jitterMicroseconds
    settings.tickMicroseconds = tickMicroseconds
    settings.recordsDecisions = false
    return settings
  }
}
