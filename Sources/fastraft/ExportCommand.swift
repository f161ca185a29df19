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
    let glyphs: GlyphSet = setting.options.ascii ? .ascii : .unicode
    let size = Size(width: width, height: height)
    if format == .asciicast { return Self.recording(of: run, title: title, size: size, theme: setting.theme, glyphs: glyphs).text }
    var model = Presentation.Application(run: run, scenarioTitle: title)
    let frame = model.frame(size: size, glyphs: glyphs)
    if format == .text { return frame.picture() + "\n" }
    let ground: SVGExport.Ground = setting.themeName == "light" ? .light : .dark
    return SVGExport.text(of: frame, theme: setting.theme, ground: ground, title: title)
  }

  /// How long an event stays, and how long one that a timeline marks.
  private static let millisecondsAnEvent = 300
  private static let millisecondsAMilestone = 1200
  private static let eventCountMax = 3000

  /// A recording that steps through the run, with a marker at each milestone.
  static func recording(of run: Run, title: String, size: Size, theme: Theme, glyphs: GlyphSet) -> Asciicast {
    var recording = ScreenRecording(size: size, theme: theme, title: title)
    var time = 0
    for event in 0...min(run.eventCount, eventCountMax) {
      var state = run
      state.seek(to: event)
      let kinds = run.milestones.filter { $0.event == event }.map { "\($0.kind)" }
      var model = Presentation.Application(run: state, scenarioTitle: title)
      let marker = kinds.isEmpty ? nil : "\(event) \(kinds.joined(separator: ", "))"
      recording.add(model.frame(size: size, glyphs: glyphs), atMilliseconds: time, marker: marker)
      time += kinds.isEmpty ? millisecondsAnEvent : millisecondsAMilestone
    }
    return recording.cast
  }
}
