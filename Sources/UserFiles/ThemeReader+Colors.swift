import TOMLKit
import TerminalUI

extension ThemeReader {
  /// A colour: `"#RRGGBB"`, `"default"`, or a table with `true`, `indexed` and `ansi`.
  func color(_ value: any TOMLValueConvertible, at path: [String]) throws(UserFileError) -> ThemeColor {
    if let text = value.string { return try color(text, at: path) }
    guard let table = value.table else {
      throw wrongType(value, at: path, expected: "\"#RRGGBB\", \"default\" or a table with true, indexed and ansi")
    }
    try allow(["true", "indexed", "ansi"], in: table, at: path, what: "key")
    guard let hex = try string(table["true"], at: path + ["true"]) else {
      throw source.error(
        at: path, "\(shown(path)) has no \"true\"; expected is a table with true = \"#RRGGBB\" and, if wanted, indexed and ansi")
    }
    var color = try color(hex, at: path + ["true"])
    if let indexed = table["indexed"] { color.indexed = try index(indexed, at: path + ["indexed"]) }
    if let ansi = table["ansi"] { color.ansi = try ansiColor(ansi, at: path + ["ansi"]) }
    return color
  }

  private func color(_ text: String, at path: [String]) throws(UserFileError) -> ThemeColor {
    if text == "default" { return .terminalDefault }
    guard let color = RGB(hex: text) else {
      throw source.error(at: path, "\(shown(path)) is \"\(text)\", which is not a colour; expected is \"#RRGGBB\" or \"default\"")
    }
    return ThemeColor(color)
  }

  private func index(_ value: any TOMLValueConvertible, at path: [String]) throws(UserFileError) -> UInt8 {
    let expected = "an integer from 0 to 255"
    guard let number = value.int else { throw wrongType(value, at: path, expected: expected) }
    guard let index = UInt8(exactly: number) else { throw source.error(at: path, "\(shown(path)) is \(number), expected is \(expected)") }
    return index
  }

  private func ansiColor(_ value: any TOMLValueConvertible, at path: [String]) throws(UserFileError) -> ANSIColor? {
    let names = ANSIColor.allCases.map(\.name) + ["default"]
    guard let name = value.string else { throw wrongType(value, at: path, expected: "one of \(names.joined(separator: ", "))") }
    if name == "default" { return nil }
    guard let color = ANSIColor(name: name) else {
      throw source.error(at: path, "\(shown(path)) is \"\(name)\", expected is one of \(names.joined(separator: ", "))")
    }
    return color
  }
}
