import ArgumentParser
import Presentation
import RaftSimulation
import TerminalUI
import UserFiles

/// `fastraft lesson`: the built-in lessons, and the check of one's own.
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Open a lesson beside a live cluster, list lessons, or check that everything one says is true.",
    discussion: """
      A lesson is a text file: a scenario with pages of narration. Claims within sentences, {two|delays}, expectations and the answers to its \
      questions are checked by running it. The first that is wrong is named with file and line.
      """)

  @Argument(help: ArgumentHelp("Lesson files, or names of built-in lessons.", valueName: "file"), completion: Completions.lessons)
  var files: [String] = []

  @Flag(name: .long, help: "Name the built-in lessons in their order, each with one line.")
  var list = false

  @Flag(name: .long, help: "Run the lessons and check every claim; without a file, those that are built in.")
  var check = false

  @Flag(name: .long, help: "Print the lesson as text instead of opening it.")
  var text = false

  @OptionGroup var look: LookOptions

  @OptionGroup var audience: AudienceOptions

  func validate() throws {
    if files.isEmpty && !list && !check {
      throw ValidationError("lesson: expected a lesson file, the name of a built-in one, --list or --check")
    }
    if files.count > 1 && !check && !text { throw ValidationError("lesson: expected one lesson to open; --text prints several") }
    if audience.isGiven && (check || text || files.isEmpty) {
      throw ValidationError("lesson: --present and --autoplay are for a lesson on the screen; expected no --check, --text or --list")
    }
  }

  func run() throws {
    if list { try printList() }
    var hasFailed = false
    let names = files.isEmpty && check ? BuiltInLesson.all.map(\.name) : files
    for name in names {
      let source = try LessonSource.load(name)
      let playback: LessonPlayback
      do throws(ScenarioFailure) { playback = try LessonPlayback(source.lesson, file: source.file) } catch {
        Output.error("fastraft: \(error.description)")
        hasFailed = true
        continue
      }
      if !check && !text {
        try open(playback)
        return
      }
      if check {
        try Output.line("\(source.file): holds; \(playback.claimCount) claims, \(playback.stops.count) stops")
      } else {
        try printText(of: playback)
      }
    }
    if hasFailed { throw ExitCode(1) }
  }

  private func open(_ playback: LessonPlayback) throws {
    let setting = try ScreenSetting(look)
    var model = Presentation.Application(
      lesson: playback, themeName: setting.themeName, themeNames: setting.library.names, isMouseOn: setting.options.mouse,
      keyMap: setting.keyMap)
    model.begin(with: audience)
    var loop = try ScreenLoop(model: model, setting: setting)
    try loop.run()
  }

  private func printList() throws {
    let width = BuiltInLesson.all.map(\.name.count).max() ?? 0
    for lesson in BuiltInLesson.all {
      try Output.line(lesson.name + String(repeating: " ", count: width - lesson.name.count + 2) + lesson.teaches)
    }
  }

  private func printText(of playback: LessonPlayback) throws {
    try Output.line(playback.lesson.title)
    var page = 0
    for stop in playback.stops {
      if stop.pageNumber != page {
        page = stop.pageNumber
        try Output.line("\n\(page). \(stop.title)")
      }
      for command in stop.commands { try Output.line("> \(command)") }
      for paragraph in stop.paragraphs { try Output.line(paragraph.text) }
      guard let question = stop.question else { continue }
      try Output.line("? \(question.text)")
      for option in question.options { try Output.line("  - \(option.text)") }
    }
  }
}

/// Finds lessons: a file, or a built-in one by its name.
enum LessonSource {
  /// The lesson and the name to use in messages about it.
  ///
  /// - Throws: ``Failure`` with status 2, naming file, line and what was expected.
  static func load(_ name: String) throws -> (lesson: Lesson, file: String) {
    let expected = "a lesson file or the name of a built-in lesson (fastraft lesson --list)"
    let text = try BuiltInLesson.named(name)?.text ?? TextFile.read(name, expected: expected)
    do { return (try Lesson.parse(text, file: name), name) } catch { throw Failure.unusable("\(error)") }
  }
}
