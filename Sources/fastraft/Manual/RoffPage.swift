/// A manual page in roff, with the macros of the package man. What it prints is ASCII; other characters are named by their code.
struct RoffPage {
  private(set) var lines: [String]

  /// An empty page. It has no date, so that the same program prints the same page.
  init(name: String, section: Int, version: String) {
    lines = [".TH \(name.uppercased()) \(section) \"\" \"\(version)\" \"User Commands\"", ".nh", ".ad l"]
  }

  /// The file.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Begins a section.
  mutating func section(_ title: String) { lines.append(".SH \(title.uppercased())") }

  /// Begins a part of a section.
  mutating func subsection(_ title: String) { lines.append(".SS \"\(Self.escaped(title))\"") }

  /// Adds running text.
  mutating func paragraph(_ text: String) { lines += [".PP", Self.line(text)] }

  /// Adds text with empty lines between its paragraphs.
  mutating func paragraphs(_ text: String) {
    for part in text.split(separator: "\n") where !part.allSatisfy({ $0 == " " }) { paragraph(String(part)) }
  }

  /// Adds a way to call the program, on lines of its own.
  mutating func usage(_ text: String) { lines += [".PP", Self.line(text)] }

  /// Adds something with what it means.
  mutating func item(_ name: String, _ meaning: String) {
    lines += [".TP", "\\fB\(Self.line(name))\\fR", Self.line(meaning)]
  }

  /// Adds options and arguments with what they do.
  mutating func options(_ arguments: [CommandDescription.Argument]) {
    for argument in arguments where argument.abstract != nil { item(argument.title, argument.abstract ?? "") }
  }

  /// Adds a subcommand with its options.
  mutating func subcommand(_ command: CommandDescription) {
    subsection("fastraft \(command.commandName)")
    paragraph(command.abstract ?? "")
    paragraphs(command.discussion ?? "")
    options(command.shownArguments)
  }

  /// Text that begins a line: a full stop or an apostrophe there would be a command.
  private static func line(_ text: String) -> String {
    let escaped = escaped(text)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") || escaped.isEmpty ? "\\&" + escaped : escaped
  }

  /// Text within a line.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\"": escaped += "\\(dq"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "\n", "\t": escaped += " "
      case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
      default: escaped += "\\[u\(hexadecimal(scalar.value))]"
      }
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }
}
