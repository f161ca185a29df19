import ArgumentParser

/// The program.
struct Fastraft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fastraft",
    abstract: "See how Raft and Fast Raft work, break and recover: a live cluster in the terminal.",
    discussion: """
      Without arguments the program opens on five nodes with the fast track on; ? shows every key. FILE is a scenario, or the name of a \
      built-in one (fastraft run --list).

      Exit status: 0; 1 an expectation or a safety property failed; 2 a file or the environment is unusable; 64 a bad argument.
      """,
    version: "fastraft \(programVersion)",
    subcommands: [Show.self, RunScenario.self],
    defaultSubcommand: Show.self)
}

/// The version of the program, as in CHANGELOG.md.
let programVersion = "0.1.0"
