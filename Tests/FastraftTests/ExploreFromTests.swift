import Foundation
import Testing

@Suite("fastraft explore --from goes on from the end of a scenario")
struct ExploreFromTests {
  private static let twoFastCommits = """
    # All but S1 hold x at 2, and two of them at 3: both are committed fast.
    cluster nodes=4 seed=1 fast learners=2 message=0 break=M16
    campaign 1
    settle
    propose 5 2y
    propose 5 3y
    propose 6 2x
    propose 6 3x
    deliver 6>2 MsgFastProp 2
    deliver 6>3 MsgFastProp 2
    deliver 6>4 MsgFastProp 2
    deliver 6>2 MsgFastProp 3
    deliver 6>3 MsgFastProp 3
    deliver 5>4 MsgFastProp 3
    deliver all MsgFastVote
    expect committed 3 3x fast
    campaign 2
    deliver 2>4 MsgVote
    deliver 2>3 MsgVote

    """

  private static let bounds = ["--log", "4", "--terms", "3", "--crashes", "0", "--compactions", "1", "--quiet"]

  @Test("what it finds is written as a scenario that replays it from the start, the way to it included")
  func found() throws {
    let files = try TemporaryFiles()
    try files.write(Self.twoFastCommits + "compact 1\n", to: "start.fastraft")
    let start = files.file("start.fastraft").path
    let found = files.file("found.fastraft").path
    let result = try Fastraft.run(["explore", "--from", start, "--output", found] + Self.bounds)
    #expect(result.errors == "")
    #expect(result.status == 1)
    let head = "from the end of \(start), behind 10 macro steps\nnodes 4, user indexes ≤ 3, log ≤ 4,"
    #expect(result.output.hasPrefix(head), "\(result.output)")
    #expect(result.output.contains("\nVIOLATION after 16 steps: leader-completeness: "), "\(result.output)")
    let text = try String(contentsOf: files.file("found.fastraft"), encoding: .utf8)
    #expect(text.contains("\ncompact 1\n") && text.contains("MsgFastProp 3") && text.contains(" break=M16"), "\(text)")
    let replayed = try Fastraft.run(["run", "--quiet", found])
    #expect(replayed.errors == "")
    #expect(replayed.status == 0)
    // Nothing goes wrong where the rule is kept.
    try files.write(text.replacingOccurrences(of: " break=M16", with: ""), to: "kept.fastraft")
    #expect(try Fastraft.run(["run", "--quiet", files.file("kept.fastraft").path]).status != 0)
  }

  @Test("a search within bounds that the scenario fills is exhausted; a built-in scenario is named")
  func exhausted() throws {
    let files = try TemporaryFiles()
    try files.write("cluster nodes=2 fast\ncampaign 1\nsettle\npropose 2 x\nsettle\n", to: "start")
    let limits = ["--user-indexes", "2", "--terms", "1", "--quiet"]
    let result = try Fastraft.run(["explore", "--from", files.file("start").path] + limits)
    #expect(result.errors == "")
    #expect(result.output.hasSuffix("exhausted: no violation\n"), "\(result.output)")
    #expect(result.status == 0)
    let broken = try Fastraft.run(["explore", "--from", "break-m16", "--compactions", "1", "--quiet"])
    #expect(broken.output.contains("\nVIOLATION after "), "\(broken.output) \(broken.errors)")
    #expect(broken.status == 1)
  }

  @Test(
    "what a search cannot start from is refused with its line",
    arguments: [
      ("# A title\ncluster nodes=3 classic\ncampaign 1\n", ":2: the cluster is classic; expected one with the fast track"),
      ("cluster nodes=3 fast prevote\ncampaign 1\nsettle\n", ":1: the cluster asks before elections; expected one without pre-vote"),
      ("cluster nodes=3 fast\ncampaign 2\nsettle\n", ":2: S2 campaigns in term 1; expected S1"),
      ("cluster nodes=3 fast\ncampaign 1\nsettle\ntransfer 2\n", ":4: a search has no such step; expected proposals,"),
      ("cluster nodes=3 fast\ncampaign 1\nsettle\ncrash 2\n", ":4: S2 is down at the end; expected every node to run"),
      ("cluster nodes=3 fast\ncampaign 1\n", ":2: at the end S1 is a candidate in term 1,"),
      ("cluster nodes=3 fast\ncampaign 1\nsettle\ncampaign 2\nsettle\ncampaign 3\nsettle\ncampaign 1\n", "expected --terms of at least 4"),
      ("cluster nodes=3 fast\ncampaign 1\nsettle\nexpect leader 3\n", ":4: expected leader 3, but "),
      ("cluster nodes=3 fast\nmarch\n", ":2: "),
    ])
  func refused(text: String, problem: String) throws {
    let files = try TemporaryFiles()
    try files.write(text, to: "start")
    let result = try Fastraft.run(["explore", "--quiet", "--from", files.file("start").path])
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("fastraft: \(files.file("start").path):") && result.errors.contains(problem), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.status == 2)
  }

  @Test("--states ends a search after so many states, and its status says that some are left")
  func states() throws {
    let result = try Fastraft.run(["explore", "--states", "100", "--quiet"])
    let line = result.output.split(separator: "\n").first { $0.contains(" distinct states, ") }
    let count = try #require(line?.split(separator: " ").first.flatMap { Int($0) })
    #expect((100..<200).contains(count), "\(result.output)")
    #expect(result.output.hasSuffix("not exhausted: no violation so far\n"))
    #expect(result.status == 3)
  }

  @Test("a scenario that breaks a property where no search looks is the counterexample: its line is named, with the status of a violation")
  func brokenAlready() throws {
    let result = try Fastraft.run(["explore", "--quiet", "--from", "break-m23"])
    #expect(result.errors == "")
    #expect(
      result.output.hasPrefix("VIOLATION by the scenario itself, before any search: break-m23:27: linearizable (R15, R16): S3 answers"),
      "\(result.output)")
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.status == 1)
  }

  @Test("a rule that shows itself by what searches have none of is refused, with the scenario that shows it")
  func beyondSearch() throws {
    let result = try Fastraft.run(["explore", "--break", "M23"])
    #expect(result.errors.contains("--break M23: it shows itself by reads, which this search has none of"), "\(result.errors)")
    #expect(result.errors.contains("fastraft run break-m23"))
    #expect(result.status == 64)
  }

  @Test("--from does not go with other nodes, nor with searches that have their own starts")
  func arguments() throws {
    let nodes = try Fastraft.run(["explore", "--from", "break-m16", "--nodes", "3"])
    #expect(nodes.errors == "fastraft: --nodes 3: expected 4, as break-m16 has, or no --nodes beside --from\n")
    #expect(nodes.status == 64)
    #expect(try Fastraft.run(["explore", "--from", "break-m16", "--each-mutant"]).status == 64)
  }
}
