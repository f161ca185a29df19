import ArgumentParser
import Raft
import RaftSimulation
import UserFiles

/// The options of the program without a subcommand: a new cluster, and how it is shown.
struct ScreenOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("How many nodes, 1 to \(ClusterSettings.nodeCountMax). (default: 5)", valueName: "count"),
    transform: nodeCount)
  var nodes: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("The seed of every random draw, a whole number. (default: 1)", valueName: "number"), transform: seed)
  var seed: UInt64?

  @Flag(name: .long, help: "Classic Raft: the fast track is off.")
  var classic = false

  @Flag(name: .long, help: "Lines of text instead of a screen: commands come from standard input, an empty line steps.")
  var plain = false

  @OptionGroup var look: LookOptions

  @OptionGroup var audience: AudienceOptions

  /// Whether a new cluster is described.
  var describesCluster: Bool { nodes != nil || seed != nil || classic }

  /// The settings of a new cluster, with a person's own defaults where none was given.
  func settings(_ configuration: Configuration) -> ClusterSettings {
    ClusterSettings(
      nodeCount: nodes ?? configuration.nodes ?? 5, seed: seed ?? configuration.seed.map(UInt64.init) ?? 1, fastPath: !classic)
  }

  private static func nodeCount(_ text: String) throws -> Int {
    guard let count = Int(text), (1...ClusterSettings.nodeCountMax).contains(count) else {
      throw ValidationError("expected a number from 1 to \(ClusterSettings.nodeCountMax)")
    }
    return count
  }

  private static func seed(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else { throw ValidationError("expected a whole number from 0 to \(UInt64.max)") }
    return seed
  }
}
