import CNcurses
import TerminalUI

/// Which entry of the terminal database is drawn with, and with how many colours.
struct TerminalKind {
  /// The entry's name.
  var name: String
  /// How many colours are drawn with.
  var depth: ColorDepth
  /// The numbers of its colours.
  var colors: ColorNumbers

  /// Looks up what `TERM` names and, when 24-bit colour is wanted, an entry for the same terminal that has it.
  init(environment: (String) -> String?, choice: ColorChoice) throws(TerminalError) {
    guard let type = environment("TERM"), !type.isEmpty else { throw .typeNotSet }
    let description = terminal_describe(type)
    guard description.is_known else { throw .typeUnknown(type) }
    guard description.can_be_drawn_on else { throw .typeCannotBeDrawnOn(type) }
    name = type
    colors = ColorNumbers(count: Int(description.color_count), isDirect: description.is_direct_color)
    let wanted = choice.depth(environment: environment, terminalColorCount: colors.count)
    if let direct = Self.directEntry(for: type, isDirect: colors.isDirect, wanted: wanted) {
      name = direct.name
      colors = direct.colors
    } else if colors.isDirect, wanted < .trueColor, let base = Self.paletteEntry(for: type) {
      name = base.name
      colors = base.colors
    }
    depth = colors.depth(wanted: wanted)
  }

  private static func directEntry(for type: String, isDirect: Bool, wanted: ColorDepth) -> (name: String, colors: ColorNumbers)? {
    guard wanted == .trueColor, !isDirect else { return nil }
    return names(for: type, ending: "-direct").lazy.compactMap(entry).first { $0.colors.isDirect }
  }

  /// A direct-colour entry numbers its colours by their value; with fewer colours wanted, the plain entry of the same terminal is used.
  private static func paletteEntry(for type: String) -> (name: String, colors: ColorNumbers)? {
    names(for: type, ending: "-256color").lazy.compactMap(entry).first { !$0.colors.isDirect && $0.colors.count >= 256 }
  }

  /// `xterm-256color` gives `xterm-direct`; `xterm-kitty` gives `kitty-direct` besides.
  static func names(for type: String, ending: String) -> [String] {
    let parts = type.split(separator: "-").filter { !["256color", "direct", "color", "16color", "88color"].contains($0) }
    guard let first = parts.first, let last = parts.last else { return [] }
    let whole = parts.joined(separator: "-")
    return [whole, String(last), String(first)].map { $0 + ending }
  }

  private static func entry(_ name: String) -> (name: String, colors: ColorNumbers)? {
    let description = terminal_describe(name)
    guard description.is_known, description.can_be_drawn_on else { return nil }
    return (name, ColorNumbers(count: Int(description.color_count), isDirect: description.is_direct_color))
  }
}
