import Raft
import RaftSimulation
import Testing

@Suite("The journal") struct JournalTests {
  /// A run with an election, commits on both tracks, contention, a crash and a partition.
  private func story() throws -> Run {
    var run = Run(settings: ClusterSettings(seed: 5))
    for line in [
      "campaign 1", "settle", "propose 3 a", "settle", "propose 1 b", "contend 2 c 4 d", "play 60", "crash 1", "campaign 5", "settle",
      "restart 1", "partition 5 1", "propose 2 e", "play 300", "heal", "settle",
    ] {
      try run.perform(line: line)
    }
    return run
  }

  @Test("Any past state is rebuilt exactly as it was") func seek() throws {
    let forward = try story()
    #expect(forward.eventCount > 512, "the story crosses checkpoints")
    var digests: [UInt64] = []
    var replay = forward
    replay.seek(to: 0)
    digests.append(replay.stateDigest())
    while !replay.isAtHead {
      replay.stepForward()
      digests.append(replay.stateDigest())
    }
    #expect(replay.stateDigest() == forward.stateDigest())
    let randomness = Randomness(seed: 11)
    for ordinal in 0..<60 {
      let event = Int(randomness.draw(.target, ordinal: UInt64(ordinal), below: UInt64(forward.eventCount + 1)))
      replay.seek(to: event)
      #expect(replay.cursor == event)
      #expect(replay.stateDigest() == digests[event])
    }
    // Event by event from the end to the start, as somebody who holds `h` down.
    replay.seek(to: forward.eventCount)
    for event in stride(from: forward.eventCount - 1, through: 0, by: -1) {
      replay.seek(to: event)
      #expect(replay.stateDigest() == digests[event])
    }
    #expect(replay.eventCount == forward.eventCount)
  }

  @Test("A branch made in the middle of a long run leaves every state of the old line as it was") func branchInTheMiddle() throws {
    var run = try story()
    try run.perform(line: "play 1500")
    let end = run.eventCount
    let places = stride(from: 0, through: end, by: 97).map { $0 }
    let before = places.map { event in
      run.seek(to: event)
      return run.stateDigest()
    }
    run.seek(to: end / 2)
    run.act(.crash(5, .now))
    try run.perform(line: "play 700")
    run.seek(to: 12)
    run.act(.crash(2, .now))
    run.checkout(0)
    #expect(run.cursor == end && run.eventCount == end)
    for (event, digest) in zip(places, before) {
      run.seek(to: event)
      #expect(run.stateDigest() == digest)
    }
  }

  @Test("Seeking beyond either end stops there") func clamped() throws {
    var run = try story()
    run.seek(to: -5)
    #expect(run.cursor == 0)
    run.seek(to: 1_000_000)
    #expect(run.cursor == run.eventCount)
  }

  @Test("Acting in the past starts a branch, and the old future stays as it was") func branches() throws {
    var run = try story()
    let end = run.eventCount
    let digest = run.stateDigest()
    let lastLines = run.lines(of: end)
    run.seek(to: 60)
    run.act(.crash(4, .now))
    #expect(run.branches.count == 2)
    #expect(run.branch == 1)
    #expect(run.branches[1].parent == 0)
    #expect(run.branches[1].forkEvent == 60)
    #expect(run.eventCount == 61)
    try run.perform(line: "settle")
    let branchEnd = run.eventCount
    let branchDigest = run.stateDigest()
    run.checkout(0)
    #expect(run.cursor == end)
    #expect(run.stateDigest() == digest)
    #expect(run.lines(of: end) == lastLines)
    run.checkout(1)
    #expect(run.cursor == branchEnd)
    #expect(run.stateDigest() == branchDigest)
    run.checkout(1, at: 30)
    #expect(run.cursor == 30)
    run.rename(1, to: "what if S4 dies")
    #expect(run.branches[1].name == "what if S4 dies")
  }

  @Test("A branch of a branch, cut off before its own beginning, belongs to the main line") func nestedBranches() throws {
    var run = try story()
    run.seek(to: 60)
    run.act(.crash(4, .now))
    run.act(.restart(4))
    run.seek(to: 61)
    run.act(.tick(nil))
    #expect(run.branches[2].parent == 1)
    #expect(run.branches[2].forkEvent == 61)
    run.seek(to: 20)
    run.act(.tick(nil))
    #expect(run.branches[3].parent == 0)
    #expect(run.branches[3].forkEvent == 20)
    run.checkout(2)
    #expect(run.cursor == 62)
    #expect(run.input(of: 61) == .crash(4, .now))
    #expect(run.input(of: 62) == .tick(nil))
  }

  @Test("Doing in the past what happened next anyway follows the recorded line") func noNeedlessBranch() throws {
    var run = try story()
    run.seek(to: 10)
    let next = try #require(run.input(of: 11))
    run.act(next)
    #expect(run.branches.count == 1)
    #expect(run.cursor == 11)
  }

  @Test("The lines of an old event, computed again, are those that were there") func oldLines() throws {
    var run = Run(settings: ClusterSettings(seed: 5))
    try run.perform(line: "campaign 1")
    try run.perform(line: "settle")
    let early = (1...run.eventCount).map { run.lines(of: $0) }
    for number in 0..<80 {
      try run.perform(line: "propose 3 v\(number)")
      try run.perform(line: "settle")
    }
    #expect(run.eventCount > 2100, "the early events have left the window of kept records")
    for event in 1...early.count { #expect(run.lines(of: event) == early[event - 1]) }
    #expect(run.lines(of: 1...early.count) == early.flatMap { $0 })
    #expect(run.lines(endingAt: early.count, countMax: 20) == early.flatMap { $0 }.suffix(20))
  }

  @Test("Lines are numbered 41, 41.1, 41.2, and the newest come last") func numbering() throws {
    let run = try story()
    let lines = run.lines(of: 1)
    #expect(lines.map(\.label) == ["1", "1.1", "1.2", "1.3"])
    let tail = run.lines(endingAt: 40, countMax: 12)
    #expect(tail.count == 12)
    #expect(tail.last?.event == 40)
    #expect(tail.map(\.event) == tail.map(\.event).sorted())
  }

  @Test("Milestones mark elections, commits, faults and recoveries, and can be gone to") func milestones() throws {
    let run = try story()
    let kinds = Set(run.milestones.map(\.kind))
    for kind in [MilestoneKind.election, .decision, .commitFast, .commitClassic, .fault, .heal] { #expect(kinds.contains(kind)) }
    let first = try #require(run.nextMilestone(after: 0))
    #expect(run.previousMilestone(before: first) == nil)
    #expect(run.previousMilestone(before: first + 1) == first)
    #expect(run.nextMilestone(after: run.eventCount) == nil)
  }

  @Test("Every input has a command that does the same") func commandsForInputs() throws {
    let run = try story()
    var replay = run
    replay.seek(to: 0)
    var again = Run(settings: run.settings)
    while !replay.isAtHead {
      let input = try #require(replay.input(of: replay.cursor + 1))
      let command = replay.command(for: input)
      #expect(try Command.parse("\(command)") == command)
      try again.perform(command)
      replay.stepForward()
      #expect(again.cursor == replay.cursor)
    }
    #expect(again.stateDigest() == run.stateDigest())
  }
}
