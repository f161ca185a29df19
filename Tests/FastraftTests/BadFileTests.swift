import Foundation
import Testing

@Suite("An unusable file gets one line that names the file, what was wrong and what is accepted")
struct BadFileTests {
  private let files: TemporaryFiles
  private let expected = "expected a scenario file or the name of a built-in scenario (fastraft run --list)"

  init() throws { files = try TemporaryFiles() }

  /// The screen, its text form and `run` read scenarios alike.
  private func check(_ file: String, _ line: String) throws {
    for arguments in [[file], ["--plain", file], ["run", file]] {
      let result = try Fastraft.run(arguments, in: files.directory)
      #expect(result.errors == "fastraft: \(line)\n")
      #expect(result.output == "")
      #expect(result.status == 2)
    }
  }

  @Test("a scenario that is not there")
  func missing() throws { try check("nowhere.fastraft", "nowhere.fastraft: no such file; \(expected)") }

  @Test("a directory as a scenario")
  func directory() throws {
    try FileManager.default.createDirectory(at: files.file("lessons"), withIntermediateDirectories: true)
    try check("lessons", "lessons: is a directory; \(expected)")
  }

  @Test("a binary file as a scenario")
  func binary() throws {
    try files.write([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0xFF, 0xFE], to: "program")
    try check("program", "program: is not text in UTF-8; \(expected)")
    try check(Fastraft.path, "\(Fastraft.path): is not text in UTF-8; \(expected)")
  }

  @Test("a file without an end as a scenario")
  func endless() throws { try check("/dev/zero", "/dev/zero: is not text in UTF-8; \(expected)") }

  @Test("a wrong command on line 7")
  func command() throws {
    try files.write("# Seven lines\ncluster nodes=3\n\n# elect\ncampaign 1\nsettle\nprupose 2 x\nsettle\n", to: "seven.fastraft")
    for arguments in [["seven.fastraft"], ["--plain", "seven.fastraft"], ["run", "seven.fastraft"]] {
      let result = try Fastraft.run(arguments, in: files.directory)
      // The list of commands grows with the language.
      #expect(result.errors.hasPrefix("fastraft: seven.fastraft:7: unknown command \"prupose\"; expected propose, put, read, contend, "))
      #expect(result.errors.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
      #expect(result.output == "")
      #expect(result.status == 2)
    }
  }

  @Test("an expectation that fails is named with file and line, and the other files are still run")
  func expectation() throws {
    try files.write("campaign 2\nsettle\nexpect leader 3\n", to: "wrong.fastraft")
    let line = "wrong.fastraft:3: expected leader 3, but S2 leads"
    let result = try Fastraft.run(["run", "--quiet", "wrong.fastraft", "fast-commit"], in: files.directory)
    #expect(result.errors == "fastraft: \(line)\n")
    #expect(result.output.hasPrefix("fast-commit: holds; "))
    #expect(result.status == 1)
    let plain = try Fastraft.run(["--plain", "wrong.fastraft"], in: files.directory)
    #expect(plain.errors == "fastraft: \(line)\n")
    #expect(plain.status == 1)
  }

  @Test("a theme that does not exist")
  func missingTheme() throws {
    for arguments in [["--theme", "nope"], ["--plain", "--theme", "nope"]] {
      let result = try Fastraft.run(arguments, environment: ["XDG_CONFIG_HOME": "/nowhere"])
      #expect(
        result.errors == "fastraft: the theme 'nope' is unknown; built in are colorblind, dark, high-contrast, light, mono; "
          + "your own are in /nowhere/fastraft/themes, where there is none\n")
      #expect(result.output == "")
      #expect(result.status == 2)
    }
  }

  @Test(
    "a theme that cannot be used",
    arguments: [
      ("inherits = \"drak\"\n", ":1: inherits is \"drak\", expected is one of colorblind, dark, high-contrast, light, mono"),
      (
        "[colors]\n\nself = 7\n",
        ":3: colors.self is an integer, expected is \"#RRGGBB\", \"default\" or a table with true, indexed and ansi"
      ),
      ("name = \"x\u{0}\"", ": the file is not text in UTF-8; expected is a theme in TOML"),
    ])
  func malformedTheme(text: String, problem: String) throws {
    try files.write(text, to: "mine.toml")
    let result = try Fastraft.run(["--theme", "./mine.toml"], in: files.directory)
    #expect(result.errors == "fastraft: ./mine.toml\(problem)\n")
    #expect(result.output == "")
    #expect(result.status == 2)
  }
}
