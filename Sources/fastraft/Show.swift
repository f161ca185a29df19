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

  @Argument(
    help: ArgumentHelp("A scenario file, or the name of a built-in scenario.", valueName: "file"), completion: Completions.scenarios)
  var file: String?

  @ParentCommand var program: Fastraft

  private var options: ScreenOptions { program.options }

  func validate() throws {
    if file != nil && options.describesCluster {
      throw ValidationError(
        "--nodes, --seed and --classic describe a new cluster; a scenario's own is expected in its first line (cluster nodes=5 seed=7 fast)"
      )
    }
    if options.plain && options.audience.isGiven {
      throw ValidationError("--present and --autoplay are for the screen; they are not accepted with --plain")
    }
    if file == nil && options.audience.autoplay && options.describesCluster {
      throw ValidationError("--autoplay expected a scenario: a new cluster has nothing recorded that could play")
    }
  }

  func run() throws {
    let setting = try ScreenSetting(options.look)
    let start = try Start(
      file: file ?? (options.audience.autoplay ? "first-steps" : nil), settings: options.settings(setting.configuration))
    if options.plain {
      var session = PlainSession(start: start)
      try session.play()
      return
    }
    var model = Presentation.Application(
      run: start.run, themeName: setting.themeName, themeNames: setting.library.names, isMouseOn: setting.options.mouse,
      keyMap: setting.keyMap, scenarioTitle: start.title)
    if let problem = start.problem { model.report(problem: problem) }
    model.begin(with: options.audience)
    var loop = try ScreenLoop(model: model, setting: setting)
    try loop.run()
  }
}
