import Testing

@Suite("fastraft run checks scenarios without a screen")
struct RunTests {
  @Test("every built-in scenario holds")
  func builtIn() throws {
    let list = try Fastraft.run(["run", "--list"])
    #expect(list.status == 0)
    let names = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names.count >= 8)
    let result = try Fastraft.run(["run", "--quiet"] + names)
    #expect(result.errors == "")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == names.count)
    for (line, name) in zip(lines, names) {
      #expect(line.hasPrefix("\(name): holds; "))
      #expect(!line.contains(" 0 expectations"))
    }
  }

  @Test("each line of the scenario is shown with what came of it")
  func output() throws {
    let result = try Fastraft.run(["run", "/dev/stdin"], input: "# A title\ncampaign 3\nsettle\nexpect leader 3\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("> campaign 3\n  1  S3  is told to start an election\n"))
    #expect(result.output.contains("\n> expect leader 3\n"))
    #expect(result.output.hasSuffix(", 1 expectation\n"))
  }
}
