extension InteractionEnvironment {
  /// `raft-state`: shows the role, term and leader of each node as the node sees it.
  func raftState() {
    for node in nodes {
      if node.isDown {
        output.write("\(node.id): down\n")
        continue
      }
      let status = node.raft.status
      let basic = status.basic
      let vote = status.config.voters.contains(basic.id) ? "(Voter)" : "(Non-Voter)"
      let leader = basic.softState.leader
      output.write("\(basic.id): \(basic.softState.role) \(vote) Term:\(basic.hardState.term) Lead:\(leader)\n")
    }
  }
}
