import ArgumentParser
import Foundation
import Presentation
import RaftSimulation

/// `fastraft manual`: the manual page, made from what the help, the key table, the command language and the legend are made from.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page in roff.",
    discussion: "Save it as fastraft.1 where man looks for pages, or read it at once: fastraft manual | man -l -")

  func run() throws { try Output.write(try Self.page().text) }

  /// The whole page.
  static func page() throws -> RoffPage {
    let program = try CommandDescription.program()
    var page = RoffPage(name: "fastraft", section: 1, version: "fastraft \(programVersion)")
    page.section("name")
    page.paragraph("fastraft - \(lowercasedFirst(program.abstract ?? ""))")
    page.section("synopsis")
    for line in [Fastraft.screenUsage] + program.shownSubcommands.map({ "fastraft \($0.commandName) \($0.usage)" }) { page.usage(line) }
    page.section("description")
    page.paragraphs(program.discussion ?? "")
    page.section("options")
    page.options(program.shownArguments)
    page.section("subcommands")
    for command in program.shownSubcommands { page.subcommand(command) }
    addKeys(to: &page)
    addCommands(to: &page)
    addMarks(to: &page)
    addBuiltIns(to: &page)
    addPlaces(to: &page)
    return page
  }

  static func lowercasedFirst(_ text: String) -> String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private static func addKeys(to page: inout RoffPage) {
    page.section("keys")
    page.paragraph("A number before a key repeats it. Every key can be changed; see FILES.")
    for group in KeyBinding.Group.allCases {
      page.subsection(group.rawValue)
      for binding in KeyBinding.table where binding.group == group {
        let place = binding.panes.map { " (in \($0.map(\.title).joined(separator: ", ")))" } ?? ""
        page.item(binding.keyText, binding.help + place)
      }
    }
  }

  private static func addCommands(to page: inout RoffPage) {
    page.section("commands")
    page.paragraph("The palette (:) and scenario files take the same commands; the palette takes those of the screen too.")
    page.subsection("The cluster")
    for verb in Verb.all { page.item(verb.usage, verb.help) }
    page.subsection("The screen")
    for verb in ScreenVerb.all { page.item(verb.usage, verb.help) }
  }

  private static func addMarks(to page: inout RoffPage) {
    page.section("marks")
    for group in Legend.groups {
      page.subsection(group.title)
      for entry in group.entries { page.item(entry.mark, entry.meaning) }
    }
  }

  private static func addBuiltIns(to page: inout RoffPage) {
    page.section("scenarios")
    for scenario in BuiltInScenario.all { page.item(scenario.name, scenario.title) }
    page.section("lessons")
    for lesson in BuiltInLesson.all { page.item(lesson.name, lesson.teaches) }
  }

  private static func addPlaces(to page: inout RoffPage) {
    page.section("environment")
    page.item("TERM, COLORTERM", "The terminal's type, and whether it has 24-bit colour.")
    page.item("NO_COLOR", "Without --color, no colours are used when this is set and not empty.")
    page.item("LC_ALL, LC_CTYPE, LANG", "Outside of UTF-8 everything is drawn in ASCII.")
    page.item("XDG_CONFIG_HOME, HOME", "Where your own files are.")
    page.section("files")
    page.item("$XDG_CONFIG_HOME/fastraft/config.toml", "Your own defaults and keys; fastraft config prints one to start from.")
    page.item("$XDG_CONFIG_HOME/fastraft/themes/NAME.toml", "Your own themes.")
    page.paragraph("Without XDG_CONFIG_HOME the place is ~/.config.")
    page.section("exit status")
    page.item("0", "All is well.")
    page.item("1", "An expectation or a safety property failed.")
    page.item("2", "A file or the environment is unusable.")
    page.item("64", "A bad argument.")
  }
}
