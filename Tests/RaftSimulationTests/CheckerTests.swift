import Raft
import RaftSimulation
import Testing

/// A checker that cannot fail proves nothing: each is shown a history that breaks its property, and one that does not.
@Suite("Safety checkers") struct CheckerTests {
  private func content(_ sequence: UInt64) -> ContentID { ContentID(node: 2, incarnation: 1, sequence: sequence) }

  private func entry(_ index: LogIndex, _ term: Term, _ value: String, _ sequence: UInt64 = 0) -> Entry {
    let command = ApplicationCommand(request: RequestID(client: 2, number: sequence + 1), operation: .record(value))
    return Entry(
      term: term, index: index, insertedBy: .leader, content: sequence == 0 ? .none : content(sequence), data: command.encoded)
  }

  /// The names of the properties that a history breaks.
  private func broken(by observations: [Observation]) -> [String] {
    var invariants = Invariants()
    var names: [String] = []
    for (event, observation) in observations.enumerated() {
      for violation in invariants.judge(observation, event: event) {
        names.append(violation.checker)
        #expect(!violation.explanation.isEmpty)
        #expect(violation.event == event)
      }
    }
    return names
  }

  @Test("Two leaders of one term") func oneLeader() {
    let first = Observation.elected(1, term: 2, firstIndex: 1, log: [])
    #expect(broken(by: [first, .elected(2, term: 3, firstIndex: 1, log: [])]) == [])
    #expect(broken(by: [first, .elected(2, term: 2, firstIndex: 1, log: [])]) == ["one-leader"])
  }

  @Test("Two votes in one term, also across a restart; a term that goes back") func oneVote() {
    let first = Observation.hardState(3, HardState(term: 2, vote: 1))
    #expect(broken(by: [first, .hardState(3, HardState(term: 2, vote: 1, commit: 5)), .hardState(3, HardState(term: 3, vote: 2))]) == [])
    #expect(broken(by: [first, .started(3, applied: 0), .hardState(3, HardState(term: 2, vote: 2))]) == ["one-vote"])
    #expect(broken(by: [first, .hardState(3, HardState(term: 1))]) == ["one-vote"])
  }

  @Test("Two entries of one index and term; the same entry behind different ones") func logMatching() {
    let first = Observation.appended(1, previousTerm: 1, [entry(5, 2, "a", 1)])
    #expect(broken(by: [first, .appended(2, previousTerm: 1, [entry(5, 2, "a", 1)])]) == [])
    #expect(broken(by: [first, .appended(2, previousTerm: 1, [entry(5, 3, "b", 2)])]) == [])
    #expect(broken(by: [first, .appended(2, previousTerm: 1, [entry(5, 2, "b", 2)])]) == ["log-matching"])
    #expect(broken(by: [first, .appended(2, previousTerm: 2, [entry(5, 2, "a", 1)])]) == ["log-matching"])
    #expect(broken(by: [first, .appended(2, previousTerm: 0, [entry(5, 2, "a", 1)])]) == [])
  }

  @Test("A new leader without a committed value, or with another one") func leaderCompleteness() {
    let committed = Observation.committed(1, entry(2, 1, "a", 1), term: 1)
    #expect(broken(by: [committed, .elected(2, term: 2, firstIndex: 2, log: [entry(2, 2, "a", 1)])]) == [])
    #expect(broken(by: [committed, .elected(2, term: 2, firstIndex: 3, log: [])]) == [])
    #expect(broken(by: [committed, .elected(2, term: 2, firstIndex: 2, log: [])]) == ["leader-completeness"])
    #expect(broken(by: [committed, .elected(2, term: 2, firstIndex: 2, log: [entry(2, 2, "b", 2)])]) == ["leader-completeness"])
  }

  @Test("A deposed leader commits what its successor does not have") func lateCommit() {
    let elected = Observation.elected(2, term: 2, firstIndex: 2, log: [entry(2, 2, "b", 2)])
    #expect(broken(by: [elected, .committed(1, entry(2, 1, "a", 1), term: 1)]) == ["leader-completeness"])
    #expect(broken(by: [elected, .committed(1, entry(2, 1, "b", 2), term: 1)]) == [])
  }

  @Test("Two values at one index, committed or applied, in any terms; conf changes by their data") func oneValue() {
    let first = Observation.committed(1, entry(2, 1, "a", 1), term: 1)
    #expect(broken(by: [first, .committed(2, entry(2, 5, "a", 1), term: 5)]) == [])
    #expect(broken(by: [first, .committed(2, entry(2, 1, "b", 2), term: 1)]) == ["one-value"])
    #expect(broken(by: [.started(2, applied: 1), first, .applied(2, entry(2, 1, "b", 2), history: 1, frontier: 2)]) == ["one-value"])
    let change = Entry(term: 1, index: 3, kind: .confChange, data: [1])
    let other = Entry(term: 2, index: 3, kind: .confChange, data: [2])
    #expect(broken(by: [.committed(1, change, term: 1), .committed(2, other, term: 2)]) == ["one-value"])
  }

  @Test("One fast proposal at two indexes; a plain one is at-least-once") func oneIndex() {
    let first = Observation.committed(1, entry(2, 1, "a", 1), term: 1)
    #expect(broken(by: [first, .committed(1, entry(3, 1, "a", 1), term: 1)]) == ["one-index"])
    #expect(broken(by: [.committed(1, entry(2, 1, "a"), term: 1), .committed(1, entry(3, 1, "a"), term: 1)]) == [])
  }

  @Test("One content identifier for two payloads") func contentIdentity() {
    #expect(broken(by: [.slotFilled(1, entry(2, 1, "a", 1)), .slotFilled(2, entry(2, 1, "b", 1))]) == ["content-identity"])
    #expect(
      broken(by: [.slotFilled(1, entry(2, 1, "a", 1)), .appended(2, previousTerm: 1, [entry(7, 2, "b", 1)])]) == ["content-identity"])
    #expect(broken(by: [.slotFilled(1, entry(2, 1, "a", 1)), .appended(2, previousTerm: 1, [entry(2, 2, "a", 1)])]) == [])
  }

  @Test("Frontiers that go back while a node runs, but not across a restart") func frontiers() {
    let ahead = Observation.frontiers(1, commit: 5, fast: 7)
    #expect(broken(by: [ahead, .frontiers(1, commit: 6, fast: 7)]) == [])
    #expect(broken(by: [ahead, .frontiers(1, commit: 4, fast: 7)]) == ["frontiers"])
    #expect(broken(by: [ahead, .frontiers(1, commit: 5, fast: 6)]) == ["frontiers"])
    #expect(broken(by: [ahead, .started(1, applied: 0), .frontiers(1, commit: 5, fast: 0)]) == [])
  }

  @Test("Something applied beyond both frontiers") func appliedBounds() {
    let applied = entry(1, 1, "a", 1)
    #expect(broken(by: [.applied(1, applied, history: 1, frontier: 1)]) == [])
    #expect(broken(by: [.applied(1, applied, history: 1, frontier: 0)]) == ["applied-bounds"])
  }

  @Test("Sequences that differ, have gaps, or repeat; a snapshot of another state") func appliedAgree() {
    let first = Observation.applied(1, entry(1, 1, "a", 1), history: 10, frontier: 9)
    #expect(broken(by: [first, .applied(2, entry(1, 2, "a", 1), history: 10, frontier: 9)]) == [])
    #expect(broken(by: [first, .applied(2, entry(1, 2, "a", 1), history: 11, frontier: 9)]) == ["applied-agree"])
    #expect(broken(by: [first, .applied(1, entry(3, 1, "c", 3), history: 12, frontier: 9)]) == ["applied-agree"])
    #expect(broken(by: [first, .applied(1, entry(1, 1, "a", 1), history: 10, frontier: 9)]) == ["frontiers", "applied-agree"])
    #expect(broken(by: [first, .restored(2, application: Application(), index: 1)]) == ["applied-agree"])
  }

  @Test("Votes, grants and acknowledgements that are not on disk; acknowledgements of what the leader has otherwise") func durablePromises()
    throws
  {
    var disk = MemoryStorage()
    let held = entry(2, 1, "a", 1)
    try disk.write(
      StorageWrite(hardState: HardState(term: 3, vote: 1), entries: [entry(1, 1, "n", 9)], slotWrites: [.insert(held)]))
    func vote(_ entry: Entry, _ term: Term) -> Observation {
      .promised(Message(kind: .fastVote, to: 1, from: 2, term: term, entries: [entry]), disk: disk)
    }
    #expect(broken(by: [vote(held, 3), vote(entry(1, 1, "n", 9), 3)]) == [])
    #expect(broken(by: [vote(entry(2, 1, "b", 2), 3)]) == ["durable-promises"])
    #expect(broken(by: [vote(entry(3, 1, "b", 2), 3)]) == ["durable-promises"])
    #expect(broken(by: [vote(held, 4)]) == ["durable-promises"])
    #expect(broken(by: [.promised(Message(kind: .voteResponse, to: 1, from: 2, term: 3), disk: disk)]) == [])
    #expect(broken(by: [.promised(Message(kind: .voteResponse, to: 4, from: 2, term: 3), disk: disk)]) == ["durable-promises"])
    #expect(broken(by: [.promised(Message(kind: .appendResponse, to: 1, from: 2, index: 1), disk: disk)]) == [])
    #expect(broken(by: [.promised(Message(kind: .appendResponse, to: 1, from: 2, index: 2), disk: disk)]) == ["durable-promises"])
    let acknowledged = Observation.promised(Message(kind: .appendResponse, to: 1, from: 2, term: 3, index: 1), disk: disk)
    #expect(broken(by: [.elected(1, term: 3, firstIndex: 1, log: [entry(1, 1, "n", 9)]), acknowledged]) == [])
    #expect(broken(by: [.elected(1, term: 3, firstIndex: 1, log: [entry(1, 3, "n", 9)]), acknowledged]) == ["durable-promises"])
  }

  @Test("A leader that changes what it has in its log, or leaves a gap; another term is another office") func leaderAppendOnly() {
    let elected = Observation.elected(1, term: 2, firstIndex: 2, log: [entry(2, 1, "a", 1), entry(3, 2, "n")])
    func led(_ entries: Entry..., term: Term = 2) -> Observation { .led(1, term: term, entries) }
    #expect(broken(by: [elected, led(entry(4, 2, "b", 2)), led(entry(5, 2, "c", 3))]) == [])
    #expect(broken(by: [led(entry(3, 2, "n")), elected, led(entry(4, 2, "b", 2))]) == [])
    #expect(broken(by: [elected, led(entry(3, 2, "b", 2))]) == ["leader-append-only"])
    #expect(broken(by: [elected, led(entry(2, 2, "a", 1))]) == ["leader-append-only"])
    #expect(broken(by: [elected, led(entry(5, 2, "b", 2))]) == ["leader-append-only"])
    #expect(broken(by: [led(entry(3, 2, "b", 2)), elected]) == ["leader-append-only"])
    #expect(broken(by: [elected, .led(1, term: 3, [entry(3, 3, "b", 2)])]) == [])
    #expect(broken(by: [elected, .started(1, applied: 0), led(entry(3, 2, "b", 2))]) == [])
  }

  @Test("A request that takes effect twice") func exactlyOnce() {
    let first = Observation.tookEffect(1, RequestID(client: 2, number: 1), index: 4)
    #expect(broken(by: [first, .tookEffect(3, RequestID(client: 2, number: 1), index: 4)]) == [])
    #expect(broken(by: [first, .tookEffect(1, RequestID(client: 2, number: 2), index: 5)]) == [])
    #expect(broken(by: [first, .tookEffect(1, RequestID(client: 2, number: 1), index: 5)]) == ["exactly-once"])
    #expect(broken(by: [first, .tookEffect(3, RequestID(client: 2, number: 1), index: 5)]) == ["exactly-once"])
  }

  @Test("A node that stops itself is told once") func noHalt() {
    let halted = Observation.halted(1, reason: "two payloads under one name")
    #expect(broken(by: [halted, halted]) == ["no-halt"])
    #expect(broken(by: [halted, .started(1, applied: 0), halted]) == ["no-halt", "no-halt"])
  }

  @Test("Every property is named, claims something, and is in the grammar") func catalogue() throws {
    for invariant in Invariants.catalogue {
      #expect(try Command.parse("expect violation \(invariant.name)") == .expect(.violation(invariant.name)))
      #expect(invariant.claim.hasSuffix("."))
      #expect(invariant.rule.split(separator: ", ").allSatisfy { Rule(name: String($0)) != nil })
    }
  }
}
