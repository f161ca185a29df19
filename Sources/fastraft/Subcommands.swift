import ArgumentParser

/// The program for arguments that name a subcommand.
///
/// The parser lets a command take its options from behind the names of its subcommands too, so `fastraft soak --nodes 5` would set the
/// screen's nodes and leave the soak's alone. So the names are looked for first, and a command line that has one is read by this command,
/// which has no options of its own.
struct Subcommands: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "fastraft", version: Fastraft.configuration.version, subcommands: all)

  /// Every subcommand with options of its own.
  static let all: [any ParsableCommand.Type] = [
    RunScenario.self, LessonCommand.self, ExportCommand.self, ShareCommand.self, Explore.self, OnwardCommand.self, Soak.self, Compare.self,
    Transcript.self, ConfigurationTemplate.self, ManualCommand.self,
  ]

  /// Whether this is the name of one.
  static func isName(_ text: String) -> Bool { all.contains { $0.configuration.commandName == text } }

  /// The command that the arguments ask for.
  static func parse(arguments: [String]) throws -> any ParsableCommand {
    if let first = arguments.first, isName(first) { return try parseAsRoot(arguments) }
    let command = try Fastraft.parseAsRoot(arguments)
    guard let name = type(of: command).configuration.commandName, isName(name) else { return command }
    // Options before the name are meant for the subcommand, which may refuse them.
    guard let position = position(of: name, in: arguments) else { return command }
    return try parseAsRoot([name] + arguments[..<position] + arguments[(position + 1)...])
  }

  /// Where a subcommand is named, and not the value of an option.
  private static func position(of name: String, in arguments: [String]) -> Int? {
    arguments.indices.first { position in
      arguments[position] == name && (position == 0 || !["--nodes", "--seed", "--theme", "--color"].contains(arguments[position - 1]))
    }
  }
}
