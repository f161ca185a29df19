import ArgumentParser
import Foundation
import NcursesTerminal
import Presentation
import RaftSimulation
import TerminalUI
import UserFiles

/// `fastraft [FILE]`: the screen, or the same as lines of text. The options are the program's own, so that `fastraft --help` shows them.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Open a cluster on the screen. This is what happens without a subcommand.",
    usage: Fastraft.screenUsage, shouldDisplay: false)

  @Argument(help: ArgumentHelp("A scenario file, or the name of a built-in scenario.", valueName: "file"), completion: .file())
  var file: String?

  @ParentCommand var program: Fastraft

  private var options: ScreenOptions { program.options }

  /// The built-in keys with a person's own changes.
  private static func keyMap(_ configuration: Configuration) throws -> KeyMap {
    var map = KeyMap.standard
    for binding in configuration.bindings {
      do { try map.rebind(binding.action, to: binding.keys) } catch {
        throw Failure.unusable(configuration.error(of: "keys.\(binding.action)", error.description).description)
      }
    }
    do { return try map.checked() } catch { throw Failure.unusable(configuration.error(of: "keys", error.description).description) }
  }

  func validate() throws {
    if file != nil && options.describesCluster {
      throw ValidationError(
        "--nodes, --seed and --classic describe a new cluster; a scenario's own is expected in its first line (cluster nodes=5 seed=7 fast)"
      )
    }
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let configuration: Configuration
    do { configuration = try Configuration.load { environment[$0] } } catch { throw Failure.unusable("\(error)") }
    let options = try self.options.with(configuration)
    let keyMap = try Self.keyMap(configuration)
    let library = ThemeLibrary { environment[$0] }
    let theme: Theme
    do { theme = try library.theme(named: options.theme ?? ThemeLibrary.defaultName) } catch { throw Failure.unusable("\(error)") }
    let start = try Start(file: file, settings: options.settings)
    if options.plain {
      var session = PlainSession(start: start)
      try session.play()
    } else {
      var loop = try ScreenLoop(start: start, library: library, theme: theme, options: options, keyMap: keyMap)
      try loop.run()
    }
  }
}
