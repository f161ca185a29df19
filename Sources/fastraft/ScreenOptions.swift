import ArgumentParser
import Raft
import RaftSimulation
import TerminalUI
import UserFiles

/// The options of the screen and of its text form.
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

  @Flag(name: .long, help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(
    name: .long,
    help: ArgumentHelp("A theme: dark, light, colorblind, high-contrast, mono, one of your own, or a path.", valueName: "name|path"),
    completion: .file())
  var theme: String?

  @Option(
    name: .long, help: ArgumentHelp("How many colours: \(colorNames); auto heeds NO_COLOR. (default: auto)", valueName: "when"),
    completion: .list(ColorChoice.allCases.map(\.rawValue)), transform: color)
  var color: ColorChoice?

  @Flag(name: .long, help: "Take mouse events; the terminal's own selection then needs Shift.")
  var mouse = false

  /// Whether a new cluster is described.
  var describesCluster: Bool { nodes != nil || seed != nil || classic }

  /// Whether any option was given.
  var isGiven: Bool { describesCluster || plain || ascii || mouse || theme != nil || color != nil }

  /// The settings of a new cluster.
  var settings: ClusterSettings { ClusterSettings(nodeCount: nodes ?? 5, seed: seed ?? 1, fastPath: !classic) }

  /// The options, with a person's own defaults where none was given.
  func with(_ configuration: Configuration) throws -> ScreenOptions {
    var options = self
    options.nodes = nodes ?? configuration.nodes
    options.seed = seed ?? configuration.seed.map(UInt64.init)
    options.theme = theme ?? configuration.theme ?? ThemeLibrary.defaultName
    options.ascii = ascii || configuration.ascii == true
    options.mouse = mouse || configuration.mouse == true
    if color == nil, let word = configuration.color {
      do { options.color = try Self.color(word) } catch {
        throw Failure.unusable(configuration.error(of: "color", "color is \"\(word)\", expected is one of \(Self.colorNames)").description)
      }
    }
    return options
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

  private static func color(_ text: String) throws -> ColorChoice {
    guard let choice = ColorChoice(rawValue: text) else { throw ValidationError("expected one of \(colorNames)") }
    return choice
  }

  private static let colorNames = ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")
}
