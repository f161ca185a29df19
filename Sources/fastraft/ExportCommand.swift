import ArgumentParser
import Presentation
import RaftInterchange
import RaftSimulation
import TerminalUI
import UserFiles

/// `fastraft export`: a run in other people's formats.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a scenario's run as JSON Lines, for ShiViz, Mermaid or asciinema, or a screen of it as SVG or text.",
    usage:
      "fastraft export <file> --format <format> [--output <path>] [--at <event>] [--width <columns>] [--height <rows>] [--theme <name|path>] [--ascii]",
    discussion: """
      jsonl: an object for each event. shiviz: a log for ShiViz's default expression. mermaid: a sequence diagram. asciicast: a recording with \
      markers, version 2. svg, text: one screen. token: the run and a place in it in one line (fastraft share).
      """)

  /// What can be written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case jsonl, shiviz, mermaid, asciicast, svg, text, token
  }

  @Argument(
    help: ArgumentHelp("A scenario file, or the name of a built-in scenario.", valueName: "file"), completion: Completions.scenarios)
  var file: String

  @Option(
    name: .long, help: ArgumentHelp("What to write: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
  var format: Format

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to; standard output by default.", valueName: "path"), completion: .file())
  var output: String?

  @Option(name: .long, help: ArgumentHelp("The event that svg, text and token show. (default: the last)", valueName: "event"))
  var at: Int?

  @Option(name: .long, help: ArgumentHelp("Columns of asciicast, svg and text.", valueName: "columns"))
  var width = 120

  @Option(name: .long, help: ArgumentHelp("Rows of asciicast, svg and text.", valueName: "rows"))
  var height = 36

  @OptionGroup var look: LookOptions

  func validate() throws {
    guard (80...400).contains(width), (24...200).contains(height) else {
      throw ValidationError("export: expected --width from 80 to 400 and --height from 24 to 200")
    }
    if look.mouse || look.color != nil {
      throw ValidationError("export: --mouse and --color are about terminals; accepted are --theme and --ascii")
    }
  }

  func run() throws {
    let start = try Start(file: file, settings: ClusterSettings())
    if let problem = start.problem { throw Failure.failed(problem) }
    var run = start.run
    let event = at ?? run.eventCount
    guard (0...run.eventCount).contains(event) else {
      throw Failure(message: "export: there is no event \(event); expected --at from 0 to \(run.eventCount)", status: 64)
    }
    run.seek(to: event)
    let text = try text(of: run, title: start.title ?? file)
    if let output { try TextFile.writeNew(output, text) } else { try Output.write(text) }
  }

  private func text(of run: Run, title: String) throws -> String {
    switch format {
    case .jsonl: return JSONLinesExport.text(of: run)
    case .shiviz: return ShiVizExport.text(of: run)
    case .mermaid: return MermaidExport.text(of: run)
    case .token: return try ShareCommand.token(of: run) + "\n"
    case .asciicast, .svg, .text: return try screen(of: run, title: title)
    }
  }

  private func screen(of run: Run, title: String) throws -> String {
    let setting = try ScreenSetting(look)
    var model = Presentation.Application(run: run, scenarioTitle: title)
    let format: PictureFormat = format == .asciicast ? .asciicast : format == .svg ? .svg : .text
    let size = Size(width: width, height: height)
    return model.picture(format, size: size, glyphs: setting.options.ascii ? .ascii : .unicode, theme: setting.theme) ?? ""
  }
}
