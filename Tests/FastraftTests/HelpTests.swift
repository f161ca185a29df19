import Foundation
import Testing

@Suite("The program explains itself")
struct HelpTests {
  @Test("--help names every option, the subcommand and the exit statuses")
  func help() throws {
    let result = try Fastraft.run(["--help"])
    #expect(result.errors == "")
    #expect(result.status == 0)
    let options = [
      "--nodes", "--seed", "--classic", "--plain", "--ascii", "--theme", "--color", "--mouse", "--present", "--autoplay", "--version",
      "--help",
    ]
    for text in options + ["fastraft run", "Exit status: 0; 1 "] { #expect(result.output.contains(text), "\(text)") }
    for arguments in [["run", "--help"], ["help", "run"]] {
      let help = try Fastraft.run(arguments)
      #expect(help.output.contains("USAGE: fastraft run [<file> ...] [--list] [--quiet] [--trace <path>]\n"))
      #expect(help.status == 0)
    }
  }

  @Test("--version names the program and its version, as the change log has it")
  func version() throws {
    let result = try Fastraft.run(["--version"])
    let words = result.output.split { $0 == " " || $0 == "\n" }
    #expect(words.count == 2 && words.first == "fastraft")
    #expect(words.last?.split(separator: ".").count == 3)
    #expect(result.status == 0)
  }

  @Test("shell completions are written", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let result = try Fastraft.run(["--generate-completion-script", shell])
    #expect(result.errors == "")
    #expect(result.status == 0)
    for word in ["nodes", "classic", "color", "run", "split-vote"] { #expect(result.output.contains(word)) }
  }

  @Test(
    "bash completes options, their values and the subcommand",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "bash is not installed"),
    arguments: [
      (["--no"], "--nodes"), (["lesson", "the-"], "the-fast-track"), (["run", "sub/o"], "sub/own.fastraft"),
      (["--color", ""], "auto always never 16 256 true"), (["ru"], "run"), (["run", "--li"], "--list"), (["split-"], "split-vote"),
    ] as [([String], String)])
  func bash(words: [String], expected: String) throws {
    let files = try TemporaryFiles()
    try files.write(try Fastraft.run(["--generate-completion-script", "bash"]).output, to: "completion.bash")
    try FileManager.default.createDirectory(at: files.directory.appendingPathComponent("sub"), withIntermediateDirectories: true)
    try files.write("cluster nodes=3\n", to: "sub/own.fastraft")
    let script = """
      . ./completion.bash
      COMP_WORDS=(fastraft "$@") COMP_CWORD=$# COMP_LINE="fastraft $*"
      COMP_POINT=${#COMP_LINE}
      previous=("${COMP_WORDS[@]: -2:1}")
      _fastraft fastraft "${COMP_WORDS[-1]}" "${previous[0]}"
      echo "${COMPREPLY[*]}"
      """
    var variables = ProcessInfo.processInfo.environment
    let directory = URL(fileURLWithPath: Fastraft.path).deletingLastPathComponent().path
    variables["PATH"] = "\(directory):\(variables["PATH"] ?? "")"
    let command = Command(
      program: "/bin/bash", arguments: ["-c", script, "bash"] + words, environment: variables, directory: files.directory)
    let result = try command.run()
    #expect(result.errors == "")
    #expect(result.output == expected + "\n")
  }
}
