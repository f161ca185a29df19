import Foundation
import Testing

@Suite("A person's own configuration")
struct ConfigurationTests {
  private let files: TemporaryFiles

  init() throws {
    files = try TemporaryFiles()
    try FileManager.default.createDirectory(at: files.file("fastraft"), withIntermediateDirectories: true)
  }

  private func run(_ configuration: String, _ arguments: [String] = ["--plain"]) throws -> Command.Result {
    try files.write(configuration, to: "fastraft/config.toml")
    return try Fastraft.run(arguments, environment: ["XDG_CONFIG_HOME": files.directory.path])
  }

  @Test("what fastraft config prints can be used, with every line switched on")
  func template() throws {
    let template = try Fastraft.run(["config"])
    #expect(template.errors == "")
    #expect(template.status == 0)
    let lines = template.output.split(separator: "\n").dropFirst(2).map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : String($0) }
    #expect(lines.count > 40)
    let result = try run(lines.joined(separator: "\n") + "\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("its defaults are used, and options come before them")
  func defaults() throws {
    let own = "nodes = 3\nseed = 9\n"
    #expect(try run(own).output == Fastraft.run(["--plain", "--nodes", "3", "--seed", "9"]).output)
    #expect(try run(own, ["--plain", "--nodes", "4"]).output == Fastraft.run(["--plain", "--nodes", "4", "--seed", "9"]).output)
  }

  @Test(
    "what is wrong in it gets one line",
    arguments: [
      ("nodes = 99\n", ":1: "), ("\ncolor = \"purple\"\n", ":2: "), ("theme = \"nope\"\n", "the theme 'nope' is unknown; "),
      ("fish = 1\n", ":1: "),
    ])
  func problems(text: String, problem: String) throws {
    let result = try run(text)
    #expect(result.errors.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
    #expect(result.errors.hasPrefix("fastraft: "))
    #expect(result.errors.contains(problem), "\(result.errors)")
    #expect(result.output == "")
    #expect(result.status == 2)
  }
}
