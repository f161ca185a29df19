import Raft
import RaftSimulation
import Testing

@Suite("Comparing states and branches") struct ComparisonTests {
  private func run(_ lines: String...) throws -> Run {
    var run = Run(settings: ClusterSettings(seed: 7))
    for line in ["campaign 1", "settle"] + lines { try run.perform(line: line) }
    return run
  }

  @Test("Two events of a branch: the first difference is named with its node, its field and both values") func events() throws {
    let run = try run("propose 2 a", "deliver 2>3 MsgFastProp")
    let comparison = run.compare(run.cursor - 1, run.cursor)
    let first = try #require(comparison.differences.first)
    #expect(first.text == "S3 slot 2: nothing against (a1)")
    #expect(comparison.parting == nil)
    #expect(comparison.headline.hasPrefix("event \(run.cursor - 1) of main against event \(run.cursor) of main: S3 slot 2: nothing"))
    #expect(run.compare(5, 5).differences.isEmpty)
    #expect(run.compare(5, 5).headline == "event 5 of main and event 5 of main are the same in every respect")
  }

  @Test("Two branches part at the first event after which their states differ, and it says what each did") func branches() throws {
    var run = try run("propose 2 a")
    let fork = run.cursor
    try run.perform(line: "deliver 2>3 MsgFastProp")
    try run.perform(line: "settle")
    run.seek(to: fork)
    try run.perform(line: "crash 3")
    try run.perform(line: "settle")
    let comparison = try #require(run.compare(branch: 0))
    let parting = try #require(comparison.parting)
    #expect(parting.event == fork + 1)
    #expect(parting.one == "crash 3" && parting.other?.hasPrefix("deliver ") == true)
    #expect(parting.differences.first?.text == "S3 machine: down against up")
    #expect(comparison.one.branchName == "branch 1" && comparison.other.branchName == "main")
    #expect(run.compare(branch: 9) == nil)
  }

  @Test("Branches that do different things without effect part only where the states do") func lateParting() throws {
    var run = try run("propose 2 a", "tick 3")
    let fork = run.cursor - 3
    run.seek(to: fork)
    // A message that is not in flight: the event does nothing but be counted.
    run.act(.drop(9_999))
    try run.perform(line: "tick")
    let parting = try #require(run.compare(branch: 0)?.parting)
    #expect(parting.event == fork + 1, "a tick against nothing")
    run.seek(to: fork)
    run.act(.drop(9_998))
    let ticked = run.branch
    run.act(.tick(nil))
    run.checkout(1)
    #expect(try #require(run.compare(branch: ticked)).parting == nil, "both did nothing, then ticked")
    #expect(try #require(run.compare(branch: ticked)).differences.isEmpty)
  }

  @Test("Branches of branches part where their lines do") func nested() throws {
    var run = try run("propose 2 a", "tick 5")
    run.seek(to: 30)
    run.act(.crash(4, .now))
    run.act(.tick(nil))
    run.seek(to: 31)
    run.act(.crash(5, .now))
    #expect(run.branches[2].parent == 1)
    #expect(try #require(run.compare(branch: 1)?.parting).event == 32)
    #expect(try #require(run.compare(branch: 0)?.parting).event == 31)
    run.checkout(0)
    #expect(try #require(run.compare(branch: 2)?.parting).event == 31)
  }

  @Test("States are the same in every respect just when their fingerprints are") func digests() {
    var differing = 0
    for seed in UInt64(1)...20 {
      var run = Run(settings: RandomInputs.settings(seed: seed))
      var inputs = RandomInputs(seed: seed)
      for _ in 0..<60 { run.act(inputs.next(run.cluster)) }
      for pair in 0..<12 {
        let (one, other) = (pair * 5, (pair * 7 + Int(seed)) % 61)
        var (left, right) = (run, run)
        left.seek(to: one)
        right.seek(to: other)
        let isSame = run.compare(one, other).differences.isEmpty
        #expect(isSame == (left.stateDigest() == right.stateDigest()), "seed \(seed), events \(one) and \(other)")
        differing += isSame ? 0 : 1
      }
    }
    #expect(differing > 100)
  }

  @Test("The tree draws each branch below the one that it left") func tree() throws {
    var run = try run("tick 9")
    for event in [20, 10, 20] {
      run.checkout(0)
      run.seek(to: event)
      run.act(.crash(NodeID(run.branches.count), .now))
    }
    run.checkout(1)
    run.act(.tick(nil))
    run.seek(to: 21)
    run.act(.crash(5, .now))
    let rows = BranchTree(run.branches).rows
    #expect(rows.map(\.branch.name) == ["main", "branch 2", "branch 1", "branch 4", "branch 3"])
    #expect(rows.map(\.follows) == [[], [true], [true], [true, false], [false]])
  }
}
