import Foundation
import Testing

@Suite("fastraft explore prints what was searched")
struct ExploreCommandTests {
  private static let small = ["--user-indexes", "2", "--log", "3", "--terms", "2", "--crashes", "0", "--compactions", "0", "--quiet"]

  /// The output without the lines and cells that tell of time.
  private func untimed(_ output: String) -> [String] {
    output.split(separator: "\n").map { line in
      if line.contains(" of processor time") { return "" }
      return line.split(separator: ",").filter { !$0.hasSuffix(" s") }.joined(separator: ",")
    }
  }

  @Test("the same on one, two and three cores, but for the time", arguments: [[], ["--break", "M12"], ["--states", "300"]])
  func jobs(extra: [String]) throws {
    let alone = try Fastraft.run(["explore", "--jobs", "1"] + Self.small + extra)
    #expect(alone.errors == "")
    #expect(alone.output.contains(" distinct states, ") && alone.output.contains(" transitions, depth "))
    for jobs in ["2", "3"] {
      let together = try Fastraft.run(["explore", "--jobs", jobs] + Self.small + extra)
      #expect(untimed(together.output) == untimed(alone.output), "\(together.output)")
      #expect(together.status == alone.status)
    }
  }

  @Test("status 0 exhausted, 1 broken, 3 not exhausted; at the end what was covered")
  func status() throws {
    let safe = try Fastraft.run(["explore"] + Self.small)
    #expect(safe.status == 0 && safe.output.hasSuffix("\nexhausted: no violation\n"))
    for word in ["nodes 3, user indexes ≤ 2", " distinct states, ", "depth ", "frontier 0", " states/s and ", "\ncovered: propose "] {
      #expect(safe.output.contains(word), "\(word)")
    }
    let broken = try Fastraft.run(["explore", "--break", "M12"] + Self.small)
    #expect(broken.status == 1 && broken.output.contains("\nVIOLATION after 5 steps: log-matching: "))
    let cut = try Fastraft.run(["explore", "--states", "50"] + Self.small)
    #expect(cut.status == 3 && cut.output.hasSuffix("\nnot exhausted: no violation so far\n"))
    let bounded = try Fastraft.run(["explore", "--steps", "3"] + Self.small)
    #expect(bounded.status == 0 && bounded.output.contains(", steps ≤ 3\n"))
    #expect(bounded.output.contains(" states are at the last step and were not looked into\nexhausted: no violation\n"))
  }

  @Test("newest first: the same states; within a bound on the steps it cannot say that it met all")
  func depthFirst() throws {
    let nearest = try Fastraft.run(["explore"] + Self.small)
    let newest = try Fastraft.run(["explore", "--depth-first"] + Self.small)
    func states(_ output: String) -> Substring? { output.split(separator: "\n").dropFirst().first?.prefix { $0 != "," } }
    #expect(newest.status == 0 && states(newest.output) == states(nearest.output))
    let bounded = try Fastraft.run(["explore", "--depth-first", "--steps", "4"] + Self.small)
    #expect(bounded.status == 3 && bounded.output.contains("depth 4, ") && bounded.output.hasSuffix("not exhausted: no violation so far\n"))
    let together = try Fastraft.run(["explore", "--depth-first", "--jobs", "2"])
    #expect(together.errors.hasPrefix("fastraft: --jobs 2: expected 1, or none, with --depth-first\n"))
    #expect(together.status == 64)
  }

  @Test("--fine goes by single messages; what it finds is written as a scenario that replays it")
  func fine() throws {
    let files = try TemporaryFiles()
    let found = files.file("found.fastraft").path
    let result = try Fastraft.run(["explore", "--fine", "--break", "M12", "--output", found] + Self.small)
    #expect(result.errors == "" && result.status == 1)
    #expect(result.output.hasPrefix("single messages, nodes 3, user indexes ≤ 2, "))
    #expect(result.output.contains("\nVIOLATION after 6 steps: log-matching: ") && result.output.contains(" MsgVoteResp of term 2\n"))
    let replayed = try Fastraft.run(["run", "--quiet", found])
    #expect(replayed.errors == "" && replayed.status == 0)
    let bounded = try Fastraft.run(["explore", "--fine", "--steps", "2", "--markdown", "row"] + Self.small)
    #expect(bounded.status == 0 && bounded.output.contains(" | ≤ 2, single messages | "))
    let from = try Fastraft.run(["explore", "--fine", "--from", "break-m16"])
    #expect(from.errors.hasPrefix("fastraft: --fine: expected without --from, which is for macro steps\n"))
    #expect(from.status == 64)
  }

  @Test("rows of the tables in the documentation")
  func markdown() throws {
    let table = try Fastraft.run(["explore", "--markdown", "table"] + Self.small).output.split(separator: "\n")
    try #require(table.count == 3)
    #expect(table[0].hasPrefix("| nodes | user indexes | log | terms | values | crashes | compactions | steps | distinct states | "))
    #expect(table[1].split(separator: "|").count == table[0].split(separator: "|").count)
    #expect(table[2].split(separator: "|").count == table[0].split(separator: "|").count)
    #expect(table[2].hasPrefix("| 3 | ≤ 2 | ≤ 3 | ≤ 2 | 2 | ≤ 0 | ≤ 0 | any | ") && table[2].hasSuffix(" | exhausted, no violation |"))
    let row = try Fastraft.run(["explore", "--markdown", "row", "--break", "M12"] + Self.small)
    #expect(row.output.hasSuffix(" | log-matching broken after 5 steps |\n") && row.output.split(separator: "\n").count == 1)
    #expect(row.status == 1)
    let mutants = try Fastraft.run(["explore", "--each-mutant", "--break", "M12", "--states", "400", "--markdown", "row"]).output
    #expect(mutants.hasPrefix("| M12 | R10 | 3 | 2, 4, 3, 0, 0 | broken | 5 (10) | log-matching | "), "\(mutants)")
    let whole = try Fastraft.run(["explore", "--each-mutant", "--break", "M12", "--states", "400"]).output.split(separator: "\n")
    #expect(whole.count == 4 && whole[0].hasPrefix("| mutant | rule |"))
  }
}
