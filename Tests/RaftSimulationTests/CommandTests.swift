import Raft
import RaftSimulation
import Testing

@Suite("The command language") struct CommandTests {
  @Test(
    "A line is read and written back as it was",
    arguments: [
      "propose 3 x", "propose leader \"two words\"", "put 3 key value", "read 2 key", "contend 2 x 3 y", "deliver 14",
      "deliver S5>S1 MsgFastVote 7", "deliver S5>S1 MsgFastVote 7 nth 2", "deliver all", "deliver all MsgFastProp",
      "deliver all MsgApp 7 from 1 to 3", "deliver all but MsgApp", "drop all from 2", "duplicate leader>S3", "hold MsgVote to 3",
      "release 7", "reorder 9 first", "reorder S1>S2 MsgApp last", "crash leader", "crash 2 before write", "crash all after write",
      "restart 2", "restart all", "cut 1 2", "cut 1>2", "cut 1>2 3-4", "mend 2 3", "partition 1 2 | 3 4 5", "isolate leader", "heal",
      "campaign 2", "transfer 3", "forget-leader 2", "tick", "tick 5", "tick 5 at 2", "tick at 2", "step", "step 3", "play 100", "settle",
      "fast on", "fast off", "persist 2", "apply 2 off", "apply leader on", "snapshot 2", "compact 2", "compact 2 to 5", "add 6",
      "remove 3", "learner 6", "joint add 6",
      "joint add 6 remove 2 learner 3 explicit", "joint remove 2 implicit", "leave", "delay 14 by 25", "delay S5>S1 MsgFastVote by 1",
      "delay all MsgApp by 100", "step at 2", "step 3 at leader", "expect committed 7 x",
      "expect not committed 7 x", "expect committed any x at all fast", "expect committed 7 x at 2 classic", "expect leader 2",
      "expect leader none", "expect role 2 pre-candidate", "expect term 2 4", "expect up 2", "expect down 3", "expect slot 3 7 x",
      "expect slot 3 7 none", "expect slot 3 7 \"none\"", "expect log 3 \"[·1]= (a1)\"", "expect applied 3 7", "expect value 3 k v",
      "expect value 3 k none", "expect read 3 k v", "expect delays 2", "expect delays everywhere 3", "expect messages 4 MsgFastProp",
      "expect messages 0 from 4", "expect fast-track open", "expect fast-track closed", "expect violation one-value",
    ])
  func roundTrip(line: String) throws {
    let command = try #require(try Command.parse(line))
    #expect("\(command)" == line)
  }

  @Test("Every verb has a line in the help, and is understood") func verbs() throws {
    for verb in Verb.all {
      #expect(verb.usage.hasPrefix(verb.name))
      #expect(!verb.help.isEmpty)
      #expect(throws: CommandSyntaxError.self) { try Command.parse("\(verb.name) ? ? ? ?") }
    }
    #expect(Set(Verb.all.map(\.name)).count == Verb.all.count)
  }

  @Test("Comments, blank lines, other spellings of nodes and kinds") func leniency() throws {
    #expect(try Command.parse("") == nil)
    #expect(try Command.parse("   # only a comment") == nil)
    #expect(try Command.parse("  propose S3 x # and why") == .propose(.id(3), "x"))
    #expect(try Command.parse("propose s3 \"a # b\"") == .propose(.id(3), "a # b"))
    #expect(try Command.parse("propose 3 \"\"") == .propose(.id(3), ""))
    #expect(
      try Command.parse("deliver 5>1 msgfastvote") == .message(.deliver, .one(.init(from: .id(5), to: .id(1), kind: .fastVote), nth: 1)))
    #expect(try Command.parse("propose 3 x#y") == .propose(.id(3), "x#y"))
  }

  @Test("Any value survives being written and read") func values() throws {
    let pieces = ["a", " ", "\"", "\\", "#", "\n", "\t", "|", "é", "名", "none", "all", "\r"]
    let randomness = Randomness(seed: 7)
    for ordinal in 0..<500 {
      let count = randomness.draw(.target, ordinal: UInt64(ordinal), below: 6)
      let value = (0..<count).map { pieces[Int(randomness.draw(.target, subject: $0 + 1, ordinal: UInt64(ordinal), below: 13))] }.joined()
      let command = Command.put(.id(3), key: value, value: value)
      #expect(try Command.parse("\(command)") == command)
    }
  }

  @Test("What is wrong is said in one line, with what was expected")
  func errors() {
    expectError("propsoe 3 x", "unknown command \"propsoe\"; expected propose, put, read")
    expectError("propose", "the line ends too early; expected a node (1 to 9, S1, leader or follower): propose NODE VALUE")
    expectError("propose 12 x", "\"12\" does not fit here; expected a node (1 to 9")
    expectError("propose 3", "the line ends too early; expected a value")
    expectError("propose 3 x y", "\"y\" does not fit here; expected the end of the line")
    expectError("propose 3 \"x", "the quotes are never closed; expected a second \"")
    expectError("propose 3 \"\\x\"", "unknown escape in quotes; expected")
    expectError("tick -1", "\"-1\" does not fit here; expected a count (1 to 100000)")
    expectError("crash 2 before", "the line ends too early; expected write")
    expectError("expect committed x", "\"x\" does not fit here; expected an index or any")
    expectError("expect violation nothing", "\"nothing\" does not fit here; expected a safety property (one-leader")
    expectError("deliver all but", "the line ends too early; expected what is not meant")
    expectError("deliver", "the line ends too early; expected a message")
    expectError("fast maybe", "\"maybe\" does not fit here; expected on or off")
    expectError("joint", "the line ends too early; expected add, remove or learner and a node")
    expectError("joint explicit", "\"explicit\" does not fit here; expected add, remove or learner and a node")
    expectError("joint add 4 sometimes", "\"sometimes\" does not fit here; expected the end of the line")
    expectError("joint add leader", "\"leader\" does not fit here; expected a node by number (1 to 9)")
    expectError("delay 14", "the line ends too early; expected by and a number of milliseconds")
    expectError("delay 14 by 0", "\"0\" does not fit here; expected milliseconds (1 to 100000)")
    expectError("contend 2 x", "the line ends too early; expected a second node and value")
  }

  private func expectError(_ line: String, _ start: String, location: SourceLocation = #_sourceLocation) {
    do throws(CommandSyntaxError) {
      let command = try Command.parse(line)
      Issue.record("\(String(describing: command)) was read from \(line)", sourceLocation: location)
    } catch {
      #expect(error.description.hasPrefix(start), sourceLocation: location)
      #expect(!error.description.contains("\n"), sourceLocation: location)
    }
  }
}

@Suite("Scenario files") struct ScenarioFileTests {
  @Test("A wrong command on line 7 is named with file, line and what was expected") func wrongLine() {
    let text = "# Title\ncluster nodes=3 seed=1 fast\n\ncampaign 1\nsettle\n\nfrobnicate 3\n"
    do throws(ScenarioError) {
      _ = try Scenario.parse(text, file: "a.fastraft")
      Issue.record("it was read")
    } catch {
      #expect(error.description.hasPrefix("a.fastraft:7: unknown command \"frobnicate\"; expected propose, "))
      #expect(!error.description.contains("\n"))
    }
  }

  @Test(
    "Bad settings are refused",
    arguments: [
      "cluster nodes=0", "cluster nodes=99", "cluster nodes=x", "cluster seed=-1", "cluster quick", "cluster speed=3", "cluster nodes",
      "cluster election=2 heartbeat=2", "cluster nodes=3\ncluster nodes=4", "heal\ncluster nodes=4",
    ])
  func badSettings(text: String) {
    #expect(throws: ScenarioError.self) { try Scenario.parse(text, file: "f") }
  }

  @Test("Settings are read and written back") func settings() throws {
    let words = "cluster nodes=4 seed=99 classic prevote checkquorum volatile bootstrap"
    let line = "\(words) election=20 heartbeat=2 tick=50000 latency=5000 jitter=0"
    let scenario = try Scenario.parse("\(line)\nsettle\n", file: "f")
    #expect(scenario.text == "\(line)\nsettle\n")
    #expect(scenario.settings.nodeCount == 4)
    #expect(scenario.settings.seed == 99)
    #expect(!scenario.settings.fastPath)
    #expect(scenario.settings.preVote && scenario.settings.checkQuorum && !scenario.settings.isApplicationDurable)
    #expect(scenario.settings.bootstrap)
    #expect(throws: ScenarioError.self) { try Scenario.parse("cluster nodes=3 bootstrap learners=1\n", file: "f") }
  }

  @Test("Windows line ends and a missing last one do no harm") func lineEnds() throws {
    let scenario = try Scenario.parse("# T\r\ncluster nodes=3\r\ncampaign 1\r\nsettle", file: "f")
    #expect(scenario.title == "T")
    #expect(scenario.steps.map(\.text) == ["campaign 1", "settle"])
    #expect(scenario.steps.map(\.line) == [3, 4])
  }

  @Test("Bytes that are no text are refused, not run") func binary() {
    let bytes: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0xff, 0xfe, 10, 200]
    #expect(throws: ScenarioError.self) { try Scenario.parse(String(decoding: bytes, as: UTF8.self), file: "f") }
  }

  @Test("A claim that does not hold stops the scenario at its line, and says what was seen") func failedClaim() throws {
    let scenario = try Scenario.parse("cluster nodes=3 seed=1 fast\ncampaign 1\nsettle\nexpect leader 2\npropose 1 x\n", file: "f")
    var runner = ScenarioRunner(scenario: scenario, file: "f")
    guard case .failed(let failure) = runner.runToEnd() else {
      Issue.record("it passed")
      return
    }
    #expect(failure.description == "f:4: expected leader 2, but S1 leads")
    #expect(!runner.output.contains("> propose 1 x"))
  }

  @Test("A command that is impossible stops the scenario too") func impossible() throws {
    for (line, message) in [
      ("deliver 99", "message 99 is not in flight"), ("restart 1", "S1 is up already"),
      ("propose 7 x", "there is no S7; there are S1, S2 and S3"),
      ("deliver MsgApp", "no message fits \"MsgApp\"; nothing is in flight"), ("transfer 2", "nobody leads"),
      ("mend 1 2", "nothing is cut there"),
      ("cut 1 1", "a node has no link to itself"), ("partition 1 | 1", "S1 is in two groups"),
    ] {
      var runner = ScenarioRunner(scenario: try Scenario.parse("cluster nodes=3\n\(line)", file: "f"), file: "f")
      guard case .failed(let failure) = runner.runToEnd() else {
        Issue.record("\(line) passed")
        continue
      }
      #expect(failure.description == "f:2: \(message)")
      #expect(runner.run.cursor == 0)
    }
  }
}
