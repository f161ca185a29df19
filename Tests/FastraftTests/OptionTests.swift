import Testing

@Suite("An option is read by the command that is named")
struct OptionTests {
  private let small = ["--user-indexes", "2", "--log", "2", "--terms", "1", "--values", "1", "--quiet"]

  @Test("explore searches as many nodes as --nodes says", arguments: [2, 4])
  func explore(nodes: Int) throws {
    for arguments in [["explore", "--nodes", "\(nodes)"] + small, ["explore"] + small + ["--nodes=\(nodes)"]] {
      let result = try Fastraft.run(arguments)
      #expect(result.output.hasPrefix("nodes \(nodes), user indexes ≤ 2, log ≤ 2, terms ≤ 1, values 1,"), "\(result.output)")
      #expect(result.output.hasSuffix("exhausted: no violation\n"))
      #expect(result.status == 0)
    }
  }

  @Test("soak runs as many nodes as --nodes says")
  func soak() throws {
    func happened(_ nodes: String) throws -> [Substring] {
      let result = try Fastraft.run(["soak", "--seeds", "1", "--events", "200", "--quiet", "--nodes", nodes])
      #expect(result.status == 0)
      let counts = result.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
      #expect(counts.contains { $0.hasSuffix("  elections") })
      return counts
    }
    #expect(try happened("3") != happened("7"))
    let wrong = try Fastraft.run(["soak", "--nodes", "12"])
    #expect(wrong.errors == "fastraft: --nodes 12: expected a number from 1 to 9\n")
    #expect(wrong.status == 64)
  }

  @Test("an option may stand before the name of the subcommand that has it")
  func before() throws {
    let plain = try Fastraft.run(["export", "fast-commit", "--format", "svg"])
    let before = try Fastraft.run(["--theme", "light", "export", "fast-commit", "--format", "svg"])
    let behind = try Fastraft.run(["export", "fast-commit", "--format", "svg", "--theme", "light"])
    #expect(before.output == behind.output)
    #expect(behind.output != plain.output)
    let explored = try Fastraft.run(["--nodes", "2", "explore"] + small)
    #expect(explored.output.hasPrefix("nodes 2,"))
  }

  @Test(
    "an option that the subcommand does not have is refused",
    arguments: [
      (["run", "fast-commit"], "--seed"), (["lesson", "leader-election"], "--nodes"),
      (["export", "fast-commit", "--format", "text"], "--plain"),
      (["share", "fast-commit"], "--nodes"), (["explore"], "--seed"), (["soak"], "--seed"), (["transcript", "x"], "--nodes"),
      (["config"], "--nodes"),
    ] as [([String], String)])
  func refused(arguments: [String], option: String) throws {
    let more = option == "--plain" ? option : option + "=3"
    for line in [arguments + [more], [more] + arguments] {
      let result = try Fastraft.run(line)
      #expect(result.errors.hasPrefix("fastraft: unknown option '\(option)'; "), "\(result.errors)")
      #expect(result.status == 64)
    }
  }
}
