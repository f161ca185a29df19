import Foundation
import Testing

@Suite("fastraft run checks scenarios without a screen")
struct RunTests {
  @Test("every built-in scenario holds")
  func builtIn() throws {
    let list = try Fastraft.run(["run", "--list"])
    #expect(list.status == 0)
    // Headings stand at the margin, names two columns behind it.
    let lines = list.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
    let names = lines.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names.count >= 8)
    let result = try Fastraft.run(["run", "--quiet"] + names)
    #expect(result.errors == "")
    #expect(result.status == 0)
    let results = result.output.split(separator: "\n")
    #expect(results.count == names.count)
    for (line, name) in zip(results, names) {
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

@Suite("fastraft run --trace writes etcd/raft's state traces")
struct RunTraceTests {
  private static let scenario = "cluster nodes=3 classic\ncampaign 1\nsettle\npropose 2 x\nsettle\nexpect committed 2 x all\n"

  @Test("a scenario need not know of it; the trace is written over an earlier one, and over nothing else")
  func trace() throws {
    let files = try TemporaryFiles()
    let path = files.file("trace.ndjson").path
    for _ in 0..<2 {
      let result = try Fastraft.run(["run", "--quiet", "--trace", path, "/dev/stdin"], input: Self.scenario)
      #expect(result.errors == "")
      #expect(result.status == 0)
    }
    let text = try String(contentsOf: files.file("trace.ndjson"), encoding: .utf8)
    #expect(text.hasPrefix(#"{"level":"debug","ts":1000000000.000000"#))
    #expect(
      text.contains(#""event":{"name":"InitState","nid":"1","state":{"term":0,"vote":"0","commit":0},"role":"StateFollower","log":0,"#))
    try files.write("mine", to: "notes.txt")
    let notes = files.file("notes.txt").path
    let refused = try Fastraft.run(["run", "--trace", notes, "/dev/stdin"], input: Self.scenario)
    #expect(refused.status == 2)
    #expect(refused.errors == "fastraft: \(notes): exists already; expected a new file's name\n")
    #expect(try String(contentsOf: files.file("notes.txt"), encoding: .utf8) == "mine")
  }

  @Test("it goes to standard output, too")
  func standardOutput() throws {
    let result = try Fastraft.run(["run", "--trace", "-", "/dev/stdin"], input: Self.scenario)
    #expect(result.status == 0)
    #expect(result.output.contains(#""msg":"trace","tag":"trace","event":{"name":"BecomeLeader""#))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.hasPrefix(#"{"level":"debug","ts":"#) })
  }

  @Test("a fast cluster, several scenarios: one line says what is expected; a pre-vote is warned of")
  func refusals() throws {
    let files = try TemporaryFiles()
    let path = files.file("trace.ndjson").path
    let fast = try Fastraft.run(["run", "--quiet", "--trace", path, "/dev/stdin"], input: "cluster nodes=3\ncampaign 1\nsettle\n")
    #expect(fast.status == 2)
    #expect(
      fast.errors
        == "fastraft: /dev/stdin: a state trace knows the classic track only; expected the word classic on the cluster line\n")
    let several = try Fastraft.run(["run", "--trace", path, "split-vote", "partition"])
    #expect(several.status == 64)
    #expect(several.errors.contains("expected one scenario"))
    let preVote = try Fastraft.run(
      ["run", "--quiet", "--trace", path, "/dev/stdin"], input: "cluster nodes=3 classic prevote\ncampaign 1\nsettle\n")
    #expect(preVote.status == 0)
    #expect(preVote.errors == "fastraft: /dev/stdin: etcd/raft's specification does not know prevote, and may refuse the trace\n")
  }
}
