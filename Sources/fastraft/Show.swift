import ArgumentParser
import Foundation
import NcursesTerminal
import Presentation
import Raft
import RaftSimulation
import TerminalUI
import ThemeFiles

/// `fastraft [FILE]`: the screen, or the same as lines of text.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Open a cluster on the screen. This is what happens without a subcommand.")

  @Argument(help: ArgumentHelp("A scenario file, or the name of a built-in scenario.", valueName: "file"))
  var file: String?

  @OptionGroup var cluster: ClusterOptions

  @Flag(name: .long, help: "Lines of text instead of a screen: commands come from standard input, an empty line steps.")
  var plain = false

  @Flag(name: .long, help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(
    name: .long,
    help: ArgumentHelp("A theme: dark, light, colorblind, high-contrast, mono, one of your own, or a path.", valueName: "name|path"))
  var theme = "dark"

  @Option(name: .long, help: ArgumentHelp("Colours: auto, always, never, 16, 256 or true.", valueName: "when"))
  var color = "auto"

  @Flag(name: .long, help: "Take mouse events; the terminal's own selection then needs Shift.")
  var mouse = false

  func validate() throws {
    if file != nil && cluster.isGiven {
      throw ValidationError("--nodes, --seed and --classic describe a new cluster; a scenario says so itself (cluster nodes=5 seed=7 fast)")
    }
  }

  func run() throws {
    let start = try Start(file: file, cluster: cluster)
    if plain {
      var session = PlainSession(start: start)
      try session.play()
      return
    }
    let choice: ColorChoice
    do { choice = try ColorChoice(parsing: color) } catch { throw ValidationError("\(error)") }
    let environment = ProcessInfo.processInfo.environment
    let library = ThemeLibrary { environment[$0] }
    let first: Theme
    do { first = try library.theme(named: theme) } catch { throw Failure.unusable("\(error)") }
    var loop = try ScreenLoop(
      start: start, library: library, theme: first, themeName: theme, color: choice, forcesASCII: ascii, isMouseOn: mouse)
    try loop.run()
  }
}
