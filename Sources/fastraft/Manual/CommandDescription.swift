import ArgumentParser
import Foundation

/// A command as its help describes it.
struct CommandDescription: Decodable {
  /// An option, a flag or an argument.
  struct Argument: Decodable {
    /// One of its names.
    struct Name: Decodable {
      var kind: String
      var name: String

      /// The name as it is typed.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: String
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var abstract: String?

    /// How it is typed with all its names, such as `-q, --quiet`.
    var title: String {
      let value = "<\(valueName ?? "value")>"
      guard kind != "positional", let names else { return value + (isRepeating ? " ..." : "") }
      let typed = names.sorted { $0.kind == "short" && $1.kind != "short" }.map(\.text).joined(separator: ", ")
      return kind == "option" ? "\(typed) \(value)" : typed
    }

    /// How it stands in a usage line.
    var usage: String {
      let value = "<\(valueName ?? "value")>"
      let long = names?.first { $0.kind == "long" } ?? names?.first
      let text =
        kind == "positional" ? value + (isRepeating ? " ..." : "") : kind == "option" ? "\(long?.text ?? "") \(value)" : long?.text ?? ""
      return isOptional ? "[\(text)]" : text
    }
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool
  var subcommands: [CommandDescription]?
  var arguments: [Argument]?

  /// What the help shows of its arguments; `--help` and `--version` are the program's.
  var shownArguments: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

  /// The subcommands that the help shows.
  var shownSubcommands: [CommandDescription] { (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" } }

  /// What stands behind the command's name.
  var usage: String {
    let own = shownArguments.filter { argument in !(argument.names ?? []).contains { ["help", "version"].contains($0.name) } }
    return own.map(\.usage).joined(separator: " ")
  }

  /// The program, from the parser's own description.
  static func program() throws -> CommandDescription {
    struct Tool: Decodable { var command: CommandDescription }
    return try JSONDecoder().decode(Tool.self, from: Data(Fastraft._dumpHelp().utf8)).command
  }
}
