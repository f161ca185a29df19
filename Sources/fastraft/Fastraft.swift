import ArgumentParser

/// The program.
struct Fastraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fastraft",
    abstract: "See how Raft and Fast Raft work, break and recover: a live cluster in the terminal.",
    usage: """
      \(screenUsage)
      \(runUsage)
      """,
    discussion: """
      Without arguments the program opens on five nodes with the fast track on. Inside, ? shows every key and q quits.

      <file> is a scenario, or the name of a built-in one (fastraft run --list names them); the screen steps through it. fastraft run \
      checks scenarios without a screen.

      Exit status: 0; 1 an expectation or a safety property failed; 2 a file or the environment is unusable; 64 a bad argument.
      """,
    version: "fastraft \(programVersion)",
    subcommands: [Show.self] + Subcommands.all,
    defaultSubcommand: Show.self)

  /// How the screen is opened, on one line.
  static let screenUsage = "fastraft [<file>] " + ScreenOptions.usageString().split(separator: " ").dropFirst().joined(separator: " ")
  /// How scenarios are run, on one line.
  static let runUsage = "fastraft run [<file> ...] [--list] [--quiet] [--trace <path>]"

  @OptionGroup var options: ScreenOptions
}

/// The version of the program, as in CHANGELOG.md.
let programVersion = "0.1.0"
