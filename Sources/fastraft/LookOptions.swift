import ArgumentParser
import TerminalUI
import UserFiles

/// How the screen looks, and whether it takes the mouse: the options of everything that opens one.
struct LookOptions: ParsableArguments {
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

  /// Whether any was given.
  var isGiven: Bool { ascii || mouse || theme != nil || color != nil }

  /// The options, with a person's own defaults where none was given.
  func with(_ configuration: Configuration) throws -> LookOptions {
    var options = self
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

  private static func color(_ text: String) throws -> ColorChoice {
    guard let choice = ColorChoice(rawValue: text) else { throw ValidationError("expected one of \(colorNames)") }
    return choice
  }

  private static let colorNames = ColorChoice.allCases.map(\.rawValue).joined(separator: ", ")
}
