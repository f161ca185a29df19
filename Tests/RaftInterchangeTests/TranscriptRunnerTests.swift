import RaftInterchange
import Testing

@Suite("Running transcripts")
struct TranscriptRunnerTests {
  @Test("A difference is shown as a patch of the file")
  func difference() throws {
    let text = "vote cfg=(1) votes=(y)\n----\nVoteWon\n\n# note\nvote cfg=(1) votes=(n)\n----\nVoteWon\nextra\n"
    let report = try TranscriptRunner.run(text, name: "votes.txt")
    #expect(!report.passed)
    #expect(report.outcomes.map(\.passed) == [true, false])
    #expect(
      report.difference == """
        --- votes.txt:6 vote cfg=1 votes=n
        +++ actual
        @@ -8,2 +8,1 @@
        -VoteWon
        -extra
        +VoteLost

        """)
    #expect(try TranscriptRunner.run(report.rewritten, name: "votes.txt").passed)
  }

  @Test("Changes that lie apart become hunks of their own, with three lines around each")
  func hunks() throws {
    let voters = (1...20).map(String.init)
    let command = "committed cfg=(\(voters.joined(separator: ","))) idx=(\(voters.joined(separator: ",")))\n----\n"
    let actual = try TranscriptRunner.run(command, name: "q").outcomes[0].actual
    var lines = actual.split(separator: "\n", omittingEmptySubsequences: false)
    lines[4] = "changed"
    lines.remove(at: 15)
    let report = try TranscriptRunner.run(command + lines.joined(separator: "\n"), name: "q")
    let heads = report.difference.split(separator: "\n").filter { $0.hasPrefix("@@") }
    #expect(try TranscriptRunner.run("raft-state\n----\n", name: "r").difference.hasSuffix("@@ -2,0 +3,1 @@\n+ok\n"))
    #expect(heads == ["@@ -4,7 +4,7 @@", "@@ -15,6 +15,7 @@"])
  }

  @Test("The kind is told by the commands")
  func kinds() throws {
    func kind(_ text: String) throws -> TranscriptKind { try TranscriptFile(parsing: text, name: "t").kind() }
    #expect(try kind("committed\n----\n") == .quorum)
    #expect(try kind("leave-joint\n----\n") == .confChange)
    #expect(try kind("nonsense\n----\n\nraft-state\n----\n") == .interaction)
    #expect(throws: TranscriptError.self) { try kind("nonsense\n----\n") }
  }

  @Test(
    "Directives that cannot be understood are named with their line",
    arguments: [
      ("vote cfg=(x)\n----\n", "t:1: vote: expected a number for cfg, not x"),
      ("vote cfg=(1) votes=(maybe)\n----\n", "t:1: vote: expected y, n or _ as a vote, not maybe"),
      ("committed cfg=(1) idx=(0)\n----\n", "t:1: committed: expected an index above 0, or _ for none"),
      ("committed voters=(1)\n----\n", "t:1: committed: expected cfg, cfgj, idx or votes, not voters"),
      ("enter-joint autoleave=perhaps\n----\n", "t:1: enter-joint: expected autoleave=true or autoleave=false, not perhaps"),
      ("campaign 1\n----\n", "t:1: campaign: expected add-nodes before it"),
      ("add-nodes x\n----\n", "t:1: add-nodes: expected a number for the number of nodes, not x"),
      ("add-nodes 1 voters=(1) index=2 speed=9\n----\n", "t:1: add-nodes: unknown option speed"),
      ("add-nodes 1 voters= index=2\n----\n", "t:1: add-nodes: expected a number for voters"),
      ("add-nodes 2 voters=(1,2) index=2 inflight=0\n----\n", "t:1: add-nodes: inflightMessagesMax must be greater than 0"),
      ("add-nodes 1 voters=1 index=2 read-only=lease-based\n----\n", "t:1: add-nodes: readOnlyOption leaseBased demands checkQuorum"),
      ("add-nodes 1 voters=1 learners=1 index=2\n----\n", "t:1: add-nodes: removed all voters"),
      (
        "add-nodes 1 voters=1 index=18446744073709551615\n----\n",
        "t:1: add-nodes: expected an index below 2305843009213693952, not 18446744073709551615"
      ),
      ("add-nodes 999999999999\n----\n", "t:1: add-nodes: expected at most 1000 nodes in all"),
      ("add-nodes 2\n----\n\ndeliver-msgs 3\n----\n\ndeliver-msgs x\n----\n", "t:7: deliver-msgs: expected a number for a node, not x"),
      (
        "add-nodes 1 voters=(1,2) index=2\n----\n\ncampaign 1\n----\n\nprocess-ready 1\n----\n\ndeliver-msgs 2\n----\n",
        "t:10: deliver-msgs: expected a node from 1 to 1, not 2"
      ),
      ("add-nodes 1\n----\n\ntransfer-leadership from=1 to=2\n----\n", "t:4: transfer-leadership: expected a node from 1 to 1, not 2"),
      ("vote cfg=1 cfgj=(zero,2) votes=(y,y)\n----\n", "t:1: vote: expected cfgj=zero alone"),
      ("log-level none\n----\n\nadd-nodes 1\n----\n\ncampaign 2\n----\n", "t:7: campaign: expected a node from 1 to 1, not 2"),
      ("add-nodes 1\n----\n\ndeliver-msgs 1 drop=1\n----\n", "t:4: deliver-msgs: can't both deliver and drop msgs to 1"),
      ("add-nodes 1\n----\n\ndeliver-msgs 1 about=1\n----\n", "t:4: deliver-msgs: expected drop, type, from or count, not about"),
      ("add-nodes 1\n----\n\nfast-proposals 1 maybe\n----\n", "t:4: fast-proposals: expected a node and on or off"),
      ("add-nodes 1\n----\n\nrestart 1 slow=1\n----\n", "t:4: restart: expected fast=true or fast=false, not slow"),
      ("add-nodes 1\n----\n\nread-index 1\n----\n", "t:4: read-index: expected a node and a word"),
      ("add-nodes 1\n----\n\ndeliver-msgs type=MsgNo\n----\n", "t:4: deliver-msgs: expected the name of a message type, not MsgNo"),
    ])
  func malformed(text: String, message: String) {
    let error = #expect(throws: TranscriptError.self) { try TranscriptRunner.run(text, name: "t") }
    #expect(error?.description == message)
  }

  @Test("An interaction is a value: an earlier step can be gone back to, and gone on from in another way")
  func branches() throws {
    let file = try TranscriptFile(
      parsing: "add-nodes 3 voters=(1,2,3) index=2\n----\n\ncampaign 1\n----\n\nstabilize\n----\n\ncampaign 2\n----\n\nraft-state\n----\n",
      name: "t")
    var environment = InteractionEnvironment()
    _ = try environment.run(file.directives[0])
    var branch = environment
    for directive in file.directives[1...2] { _ = try environment.run(directive) }
    for directive in [file.directives[3], file.directives[2]] { _ = try branch.run(directive) }
    #expect(try environment.run(file.directives[4]).hasPrefix("1: StateLeader (Voter) Term:1 Lead:1\n"))
    #expect(try branch.run(file.directives[4]).hasPrefix("1: StateFollower (Voter) Term:1 Lead:2\n"))
  }

  @Test("A node that is down does nothing, is shown as down, and lets others go on")
  func crash() throws {
    let setup = "add-nodes 3 voters=(1,2,3) index=2\n----\n\ncrash 3\n----\n\ncampaign 1\n----\n\nstabilize\n----\n\n"
    let commands = ["raft-state", "propose 3 x", "raft-log 3", "deliver-msgs 3", "restart 3", "stabilize", "raft-state"]
    let text = setup + commands.map { "\($0)\n----\n" }.joined(separator: "\n")
    let outputs = try TranscriptRunner.run(text, name: "t").outcomes.suffix(commands.count).map(\.actual)
    #expect(outputs[0].hasSuffix("2: StateFollower (Voter) Term:1 Lead:1\n3: down\n"))
    #expect(outputs[1] == "node 3 is down\n" && outputs[3] == "node 3 is down\n")
    #expect(outputs[2] == "log is empty: first index=3, last index=2\n")
    #expect(outputs[6].hasSuffix("3: StateFollower (Voter) Term:1 Lead:1\n"))
  }

  @Test("Nodes that never come to rest make a transcript unusable, and do not go on for ever")
  func restless() {
    // By hand each takes the other for its leader.
    let setup = "log-level none\n----\n\nadd-nodes 2 voters=(1,2) index=2\n----\n\n"
    let commands = ["send-snapshot 1 2", "send-snapshot 2 1", "stabilize", "propose 1 x", "stabilize"]
    let text = setup + commands.map { "\($0)\n----\n" }.joined(separator: "\n")
    let error = #expect(throws: TranscriptError.self) { try TranscriptRunner.run(text, name: "t") }
    #expect(error?.description == "t:19: stabilize: expected the nodes to come to rest within 5000 rounds")
  }

  @Test("A quorum directive without an input for each voter says so")
  func mismatch() throws {
    let report = try TranscriptRunner.run("committed cfg=(1,2) idx=(7)\n----\n", name: "t")
    #expect(report.outcomes[0].actual == "error: mismatched input (explicit or _) for voters map[1:{} 2:{}]: [7]\n")
  }
}
