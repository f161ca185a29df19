import Testing

@Suite("--plain tells the same as the screen in lines of text")
struct PlainTests {
  @Test("commands come from standard input, an empty line steps, and no escape is written")
  func session() throws {
    let input = "propose 2 hello\n" + String(repeating: "\n", count: 10) + "expect committed 2 hello fast\n"
    let result = try Fastraft.run(["--plain"], input: input)
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("1  S1 is told to start an election\n"))
    #expect(result.output.contains("  S2 is asked to propose hello\n"))
    #expect(result.output.contains("  S1 COMMITS 2 = hello on the fast track: 4 of 5 "))
    #expect(!result.output.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
  }

  @Test("the same input gives the same bytes")
  func determinism() throws {
    let input = "contend 2 x 3 y\nsettle\ncrash leader\ncampaign 2\nsettle\nrestart all\nsettle\n"
    let outputs = try (0..<2).map { _ in try Fastraft.run(["--plain", "--seed", "7"], input: input).output }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0] != (try Fastraft.run(["--plain", "--seed", "8"], input: input).output))
  }

  @Test("what cannot be performed is named with its line, the rest goes on, and the status is 1")
  func problems() throws {
    let result = try Fastraft.run(["--plain"], input: "heal\nfly 3\nexpect leader 4\ncrash 2\nquit\ncrash 3\n")
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("fastraft: standard input:2: unknown command \"fly\"; expected propose, ") == true)
    #expect(lines.last == "fastraft: standard input:3: expected leader 4, but S1 leads")
    #expect(result.output.contains("S2 CRASHES") && !result.output.contains("S3 CRASHES"))
    #expect(result.status == 1)
  }

  @Test("options shape the cluster")
  func options() throws {
    let classic = try Fastraft.run(["--plain", "--nodes", "3", "--classic"], input: "propose 2 x\nsettle\nexpect committed 2 x classic\n")
    #expect(classic.errors == "")
    #expect(classic.status == 0)
    #expect(!classic.output.contains("S4"))
  }

  @Test("where nothing more can be written, one line says so")
  func fullDisk() throws {
    let command = Command(program: "/bin/sh", arguments: ["-c", "echo heal | \"$0\" --plain > /dev/full", Fastraft.path])
    let result = try command.run()
    #expect(
      result.errors == "fastraft: standard output cannot be written to; expected a terminal, a pipe, or a file with room left\n")
    #expect(result.status == 2)
  }
}
