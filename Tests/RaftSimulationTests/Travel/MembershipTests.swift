import Raft
import RaftSimulation
import Testing

@Suite("Membership by command") struct MembershipTests {
  private func run(_ lines: String..., nodes: Int = 3) throws -> Run {
    var run = Run(settings: ClusterSettings(nodeCount: nodes, seed: 7))
    for line in ["campaign 1", "settle"] + lines { try run.perform(line: line) }
    return run
  }

  @Test("An explicit joint change keeps both halves until somebody leaves it") func explicit() throws {
    var run = try run("joint add 4 remove 2 explicit", "settle")
    var members = run.view().members
    #expect(members.isJoint && !members.leavesByItself)
    #expect(members.voters == [1, 3, 4] && members.votersOutgoing == [1, 2, 3])
    #expect(members.classicQuorum == 2 && members.classicQuorumOutgoing == 2)
    #expect(members.standing(of: 1) == .voter && members.standing(of: 2) == .outgoing && members.standing(of: 4) == .incoming)
    #expect(run.view().fastTrack == .closed("the configuration is joint"))
    try run.perform(line: "leave")
    #expect(run.view().members.pending?.tag == "leave")
    try run.perform(line: "settle")
    members = run.view().members
    #expect(!members.isJoint && members.voters == [1, 3, 4] && members.isPlain)
    #expect(members.standing(of: 2) == .none)
    #expect(run.view().fastTrack == .open)
    #expect(throws: CommandFailure.self) { try run.perform(line: "leave") }
  }

  @Test("An implicit one, and an automatic one of two changes, is left by the leader itself", arguments: ["implicit", "auto"])
  func leftByItself(transition: String) throws {
    var run = try run("joint add 4 remove 2 \(transition)")
    var sawJoint = false
    while !run.cluster.isSettled || run.cluster.network.nextDeliverable != nil {
      run.stepForward()
      sawJoint = sawJoint || run.view().members.isJoint && run.view().members.leavesByItself
    }
    #expect(sawJoint)
    #expect(run.view().members.voters == [1, 3, 4] && !run.view().members.isJoint)
  }

  @Test("A voter that becomes a learner in a joint change is shown as one to be, then as one") func demoted() throws {
    var run = try run("joint learner 3 add 4 explicit", "settle")
    #expect(run.view().members.learnersNext == [3] && run.view().members.standing(of: 3) == .outgoing)
    try run.perform(line: "leave")
    try run.perform(line: "settle")
    #expect(run.view().members.learners == [3] && run.view().rows[2].isLearner)
    #expect(!run.view().members.isPlain)
  }

  @Test("Until the no-op behind a change is committed, the view names the barrier, and the fast track is closed (R14)") func barrier()
    throws
  {
    var run = try run("add 4")
    let pending = try #require(run.view().members.pending)
    #expect(pending.index == 2 && pending.tag == "+S4")
    while run.view().members.pending != nil { run.stepForward() }
    let barrier = try #require(run.view().members.barrier)
    #expect(barrier == 3)
    guard case .closed(let reason) = run.view().fastTrack else {
      Issue.record("the fast track is open before the barrier is committed")
      return
    }
    #expect(reason.contains("3"))
    try run.perform(line: "settle")
    #expect(run.view().members.barrier == nil && run.view().fastTrack == .open)
  }

  @Test("What is asked and what becomes of it is told in words") func words() throws {
    var run = try run("joint add 4 remove 2 explicit")
    let event = run.cursor
    #expect(
      run.lines(of: event)[0].text
        == "is asked to make S4 a voter and remove S2, through a joint configuration that has to be left by command")
    try run.perform(line: "settle")
    let told = (event...run.cursor).flatMap { run.lines(of: $0) }.map(\.text)
    #expect(told.contains("now has joint: incoming voters S1, S3 and S4; outgoing voters S1, S2 and S3"))
    try run.perform(line: "leave")
    #expect(run.lines(of: run.cursor)[0].text == "is asked to leave the joint configuration")
  }

  @Test("Every membership verb does what it says") func verbs() throws {
    var run = try run("add 4", "settle", "learner 5", "settle", "add 5", "settle", "remove 2", "settle", nodes: 3)
    #expect(run.view().members.voters == [1, 3, 4, 5])
    try run.perform(line: "transfer 3")
    try run.perform(line: "settle")
    #expect(run.cluster.leader == 3)
    try run.perform(line: "put 3 k v")
    try run.perform(line: "settle")
    try run.perform(line: "snapshot 3")
    #expect(run.view().rows[2].snapshotIndex == run.view().rows[2].applied)
    try run.perform(line: "compact 3")
    #expect(run.view().rows[2].logFirst > 1)
    try run.perform(line: "read 4 k")
    try run.perform(line: "settle")
    #expect(run.cluster.readAnswers.last?.value == "v")
  }
}
