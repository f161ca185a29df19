import Raft

/// What two states of one node are compared by, beside its log.
struct NodeFacts {
  private let node: SimulatedNode

  init(_ node: SimulatedNode) {
    self.node = node
  }

  /// Something with a name.
  struct Field {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  private var hardState: HardState { node.raft?.basicStatus.hardState ?? node.disk.hardState }

  /// What it keeps on its disk beside the log.
  var diskFields: [Field] {
    let vote = hardState.vote == noNode ? "nobody" : nodeName(hardState.vote)
    return [Field("term", "\(hardState.term)"), Field("vote", vote), Field("commit", "\(hardState.commit)")]
  }

  /// What it has in memory only, as a screen shows it.
  var memoryFields: [Field] {
    guard let replica = node.raft?.replica else { return [] }
    return [
      Field("role", replica.role.word), Field("leader", replica.leader == noNode ? "unknown" : nodeName(replica.leader)),
      Field("fast frontier", "\(replica.log.fast)"),
    ]
  }

  /// What its application has.
  var applicationFields: [Field] {
    let pairs = node.application.pairs.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    return [
      Field("applied", "\(node.application.appliedIndex)"), Field("stored values", pairs.isEmpty ? "none" : pairs),
      Field("history", "\(node.application.history)"), Field("members", Explainer.words(for: node.confState)),
      Field("snapshot", "\(node.disk.snapshot().index)"), Field("incarnation", "\(hardState.incarnation)"),
      Field("starts", "\(node.startCount)"),
    ]
  }

  /// What lies deeper in memory.
  var innerFields: [Field] {
    guard let replica = node.raft?.replica else { return [] }
    return [
      Field("votes counted", tallies(replica)), Field("acknowledged", matches(replica)),
      Field("election clock", "\(replica.electionElapsed) of \(replica.randomizedElectionTimeout) ticks"),
    ]
  }

  private func tallies(_ replica: Replica<MemoryStorage>) -> String {
    let words = replica.fastTallies.map { tally in
      let values = tally.candidates.map { "\(EntryValue($0.entry).tag) by \(nodeNames($0.voters))" }
      return "\(tally.index): \(values.joined(separator: ", "))"
    }
    return words.isEmpty ? "none" : words.joined(separator: "; ")
  }

  private func matches(_ replica: Replica<MemoryStorage>) -> String {
    guard replica.role == .leader else { return "none" }
    return replica.tracker.voterNodes.map { "\(nodeName($0)) \(replica.tracker.progress[$0]?.match ?? 0)" }.joined(separator: ", ")
  }
}
