import Raft

extension WhyNotBuilder {
  /// The halves of a configuration that have to agree, each with a word for it: one, unless the configuration is joint.
  private static func halves(of config: JointConfig) -> [(name: String, voters: [NodeID])] {
    let incoming = config.incoming.voters.ids
    return config.isJoint ? [(" of the incoming half", incoming), (" of the outgoing half", config.outgoing.voters.ids)] : [("", incoming)]
  }

  /// The acknowledgements of an index that a leader has, and who lacks, with the first of the steps that would bring that voter's word.
  func addClassicNeeds(
    to answer: inout WhyNot, _ index: LogIndex, _ leader: NodeID, _ replica: Replica<MemoryStorage>, _ steps: [WhyNot.Step]
  ) {
    for half in Self.halves(of: replica.tracker.config.voters) {
      let matching = half.voters.filter { (replica.tracker.progress[$0]?.match ?? 0) >= index }
      let quorum = replica.decisionQuorum(voters: half.voters.count)
      let what = "acknowledgements of \(index)\(half.name)"
      let isPlaced = replica.log.lastIndex >= index
      let share = isPlaced ? Self.share(matching, of: quorum, what) : "\(nodeName(leader)) has placed nothing at \(index) yet"
      answer.needs.append(WhyNot.Need(what: what, nodes: matching, needed: quorum, text: "classic track: " + share))
      for voter in half.voters where voter != leader && !matching.contains(voter) {
        if answer.obstacles.contains(where: { $0.node == voter }) { continue }
        answer.obstacles.append(WhyNot.Obstacle(node: voter, text: silence(of: voter, to: leader, endedBy: steps)))
      }
    }
  }

  /// The votes that a candidate has, and what the others say or would say.
  func addBallotNeeds(
    to answer: inout WhyNot, _ standing: Replica<MemoryStorage>, what: String, obstacle: (NodeID) -> String
  ) {
    for half in Self.halves(of: standing.tracker.config.voters) {
      let grants = half.voters.filter { standing.tracker.vote(of: $0) == true }
      let quorum = standing.decisionQuorum(voters: half.voters.count)
      let what = what + half.name
      answer.needs.append(WhyNot.Need(what: what, nodes: grants, needed: quorum, text: Self.share(grants, of: quorum, what)))
      for voter in half.voters where voter != standing.id && !grants.contains(voter) {
        if answer.obstacles.contains(where: { $0.node == voter }) { continue }
        answer.obstacles.append(WhyNot.Obstacle(node: voter, text: obstacle(voter)))
      }
    }
  }
}
