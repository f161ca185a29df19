import Raft
import RaftSimulation
import Testing

@Suite("The network") struct NetworkTests {
  /// Three nodes with a leader and nothing in flight.
  private func run(_ lines: String..., nodes: Int = 3) throws -> Run {
    var run = Run(settings: ClusterSettings(nodeCount: nodes, seed: 3))
    try run.perform(line: "campaign 1")
    try run.perform(line: "settle")
    for line in lines { try run.perform(line: line) }
    return run
  }

  @Test("Messages are numbered in the order of sending, and each knows its message delay") func numbers() throws {
    var run = try run("propose 2 x")
    let first = run.cluster.network.messages
    #expect(first.allSatisfy { $0.delay == 1 && $0.request == RequestID(client: 2, number: 1) })
    #expect(Set(first.map(\.number)).count == first.count)
    try run.perform(line: "deliver 2>3 MsgFastProp")
    let vote = try #require(run.cluster.network.messages.first { $0.link == Link(from: 3, to: 1) })
    #expect(vote.delay == 2)
    #expect(vote.number > first.map(\.number).max() ?? 0)
  }

  @Test("A link keeps the order of its messages, and time moves to the moment of arrival") func order() throws {
    var run = try run()
    for number in 1...30 { run.act(.propose(node: 2, value: "v\(number)")) }
    let times = run.cluster.network.messages.filter { $0.link == Link(from: 2, to: 1) }
    #expect(times.map(\.number) == times.map(\.number).sorted())
    let next = try #require(run.cluster.network.nextDeliverable)
    run.stepForward()
    #expect(run.cluster.time == next.dueAt)
  }

  @Test("Dropped, doubled, held, released and reordered messages do what the word says") func verbs() throws {
    var run = try run("propose 2 x")
    let count = run.cluster.network.messages.count
    try run.perform(line: "drop 2>3 MsgFastProp")
    #expect(run.cluster.network.messages.count == count - 1)
    try run.perform(line: "duplicate 2>1 MsgFastProp")
    let copies = run.cluster.network.messages.filter { $0.message.kind == .fastProposal }
    #expect(copies.count == 2)
    #expect(copies[1].copyOf == copies[0].number)
    try run.perform(line: "hold \(copies[0].number)")
    #expect(run.cluster.network.status(of: try #require(run.cluster.network.message(copies[0].number))) == .held)
    try run.perform(line: "release all")
    try run.perform(line: "reorder \(copies[1].number) first")
    #expect(run.cluster.network.nextDeliverable?.number == copies[1].number)
    try run.perform(line: "reorder \(copies[1].number) last")
    #expect(run.cluster.network.messages.last?.number == copies[1].number)
  }

  @Test("On a cut link a message waits; it is lost at the first tick after it should have arrived") func cutLink() throws {
    var run = try run("propose 2 x", "cut 2>1")
    let cutOff = try #require(run.cluster.network.messages.first { $0.link == Link(from: 2, to: 1) })
    #expect(run.cluster.network.status(of: cutOff) == .cutOff)
    #expect(throws: CommandFailure.self) { try run.perform(line: "deliver \(cutOff.number)") }
    // Mended in time it arrives.
    var mended = run
    try mended.perform(line: "mend 2>1")
    try mended.perform(line: "deliver \(cutOff.number)")
    // Not mended, it is lost, and the event says so.
    let record = run.act(.tick(nil))
    #expect(record.facts.contains { if case .lost(let item, .cutOff) = $0 { item.number == cutOff.number } else { false } })
    #expect(run.cluster.network.message(cutOff.number) == nil)
    // The other direction was never cut.
    #expect(!run.cluster.network.isCut(Link(from: 1, to: 2)))
  }

  @Test("What a crashed node has sent stays on its way; what is sent to it is lost in time") func crashedNode() throws {
    var run = try run("propose 2 x", "crash 2")
    #expect(run.cluster.network.messages.contains { $0.message.from == 2 })
    #expect(run.cluster.network.nextDeliverable?.message.from == 2)
    try run.perform(line: "tick 10")
    #expect(!run.cluster.network.messages.contains { $0.message.to == 2 && $0.dueAt + 100_000 < run.cluster.time })
  }

  @Test("A partition cuts between groups, those who are not named being one; healing mends all") func partition() throws {
    var run = try run("partition 1 2", nodes: 5)
    let cut = run.cluster.network.cutLinks
    #expect(cut.count == 12)
    #expect(cut.allSatisfy { ($0.from <= 2) != ($0.to <= 2) })
    try run.perform(line: "heal")
    #expect(run.cluster.network.cutLinks.isEmpty)
    try run.perform(line: "isolate 3")
    #expect(run.cluster.network.cutLinks.count == 8)
  }

  @Test("One more message on a link shifts no draw of another link") func independentDraws() throws {
    var one = try run("propose 2 x", nodes: 5)
    var other = try run("propose 3 y", "propose 2 x", nodes: 5)
    one.act(.tick(nil))
    other.act(.tick(nil))
    func travel(_ run: Run, _ link: Link) -> UInt64? {
      run.cluster.network.messages.first { $0.link == link && $0.message.kind == .heartbeat }.map { $0.dueAt - $0.sentAt }
    }
    #expect(travel(one, Link(from: 1, to: 4)) != nil)
    #expect(travel(one, Link(from: 1, to: 4)) == travel(other, Link(from: 1, to: 4)))
  }
}

@Suite("Random numbers") struct RandomnessTests {
  @Test("A draw depends on seed, purpose, subject and ordinal, and on nothing else") func keyed() {
    let randomness = Randomness(seed: 42)
    #expect(randomness.draw(.action, subject: 1, ordinal: 2) == Randomness(seed: 42).draw(.action, subject: 1, ordinal: 2))
    #expect(randomness.draw(.action, subject: 1, ordinal: 2) != randomness.draw(.target, subject: 1, ordinal: 2))
    #expect(randomness.draw(.action, subject: 1, ordinal: 2) != randomness.draw(.action, subject: 2, ordinal: 2))
    #expect(randomness.draw(.action, subject: 1, ordinal: 2) != randomness.draw(.action, subject: 1, ordinal: 3))
    #expect(randomness.draw(.action, subject: 1, ordinal: 2) != Randomness(seed: 43).draw(.action, subject: 1, ordinal: 2))
  }

  @Test("Bounded draws stay in bounds and reach all values") func bounded() {
    let randomness = Randomness(seed: 1)
    let draws = (0..<1000).map { randomness.draw(.action, ordinal: $0, below: 7) }
    #expect(Set(draws) == Set(0..<7))
    let share = (0..<10_000).count { randomness.happens(.action, ordinal: UInt64($0), permille: 250) }
    #expect((2300...2700).contains(share))
  }
}
